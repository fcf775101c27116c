"""The illustrative workspace, worked out by hand: where each task stands, and what moved.

The table was made with a calendar from the plan's own lines, not by the tool.
Week 26 of 2020 runs from 22/6 to 28/6.
"""

import datetime as dt
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest

from caichcli.files.yaml import reader
from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.figures import RATES, Figures, band, figures
from caichcli.plan.log import reminders
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.plan.periods import months, week_holding
from caichcli.plan.standing import Standing, standing
from caichcli.views.report.period import period_report

WORKSPACE = Path(__file__).parents[1] / "examples" / "tinh-minh-hoa"
LAST_WEEK = dt.date(2020, 6, 21)
THIS_WEEK = dt.date(2020, 6, 28)
YEAR_END = dt.date(2020, 12, 31)

# task     class on 21/6   class on 28/6   due on 28/6   days late on 28/6
TABLE = """
I.1        done-on-time    done-on-time    31/1          0
I.2        in-term         in-term         30/9          0
I.3        in-term         in-term         25/7          0
I.4        in-term         in-term         30/6          0
I.5        in-term         in-term         31/12         0
I.6        continuous      continuous      -             0
I.7        done-late       done-late       29/2          6
I.8        in-term         in-term         30/6          0
I.9        -               in-term         31/8          0
I.10       cancelled       cancelled       30/6          0
II.1       overdue         overdue         15/2          134
II.2       overdue         overdue         31/3          89
II.3       overdue         overdue         30/4          59
II.4       overdue         overdue         31/5          28
II.5       in-term         overdue         25/6          3
II.6       overdue         done-late       15/6          9
II.7       in-term         done-on-time    30/6          0
II.8       overdue         done-on-time    20/6          0
II.9       in-term         in-term         31/7          0
II.10      in-term         in-term         30/9          0
II.11      in-term         in-term         30/6          0
II.12      done-on-time    done-on-time    31/5          0
II.13      undated         undated         -             0
II.14      undated         in-term         30/10         0
III.1      suspended       suspended       30/6          0
III.2      in-term         in-term         30/9          0
III.3      in-term         in-term         30/9          0
III.4      done-on-time    done-on-time    31/5          0
III.5      in-term         in-term         30/6          0
III.6      done-late       done-late       31/5          12
III.7      done-on-time    done-on-time    30/4          0
III.8      done-on-time    in-term         30/9          0
III.9      in-term         in-term         31/7          0
III.10     overdue         overdue         15/6          13
III.11     overdue         in-term         15/8          0
III.12     in-term         in-term         20/7          0
III.13     in-term         overdue         22/6          6
III.14     done-on-time    done-on-time    31/3          0
IV.1       continuous      continuous      -             0
IV.2       continuous      continuous      -             0
IV.3       continuous      continuous      -             0
IV.4       overdue         overdue         5/6           23
IV.5       overdue         in-term         3/7           0
IV.6       in-term         in-term         31/12         0
IV.7       done-on-time    done-on-time    31/3          0
IV.8       in-term         in-term         31/12         0
IV.9       in-term         done-on-time    30/6          0
IV.10      in-term         in-term         17/12         0
IV.11      in-term         in-term         31/12         0
IV.12      done-late       done-late       31/3          10
IV.13      in-term         cancelled       31/12         0
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]

#                                     21/6  28/6
COUNTS = {
    "total":                         (49, 49),
    "done_on_time":                  (7, 9),
    "done_late":                     (3, 4),
    "in_term":                       (22, 22),
    "overdue":                       (10, 8),
    "continuous":                    (4, 4),
    "undated":                       (2, 1),
    "suspended":                     (1, 1),
    "cancelled":                     (1, 2),
}  # fmt: skip


def read(name: str) -> Any:
    document = reader.load((WORKSPACE / "plans" / name).read_bytes(), name)
    assert not document.findings
    return document.data


def book_of(name: str) -> Book:
    register = Register(msgspec.convert(read("agencies.yaml"), RegisterFile))
    return Book(msgspec.convert(read(name), PlanFile), register)


BOOK = book_of("2020.yaml")


def on(day: dt.date) -> dict[str, Standing]:
    return {task.id: standing(BOOK, task, day) for task in BOOK.tasks_on(day)}


def figures_on(day: dt.date) -> Figures:
    return figures(on(day).values(), day, BOOK.due_soon_days)


def short(day: dt.date | None) -> str:
    return f"{day.day}/{day.month}" if day else "-"


def test_where_each_task_stands() -> None:
    before, now = on(LAST_WEEK), on(THIS_WEEK)
    found = [
        [
            task.id,
            before[task.id].class_ if task.id in before else "-",
            now[task.id].class_,
            short(now[task.id].due),
            str(now[task.id].days_late),
        ]
        for task in BOOK.tasks
    ]
    assert found == ROWS


def test_the_totals() -> None:
    days = [figures_on(LAST_WEEK), figures_on(THIS_WEEK)]
    found = {name: tuple(len(getattr(figure, name)) for figure in days) for name in COUNTS}
    assert found == COUNTS


def test_the_table_and_the_totals_are_of_one_mind() -> None:
    for column, place in ((1, 0), (2, 1)):
        by_class = Counter(row[column].replace("-", "_") for row in ROWS if row[column] != "-")
        assert by_class == {name: c[place] for name, c in COUNTS.items() if name != "total"}


@pytest.mark.parametrize(
    ("name", "numerator", "denominator"),
    [
        ("done_of_due", 13, 21),
        ("on_time_of_due", 9, 21),
        ("on_time_of_done", 9, 13),
        ("done_of_total", 13, 49),
        ("overdue_of_total", 8, 49),
    ],
)
def test_the_rates(name: str, numerator: int, denominator: int) -> None:
    assert name in RATES
    rate = getattr(figures_on(THIS_WEEK), name)
    assert (rate.numerator, rate.denominator) == (numerator, denominator)


def test_what_overlaps_the_classes() -> None:
    found = figures_on(THIS_WEEK)
    assert found.due_soon == ("I.4", "I.8", "II.11", "III.5", "IV.5")
    assert found.not_reported == ("I.9", "II.4", "III.13", "IV.2", "IV.10", "IV.11")
    assert found.on_time_extended == ("II.12",)
    assert found.overdue_period == ()


def test_every_band_of_lateness_is_there() -> None:
    found = on(THIS_WEEK)
    bands: dict[int, list[str]] = {0: [], 1: [], 2: [], 3: []}
    for id_ in figures_on(THIS_WEEK).overdue:
        bands[band(found[id_].days_late, BOOK.bands)].append(id_)
    assert bands == {
        0: ["II.4", "II.5", "III.10", "III.13", "IV.4"],
        1: ["II.3"],
        2: ["II.2"],
        3: ["II.1"],
    }


def test_one_task_was_urged_often_enough_to_go_up() -> None:
    overdue = figures_on(THIS_WEEK).overdue
    counts = {id_: reminders(BOOK.task_by_id[id_], None, THIS_WEEK) for id_ in overdue}
    assert {id_: count for id_, count in counts.items() if count} == {
        "II.1": 4,
        "II.2": 2,
        "II.3": 1,
        "II.4": 1,
        "III.10": 1,
        "IV.4": 1,
    }
    limit = BOOK.reminders_before_escalation
    assert [id_ for id_, count in counts.items() if count > limit] == ["II.1"]


def test_what_moved_in_the_week() -> None:
    report = period_report(BOOK, week_holding(THIS_WEEK, "sunday"), THIS_WEEK)
    assert (report.period.first, report.period.last) == (dt.date(2020, 6, 22), THIS_WEEK)
    moved = report.movement
    names: tuple[str, ...] = (
        "done",
        "parts_done",
        "reopened",
        "newly_overdue",
        "submitted",
        "returned",
    )
    names += ("suspended", "resumed", "cancelled", "assigned")
    assert {name: [m.standing.task.id for m in getattr(moved, name)] for name in names} == {
        "done": ["II.6", "II.7", "II.8", "IV.9"],
        "parts_done": ["III.10"],
        "reopened": ["III.8"],  # its "done" was corrected: only submitted
        "newly_overdue": ["II.5", "III.13"],
        "submitted": ["II.11", "III.8"],
        "returned": ["II.2"],
        "suspended": [],
        "resumed": [],
        "cancelled": ["IV.13"],
        "assigned": ["I.9"],
    }
    assert [(change.task.id, change.kind) for change in moved.terms] == [
        ("II.9", "extended"),
        ("II.10", "shortened"),
        ("II.14", "set"),
        ("III.11", "extended"),
    ]
    assert [(met.standing.task.id, met.occurrence) for met in moved.occurrences_met] == [
        ("I.3", "2020-06"),
        ("IV.5", "2020-W25"),
        ("IV.5", "2020-W26"),
    ]


def test_a_group_s_task_stands_once_with_how_many_have_done_it() -> None:
    quarter = months("quarter", 2020, 2, "administrative")
    moved = period_report(BOOK, quarter, quarter.last).movement
    counts = [(one.standing.task.id, one.met, one.of) for one in moved.parts_done]
    assert counts == [("III.10", 1, 3), ("IV.6", 1, None)]
    (group,) = [one for one in moved.occurrences_met if one.standing.task.id == "IV.4"]
    assert (group.occurrence, group.met, group.of) == ("2020-Q2", 2, 3)
    assert [part.standing.owner for part in group.parts] == ["tinh-x", "tinh-y"]


def test_problems_and_proposals_wait_or_are_answered() -> None:
    report = period_report(BOOK, week_holding(THIS_WEEK, "sunday"), THIS_WEEK)
    assert [(line.task.id, line.answer is not None) for line in report.concerns] == [
        ("II.1", False),
        ("II.5", False),
        ("II.1", False),
        ("II.5", False),
        ("II.9", True),
    ]


def members(id_: str, day: dt.date) -> dict[str, str]:
    found = standing(BOOK, BOOK.task_by_id[id_], day).members
    return {str(m.owner): f"{m.class_} +{m.days_late}" for m in found}


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("I.5", {"bo-b": "in-term +0", "bo-g": "in-term +0"}),
        ("I.7", {"tinh-x": "done-on-time +0", "tinh-y": "done-late +6", "tp-z": "done-on-time +0"}),
        ("III.10", {"bo-b": "done-on-time +0", "bo-c": "done-late +8", "tinh-x": "overdue +13"}),
        ("III.12", {}),  # joint
        ("IV.4", {"tinh-x": "in-term +0", "tinh-y": "in-term +0", "tp-z": "overdue +23"}),
        (
            "IV.6",
            {"so-k": "done-on-time +0", "so-q": "done-on-time +0", "tong-cong-ty-s": "in-term +0"},
        ),
    ],
)
def test_members_stand_on_their_own(id_: str, expected: dict[str, str]) -> None:
    assert members(id_, THIS_WEEK) == expected


@pytest.mark.parametrize(
    ("id_", "owner", "met", "late", "of"),
    [
        ("I.3", None, 6, ["2020-03"], 12),
        ("I.4", None, 0, [], 2),
        ("IV.4", "tinh-y", 2, ["2020-Q1"], 4),
        ("IV.4", "tp-z", 1, [], 4),
        ("IV.5", None, 5, ["2020-W25"], 31),  # Fridays from 29/5 to 25/12
    ],
)
def test_occurrences_met_and_late(
    id_: str, owner: str | None, met: int, late: list[str], of: int
) -> None:
    found = standing(BOOK, BOOK.task_by_id[id_], THIS_WEEK)
    occurrences = next((m for m in found.members if m.owner == owner), found).occurrences
    assert sum(o.completed is not None for o in occurrences) == met
    assert [o.key for o in occurrences if o.late] == late
    assert len(occurrences) == of


def test_the_year_ends_with_most_of_it_done() -> None:
    found = figures_on(YEAR_END)
    assert {name: len(getattr(found, name)) for name in COUNTS} == {
        "total": 48,
        "done_on_time": 25,
        "done_late": 13,
        "in_term": 3,
        "overdue": 1,
        "continuous": 4,
        "undated": 1,
        "suspended": 1,
        "cancelled": 3,
    }
    assert found.overdue == ("II.3",)


def test_everything_in_it_is_marked_as_invented() -> None:
    files = sorted(path.name for path in (WORKSPACE / "plans").iterdir())
    assert files == ["2019.yaml", "2020.yaml", "agencies.yaml"]
    for name in files[:2]:
        assert read(name)["plan"]["illustrative"] is True
    for path in [*WORKSPACE.glob("plans/*.yaml"), WORKSPACE / "README.md"]:
        text = path.read_text(encoding="utf-8")
        assert "SỐ LIỆU MINH HỌA" in text
    register = read("agencies.yaml")
    real = msgspec.convert(
        reader.load((WORKSPACE.parents[1] / "plans" / "agencies.yaml").read_bytes(), "").data,
        RegisterFile,
    )
    names = {agency.name.casefold() for agency in real.agencies}
    assert not [a["name"] for a in register["agencies"] if a["name"].casefold() in names]


def test_the_two_plans_share_no_day() -> None:
    periods = sorted(
        (book_of(name).head.period for name in ("2019.yaml", "2020.yaml")), key=lambda p: p.start
    )
    assert all(first.end < second.start for first, second in pairwise(periods))
