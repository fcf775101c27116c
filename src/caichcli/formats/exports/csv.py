"""The tasks as CSV for Excel: UTF-8 with its mark, dates as ISO writes them, one row a task.

Parted by semicolons, as Excel wants it where a comma parts decimals, numbers
are written with that comma too. Text that a sheet would take for a formula has
an apostrophe before it, as OWASP advises against CSV injection; numbers and
dates are never touched, and machines read JSON.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence

from caichcli.formats.exports import ExportFile
from caichcli.formats.exports.columns import Export, Value, columns, rows
from caichcli.language.messages import say
from caichcli.language.wording import Language

# What begins a formula in some spreadsheet; of full width, Japanese ones take them too.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(export: Export, lang: Language) -> ExportFile:
    """A head and the rows; each names the plan and the day, and that it is illustrative."""
    book, day = export.book, export.listing.day
    marks = [book.head.id, day.isoformat()]
    heads = [say(lang, "export.col-plan"), say(lang, "export.col-as_of")]
    if book.head.illustrative:
        marks.append(say(lang, "export.yes"))
        heads.append(say(lang, "words.illustrative"))
    heads = [*(column.heading(lang) for column in columns(export)), *heads]
    return table(heads, ([*row, *marks] for row in rows(export, lang)), export.delimiter)


def table(heads: Sequence[str], rows: Iterable[Sequence[Value]], delimiter: str) -> ExportFile:
    """Return a table of any kind as CSV, its cells made harmless."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(heads)
    comma = delimiter == ";"
    for row in rows:
        writer.writerow([_cell(value, comma=comma) for value in row])
    return ExportFile(text.getvalue().encode("utf-8-sig"))


def _cell(value: Value, *, comma: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value).replace(".", ",") if comma else str(value)


def harmless(text: str) -> str:
    """Text that no spreadsheet runs as a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text
