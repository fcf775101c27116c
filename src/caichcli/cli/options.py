"""The options that questions share, each under one name and with one help text.

Those of papers, of records and of inspections stand in modules of their own: whoever asks loads
none of them.
"""

from typing import Annotated, Any

import typer

from caichcli.cli.complete import (
    agency_names,
    area_names,
    class_names,
    kind_names,
    names_in,
    plan_names,
    status_names,
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
Role = Annotated[str, typer.Option("--role", metavar="role", autocompletion=names_in("roles"))]
Areas = Annotated[
    list[str] | None, typer.Option("--area", metavar="area", autocompletion=area_names)
]
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
Search = Annotated[str, typer.Option("--search", "-s", metavar="text")]
Sort = Annotated[str, typer.Option("--sort", metavar="sort", autocompletion=names_in("sorts"))]
Within = Annotated[int | None, typer.Option("--within", metavar="days")]
Holidays = Annotated[bool, typer.Option("--holidays")]
Members = Annotated[bool, typer.Option("--members")]
TaskId = Annotated[str, typer.Argument(metavar="task", autocompletion=task_names)]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="file")]
Final = Annotated[bool, typer.Option("--final")]
Force = Annotated[bool, typer.Option("--force")]
FindingsFormat = Annotated[str | None, format_of("option.findings_format", "finding_formats")]
ExportFormat = Annotated[str | None, format_of("option.export_format", "export_formats")]
NamesOut = Annotated[bool, typer.Option("--with-names", help="option.names_out")]
