"""A workspace's own templates: what they may do, and what is said of a faulty one."""

import inspect
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from caichcli.files.disk import cache
from caichcli.formats.documents import environment, sandbox
from caichcli.formats.documents.faults import TemplateFault
from caichcli.formats.documents.sandbox import Sandbox
from tests.formats.documents.making import EXAMPLE, book_at, make, weekly

REPORT = weekly(book_at(EXAMPLE))
NAME = "templates/weekly.md.j2"


def rendered(folder: Path, template: str | bytes, **others: str) -> str | TemplateFault:
    """The weekly summary by a workspace's own ``templates/weekly.md.j2``."""
    content = template if isinstance(template, bytes) else template.encode()
    (folder / "weekly.md.j2").write_bytes(content)
    for name, text in others.items():
        (folder / f"{name}.j2").write_text(text, "utf-8")
    made = make(REPORT, "markdown", own=folder)
    assert not isinstance(made, bytes)
    return made


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ report.now.totals.overdue | number }} quá hạn", "8 quá hạn\n"),
        ("{{ report.day | day }}", "28/6/2020\n"),
        ("{{ report.period | span }}", "từ ngày 22/6 đến ngày 28/6/2020\n"),
        ("{{ report.now.totals.done_of_due | percent }}", "61,90%\n"),
        ("{{ 'bo-b' | agency }}, {{ none | agency }}", "Bộ B, Văn bản không nêu cơ quan chủ trì\n"),
        ("{{ 'overdue' | word }}", "Chưa hoàn thành, quá hạn\n"),
        ("{% for x in (1, 2) %}{{ loop.index }}/{{ loop.length }} {% endfor %}", "1/2 2/2 \n"),
        ("{% set n = namespace(x=1) %}{% set n.x = n.x + 1 %}{{ n.x }}", "2\n"),
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m('a*') }}", "<a\\*>\n"),
        ("{% include 'part.j2' %}", "phần\n"),
        ("\ufeffcó BOM", "có BOM\n"),
        ("hai\r\n\r\n\r\n\r\ndòng", "hai\n\ndòng\n"),
    ],
)  # fmt: skip
def test_a_workspace_s_own_template_wins(tmp_path: Path, template: str, text: str) -> None:
    assert rendered(tmp_path, template, part="phần") == text


def test_one_for_the_language_wins_over_one_for_all(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "weekly.md.j2").write_text("for English", "utf-8")
    (tmp_path / "weekly.md.j2").write_text("for all", "utf-8")
    assert make(REPORT, "markdown", "en", own=tmp_path) == "for English\n"
    assert make(REPORT, "markdown", "vi", own=tmp_path) == "for all\n"


