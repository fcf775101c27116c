"""What is exported at the screen: where its file goes, and what is said of it."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, cast

import typer
from msgspec import Struct

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
from caichcli.services.questions import Question
from caichcli.services.session import Session

MOST_NAMED = 20  # tasks named in a line


class ExportOptions(Struct, frozen=True, kw_only=True):
    """What is exported, in which format, and where it goes."""

    format_: options.ExportFormat = None
    output: options.Output = None
    into: Annotated[
        Path | None, typer.Option("--into", metavar="file", help="option.export_into")
    ] = None
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="sheet")] = None
    delimiter: Annotated[str | None, typer.Option("--delimiter", metavar="delimiter")] = None
    of: Annotated[str, typer.Option("--of", metavar="of", autocompletion=names_in("exported"))] = (
        "tasks"
    )
    members: options.Members = False
    force: options.Force = False

    @property
    def file(self) -> str | None:
        """The file that is named; None for the standard output."""
        return None if self.output == streams.STANDARD else self.output


class CheckedFormat(Struct, frozen=True):
    """A format whose libraries are there, and what parts its cells where it is CSV."""

    name: str
    delimiter: str


def checked_format(wish: ExportOptions) -> CheckedFormat:
    """Return the format that is named, else the one of the file's ending; a workbook's is Excel's.

    Refuses what does not go together, and a format without its libraries.
    """
    name = _format(wish)
    delimiter = _delimiter(wish.delimiter, name)
    if wish.members and (name != "json" or wish.of != "tasks"):
        raise Misuse("export.members-json")
    if wish.into is not None:
        require("office", "openpyxl")  # reads the workbook that is there
    else:
        exports.require_libraries(name)
    return CheckedFormat(name, delimiter)


def _format(wish: ExportOptions) -> str:
    name, output = wish.format_, wish.file
    if wish.into is not None:
        if output is not None or name not in (None, "xlsx"):
            raise Misuse("export.into-format")
        return "xlsx"
    format_name = exports.format_of(output) if name is None else one_of(name, FORMATS, "format")
    if output is None and FORMATS[format_name].binary and sys.stdout.isatty():
        raise Misuse("export.needs-output", format=format_name)
    return format_name


def _delimiter(word: str | None, format_: str) -> str:
    if word is None:
        return ","
    if format_ != "csv":
        raise Misuse("export.delimiter-csv")
    return exports.delimiter_of(word)


def export_duties(
    here: Session,
    question: Question,
    filters: TaskFilters,
    wish: ExportOptions,
    format_: CheckedFormat,
) -> None:
    """Write units, shortcomings or initiatives, and say how many."""
    days, _ = session.days_off(question.book, here.lang)
    own = exports.duties_of(question, _duty(wish, format_.name), filters, days, format_.delimiter)
    file = duties.write(format_.name, own, here.lang)
    _note(*session.day_notes(question, here.lang), *file.notes)
    count = len(own.answer.lines)
    if _out(here, file, wish):
        _note(say(here.lang, "export.written-duties", path=wish.file, count=count))


def export_tasks(
    here: Session,
    question: Question,
    filters: TaskFilters,
    wish: ExportOptions,
    format_: CheckedFormat,
) -> None:
    """Write tasks to a file, or into the workbook that is there, and say what became of it."""
    days, notes = session.days_off(question.book, here.lang)
    export = exports.tasks(question, filters, days, format_.delimiter, members=wish.members)
    if wish.into is not None:
        _note(*session.day_notes(question, here.lang), *notes)
        update = exports.update(here, wish.into, export, wish.sheet, overwrite=wish.force)
        streams.work_done()
        _note(*_update_notes(update, here.lang))
        return
    file = write(format_.name, export, here.lang)
    _note(*session.day_notes(question, here.lang), *notes, *file.notes)
    withdrawn = sum(line.withdrawn for line in export.lines)
    outside = say(here.lang, "list.outside", count=withdrawn) if withdrawn else ""
    count = len(export.lines) - withdrawn
    if _out(here, file, wish):
        _note(say(here.lang, "export.written", path=wish.file, count=count, outside=outside))


def _duty(wish: ExportOptions, format_: str) -> duties.Duty:
    """What is exported in place of tasks, in a format that has it."""
    name = one_of(wish.of, exports.EXPORTED, "of")
    formats = [one for one in duties.FORMATS if name != "initiatives" or one != "ics"]
    if wish.into is not None or format_ not in formats:
        raise Misuse("export.of-format", of=name, formats=", ".join(formats))
    return cast(duties.Duty, name)


def _out(here: Session, file: ExportFile, wish: ExportOptions) -> bool:
    """Write a file where it goes; return whether that is to be said: of a pipe nothing is."""
    if wish.file is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(file.content)
        return False
    exports.save(here, file, wish.file, overwrite=wish.force)
    streams.work_done()
    return True


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
