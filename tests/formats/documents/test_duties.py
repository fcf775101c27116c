"""What papers say of inspections, remedies and initiatives: the figures of the commands."""

import datetime as dt
import itertools
import re
from io import BytesIO

import msgspec
import pytest
from docx import Document

from caichcli.audit import audits
from caichcli.audit.audits import Audit
from caichcli.audit.log.figures import PlanFigures
from caichcli.importers.papers import lines
from caichcli.language.wording import LANGUAGES, Language
from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.plan.periods import ReportingPeriod
from caichcli.views.inspections import inspections, shortcomings
from caichcli.views.report.period import period_report
from tests.formats.documents.making import EXAMPLE, ROOT, SUNDAY, book_at, make, weekly

QUARTER = ReportingPeriod("quarter", 2020, 2, dt.date(2020, 3, 15), SUNDAY, dt.date(2020, 9, 14))

SENTENCES: dict[Language, list[str]] = {
    "vi": [
        "Đã kiểm tra 2/5 đơn vị (40,00%) theo kế hoạch; đã có báo cáo hoặc thông báo kết luận tại "
        "01 đơn vị; quá thời gian dự kiến, chưa kiểm tra 01 đơn vị (Tỉnh Y); dời thời gian 01 đơn "
        "vị. Ngoài số trên: không tiến hành 01 đơn vị; kiểm tra ngoài kế hoạch 01 đơn vị.",
        "Kết luận kiểm tra nêu 03 tồn tại, hạn chế: đã khắc phục 01; chưa khắc phục xong, trong "
        "hạn 01; chưa khắc phục xong, quá hạn 01. Quá hạn: KT.1.2, Bộ B (yêu cầu bổ sung; quá hạn "
        "8 ngày).",
        "Sáng kiến đề xuất, chưa áp dụng: 01. Giải pháp, cách làm mới đang áp dụng: 01. Sáng kiến "
        "được công nhận: 01. Không được chấp nhận: 01.",
    ],
    "en": [
        "2/5 units (40.00%) inspected as planned; with a signed conclusion: 1; past their time and "
        "not inspected: 1 (Tỉnh Y); put off: 1. Beside these: not held 1; inspected outside the "
        "plan 1.",
        "3 shortcomings found: remedied 1; not remedied, in term 1; not remedied, overdue 1. "
        "Overdue: KT.1.2, Bộ B (more asked for; 8 days overdue).",
        "Proposed, not applied yet: 1. Applied: 1. Recognised: 1. Not taken up: 1.",
    ],
}  # fmt: skip


def words_of(content: object) -> str:
    """The words of a paper: of Word and HTML without what lays them out."""
    if isinstance(content, bytes):
        return "\n".join(one.text for one in Document(BytesIO(content)).paragraphs)
    assert isinstance(content, str)
    text = re.sub(r"<[^>]*>", "", content) if content.startswith("<!") else content
    return re.sub(r"\\(.)", r"\1", text)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("format_", ["markdown", "html", "docx"])
@pytest.mark.parametrize("name", ["weekly", "quarterly"])
def test_the_same_sentences_stand_in_every_paper(name: str, format_: str, lang: Language) -> None:
    book = book_at(EXAMPLE)
    report = weekly(book) if name == "weekly" else period_report(book, QUARTER, SUNDAY)
    words = words_of(make(report, format_, lang, name=name)).replace("\u00a0", " ")
    for sentence in SENTENCES[lang]:
        assert sentence in words


@pytest.mark.parametrize("name", ["weekly", "quarterly"])
def test_a_plan_that_inspects_nobody_has_no_such_words(name: str) -> None:
    """The real plan of 2020 names no single inspection or initiative."""
    report = weekly(book_at(ROOT), SUNDAY)
    words = words_of(make(report, "markdown", name=name))
    assert not re.search(r"đơn vị \(|Kết luận kiểm tra nêu|Sáng kiến đề xuất", words)


def test_what_came_about_in_the_period_is_told() -> None:
    words = words_of(
        make(period_report(book_at(EXAMPLE), QUARTER, SUNDAY), "markdown", name="quarterly")
    )
    assert (
        "Trong quý kiểm tra 03 đơn vị: Bộ B (Văn phòng; Cục P); Tỉnh X; Đài M (ngoài kế hoạch)."
        in words
    )
    assert "Trong quý khắc phục xong 01 (KT.1.1)." in words
    assert "Trong quý: mới đề xuất 01; mới áp dụng 01; mới được công nhận 01." in words


