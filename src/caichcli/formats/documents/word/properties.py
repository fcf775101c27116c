"""The properties of a Word file: its title, who made it and when (ECMA-376, part 2, 11)."""

import datetime as dt
from typing import Any, cast
from xml.sax.saxutils import escape

from caichcli.formats.documents.environment import Job

PART = "docProps/core.xml"
_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def properties(job: Job, title: str) -> bytes:
    """Return the part: the title, and who made the file and when, as the report says."""
    provenance = cast(Any, job.values["made"])
    maker = escape(f"caich {provenance.version}")
    day = dt.datetime.combine(provenance.day, dt.time(), dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    language = "vi-VN" if job.lang == "vi" else "en-GB"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<cp:coreProperties {_NAMESPACES}><dc:title>{escape(title)}</dc:title>"
        f"<dc:creator>{maker}</dc:creator><cp:lastModifiedBy>{maker}</cp:lastModifiedBy>"
        f"<cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
        f"<dc:language>{language}</dc:language></cp:coreProperties>"
    ).encode()
