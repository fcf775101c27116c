"""A template looked through before any report is made of it: tags, names, what it does."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from msgspec import Struct

from caichcli.files.disk.templates import Load, Template
from caichcli.formats.documents import environment, html, markdown
from caichcli.formats.documents.environment import Job, TemplateFault
from caichcli.formats.documents.samples import samples
from caichcli.language.wording import Language


class Made(Struct, frozen=True):
    """What the sample reports say of their making."""

    version: str = "0"
    revision: str | None = "0000000"
    digest: str = "0" * 12
    day: dt.date = dt.date(2026, 6, 29)
    changed: bool = False


def check(template: Template, load: Load, lang: Language) -> list[TemplateFault]:
    """The faults of a template: tags without an end, unknown names, whatever stops it.

    It is tried on reports of an invented plan, one in which everything occurs and one
    in which nothing does. Its file's name tells of which report it is; of another name,
    it may use what reports on a period have.
    """
    name = PurePath(template.name).name
    jobs = [
        Job(name, {"report": value, "made": Made()}, value.book, lang, load)
        for value in samples(name.partition(".")[0])
    ]
    if name.endswith(".docx"):
        return _once(_of_word(template, jobs))
    return _once(_of_text(template, jobs))


def _of_text(template: Template, jobs: Iterable[Job]) -> Iterator[TemplateFault]:
    writer = markdown if template.name.endswith(".md.j2") else html
    for job in jobs:
        own = {function.__name__: function for function in writer.FILTERS}
        made = environment.write(job, template.name, writer.data, {template.name: template}, own)
        if isinstance(made, TemplateFault):
            yield made
            continue
        yield from environment.unknown(job, template, own)


def _of_word(template: Template, jobs: Iterable[Job]) -> Iterator[TemplateFault]:
    from caichcli.formats.documents import word_template

    for job in jobs:
        opened = word_template.opened(template)
        if isinstance(opened, TemplateFault):
            yield opened
            return
        faults = [fault for part in opened.parts for fault in word_template.broken(part)]
        if faults:
            yield from faults
            return
        document = word_template.fill(opened, job)
        if isinstance(document, TemplateFault):
            yield document
        else:
            yield from word_template.unknown(template, job)


def _once(faults: Iterable[TemplateFault]) -> list[TemplateFault]:
    return list(dict.fromkeys(faults))
