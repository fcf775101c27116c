"""What a draft tells of the work so far, and of the columns that it drops."""

from collections.abc import Iterator, Mapping, Sequence

from caichcli.importers.drafts.draft import DraftEntry
from caichcli.importers.drafts.verdicts import RowReport
from caichcli.importers.grids.grid import GridNote
from caichcli.importers.task_tables.records import RecordOutcome
from caichcli.importers.task_tables.task_cells import TaskCells
from caichcli.importers.task_tables.wordings import Role


def draft_entries(
    tasks: Sequence[TaskCells], completions: Mapping[int, RecordOutcome]
) -> Iterator[DraftEntry]:
    """Yield what the rows tell of the work so far, by their tasks."""
    for task in tasks:
        completion = completions[id(task)]
        if completion.record and completion.entry:
            row = task.rows[0]
            yield DraftEntry(task.id, row.grid.numbers[row.at], completion.entry)


def history_notes(
    reports: Sequence[RowReport],
    completions: Mapping[int, RecordOutcome],
    private_roles: frozenset[Role],
) -> Iterator[GridNote]:
    """Yield what is told of the columns on the work so far, and of those that are dropped."""
    if any(one.lacks_day for one in completions.values()):
        yield GridNote("history-day")
    every = {id(each.row.columns): each.row.columns for each in reports}
    for role in sorted(private_roles):
        headings = [
            " ".join(columns.headings[at].split())
            for columns in every.values()
            if columns
            for at in columns.of(role)
        ]
        if headings:
            yield GridNote(f"dropped-{role}", {"headings": "; ".join(dict.fromkeys(headings))})
