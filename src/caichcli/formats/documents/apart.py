"""Where templates are put to work: those of a workspace in a child process, within bounds.

Whatever a template of a workspace makes of little, it ends: the child is held to
bounds of time and memory as a whole, so no filter or loop need be thought of. What
caich ships runs in this process. One child serves a whole batch.
"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from typing import Any, Self

import msgspec

from caichcli.files.disk.templates import Load, OwnTemplate, Template, shipped_alone
from caichcli.files.disk.worker import MEGABYTE, Bounds, Ended, Worker
from caichcli.formats.documents import FORMATS, writer
from caichcli.formats.documents.faults import TemplateFault
from caichcli.language.wording import Language
from caichcli.plan.book import Book

# A report of 25,000 tasks holds 17 MB and takes 2 seconds and 300 MB; in Word one of 10,000 tasks
# holds 7 MB and takes 6 seconds and 1 GB.
BOUNDS = Bounds(
    seconds=5,
    memory=512 * MEGABYTE,
    large=64 * MEGABYTE,
    seconds_more=4,
    memory_more=100 * MEGABYTE,
)


class Workshop:
    """Templates at work for one batch, those of a workspace apart; to be closed."""

    def __init__(self, load: Load, bounds: Bounds = BOUNDS) -> None:
        self._load = load
        self._shipped = shipped_alone(load)
        self._bounds = bounds
        self._own = ""  # the first template of the workspace's own, as messages name it
        self._worker: Worker | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def document(
        self, format_: str, report: str, values: Mapping[str, object], book: Book, lang: Language
    ) -> str | bytes | TemplateFault:
        """Return a report as a document, or what is wrong with its template."""
        source = self._load(FORMATS[format_].template.format(report))
        document = self._done(partial(_document, format_, report, values, book, lang), source)
        if isinstance(document, Ended):
            return self._fault(document)
        return msgspec.convert(document, TemplateFault) if isinstance(document, dict) else document

    def faults(self, template: Template, lang: Language) -> list[TemplateFault]:
        """Return what is wrong with a template that is looked through before use."""
        faults = self._done(partial(_faults, template, lang), template)
        if isinstance(faults, Ended):
            return [self._fault(faults)]
        return msgspec.convert(faults, list[TemplateFault])

    def _done(self, work: Callable[[Load], object], source: object) -> Any:
        """What work on templates gives, or Ended; ``source`` is the template it begins with."""
        if self._worker is None:
            try:
                if isinstance(source, Template) and source.own:
                    raise OwnTemplate(source.name)
                return work(self._shipped)
            except OwnTemplate as own:
                self._own = own.name
                self._worker = self._open.enter_context(Worker())
        answer = self._worker.ask(partial(work, self._load), self._bounds)
        return answer if isinstance(answer, Ended) else msgspec.msgpack.decode(answer)

    def _fault(self, ended: Ended) -> TemplateFault:
        return TemplateFault(ended.reason, self._own, detail=ended.detail)


def _document(
    format_: str,
    report: str,
    values: Mapping[str, object],
    book: Book,
    lang: Language,
    load: Load,
) -> str | bytes | TemplateFault:
    from caichcli.formats.documents.environment import Job

    return writer(format_).write(Job(report, values, book, lang, load))


def _faults(template: Template, lang: Language, load: Load) -> list[TemplateFault]:
    from caichcli.formats.documents import checking

    return checking.check(template, load, lang)
