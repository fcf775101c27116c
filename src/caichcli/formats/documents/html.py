"""Documents in HTML: one file that holds all it needs and opens without a network."""

from typing import Any
from unicodedata import normalize

from markupsafe import Markup

from caichcli.formats.documents.environment import Job, TemplateFault, render
from caichcli.formats.documents.plain import one_line
from caichcli.formats.documents.seal import seal

__all__ = ["ENDINGS", "TEMPLATE", "data", "seal", "write"]

ENDINGS = (".html", ".htm")
TEMPLATE = "{}.html.j2"


def write(job: Job) -> str | TemplateFault:
    """The document."""
    text = render(job, "html", data)
    if isinstance(text, TemplateFault):
        return text
    return normalize("NFC", text.strip("\n") + "\n")


def data(value: Any) -> Any:
    """A value for Jinja2 to escape; what a macro made is HTML already."""
    if isinstance(value, Markup):
        return value
    return "" if value is None else one_line(str(value))
