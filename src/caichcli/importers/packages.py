"""Office Open XML files from outside, looked over before any library opens them.

Of a file with a table of tasks a library sees a copy in memory. In it macros and pictures are
empty, nothing declares entities, and there are none of the rows without a value of which a sheet
may have a million; what is larger unpacked than any plan is refused before it is unpacked.
"""

import io
import re
import zlib
from collections.abc import Iterator
from typing import IO, Literal, Protocol
from zipfile import BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from caichcli.importers import secrecy
from caichcli.importers.grids.grid import FileRefusal, GridNote

Reason = Literal[
    "not-excel",  # no zip at all, or no workbook in it: another kind of file, renamed
    "old-excel",  # .xls
    "password",
    "macros",
    "broken",
    "too-large",  # unpacked, far more than what is expected
    "styles",  # more formats of cells than a library opens in reasonable time
    "entities",  # XML that declares entities
    "secret",  # bears the mark of a state secret
]


class Secret(Exception):
    """A part that bears the mark of a state secret."""

    def __init__(self, mark: str) -> None:
        super().__init__(mark)
        self.mark = mark


class PackageLimits(Struct, frozen=True):
    """How many parts a package may have, their bytes together, unpacked, and its filled cells.

    ``looks`` are the formats and named styles of its cells, ``look_tags`` the tags of all that
    these are made of; ``costly`` begins what is dear where it is read.
    """

    parts: int
    size: int
    cells: int
    looks: int
    look_tags: int
    costly: tuple[bytes, ...]


# Parts of texts with looks of their own.
_RUNS = (b"<rPr>", b":rPr>")
# Rules of looks and of what may be filled in, links: few in any workbook, dear to open.
_RULES = (b"cfRule ", b"dataValidation ", b"hyperlink ")
EXCELS_LOOKS = 3 * 65_490  # what Excel has at most: of cells, of named styles, and their names
# openpyxl makes some 40 microseconds of each; a workbook in use has some hundreds.
OPENED_LOOKS = 20_000

# Of a table rows without a value are among the bytes; a form of a thousand rows has a thirtieth.
TABLE = PackageLimits(10_000, 1024 * 1024 * 1024, 1_000_000, EXCELS_LOOKS, 600_000, _RUNS)
WORKBOOK = PackageLimits(1000, 128 * 1024 * 1024, 1_000_000, OPENED_LOOKS, 200_000, _RUNS + _RULES)
FORM = PackageLimits(1000, 32 * 1024 * 1024, 100_000, OPENED_LOOKS, 200_000, _RUNS + _RULES)
LARGEST_COPY = 128 * 1024 * 1024  # bytes that may be left of a table's package
CHUNK = 8 * 1024 * 1024
# Opening and closing tags. A library makes objects of them, whose cost no number of bytes tells.
MOST_TAGS = {
    "cells": 12_000_000,  # of sheets, and of the texts in them
    "words": 4_000_000,  # of a Word document: a table of 10,000 tasks has half
    "lists": 400_000,  # of a Word document's lists and styles
    "rest": 200_000,  # of names, lists of parts: together
}
SPARE_TEXTS = 100_000  # that no cell shows
MOST_BLOCKS = 600_000  # of a Word document: a table of 25,000 rows and 10 columns has 525,000

WORD_LISTS = ("word/numbering.xml", "word/styles.xml")
MOST_COSTLY = 100_000

CONTENT_TYPES = "[Content_Types].xml"
MACROS = "vbaProject.bin"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOOK = "xl/workbook.xml"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XML_ENDINGS = (".xml", ".rels")
# Office itself writes neither; a document type definition is forbidden (ECMA-376, part 2, 8.1).
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_LOOK = re.compile(rb"<(?:\w+:)?(?:xf|cellStyle)[\s/>]")
_BLOCK = re.compile(rb"<(?:\w+:)?(?:p|tbl|tr|tc)[ />]")  # paragraphs, tables, rows, cells
LONGEST_PIECE = 4 * CHUNK  # bytes without a place to cut; a cell has at most 32,767 letters
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_DOCX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Documents with macros and templates, which python-docx would not open.
_LIKE_DOCX = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
ERRORS = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)


