"""An Excel file from outside, looked over before any library opens it."""

import io
import zlib
from typing import Literal
from zipfile import BadZipFile, ZipFile

Reason = Literal[
    "not-excel",  # no zip at all: another kind of file, renamed
    "old-excel",  # .xls
    "password",
    "macros",
    "broken",
    "too-large",  # unpacked, far more than a form
    "entities",  # XML that defines entities: no office program writes it
]

LARGEST = 32 * 1024 * 1024  # bytes unpacked; a form of a thousand rows has a thirtieth
MOST_PARTS = 1000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARED = (b"<!DOCTYPE", b"<!ENTITY")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def refusal(data: bytes, largest: int = LARGEST) -> Reason | None:
    """Why these bytes are no workbook to open; None where they are one of ``largest`` bytes."""
    if data.startswith(_OLE):
        return "password" if _ENCRYPTED in data else "old-excel"
    try:
        with ZipFile(io.BytesIO(data)) as package:
            return _looked_over(package, largest)
    except BadZipFile:
        return "broken" if data.startswith(b"PK") else "not-excel"
    except (EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error):
        return "broken"


def _looked_over(package: ZipFile, largest: int) -> Reason | None:
    parts = package.infolist()
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        return "password"
    if "xl/workbook.xml" not in names:
        return "not-excel"
    if any(name.endswith("vbaProject.bin") for name in names):
        return "macros"
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > largest:
        return "too-large"
    if len(set(names)) < len(names):
        return "broken"
    return _unpacked(package, largest)


def _unpacked(package: ZipFile, left: int) -> Reason | None:
    for part in package.infolist():
        # What a part says of its own size may be a lie: no more is unpacked than is allowed.
        with package.open(part) as source:
            content = source.read(left + 1)
        left -= len(content)
        if left < 0:
            return "too-large"
        if part.filename.endswith((".xml", ".rels")):
            if content.startswith(_UTF_16):
                return "broken"
            if any(word in content for word in _DECLARED):
                return "entities"
    return None
