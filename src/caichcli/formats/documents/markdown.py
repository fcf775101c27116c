"""Documents in Markdown, as GitHub and GitLab show it."""

import re
from typing import Any
from unicodedata import normalize

from markupsafe import Markup

from caichcli.formats.documents.environment import Job, TemplateFault, render
from caichcli.formats.documents.plain import one_line
from caichcli.formats.documents.seal import seal

__all__ = ["ENDINGS", "TEMPLATE", "data", "seal", "write"]

ENDINGS = (".md", ".markdown")
TEMPLATE = "{}.md.j2"
FILTERS = ()

_MARKUP = re.compile(r"[\\`*_\[\]<>|~]|&(?=[#\w])|(?<=:)//|(?<=\bwww)\.")
# What would begin a heading, a list, a rule or an underline at the start of a line.
_BLOCK = re.compile(r"^(?:(?P<number>[0-9]{1,9})(?=[.)](?:\s|$))|(?P<mark>[-+](?=[\s-]|$)|[#=]))")


def write(job: Job) -> str | TemplateFault:
    """The document; blank lines that its template leaves over are gone."""
    text = render(job, "md", data)
    if isinstance(text, TemplateFault):
        return text
    return normalize("NFC", re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n")


def escape(text: str) -> str:
    """A text on one line that Markdown shows as it stands: no markup, cell, block or link."""
    marked = _MARKUP.sub(r"\\\g<0>", one_line(text))
    return _BLOCK.sub(_unblocked, marked)


def _unblocked(match: re.Match[str]) -> str:
    return f"\\{match['mark']}" if match["mark"] else f"{match['number']}\\"


def data(value: Any) -> Markup:
    """A value as Markdown; what a macro made is Markdown already."""
    if isinstance(value, Markup):
        return value
    return Markup("" if value is None else escape(str(value)))
