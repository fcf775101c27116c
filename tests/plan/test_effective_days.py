"""A record holds from the day that decided it, whenever it was typed; a request holds never."""

import pytest

from caichcli.plan.figures import figures
from caichcli.plan.standing import standing
from tests.plan.answers import book_of, day_of

# The work is due on 30/6; the extension was signed on 28/6 and typed on 5/7.
DUE = "lead: [bo-a], deadline: 30/6/2020"
TYPED_LATE = (
    "adjustments: [{date: 2020-07-05, to: 31/7/2020, document: {number: 9/TB, date: 2020-06-28}}]"
)
SIGNED_LATE = (
    "adjustments: [{date: 2020-07-08, to: 31/7/2020, document: {number: 9/TB, date: 2020-07-07}}]"
)

STANDINGS = [
    # What the file says, the day, and how the task stands then
    ("no extension", f"{{{DUE}, updates: [{{date: 2020-07-03, status: done}}]}}", "31/7",
     "done-late 3"),
    ("done between the signing and the typing",
     f"{{{DUE}, {TYPED_LATE}, updates: [{{date: 2020-07-03, status: done}}]}}", "31/7",
     "done-on-time 0"),
    ("the same on the day before it was typed",
     f"{{{DUE}, {TYPED_LATE}, updates: [{{date: 2020-07-03, status: done}}]}}", "4/7",
     "done-on-time 0"),
    ("open between the signing and the typing", f"{{{DUE}, {TYPED_LATE}}}", "3/7", "in-term 0"),
    ("before the signing", f"{{{DUE}, {TYPED_LATE.replace('06-28', '07-02')}}}", "1/7",
     "overdue 1"),
    ("without the document's day",
     f"{{{DUE}, {TYPED_LATE.replace(', date: 2020-06-28', '')}}}", "3/7", "overdue 3"),
    ("signed later than typed",
     f"{{{DUE}, {TYPED_LATE.replace('06-28', '07-10')}}}", "8/7", "overdue 8"),
    ("two, typed in another order than signed",
     f"{{{DUE}, adjustments: ["
     "{date: 2020-07-05, to: 30/9/2020, document: {number: 9/TB, date: 2020-07-04}},"
     " {date: 2020-07-06, to: 31/7/2020, document: {number: 8/TB, date: 2020-06-28}}]}",
     "31/8", "in-term 0"),
    ("suspended by a paper typed later",
     f"{{{DUE}, updates: [{{date: 2020-07-05, status: suspended,"
     " document: {number: 9/TB, date: 2020-06-28}}]}", "3/7", "suspended 0"),
    ("suspended, before the paper's day",
     f"{{{DUE}, updates: [{{date: 2020-07-08, status: suspended,"
     " document: {number: 9/TB, date: 2020-07-03}}]}", "2/7", "overdue 2"),
    ("cancelled by a paper typed later",
     f"{{{DUE}, updates: [{{date: 2020-07-05, status: cancelled,"
     " document: {number: 9/TB, date: 2020-06-28}}]}", "1/7", "cancelled 0"),
    ("reported in between, and stopped when the paper was typed",
     f"{{{DUE}, updates: [{{date: 2020-07-02, status: in-progress}},"
     " {date: 2020-07-05, status: suspended, document: {number: 9/TB, date: 2020-06-28}}]}",
     "3/7", "suspended 0"),
    ("a report's own paper changes nothing",
     f"{{{DUE}, updates: [{{date: 2020-07-05, status: done,"
     " document: {number: 9/BC, date: 2020-06-28}}]}", "5/7", "done-late 5"),
    ("a stop withdrawn was never there, from the day it is typed on",
     f"{{{DUE}, updates: [{{date: 2020-07-05, status: suspended,"
     " document: {number: 9/TB, date: 2020-06-28}}, {date: 2020-07-09, withdraws: 2020-07-05}]}",
     "3/7", "overdue 3"),
    ("a stop whose paper's day is corrected",
     f"{{{DUE}, updates: [{{date: 2020-07-05, status: suspended,"
     " document: {number: 9/TB, date: 2020-06-28}}, {date: 2020-07-09, corrects: 2020-07-05,"
     " document: {number: 9/TB, date: 2020-07-04}}]}", "3/7", "overdue 3"),
    ("a period that fell due while stopped by a paper typed later",
     "{lead: [bo-a], deadline: Hằng tháng, updates: ["
     "{date: 2020-01-31, for: 2020-01, status: done}, {date: 2020-03-05, status: suspended,"
     " document: {number: 9/TB, date: 2020-02-10}}, {date: 2020-03-20, status: in-progress}]}",
     "25/3", "in-term 0"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "task", "day", "expected"), STANDINGS, ids=[case[0] for case in STANDINGS]
)
def test_a_record_holds_from_its_document_s_day(
    name: str, task: str, day: str, expected: str
) -> None:
    book, only = book_of(task)
    answer = standing(book, only, day_of(day))
    assert f"{answer.class_} {answer.days_late}" == expected


