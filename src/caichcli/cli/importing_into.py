"""A draft put into a plan that exists: shown as a diff, or written, all of it or nothing."""

import os
from collections.abc import Sequence

from msgspec import Struct, structs

from caichcli.cli import session
from caichcli.cli.output import on_terminal
from caichcli.cli.usage import Refusal
from caichcli.importers import building
from caichcli.importers.comparing import Comparison, compare
from caichcli.importers.draft import Draft, Terms
from caichcli.importers.grids.grid import Note
from caichcli.importers.tables import Table
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.finding import Route
from caichcli.plan.model import Id
from caichcli.services import errors, recording
from caichcli.services.entries import Revision, Unacceptable
from caichcli.services.errors import Origin
from caichcli.services.recording import Instruction, Recording


class Asked(Struct, frozen=True):
    """A table, and what is to be done with it."""

    table: Table
    notes: tuple[Note, ...]
    area: str | None
    into: str
    apply: bool
    skip_refused: bool
    commit: bool
    format: str
    lang: Language


class Result(Struct, frozen=True):
    """What an import made: the draft, how it compares with a plan, what was written and said.

    ``shown`` is the diff as a terminal shows it. ``refusal`` is told after the verdicts.
    """

    draft: Draft
    compared: Comparison | None = None
    file: str = ""
    diff: str = ""
    shown: str = ""
    commit: str | None = None
    written: str | None = None
    said: tuple[str, ...] = ()
    refusal: errors.Refusal | None = None


class _Maker:
    """Makes the plan's edits of the table; keeps what it made them of."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.draft: Draft | None = None
        self.compared: Comparison | None = None

    def __call__(self, book: Book) -> Revision:
        asked = self.asked
        area = session.find_areas(book, [asked.area])[0] if asked.area else ""
        period = book.head.period
        terms = Terms(period.start, period.end, book.issued)
        draft = building.build(asked.table, book.register, terms, area)
        self.draft = noted(draft, asked.notes)
        self.compared = compare(self.draft, book)
        touched = [match for match in self.compared.matches if match.kind != "same"]
        origins = _origins(self.draft, self.compared, book)
        return Revision(self.compared.edits, [match.id for match in touched], origins)


def carry_out(asked: Asked) -> Result:
    """Try the draft on the plan, and write it where that is asked for and nothing is refused."""
    here = session.start(asked.lang)
    trial = Instruction(asked.into, dry_run=True)
    maker = _Maker(asked)
    try:
        done = recording.record(here, maker, trial, "importing.commit")
    except Unacceptable as refusal:
        if maker.draft is None:
            raise
        return Result(maker.draft, maker.compared, asked.into, refusal=refusal)
    result = _result(maker, done, asked)
    if not asked.apply or not maker.compared or not maker.compared.edits:
        return result
    refused = result.draft.count("refused")
    if refused and not asked.skip_refused:
        told = Refusal("importing.has-refused", count=refused, path=result.file)
        return structs.replace(result, refusal=told)
    order = Instruction(asked.into, commit=asked.commit)
    written = recording.record(here, maker, order, "importing.commit")
    return _result(maker, written, asked, applied=True)


def noted(draft: Draft, notes: Sequence[Note]) -> Draft:
    """The draft with what there is to tell of its file."""
    return structs.replace(draft, notes=(*notes, *draft.notes))


def _result(maker: _Maker, done: Recording, asked: Asked, *, applied: bool = False) -> Result:
    assert maker.draft is not None
    assert maker.compared is not None
    path = done.path
    diff = done.difference()
    colour = on_terminal() and "NO_COLOR" not in os.environ
    shown = done.difference(colour=True) if colour else ""
    key = "no-change" if not diff else "applied" if applied else "dry-run"
    said = say(asked.lang, f"importing.{key}", path=path, count=len(done.judgement.records))
    return Result(
        maker.draft,
        maker.compared,
        path,
        diff,
        shown,
        done.commit,
        path if applied else None,
        (*_warned(done, asked), said),
        done.fault,
    )


def _warned(done: Recording, asked: Asked) -> tuple[str, ...]:
    warnings = done.judgement.warnings
    if not warnings.findings:
        return ()
    from caichcli.cli.refusals import findings

    return (findings(warnings, asked.lang),)


def _origins(draft: Draft, compared: Comparison, book: Book) -> dict[Route, Origin | None]:
    """The rows of the file that tasks of the new text are from, by the tasks' routes."""
    rows: dict[Id, Origin] = {}
    for verdict in draft.verdicts:
        if verdict.task is not None:
            rows.setdefault(verdict.task, Origin(verdict.row))
    position = {task.id: at for at, task in enumerate(book.tasks)}
    origins: dict[Route, Origin | None] = {}
    end = len(book.tasks)
    for match in compared.matches:
        if match.task is None:
            origins["tasks", end] = rows.get(match.draft)
            end += 1
        elif match.kind == "changed":
            origins["tasks", position[match.task]] = rows.get(match.draft)
    return origins
