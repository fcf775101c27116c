"""The reports as documents: one module a format, loaded only when it is wanted."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from msgspec import Struct

if TYPE_CHECKING:
    from caichcli.formats.documents.environment import Job
    from caichcli.formats.documents.faults import TemplateFault


class PaperFormat(Struct, frozen=True):
    """A format: its module, its files' endings (the first is given), its templates' names.

    ``seal`` is the module that seals its documents; ``libraries`` are those of the extra
    ``office`` that it needs.
    """

    module: str
    seal: str
    endings: tuple[str, ...]
    template: str
    libraries: tuple[str, ...] = ()


FORMATS: dict[str, PaperFormat] = {
    "markdown": PaperFormat("markdown", "seal", (".md", ".markdown"), "{}.md.j2"),
    "html": PaperFormat("html", "seal", (".html", ".htm"), "{}.html.j2"),
    "docx": PaperFormat(
        "word.docx", "word.seal", (".docx",), "{}.docx", ("lxml", "docx", "docxtpl")
    ),
}


class PaperWriter(Protocol):
    """What each module has."""

    def write(self, job: "Job") -> "str | bytes | TemplateFault":
        """Return the document, or what is wrong with its template."""


def writer(format_: str) -> PaperWriter:
    """Return the module of a format, a key of ``FORMATS``."""
    return cast(PaperWriter, import_module(f"{__name__}.{FORMATS[format_].module}"))


def sealing(format_: str) -> Callable[[Any, str], str | bytes]:
    """Return the function that gives a document JSON words about it, and a digest of both."""
    module = import_module(f"{__name__}.{FORMATS[format_].seal}")
    return cast(Callable[[Any, str], str | bytes], module.seal)
