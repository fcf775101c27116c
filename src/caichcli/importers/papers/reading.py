"""A file of any kind -> the paper in it, or why there is none."""

import re
from html import unescape

from caichcli.audit.passages import PaperText
from caichcli.importers import secrecy, sources
from caichcli.importers.grids import csv
from caichcli.importers.grids.grid import FileRefusal, Source

_TEXTS = ("text", "markdown", "html")
_SOURCES = ("docx", "pdf", "doc", "rtf", "odt")

LARGEST = 16 * 1024 * 1024  # bytes of a text; a report of a thousand pages has three
_TAG = re.compile(r"<[^>]*>")


def read(data: bytes, name: str, *, charts: bool = False) -> PaperText | FileRefusal:
    """The passages of a paper; ``name`` matters only for plain text and Markdown.

    The words of a page's ``charts`` are among them only where asked for.
    """
    kind = sources.what(data, name)
    if kind in _TEXTS:
        return _of_text(data, kind, charts=charts)
    if kind not in _SOURCES:
        return FileRefusal("not-a-paper" if kind in ("csv", "xlsx", "xls", "ods", "xlsb") else kind)
    source = sources.read(data, name, marks=True)
    return source if isinstance(source, FileRefusal) else _of_source(source)


def _of_text(data: bytes, kind: str, *, charts: bool) -> PaperText | FileRefusal:
    if len(data) > LARGEST:
        return FileRefusal("too-large")
    decoded = csv.decode(data)
    if decoded is None:
        return FileRefusal("encoding")
    text, _ = decoded
    if "\0" in text:
        return FileRefusal("not-text")
    if mark := secrecy.of_text(unescape(_TAG.sub("\n", text)) if kind == "html" else text):
        return FileRefusal("secret", {"mark": mark})
    if kind == "html":
        from caichcli.importers.papers import web

        return web.read(text, charts=charts)
    from caichcli.importers.papers import lines

    return lines.read(text, is_markdown=kind == "markdown")


def _of_source(source: Source) -> PaperText:
    from caichcli.importers.papers import office

    return office.read(source)
