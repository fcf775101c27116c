"""Three states of a file's data put together: what is merged, and what is left to people."""

from typing import Any
from unicodedata import normalize

import pytest

from caichcli.plan.changes.entry_keys import entry_keys
from caichcli.plan.changes.merge import Merge, is_log, member_keys, merge
from caichcli.plan.changes.order import order
from tests.plan.answers import load


def both_ways(base: str, ours: str, theirs: str) -> Merge:
    """The answer, which must be the same whichever side is ours."""
    one = merge(load(base), load(ours), load(theirs))
    other = merge(load(base), load(theirs), load(ours))
    assert sorted((c.place, c.reason) for c in one.clashes) == sorted(
        (c.place, c.reason) for c in other.clashes
    )
    assert (one.touched, one.orders, one.renumbered) == (
        other.touched,
        other.orders,
        other.renumbered,
    )
    if not one.clashes:
        assert one.data == other.data
    return one


# What is merged: base, ours, theirs, and the data of both.
MERGES = {
    "nothing changed": ("{a: 1}", "{a: 1}", "{a: 1}", "{a: 1}"),
    "a key of each": ("{a: 1, b: 1}", "{a: 2, b: 1}", "{a: 1, b: 2}", "{a: 2, b: 2}"),
    "the same by both": ("{a: 1}", "{a: 2}", "{a: 2}", "{a: 2}"),
    "a key taken out": ("{a: 1, b: 1}", "{b: 1}", "{a: 1, b: 2}", "{b: 2}"),
    "a key put in by each": ("{}", "{a: 1}", "{b: 2}", "{a: 1, b: 2}"),
    "a task of each": (
        "tasks: [{id: '1'}]",
        "tasks: [{id: '1'}, {id: '3'}]",
        "tasks: [{id: '1'}, {id: '2'}]",
        "tasks: [{id: '1'}, {id: '2'}, {id: '3'}]",
    ),
    "tasks where there were none": (
        "{a: 1}",
        "{a: 1, tasks: [{id: '2'}]}",
        "{a: 1, tasks: [{id: '1'}]}",
        "{a: 1, tasks: [{id: '1'}, {id: '2'}]}",
    ),
    "a task taken out by one": (
        "tasks: [{id: '1'}, {id: '2'}]",
        "tasks: [{id: '2'}]",
        "tasks: [{id: '1'}, {id: '2', title: b}]",
        "tasks: [{id: '2', title: b}]",
    ),
    "a task taken out by both": (
        "tasks: [{id: '1'}, {id: '2'}]",
        "tasks: [{id: '2'}]",
        "tasks: [{id: '2'}]",
        "tasks: [{id: '2'}]",
    ),
    "a new task that is the same": (
        "tasks: []",
        "tasks: [{id: '1', title: a}]",
        "tasks: [{id: '1', title: a}]",
        "tasks: [{id: '1', title: a}]",
    ),
    "records that one side alone changed need no ids": (
        "areas: [{name: a}]",
        "areas: [{name: a}]",
        "areas: [{name: b}]",
        "areas: [{name: b}]",
    ),
    "lists of other names are one value": (
        "bases: [{id: '1'}]",
        "bases: [{id: '1'}, {id: '2'}]",
        "bases: [{id: '1'}]",
        "bases: [{id: '1'}, {id: '2'}]",
    ),
    "the same report in NFC and in NFD": (
        "tasks: [{id: '1'}]",
        "tasks: [{id: '1', updates: [{date: 2020-05-01, note: Đã họp}]}]",
        "tasks: [{id: '1', updates: [{date: 2020-05-01, note: Đã họp}]}]".replace(
            "họp", normalize("NFD", "họp")
        ),
        "tasks: [{id: '1', updates: [{date: 2020-05-01, note: Đã họp}]}]",
    ),
    "a report put into NFC by one while the other adds one that corrects it": (
        "tasks: [{id: '1', updates: [{date: 2020-05-01, note: họp}]}]".replace(
            "họp", normalize("NFD", "họp")
        ),
        "tasks: [{id: '1', updates: [{date: 2020-05-01, note: họp}]}]",
        "tasks: [{id: '1', updates: [{date: 2020-05-01, note: họp},"
        " {date: 2020-05-02, corrects: 2020-05-01}]}]".replace("họp", normalize("NFD", "họp")),
        "tasks: [{id: '1', updates: [{date: 2020-05-01, note: họp},"
        " {date: 2020-05-02, corrects: 2020-05-01}]}]",
    ),
    "a slip mended by each": (
        "tasks: [{id: '1'}]",
        "tasks: [{id: '1', slips: [{date: 2020-05-01, keys: [lead]}]}]",
        "tasks: [{id: '1', slips: [{date: 2020-05-02, keys: [deadline]}]}]",
        "tasks: [{id: '1', slips: [{date: 2020-05-01, keys: [lead]},"
        " {date: 2020-05-02, keys: [deadline]}]}]",
    ),
    "a log of each": (
        "tasks: [{id: '1'}]",
        "tasks: [{id: '1', updates: [{date: 2020-05-01}]}]",
        "tasks: [{id: '1', updates: [{date: 2020-04-01}]}]",
        "tasks: [{id: '1', updates: [{date: 2020-04-01}, {date: 2020-05-01}]}]",
    ),
    "terms of two occurrences": (
        "tasks: [{id: '1'}]",
        "tasks: [{id: '1', adjustments: [{date: 2020-04-01, for: Q1, to: a}]}]",
        "tasks: [{id: '1', adjustments: [{date: 2020-04-01, for: Q2, to: a}]}]",
        "tasks: [{id: '1', adjustments:"
        " [{date: 2020-04-01, for: Q1, to: a}, {date: 2020-04-01, for: Q2, to: a}]}]",
    ),
    "of one day and two occurrences": (
        "tasks: [{id: '1'}]",
        "tasks: [{id: '1', updates: [{date: 2020-04-01, for: Q1, status: done}]}]",
        "tasks: [{id: '1', updates: [{date: 2020-04-01, for: Q2, status: submitted}]}]",
        "tasks: [{id: '1', updates: [{date: 2020-04-01, for: Q1, status: done},"
        " {date: 2020-04-01, for: Q2, status: submitted}]}]",
    ),
    "a deadline reworded and reports made": (
        "tasks: [{id: '1', deadline: a}]",
        "tasks: [{id: '1', deadline: b}]",
        "tasks: [{id: '1', deadline: a, updates: [{date: 2020-04-01}]}]",
        "tasks: [{id: '1', deadline: b, updates: [{date: 2020-04-01}]}]",
    ),
    "a deadline reworded by both alike, and adjusted by one": (
        "tasks: [{id: '1', deadline: a}]",
        "tasks: [{id: '1', deadline: b}]",
        "tasks: [{id: '1', deadline: b, adjustments: [{date: 2020-04-01, to: c}]}]",
        "tasks: [{id: '1', deadline: b, adjustments: [{date: 2020-04-01, to: c}]}]",
    ),
}


