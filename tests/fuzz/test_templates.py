"""Hostile templates of a line: each ends, as a document or in words, within its bounds."""

import resource
from pathlib import Path

from hypothesis import given, note
from hypothesis import strategies as st

from caichcli.files.disk import templates
from caichcli.files.disk.templates import Template
from caichcli.files.disk.worker import MEGABYTE, Bounds
from caichcli.formats.documents import FORMATS
from caichcli.formats.documents.apart import Workshop
from caichcli.formats.documents.faults import TemplateFault, words
from tests.formats.documents.making import EXAMPLE, book_at, make_apart, weekly
from tests.fuzz.templates import TEMPLATES
from tests.fuzz.test_commands import REUSED

REPORT = weekly(book_at(EXAMPLE))
BOUNDS = Bounds(seconds=0.5, memory=200 * MEGABYTE, large=MEGABYTE, patience=100)
# What the system gives a child beyond ``seconds``, and what it takes to load Python and Jinja2.
LEEWAY = 3


@REUSED
@given(TEMPLATES, st.sampled_from(("markdown", "html")), st.booleans())
def test_every_template_ends(tmp_path: Path, text: str, format_: str, is_checked: bool) -> None:
    note(text)
    path = tmp_path / FORMATS[format_].template.format("weekly")
    path.write_text(text, "utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    if is_checked:
        template = Template(path.name, path.read_bytes(), own=True)
        with Workshop(templates.loader(tmp_path, "vi"), template, BOUNDS) as workshop:
            faults = workshop.faults(template, "vi")
    else:
        document = make_apart(REPORT, format_, tmp_path, BOUNDS)
        faults = [document] if isinstance(document, TemplateFault) else []
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime <= BOUNDS.seconds + LEEWAY
    assert after.ru_maxrss * 1024 <= max(before.ru_maxrss * 1024, BOUNDS.memory)
    for fault in faults:
        note(words(fault, "en"))
        # It may be as wrong as it likes; the process that it ran in lived.
        assert fault.reason != "ended"
