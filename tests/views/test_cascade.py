"""Who broke a plan down, and how far that has come: plans in a few lines, and what is told."""

import datetime as dt
from collections import Counter
from typing import Any

import msgspec
import pytest
import yaml

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.views.cascade import Cascade, cascade

DAY = dt.date(2026, 6, 30)
REGISTER = """
schema: 1
agencies:
  - {id: van-phong, name: Văn phòng, kind: committee}
  - {id: so-b, name: Sở B, kind: provincial-agency}
  - {id: so-c, name: Sở C, kind: provincial-agency}
  - {id: so-d, name: Sở D, kind: provincial-agency}
groups:
  - {id: cac-so, name: Các sở, members: [so-b, so-c, so-d]}
"""
HEAD = {
    "document": {"number": "01/KH", "date": "2026-01-15"},
    "period": {"from": "2026-01-01", "to": "2026-12-31"},
    "standing_agency": "van-phong",
}
TASKS = """
- {id: '1', lead: [cac-so], deadline: Quý II/2026}
- {id: '2', lead: [so-b]}
- {id: '3', lead: [so-c], updates: [{date: 2026-05-01, status: cancelled, document: {number: 2}}]}
"""


def load(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)


def book_of(id_: str, tasks: str, **head: Any) -> Book:
    """A plan whose tasks are written without title and area."""
    data = {
        "schema": 1,
        "plan": {"id": id_, "title": f"Kế hoạch {id_}"} | HEAD | head,
        "areas": [{"id": "I", "name": "Nhóm"}],
        "tasks": [{"title": "Nhiệm vụ", "area": "I"} | one for one in load(tasks) or []],
    }
    register = Register(msgspec.convert(load(REGISTER), RegisterFile, strict=False))
    return Book(msgspec.convert(data, PlanFile, strict=False), register)


def of(own: Book, *others: Book, day: dt.date = DAY) -> Cascade:
    return cascade(own, {book.head.id: book for book in (own, *others)}, day)


def top(**head: Any) -> Book:
    return book_of("tinh", TASKS, **head)


def below(tasks: str, *agencies: str, date: str = "2026-02-14") -> Book:
    """The plan of some agencies under the province's."""
    document = {"number": "03/KH-SB", "date": date}
    return book_of(
        "duoi", tasks, document=document, implements={"plan": "tinh", "for": [*agencies]}
    )


def lines(answer: Cascade) -> dict[str, str]:
    """The agencies' plans: state, days after, what is late, tasks broken down of those owed."""
    return {
        one.agency: f"{one.state} {'-' if one.days is None else one.days}"
        f"{' late' if one.late else ''} {one.broken_down}/{one.owed}"
        for one in answer.agencies
    }


SENT = [{"date": "2026-03-01", "agency": "so-c", "document": {"number": "5", "date": "2026-02-20"}}]
LIMIT = {"plans_below": {"days": 30, "document": {"number": "9/QĐ"}}}
NONE = "not-received - 0"

PLANS: list[tuple[str, dict[str, Any], list[Book], dict[str, str]]] = [
    ("nobody sent one", {}, [], {"so-b": f"{NONE}/2", "so-c": f"{NONE}/2", "so-d": f"{NONE}/1"}),
    (
        "known by its document alone, past the limit that a rule sets",
        {"agency_plans": SENT, "follow_up": LIMIT},
        [],
        {"so-b": f"{NONE}/2", "so-c": "received 36 late 0/2", "so-d": f"{NONE}/1"},
    ),
    (
        "no limit without a rule",
        {"agency_plans": [SENT[0] | {"integrated": "true"}]},
        [],
        {"so-b": f"{NONE}/2", "so-c": "integrated 36 0/2", "so-d": f"{NONE}/1"},
    ),
    (
        "recorded later than the day asked for",
        {"agency_plans": [SENT[0] | {"date": "2026-07-01"}]},
        [],
        {"so-b": f"{NONE}/2", "so-c": f"{NONE}/2", "so-d": f"{NONE}/1"},
    ),
    (
        "at hand, and issued before",
        {},
        [below("[{id: a, implements: tinh/1, lead: [so-b]}]", "so-b", date="2026-01-05")],
        {"so-b": "received -10 1/2", "so-c": f"{NONE}/2", "so-d": f"{NONE}/1"},
    ),
]


@pytest.mark.parametrize(("head", "others", "expected"), [row[1:] for row in PLANS],
                         ids=[row[0] for row in PLANS])  # fmt: skip
def test_whose_plan_was_received(
    head: dict[str, Any], others: list[Book], expected: dict[str, str]
) -> None:
    assert lines(of(top(**head), *others)) == expected


def cells(answer: Cascade, task: str) -> dict[str, str]:
    row = next(row for row in answer.rows if row.task.id == task)
    every = answer.cells(row, answer.agencies)
    return {one.agency: " ".join((one.state, *one.pieces)) for one in every}


