"""Documents in HTML: one file that holds all it needs and opens without a network."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from unicodedata import normalize

from markupsafe import Markup

from caichcli.formats.documents.environment import Job, render
from caichcli.formats.documents.escaping import one_line
from caichcli.formats.documents.faults import TemplateFault
from caichcli.language.characters import inert
from caichcli.plan.model import Id

_NOTHING = ("0", "–")
_MOST_IDS = 12


def write(job: Job) -> str | TemplateFault:
    """The document, without what would act on a screen."""
    text = render(job, "html", data, FILTERS)
    if isinstance(text, TemplateFault):
        return text
    return inert(normalize("NFC", text.strip("\n") + "\n"))


def opens(text: str, place: str) -> str:
    """A figure as a link to the place of its tasks on the page; of no task there is no place."""
    if text in _NOTHING:
        return Markup('<span class="zero">{}</span>').format(text)
    return Markup('<a href="#{}">{}</a>').format(place, text)


def task_ids(ids: Sequence[Id]) -> str:
    """Tasks by their ids, each a link to its row; of many the first, for their figure opens too."""
    links = [Markup('<a href="#task-{0}">{0}</a>').format(id_) for id_ in ids[:_MOST_IDS]]
    return Markup(", ").join(links) + (", …" if len(ids) > _MOST_IDS else "")


def digest(script: str) -> str:
    """The name by which a page's security policy lets one script in, and no other."""
    return "sha256-" + b64encode(sha256(script.encode()).digest()).decode()


def data(value: Any) -> str:
    """A value for Jinja2 to escape; what a macro made is HTML already."""
    if isinstance(value, Markup):
        return value
    return "" if value is None else one_line(str(value))


FILTERS = (opens, task_ids, digest)
