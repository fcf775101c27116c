"""The options of commands that write to a plan."""

from pathlib import Path
from typing import Annotated

import typer

from caichcli.cli.complete import agency_names, names_in, task_names, update_status_names
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
Milestone = Annotated[int | None, typer.Option("--milestone", metavar="number")]
ReadAs = Annotated[str | None, typer.Option("--read-as", metavar="term")]
ReadBy = Annotated[
    str | None,
    typer.Option("--read-by", metavar="agency", autocompletion=agency_names),
]
ReadBasis = Annotated[str | None, typer.Option("--read-basis", metavar="document")]
Readings = Annotated[Path | None, typer.Option("--readings", metavar="file")]
Note = Annotated[str | None, typer.Option("--note", "-n", metavar="text", help="option.note")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="option.dry_run")]
Diff = Annotated[bool, typer.Option("--diff", help="option.lines_added")]
Yes = Annotated[
    list[str] | None,
    typer.Option("--yes", metavar="rule", autocompletion=names_in("asked_rules")),
]
ReportedOn = Annotated[str | None, typer.Option("--reported-on", metavar="day")]
NamesIn = Annotated[bool, typer.Option("--with-names", help="option.names_in")]
Partial = Annotated[bool, typer.Option("--partial")]
Commit = Annotated[bool, typer.Option("--commit", help="option.commit")]
RecordFormat = Annotated[str, format_of("option.record_format", "formats")]
Tables = Annotated[list[int] | None, typer.Option("--table", metavar="number")]
PlanTitle = Annotated[str | None, typer.Option("--title", metavar="text", help="option.plan_title")]
PlanDocument = Annotated[
    str | None, typer.Option("--document", metavar="document", help="option.plan_document")
]
PlanIssuer = Annotated[str | None, typer.Option("--issuer", metavar="text")]
PlanPeriod = Annotated[
    str | None, typer.Option("--period", metavar="period", help="option.plan_period")
]
NewStatus = Annotated[
    str | None,
    typer.Option(
        "--status",
        "-s",
        metavar="status",
        help="option.new_status",
        autocompletion=update_status_names,
    ),
]
Progress = Annotated[str | None, typer.Option("--progress", metavar="percent")]
NothingNew = Annotated[bool, typer.Option("--nothing-new")]
Reconciles = Annotated[str | None, typer.Option("--reconciles", metavar="day")]
Results = Annotated[list[str] | None, typer.Option("--result", "-r", metavar="document")]
Completed = Annotated[str | None, typer.Option("--completed", metavar="day")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="text")]
Problems = Annotated[list[str] | None, typer.Option("--problem", metavar="text")]
Proposals = Annotated[list[str] | None, typer.Option("--proposal", metavar="text")]
Addressees = Annotated[
    list[str] | None,
    typer.Option("--to", metavar="agency", autocompletion=agency_names, help="option.put_to"),
]
Resolves = Annotated[str | None, typer.Option("--resolves", metavar="entry")]
Answer = Annotated[
    str | None, typer.Option("--answer", metavar="answer", autocompletion=names_in("answers"))
]
ReferredTo = Annotated[
    str | None, typer.Option("--referred-to", metavar="agency", autocompletion=agency_names)
]
Corrects = Annotated[str | None, typer.Option("--corrects", metavar="entry")]
Withdraws = Annotated[str | None, typer.Option("--withdraws", metavar="entry")]
RecordedBy = Annotated[str | None, typer.Option("--recorded-by", metavar="text")]
Undo = Annotated[bool, typer.Option("--undo")]
Interactive = Annotated[bool, typer.Option("--interactive", "-i")]
