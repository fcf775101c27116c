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
from msgspec import structs

from caichcli.files.disk.templates import Load, OwnTemplate, Template, shipped_alone
from caichcli.files.disk.worker import MEGABYTE, Bounds, Ended, Worker
from caichcli.formats.documents import writer
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
MOST_OF_BATCH = 256 * MEGABYTE  # of all documents of a batch together
# What a child loads while its parent is still at the report.
_AHEAD = ("caichcli.formats.documents.checking",)


class Workshop:
    """Templates at work for one batch, those of a workspace apart; to be closed.

    ``first`` is the template that the work begins with, as ``load`` gives it.
    """

    def __init__(self, load: Load, first: object, bounds: Bounds = BOUNDS) -> None:
        self._load = load
        self._shipped = shipped_alone(load)
        self._first = first
        self._bounds, self._room = bounds, MOST_OF_BATCH
        self._own = ""  # the template that is not caich's, as messages name it
        self._worker: Worker | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        if isinstance(self._first, Template) and self._first.own:
            self._set_apart(self._first.name)
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def document(
        self, format_: str, report: str, values: Mapping[str, object], book: Book, lang: Language
    ) -> str | bytes | TemplateFault:
        """Return a report as a document, or what is wrong with its template."""
        bounds = structs.replace(self._bounds, large=min(self._bounds.large, self._room))
        document = self._done(partial(_document, format_, report, values, book, lang), bounds)
        if isinstance(document, Ended):
            return self._fault(document)
        return msgspec.convert(document, TemplateFault) if isinstance(document, dict) else document

    def faults(self, template: Template, lang: Language) -> list[TemplateFault]:
        """Return what is wrong with a template that is looked through before use.

        What it holds gives it no right to take more.
        """
        bounds = structs.replace(self._bounds, seconds_more=0, memory_more=0)
        faults = self._done(partial(_faults, template, lang), bounds)
        if isinstance(faults, Ended):
            return [self._fault(faults)]
        return msgspec.convert(faults, list[TemplateFault])

    def _done(self, work: Callable[[Load], object], bounds: Bounds) -> Any:
        """What work on templates gives, as it is or as MessagePack has it; or Ended."""
        if self._worker is None:
            try:
                return work(self._shipped)
            except OwnTemplate as own:
                worker = self._set_apart(own.name)
        else:
            worker = self._worker
        answer = worker.ask(partial(work, self._load), bounds)
        if isinstance(answer, Ended):
            return answer
        self._room -= len(answer)
        return msgspec.msgpack.decode(answer)

    def _set_apart(self, own: str) -> Worker:
        self._own = own
        self._worker = self._open.enter_context(Worker(ahead=_AHEAD))
        return self._worker

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
