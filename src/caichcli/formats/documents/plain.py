"""Data as plain text within a document: one line, nothing that acts."""

import re
from unicodedata import normalize

# Control characters, and those that turn the direction of writing round.
_ACTING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    """The text in NFC with its blanks squeezed; what would act is shown as U+FFFD."""
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip():
        return text
    return _ACTING.sub("\ufffd", normalize("NFC", " ".join(text.split())))
