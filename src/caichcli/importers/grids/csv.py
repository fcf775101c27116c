"""Comma-separated values as a grid, in whatever encoding and with whatever separator it is."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from caichcli.importers.grids.grid import FileRefusal, Grid, GridNote, Sign, Source
from caichcli.importers.grids.texts import read_rows
from caichcli.language import legacy
from caichcli.language.syllables import score

SEPARATORS = ";,\t|"
SAMPLE = 200  # rows that tell the separator
MOST_CELLS = 2_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(data: bytes) -> Source | FileRefusal:
    """The one table of the file; ``numbers`` are the lines on which its rows begin."""
    decoded = decode(data)
    if decoded is None:
        return FileRefusal("encoding")
    text, notes = decoded
    if "\0" in text:
        return FileRefusal("not-text")
    separator, text = named_separator(text)
    try:
        separator, first = (separator, 2) if separator else (_separator(text), 1)
        rows, numbers = _rows(text, separator, first)
    except csv.Error:  # a cell longer than any is
        return FileRefusal("quotes")
    if sum(map(len, rows)) > MOST_CELLS:
        return FileRefusal("too-large")
    torn = dict(_torn(text, separator, first, rows, numbers))
    notes += [GridNote("quotes", {"row": numbers[at]}) for at, _ in torn]
    return Source((Grid("csv", 1, read_rows(rows, torn), tuple(numbers)),), tuple(notes))


def decode(data: bytes) -> tuple[str, list[GridNote]] | None:
    """The text; None where no encoding makes sense of the bytes."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if data[1:2] == b"\0" or data[:1] == b"\0":  # UTF-16 that does not say so
        return _strictly(data, "utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
    try:
        return data.decode(), []
    except UnicodeDecodeError:
        return _of_old(data)


def _strictly(data: bytes, encoding: str) -> tuple[str, list[GridNote]] | None:
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError:
        return None


def _of_old(data: bytes) -> tuple[str, list[GridNote]] | None:
    """8-bit text: Windows' Vietnamese code page, or the codes of TCVN3 and VNI fonts.

    The latter are left to be converted cell by cell, as in any other file.
    """
    windows = normalize("NFC", data.decode("cp1258", errors="replace"))
    western = data.decode("latin-1")
    readings = [
        (score(windows), windows, [GridNote("encoding-read", {"encoding": "Windows-1258"})])
    ]
    for encoding in ("tcvn3", "vni"):
        decoded = legacy.decode(western, encoding)
        if decoded is not None:
            readings.append((score(decoded), western, []))
    best, text, notes = max(readings, key=lambda each: each[0])
    return (text, notes) if best >= legacy.CERTAIN and "\ufffd" not in text else None


def named_separator(text: str) -> tuple[str, str]:
    """What Excel's own first line ``sep=;`` says, and the text after it."""
    first, _, rest = text.partition("\n")
    name = first.strip().lower()
    if name.startswith("sep=") and len(name) == 5:
        return name[4], rest
    return "", text


def _separator(text: str) -> str:
    """The separator that parts most rows into the same number of cells, and more than one."""
    best, likeliest = (0, 0), ","
    for separator in SEPARATORS:
        try:
            widths = Counter(map(len, _rows(text, separator, 1, SAMPLE)[0]))
        except csv.Error:
            continue
        width, rows = max(
            ((width, count) for width, count in widths.items() if width > 1),
            key=lambda each: (each[1], each[0]),
            default=(0, 0),
        )
        if (rows, width) > best:
            best, likeliest = (rows, width), separator
    return likeliest


def _rows(
    text: str, separator: str, first: int, most: int = 0
) -> tuple[list[list[str]], list[int]]:
    rows: list[list[str]] = []
    numbers: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    begins = first
    for row in reader:
        rows.append(row)
        numbers.append(begins)
        begins = first + reader.line_num
        if most and len(rows) >= most:
            break
    return rows, numbers


def _torn(
    text: str, separator: str, first: int, rows: Sequence[Sequence[str]], numbers: Sequence[int]
) -> Iterator[tuple[tuple[int, int], Sign]]:
    """The cells that go on over lines until some other quote, or to the end: row and column."""
    lines = list(io.StringIO(text, newline=""))
    ends = [*(number - first for number in numbers[1:]), len(lines)]
    for at, (number, end) in enumerate(zip(numbers, ends, strict=True)):
        begin = number - first
        if end - begin == 1 and end < len(lines):
            continue
        try:
            list(csv.reader(lines[begin:end], delimiter=separator, strict=True))
        except csv.Error:
            column = max(range(len(rows[at])), key=lambda each: rows[at][each].count("\n"))
            yield (at, column), "torn"
