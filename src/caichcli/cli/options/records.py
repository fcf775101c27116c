"""The options of commands that write to a plan."""

from typing import Annotated

import typer
from msgspec import Struct

from caichcli.cli import options
from caichcli.cli.complete import agency_names, names_in, task_names
from caichcli.cli.options import format_of

TaskIds = Annotated[list[str], typer.Argument(metavar="tasks", autocompletion=task_names)]
TaskIdsOrNone = Annotated[
    list[str] | None, typer.Argument(metavar="tasks", autocompletion=task_names)
]
Day = Annotated[str | None, typer.Option("--date", "-d", metavar="day", help="option.date")]
Document = Annotated[
    str | None, typer.Option("--document", metavar="document", help="option.document")
]
Agency = Annotated[
    str | None,
    typer.Option(
        "--agency", "-a", metavar="agency", autocompletion=agency_names, help="option.whose"
    ),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="agency", autocompletion=agency_names, help="option.by"),
]
Occurrence = Annotated[
    str | None, typer.Option("--for", metavar="occurrence", help="option.occurrence")
]
ReadAs = Annotated[str | None, typer.Option("--read-as", metavar="term")]
ReadBy = Annotated[
    str | None,
    typer.Option("--read-by", metavar="agency", autocompletion=agency_names),
]
ReadBasis = Annotated[str | None, typer.Option("--read-basis", metavar="document")]
Note = Annotated[str | None, typer.Option("--note", "-n", metavar="text", help="option.note")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="option.dry_run")]
Diff = Annotated[bool, typer.Option("--diff", help="option.lines_added")]
Yes = Annotated[
    list[str] | None,
    typer.Option("--yes", metavar="rule", autocompletion=names_in("asked_rules")),
]
Partial = Annotated[bool, typer.Option("--partial")]
Commit = Annotated[bool, typer.Option("--commit", help="option.commit")]
RecordFormat = Annotated[str, format_of("option.record_format", "formats")]
Corrects = Annotated[str | None, typer.Option("--corrects", metavar="entry")]
Withdraws = Annotated[str | None, typer.Option("--withdraws", metavar="entry")]
RecordedBy = Annotated[str | None, typer.Option("--recorded-by", metavar="text")]
Undo = Annotated[bool, typer.Option("--undo")]


class StopOptions(Struct, frozen=True, kw_only=True):
    """What stops a task: it is taken out of the plan or suspended."""

    document: Document = None
    date: Day = None
    by: By = None
    note: Note = None


class Writing(Struct, frozen=True, kw_only=True):
    """How what is recorded is to be written and shown; no command has all of it as options."""

    dry_run: bool = False
    commit: bool = False
    diff: bool = False
    yes: list[str] | None = None
    partial: bool = False
    plan: str | None = None
    format_: str = "text"
    lang: str = "vi"


class PlainWriting(Writing, frozen=True, kw_only=True):
    """What every command that records has."""

    dry_run: DryRun = False
    commit: Commit = False
    diff: Diff = False
    plan: options.Plan = None
    format_: RecordFormat = "text"
    lang: options.Lang = "vi"


class AskedWriting(PlainWriting, frozen=True, kw_only=True):
    """The same for records of which rules ask whether they are meant."""

    yes: Yes = None


class RowsWriting(AskedWriting, frozen=True, kw_only=True):
    """The same for reports and reminders, of which some may be left out."""

    partial: Partial = False


class RegisterWriting(PlainWriting, frozen=True, kw_only=True):
    """The same for the register, whose agencies are the answer."""

    format_: options.Format = "text"
