"""The options of commands on inspections, shortcomings and initiatives."""

from typing import Annotated

import typer

from caichcli.cli.complete import (
    agency_names,
    names_in,
)

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
