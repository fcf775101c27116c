"""The options that questions share, each under one name and with one help text.

Those of papers, of records and of inspections stand in modules of their own: whoever asks loads
none of them. A class among a command's parameters is a group of options (``groups``).
"""

from typing import Annotated, Any

import typer

from caichcli.cli.complete import (
    agency_names,
    area_names,
    names_in,
    plan_names,
    task_names,
)


def format_of(help_: str, list_: str) -> Any:
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
Format = Annotated[str, format_of("option.format_", "formats")]
AnswerFileFormat = Annotated[str, format_of("option.answer_file_format", "answer_file_formats")]
AnswerFile = Annotated[
    str | None, typer.Option("--output", "-o", metavar="file", help="option.answer_file")
]
AnswerFormat = Annotated[str, format_of("option.answer_format", "answer_formats")]
Agencies = Annotated[
    list[str] | None,
    typer.Option("--agency", "-a", metavar="agency", autocompletion=agency_names),
]
AgencyName = Annotated[
    str, typer.Argument(metavar="agency", help="option.which", autocompletion=agency_names)
]
Areas = Annotated[
    list[str] | None, typer.Option("--area", metavar="area", autocompletion=area_names)
]
Search = Annotated[str, typer.Option("--search", "-s", metavar="text")]
Holidays = Annotated[bool, typer.Option("--holidays")]
Members = Annotated[bool, typer.Option("--members")]
TaskId = Annotated[str, typer.Argument(metavar="task", autocompletion=task_names)]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="file")]
Final = Annotated[bool, typer.Option("--final")]
Force = Annotated[bool, typer.Option("--force")]
FindingsFormat = Annotated[str | None, format_of("option.findings_format", "finding_formats")]
ExportFormat = Annotated[str | None, format_of("option.export_format", "export_formats")]
NamesOut = Annotated[bool, typer.Option("--with-names", help="option.names_out")]
