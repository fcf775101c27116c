"""Members of whom nothing was said stand alike: worked out once, and as each would by itself."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.members import Members
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.plan.standing import Standing, standing, standing_of
from tests.plan.answers import book_of, day_of, on
from tests.random_plans import Data, plan_data, register_data

GROUP = "{lead: [cac-bo, tinh-x], deadline: 31/3/2020, updates: [%s]}"
B_DONE = "{date: 2020-03-20, by: bo-b, status: done}"
ALL_SAY = "{date: 2020-03-21, agency: cac-bo, status: in-progress}"


@given(plan_data(), register_data(), st.dates(dt.date(2019, 1, 1), dt.date(2025, 12, 31)))
def test_each_member_stands_as_it_would_by_itself(plan: Data, register: Data, day: dt.date) -> None:
    book = Book(msgspec.convert(plan, PlanFile), Register(msgspec.convert(register, RegisterFile)))
    for task in book.tasks:
        members = standing(book, task, day).members
        each = [standing_of(book, task, [part.owner or ""], day) for part in members]
        assert list(members) == each
        assert len(members) == len(each)
        assert [members.of(part.owner) for part in each] == each
        assert members.of("khong-ai") is None
        some = {part.owner for part in each[::2] if part.owner} | {"khong-ai"}
        assert members.among(some) == [part for part in each if part.owner in some]
        late = members.where(lambda part: part.class_ == "overdue")
        assert list(late) == [part for part in each if part.class_ == "overdue"]
        assert list(late.ids()) == [part.owner for part in late]
        assert list(members.ids()) == [part.owner for part in each]


def told(members: Members[Standing]) -> str:
    """Who stands by itself, then how many stand alike, and how."""
    own = (f"{part.owner} {part.class_}" for part in members.own)
    alike = (f"{one.count} {one.state.class_}" for one in members.alike)
    return ", ".join((*own, *alike))


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ("", "3 in-term, 1 in-term"),
        (B_DONE, "bo-b done-on-time, 2 in-term, 1 in-term"),
        (f"{B_DONE}, {ALL_SAY}", "bo-b in-term, 2 in-term, 1 in-term"),
    ],
)
def test_the_log_says_who_stands_apart(log: str, expected: str) -> None:
    assert told(on(GROUP % log, "25/3").members) == expected


@pytest.mark.parametrize(
    ("class_", "bodies"), [("done-on-time", ["bo-b"]), ("in-term", ["bo-a", "bo-c", "tinh-x"])]
)
def test_those_that_are_picked_out_are_named(class_: str, bodies: list[str]) -> None:
    members = on(GROUP % B_DONE, "25/3").members
    assert list(members.where(lambda part: part.class_ == class_).ids()) == bodies


EACH_SAYS = ", ".join(f"{{date: 2020-03-20, by: {one}, status: done}}" for one in ("bo-c", "bo-b"))


@pytest.mark.parametrize("lead", ["[cac-bo, tinh-x]", "[tinh-x, bo-c, bo-a]", "[chua-biet]"])
@pytest.mark.parametrize("log", ["", B_DONE, EACH_SAYS])
def test_those_that_are_asked_for_stand_in_the_order_of_all(lead: str, log: str) -> None:
    members = on(f"{{lead: {lead}, deadline: 31/3/2020, updates: [{log}]}}", "25/3").members
    owners = [part.owner or "" for part in members]
    assert [part.owner for part in members.among(owners[::-1])] == owners


@pytest.mark.parametrize("day", ["19/3", "20/3", "25/3"])
def test_members_are_set_beside_what_they_were(day: str) -> None:
    book, task = book_of(GROUP % B_DONE)
    now = standing(book, task, day_of("25/3")).members
    earlier = standing(book, task, day_of(day)).members
    pairs = list(now.pairs(earlier))
    classes = {part.owner: before and before.class_ for parts, before in pairs for part in parts}

    assert classes == {part.owner: part.class_ for part in earlier}
    assert len(pairs) == 3  # who was told of, the other ministries, the province


@pytest.mark.parametrize(
    ("lead", "together"),
    [("bo-a", 3), ("hai-tinh", 1), ("", 3)],
    ids=["one body led", "another group led", "nobody led"],
)
def test_members_beside_others_that_led_before(lead: str, together: int) -> None:
    """Of another group each may have been in it: one by one. Of none there is nothing to ask."""
    book, task = book_of("{lead: [cac-bo], deadline: 30/6/2020}")
    now = standing(book, task, day_of("1/5")).members
    other = book_of(f"{{lead: [{lead}], deadline: 30/6/2020}}")
    earlier = standing(*other, day_of("1/5")).members

    pairs = list(now.pairs(earlier))

    assert [len(parts) for parts, _ in pairs] == [together] * (3 // together)
    assert [before for _, before in pairs] == [None] * len(pairs)
