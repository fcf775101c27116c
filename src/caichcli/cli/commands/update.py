"""``caich update``: what was reported, into the log of its tasks."""

from pathlib import PurePath
from typing import Annotated, Any

import typer

from caichcli.cli import recording
from caichcli.cli.asking.reports import interview
from caichcli.cli.options import records
from caichcli.cli.options.reports import ReportOptions
from caichcli.cli.usage import Misuse
from caichcli.language.wording import read_day
from caichcli.services.records import additions
from caichcli.services.records.recording import book as book_of

# Files that a sheet of reports may be; no id of a task ends so.
SHEETS = (
    ".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".doc", ".odt", ".csv", ".tsv", ".md", ".pdf",
)  # fmt: skip


def command(
    tasks: records.TaskIdsOrNone = None,
    *,
    report: ReportOptions,
    undo: records.Undo = False,
    interactive: Annotated[bool, typer.Option("--interactive", "-i")] = False,
    writing: records.RowsWriting,
) -> int:
    """Append an entry to the log of each task, or a stream's; return 1 where rows were left out."""
    request = recording.request(writing)
    here = request.session
    if undo:
        recording.undo(request, alone=not (tasks or report.status or report.note or interactive))
        return 0
    values = report.values(additions.recording_day(here, report.date))
    if interactive:
        tasks, values = _answers(request, tasks or [], values)
    values = {key: value for key, value in values.items() if value not in (None, [])}
    if tasks and any(map(_is_sheet, tasks)):
        from caichcli.cli.recording import sheets

        return sheets.record(request, tasks, values, report.date)
    if tasks:
        entries = recording.composed(request, additions.report, tasks, values)
    elif (report.nothing_new or report.reconciles) and (whose := report.agency or report.by):
        own = {key: value for key, value in values.items() if report.by or key != "agency"}
        entries = additions.to_open_tasks(whose, {"by": whose, **own})
    else:
        raise Misuse("record.which-tasks")
    return recording.record(request, entries, "record.commit-update", look=interactive)


def _is_sheet(name: str) -> bool:
    """Whether a name among the tasks is a file's, or stands for what is piped in."""
    return name == recording.STREAM or PurePath(name).suffix.lower() in SHEETS


def _answers(
    request: recording.Request, tasks: list[str], values: dict[str, Any]
) -> tuple[list[str], dict[str, Any]]:
    """The tasks and what is reported on them, as somebody at a terminal answers."""
    here = request.session
    book = book_of(here, request.instruction.plan)
    person = interview(book, read_day(values["date"]) or here.today, here.lang)
    ids = person.tasks(tasks)
    return ids, person.values(ids, values)
