"""The seal of a Word file: properties of the file that Word keeps when it saves it again."""

from collections.abc import Mapping
from hashlib import sha256
from xml.sax.saxutils import escape

from caichcli.formats.documents.seal import Seal
from caichcli.formats.documents.word.package import TYPES, NoWord, pack, unpack

PART = "docProps/custom.xml"
RELATIONS = "_rels/.rels"
WORDS, BYTES, TEXT = "caich", "caich.sha256", "caich.text.sha256"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_NAMESPACES = (
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)
_KIND = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one that all custom properties have
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"


def seal(content: bytes, words: str) -> bytes:
    """Return the file with JSON words about it, and digests of its parts and of its text."""
    parts = unpack(content)
    if isinstance(parts, NoWord):
        raise TypeError(parts.reason)
    parts = {name: part for name, part in parts.items() if name != PART}
    values = {WORDS: words, BYTES: _of_parts(parts, words), TEXT: _of_text(parts, words)}
    properties = "".join(
        f'<property fmtid="{_KIND}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), 2)
    )
    whole = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties {_NAMESPACES}>'
    parts[PART] = f"{whole}{properties}</Properties>".encode()
    if _TYPE.encode() not in parts[TYPES]:
        override = f'<Override PartName="/{PART}" ContentType="{_TYPE}"/></Types>'
        parts[TYPES] = parts[TYPES].replace(b"</Types>", override.encode())
        relation = f'<Relationship Id="rIdCaich" Type="{_RELATION}" Target="{PART}"/>'
        parts[RELATIONS] = parts[RELATIONS].replace(
            b"</Relationships>", f"{relation}</Relationships>".encode()
        )
    return pack(parts)


def read(content: bytes) -> Seal | NoWord | None:
    """Return the seal of a Word file; None where there is none, NoWord for what is none."""
    from lxml import etree

    parts = unpack(content)
    if isinstance(parts, NoWord):
        return parts
    own = parts.pop(PART, b"")
    if not own:
        return None
    try:
        values = _properties(own)
        if not {WORDS, BYTES, TEXT} <= values.keys():
            return None
        words = values[WORDS]
        # Word writes the lists of parts anew; what they were does not matter to a reader.
        if _of_parts(parts, words) == values[BYTES]:
            return Seal(words, "whole")
        return Seal(words, "saved-again" if _of_text(parts, words) == values[TEXT] else "changed")
    except etree.XMLSyntaxError:
        return NoWord("not-word", PART)


def _properties(content: bytes) -> dict[str, str]:
    from lxml import etree

    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    return {each.get("name", ""): "".join(each.itertext()) for each in root.iter("{*}property")}


def _of_parts(parts: Mapping[str, bytes], words: str) -> str:
    digest = sha256(words.encode())
    for name in sorted(parts):
        if name in (TYPES, RELATIONS):
            continue
        digest.update(f"\0{name}\0{len(parts[name])}\0".encode())
        digest.update(parts[name])
    return digest.hexdigest()


def _of_text(parts: Mapping[str, bytes], words: str) -> str:
    """A digest of what is read: the words of the body's paragraphs, without looks and blanks."""
    lines = _lines(parts[_BODY]) if _BODY in parts else []
    return sha256("\n".join([words, *lines]).encode()).hexdigest()


def _lines(content: bytes) -> list[str]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    lines = [""]
    for each in etree.fromstring(content, parser).iter(f"{_W}p", f"{_W}t"):
        if each.tag == f"{_W}p":
            lines.append("")
        else:
            lines[-1] += each.text or ""
    return [" ".join(line.split()) for line in lines if line.strip()]
