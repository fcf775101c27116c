"""Ranks among agencies of one level, and proposals by whom they are put to."""

import datetime as dt
from typing import Any

import msgspec

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.views.concerns import concerns
from caichcli.views.overview import overview
from caichcli.views.report.levels import by_addressee, rank_tables

DAY = dt.date(2026, 6, 30)
DONE = [{"date": "2026-05-20", "status": "done"}]
WAITING = [{"date": "2026-05-20", "status": "submitted"}]
AGENCIES = [
    ("bo-a", "ministry"), ("bo-b", "ministry"), ("bo-c", "ministry"), ("bo-d", "ministry"),
    ("tinh-x", "province"), ("so-k", "provincial-agency"), ("cong-ty", "enterprise"),
    ("thu-tuong", "authority"),
]  # fmt: skip


def book(led: dict[str, tuple[int, int, int]], concern: dict[str, Any] | None = None) -> Book:
    """A plan in which each agency has so many tasks done, overdue, and waiting for a decision."""
    tasks = []
    for agency, counts in led.items():
        for count, updates in zip(counts, (DONE, None, WAITING), strict=True):
            tasks += [{"lead": [agency], "updates": updates} for _ in range(count)]
    if concern:
        tasks[0]["updates"] = [{"date": "2026-05-20", "status": "in-progress", **concern}]
    plan = {
        "schema": 1,
        "plan": {
            "id": "a",
            "title": "A",
            "document": {"number": "1/QĐ-A", "date": "2026-01-05"},
            "period": {"from": "2026-01-01", "to": "2026-12-31"},
            "standing_agency": "bo-a",
        },
        "areas": [{"id": "I", "name": "I"}],
        "tasks": [
            {"id": f"I.{n}", "title": "A", "area": "I", "deadline": "31/5/2026", **task}
            for n, task in enumerate(tasks, 1)
        ],
    }
    agencies: list[dict[str, str]] = [
        {"id": id_, "name": id_, "kind": kind} for id_, kind in AGENCIES
    ]
    agencies[5]["parent"] = "bo-a"
    register = {"schema": 1, "agencies": agencies}
    return Book(msgspec.convert(plan, PlanFile), Register(msgspec.convert(register, RegisterFile)))


def test_equal_shares_share_a_place_and_few_due_have_none() -> None:
    of = book({"bo-a": (4, 1, 0), "bo-b": (8, 2, 0), "bo-c": (1, 4, 0), "bo-d": (4, 0, 9)})
    (table,) = rank_tables(overview(of, DAY))
    assert [(one.agency, one.place) for one in table.ranks] == [
        ("bo-a", 1),
        ("bo-b", 1),
        ("bo-c", 3),
        ("bo-d", None),  # what waits for who decides is not due yet: four are
    ]
    assert [one.done_of_due.numerator for one in table.ranks] == [4, 8, 1, 4]


def test_levels_are_ranked_apart_and_others_not_at_all() -> None:
    of = book(dict.fromkeys(("bo-a", "tinh-x", "so-k", "cong-ty"), (5, 0, 0)))
    tables = rank_tables(overview(of, DAY))
    assert [(table.level, len(table.ranks)) for table in tables] == [
        ("ministries", 1),
        ("provinces", 1),
        ("departments", 1),
    ]
    assert {one.place for table in tables for one in table.ranks} == {1}


def test_proposals_by_whom_they_are_put_to_the_highest_first() -> None:
    to = ("so-k", None, "thu-tuong", "bo-b", "thu-tuong")
    proposals = [{"text": f"{n}", **({"to": one} if one else {})} for n, one in enumerate(to)]
    of = book({"bo-c": (0, 1, 0)}, {"proposals": proposals, "results": [{"number": "2/BC-C"}]})
    lines = concerns(of, DAY).lines
    assert [(each.to, len(each.lines)) for each in by_addressee(of, lines)] == [
        ("thu-tuong", 2),
        ("bo-b", 1),
        ("so-k", 1),
        (None, 1),
    ]
    # Days are told towards a body under the one that asks alone.
    assert {line.concern.to for line in lines if line.below} == {"so-k"}
    assert {line.document.number for line in lines if line.document} == {"2/BC-C"}


def test_a_decision_is_not_what_puts_a_proposal() -> None:
    said = {"proposals": [{"text": "A"}], "results": [{"number": "2/QĐ-C"}]}
    (line,) = concerns(book({"bo-c": (0, 1, 0)}, said), DAY).lines
    assert line.document is None
