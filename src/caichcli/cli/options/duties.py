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


class DutyFilters(Filters, frozen=True, kw_only=True):
    """The filters that units and shortcomings share: all but their statuses."""

    agency: options.Agencies = None
    role: Role = "lead"
    theme: Themes = None
    class_: Classes = None
    due_before: DueBefore = None
    due_after: DueAfter = None
    search: options.Search = ""
    within: Within = None
    sort: Sort = "plan"


class UnitFilters(DutyFilters, frozen=True, kw_only=True):
    """The filters of units that are inspected."""

    status: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="status",
            help="option.visit_status",
            autocompletion=names_in("visit_statuses"),
        ),
    ] = None


class ShortcomingFilters(DutyFilters, frozen=True, kw_only=True):
    """The filters of shortcomings."""

    status: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="status",
            help="option.remedy_status",
            autocompletion=names_in("remedy_statuses"),
        ),
    ] = None


class DutyEntry(Struct, frozen=True, kw_only=True):
    """What the entries of all three logs say."""

    document: records.Document = None
    note: records.Note = None
    by: records.By = None
    date: records.Day = None
    recorded_by: records.RecordedBy = None
    corrects: records.Corrects = None
    withdraws: records.Withdraws = None


class UnitEntry(DutyEntry, frozen=True, kw_only=True):
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
    to: Annotated[str | None, typer.Option("--to", metavar="term", help="option.put_off_to")] = None


class ShortcomingEntry(DutyEntry, frozen=True, kw_only=True):
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
    completed: Annotated[
        str | None, typer.Option("--completed", metavar="day", help="option.remedied_on")
    ] = None


class InitiativeEntry(DutyEntry, frozen=True, kw_only=True):
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
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit", metavar="agency", autocompletion=agency_names, help="option.replicated_in"
        ),
    ] = None
