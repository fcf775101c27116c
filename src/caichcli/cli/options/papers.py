"""The options of commands that make papers."""

from typing import Annotated

import typer

from caichcli.cli.complete import agency_names, names_in
from caichcli.cli.options import format_of

Eml = Annotated[bool, typer.Option("--eml")]
MailTo = Annotated[
    list[str] | None,
    typer.Option("--mail-to", metavar="agency", autocompletion=agency_names),
]
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
TemplateFormat = Annotated[str | None, format_of("option.template_format", "document_formats")]
DocumentFormat = Annotated[str | None, format_of("option.document_format", "document_formats")]
