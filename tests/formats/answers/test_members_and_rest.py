"""Those of whom something was said and one row for the rest are all the members: any plan and day.

Each member of ``--members`` stands as it does where it is asked about alone.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from caichcli.formats.answers import list_, overdue
from caichcli.formats.answers.task_line import task_line
from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.plan.standing import standing_of
from caichcli.views.lateness import lateness
from caichcli.views.listing import Query, listing
from caichcli.views.scope import Line
from tests.plan.answers import book_of, on
from tests.random_plans import AGENCIES, Data, plan_data, register_data

Tasks = list[dict[str, Any]]
MILESTONES = "trình trước 31/3; ban hành trước 30/9"
NOTE = {"note": "Đang tổng hợp."}


@st.composite
def questions(draw: st.DrawFn) -> tuple[Book, dt.date]:
    """A plan with terms of several milestones and members with a note alone, and a day."""
    plan, register = draw(plan_data()), draw(register_data())
    year = int(plan["plan"]["period"]["to"][:4])
    for task in plan["tasks"]:
        _varied(draw, task, f"{year}-12-31")
    book = Book(msgspec.convert(plan, PlanFile), Register(msgspec.convert(register, RegisterFile)))
    return book, draw(st.dates(dt.date(year, 1, 1), dt.date(year + 1, 3, 1)))


def _varied(draw: st.DrawFn, task: Data, last: str) -> None:
    if not task.get("adjustments") and not task.get("updates") and draw(st.booleans()):
        task["deadline"] = MILESTONES
    if draw(st.booleans()):
        by = draw(st.sampled_from(sorted(AGENCIES)))
        task["updates"] = [*task.get("updates", []), {"date": last, "by": by, **NOTE}]


def answers(book: Book, day: dt.date, query: Query) -> Iterator[tuple[Tasks, Tasks]]:
    """Yield the tasks of each list of the answers, in short and with all members."""
    late = lateness(book, day, query)
    lists = ("tasks", "due_soon", "milestones_missed")
    both = [msgspec.to_builtins(overdue.data(late, members=all_)) for all_ in (False, True)]
    yield from ((both[0][name], both[1][name]) for name in lists)
    found = listing(book, day, query)
    short, whole = (msgspec.to_builtins(list_.data(found, members=all_)) for all_ in (False, True))
    yield short["tasks"], whole["tasks"]


@given(questions(), st.sampled_from([(), ("bo-a",), ("bo-a", "tinh-d"), ("long-nhau",)]))
def test_what_differs_and_the_rest_are_all_the_members(
    question: tuple[Book, dt.date], agencies: tuple[str, ...]
) -> None:
    book, day = question
    for short, whole in answers(book, day, Query(agencies=agencies)):
        for brief, full in zip(short, whole, strict=True):
            _agree(brief, full)


def _agree(brief: dict[str, Any], full: dict[str, Any]) -> None:
    rest, apart, every = brief.pop("rest"), brief.pop("members"), full.pop("members")
    late = brief.pop("arrears", []), full.pop("arrears", [])
    assert brief == full
    assert (apart is None) == (every is None)
    left = [member for member in every or () if member not in (apart or ())]
    assert len(left) + len(apart or ()) == len(every or ())
    rest = dict(rest or {"count": 0})
    assert len(left) == rest.pop("count")
    for member in left:
        assert {key: member[key] for key in member if key != "agency"} == rest
    for some, all_ in zip(*late, strict=True):
        assert not Counter(some["owing"]) - Counter(all_["owing"])
        assert len(some["owing"]) + some["rest"] == len(all_["owing"])
        assert (some["met"], some["of"]) == (all_["met"], all_["of"])


@given(questions())
def test_each_of_all_the_members_stands_as_it_does_alone(question: tuple[Book, dt.date]) -> None:
    book, day = question
    tasks = msgspec.to_builtins(list_.data(listing(book, day, Query()), members=True))["tasks"]
    for told in tasks:
        task = book.task_by_id[told["id"]]
        for member in told["members"] or ():
            alone = standing_of(book, task, [member["agency"]], day)
            assert (member["class"], member["days_late"]) == (alone.class_, alone.days_late)
            assert (member["status"], member["reported"]) == (alone.status, alone.reported)


def test_one_group_s_word_is_not_the_other_s() -> None:
    """The members of two groups stand alike each; the row for the rest is of the larger alone."""
    said = "updates: [{date: 2020-05-02, by: cac-bo, status: in-progress, progress: 40}]"
    task = f"{{lead: [cac-bo, hai-tinh], deadline: 30/6/2020, {said}}}"
    line = Line(on(task, "15/5"))
    brief = msgspec.to_builtins(task_line(book_of(task)[0], line))
    assert {member["agency"]: member["progress"] for member in brief["members"]} == {
        "tinh-x": None,
        "tinh-y": None,
    }
    assert (brief["rest"]["count"], brief["rest"]["progress"]) == (3, 40)