class PackagePart(Protocol):
    """What is made of one part while it is copied, piece by piece."""

    def clean(self, name: str, piece: bytes) -> bytes: ...

    def boundary(self, name: str, buffer: bytes) -> int: ...


class Whole:
    """Leaves every part as it is; a piece ends before a tag, so that none is cut in two."""

    def clean(self, name: str, piece: bytes) -> bytes:
        return piece

    def boundary(self, name: str, buffer: bytes) -> int:
        return buffer.rfind(b"<")


def refusal(data: bytes, limits: PackageLimits) -> Reason | None:
    """Return why these bytes are no workbook to open; None where they are one within limits."""
    if data.startswith(OLE):
        return "password" if _ENCRYPTED in data else "old-excel"
    package = _open(data, limits)
    if package == "broken" and not data.startswith(b"PK"):
        return "not-excel"
    if not isinstance(package, ZipFile):
        return package
    names = package.namelist()
    if _BOOK not in names:
        return "not-excel"
    if any(name.endswith(MACROS) for name in names):
        return "macros"
    try:
        return _fault(package, limits)
    except Secret:
        return "secret"
    except ERRORS:
        return "broken"


def open_package(data: bytes) -> ZipFile | FileRefusal:
    """Return the file of a table as a package, its list of parts checked and nothing unpacked."""
    package = _open(data, TABLE)
    return package if isinstance(package, ZipFile) else FileRefusal(package)


def _open(data: bytes, limits: PackageLimits) -> ZipFile | Reason:
    try:
        package = ZipFile(io.BytesIO(data))
        parts = package.infolist()
    except (*ERRORS, OverflowError):
        return "broken"
    if any(part.flag_bits & 1 for part in parts):
        return "password"
    if len(parts) > limits.parts or sum(part.file_size for part in parts) > limits.size:
        return "too-large"
    if len({part.filename for part in parts}) < len(parts):
        return "broken"
    return package


def _fault(package: ZipFile, limits: PackageLimits) -> Reason | None:
    """What is wrong inside: every part is unpacked once, piece by piece, and none is kept."""
    amount = Amount(limits)
    size = limits.size
    for part in package.infolist():
        for piece in pieces(package, part, Whole()):
            # What a part says of its size may be a lie: no more is unpacked than is allowed.
            size -= len(piece)
            if size < 0:
                return "too-large"
            if part.filename.endswith(_XML_ENDINGS):
                if _declares(piece):
                    return "entities"
                if excess := amount.add(part.filename, piece):
                    return excess
    return "too-large" if amount.has_spare_texts() else None


class Amount:
    """What a reader would make objects of, counted while the parts go by."""

    def __init__(self, limits: PackageLimits) -> None:
        self.limits = limits
        self.cells = limits.cells
        self.tags = {**MOST_TAGS, "looks": limits.look_tags}
        self.costly = MOST_COSTLY
        self.looks = limits.looks
        self.blocks = MOST_BLOCKS
        self.texts = 0

    def add(self, name: str, piece: bytes) -> Literal["too-large", "styles"] | None:
        """Count a piece of a part; return what the package has more of than it may have."""
        is_sheet = _SHEET.fullmatch(name) is not None
        if is_sheet:
            self.cells -= max(piece.count(b"</v>"), piece.count(b"<f")) + piece.count(b"<is")
        kind = "rest"
        if is_sheet or name == "xl/sharedStrings.xml":
            kind = "cells"
            self.costly -= sum(map(piece.count, self.limits.costly))
            self.texts += 0 if is_sheet else piece.count(b"si>") // 2
        elif name.startswith("xl/styles"):
            kind = "looks"
            self.looks -= sum(1 for _ in _LOOK.finditer(piece))
        elif name.startswith(WORD_LISTS):
            kind = "lists"
        elif name.startswith("word/"):
            kind = "words"
            self.blocks -= sum(1 for _ in _BLOCK.finditer(piece))
        self.tags[kind] -= piece.count(b"<")
        if min(self.looks, self.tags["looks"]) < 0:
            return "styles"
        is_beyond = min(self.cells, self.costly, self.blocks, self.tags[kind]) < 0
        return "too-large" if is_beyond else None

    def has_spare_texts(self) -> bool:
        """Whether cells share many more texts than there are cells to show them."""
        return self.texts > self.limits.cells - self.cells + SPARE_TEXTS


