"""What ``caich import`` answers as JSON: a contract, the same in every language."""

from typing import Any

from msgspec import Struct

from caichcli.importers.comparison import Comparison, Match
from caichcli.importers.draft import Draft, Proposal, Verdict, Words
from caichcli.importers.grids.grid import Note
from caichcli.importers.tables import Table
from caichcli.plan.model import Id


class ColumnRead(Struct, frozen=True):
    """A column's heading and what it was taken to mean."""

    heading: str
    role: str


class Compared(Struct, frozen=True):
    """Beside the plan ``file``: every task's match, the tasks that only the plan has, the diff."""

    file: str
    matches: tuple[Match, ...]
    areas: tuple[Id, ...]
    absent: tuple[Id, ...]
    diff: str
    commit: str | None


class ImportAnswer(Struct, frozen=True):
    """``caich import --format json``.

    ``areas`` and ``tasks`` are records as a plan file has them; ``written`` is the file that was
    written, null of a trial.
    """

    file: str
    columns: list[ColumnRead]
    areas: list[dict[str, Any]]
    tasks: list[dict[str, Any]]
    proposals: list[Proposal]
    verdicts: list[Verdict]
    notes: list[Note]
    words: Words
    compared: Compared | None
    written: str | None


def beside(file: str, comparison: Comparison, diff: str, commit: str | None) -> Compared:
    """Return how the draft compares with the plan of a file."""
    return Compared(file, comparison.matches, comparison.areas, comparison.absent, diff, commit)


def answer(
    file: str, table: Table, draft: Draft, compared: Compared | None, written: str | None
) -> ImportAnswer:
    """The whole answer; columns are those of the table's first heading."""
    first = table.headings[0][0]
    columns = [
        ColumnRead(" ".join(heading.split()), role)
        for heading, role in zip(first.headings, first.roles, strict=True)
    ]
    return ImportAnswer(
        file,
        columns,
        list(draft.areas),
        list(draft.tasks),
        list(draft.proposals),
        list(draft.verdicts),
        list(draft.notes),
        draft.words,
        compared,
        written,
    )
