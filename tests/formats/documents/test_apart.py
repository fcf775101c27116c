"""A workspace's own templates, put to work apart: all end, and honest ones make what they made."""

import shutil
from itertools import product
from pathlib import Path
from random import Random

import docx
import pytest
from msgspec import structs

from caichcli.files.disk import templates
from caichcli.files.disk.templates import Template
from caichcli.files.disk.worker import MEGABYTE, Bounds
from caichcli.formats.documents import FORMATS, apart
from caichcli.formats.documents.apart import BOUNDS, Workshop
from caichcli.formats.documents.faults import Reason, TemplateFault
from caichcli.formats.documents.prose import Prose
from caichcli.language.wording import Language
from caichcli.views.report.face import Face
from tests.formats.documents.bombs import BOMBS
from tests.formats.documents.making import EXAMPLE, MADE, ROOT, book_at, make, make_apart, weekly
from tests.formats.documents.test_reports import LANGUAGES, MADE_OF

BOOK = book_at(EXAMPLE)
REPORT = weekly(BOOK)
SMALL = Bounds(seconds=0.3, memory=300 * MEGABYTE, large=MEGABYTE, patience=100)


def bounds_for(reason: Reason) -> Bounds:
    """Bounds of which no other is passed before, on a machine of any speed."""
    if reason == "slow":
        return structs.replace(SMALL, memory=8_000 * MEGABYTE)
    return structs.replace(SMALL, seconds=20)


OF_EACH_KIND = ("loops", "lists alike", "text and text", "macro in itself")


def put(folder: Path, template: str, format_: str = "markdown") -> Path:
    """A workspace's folder with a weekly summary of its own."""
    path = folder / FORMATS[format_].template.format("weekly")
    if format_ == "docx":
        document = docx.Document()
        document.add_paragraph(template)
        document.save(str(path))
    else:
        path.write_text(template, "utf-8")
    return path


@pytest.mark.parametrize("name", BOMBS)
def test_every_bomb_ends(tmp_path: Path, name: str) -> None:
    template, reason = BOMBS[name]
    put(tmp_path, template)
    fault = make_apart(REPORT, "markdown", tmp_path, bounds_for(reason))
    assert isinstance(fault, TemplateFault)
    assert (fault.reason, fault.template) == (reason, "templates/weekly.md.j2")
    # Of time Python hears now here, now there, and at times not at all.
    if reason == "memory":
        assert fault.line == 1


@pytest.mark.parametrize("name", OF_EACH_KIND)
@pytest.mark.parametrize("format_", ["html", "docx"])
def test_in_every_format(tmp_path: Path, format_: str, name: str) -> None:
    template, reason = BOMBS[name]
    path = put(tmp_path, template, format_)
    fault = make_apart(REPORT, format_, tmp_path, bounds_for(reason))
    assert isinstance(fault, TemplateFault)
    assert (fault.reason, fault.template) == (reason, f"templates/{path.name}")


@pytest.mark.parametrize("name", OF_EACH_KIND)
@pytest.mark.parametrize("format_", FORMATS)
def test_as_it_is_looked_through(tmp_path: Path, format_: str, name: str) -> None:
    template, reason = BOMBS[name]
    path = put(tmp_path, template, format_)
    checked = Template(path.name, path.read_bytes(), own=True)
    with Workshop(templates.loader(tmp_path, "vi"), checked, bounds_for(reason)) as workshop:
        faults = workshop.faults(checked, "vi")
    assert [fault.reason for fault in faults] == [reason]


