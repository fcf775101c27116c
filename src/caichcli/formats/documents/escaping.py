"""Data as text within a document: one line, nothing that acts, no markup.

Nothing but this is loaded for it: tables and findings stand without templates.
"""

import re
from unicodedata import normalize

from caichcli.language.characters import legible

_MARKUP = re.compile(r"[\\`*_\[\]<>|~]|&(?=[#\w])|(?<=:)//|(?<=\bwww)\.")
# What would begin a heading, a list, a rule, an underline or a command of a CI at a line's start.
_BLOCK = re.compile(
    r"^(?:(?P<number>[0-9]{1,9})(?=[.)](?:\s|$))|(?P<mark>[-+](?=[\s-]|$)|[#=]|:(?=:)))"
)
# The signs with which GitHub and GitLab refer to people, issues, changes, labels ...
_CALL = re.compile(r"(?<!\w)([@#!%$&^~])(?=\\?\w)")
_WIDTHLESS = "\u200b"


def one_line(text: str) -> str:
    """Return the text in NFC with its blanks squeezed; U+FFFD stands for what would act or hide."""
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip():
        return text
    return legible(normalize("NFC", " ".join(text.split())))


def markdown_text(text: str) -> str:
    """Return a text as one line that Markdown shows as it stands: no markup, cell or link.

    Nobody is called by an @name in it, and no issue by a #number.
    """
    marked = _MARKUP.sub(r"\\\g<0>", one_line(text))
    return _CALL.sub(rf"\g<1>{_WIDTHLESS}", _BLOCK.sub(_unblocked, marked))


def _unblocked(match: re.Match[str]) -> str:
    return f"\\{match['mark']}" if match["mark"] else f"{match['number']}\\"
