"""The options of ``caich import``, and those of a paper that it shares with ``init``."""

from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from caichcli.cli import options
from caichcli.cli.complete import area_names, plan_names
from caichcli.cli.options import records

Tables = Annotated[list[int] | None, typer.Option("--table", metavar="number")]
PlanTitle = Annotated[str | None, typer.Option("--title", metavar="text", help="option.plan_title")]
PlanDocument = Annotated[
    str | None, typer.Option("--document", metavar="document", help="option.plan_document")
]
PlanIssuer = Annotated[str | None, typer.Option("--issuer", metavar="text")]
PlanPeriod = Annotated[
    str | None, typer.Option("--period", metavar="period", help="option.plan_period")
]
Readings = Annotated[Path | None, typer.Option("--readings", metavar="file")]
ReportedOn = Annotated[str | None, typer.Option("--reported-on", metavar="day")]
NamesIn = Annotated[bool, typer.Option("--with-names", help="option.names_in")]


class SignedPaperOptions(Struct, frozen=True, kw_only=True):
    """What ``init`` is told of the paper that a workspace begins with."""

    table: Tables = None
    title: PlanTitle = None
    document: PlanDocument = None
    issuer: PlanIssuer = None
    period: PlanPeriod = None
    readings: Readings = None
    reported_on: ReportedOn = None
    with_names: NamesIn = False


class ImportOptions(Struct, frozen=True, kw_only=True):
    """Which table is taken over, and where: into a draft of its own, or into a plan."""

    table: Tables = None
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="file", help="option.draft_output")
    ] = None
    force: options.Force = False
    title: PlanTitle = None
    document: PlanDocument = None
    issuer: PlanIssuer = None
    period: PlanPeriod = None
    into: Annotated[
        str | None, typer.Option("--into", metavar="plan", autocompletion=plan_names)
    ] = None
    area: Annotated[
        str | None,
        typer.Option(
            "--area", metavar="area", autocompletion=area_names, help="option.import_area"
        ),
    ] = None
    dry_run: Annotated[bool, typer.Option("--dry-run", help="option.import_dry_run")] = False
    apply: Annotated[bool, typer.Option("--apply")] = False
    skip_refused: Annotated[bool, typer.Option("--skip-refused")] = False
    register: Annotated[bool, typer.Option("--register", help="option.register_proposed")] = False
    reported_on: ReportedOn = None
    with_names: NamesIn = False
    yes: records.Yes = None
    readings: Readings = None
    verdicts: Annotated[Path | None, typer.Option("--verdicts", metavar="file")] = None
    commit: records.Commit = False
    format_: options.Format = "text"
    lang: options.Lang = "vi"
