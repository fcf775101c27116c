"""Documents in Word, laid out by templates that staff can open and edit in Word itself."""

import datetime as dt
from io import BytesIO
from typing import Any, cast

import docx
from docx.document import Document
from lxml.etree import XMLSyntaxError

from caichcli.files.disk.workspace import Unreadable
from caichcli.formats.documents.environment import Job
from caichcli.formats.documents.faults import TemplateFault, not_read
from caichcli.formats.documents.word.package import NoWord, pack, unpack
from caichcli.formats.documents.word.template import fill, open_template


def write(job: Job) -> bytes | TemplateFault:
    """Return the document, the same bytes for the same job; it was opened again before."""
    name = f"{job.template}.docx"
    source = job.load(name)
    if source is None:
        return TemplateFault("missing", name, detail=name)
    if isinstance(source, Unreadable):
        return not_read(source)
    template = open_template(source)
    if isinstance(template, TemplateFault):
        return template
    document = fill(template, job)
    if isinstance(document, TemplateFault):
        return document
    _describe(document, job)
    parts = unpack(_bytes(document))
    if isinstance(parts, NoWord):
        return TemplateFault(parts.reason, source.name, detail=parts.detail)
    content = pack(parts)
    return content if _opens(content) else TemplateFault("torn", source.name)


def _describe(document: Document, job: Job) -> None:
    """Fill in the file's properties: who made it and when, as the report says."""
    provenance = cast(Any, job.values["made"])
    day = dt.datetime.combine(provenance.day, dt.time(), dt.UTC)
    properties = document.core_properties
    properties.author = properties.last_modified_by = f"caich {provenance.version}"
    properties.created = properties.modified = day
    properties.language = "vi-VN" if job.lang == "vi" else "en-GB"
    properties.comments = properties.keywords = ""
    properties.revision = 1


def _bytes(document: Document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _opens(content: bytes) -> bool:
    """Tell whether the whole document can be read again, as any reader of Word files would."""
    try:
        for section in (document := docx.Document(BytesIO(content))).sections:
            list(section.iter_inner_content())
        return bool(document.sections)
    except (AttributeError, KeyError, ValueError, XMLSyntaxError):
        return False
