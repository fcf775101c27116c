"""Data as text within a document: one line, nothing that acts, no markup.

Nothing but this is loaded for it: tables and findings stand without templates.
"""

import re
from unicodedata import normalize

# Control characters, and those that turn the direction of writing round.
_ACTING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_MARKUP = re.compile(r"[\\`*_\[\]<>|~]|&(?=[#\w])|(?<=:)//|(?<=\bwww)\.")
# What would begin a heading, a list, a rule or an underline at the start of a line.
_BLOCK = re.compile(r"^(?:(?P<number>[0-9]{1,9})(?=[.)](?:\s|$))|(?P<mark>[-+](?=[\s-]|$)|[#=]))")


def one_line(text: str) -> str:
    """Return the text in NFC with its blanks squeezed; what would act is shown as U+FFFD."""
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip():
        return text
    return _ACTING.sub("\ufffd", normalize("NFC", " ".join(text.split())))


def markdown_text(text: str) -> str:
    """Return a text as one line that Markdown shows as it stands: no markup, cell or link."""
    plain = _MARKUP.sub(r"\\\g<0>", one_line(text))
    return _BLOCK.sub(_unblocked, plain)


def _unblocked(match: re.Match[str]) -> str:
    return f"\\{match['mark']}" if match["mark"] else f"{match['number']}\\"
