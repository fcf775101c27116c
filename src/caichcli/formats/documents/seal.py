"""What a document carries to be checked by later: how it was made, and a digest of itself.

In Markdown and HTML it is the last line, a comment; in Word two properties of
the file (see :mod:`caichcli.formats.documents.word.seal`).
"""

import re
from hashlib import sha256
from typing import Literal

from msgspec import Struct

State = Literal["whole", "saved-again", "changed"]

_SEAL = re.compile(r"\n<!-- caich (?P<words>\{[^\n]*\}) sha256:(?P<digest>[0-9a-f]{64}) -->\s*\Z")
# A comment ends at ">" and may not hold "--"; in JSON's strings both can be written otherwise.
_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "--": "-\\u002d", "&": "\\u0026"}


class Seal(Struct, frozen=True):
    """The words that a document was sealed with, and whether it still is what it was then.

    ``saved-again`` is a Word file whose text is the same, and whose bytes are not.
    """

    words: str
    state: State


def seal(text: str, words: str) -> str:
    """The document with JSON words about it, and a digest of both."""
    for sign, escaped in _ESCAPED.items():
        words = words.replace(sign, escaped)
    return f"{text}\n<!-- caich {words} sha256:{_digest(text, words)} -->\n"


def read(content: bytes) -> Seal | None:
    """The seal of a document in Markdown or HTML; None where there is none.

    Line breaks count for nothing: Windows and mail programs change them.
    """
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    seal_line = _SEAL.search(text)
    if seal_line is None:
        return None
    same = _digest(text[: seal_line.start()], seal_line["words"]) == seal_line["digest"]
    return Seal(seal_line["words"], "whole" if same else "changed")


def _digest(text: str, words: str) -> str:
    return sha256(f"{text}\0{words}".encode("utf-8", "surrogatepass")).hexdigest()
