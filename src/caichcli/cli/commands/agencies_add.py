"""``caich agencies add``: a new agency at the end of the register."""

from typing import Annotated, cast, get_args

import typer

from caichcli.cli import session
from caichcli.cli.complete import agency_names, names_in
from caichcli.cli.options import records
from caichcli.cli.recording.registers import enter
from caichcli.plan.kinds import AgencyKind
from caichcli.services import registers
from caichcli.services.errors import one_of
from caichcli.services.registers import NewAgency


def command(
    name: Annotated[str, typer.Argument(metavar="name", help="option.agency_name")],
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            metavar="agency-kind",
            help="option.agency_kind",
            autocompletion=names_in("agency_kinds"),
        ),
    ],
    id_: Annotated[
        str | None, typer.Option("--id", metavar="id", help="option.new_agency_id")
    ] = None,
    abbreviation: Annotated[
        list[str] | None, typer.Option("--abbreviation", metavar="text")
    ] = None,
    alias: Annotated[list[str] | None, typer.Option("--alias", metavar="text")] = None,
    parent: Annotated[
        str | None, typer.Option("--parent", metavar="agency", autocompletion=agency_names)
    ] = None,
    email: Annotated[list[str] | None, typer.Option("--email", metavar="email")] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="day", help="option.agency_from")
    ] = None,
    *,
    writing: records.RegisterWriting,
) -> None:
    """Enter an agency, whose id is made from its name unless it is said."""
    here = session.start(writing.lang)
    kind = cast(AgencyKind, one_of(kind, get_args(AgencyKind), "agency-kind"))
    agency = NewAgency(name, kind, id_, abbreviation or (), alias or (), parent, email or (), from_)
    compose = registers.addition(agency)
    enter(here, compose, writing, "registers.commit-add")