def test_each_task_and_each_agency() -> None:
    own = below(
        "[{id: a, implements: tinh/1}, {id: b, implements: [tinh/2, tinh/1]},"
        " {id: c, implements: tinh/3}, {id: d, implements: {task: tinh/2, seen: deadbeef}}]",
        "so-b",
    )
    answer = of(top(agency_plans=SENT), own)
    assert cells(answer, "1") == {
        "so-b": "received a b",
        "so-c": "received",
        "so-d": "not-received",
    }
    assert cells(answer, "2") == {
        "so-b": "review b d",  # the task is not what it was
        "so-c": "not-assigned",
        "so-d": "not-assigned",
    }
    assert cells(answer, "3")["so-b"] == "review c"  # it was taken out
    assert [one.standing.task.id for one in answer.withdrawn_above] == ["c"]
    assert answer.without_pieces == ()


@pytest.mark.parametrize(("head", "others"), [(row[1], row[2]) for row in PLANS])
def test_those_told_of_and_the_rest_are_all_that_a_task_is_assigned_to(
    head: dict[str, Any], others: list[Book]
) -> None:
    answer = of(top(**head), *others)
    for row in answer.rows:
        told = {one.agency for one in row.cells}
        every = list(answer.cells(row, answer.agencies))
        rest = [one for one in every if one.state != "not-assigned" and one.agency not in told]
        assert Counter(one.state for one in rest) == row.rest
        assert not any(one.pieces for one in rest)


def test_whom_only_the_state_of_its_plan_is_known_of_has_no_column() -> None:
    own = below("[{id: a, implements: tinh/1}]", "so-b")
    answer = of(top(agency_plans=SENT), own)
    assert [one.agency for one in answer.telling] == ["so-b"]
    assert answer.rows[0].rest == {"received": 1, "not-received": 1}
    assert of(top()).telling == ()


def test_tasks_in_the_plan_of_another_are_no_plan_received() -> None:
    """Nobody says that the plan is Sở B's: its task breaks one down, and its plan is not here."""
    answer = of(top(), below("[{id: a, implements: tinh/1, lead: [so-b]}]"))
    assert cells(answer, "1") == {
        "so-b": "tasks-only a",
        "so-c": "not-received",
        "so-d": "not-received",
    }
    assert cells(answer, "2")["so-b"] == "not-received"
    assert lines(answer)["so-b"] == "not-received - 1/2"


def test_a_plan_known_by_its_document_is_to_be_reviewed_once_the_task_changed() -> None:
    moved = TASKS.replace(
        "Quý II/2026}",
        "Quý II/2026, adjustments: [{date: 2026-06-01, to: 2026-08-01,"
        " document: {number: 7/TB, date: 2026-06-01}}]}",
    )
    book = book_of("tinh", moved, agency_plans=SENT)
    assert cells(of(book, day=dt.date(2026, 5, 31)), "1")["so-c"] == "received"
    assert cells(of(book), "1")["so-c"] == "review"
    assert cells(of(book), "1")["so-d"] == "not-received"


def test_pieces_due_later_and_tasks_without_pieces() -> None:
    own = below(
        "[{id: a, implements: tinh/1, deadline: Quý III/2026},"
        " {id: b, implements: tinh/1, deadline: Quý I/2026}, {id: c, implements: tinh/1}]",
        "so-b",
    )
    answer = of(top(), own)
    assert [one.standing.task.id for row in answer.rows for one in row.due_later] == ["a"]
    assert [row.task.id for row in answer.without_pieces] == ["2"]
    (row,) = (row for row in answer.rows if row.task.id == "1")
    assert [(one.overdue, one.standing.days_late) for one in row.pieces] == [
        (False, 0),
        (True, 91),
        (False, 0),
    ]
    assert row.standing.class_ == "in-term"  # its own, whatever the pieces say


def test_what_is_ours_and_not_in_our_plan() -> None:
    own = below("[{id: a, implements: tinh/1}]", "so-b", "so-c")
    assert [(one.task.id, one.agencies) for one in of(own, top()).missing] == [("2", ("so-b",))]


def test_thirty_four_provinces_and_sixty_tasks_make_one_table() -> None:
    """A row a task, a cell a province, whatever each of them sent."""
    provinces = [f"tinh-{n}" for n in range(34)]
    every = ", ".join(provinces)
    agencies = "\n".join(f"  - {{id: {id_}, name: {id_}, kind: province}}" for id_ in provinces)
    register = Register(
        msgspec.convert(load(f"schema: 1\nagencies:\n{agencies}"), RegisterFile, strict=False)
    )
    tasks = "\n".join(f"- {{id: t{n}, lead: [{every}]}}" for n in range(60))
    head = Book(book_of("tinh", tasks).file, register)
    own = [
        Book(
            book_of(
                id_,
                "\n".join(f"- {{id: t{n}, implements: tinh/t{n}}}" for n in range(60)),
                implements={"plan": "tinh", "for": [id_]},
            ).file,
            register,
        )
        for id_ in provinces
    ]
    answer = of(head, *own)
    assert [one.broken_down for one in answer.agencies] == [60] * 34
    assert [len(row.pieces) for row in answer.rows] == [34] * 60
    assert {one.state for row in answer.rows for one in row.cells} == {"received"}