def test_the_table_has_a_theme_and_its_units() -> None:
    words = words_of(
        make(period_report(book_at(EXAMPLE), QUARTER, SUNDAY), "markdown", name="quarterly")
    )
    rows = [line for line in words.splitlines() if line.startswith("|")]
    at = next(n for n, line in enumerate(rows) if line.startswith("| Chuyên đề, đơn vị"))
    assert rows[at + 2 : at + 5] == [
        "| **KT.1. Kiểm tra việc giải quyết thủ tục hành chính theo cơ chế một cửa** | "
        "| Đã kiểm tra 2/4 (50,00%) | 3 | 1 | 1 |",
        "| Bộ B (Văn phòng; Cục P) | Tháng 4/2020 | Đã có kết luận (Thông báo số 38/TB-MH ngày "
        "04/5/2020) | 3 | 1 | 1 |",
        "| Bộ G | Tháng 9/2020 | Dời thời gian (Thông báo số 40/TB-MH ngày 08/5/2020) "
        "| 0 | 0 | 0 |",
    ]


def test_an_agency_reads_what_it_is_to_remedy() -> None:
    words = words_of(make(weekly(book_at(EXAMPLE), SUNDAY, "bo-c"), "markdown"))
    assert "Phải khắc phục theo kết luận kiểm tra 01 tồn tại, hạn chế: đã khắc phục 0;" in words
    assert "Sáng kiến đề xuất, chưa áp dụng: 0." in words
    assert "Kết luận kiểm tra" not in words_of(
        make(weekly(book_at(EXAMPLE), SUNDAY, "bo-d"), "markdown")
    )


STATES = ("planned", "inspected", "concluded", "postponed", "not-held")
REMEDIES = (None, "done", "closed", "overdue")


def invented(states: tuple[str, ...], remedies: tuple[str | None, ...]) -> Book:
    """A plan whose units and shortcomings came to these states."""
    paper = {"number": "02/TB-VD", "date": "2026-03-02"}
    agencies = [
        {"id": f"so-{n}", "name": f"Sở {n}", "kind": "ministry"} for n in range(len(states))
    ]
    units = [
        {"unit": f"so-{n}", "time": "Tháng 2/2026", "updates": [
            {"date": "2026-03-03", "by": "so-0", "status": state, "document": paper}]}
        for n, state in enumerate(states)
    ]  # fmt: skip
    found = [
        {"id": f"KT.1.{n}", "unit": "so-0", "text": "Tồn tại", "conclusion": paper,
         "deadline": "2026-03-05" if state == "overdue" else "2026-12-31",
         "updates": [{"date": "2026-03-04", "by": "so-0", "status": state}]
         if state in ("done", "closed") else []}
        for n, state in enumerate(remedies)
    ]  # fmt: skip
    plan = {
        "schema": 1,
        "plan": {"id": "vd", "title": "Kế hoạch ví dụ", "standing_agency": "so-0",
                 "document": {"number": "01/QĐ-VD", "date": "2026-01-15"},
                 "period": {"from": "2026-01-01", "to": "2026-12-31"}},
        "areas": [], "tasks": [],
        "inspections": [
            {"id": "KT.1", "theme": "Ví dụ", "lead": "so-0", "units": units, "shortcomings": found}
        ],
    }  # fmt: skip
    register = {"schema": 1, "agencies": agencies}
    return Book(msgspec.convert(plan, PlanFile), Register(msgspec.convert(register, RegisterFile)))


def audited(text: str, book: Book, day: dt.date) -> Audit:
    units, found = inspections(book, day).figures, shortcomings(book, day).figures
    counts = {f"units_{name}": len(getattr(units, name)) for name in units.__struct_fields__}
    counts |= {
        "found": len(found.total + found.cancelled),
        "remedied": len(found.done),
        "remedy_in_term": len(found.in_term),
        "remedy_overdue": len(found.overdue),
    }
    return audits.audit(
        lines.read(text, is_markdown=True), PlanFigures(day, {}, {}, {}, {}, counts)
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_of_any_figures_audit_clean_and_a_changed_one_is_found(lang: Language) -> None:
    day = dt.date(2026, 3, 8)
    for n, states in enumerate(itertools.combinations_with_replacement(STATES, 3)):
        remedies = tuple(REMEDIES[(n + k * n // 3) % 4] for k in range(n % 5))
        book = invented(states, remedies)
        words = words_of(make(weekly(book, day), "markdown", lang))
        audit = audited(words, book, day)
        assert not audit.wrong, (words, [one.written for one in audit.wrong])
        for line in words.splitlines():
            if re.search(r"^(Đã kiểm tra|Kết luận kiểm tra nêu|\d+/\d+ units|\d+ short)", line):
                first = re.sub(r"\d+", lambda match: str(int(match[0]) + 1), line, count=1)
                assert audited(first, book, day).wrong, first
