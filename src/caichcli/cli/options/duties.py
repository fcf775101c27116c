"""The options of commands on inspections, shortcomings and initiatives."""

from typing import Annotated

import typer

from caichcli.cli import options
from caichcli.cli.complete import agency_names, names_in
from caichcli.cli.options.filters import Classes, DueAfter, DueBefore, Role, Sort, Within
from caichcli.services.filters import Filters

Themes = Annotated[list[str] | None, typer.Option("--theme", metavar="theme")]
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
