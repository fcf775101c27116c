"""What templates print: values in, words and figures of the report's language out."""

import datetime as dt

import pytest

from caichcli.formats.documents.filters import NAMES, TemplateFilters, filters
from caichcli.plan.figures import Rate
from caichcli.plan.records import Document
from tests.formats.documents.making import EXAMPLE, ROOT, SUNDAY, book_at, weekly

VI = TemplateFilters(book_at(EXAMPLE), "vi")
EN = TemplateFilters(book_at(EXAMPLE), "en")


@pytest.mark.parametrize(
    ("key", "vietnamese", "english"),
    [
        ("2020", "năm 2020", "2020"),
        ("2020-02", "tháng 02/2020", "February 2020"),
        ("2020-06", "tháng 6/2020", "June 2020"),
        ("2020-Q2", "quý II/2020", "Q2 2020"),
        ("2020-H1", "6 tháng đầu năm 2020", "first half of 2020"),
        ("2020-9M", "9 tháng đầu năm 2020", "first nine months of 2020"),
        ("2020-W05", "tuần 5/2020", "week 5/2020"),
        ("2020-06-30", "30/6/2020", "30 June 2020"),
    ],
)
def test_the_period_of_a_recurring_task(key: str, vietnamese: str, english: str) -> None:
    assert (VI.occurrence(key), EN.occurrence(key)) == (vietnamese, english)


def test_every_key_of_an_occurrence_has_a_name() -> None:
    for root in (EXAMPLE, ROOT):
        for line in weekly(book_at(root)).now.lines:
            for part in (line.standing, *line.standing.members):
                assert all(VI.occurrence(occurrence.key) for occurrence in part.occurrences)


@pytest.mark.parametrize(
    ("printed", "vietnamese", "english"),
    [
        (lambda f: f.day(SUNDAY), "28/6/2020", "28 June 2020"),
        (lambda f: f.number(21914), "21.914", "21,914"),
        (lambda f: f.number(("a", "b")), "2", "2"),
        (lambda f: f.in_prose(("a", "b")), "02", "2"),
        (lambda f: f.in_prose(0), "0", "0"),
        (lambda f: f.change(("a",), ("a", "b", "c")), "–2", "–2"),
        (lambda f: f.change(3, 1), "+2", "+2"),
        (lambda f: f.percent(Rate(14, 18)), "77,78%", "77.78%"),
        (lambda f: f.percent(Rate(0, 0)), "–", "–"),
        (lambda f: f.fraction(Rate(14, 18)), "14/18", "14/18"),
        (lambda f: f.agency("bo-b"), "Bộ B", "Bộ B"),
        (lambda f: f.agency(None), "Văn bản không nêu cơ quan chủ trì", "Lead not stated"),
        (lambda f: f.word("overdue"), "Chưa hoàn thành, quá hạn", "Not done, overdue"),
        (
            lambda f: f.cite(Document(number="48/TB-MH", date=dt.date(2020, 6, 24))),
            "Thông báo số 48/TB-MH ngày 24/6/2020",
            "Notice No. 48/TB-MH of 24 June 2020",
        ),
    ],
)
def test_a_value_in_words(printed: object, vietnamese: str, english: str) -> None:
    assert callable(printed)
    assert (printed(VI), printed(EN)) == (vietnamese, english)


def test_every_filter_says_what_it_does() -> None:
    assert set(filters(book_at(EXAMPLE), "vi")) == set(NAMES)
    assert all(getattr(TemplateFilters, name).__doc__ for name in NAMES)