@pytest.mark.parametrize("name", MERGES)
def test_what_is_merged(name: str) -> None:
    base, ours, theirs, expected = MERGES[name]
    answer = both_ways(base, ours, theirs)
    assert answer.clashes == ()
    assert answer.data == load(expected)


# What people must settle: base, ours, theirs, and each place with its reason and values.
CLASHES: dict[str, tuple[str, str, str, list[tuple[str, str, dict[str, str]]]]] = {
    "a value": ("{a: 1}", "{a: 2}", "{a: 3}", [("a", "changed", {"key": "a"})]),
    "another kind of data": ("{a: 1}", "[]", "x", [("", "changed", {"key": ""})]),
    "records without ids of one side": (
        "tasks: [{id: '1'}]",
        "tasks: [{title: a}]",
        "tasks: [{id: '1'}, {id: '2'}]",
        [("tasks", "changed", {"key": "tasks"})],
    ),
    "records without ids before": (
        "tasks: [{title: a}]",
        "tasks: [{id: '1'}]",
        "tasks: [{id: '2'}]",
        [("tasks", "changed", {"key": "tasks"})],
    ),
    "an id given twice": (
        "tasks: [{id: '1'}]",
        "tasks: [{id: '1'}, {id: '1', title: a}]",
        "tasks: [{id: '1', title: b}]",
        [("tasks", "changed", {"key": "tasks"})],
    ),
    "an id that is no text": (
        "agencies: [{id: a}]",
        "agencies: [{id: a}, {id: [b]}]",
        "agencies: [{id: a}, {id: c}]",
        [("agencies", "changed", {"key": "agencies"})],
    ),
    "one id for two tasks": (
        "tasks: []",
        "tasks: [{id: '1', title: a}]",
        "tasks: [{id: '1', title: b}]",
        [("tasks/1", "id-taken", {"id": "1"})],
    ),
    "taken out and changed": (
        "tasks: [{id: '1'}, {id: '2'}]",
        "tasks: [{id: '1'}]",
        "tasks: [{id: '1'}, {id: '2', title: b}]",
        [("tasks/2", "removed", {"id": "2"})],
    ),
    "two orders": (
        "areas: [{id: a}, {id: b}, {id: c}]",
        "areas: [{id: b}, {id: a}, {id: c}]",
        "areas: [{id: a}, {id: c}, {id: b}]",
        [("areas", "order", {})],
    ),
    "a deadline by both": (
        "tasks: [{id: '1', deadline: a}]",
        "tasks: [{id: '1', deadline: b}]",
        "tasks: [{id: '1', deadline: c}]",
        [("tasks/1/deadline", "term", {})],
    ),
    "a deadline reworded and adjusted": (
        "tasks: [{id: '1', deadline: a}]",
        "tasks: [{id: '1', deadline: b}]",
        "tasks: [{id: '1', deadline: a, adjustments: [{date: 2020-04-01, to: c}]}]",
        [("tasks/1/deadline", "term", {})],
    ),
    "a deadline of a plan's head is a value like another": (
        "plan: {deadline: a}",
        "plan: {deadline: b}",
        "plan: {deadline: c}",
        [("plan/deadline", "changed", {"key": "deadline"})],
    ),
    "two statuses of one day": (
        "tasks: [{id: '1'}]",
        "tasks: [{id: '1', updates: [{date: 2020-04-01, status: done}]}]",
        "tasks: [{id: '1', updates: [{date: 2020-04-01, status: submitted}]}]",
        [("tasks/1/updates", "contradicting", {"date": "2020-04-01"})],
    ),
    "two statuses of one day where all report as one": (
        "tasks: [{id: '1', assignment: joint}]",
        "tasks: [{id: '1', assignment: joint, updates: [{date: 2020-04-01, by: a, status: done}]}]",
        "tasks:"
        " [{id: '1', assignment: joint, updates: [{date: 2020-04-01, by: b, status: submitted}]}]",
        [("tasks/1/updates", "contradicting", {"date": "2020-04-01"})],
    ),
    "stopped for everybody and done by one": (
        "tasks: [{id: '1'}]",
        "tasks: [{id: '1', updates: [{date: 2020-04-01, by: a, status: cancelled}]}]",
        "tasks: [{id: '1', updates: [{date: 2020-04-01, by: b, status: done}]}]",
        [("tasks/1/updates", "contradicting", {"date": "2020-04-01"})],
    ),
    "a first entry removed by one": (
        "tasks: [{id: '1', updates: [{date: 2020-04-01}]}]",
        "tasks: [{id: '1', updates: []}]",
        "tasks: [{id: '1', updates: [{date: 2020-04-01}, {date: 2020-04-02}]}]",
        [("tasks/1/updates", "rewritten", {"entry": "2020-04-01#1"})],
    ),
    "a second entry of a day rewritten by one": (
        "tasks: [{id: '1', updates: [{date: 2020-04-01}, {date: 2020-04-01, note: a}]}]",
        "tasks: [{id: '1', updates: [{date: 2020-04-01}, {date: 2020-04-01, note: b}]}]",
        "tasks: [{id: '1', title: x,"
        " updates: [{date: 2020-04-01}, {date: 2020-04-01, note: a}, {date: 2020-04-02}]}]",
        [("tasks/1/updates", "rewritten", {"entry": "2020-04-01#2"})],
    ),
    "entries of a day in another order by one": (
        "tasks: [{id: '1', updates: [{date: 2020-04-01, note: a}, {date: 2020-04-01, note: b}]}]",
        "tasks: [{id: '1', updates: [{date: 2020-04-01, note: b}, {date: 2020-04-01, note: a}]}]",
        "tasks: [{id: '1', title: x, updates: [{date: 2020-04-01, note: a},"
        " {date: 2020-04-01, note: b}, {date: 2020-04-02}]}]",
        [("tasks/1/updates", "rewritten", {"entry": "2020-04-01#1"})],
    ),
}


