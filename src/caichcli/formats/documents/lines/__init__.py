"""A document as it is read: its headings, paragraphs and rows, whatever its looks."""

import re

from caichcli.formats.documents.lines.line import PaperLine

_HTML = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.I)
_WORD = b"PK"


def format_of(content: bytes) -> str:
    """Return the format of a document, by its bytes."""
    if content.startswith(_WORD):
        return "docx"
    return "html" if _HTML.match(content[:1000].decode("utf-8-sig", "replace")) else "markdown"


def read(content: bytes, format_: str, *, blanks: bool = False) -> list[PaperLine]:
    """Return the lines of a document in one of the formats.

    With ``blanks`` what a field of Word is to be filled with is BLANK.
    """
    if format_ == "docx":
        from caichcli.formats.documents.lines import word

        return word.read(content, blanks=blanks)
    from caichcli.formats.documents.lines import html, markdown

    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return html.read(text) if format_ == "html" else markdown.read(text)
