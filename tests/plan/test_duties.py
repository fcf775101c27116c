"""Units inspected and shortcomings, as the tasks that they amount to: each row what staff write.

An answer is ``day: status; class due +days late``. All days are of 2020.
"""

from typing import Any

import msgspec
import pytest

from caichcli.plan.book import Book
from caichcli.plan.duties import (
    remedies,
    remedy_book,
    visit_book,
    visits,
)
from caichcli.plan.log import last_state
from caichcli.plan.model import PlanFile
from caichcli.plan.standing import standing
from tests.plan.answers import HEAD, book_of, day_of, load

INSPECTION = "{id: KT, theme: Chuyên đề, lead: bo-a, document: {number: 2/KH, date: 2020-02-03}}"
APRIL = "{unit: bo-b, time: Tháng 4/2020"
HELD = "{date: 2020-04-17, status: inspected, document: {date: 2020-04-16}}"
CONCLUDED = "{date: 2020-05-06, status: concluded, document: {number: 3/KL, date: 2020-05-04}}"

VISITS: list[tuple[str, str, dict[str, str]]] = [
    ("nothing said: planned, and past its time from the day after", APRIL + "}", {
        "30/4": "planned; in-term 30/4",
        "1/5": "planned; overdue 30/4 +1",
    }),
    ("the time is announced", APRIL + ", updates: [{date: 2020-03-20, status: announced}]}", {
        "19/3": "planned; in-term 30/4",
        "20/3": "announced; in-term 30/4",
    }),
    ("held on the day of the minutes", APRIL + f", updates: [{HELD}]}}", {
        "16/4": "planned; in-term 30/4",
        "17/4": "inspected; done-on-time 30/4",
    }),
    ("minutes of a later day than planned",
     APRIL + ", updates: [{date: 2020-05-08, status: inspected, document: {date: 2020-05-05}}]}", {
        "8/5": "inspected; done-late 30/4 +5",
    }),
    ("concluded after it was held: still held on its day",
     APRIL + f", updates: [{HELD}, {CONCLUDED}]}}", {
        "6/5": "concluded; done-on-time 30/4",
    }),
    ("concluded, and nobody says when it was held", APRIL + f", updates: [{CONCLUDED}]}}", {
        "5/5": "planned; overdue 30/4 +5",
        "6/5": "concluded; done-undated 30/4",
    }),
    ("put off to another month, from the paper's date on",
     APRIL + ", updates: [{date: 2020-04-20, status: postponed, to: Tháng 9/2020,"
     " document: {number: 4/TB, date: 2020-04-15}}]}", {
        "14/4": "planned; in-term 30/4",
        "15/4": "postponed; in-term 30/9",
        "1/10": "postponed; overdue 30/9 +1",
    }),
    ("put off, nobody knows to when",
     APRIL + ", updates: [{date: 2020-04-20, status: postponed}]}", {
        "1/6": "postponed; undated -",
    }),
    ("not held: outside of what is counted",
     APRIL + ", updates: [{date: 2020-04-20, status: not-held,"
     " document: {number: 4/TB, date: 2020-04-15}}]}", {
        "15/4": "not-held; cancelled 30/4",
    }),
    ("a wrong entry withdrawn",
     APRIL + f", updates: [{HELD}, {{date: 2020-04-20, withdraws: 2020-04-17}}]}}", {
        "17/4": "inspected; done-on-time 30/4",
        "20/4": "planned; in-term 30/4",
    }),
    ("the minutes' day corrected",
     APRIL + f", updates: [{HELD}, {{date: 2020-05-20, corrects: 2020-04-17,"
     " document: {date: 2020-05-02}}]}", {
        "19/5": "inspected; done-on-time 30/4",
        "20/5": "inspected; done-late 30/4 +2",
    }),
    ("held twice: once, on the day of the first",
     APRIL + f", updates: [{HELD}, {{date: 2020-05-20, status: inspected,"
     " document: {date: 2020-05-19}}]}", {
        "20/5": "inspected; done-on-time 30/4",
    }),
    ("held, put off and held: on the later day",
     APRIL + f", updates: [{HELD}, {{date: 2020-04-20, status: postponed, to: Tháng 5/2020}},"
     " {date: 2020-06-02, status: inspected, document: {date: 2020-06-01}}]}", {
        "2/6": "inspected; done-late 31/5 +1",
    }),
    ("a time that recurs or cannot be read has no last day", "{unit: bo-b, time: Hằng quý}", {
        "1/6": "planned; undated -",
    }),
    ("no time given: the plan's period", "{unit: bo-b}", {"1/6": "planned; in-term 31/12"}),
]  # fmt: skip

FOUND = "id: S1, unit: bo-b, text: Chưa niêm yết, "
SIGNED = FOUND + "conclusion: {number: 3/KL, date: 2020-05-04}, "
THIRTY = SIGNED + "received: 2020-05-06, deadline: 30 ngày kể từ ngày nhận được"

