"""The options of commands that make papers."""

from typing import Annotated

import typer
from msgspec import Struct

from caichcli.cli import options
from caichcli.cli.complete import agency_names, names_in
from caichcli.cli.options import format_of
from caichcli.cli.streams import STANDARD
from caichcli.services.reporting.periods import PeriodWords

Eml = Annotated[bool, typer.Option("--eml")]
MailTo = Annotated[
    list[str] | None,
    typer.Option("--mail-to", metavar="agency", autocompletion=agency_names),
]
TemplateFormat = Annotated[str | None, format_of("option.template_format", "document_formats")]


class PeriodOptions(PeriodWords, frozen=True):
    """The words that name a period, as options."""

    week: Annotated[str | None, typer.Option("--week", metavar="week")] = None
    month: Annotated[str | None, typer.Option("--month", metavar="month")] = None
    quarter: Annotated[str | None, typer.Option("--quarter", metavar="quarter")] = None
    half: Annotated[str | None, typer.Option("--half", metavar="half")] = None
    year: Annotated[str | None, typer.Option("--year", metavar="year")] = None
    first: Annotated[
        str | None, typer.Option("--from", metavar="day", help="option.period_from")
    ] = None
    last: Annotated[str | None, typer.Option("--to", metavar="day", help="option.period_to")] = None
    cutoff: Annotated[
        str | None,
        typer.Option("--cutoff", metavar="cutoff", autocompletion=names_in("cutoffs")),
    ] = None


class PaperOptions(Struct, frozen=True, kw_only=True):
    """How papers are made, and where they go."""

    eml: Eml = False
    mail_to: MailTo = None
    number: Annotated[
        str | None, typer.Option("--number", metavar="number", help="option.paper_number")
    ] = None
    date: Annotated[str | None, typer.Option("--date", metavar="day", help="option.paper_date")] = (
        None
    )
    no_annex: Annotated[bool, typer.Option("--no-annex")] = False
    format_: Annotated[str | None, format_of("option.document_format", "document_formats")] = None
    output: options.Output = None
    force: options.Force = False
    final: options.Final = False

    @property
    def place(self) -> str | None:
        """The file or folder that is named; None for the standard output."""
        return None if self.output == STANDARD else self.output
