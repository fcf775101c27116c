"""A task handed over to other leads: who leads on a day, and whose the lateness is."""

import pytest

from caichcli.plan.leads import Led, as_written, ever_leading
from caichcli.plan.standing import led, standing
from tests.plan.answers import book_of, day_of, said

DUE = "lead: [bo-a], deadline: 30/6/2020"
MOVE = "{date: 2020-07-20, lead: {from: [bo-a], to: [bo-b]}, document: {number: 9/QĐ, date: %s}%s}"
HANDED = f"adjustments: [{MOVE % ('2020-07-11', '')}]"
WITH_TERM = f"adjustments: [{MOVE % ('2020-07-11', ', to: 31/8/2020')}]"
IN_TIME = f"adjustments: [{MOVE % ('2020-06-11', '')}]"
TWICE = (
    f"adjustments: [{MOVE % ('2020-07-11', '')}, {{date: 2020-07-25,"
    " lead: {from: [bo-b], to: [bo-c]}, document: {number: 10/QĐ, date: 2020-07-21}}]"
)
PART = "adjustments: [{date: 2020-07-11, lead: {from: [bo-b], to: [bo-c, bo-m]}}]"
WHOLE = "adjustments: [{date: 2020-07-11, lead: {to: [bo-c]}}]"
ASKED = (
    "adjustments: [{date: 2020-07-11, lead: {to: [bo-b]}, document: {number: 5/CV-BA,"
    " date: 2020-07-10}}]"
)
OF_NEW = (
    f"adjustments: [{MOVE % ('2020-07-11', '')}, {{date: 2020-07-22, to: 30/9/2020,"
    " document: {number: 7/CV, issuer: Bộ B, date: 2020-07-20}}]"
)
OF_OLD = (
    "adjustments: [{date: 2020-07-01, to: 30/9/2020, document: {number: 7/CV, issuer: Bộ B}},"
    f" {MOVE % ('2020-07-11', '')}]"
)
DONE = "updates: [{date: %s, by: bo-a, status: done%s}]"
EACH = "lead: [hai-tinh], deadline: 30/6/2020"

