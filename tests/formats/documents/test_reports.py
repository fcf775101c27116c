"""Every report as it is handed in, in Markdown: one snapshot a report and language."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from caichcli.language.wording import Language
from caichcli.plan import periods
from caichcli.plan.book import Book
from caichcli.plan.periods import PeriodKind
from caichcli.views.report.letters import letters
from caichcli.views.report.period import period_report
from caichcli.views.report.plan_requests import plan_requests
from caichcli.views.report.sheet import sheet
from tests.formats.documents.making import EXAMPLE, ROOT, SUNDAY, Report, book_at, text, weekly
from tests.formats.documents.test_html import NASTY, nasty_book

LANGUAGES: tuple[Language, ...] = ("vi", "en")


def spanning(book: Book, kind: PeriodKind, ordinal: int = 1) -> Report:
    period = periods.months(kind, 2020, ordinal, "administrative")
    return period_report(book, period, period.last)


def unfinished(book: Book) -> Report:
    """A quarter's report is due before the quarter ends."""
    period = periods.months("quarter", 2020, 2, "administrative")
    return period_report(book, period, dt.date(2020, 6, 10))


def chosen(book: Book) -> Report:
    days = periods.custom(dt.date(2020, 6, 1), dt.date(2020, 6, 30))
    return period_report(book, days, days.last, ("bo-b",))


MADE_OF: dict[str, tuple[str, Callable[[Book], Report]]] = {
    "monthly": ("monthly", lambda book: spanning(book, "month", 6)),
    "quarterly": ("quarterly", unfinished),
    "half-year": ("half-year", lambda book: spanning(book, "half-year")),
    "nine-month": ("nine-month", lambda book: spanning(book, "nine-months")),
    "yearly": ("yearly", lambda book: spanning(book, "year")),
    "period of an agency": ("period", chosen),
    "brief": ("brief", weekly),
    "overdue": ("overdue", weekly),
    "letter": (
        "letters",  # the first on tasks alone
        lambda book: min(letters(book, SUNDAY).letters, key=lambda one: bool(one.remedies)),
    ),
    "letter on remedies too": ("letters", lambda book: letters(book, SUNDAY).letters[0]),
    "letter of the last day": (
        "letters",
        lambda book: letters(book, dt.date(2021, 1, 1)).letters[0],
    ),
    "request for a plan": ("plan-requests", lambda book: plan_requests(book, {}, SUNDAY)[0]),
    "sheet": ("sheet", lambda book: sheet(book, SUNDAY, "bo-b")),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", MADE_OF)
def test_in_markdown(case: str, lang: Language, snapshot: SnapshotAssertion) -> None:
    name, make = MADE_OF[case]
    assert text(make(book_at(EXAMPLE)), "markdown", lang, name) == snapshot


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_real_plan_s_year(lang: Language, snapshot: SnapshotAssertion) -> None:
    report = spanning(book_at(ROOT), "year")
    assert text(report, "markdown", lang, "yearly") == snapshot


ON_THE_NASTY: dict[str, Callable[[Book], Report]] = {
    "quarterly": lambda book: spanning(book, "quarter", 2),
    "brief": weekly,
    "overdue": weekly,
    "letters": lambda book: letters(book, SUNDAY).letters[0],
    "plan-requests": lambda book: plan_requests(book, {}, SUNDAY)[0],
    "sheet": lambda book: sheet(book, SUNDAY, letters(book, SUNDAY).letters[0].agency),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ON_THE_NASTY)
def test_data_is_never_markup(name: str, lang: Language) -> None:
    source = text(ON_THE_NASTY[name](nasty_book()), "markdown", lang, name)
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source)
    assert "<script" not in html
    assert "<img" not in html
    assert NASTY.split("`")[0].replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;") in (
        html.replace("&#x27;", "'")
    )
    assert "7*7" in html
    columns = [row.count("<t") - 1 for row in html.split("<tr>")[1:]]
    assert all(columns)


@pytest.mark.parametrize("name", ON_THE_NASTY)
def test_what_acts_on_a_terminal_or_turns_text_round_is_shown_not_done(name: str) -> None:
    book = nasty_book()
    acting = "đỏ \x1b[31m\u202egnouhp\u2066"
    tasks = [msgspec.structs.replace(task, title=acting) for task in book.tasks]
    told = Book(msgspec.structs.replace(book.file, tasks=tasks), book.register)
    source = text(ON_THE_NASTY[name](told), "markdown", name=name)
    assert "đỏ \ufffd\\[31m\ufffdgnouhp\ufffd" in source
    assert not set(source) & {"\x1b", "\u202e", "\u2066"}


@pytest.mark.parametrize("name", [name for name in ON_THE_NASTY if name != "brief"])
def test_ten_thousand_characters_stay_whole_and_on_their_line(name: str) -> None:
    book = nasty_book()
    long = "rất | dài " * 1000
    tasks = [msgspec.structs.replace(task, title=long) for task in book.tasks]
    told = Book(msgspec.structs.replace(book.file, tasks=tasks), book.register)
    source = text(ON_THE_NASTY[name](told), "markdown", name=name)
    assert long.strip().replace("|", "\\|") in source
