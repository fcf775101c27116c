"""The filters of tasks as options, one class a set of them that commands share."""

from typing import Annotated

import typer

from caichcli.cli import options
from caichcli.cli.complete import class_names, kind_names, names_in, status_names
from caichcli.services.filters import Filters

Role = Annotated[str, typer.Option("--role", metavar="role", autocompletion=names_in("roles"))]
Classes = Annotated[
    list[str] | None, typer.Option("--class", metavar="class", autocompletion=class_names)
]
Statuses = Annotated[
    list[str] | None, typer.Option("--status", metavar="status", autocompletion=status_names)
]
Kinds = Annotated[
    list[str] | None, typer.Option("--kind", metavar="kind", autocompletion=kind_names)
]
DueBefore = Annotated[str | None, typer.Option("--due-before", metavar="day")]
DueAfter = Annotated[str | None, typer.Option("--due-after", metavar="day")]
Sort = Annotated[str, typer.Option("--sort", metavar="sort", autocompletion=names_in("sorts"))]
Within = Annotated[int | None, typer.Option("--within", metavar="days")]


class TaskFilters(Filters, frozen=True, kw_only=True):
    """Every filter that tasks have."""

    agency: options.Agencies = None
    role: Role = "lead"
    area: options.Areas = None
    class_: Classes = None
    status: Statuses = None
    kind: Kinds = None
    due_before: DueBefore = None
    due_after: DueAfter = None
    search: options.Search = ""
    within: Within = None
    sort: Sort = "plan"


class LateFilters(Filters, frozen=True, kw_only=True):
    """The filters of what is late or falls due soon: its class and status are no question."""

    agency: options.Agencies = None
    role: Role = "lead"
    area: options.Areas = None
    kind: Kinds = None
    search: options.Search = ""
    within: Within = None
    sort: Sort = "late"
