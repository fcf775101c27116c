"""Office Open XML files opened with care: what they hold is somebody else's.

A file is copied in memory before a library sees it. In the copy macros and pictures are empty,
nothing declares entities, and there are none of the rows without a value of which a sheet may
have a million; what is larger unpacked than any plan is refused before it is unpacked.
"""

import io
import re
import zlib
from collections.abc import Iterator
from typing import IO, Protocol
from zipfile import BadZipFile, ZipFile, ZipInfo

from caichcli.importers.grids.grid import Note, Refused

MOST_PARTS = 10_000
LARGEST = 1024 * 1024 * 1024
"""Bytes that the parts of a file may have together, unpacked, rows without a value among them."""
LARGEST_KEPT = 128 * 1024 * 1024
"""Bytes that may be left of them in the copy."""
CHUNK = 8 * 1024 * 1024

CONTENT_TYPES = "[Content_Types].xml"
MACROS = "vbaProject.bin"
_XML_ENDINGS = (".xml", ".rels")
# Office itself writes neither; a document type definition is forbidden (ECMA-376, part 2, 8.1).
_DECLARED = re.compile(rb"<!DOCTYPE|<!ENTITY")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_DOCX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Documents with macros and templates, which python-docx would not open.
_LIKE_DOCX = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)


class Part(Protocol):
    """What is made of one part while it is copied, piece by piece."""

    def clean(self, name: str, piece: bytes) -> bytes: ...

    def boundary(self, name: str, buffer: bytes) -> int: ...


def open_package(data: bytes) -> ZipFile | Refused:
    """The file as a package, its list of parts checked and nothing unpacked."""
    try:
        package = ZipFile(io.BytesIO(data))
        parts = package.infolist()
    except (BadZipFile, ValueError, OverflowError, NotImplementedError):
        return Refused("broken")
    if any(part.flag_bits & 1 for part in parts):
        return Refused("password")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        return Refused("too-large")
    if len({part.filename for part in parts}) < len(parts):
        return Refused("broken")
    return package


def copy(package: ZipFile, cleaner: Part) -> io.BytesIO | Refused:
    """The package as a library may read it; ``cleaner`` makes of each part what it needs."""
    target = io.BytesIO()
    kept = 0
    try:
        with ZipFile(target, "w") as new:
            for part in package.infolist():
                if not part.filename.endswith(_XML_ENDINGS):
                    new.writestr(part.filename, b"")  # there, because others refer to it
                    continue
                with package.open(part) as source, new.open(part.filename, "w") as made:
                    for piece in _pieces(source, part, cleaner):
                        if _DECLARED.search(piece):
                            return Refused("entities", {"part": part.filename})
                        kept += made.write(piece)
                        if kept > LARGEST_KEPT:
                            return Refused("too-large")
    except (BadZipFile, EOFError, OSError, NotImplementedError, ValueError, zlib.error):
        return Refused("broken")
    target.seek(0)
    return target


def _pieces(source: IO[bytes], part: ZipInfo, cleaner: Part) -> Iterator[bytes]:
    name = part.filename
    buffer = b""
    while chunk := source.read(CHUNK):
        if not buffer and chunk.startswith(_UTF_16):
            raise ValueError(name)
        buffer += chunk
        if len(chunk) == CHUNK and (cut := cleaner.boundary(name, buffer)) > 0:
            yield cleaner.clean(name, buffer[:cut])
            buffer = buffer[cut:]
    if name == CONTENT_TYPES:
        buffer = _LIKE_DOCX.sub(_DOCX, buffer)
    yield cleaner.clean(name, buffer)


def notes(package: ZipFile) -> Iterator[Note]:
    """What the parts alone tell: macros that were not read, links to other files."""
    names = package.namelist()
    if any(name.endswith(MACROS) for name in names):
        yield Note("macros")
    links = sum("externalLinks/externalLink" in name and ".rels" not in name for name in names)
    if links:
        yield Note("external-links", {"count": links})
