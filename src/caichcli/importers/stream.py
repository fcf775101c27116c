"""Many records in one text, as YAML, JSON or CSV -> rows of keys and values.

YAML and JSON hold a list of mappings. A CSV table has a head with the keys'
names; cells are parted by commas, semicolons or tabs, as Excel does by the
country, or by what its own first line ``sep=;`` names. Where a key holds a
list, a cell has one item a line; ``problems.to`` and ``proposals.to`` name whom
those of the same line are put to.
"""

import csv
import io
import re
from typing import Any, Literal

from msgspec import UNSET, Struct

from caichcli.files.yaml import reader, spans
from caichcli.files.yaml.reader import BOM
from caichcli.importers import secrecy
from caichcli.importers.grids.csv import named_separator
from caichcli.plan.finding import Finding, Place

DELIMITERS = ",;\t"
LISTS = ("results", "problems", "proposals")
CONCERNS = ("problems", "proposals")

# Within double quotes: the end of a line of Windows or of an old Mac, by its escapes.
_CARRIAGE_RETURN = re.compile(r"(?<!\\)((?:\\\\)*)\\r(?:\\n)?")

Reason = Literal[
    "unreadable",  # no text, or no YAML; the findings say why
    "secret",  # bears the mark of a state secret
    "empty",  # no rows at all
    "not-a-list",  # YAML or JSON of another shape
    "not-a-mapping",  # a row that is no mapping
    "repeated-column",  # a table whose head names a key twice, ``text``
    "too-many-cells",  # a row of a table longer than the head
    "quotes",  # a table whose quotes do not close
]


class StreamRow(Struct, frozen=True):
    """One record; ``number`` counts from 1, ``line`` is where it begins in the text."""

    number: int
    line: int
    values: dict[str, Any]


class StreamFault(Struct, frozen=True):
    """Why a text holds no rows; ``number`` and ``line`` of the row, 0 for the whole text."""

    reason: Reason
    number: int = 0
    line: int = 0
    text: str = ""
    findings: tuple[Finding, ...] = ()


def read(data: bytes, key: str, file: str) -> list[StreamRow] | StreamFault:
    """The rows of a text, a table known by a head that has ``key``; ``file`` names it."""
    text = reader.decode(data, file)
    if isinstance(text, Finding):
        return StreamFault("unreadable", text=data.decode(errors="replace"), findings=(text,))
    body = text.removeprefix(BOM)
    if secrecy.of_text(body):
        return StreamFault("secret")
    if not body.strip():
        return StreamFault("empty")
    separator, body = named_separator(body)
    delimiter = separator or _delimiter(body, key)
    return _table(body, delimiter, 2 if separator else 1) if delimiter else _list(body, file)


def _delimiter(text: str, key: str) -> str | None:
    """What parts the cells of a table's head; None where the text is no table."""
    head = text.lstrip("\r\n").partition("\n")[0]
    for delimiter in DELIMITERS:
        if key in (cell.strip().strip('"') for cell in head.split(delimiter)):
            return delimiter
    return None


def _list(text: str, file: str) -> list[StreamRow] | StreamFault:
    data = _json(text) if text.lstrip().startswith(("[", "{")) else UNSET
    if data is UNSET:
        document = reader.read(text, file)
        if document.findings and _CARRIAGE_RETURN.search(text):
            document = reader.read(_CARRIAGE_RETURN.sub(r"\1\\n", text), file)
        if document.data is UNSET or document.broken:
            return StreamFault("unreadable", text=text, findings=document.findings)
        data = document.data
    if not isinstance(data, list):
        return StreamFault("not-a-list")
    if not data:
        return StreamFault("empty")
    places = spans.locate(text, [Place(file, (position,)) for position in range(len(data))])
    rows = []
    for number, (value, span) in enumerate(zip(data, places, strict=True), start=1):
        if not isinstance(value, dict):
            return StreamFault("not-a-mapping", number, span.line)
        rows.append(StreamRow(number, span.line, value))
    return rows


def _json(text: str) -> Any:
    """The data of JSON, which may hold escapes and tabs that YAML does not; else UNSET."""
    import json

    try:
        return json.loads(text, object_pairs_hook=_unrepeated, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return UNSET


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise ValueError
    return mapping


def _no_number(constant: str) -> None:
    raise ValueError(constant)


def _table(text: str, delimiter: str, first: int) -> list[StreamRow] | StreamFault:
    """The rows of a table whose head is the line ``first`` of the stream."""
    source = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    head: list[str] = []
    rows: list[StreamRow] = []
    line = first
    try:
        for cells in source:
            first_line, line = line, first + source.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not head:
                head = [cell.strip() for cell in cells]
                if repeated := next((name for name in head if name and head.count(name) > 1), ""):
                    return StreamFault("repeated-column", 0, first_line, repeated)
                continue
            number = len(rows) + 1
            if any(cell.strip() for cell in cells[len(head) :]):
                return StreamFault("too-many-cells", number, first_line)
            rows.append(
                StreamRow(number, first_line, _values(dict(zip(head, cells, strict=False))))
            )
    except csv.Error:
        return StreamFault("quotes", len(rows) + 1, line)
    return rows or StreamFault("empty")


def _values(cells: dict[str, str]) -> dict[str, Any]:
    """The cells that are filled, those of lists as lists."""
    texts = {name: cell.strip() for name, cell in cells.items() if name and cell.strip()}
    to = {name: _lines(texts.pop(f"{name}.to", ""), keep=True) for name in CONCERNS}
    values: dict[str, Any] = {}
    for name, cell in texts.items():
        values[name] = _lines(cell, keep=False) if name in LISTS else cell
    for name in CONCERNS:
        if name in values:
            holders = [*to[name], *[""] * len(values[name])]
            values[name] = [
                {"text": text, "to": holder} if holder else {"text": text}
                for text, holder in zip(values[name], holders, strict=False)
            ]
    return values


def _lines(cell: str, *, keep: bool) -> list[str]:
    lines = [line.strip() for line in re.split(r"\r\n|\r|\n", cell)]
    return lines if keep else [line for line in lines if line]