@pytest.mark.parametrize("name", ["_words.j2", "_parts.md.j2"])
def test_a_part_that_a_shipped_template_calls_for(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(BOMBS["text and text"][0], "utf-8")
    fault = make_apart(REPORT, "markdown", tmp_path, bounds_for("memory"))
    assert fault == TemplateFault("memory", f"templates/{name}", 1)


@pytest.mark.parametrize("format_", FORMATS)
def test_what_caich_ships_is_made_in_this_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    put(tmp_path, "{{ report.day }}")  # of another format, or of another report
    shutil.move(tmp_path / "weekly.md.j2", tmp_path / "khac.md.j2")
    monkeypatch.setattr(apart, "Worker", None)
    expected = make(REPORT, format_)
    for own in (tmp_path, templates.shipped()):
        assert make_apart(REPORT, format_, own) == expected


def own_copies(folder: Path) -> Path:
    """The shipped templates as a workspace's own."""
    shutil.copytree(templates.shipped(), folder / "own")
    return folder / "own"


@pytest.mark.parametrize(
    ("format_", "lang"),
    [*product(("markdown", "html"), LANGUAGES), ("docx", "vi")],
)
def test_an_honest_template_makes_the_same_bytes(
    tmp_path: Path, format_: str, lang: Language
) -> None:
    """All reports in one child, one after another."""
    own = own_copies(tmp_path)
    pids = set()
    with Workshop(templates.loader(own, lang), None) as workshop:
        for name, report_of in MADE_OF.values():
            report = report_of(BOOK)
            values = {"report": report, "made": MADE, "face": Face(), "prose": Prose()}
            document = workshop.document(format_, name, values, BOOK, lang)
            assert document == make(report, format_, lang, name=name)
            assert workshop._worker is not None
            pids.add(workshop._worker._process.pid)
    assert len(pids) == 1


PIECES = (
    "{{ report.day | day }}",
    "{{ report.now.totals.overdue | number }}",
    "{% for late in report.overdue %}{{ loop.index }}. {{ late.line.task.title }}\n{% endfor %}",
    "{% set n = namespace(x=1) %}{% for i in range(9) %}{% set n.x = n.x * 3 %}{% endfor %}",
    "{% if report.closed %}đã khép\n{% else %}chưa khép{% endif %}",
    "{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(report.head.title) }}",
    "{{ [3, 1, 2] | sort | join(', ') }} {{ 2.345 | round(2) }}",
    "{% include '_words.j2' %}\n\n\n\n",
    "{{ made.version }}{# lời nhắc #}",
    "{{ report.khong_co }}",
    "{{ 1 / 0 }}",
    "{% if %}",
    "* dòng\n",
)


@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_honest_or_faulty_it_is_as_in_this_process(tmp_path: Path, format_: str) -> None:
    random = Random(12)
    ending = FORMATS[format_].template
    for number in range(60):
        text = "\n".join(random.choices(PIECES, k=random.randint(1, 4)))
        (tmp_path / ending.format(f"mau-{number}")).write_text(text, "utf-8")
    with Workshop(templates.loader(tmp_path, "vi"), None) as workshop:
        for number in range(60):
            values = {"report": REPORT, "made": MADE, "face": Face(), "prose": Prose()}
            document = workshop.document(format_, f"mau-{number}", values, BOOK, "vi")
            assert document == make(REPORT, format_, own=tmp_path, name=f"mau-{number}")


def test_a_child_that_dies_is_told(tmp_path: Path) -> None:
    put(tmp_path, "{{ report.day | day }}")
    values = {"report": REPORT, "made": MADE, "face": Face(), "prose": Prose()}
    with Workshop(templates.loader(tmp_path, "vi"), None) as workshop:
        assert workshop.document("markdown", "weekly", values, BOOK, "vi") == "28/6/2020\n"
        assert workshop._worker is not None
        workshop._worker._process.kill()
        fault = workshop.document("markdown", "weekly", values, BOOK, "vi")
    assert fault == TemplateFault("ended", "templates/weekly.md.j2", detail="SIGKILL")


def test_a_long_template_may_take_no_more(tmp_path: Path) -> None:
    checked = Template("weekly.md.j2", BOMBS["text and text"][0].encode() + b" " * MEGABYTE, True)
    bounds = structs.replace(SMALL, memory_more=10**6 * MEGABYTE, seconds=5)
    with Workshop(templates.loader(tmp_path, "vi"), checked, bounds) as workshop:
        faults = workshop.faults(checked, "vi")
    assert [fault.reason for fault in faults] == ["memory"]


def test_a_batch_may_be_so_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MOST_OF_BATCH", 1_000)
    put(tmp_path, "{% for i in range(400) %}x{% endfor %}")
    values = {"report": REPORT, "made": MADE, "face": Face(), "prose": Prose()}
    with Workshop(templates.loader(tmp_path, "vi"), None) as workshop:
        documents = [workshop.document("markdown", "weekly", values, BOOK, "vi") for _ in range(3)]
    assert documents[0] == documents[1] == "x" * 400 + "\n"
    assert documents[2] == TemplateFault("large", "templates/weekly.md.j2")


def test_of_much_more_may_be_made(tmp_path: Path) -> None:
    """A long report is no bomb."""
    put(
        tmp_path,
        "{% set n = namespace(x=report.words) %}{% for i in range(6) %}"
        "{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x | length }}",
    )
    words = "a" * 4 * MEGABYTE
    values = {"report": {"words": words}, "made": MADE, "face": Face(), "prose": Prose()}
    for more, answer in (
        (0, TemplateFault("memory", "templates/weekly.md.j2", 1)),
        (200 * MEGABYTE, f"{len(words) * 64}\n"),
    ):
        bounds = Bounds(seconds=5, memory=150 * MEGABYTE, large=MEGABYTE, memory_more=more)
        with Workshop(templates.loader(tmp_path, "vi"), None, bounds) as workshop:
            assert workshop.document("markdown", "weekly", values, BOOK, "vi") == answer


def test_the_bounds_stand_in_the_page_of_promises() -> None:
    words = " ".join((ROOT / "SECURITY.md").read_text("utf-8").split())
    megabytes = [part // MEGABYTE for part in (BOUNDS.memory, BOUNDS.memory_more, BOUNDS.large)]
    for sentence in (
        "{1} seconds of the processor and {0[0]} MB of memory, and {2} seconds and {0[1]} MB more",
        "the document may be {0[2]} MB, all of a batch together {3} MB, and the template itself",
        "{1} giây của bộ xử lý, {0[0]} MB bộ nhớ (thêm {2} giây, {0[1]} MB cho mỗi MB số liệu",
        "waits {4} times as long by the clock",
    ):
        batch = apart.MOST_OF_BATCH // MEGABYTE
        numbers = (megabytes, BOUNDS.seconds, BOUNDS.seconds_more, batch, BOUNDS.patience)
        assert sentence.format(*numbers) in words
