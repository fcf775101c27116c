"""Every report, in each language and format, of a plan whose lists are longer than a page shows.

Each format shows the first rows of a list and says how many more there are: the list of tasks by
class has them all.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from io import BytesIO
from zipfile import ZipFile

import pytest

from caichcli.files.disk import templates
from caichcli.formats.documents import writer
from caichcli.formats.documents.environment import Job
from caichcli.formats.documents.prose import Prose
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.periods import ReportingPeriod, months, week_holding
from caichcli.services.reporting.reports import REPORTS
from caichcli.views.report.face import Face
from caichcli.views.report.letters import Letter, letters
from caichcli.views.report.period import PeriodReport, period_report
from caichcli.views.report.plan_requests import plan_requests
from caichcli.views.report.sheet import sheet
from tests.formats.documents.crowded import AFTER, BUSIEST, COUNT, DAY, ISSUED, crowded_book
from tests.formats.documents.making import MADE, Report
from tests.formats.documents.test_html import Page

LANGUAGES: tuple[Language, ...] = ("vi", "en")


@cache
def book() -> Book:
    return crowded_book()


@cache
def of_period(period: ReportingPeriod) -> PeriodReport:
    return period_report(book(), period, min(DAY, period.last))


def of_week() -> PeriodReport:
    return of_period(week_holding(DAY, None))


def of_month() -> PeriodReport:
    return of_period(months("month", 2026, 6, "calendar"))


@cache
def letter(*, over: bool) -> Letter:
    """The letter to the busiest agency, within the plan's period or after it."""
    every = letters(book(), AFTER if over else DAY).letters
    return next(each for each in every if each.agency == BUSIEST)


# The report's name, and what it is made of; of one report several, where its lists differ.
CASES: dict[str, tuple[str, Callable[[], Report]]] = {
    "weekly": ("weekly", of_week),
    "the first week": ("weekly", lambda: of_period(week_holding(ISSUED, None))),
    "monthly": ("monthly", of_month),
    "brief": ("brief", of_week),
    "overdue": ("overdue", of_week),
    "letter": ("letters", partial(letter, over=False)),
    "letter after the plan's end": ("letters", partial(letter, over=True)),
    "request for a plan": (
        "plan-requests",
        lambda: next(x for x in plan_requests(book(), {}, DAY) if x.agency == BUSIEST),
    ),
    "sheet": ("sheet", lambda: sheet(book(), DAY, BUSIEST)),
}
LIKE_MONTHLY = {"quarterly", "half-year", "nine-month", "yearly", "period"}
ID = re.compile(r"\bN\d+\.\d+\b")

loader = cache(partial(templates.loader, None))


def document(case: str, lang: Language, format_: str) -> str | bytes:
    name, make = CASES[case]
    values = {"report": make(), "made": MADE, "face": Face(), "prose": Prose()}
    content = writer(format_).write(Job(name, values, book(), lang, loader(lang)))
    assert isinstance(content, str | bytes), content
    return content


def tasks_of(case: str) -> set[str]:
    """The tasks that a report names, wherever it stands on paper."""
    name, make = CASES[case]
    if name == "brief":
        gravest = [late.line.task.id for late in of_week().gravest]
        return {*gravest, *(line.task.id for line in of_week().proposals_open[:3])}
    if name == "overdue":
        return set(of_week().now.totals.overdue)
    return {standing.task.id for standing in make().listed}


def test_every_report_is_tried() -> None:
    assert {name for name, _ in CASES.values()} | LIKE_MONTHLY == set(REPORTS)


@pytest.mark.parametrize("name", sorted(LIKE_MONTHLY))
def test_the_reports_of_periods_have_one_template(name: str) -> None:
    for folder in (templates.shipped() / lang for lang in LANGUAGES):
        for ending in ("md.j2", "html.j2", "docx"):
            content, monthly = (
                re.sub(rb"\A\{#.*?#\}", b"", (folder / f"{each}.{ending}").read_bytes())
                for each in (name, "monthly")
            )
            assert content == monthly


def lists_of(report: PeriodReport) -> Iterator[tuple[str, int]]:
    """What a report lists, and how much of it there is."""
    lists = {name: getattr(report.movement, name) for name in report.movement.__struct_fields__}
    for name in (
        "overdue", "escalated", "due_soon", "due_next", "priority", "by_agency", "to_urge",
        "problems", "proposals", "proposals_unanswered", "shared", "with_results",
    ):  # fmt: skip
        lists[name] = getattr(report, name)
    yield from ((name, len(rows)) for name, rows in lists.items())
    yield "areas", len(report.now.by_area)
    yield "extended", len(report.movement.extended)
    yield "shortened", len(report.movement.terms) - len(report.movement.extended)
    yield "problems answered", sum(one.answer is not None for one in report.problems)
    yield "problems unanswered", sum(one.answer is None for one in report.problems)
    yield "silent", len(report.reporting.missing if report.reporting else report.silent)
    yield "members", max(len(line.standing.members) for line in report.now.lines)
    yield "occurrences", max(len(line.standing.occurrences) for line in report.now.lines)


@pytest.mark.parametrize("make", [of_week, of_month])
def test_every_list_is_longer_than_a_page_shows(make: Callable[[], PeriodReport]) -> None:
    assert [(name, length) for name, length in lists_of(make()) if length < COUNT] == []


def test_a_letter_s_and_a_sheet_s_lists_are_long_too() -> None:
    within, after, tasks = letter(over=False), letter(over=True), sheet(book(), DAY, BUSIEST)
    for rows in (
        within.overdue, within.escalated, within.due_soon, after.past_period,
        tasks.now.direct, tasks.now.through_groups, tasks.supported, tasks.concerns,
        letters(book(), DAY).letters,
    ):  # fmt: skip
        assert len(rows) >= COUNT


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_in_markdown(case: str, lang: Language) -> None:
    text = document(case, lang, "markdown")
    assert isinstance(text, str)
    assert tasks_of(case) <= set(ID.findall(text))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_in_word(case: str, lang: Language) -> None:
    content = document(case, lang, "docx")
    assert isinstance(content, bytes)
    with ZipFile(BytesIO(content)) as package:
        text = package.read("word/document.xml").decode()
    assert tasks_of(case) <= set(ID.findall(text))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_on_a_page_what_a_list_leaves_out_is_a_link_away(case: str, lang: Language) -> None:
    text = document(case, lang, "html")
    assert isinstance(text, str)
    page = Page(text)
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.all("href") if link != "data:,"} <= set(ids)
    assert tasks_of(case) <= set(ID.findall(text))


# What stands below each list that is cut, with the place that it leads to.
REST = {
    "vi": [
        ("… và 203 nhiệm vụ khác: xem danh mục nhiệm vụ theo phân loại.", "all-overdue"),
        ("… và 98 nhiệm vụ khác: xem danh mục nhiệm vụ theo phân loại.", "all-due_soon"),
    ],
    "en": [
        ("… and 203 more: see the list of tasks by class.", "all-overdue"),
        ("… and 98 more: see the list of tasks by class.", "all-due_soon"),
    ],
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_many_more_there_are(lang: Language) -> None:
    text = document("weekly", lang, "html")
    assert isinstance(text, str)
    places = re.findall('<p class="more"><a href="#(.*?)">(.*?)</a>', text)
    assert [(words, place) for place, words in places] == REST[lang]