REMEDIES: list[tuple[str, str, dict[str, str]]] = [
    ("counted from its receipt, the day itself not counted", THIRTY, {
        "5/6": "-; in-term 5/6",
        "6/6": "-; overdue 5/6 +1",
    }),
    ("not received yet: no last day", SIGNED + "deadline: 30 ngày kể từ ngày nhận được", {
        "6/6": "-; undated -",
    }),
    ("counted from the conclusion", SIGNED + "deadline: 01 tháng kể từ ngày ban hành", {
        "4/6": "-; in-term 4/6",
        "5/6": "-; overdue 4/6 +1",
    }),
    ("a day in the conclusion", SIGNED + "deadline: trước ngày 30/6/2020", {
        "1/7": "-; overdue 30/6 +1",
    }),
    ("no term: never overdue", SIGNED + "note: x", {"31/12": "-; undated -"}),
    ("words that nobody has read", SIGNED + "deadline: Đợt II", {"31/12": "-; undated -"}),
    ("reported by the unit: to be judged, not remedied",
     THIRTY + ", updates: [{date: 2020-06-01, by: bo-b, status: submitted}]", {
        "1/6": "submitted; in-term 5/6",
        "7/6": "submitted; overdue 5/6 +2",
    }),
    ("sent back, then remedied late",
     THIRTY + ", updates: [{date: 2020-06-01, by: bo-b, status: submitted},"
     " {date: 2020-06-03, by: bo-a, status: returned},"
     " {date: 2020-06-10, by: bo-a, status: done}]", {
        "3/6": "returned; in-term 5/6",
        "10/6": "done; done-late 5/6 +5",
    }),
    ("remedied before it was recorded",
     THIRTY + ", updates: [{date: 2020-06-10, by: bo-a, status: done, completed: 2020-06-04}]", {
        "10/6": "done; done-on-time 5/6",
    }),
    ("followed no more after it was remedied: still remedied",
     THIRTY + ", updates: [{date: 2020-06-04, by: bo-a, status: done},"
     " {date: 2020-06-20, by: bo-a, status: closed}]", {
        "20/6": "closed; done-on-time 5/6",
    }),
    ("followed no more, not remedied: outside",
     THIRTY + ", updates: [{date: 2020-06-20, by: bo-a, status: closed}]", {
        "20/6": "closed; cancelled 5/6",
    }),
    ("more time granted",
     THIRTY + ", adjustments: [{date: 2020-06-01, to: 30/6/2020,"
     " document: {number: 5/TB, date: 2020-06-01}}]", {
        "20/6": "-; in-term 30/6",
        "1/7": "-; overdue 30/6 +1",
    }),
]  # fmt: skip


def plan(**contents: Any) -> Book:
    """The plan with one inspection, and what it holds."""
    base, _ = book_of("")
    data = load(HEAD)
    data["inspections"] = [load(INSPECTION) | contents]
    return Book(msgspec.convert(data, PlanFile, strict=False), base.register)


def said(state: str | None, book: Book, ref: str, day: str) -> str:
    answer = standing(book, book.task_by_id[ref], day_of(day))
    due = f"{answer.due.day}/{answer.due.month}" if answer.due else "-"
    late = f" +{answer.days_late}" if answer.days_late else ""
    return f"{state or '-'}; {answer.class_} {due}{late}"


@pytest.mark.parametrize(("name", "unit", "expected"), VISITS, ids=[row[0] for row in VISITS])
def test_a_unit_inspected(name: str, unit: str, expected: dict[str, str]) -> None:
    book = plan(units=[load(unit)])
    (visit,) = visits(book.file)
    for day, words in expected.items():
        last = last_state(visit.log(day_of(day)))
        state = (last and last.status) or "planned"
        assert said(state, visit_book(book, day_of(day)), "KT/bo-b", day) == words, day


@pytest.mark.parametrize(
    ("name", "shortcoming", "expected"), REMEDIES, ids=[row[0] for row in REMEDIES]
)
def test_a_shortcoming(name: str, shortcoming: str, expected: dict[str, str]) -> None:
    book = plan(shortcomings=[load(f"{{{shortcoming}}}")])
    (remedy,) = remedies(book.file)
    for day, words in expected.items():
        last = last_state(remedy.log(day_of(day)))
        state = last.status if last else None
        assert said(state, remedy_book(book, day_of(day)), "S1", day) == words, day


@pytest.mark.parametrize("conclusion", ["note: x", "conclusion: {number: 3/KL}"])
def test_a_draft_s_shortcoming_is_no_task(conclusion: str) -> None:
    book = plan(shortcomings=[load(f"{{{FOUND}{conclusion}}}")])
    assert [one.signed for one in remedies(book.file)] == [False]
    assert remedy_book(book, day_of("31/12")).tasks == []


def test_a_unit_that_stands_twice_has_two_names() -> None:
    book = plan(units=[load("{unit: bo-b}"), load("{unit: bo-c}"), load("{unit: bo-b}")])
    assert [one.ref for one in visits(book.file)] == ["KT/bo-b", "KT/bo-c", "KT/bo-b#2"]


def test_the_owner_is_who_is_named_else_the_unit() -> None:
    own, other = load(f"{{{FOUND}note: x}}"), load(f"{{{FOUND}owner: bo-c}}")
    book = plan(shortcomings=[own, other])
    assert [one.owner for one in remedies(book.file)] == ["bo-b", "bo-c"]


def test_a_shortcoming_is_there_from_the_day_of_its_conclusion() -> None:
    book = plan(shortcomings=[load(f"{{{THIRTY}}}")])
    answer = remedy_book(book, day_of("3/5"))
    assert list(answer.tasks_on(day_of("3/5"))) == []
    assert [task.id for task in answer.tasks_on(day_of("4/5"))] == ["S1"]
