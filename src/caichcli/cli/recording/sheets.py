"""A sheet of reports at the screen: a file, or a table that is piped in, under its own headings."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from caichcli.cli import recording
from caichcli.cli.recording import STREAM, Request
from caichcli.cli.usage import FINDINGS, Misuse
from caichcli.formats.phrases.reasons import why
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.services.importing import sheet_reports
from caichcli.services.records import additions
from caichcli.services.records.additions import Values

if TYPE_CHECKING:
    from caichcli.services.importing.sheet_reports import Reports

SUBJECT = "record.commit-update"


def record(request: Request, tasks: Sequence[str], values: Values, date: str | None) -> int:
    """Record the reports of a sheet, each row on its task, and tell what is to be said of them.

    A row of no day is of the day that was said (``date``), else of the sheet's, else of today. A
    stream with the keys of log entries is no sheet.
    """
    here = request.session
    if STREAM in tasks:
        data = recording.standard_input(tasks)
        if not sheet_reports.is_sheet(data):
            entries = recording.of_stream(request, data, additions.report, values)
            return recording.record(request, entries, SUBJECT)
        sheet = sheet_reports.sheet_of_stream(data)
    else:
        if len(tasks) > 1:
            raise Misuse("record.sheet-alone")
        sheet = sheet_reports.sheet_of_file(here, Path(tasks[0]))
    day = additions.recording_day(here, date) if date or not sheet.day else sheet.day
    own = {key: value for key, value in values.items() if key != "date"}
    partial = request.instruction.partial
    reports = sheet_reports.Reports(sheet, day, own, request.yes, partial=partial)
    code = recording.record(structs.replace(request, yes=()), reports, SUBJECT)
    for line in _remarks(reports, here.lang):
        print(line, file=sys.stderr)
    return code or (FINDINGS if any(one.doubts for one in reports.remarks) else 0)


def _remarks(reports: "Reports", lang: Language) -> Iterator[str]:
    """What there is to say of the rows of a sheet, and of columns that were dropped."""
    if reports.sheet.dropped:
        headings = "; ".join(reports.sheet.dropped)
        yield say(lang, "importing.note-dropped-private", headings=headings)
    if reports.known:
        yield say(lang, "record.known-rows", rows=", ".join(map(str, reports.known)))
    for one in reports.remarks:
        reasons = "; ".join(why(reason, lang) for reason in (*one.doubts, *one.remarks))
        yield say(lang, "record.of-row", row=one.row, task=one.task, said=reasons)
