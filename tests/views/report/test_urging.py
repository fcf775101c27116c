"""Who is to be urged the most: counted by kinds of members, as one by one."""

import datetime as dt
from collections.abc import Collection, Mapping

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import Id, PlanFile, RegisterFile
from caichcli.plan.standing import Standing, standing
from caichcli.views.report.letters import answerable
from caichcli.views.report.urging import LateOwners
from tests.plan.answers import HEAD, REGISTER, load
from tests.random_plans import Data, plan_data, register_data

LATE = dt.date(2020, 7, 15)
EACH = "{lead: [cac-bo], deadline: 30/6/2020, updates: [%s]}"
DONE = "{date: 2020-06-20, by: %s, status: done}"


@given(plan_data(), register_data(), st.dates(dt.date(2019, 1, 1), dt.date(2025, 12, 31)))
def test_counted_together_as_one_by_one(plan: Data, register: Data, day: dt.date) -> None:
    book = Book(msgspec.convert(plan, PlanFile), Register(msgspec.convert(register, RegisterFile)))
    standings = [standing(book, task, day) for task in book.tasks]
    agree(book, standings, day)
    every_other = list(book.register.agencies)[::2]
    agree(book, standings, day, {one.task.id: every_other for one in standings[1:]})


def test_members_that_stand_alike_and_those_apart_are_counted_each_once() -> None:
    data = load(HEAD)
    logs = ["", DONE % "bo-a", DONE % "bo-c", f"{DONE % 'bo-a'}, {DONE % 'bo-c'}"]
    tasks = [*(EACH % log for log in logs), "{lead: [bo-b], deadline: 30/6/2020}"]
    data["tasks"] = [
        {"id": str(number), "title": "Nhiệm vụ", "area": "I"} | load(task)
        for number, task in enumerate(tasks)
    ]
    register = Register(msgspec.convert(load(REGISTER), RegisterFile, strict=False))
    book = Book(msgspec.convert(data, PlanFile, strict=False), register)
    standings = [standing(book, task, LATE) for task in book.tasks]
    urged = LateOwners(book, standings, LATE)

    assert [(share.agency, " ".join(share.ids)) for share in urged] == [
        ("bo-b", "0 1 2 3 4"),
        ("bo-a", "0 2"),
        ("bo-c", "0 1"),
    ]
    assert urged.leading == 1
    agree(book, standings, LATE)


def test_who_was_settled_with_on_a_task_is_not_urged_on_it() -> None:
    data = load(HEAD)
    tasks = [EACH % "", EACH % (DONE % "bo-a"), "{lead: [bo-b], deadline: 30/6/2020}"]
    data["tasks"] = [
        {"id": str(number), "title": "Nhiệm vụ", "area": "I"} | load(task)
        for number, task in enumerate(tasks)
    ]
    register = Register(msgspec.convert(load(REGISTER), RegisterFile, strict=False))
    book = Book(msgspec.convert(data, PlanFile, strict=False), register)
    standings = [standing(book, task, LATE) for task in book.tasks]
    settled = {"0": ["bo-b", "bo-a"], "1": ["bo-a"], "2": ["bo-b"]}

    urged = LateOwners(book, standings, LATE, settled)

    assert [(share.agency, " ".join(share.ids)) for share in urged] == [
        ("bo-c", "0 1"),
        ("bo-b", "1"),
    ]
    agree(book, standings, LATE, settled)


def agree(
    book: Book,
    standings: list[Standing],
    day: dt.date,
    settled: Mapping[Id, Collection[Id | None]] | None = None,
) -> None:
    """Owners, their order and their tasks are those that going through every member gives."""
    owed: dict[Id | None, list[Id]] = {}
    for one in standings:
        parts = [(one.owner, one)] if one.owner else answerable(book, one, day)
        for owner, part in parts:
            if part.class_ == "overdue" and owner not in (settled or {}).get(one.task.id, ()):
                owed.setdefault(owner, []).append(one.task.id)
    expected = sorted(owed.items(), key=lambda pair: -len(pair[1]))
    most = [ids for _, ids in expected if len(ids) == len(expected[0][1])]

    urged = LateOwners(book, standings, day, settled)
    assert [(one.agency, list(one.ids)) for one in urged] == expected
    assert (len(urged), urged.leading) == (len(expected), len(most))
    assert [one.agency for one in urged[:2]] == [owner for owner, _ in expected[:2]]
    for at, (owner, ids) in enumerate(expected):
        own = urged[at].ids
        assert (urged[at].agency, len(own), own[0], own[-1]) == (owner, len(ids), ids[0], ids[-1])
        assert (own[:3], own[1:2]) == (tuple(ids[:3]), tuple(ids[1:2]))