CASES = [
    # What the file says, the day, who leads then, how it stands, whose the days late are
    ("before the document", f"{DUE}, {HANDED}", "10/7", "bo-a", "overdue 30/6 +10", []),
    ("on its day, though typed later", f"{DUE}, {HANDED}", "11/7", "bo-b", "overdue 30/6 +11",
     ["bo-a 10 10/7"]),
    ("later", f"{DUE}, {HANDED}", "31/7", "bo-b", "overdue 30/6 +31", ["bo-a 10 10/7"]),
    ("with a new term", f"{DUE}, {WITH_TERM}", "31/7", "bo-b", "in-term 31/8", []),
    ("with a new term, late again", f"{DUE}, {WITH_TERM}", "5/9", "bo-b", "overdue 31/8 +5", []),
    ("in time", f"{DUE}, {IN_TIME}", "5/7", "bo-b", "overdue 30/6 +5", []),
    ("twice", f"{DUE}, {TWICE}", "31/7", "bo-c", "overdue 30/6 +31",
     ["bo-a 10 10/7", "bo-b 10 20/7"]),
    ("twice, between", f"{DUE}, {TWICE}", "20/7", "bo-b", "overdue 30/6 +20", ["bo-a 10 10/7"]),
    ("one of several", f"lead: [bo-a, bo-b, tinh-x], deadline: 30/6/2020, {PART}", "31/7",
     "bo-a bo-c bo-m tinh-x", "overdue 30/6 +31", ["bo-b 10 10/7"]),
    ("all of several", f"lead: [bo-a, bo-b], deadline: 30/6/2020, {WHOLE}", "31/7", "bo-c",
     "overdue 30/6 +31", ["bo-a bo-b 10 10/7"]),
    ("nobody led", f"deadline: 30/6/2020, {WHOLE}", "31/7", "bo-c", "overdue 30/6 +31", []),
    ("asked for by the lead", f"{DUE}, {ASKED}", "31/7", "bo-a", "overdue 30/6 +31", []),
    ("the new lead asks for more time", f"{DUE}, {OF_NEW}", "31/7", "bo-b", "overdue 30/6 +31",
     ["bo-a 10 10/7"]),
    ("who leads later had moved the term", f"{DUE}, {OF_OLD}", "31/7", "bo-b", "in-term 30/9", []),
    ("done before", f"{DUE}, {HANDED}, {DONE % ('2020-07-04', '')}", "31/7", "bo-a",
     "done-late 30/6 +4", []),
    ("done before, reported after",
     f"{DUE}, {HANDED}, {DONE % ('2020-07-15', ', completed: 2020-07-04')}", "31/7", "bo-a",
     "done-late 30/6 +4", []),
    ("done after", f"{DUE}, {HANDED}, {DONE % ('2020-07-15', '')}", "31/7", "bo-b",
     "done-late 30/6 +15", ["bo-a 10 10/7"]),
    ("done before, and sent back",
     f"{DUE}, {HANDED}, updates: [{{date: 2020-07-04, status: done}},"
     " {date: 2020-07-08, status: returned}]", "31/7", "bo-b", "overdue 30/6 +31",
     ["bo-a 10 10/7"]),
    ("from a group", f"{EACH}, {WHOLE}, updates: [{{date: 2020-06-20, by: tinh-x, status: done}}]",
     "31/7", "bo-c", "overdue 30/6 +31", ["hai-tinh 10 10/7"]),
    ("from a group, of which one still reports", f"{EACH}, {WHOLE}, updates: [{{date: 2020-07-25,"
     " by: tinh-x, status: done}]", "31/7", "bo-c", "done-late 30/6 +25", ["hai-tinh 10 10/7"]),
    ("from a group to another",
     "lead: [cac-bo], deadline: 30/6/2020, adjustments: [{date: 2020-07-11, lead:"
     " {to: [moi-biet-bo-a]}}], updates: [{date: 2020-06-20, by: bo-a, status: done},"
     " {date: 2020-06-20, by: bo-b, status: done}]", "31/7", "moi-biet-bo-a",
     "overdue 30/6 +31", ["cac-bo 10 10/7"]),
    ("to a group", f"{DUE}, adjustments: [{{date: 2020-07-11, lead: {{to: [hai-tinh]}}}}]", "31/7",
     "hai-tinh", "overdue 30/6 +31", ["bo-a 10 10/7"]),
    ("what recurs",
     "lead: [bo-a], deadline: Hằng quý, updates: [{date: 2020-03-20, for: 2020-Q1}], " + HANDED,
     "31/7", "bo-b", "overdue 30/6 +31", ["bo-a 10 10/7"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "task", "day", "lead", "state", "former"), CASES, ids=[case[0] for case in CASES]
)
def test_who_leads_and_whose_the_lateness_is(
    name: str, task: str, day: str, lead: str, state: str, former: list[str]
) -> None:
    book, only = book_of(f"{{{task}}}")
    answer = standing(book, only, day_of(day))
    assert " ".join(answer.task.lead or ()) == lead
    assert said(answer) == state
    assert [
        f"{' '.join(one.leads)} {one.days} {one.until.day}/{one.until.month}"
        for one in answer.former_late
    ] == former


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_task_of_a_day_is_asked_about_another_as_the_file_is(case: tuple[str, str, str]) -> None:
    book, only = book_of(f"{{{case[1]}}}")
    for first in ("1/2", "10/7", "31/12"):
        of_day = led(book, only, day_of(first))
        assert as_written(of_day) == only
        for day in ("10/7", "31/7"):
            assert standing(book, of_day, day_of(day)) == standing(book, only, day_of(day))


def test_a_lead_handed_on_is_stated_by_its_document() -> None:
    book, only = book_of(f"{{{DUE}, lead_basis: carried, {HANDED}}}")
    assert led(book, only, day_of("10/7")).lead_basis == "carried"
    after = led(book, only, day_of("11/7"))
    assert isinstance(after, Led)
    assert (after.lead_basis, after.written) == ("stated", only)


def test_a_member_that_stays_keeps_what_is_its_own() -> None:
    to_all = "adjustments: [{date: 2020-07-11, lead: {from: [hai-tinh], to: [tinh-x, tinh-y]}}]"
    done = "updates: [{date: 2020-07-02, by: tinh-x, status: done}]"
    book, only = book_of(f"{{{EACH}, assignment: each, {to_all}, {done}}}")
    answer = standing(book, only, day_of("31/7"))
    assert [said(part) for part in answer.members] == ["done-late 30/6 +2", "overdue 30/6 +31"]
    assert [part.former_late for part in answer.members] == [(), ()]


def test_who_leads_from_a_day_on_supports_no_more() -> None:
    book, only = book_of(f"{{{DUE}, support: [bo-b], {HANDED}}}")
    assert book.support(led(book, only, day_of("10/7"))) == ("bo-b",)
    assert book.support(led(book, only, day_of("11/7"))) == ()


@pytest.mark.parametrize(
    ("task", "bodies"),
    [
        (DUE, "bo-a"),
        (f"{DUE}, {HANDED}", "bo-a bo-b"),
        (f"{DUE}, {TWICE}", "bo-a bo-b bo-c"),
        (f"{DUE}, adjustments: [{{date: 2020-06-20, to: 30/9/2020}}]", "bo-a"),
        (f"deadline: 30/6/2020, {WHOLE}", "bo-c"),
        ("deadline: 30/6/2020", ""),
    ],
)
def test_who_ever_led(task: str, bodies: str) -> None:
    _, only = book_of(f"{{{task}}}")
    assert " ".join(ever_leading(only)) == bodies
