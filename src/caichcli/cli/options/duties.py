"""The options of commands on inspections, shortcomings and initiatives."""

from typing import Annotated

import typer
from msgspec import Struct

from caichcli.cli import options
from caichcli.cli.complete import agency_names, names_in
from caichcli.cli.options import records
from caichcli.cli.options.filters import Classes, DueAfter, DueBefore, Role, Sort, Within
from caichcli.services.filters import Filters

Themes = Annotated[list[str] | None, typer.Option("--theme", metavar="theme")]
UnitRefs = Annotated[list[str], typer.Argument(metavar="units", help="option.unit_refs")]
ShortcomingIds = Annotated[
    list[str], typer.Argument(metavar="shortcomings", help="option.shortcoming_ids")
]
InitiativeIds = Annotated[
    list[str], typer.Argument(metavar="initiatives", help="option.initiative_ids")
]


class UnitFilters(Filters, frozen=True, kw_only=True):
    """The filters of units that are inspected."""

    agency: options.Agencies = None
    role: Role = "lead"
    theme: Themes = None
    class_: Classes = None
    status: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="status",
            help="option.visit_status",
            autocompletion=names_in("visit_statuses"),
        ),
    ] = None
    due_before: DueBefore = None
    due_after: DueAfter = None
    search: options.Search = ""
    within: Within = None
    sort: Sort = "plan"


class ShortcomingFilters(Filters, frozen=True, kw_only=True):
    """The filters of shortcomings."""

    agency: options.Agencies = None
    role: Role = "lead"
    theme: Themes = None
    class_: Classes = None
    status: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="status",
            help="option.remedy_status",
            autocompletion=names_in("remedy_statuses"),
        ),
    ] = None
    due_before: DueBefore = None
    due_after: DueAfter = None
    search: options.Search = ""
    within: Within = None
    sort: Sort = "plan"


class UnitEntry(Struct, frozen=True, kw_only=True):
    """An entry in the log of a unit that is inspected."""

    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="status",
            help="option.new_visit_status",
            autocompletion=names_in("visit_statuses"),
        ),
    ] = None
    document: records.Document = None
    to: Annotated[str | None, typer.Option("--to", metavar="term", help="option.put_off_to")] = None
    note: records.Note = None
    by: records.By = None
    date: records.Day = None
    recorded_by: records.RecordedBy = None
    corrects: records.Corrects = None
    withdraws: records.Withdraws = None


class ShortcomingEntry(Struct, frozen=True, kw_only=True):
    """An entry in the log of a shortcoming."""

    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="status",
            help="option.new_remedy_status",
            autocompletion=names_in("remedy_statuses"),
        ),
    ] = None
    document: records.Document = None
    completed: Annotated[
        str | None, typer.Option("--completed", metavar="day", help="option.remedied_on")
    ] = None
    note: records.Note = None
    by: records.By = None
    date: records.Day = None
    recorded_by: records.RecordedBy = None
    corrects: records.Corrects = None
    withdraws: records.Withdraws = None


class InitiativeEntry(Struct, frozen=True, kw_only=True):
    """An entry in the log of an initiative."""

    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="status",
            help="option.new_initiative_status",
            autocompletion=names_in("initiative_statuses"),
        ),
    ] = None
    document: records.Document = None
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit", metavar="agency", autocompletion=agency_names, help="option.replicated_in"
        ),
    ] = None
    note: records.Note = None
    by: records.By = None
    date: records.Day = None
    recorded_by: records.RecordedBy = None
    corrects: records.Corrects = None
    withdraws: records.Withdraws = None
