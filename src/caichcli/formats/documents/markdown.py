"""Documents in Markdown, as GitHub and GitLab show it."""

import re
from typing import Any
from unicodedata import normalize

from markupsafe import Markup

from caichcli.formats.documents.environment import Job, render
from caichcli.formats.documents.escaping import markdown_text
from caichcli.formats.documents.faults import TemplateFault
from caichcli.language.characters import inert, without_commands

FILTERS = ()


def write(job: Job) -> str | TemplateFault:
    """The document; blank lines that its template leaves over are gone, and what would act."""
    text = render(job, "md", data)
    if isinstance(text, TemplateFault):
        return text
    text = normalize("NFC", re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n")
    return without_commands(inert(text))


def data(value: Any) -> Markup:
    """A value as Markdown; what a macro made is Markdown already."""
    if isinstance(value, Markup):
        return value
    return Markup("" if value is None else markdown_text(str(value)))
