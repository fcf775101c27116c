"""``caich export``: the tasks that answer to some filters, as a file for other programs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from caichcli.cli import extras, options, session
from caichcli.cli.usage import Refusal, one_of, unwritten
from caichcli.files.disk import writes
from caichcli.formats import exports
from caichcli.formats.exports import FORMATS
from caichcli.formats.exports.columns import Export
from caichcli.language.messages import say
from caichcli.services.filters import Filters, query
from caichcli.views.listing import listing

DELIMITERS = {",": ",", ";": ";", "tab": "\t", "\t": "\t", "|": "|"}


def command(
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="format", help="option.export_format"),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="file")] = None,
    into: Annotated[
        str | None, typer.Option("--into", metavar="file", help="option.export_into")
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="sheet")] = None,
    delimiter: Annotated[str | None, typer.Option("--delimiter", metavar="delimiter")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    agency: options.Agencies = None,
    role: options.Role = "lead",
    area: options.Areas = None,
    class_: options.Classes = None,
    status: options.Statuses = None,
    kind: options.Kinds = None,
    due_before: options.DueBefore = None,
    due_after: options.DueAfter = None,
    search: options.Search = "",
    within: options.Within = None,
    sort: options.Sort = "plan",
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    lang: options.Lang = "vi",
) -> None:
    """Write the tasks that pass every filter to a file, or to a pipe."""
    language = session.speak(lang)
    if into is not None and (output is not None or format_ not in (None, "xlsx")):
        raise Refusal("export.into-format")
    name = "xlsx" if into is not None else _format(format_, output)
    parted = _delimiter(delimiter, name)
    format_of = FORMATS[name]
    if into is None and output is None and format_of.binary and _terminal():
        raise Refusal("export.needs-output", format=name)
    if into is not None:
        extras.require("office", "openpyxl")
    elif format_of.extra:
        extras.require(format_of.extra, *format_of.libraries)
    asked = session.ask(plan, as_of)
    filters = Filters(
        agency=agency,
        role=role,
        area=area,
        class_=class_,
        status=status,
        kind=kind,
        due_before=due_before,
        due_after=due_after,
        search=search,
        within=within,
        sort=sort,
    )
    days, notes = extras.days(asked.book, language)
    export = Export(listing(asked.book, asked.day, query(asked.book, filters)), days, parted)
    if into is not None:
        from caichcli.cli import export_into

        for note in (*session.day_notes(asked, language), *notes):
            print(note, file=sys.stderr)
        export_into.update(Path(into), export, sheet, force=force, lang=language)
        return
    written = exports.write(name, export, language)
    for note in (*session.day_notes(asked, language), *notes, *written.notes):
        print(note, file=sys.stderr)
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(written.content)
        return
    _place(Path(output), written.content, force=force)
    count = len(export.lines)
    print(say(language, "export.written", path=output, count=count), file=sys.stderr)


def _format(format_: str | None, output: str | None) -> str:
    """The format asked for, else the one that the file's ending names."""
    if format_ is not None:
        return one_of(format_, FORMATS, "--format")
    ending = Path(output).suffix.lower().removeprefix(".") if output else ""
    if ending not in FORMATS:
        raise Refusal("export.no-format", formats="|".join(FORMATS))
    return ending


def _delimiter(typed: str | None, format_: str) -> str:
    if typed is None:
        return ","
    if format_ != "csv":
        raise Refusal("export.delimiter-csv")
    if typed not in DELIMITERS:
        raise Refusal("export.not-a-delimiter", value=typed)
    return DELIMITERS[typed]


def _terminal() -> bool:
    return sys.stdout.isatty()


def _place(path: Path, content: bytes, *, force: bool) -> None:
    fault = writes.write(path, content, overwrite=force)
    if fault is not None:
        raise unwritten(fault.reason, path)
