"""``caich export``: the tasks that answer to some filters, as a file for other programs."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from caichcli.cli import options, session, streams
from caichcli.cli.complete import names_in
from caichcli.cli.options.filters import TaskFilters
from caichcli.cli.usage import Misuse
from caichcli.formats.exports import FORMATS, ExportFile, duties, write
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.services import exports
from caichcli.services.errors import one_of, require
from caichcli.services.exports import WorkbookUpdate
from caichcli.services.questions import ask
from caichcli.services.session import Session

EXPORTED = ("tasks", *get_args(duties.Duty))
MOST_NAMED = 20  # tasks named in a line


def command(
    format_: options.ExportFormat = None,
    output: options.Output = None,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="file", help="option.export_into")
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="sheet")] = None,
    delimiter: Annotated[str | None, typer.Option("--delimiter", metavar="delimiter")] = None,
    of: Annotated[
        str, typer.Option("--of", metavar="of", autocompletion=names_in("exported"))
    ] = "tasks",
    force: options.Force = False,
    *,
    filters: TaskFilters,
    with_names: options.NamesOut = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    lang: options.Lang = "vi",
) -> None:
    """Write the tasks that pass every filter to a file, or to a pipe."""
    here = session.start(lang, with_names=with_names)
    output = None if output == streams.STANDARD else output
    name = _format(format_, output, into)
    cells = _delimiter(delimiter, name)
    _require(name, into)
    question = ask(here, plan, as_of)
    days, notes = session.days_off(question.book, here.lang)
    if of != "tasks":
        own = exports.duties_of(question, _duty(of, name, into), filters, days, cells)
        file = duties.write(name, own, here.lang)
        _note(*session.day_notes(question, here.lang), *file.notes)
        count = len(own.answer.lines)
        if _out(here, file, output, overwrite=force):
            _note(say(here.lang, "export.written-duties", path=output, count=count))
        return
    export = exports.tasks(question, filters, days, cells)
    if into is not None:
        _note(*session.day_notes(question, here.lang), *notes)
        update = exports.update(here, into, export, sheet, overwrite=force)
        streams.work_done()
        _note(*_update_notes(update, here.lang))
        return
    file = write(name, export, here.lang)
    _note(*session.day_notes(question, here.lang), *notes, *file.notes)
    withdrawn = sum(line.withdrawn for line in export.lines)
    outside = say(here.lang, "list.outside", count=withdrawn) if withdrawn else ""
    count = len(export.lines) - withdrawn
    if _out(here, file, output, overwrite=force):
        _note(say(here.lang, "export.written", path=output, count=count, outside=outside))


def _duty(of: str, format_: str, into: Path | None) -> duties.Duty:
    """What is exported in place of tasks, in a format that has it."""
    name = one_of(of, exports.EXPORTED, "of")
    formats = [one for one in duties.FORMATS if name != "initiatives" or one != "ics"]
    if into is not None or format_ not in formats:
        raise Misuse("export.of-format", of=name, formats=", ".join(formats))
    return cast(duties.Duty, name)


def _out(here: Session, file: ExportFile, output: str | None, *, overwrite: bool) -> bool:
    """Write a file where it goes; return whether that is to be said: of a pipe nothing is."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(file.content)
        return False
    exports.save(here, file, output, overwrite=overwrite)
    streams.work_done()
    return True


def _format(name: str | None, output: str | None, into: Path | None) -> str:
    """The format that is named, else the one of the file's ending; a workbook's is Excel's."""
    if into is not None:
        if output is not None or name not in (None, "xlsx"):
            raise Misuse("export.into-format")
        return "xlsx"
    format_name = exports.format_of(output) if name is None else one_of(name, FORMATS, "format")
    if output is None and FORMATS[format_name].binary and sys.stdout.isatty():
        raise Misuse("export.needs-output", format=format_name)
    return format_name


def _require(format_: str, into: Path | None) -> None:
    """The libraries of a format, or of what reads the workbook that is there."""
    if into is not None:
        require("office", "openpyxl")
    else:
        exports.require_libraries(format_)


def _delimiter(word: str | None, format_: str) -> str:
    if word is None:
        return ","
    if format_ != "csv":
        raise Misuse("export.delimiter-csv")
    return exports.delimiter_of(word)


def _note(*notes: str) -> None:
    for note in notes:
        print(note, file=sys.stderr)


def _update_notes(update: WorkbookUpdate, lang: Language) -> Iterator[str]:
    """What became of the workbook, and of the tasks and cells that were left alone."""
    outcome = update.outcome
    yield say(
        lang,
        "export.into-written",
        path=update.path,
        sheet=outcome.sheet,
        changes=outcome.changes,
        matches=outcome.matches,
    )
    for key, ids in (("missing", outcome.missing), ("twice", outcome.twice)):
        if ids:
            more = "" if len(ids) <= MOST_NAMED else f", … ({len(ids)})"
            yield say(lang, f"export.into-{key}", tasks=", ".join(ids[:MOST_NAMED]) + more)
    if crossed := outcome.crossed:
        rows = ", ".join(f"{row.number} ({row.by_id})" for row in crossed[:MOST_NAMED])
        more = "" if len(crossed) <= MOST_NAMED else f", … ({len(crossed)})"
        yield say(lang, "export.into-crossed", rows=rows + more)
    if update.losses:
        losses = "; ".join(say(lang, f"export.lost-{each}") for each in update.losses)
        yield say(lang, "export.into-lost", losses=losses)
    for key, count in (("unknown", outcome.unknown), ("formulas", outcome.formulas)):
        if count:
            yield say(lang, f"export.into-{key}", count=count)