# An extension that the paper of 20/6 tells of, and how the task stands on 3/7.
PAPERS = [
    ("the lead's own letter", "{number: 12/CV-BA, date: 2020-06-20}", "", "overdue"),
    ("the lead's own letter, by its unit", "{number: 12/BA-VP, date: 2020-06-20}", "", "overdue"),
    ("the lead by its name", "{number: '12', date: 2020-06-20, issuer: Bộ A}", "", "overdue"),
    ("who assigned", "{number: 12/TB-VD, date: 2020-06-20, issuer: Cơ quan ví dụ}", "", "in-term"),
    ("nobody that the register knows", "{number: 12/TB-VPCP, date: 2020-06-20}", "", "in-term"),
    ("another agency", "{number: 12/TB-BB, date: 2020-06-20}", "", "in-term"),
    ("the lead, whom a paper authorised", "{number: 12/CV-BA, date: 2020-06-20}",
     ", authority: {number: 4/QĐ-VD}", "in-term"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "paper", "further", "class_"), PAPERS, ids=[case[0] for case in PAPERS]
)
def test_what_the_lead_itself_asks_for_moves_nothing(
    name: str, paper: str, further: str, class_: str
) -> None:
    adjustment = f"{{date: 2020-06-20, to: 31/7/2020, document: {paper}{further}}}"
    book, task = book_of(f"{{{DUE}, adjustments: [{adjustment}]}}")
    assert standing(book, task, day_of("3/7")).class_ == class_


def test_a_lead_that_assigned_the_task_itself_extends_it() -> None:
    letter = "{date: 2020-06-20, to: 31/7/2020, document: {number: 12/CV-BA, date: 2020-06-20}}"
    own = "document: {number: 3/QĐ-BA, date: 2020-03-01}"
    book, task = book_of(f"{{{DUE}, {own}, adjustments: [{letter}]}}")
    assert standing(book, task, day_of("3/7")).class_ == "in-term"


LATE = [
    # The adjustments, the day, and by how many days it was past when it was extended
    ("in time", TYPED_LATE, "3/7", 0),
    ("a week late", SIGNED_LATE, "8/7", 7),
    ("a week late, before that", SIGNED_LATE, "6/7", 0),
    ("a week late, and once more in time", SIGNED_LATE.replace(
        "}}]", "}}, {date: 2020-07-20, to: 30/9/2020}]"), "31/8", 7),
    ("shortened late", SIGNED_LATE.replace("31/7", "31/5"), "8/7", 0),
    ("none", "adjustments: []", "8/7", 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "adjustments", "day", "days"), LATE, ids=[case[0] for case in LATE]
)
def test_an_extension_granted_after_the_term_is_counted_apart(
    name: str, adjustments: str, day: str, days: int
) -> None:
    book, task = book_of(f"{{{DUE}, {adjustments}}}")
    answer = standing(book, task, day_of(day))
    assert answer.granted_late == days
    assert figures([answer], day_of(day), 15).extended_late == ((task.id,) if days else ())
