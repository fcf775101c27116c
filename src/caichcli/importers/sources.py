"""A file of any kind -> its tables, or why there are none. What it is, its bytes tell."""

from importlib.util import find_spec
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from msgspec import structs

from caichcli.files.disk import office
from caichcli.importers import secrecy
from caichcli.importers.grids.grid import FileRefusal, GridNote, Source
from caichcli.importers.grids.texts import paragraphs
from caichcli.importers.packages import OLE

PDF, RTF, ZIP = b"%PDF", b"{\\rtf", b"PK\x03\x04"
_HTML = (b"<!doctype html", b"<html", b"<table")
_TEXTS = {".csv": "csv", ".tsv": "csv", ".txt": "text", ".md": "markdown", ".markdown": "markdown"}
# How the streams of a compound file are named (MS-OFFCRYPTO, MS-DOC, MS-XLS).
_STREAMS = {"EncryptedPackage": "password", "WordDocument": "doc", "Workbook": "xls", "Book": "xls"}
_READ_AS = {
    "doc": "docx",
    "rtf": "docx",
    "odt": "docx",
    "xls": "xlsx",
    "ods": "xlsx",
    "xlsb": "xlsx",
}


def read(data: bytes, name: str, *, marks: bool = False) -> Source | FileRefusal:
    """The tables of a file; ``name`` matters only for plain text: CSV or Markdown.

    A paper that bears the mark of a state secret is refused. The ``marks`` of footnotes are words
    of it only where asked for.
    """
    source = _read(data, name, marks=marks)
    if isinstance(source, FileRefusal):
        return source
    mark = secrecy.of_source(source)
    return FileRefusal("secret", {"mark": mark}) if mark else source


def _read(data: bytes, name: str, *, marks: bool) -> Source | FileRefusal:
    kind = what(data, name)
    if kind in _READ_AS:
        return _through_office(data, kind, marks=marks)
    if kind == "docx":
        return _read_docx(data, marks=marks)
    if kind == "xlsx":
        return _read_xlsx(data)
    if kind == "csv":
        from caichcli.importers.grids import csv

        return csv.read(data)
    if kind == "text":
        return _read_text(data)
    if kind == "pdf":
        return _read_pdf(data, marks=marks)
    if kind == "markdown":
        from caichcli.importers.grids import markdown

        return markdown.read(data)
    return FileRefusal(kind)


def what(data: bytes, name: str) -> str:
    """The kind of a file, or the reason for which it is none that can be read."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start:
        return "empty"
    if data.startswith(OLE):
        kinds = (kind for stream, kind in _STREAMS.items() if stream.encode("utf-16-le") in data)
        return next(kinds, "unknown-kind")
    if data.startswith(ZIP):
        return _kind_of_package(data)
    if data.startswith(PDF):
        return "pdf"
    if data.startswith(RTF):
        return "rtf"
    if start.startswith(_HTML):
        return "html"
    ending = PurePath(name).suffix.lower()
    if ending in (".docx", ".xlsx", ".docm", ".xlsm", ".doc", ".xls"):
        return "broken"
    return _TEXTS.get(ending, "unknown-kind")


def _kind_of_package(data: bytes) -> str:
    from io import BytesIO

    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            mimetype = package.open("mimetype").read(100) if "mimetype" in names else b""
    except (BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return "broken"
    if b"opendocument.text" in mimetype:
        return "odt"
    if b"opendocument.spreadsheet" in mimetype:
        return "ods"
    if "xl/workbook.bin" in names:
        return "xlsb"
    for folder, kind in (("word/", "docx"), ("xl/", "xlsx")):
        if any(each.startswith(folder) for each in names):
            return kind
    return "unknown-kind"


def _read_docx(data: bytes, *, marks: bool) -> Source | FileRefusal:
    if find_spec("docx") is None:
        return FileRefusal("no-library", {"library": "python-docx"})
    from caichcli.importers.grids import word

    return word.read(data, marks=marks)


def _read_xlsx(data: bytes) -> Source | FileRefusal:
    if find_spec("openpyxl") is None:
        return FileRefusal("no-library", {"library": "openpyxl"})
    from caichcli.importers.grids import excel

    return excel.read(data)


def _read_text(data: bytes) -> Source | FileRefusal:
    """Plain text: the table that it may be, and its lines."""
    from caichcli.importers.grids import csv

    decoded = csv.decode(data)
    if decoded is None:
        return FileRefusal("encoding")
    text, notes = decoded
    table = csv.read(data)
    if isinstance(table, FileRefusal) and table.reason != "quotes":
        return table
    source = Source((), tuple(notes)) if isinstance(table, FileRefusal) else table
    lines = [((line, ""),) for line in text.splitlines()]
    return structs.replace(source, paragraphs=paragraphs(lines))


def _read_pdf(data: bytes, *, marks: bool) -> Source | FileRefusal:
    if find_spec("pdfplumber") is None:
        return FileRefusal("no-pdf-library", {"library": "pdfplumber", "extra": "pdf"})
    from caichcli.importers.grids import pdf

    return pdf.read(data, marks=marks)


def _through_office(data: bytes, kind: str, *, marks: bool) -> Source | FileRefusal:
    """A file of an old or another office's format, by way of LibreOffice."""
    to = _READ_AS[kind]
    converted = office.convert(data, kind, to)
    if isinstance(converted, office.ConversionProblem):
        return FileRefusal(f"office-{converted.reason}", {"kind": f".{kind}", "to": f".{to}"})
    source = _read_docx(converted, marks=marks) if to == "docx" else _read_xlsx(converted)
    if isinstance(source, FileRefusal):
        return source
    note = GridNote("through-office", {"kind": f".{kind}", "to": f".{to}"})
    return structs.replace(source, notes=(note, *source.notes))
