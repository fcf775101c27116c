"""Documents in Word, laid out by templates that staff can open and edit in Word itself."""

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from caichcli.files.disk.workspace import Unreadable
from caichcli.formats.documents.environment import Job, TemplateFault

if TYPE_CHECKING:
    from docx.document import Document

ENDINGS = (".docx",)
TEMPLATE = "{}.docx"


def write(job: Job) -> bytes | TemplateFault:
    """The document; the same bytes for the same job. It was opened again before it is given.

    Raises ModuleNotFoundError where the extra ``office`` is not installed.
    """
    from caichcli.formats.documents import word_package, word_template

    name = TEMPLATE.format(job.template)
    found = job.load(name)
    if found is None:
        return TemplateFault("missing", name, detail=name)
    if isinstance(found, Unreadable):
        return TemplateFault("unreadable", found.path.as_posix(), detail=found.reason)
    template = word_template.opened(found)
    if isinstance(template, TemplateFault):
        return template
    document = word_template.fill(template, job)
    if isinstance(document, TemplateFault):
        return document
    _describe(document, job)
    parts = word_package.unpack(_bytes(document))
    if isinstance(parts, word_package.NoWord):
        return TemplateFault(parts.reason, found.name, detail=parts.detail)
    content = word_package.pack(parts)
    return content if _opens(content) else TemplateFault("torn", found.name)


def seal(content: bytes, words: str) -> bytes:
    """The document with JSON words about it, and digests of both."""
    from caichcli.formats.documents import word_seal

    return word_seal.seal(content, words)


def _describe(document: "Document", job: Job) -> None:
    """The file's properties: who made it and when, as the report says, not as the clock does."""
    made = cast(Any, job.values["made"])
    day = dt.datetime.combine(made.day, dt.time(), dt.UTC)
    properties = document.core_properties
    properties.author = properties.last_modified_by = f"caich {made.version}"
    properties.created = properties.modified = day
    properties.language = "vi-VN" if job.lang == "vi" else "en-GB"
    properties.comments = properties.keywords = ""
    properties.revision = 1


def _bytes(document: "Document") -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _opens(content: bytes) -> bool:
    """Whether the whole document can be read again, as any reader of Word files would."""
    import docx
    from lxml.etree import XMLSyntaxError

    try:
        for section in (document := docx.Document(BytesIO(content))).sections:
            list(section.iter_inner_content())
        return bool(document.sections)
    except (AttributeError, KeyError, ValueError, XMLSyntaxError):
        return False
