"""The options that commands share, each under one name and with one help text."""

from pathlib import Path
from typing import Annotated, Any

import typer

from caichcli.cli.complete import (
    agency_names,
    area_names,
    class_names,
    kind_names,
    names_in,
    plan_names,
    status_names,
    task_names,
    update_status_names,
)


def _format(help_: str, list_: str) -> Any:
    """The option that names a format of a list."""
    return typer.Option(
        "--format", "-f", metavar="format", help=help_, autocompletion=names_in(list_)
    )


Plan = Annotated[
    str | None, typer.Option("--plan", "-p", metavar="plan", autocompletion=plan_names)
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="day")]
Today = Annotated[str | None, typer.Option("--today", metavar="day")]
Lang = Annotated[
    str,
    typer.Option(
        "--lang", envvar="CAICH_LANG", metavar="lang", autocompletion=names_in("languages")
    ),
]
Format = Annotated[str, _format("option.format_", "formats")]
AnswerFormat = Annotated[str, _format("option.answer_format", "answer_formats")]
Agencies = Annotated[
    list[str] | None,
    typer.Option("--agency", "-a", metavar="agency", autocompletion=agency_names),
]
Role = Annotated[str, typer.Option("--role", metavar="role", autocompletion=names_in("roles"))]
Areas = Annotated[
    list[str] | None, typer.Option("--area", metavar="area", autocompletion=area_names)
]
Classes = Annotated[
    list[str] | None, typer.Option("--class", metavar="class", autocompletion=class_names)
]
Statuses = Annotated[
    list[str] | None, typer.Option("--status", metavar="status", autocompletion=status_names)
]
Themes = Annotated[list[str] | None, typer.Option("--theme", metavar="theme")]
VisitStatuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="status",
        help="option.visit_status",
        autocompletion=names_in("visit_statuses"),
    ),
]
RemedyStatuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="status",
        help="option.remedy_status",
        autocompletion=names_in("remedy_statuses"),
    ),
]
Kinds = Annotated[
    list[str] | None, typer.Option("--kind", metavar="kind", autocompletion=kind_names)
]
DueBefore = Annotated[str | None, typer.Option("--due-before", metavar="day")]
DueAfter = Annotated[str | None, typer.Option("--due-after", metavar="day")]
Search = Annotated[str, typer.Option("--search", "-s", metavar="text")]
Sort = Annotated[str, typer.Option("--sort", metavar="sort", autocompletion=names_in("sorts"))]
Within = Annotated[int | None, typer.Option("--within", metavar="days")]
Holidays = Annotated[bool, typer.Option("--holidays")]
Members = Annotated[bool, typer.Option("--members")]
TaskId = Annotated[str, typer.Argument(metavar="task", autocompletion=task_names)]

Output = Annotated[str | None, typer.Option("--output", "-o", metavar="file")]
Final = Annotated[bool, typer.Option("--final")]
Force = Annotated[bool, typer.Option("--force")]

# Of the commands that make papers and forms
Eml = Annotated[bool, typer.Option("--eml")]
MailTo = Annotated[
    list[str] | None,
    typer.Option("--mail-to", metavar="agency", autocompletion=agency_names),
]

# Of the commands that make papers of a period
Week = Annotated[str | None, typer.Option("--week", metavar="week")]
Month = Annotated[str | None, typer.Option("--month", metavar="month")]
Quarter = Annotated[str | None, typer.Option("--quarter", metavar="quarter")]
Half = Annotated[str | None, typer.Option("--half", metavar="half")]
Year = Annotated[str | None, typer.Option("--year", metavar="year")]
From = Annotated[str | None, typer.Option("--from", metavar="day", help="option.period_from")]
To = Annotated[str | None, typer.Option("--to", metavar="day", help="option.period_to")]
Cutoff = Annotated[
    str | None,
    typer.Option("--cutoff", metavar="cutoff", autocompletion=names_in("cutoffs")),
]
PaperNumber = Annotated[
    str | None, typer.Option("--number", metavar="number", help="option.paper_number")
]
PaperDay = Annotated[str | None, typer.Option("--date", metavar="day", help="option.paper_date")]
NoAnnex = Annotated[bool, typer.Option("--no-annex")]
TemplateFormat = Annotated[str | None, _format("option.template_format", "document_formats")]
DocumentFormat = Annotated[str | None, _format("option.document_format", "document_formats")]

FindingsFormat = Annotated[str | None, _format("option.findings_format", "finding_formats")]
ExportFormat = Annotated[str | None, _format("option.export_format", "export_formats")]

# Of the commands that write to a plan
TaskIds = Annotated[list[str], typer.Argument(metavar="tasks", autocompletion=task_names)]
TaskIdsOrNone = Annotated[
    list[str] | None, typer.Argument(metavar="tasks", autocompletion=task_names)
]
UnitRefs = Annotated[list[str], typer.Argument(metavar="units", help="option.unit_refs")]
ShortcomingIds = Annotated[
    list[str], typer.Argument(metavar="shortcomings", help="option.shortcoming_ids")
]
NewVisitStatus = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="status",
        help="option.new_visit_status",
        autocompletion=names_in("visit_statuses"),
    ),
]
NewRemedyStatus = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="status",
        help="option.new_remedy_status",
        autocompletion=names_in("remedy_statuses"),
    ),
]
InitiativeIds = Annotated[
    list[str], typer.Argument(metavar="initiatives", help="option.initiative_ids")
]
NewInitiativeStatus = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="status",
        help="option.new_initiative_status",
        autocompletion=names_in("initiative_statuses"),
    ),
]
ReplicatedIn = Annotated[
    str | None,
    typer.Option(
        "--unit", metavar="agency", autocompletion=agency_names, help="option.replicated_in"
    ),
]
PutOffTo = Annotated[str | None, typer.Option("--to", metavar="term", help="option.put_off_to")]
RemediedOn = Annotated[
    str | None, typer.Option("--completed", metavar="day", help="option.remedied_on")
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
NamesOut = Annotated[bool, typer.Option("--with-names", help="option.names_out")]
Partial = Annotated[bool, typer.Option("--partial")]
Commit = Annotated[bool, typer.Option("--commit", help="option.commit")]
RecordFormat = Annotated[str, _format("option.record_format", "formats")]

# Of a plan that is made of a paper
Tables = Annotated[list[int] | None, typer.Option("--table", metavar="number")]
PlanTitle = Annotated[str | None, typer.Option("--title", metavar="text", help="option.plan_title")]
PlanDocument = Annotated[
    str | None, typer.Option("--document", metavar="document", help="option.plan_document")
]
PlanIssuer = Annotated[str | None, typer.Option("--issuer", metavar="text")]
PlanPeriod = Annotated[
    str | None, typer.Option("--period", metavar="period", help="option.plan_period")
]

# Of what is reported
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
