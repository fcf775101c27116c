"""Data as text within a document: one line, nothing that acts, no markup.

Nothing but this is loaded for it: tables and findings stand without templates.
"""

import re
from unicodedata import normalize

from caichcli.language.characters import legible, squeezed

_MARKUP = re.compile(r"[\\`*_\[\]<>|~]|&(?=[#\w])|(?<=:)//|(?<=\bwww)\.")
# What would begin a heading, a list, a rule, an underline or a command of a CI at a line's start.
_BLOCK = re.compile(
    r"^(?:(?P<number>[0-9]{1,9})(?=[.)](?:\s|$))|(?P<mark>[-+](?=[\s-]|$)|[#=]|:(?=:)))"
)
# How GitHub and GitLab refer to people, issues, changes, labels, commits ...: a mark without a
# width goes in behind what is matched. They take letters with marks for no letters ("Số#1").
# Sources: docs.github.com, "Autolinked references and URLs"; docs.gitlab.com, "GitLab Flavored
# Markdown".
_CALL = re.compile(
    r"""[@\#!%$&^~](?:
        (?<![A-Za-z0-9].)(?=\\?[\w"])  # @name, #1
        | (?<!@)(?=\d)  # owner/repo#1, but the id of an entry, 2026-04-03#1, stays as it is
          (?:(?<!\d{4}-\d\d-\d\d.)|(?<=[\w./-]\d{4}-\d\d-\d\d.))
        | (?<=@)(?=[0-9a-fA-F]{7,40}(?!\w))  # owner/repo@commit
    )""",
    re.VERBOSE,
)
_REFERENCE = re.compile(r"(?<![A-Za-z0-9])G[HL](?=-\d)", re.IGNORECASE)
_WIDTHLESS = "\u200b"


def one_line(text: str) -> str:
    """Return the text in NFC with its blanks squeezed; U+FFFD stands for what would act or hide."""
    text = squeezed(text)
    return text if text.isascii() and text.isprintable() else legible(normalize("NFC", text))


def markdown_text(text: str) -> str:
    """Return a text as one line that Markdown shows as it stands: no markup, cell or link.

    Nobody is called by an @name in it, and no issue or change by its number. A commit by itself
    stays as it is: ours are there to be copied.
    """
    plain = _BLOCK.sub(_unblocked, _MARKUP.sub(r"\\\g<0>", one_line(text)))
    for pattern in (_CALL, _REFERENCE):
        plain = pattern.sub(rf"\g<0>{_WIDTHLESS}", plain)
    return plain


def _unblocked(match: re.Match[str]) -> str:
    return f"\\{match['mark']}" if match["mark"] else f"{match['number']}\\"