def test_what_is_constant_is_the_language_s_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Compiled once, and not for one language, plan or format alone."""
    kept: dict[str, bytes] = {}
    monkeypatch.setattr(cache, "read", kept.get)
    monkeypatch.setattr(cache, "keep", kept.__setitem__)
    (tmp_path / "weekly.md.j2").write_text("{{ 'overdue' | word }} {{ 'bo-b' | agency }}", "utf-8")
    (tmp_path / "weekly.html.j2").write_text("{{ '<*>' }}", "utf-8")
    for _ in range(2):
        assert make(REPORT, "markdown", "vi", own=tmp_path) == "Chưa hoàn thành, quá hạn Bộ B\n"
        assert make(REPORT, "markdown", "en", own=tmp_path) == "Not done, overdue Bộ B\n"
        assert make(REPORT, "html", own=tmp_path) == "&lt;*&gt;\n"
    assert len(kept) == 2


def test_it_may_extend_the_one_that_caich_ships(tmp_path: Path) -> None:
    own = "{% extends 'caich/weekly.md.j2' %}{% block ahead %}Lời của tôi.{% endblock %}"
    found = rendered(tmp_path, own)
    assert isinstance(found, str)
    assert "Lời của tôi." in found
    assert "VI. Công việc tuần tới" not in found
    assert "## II. Nhiệm vụ chưa hoàn thành, quá hạn (08)" in found


@pytest.mark.parametrize(
    ("template", "reason", "line", "detail"),
    [
        ("một\n{{ repor.day }}", "undefined", 2, "repor"),
        ("{{ report.now.totls }}", "undefined", 1, "totls"),
        ("{{ report.now.totals['overdu'] }}", "undefined", 1, "overdu"),
        ("\n\n{{ report.dya | day }}", "undefined", 3, "dya"),
        ("{{ report.now.totls | length }}", "undefined", 1, "totls"),
        ("{% for x in report.overdu %}{% endfor %}", "undefined", 1, "overdu"),
        ("{% if report.overdu %}{% endif %}", "undefined", 1, "overdu"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}\n{{ m() }}", "undefined", 1, "x"),
        ("{{ report.day", "syntax", 1, ""),
        ("\n{% for %}", "syntax", 2, ""),
        ("{{ 1 | dai }}", "filter", 1, "dai"),
        ("{% include 'khong-co.j2' %}", "missing", 1, "khong-co.j2"),
        ("{% include '../../pyproject.toml' %}", "missing", 1, "../../pyproject.toml"),
        ("{% include '/etc/passwd' %}", "missing", 1, "/etc/passwd"),
        ("{% include 'link.j2' %}", "missing", 1, "link.j2"),
        ("{{ report.__class__ }}", "forbidden", 1, "__class__"),
        ("{{ report.book.register }}", "forbidden", 1, "register"),
        ("{{ ''.join }}", "forbidden", 1, "join"),
        ("{{ 'x'.format(1) }}", "forbidden", 1, "str.format"),
        ("{{ report.day.replace(year=2021) }}", "forbidden", 1, "replace"),
        ("{{ report.now.totals.overdue.count(1) }}", "forbidden", 1, "count"),
        ("{{ cycler }}", "undefined", 1, "cycler"),
        ("{{ 'a' * 1000000000 }}", "forbidden", 1, "*"),
        ("{{ 9 ** 9 ** 9 }}", "forbidden", 1, "**"),
        ("{{ '%09999999999d' % 1 }}", "forbidden", 1, "%"),
        ("{{ 'a' | center(1000000000) }}", "filter", 1, "center"),
        ("{{ '<b>' | safe }}", "filter", 1, "safe"),
        ("{{ 1 / 0 }}", "failed", 1, ""),
        ("{{ report.day | percent }}", "failed", 1, "numerator"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "endless", 1, ""),
        ("{% extends 'weekly.md.j2' %}", "endless", 1, ""),
        ("{% include 'weekly.md.j2' %}", "endless", 1, ""),
        ("{% import 'weekly.md.j2' as again %}", "endless", 1, ""),
        (b"\xff\xfe{{ report }}", "unreadable", 0, "encoding"),
    ],
)  # fmt: skip
def test_a_faulty_template(
    tmp_path: Path, template: str | bytes, reason: str, line: int, detail: str
) -> None:
    (tmp_path / "link.j2").symlink_to("/etc/hostname")
    fault = rendered(tmp_path, template)
    assert isinstance(fault, TemplateFault)
    assert (fault.reason, fault.template, fault.line) == (reason, NAME, line)
    assert detail in fault.detail
    assert " at 0x" not in fault.detail


@pytest.mark.parametrize(
    ("template", "near"),
    [
        ("{{ repor.day }}", "report"),
        ("{{ report.now.totls }}", "totals"),
        ("{{ report.now.totals['overdu'] }}", "overdue"),
        ("{{ report.perid | span }}", "period"),
        ("{{ report.overdu | length }}", "overdue"),
        ("{% set t = {'quá': 1} %}{{ t.qua }}", ""),
        ("{{ 1 | numbr }}", "number"),
        ("{{ report.day | dayy }}", "day"),
        ("{{ report.xyzzy }}", ""),
    ],
)
def test_the_nearest_known_name_is_told(tmp_path: Path, template: str, near: str) -> None:
    fault = rendered(tmp_path, template)
    assert isinstance(fault, TemplateFault)
    assert fault.near == near


def test_a_fault_in_an_included_template_names_that_one(tmp_path: Path) -> None:
    fault = rendered(tmp_path, "một\nhai\n{% include 'part.j2' %}", part="\n{{ repor }}")
    assert fault == TemplateFault("undefined", "templates/part.j2", 2, "repor", near="report")


@pytest.mark.parametrize("kept", [b"", b"j2", b"\x00" * 400, b"not a template at all"])
def test_a_spoilt_compiled_template_is_compiled_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kept: bytes
) -> None:
    expected = make(REPORT, "markdown")
    monkeypatch.setattr(cache, "read", lambda _: kept)
    (tmp_path / "other").mkdir()
    assert make(REPORT, "markdown", own=tmp_path / "other") == expected


def test_what_compiles_otherwise_has_another_version() -> None:
    """Change ``COMPILATION`` together with any of these: what was compiled is another then."""
    parts: tuple[Any, ...] = (
        Sandbox._emit,
        environment._sandbox,
    )
    texts = [*map(inspect.getsource, parts), *sorted(Sandbox.intercepted_binops)]
    digest = sha256("".join(texts).encode()).hexdigest()[:12]
    assert (sandbox.COMPILATION, digest) == (2, "d4cccd8068d0")


def test_another_version_compiles_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = environment._UserCache()
    before = compiled.get_cache_key("weekly.md.j2", "templates/weekly.md.j2")
    assert compiled.get_cache_key("weekly.md.j2", "templates/weekly.md.j2") == before
    monkeypatch.setattr(environment, "COMPILATION", sandbox.COMPILATION + 1)
    assert compiled.get_cache_key("weekly.md.j2", "templates/weekly.md.j2") != before