@pytest.mark.parametrize("name", CLASHES)
def test_what_people_must_settle(name: str) -> None:
    base, ours, theirs, expected = CLASHES[name]
    answer = both_ways(base, ours, theirs)
    assert [(clash.place, clash.reason, clash.values) for clash in answer.clashes] == expected


def test_what_is_not_the_same_in_all_three_is_known_by_its_path() -> None:
    answer = both_ways(
        "{a: 1, tasks: [{id: '1', title: a}, {id: '2'}]}",
        "{a: 1, tasks: [{id: '1', title: b}, {id: '2'}, {id: '4'}]}",
        "{a: 1, tasks: [{id: '1', title: a}, {id: '2'}, {id: '3'}]}",
    )
    assert sorted(answer.touched) == [
        (),
        ("tasks",),
        ("tasks", "1"),
        ("tasks", "1", "title"),
        ("tasks", "3"),
        ("tasks", "4"),
    ]
    assert answer.orders == {("tasks",): ["1", "2", "3", "4"]}
    assert answer.renumbered == frozenset()


def test_an_entry_that_gets_another_number_is_referred_to_anew() -> None:
    answer = both_ways(
        "tasks: [{id: '1'}]",
        "tasks: [{id: '1', updates:"
        " [{date: 2020-04-01, note: b}, {date: 2020-05-01, corrects: 2020-04-01, note: c}]}]",
        "tasks: [{id: '1', updates: [{date: 2020-04-01, note: a}]}]",
    )
    assert [entry.get("corrects") for entry in answer.data["tasks"][0]["updates"]] == [
        None,
        None,
        "2020-04-01#2",
    ]
    assert answer.renumbered == {("tasks", "1", "updates")}


