"""Documents in Word, laid out by templates that staff can open and edit in Word itself."""

from functools import lru_cache
from io import BytesIO

import docx
from lxml.etree import XMLSyntaxError

from caichcli.files.disk.templates import Template
from caichcli.files.disk.workspace import Unreadable
from caichcli.formats.documents.environment import Job
from caichcli.formats.documents.faults import TemplateFault, not_read
from caichcli.formats.documents.word.package import pack
from caichcli.formats.documents.word.template import WordTemplate, fill, open_template


def write(job: Job) -> bytes | TemplateFault:
    """Return the document, the same bytes for the same job.

    What a workspace's own template made was opened again before. It is not compressed: who
    seals it packs it anew.
    """
    name = f"{job.template}.docx"
    source = job.load(name)
    if source is None:
        return TemplateFault("missing", name, detail=name)
    if isinstance(source, Unreadable):
        return not_read(source)
    template = _opened(source)
    if isinstance(template, TemplateFault):
        return template
    parts = fill(template, job)
    if isinstance(parts, TemplateFault):
        return parts
    content = pack(parts, compressed=False)
    return content if not template.own or _opens(content) else TemplateFault("torn", source.name)


@lru_cache(maxsize=2)
def _opened(source: Template) -> WordTemplate | TemplateFault:
    """The template taken apart, once for a run of documents."""
    return open_template(source)


def _opens(content: bytes) -> bool:
    """Tell whether the whole document can be read again, as any reader of Word files would."""
    try:
        for section in (document := docx.Document(BytesIO(content))).sections:
            list(section.iter_inner_content())
        return bool(document.sections)
    except (AttributeError, KeyError, ValueError, XMLSyntaxError):
        return False
