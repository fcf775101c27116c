"""A template looked through before any report is made of it: tags, names, what it does."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from caichcli.files.disk.templates import Load, Template
from caichcli.formats.documents import environment, html, markdown
from caichcli.formats.documents.environment import Job
from caichcli.formats.documents.faults import TemplateFault
from caichcli.formats.documents.prose import Prose
from caichcli.formats.documents.provenance import Provenance
from caichcli.formats.documents.samples import samples
from caichcli.language.wording import Language
from caichcli.views.report.face import Face

# Reasons after which no more is tried.
SPENT = ("slow", "memory")
# What the sample reports say of their making.
PROVENANCE = Provenance("0", "0" * 7, "0" * 12, dt.date(2026, 6, 29))
# What a template is given beside its report.
BESIDE = {"made": PROVENANCE, "face": Face(), "prose": Prose()}


def check(template: Template, load: Load, lang: Language) -> list[TemplateFault]:
    """Return the faults of a template: tags without an end, unknown names, whatever stops it.

    It is tried on reports of an invented plan, one in which everything occurs and one
    in which nothing does. Its file's name tells of which report it is; of another name,
    it may use what reports on a period have.
    """
    name = PurePath(template.name).name
    jobs = [
        Job(name, {"report": value, **BESIDE}, value.book, lang, load)
        for value in samples(name.partition(".")[0])
    ]
    faults = _of_word(template, jobs) if name.endswith(".docx") else _of_text(template, jobs)
    return list(dict.fromkeys(_while_it_may(faults)))


def _while_it_may(faults: Iterator[TemplateFault]) -> Iterator[TemplateFault]:
    """The faults up to one that says that the template has taken all that it may."""
    for fault in faults:
        yield fault
        if fault.reason in SPENT:
            return


def _of_text(template: Template, jobs: Sequence[Job]) -> Iterator[TemplateFault]:
    writer = markdown if template.name.endswith(".md.j2") else html
    own = {function.__name__: function for function in writer.FILTERS}
    unknown = environment.unknown_names(jobs[0], template, own)  # the same for all: told once
    for job in jobs:
        text = environment.write(job, template.name, writer.data, {template.name: template}, own)
        if isinstance(text, TemplateFault):
            yield text
        else:
            yield from unknown


def _of_word(template: Template, jobs: Sequence[Job]) -> Iterator[TemplateFault]:
    from caichcli.formats.documents.word.template import fill, open_template, unknown_values

    word_template = open_template(template)
    if isinstance(word_template, TemplateFault):
        yield word_template
        return
    if word_template.faults:
        yield from word_template.faults
        return
    unknown = list(unknown_values(word_template, jobs[0]))
    for job in jobs:
        document = fill(word_template, job)
        if isinstance(document, TemplateFault):
            yield document
        else:
            yield from unknown
