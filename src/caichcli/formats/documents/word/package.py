"""The bytes of a Word file: what may be opened, and packing that gives the same every time."""

import re
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from lzma import LZMAError
from typing import TYPE_CHECKING, Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

if TYPE_CHECKING:
    from lxml import etree

MOST_PARTS = 2_000
MOST_BYTES = 256 * 1024 * 1024  # of all parts unpacked; a document of 10,000 tasks has a tenth
BYTES_OF_TAG = 64  # at least, over all parts: a parser makes an object of each, far larger
TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
# What runs, or is another program's content, in the names of parts and in content types.
_ACTIVE = re.compile("macroEnabled|vbaProject|activeX|oleObject|webextension", re.I)
_TO_FOLLOW = ("http://", "https://", "mailto:")


class NoWord(Struct, frozen=True):
    """Why bytes are not opened as a Word file; ``detail`` names the part at fault."""

    reason: Literal["not-word", "too-large", "macros", "external"]
    detail: str = ""


def unpack(content: bytes, most: int = MOST_BYTES) -> dict[str, bytes] | NoWord:
    """Return the parts of a Word file by name, in its order: nothing that runs or is elsewhere.

    The sizes that the file states are added up before anything is unpacked, and
    no more than stated is ever read.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or sum(each.file_size for each in entries) > most:
                return NoWord("too-large")
            parts = {each.filename: archive.read(each) for each in entries}
    except (BadZipFile, EOFError, LZMAError, OSError, RuntimeError, ValueError, zlib.error):
        return NoWord("not-word")
    tags = sum(part.count(b"<") for name, part in parts.items() if _is_xml(name))
    if tags > most // BYTES_OF_TAG:
        return NoWord("too-large")
    if len(parts) != len(entries) or TYPES not in parts:
        return NoWord("not-word")
    return _fault(parts) or parts


def pack(parts: Mapping[str, bytes], *, compressed: bool = True) -> bytes:
    """Return a zip of the parts: the same bytes for the same parts, whoever packs them and when."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != TYPES, name)):
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED if compressed else ZIP_STORED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, parts[name])
    return stream.getvalue()


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _fault(parts: Mapping[str, bytes]) -> NoWord | None:
    from lxml.etree import XMLSyntaxError

    try:
        types = [each.get("ContentType", "") for each in _elements(parts[TYPES])]
        active = next(filter(_ACTIVE.search, (*parts, *types)), None)
        if active:
            return NoWord("macros", active)
        if MAIN not in types:
            return NoWord("not-word", TYPES)
        external = next(_external(parts), None)
    except XMLSyntaxError:
        return NoWord("not-word", TYPES)
    return NoWord("external", external) if external else None


def _external(parts: Mapping[str, bytes]) -> Iterator[str]:
    """What the file would fetch: targets outside it that are no link for a reader to follow."""
    for name, content in parts.items():
        if not name.endswith(".rels"):
            continue
        for relation in _elements(content):
            target = relation.get("Target", "")
            link = relation.get("Type", "").endswith("/hyperlink")
            followed = link and target.lower().startswith(_TO_FOLLOW)
            if relation.get("TargetMode", "").lower() == "external" and not followed:
                yield target


def _elements(content: bytes) -> Iterator["etree._Element"]:
    """The elements of a part that lists things; what a document type may declare stays unread."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    elements: Iterator[etree._Element] = etree.fromstring(content, parser).iter("{*}*")
    return elements