# The keys by which members are known: where, what stands there, and the keys.
KEYS: list[tuple[tuple[str, ...], str, list[str] | None]] = [
    ((), "{a: 1, b: 2}", ["a", "b"]),
    (("tasks",), "[{id: '2'}, {id: '1'}]", ["2", "1"]),
    (("tasks",), "[]", []),
    (("tasks",), "[{id: '1'}, x]", None),
    (("bases",), "[{id: '1'}]", None),
    (("tasks", "1"), "{id: '1', title: a}", ["id", "title"]),
    (("tasks", "1", "lead"), "[{id: a}]", None),
    (("tasks", "1", "updates"), "x", None),
    (("tasks", "1", "updates"), "[{note: a}]", None),
    (("tasks", "1", "updates", "x"), "{date: 2020-04-01}", None),
    (("plan",), "x", None),
]


@pytest.mark.parametrize(("path", "value", "keys"), KEYS)
def test_the_keys_of_members(path: tuple[str, ...], value: str, keys: list[str] | None) -> None:
    assert member_keys(load(value), path) == keys


def test_entries_are_known_by_what_they_say() -> None:
    entries = load("[{date: 2020-04-01}, {date: 2020-04-01}, {date: 2020-04-01, note: a}]")
    keys = member_keys(entries, ("tasks", "1", "updates"))
    assert keys is not None
    assert len(set(keys)) == 3
    assert keys == member_keys(
        [dict(reversed(one.items())) for one in entries], ("tasks", "1", "updates")
    )


@pytest.mark.parametrize(
    ("path", "log"),
    [
        (("tasks", "1", "updates"), True),
        (("tasks", "1", "adjustments"), True),
        (("tasks", "1", "reminders"), True),
        (("tasks", "1", "lead"), False),
        (("areas", "1", "updates"), False),
        (("tasks", "1"), False),
        (("tasks", "1", "updates", "x"), False),
    ],
)
def test_logs_are_the_dated_lists_of_tasks(path: tuple[str, ...], log: bool) -> None:
    assert is_log(path) is log


# Keys in the order of base, ours and theirs, and in one order; none where both moved them.
ORDERS = [
    ("a b c", "a b c", "a b c", "a b c"),
    ("a b", "a x b", "a y b", "a x y b"),
    ("a b", "a y b", "a x b", "a x y b"),
    ("a b", "x a b", "a b y", "x a b y"),
    ("a b", "a b x", "a b x", "a b x"),
    ("a", "a I.10", "a I.9", "a I.9 I.10"),
    ("a", "a II.1", "a I.9", "a I.9 II.1"),
    ("a", "a B.1", "a AA.1", "a AA.1 B.1"),
    ("a", "a x y", "a x z", "a x y z"),
    ("a b c", "b a c", "a b c", "b a c"),
    ("a b c", "a b c", "c a b", "c a b"),
    ("a b c", "b a c", "b a c", "b a c"),
    ("a b c", "b a c", "a c b", None),
    ("", "x y", "y x", None),
    ("a b", "a", "b a", "b a"),
    ("a b c", "a c", "c x a", "c x a"),
    ("a", "", "a x", "a x"),
    ("", "", "", ""),
]


@pytest.mark.parametrize(("base", "ours", "theirs", "expected"), ORDERS)
def test_one_order_of_both_sides(base: str, ours: str, theirs: str, expected: str | None) -> None:
    keys: Any = order(base.split(), ours.split(), theirs.split())
    assert keys == (None if expected is None else expected.split())
    assert keys == order(base.split(), theirs.split(), ours.split())


def test_entries_that_say_the_same_are_told_apart_and_so_is_what_refers_to_them() -> None:
    same = {"date": "2020-04-03", "by": "bo-a", "note": "Đã họp"}
    first, second = ({"date": "2020-04-09", "corrects": f"2020-04-03#{n}"} for n in (1, 2))
    of_first = entry_keys([same, same, first])
    of_second = entry_keys([same, same, second])
    assert of_first is not None
    assert of_second is not None
    assert len({*of_first, *of_second}) == 4
    assert of_first[:2] == of_second[:2]