def _declares(piece: bytes) -> bool:
    return any(each in piece for each in _DECLARATIONS)


def survey(package: ZipFile, cleaner: PackagePart) -> FileRefusal | None:
    """Return why a table's package is not read; ``cleaner`` leaves of each part what would be."""
    size = 0
    amount = Amount(TABLE)
    try:
        for part in package.infolist():
            if not part.filename.endswith(_XML_ENDINGS):
                continue
            for piece in pieces(package, part, cleaner):
                if _declares(piece):
                    return FileRefusal("entities", {"part": part.filename})
                size += len(piece)
                excess = amount.add(part.filename, piece)
                if excess or size > LARGEST_COPY:
                    return FileRefusal(excess or "too-large")
    except Secret as secret:
        return FileRefusal("secret", {"mark": secret.mark})
    except ERRORS:
        return FileRefusal("broken")
    return FileRefusal("too-large") if amount.has_spare_texts() else None


def copy(package: ZipFile) -> io.BytesIO | FileRefusal:
    """The package as a library may read it."""
    cleaner = Whole()
    refusal = survey(package, cleaner)
    if refusal is not None:
        return refusal
    target = io.BytesIO()
    with ZipFile(target, "w") as new:
        for part in package.infolist():
            if part.filename.endswith(_XML_ENDINGS):
                with new.open(part.filename, "w") as sink:
                    sink.writelines(pieces(package, part, cleaner))
            else:
                new.writestr(part.filename, b"")  # there, because others refer to it
    target.seek(0)
    return target


def pieces(package: ZipFile, part: ZipInfo, cleaner: PackagePart) -> Iterator[bytes]:
    """Yield a part piece by piece, each as ``cleaner`` leaves it."""
    with package.open(part) as source:
        yield from _pieces(source, part, cleaner)


def _pieces(source: IO[bytes], part: ZipInfo, cleaner: PackagePart) -> Iterator[bytes]:
    """A part piece by piece, as the cleaner leaves it; raises Secret."""
    name = part.filename
    buffer = b""
    while chunk := source.read(CHUNK):
        if not buffer and chunk.startswith(_UTF_16):
            raise ValueError(name)
        buffer += chunk
        if len(chunk) == CHUNK and (cut := cleaner.boundary(name, buffer)) > 0:
            yield _open_to_all(name, buffer[:cut], cleaner)
            buffer = buffer[cut:]
        if len(buffer) > LONGEST_PIECE:
            raise ValueError(name)
    if name == CONTENT_TYPES:
        buffer = _LIKE_DOCX.sub(_DOCX, buffer)
    yield _open_to_all(name, buffer, cleaner)


def _open_to_all(name: str, piece: bytes, cleaner: PackagePart) -> bytes:
    """A piece as the cleaner leaves it, where it bears no mark of a secret; raises Secret."""
    if name.endswith(".xml") and (mark := secrecy.of_part(name, piece)):
        raise Secret(mark)
    return cleaner.clean(name, piece)


def notes(package: ZipFile) -> Iterator[GridNote]:
    """What the parts alone tell: macros that were not read, links to other files."""
    names = package.namelist()
    if any(name.endswith(MACROS) for name in names):
        yield GridNote("macros")
    links = sum("externalLinks/externalLink" in name and ".rels" not in name for name in names)
    if links:
        yield GridNote("external-links", {"count": links})
