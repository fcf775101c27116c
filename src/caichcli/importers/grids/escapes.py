"""Characters that a workbook writes as ``_xHHHH_``: a carriage return, an underscore before "x".

ST_Xstring of Office Open XML: ECMA-376, part 1, 22.9.2.19.
"""

import re

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TEXT = re.compile(rb"<(?:\w+:)?t(?: [^>]*)?>[^<]*")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def read(text: str) -> str:
    """The text that a workbook's string means; halves of a character joined."""
    if "_x" not in text:
        return text
    characters = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return characters.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def written(text: str) -> str:
    """The string that a workbook holds so that it means just this text."""
    return _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text


def shielded(part: bytes) -> bytes:
    """The XML of texts, changed so that openpyxl, which takes ``x005F_`` out, gives them whole."""
    return part.replace(b"x005F_", b"xx005F_005F_") if b"x005F_" in part else part


def shielded_texts(sheet: bytes) -> bytes:
    """The same of the texts that stand in a sheet's own XML."""
    if b"x005F_" not in sheet:
        return sheet
    return _TEXT.sub(lambda match: shielded(match[0]), sheet)
