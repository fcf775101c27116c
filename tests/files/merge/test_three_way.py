"""Three versions of a plan's text: what is merged, to which text, and what is left to people."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from caichcli.files.merge.chunks import cut
from caichcli.files.merge.three_way import Conflict, Merged, conflict, merge
from caichcli.files.yaml import editor, reader
from caichcli.files.yaml.editor import Edited
from caichcli.files.yaml.edits import Append, Edit, SetValue
from caichcli.plan.changes.diff import changes
from caichcli.plan.changes.entry_keys import entry_names
from caichcli.plan.log import REFERRING, full_ref
from caichcli.rules import edits
from tests.edited import snapshot
from tests.files.styled import COMMENTS, written
from tests.random_plans import AGENCIES, plan_data

PLAN = """\
# Kế hoạch minh họa
schema: 1
plan:
  id: p
  title: Kế hoạch
  document: {number: 01/QĐ-VD, date: 2020-01-10}
  period: {from: 2020-01-01, to: 2020-12-31}
areas:
  - {id: I, name: Chỉ đạo}
tasks:
  # việc đầu
  - id: I.1
    title: Một  # ngắn
    area: I
    lead: [bo-a]
    deadline: Quý II/2020
    updates:
      - {date: 2020-02-01, by: bo-a, status: in-progress}
      - {date: 2020-03-01, by: bo-a, problems: [{text: Thiếu người}]}

  - id: I.2
    title: Hai
    area: I
"""
MORE = "      - {date: 2020-04-01, note: a}\n"
FIRST, LAST = PLAN.splitlines(keepends=True)[17:19]


def logged(*entries: str, plan: str = PLAN) -> str:
    """The plan with more entries at the end of the log of I.1."""
    return plan.replace(LAST, LAST + "".join(f"      - {{{entry}}}\n" for entry in entries))


def merged(ours: str, theirs: str, base: str = PLAN) -> str:
    """The text merged, whichever side is ours."""
    answers = merge(base, ours, theirs, "p.yaml"), merge(base, theirs, ours, "p.yaml")
    one, other = (a.document.text if isinstance(a, Merged) else str(a) for a in answers)
    assert one == other
    assert isinstance(answers[0], Merged), answers[0]
    return one


def refused(ours: str, theirs: str, base: str = PLAN) -> list[tuple[str, str]]:
    """Where and why nothing is merged, whichever side is ours; the markers are there."""
    answers = merge(base, ours, theirs, "p.yaml"), merge(base, theirs, ours, "p.yaml")
    clashes = []
    for answer, mine, other in zip(answers, (ours, theirs), (theirs, ours), strict=True):
        assert isinstance(answer, Conflict), answer
        lines = answer.text.splitlines()
        assert lines.count("<<<<<<< ours") == lines.count(">>>>>>> theirs") > 0
        assert set(mine.splitlines()) | set(other.splitlines()) >= {
            line for line in lines if line[:7] not in ("<<<<<<<", "=======", ">>>>>>>")
        }
        clashes.append(sorted((clash.place, clash.reason) for clash in answer.clashes))
    assert clashes[0] == clashes[1]
    return clashes[0]


INSPECTED = (
    PLAN
    + """\
inspections:
  # đợt một
  - id: KT.1
    theme: Một cửa
    units:
      - unit: bo-a  # trước
        time: Tháng 4/2020
        updates:
          - {date: 2020-03-20, status: announced}
      - {unit: bo-b, time: Tháng 5/2020}
    shortcomings:
      - id: KT.1.1
        unit: bo-a
        text: Chậm
        updates:
          - {date: 2020-05-01, by: bo-a, status: in-progress}
"""
)
ANNOUNCED = "          - {date: 2020-03-20, status: announced}\n"
STARTED = "          - {date: 2020-05-01, by: bo-a, status: in-progress}\n"


def test_what_both_sides_record_of_inspections_is_merged_once_each() -> None:
    held = "          - {date: 2020-04-17, status: inspected, document: {date: 2020-04-16}}\n"
    noted = "          - {date: 2020-04-02, note: Xe đã bố trí}\n"
    reported = "          - {date: 2020-06-01, by: bo-a, status: submitted}\n"
    returned = "          - {date: 2020-06-05, by: bo-b, status: returned}\n"
    found = "      - {id: KT.1.2, unit: bo-b, text: Thiếu}\n"
    more = "      - {unit: bo-c, time: Quý III/2020}\n"
    ours = INSPECTED.replace(ANNOUNCED, ANNOUNCED + held).replace(STARTED, STARTED + reported)
    ours = ours.replace("    shortcomings:", more + "    shortcomings:")
    theirs = INSPECTED.replace(ANNOUNCED, ANNOUNCED + noted)
    theirs = theirs.replace(STARTED, STARTED + reported + returned) + found
    expected = INSPECTED.replace(ANNOUNCED, ANNOUNCED + noted + held)
    expected = expected.replace(STARTED, STARTED + reported + returned) + found
    expected = expected.replace("    shortcomings:", more + "    shortcomings:")
    assert merged(ours, theirs, INSPECTED) == expected


def test_a_unit_visited_twice_is_two_visits() -> None:
    twice = INSPECTED.replace(
        "    shortcomings:", "      - {unit: bo-a, time: Quý IV/2020}\n    shortcomings:"
    )
    held = "          - {date: 2020-04-17, status: inspected, document: {date: 2020-04-16}}\n"
    ours = twice.replace(ANNOUNCED, ANNOUNCED + held)
    theirs = twice.replace("time: Quý IV/2020", "time: Tháng 12/2020")
    expected = ours.replace("time: Quý IV/2020", "time: Tháng 12/2020")
    assert merged(ours, theirs, twice) == expected
    assert merged(ours, twice, INSPECTED) == ours


def test_a_new_inspection_of_each_side() -> None:
    one, other = "  - {id: KT.2, theme: Hai}\n", "  - {id: KT.3, theme: Ba}\n"
    assert merged(INSPECTED + one, INSPECTED + other, INSPECTED) == INSPECTED + one + other
    first = PLAN + "inspections:\n" + one
    assert merged(first, logged("date: 2020-04-01, note: a"), PLAN) == (
        logged("date: 2020-04-01, note: a") + "inspections:\n" + one
    )


def test_an_entry_of_an_inspection_that_refers_to_another_follows_it() -> None:
    ours = "          - {date: 2020-05-01, by: bo-b, note: a}\n"
    theirs = (
        "          - {date: 2020-05-01, by: bo-a, note: b}\n"
        "          - {date: 2020-05-02, corrects: 2020-05-01#2, note: c}\n"
    )
    text = merged(
        INSPECTED.replace(STARTED, STARTED + ours),
        INSPECTED.replace(STARTED, STARTED + theirs),
        INSPECTED,
    )
    data: Any = reader.read(text, "p.yaml").data
    entries = data["inspections"][0]["shortcomings"][0]["updates"]
    (target,) = (full_ref(one["corrects"])[0] for one in entries if "corrects" in one)
    names = dict(zip(entry_names([one["date"] for one in entries]), entries, strict=True))
    assert names[target]["note"] == "b"


@pytest.mark.parametrize(
    ("ours", "theirs", "clash"),
    [
        (
            ("time: Tháng 4/2020", "time: Tháng 6/2020"),
            ("time: Tháng 4/2020", "time: Tháng 7/2020"),
            ("inspections/KT.1/units/bo-a/time", "changed"),
        ),
        (
            (ANNOUNCED, ANNOUNCED.replace("announced", "planned")),
            (ANNOUNCED, ANNOUNCED + "          - {date: 2020-04-02, note: a}\n"),
            ("inspections/KT.1/units/bo-a/updates", "rewritten"),
        ),
        (
            (STARTED, STARTED + "          - {date: 2020-06-01, status: submitted}\n"),
            (STARTED, STARTED + "          - {date: 2020-06-01, status: done}\n"),
            ("inspections/KT.1/shortcomings/KT.1.1/updates", "contradicting"),
        ),
    ],
)
def test_what_is_not_merged_of_inspections(
    ours: tuple[str, str], theirs: tuple[str, str], clash: tuple[str, str]
) -> None:
    clashes = refused(INSPECTED.replace(*ours), INSPECTED.replace(*theirs), INSPECTED)
    assert clashes == [clash]


# What each side adds to the log, and what stands there after.
LOGS = [
    ("one day after another", "date: 2020-05-01, note: a", "date: 2020-04-01, note: b",
     "{date: 2020-04-01, note: b}\n{date: 2020-05-01, note: a}\n"),
    ("one day, by what is said", "date: 2020-04-01, note: b", "date: 2020-04-01, note: a",
     "{date: 2020-04-01, note: a}\n{date: 2020-04-01, note: b}\n"),
    ("the same said by both", "date: 2020-04-01, note: a", "date: 2020-04-01, note: a",
     "{date: 2020-04-01, note: a}\n"),
    ("the same said by both, and more", "date: 2020-04-01, note: a; date: 2020-04-01, note: c",
     "date: 2020-04-01, note: a; date: 2020-04-01, note: b",
     "{date: 2020-04-01, note: a}\n{date: 2020-04-01, note: b}\n{date: 2020-04-01, note: c}\n"),
    ("two agencies on one day", "date: 2020-04-01, by: bo-a, status: done",
     "date: 2020-04-01, by: bo-b, status: submitted",
     "{date: 2020-04-01, by: bo-a, status: done}\n"
     "{date: 2020-04-01, by: bo-b, status: submitted}\n"),
    ("a reference follows its entry",
     "date: 2020-04-01, note: b; date: 2020-05-01, corrects: 2020-04-01, note: c",
     "date: 2020-04-01, note: a; date: 2020-06-01, corrects: '2020-04-01#1', note: d",
     "{date: 2020-04-01, note: a}\n{date: 2020-04-01, note: b}\n"
     "{date: 2020-05-01, corrects: 2020-04-01#2, note: c}\n"
     "{date: 2020-06-01, corrects: '2020-04-01#1', note: d}\n"),
    ("an item of an entry too",
     "date: 2020-04-01, problems: [{text: x}]; date: 2020-05-01, resolves: 2020-04-01#1/1, note: c",
     "date: 2020-04-01, note: a",
     "{date: 2020-04-01, note: a}\n{date: 2020-04-01, problems: [{text: x}]}\n"
     "{date: 2020-05-01, resolves: 2020-04-01#2/1, note: c}\n"),
    ("corrections that agree", "date: 2020-04-01, corrects: 2020-02-01, progress: 5",
     "date: 2020-04-02, corrects: 2020-02-01, note: x",
     "{date: 2020-04-01, corrects: 2020-02-01, progress: 5}\n"
     "{date: 2020-04-02, corrects: 2020-02-01, note: x}\n"),
]  # fmt: skip


# Of what a hand wrote that refers to itself, in a circle or by no name at all.
ODD = [
    ["date: 2020-04-01, corrects: 2020-04-01, note: a"],
    ["date: 2020-04-01, corrects: 2020-04-02, note: a", "date: 2020-04-02, corrects: 2020-04-01"],
    ["date: 2020-04-01, corrects: [], note: a"],
    ["date: 2020-04-01, corrects: 5, note: a"],
    ["date: 2020-04-01, resolves: 2019-01-01#7, note: a"],
]


@pytest.mark.parametrize("odd", ODD)
def test_references_that_lead_nowhere_stay_as_they_are(odd: list[str]) -> None:
    later = "date: 2020-05-01, corrects: 2020-02-01, note: b"
    assert merged(logged(*odd), logged(later)) == logged(*odd, later)


def test_reminders_of_both_sides_stand_side_by_side() -> None:
    first, second, third = (f"      - {{date: 2020-04-0{day}}}\n" for day in (1, 2, 3))
    base, ours, theirs, both = (
        PLAN.replace("    updates:\n", f"    reminders:\n{lines}    updates:\n")
        for lines in (first, first + third, first + second, first + second + third)
    )
    assert merged(ours, theirs, base) == both


@pytest.mark.parametrize(("name", "ours", "theirs", "expected"), LOGS, ids=[x[0] for x in LOGS])
def test_logs_merge_by_date(name: str, ours: str, theirs: str, expected: str) -> None:
    entries = (line[1:-1] for line in expected.splitlines())
    assert merged(logged(*ours.split("; ")), logged(*theirs.split("; "))) == logged(*entries)


TASK = "\n  - id: {id}\n    title: {title}\n    area: I\n"

TEXTS = [
    ("other tasks", lambda t: t.replace("Một", "Một a"), lambda t: t.replace("Hai", "Hai b")),
    ("other keys", lambda t: t.replace("Quý II", "Quý I"), lambda t: t.replace("Một", "Một a")),
    ("the same twice", lambda t: t.replace("Một", "X").replace("Hai", "Y"),
     lambda t: t.replace("Một", "X")),
    ("a comment and a value", lambda t: t.replace("# việc đầu", "# việc thứ nhất"),
     lambda t: t.replace("Quý II", "Quý I")),
    ("two comments", lambda t: t.replace("# việc đầu", "# việc thứ nhất"),
     lambda t: t.replace("  # ngắn", "")),
    ("a task removed, another changed", lambda t: t[: t.index("\n  - id: I.2")],
     lambda t: t.replace("Một", "Một a")),
    ("a task removed by both", lambda t: t.partition("\n  - id: I.2")[0],
     lambda t: t.partition("\n  - id: I.2")[0].replace("Một", "Một a")),
    ("an entry added by both", lambda t: t.replace(LAST, LAST + MORE).replace("Hai", "Hai b"),
     lambda t: t.replace(LAST, LAST + MORE) if MORE not in t else t),
    ("line ends", lambda t: t.replace("\n", "\r\n"), lambda t: t.replace("Hai", "Hai b")),
    ("mark and last line", lambda t: "\ufeff" + t, lambda t: t.removesuffix("\n")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "one", "other"), TEXTS, ids=[x[0] for x in TEXTS])
def test_what_one_side_changed_stays_changed(name: str, one: Any, other: Any) -> None:
    assert merged(one(PLAN), other(PLAN)) == other(one(PLAN))


def test_new_tasks_follow_by_id_and_new_logs_begin() -> None:
    ours = PLAN + "    updates:\n      - {date: 2020-05-01, note: a}\n"
    theirs = PLAN + "    updates:\n      - {date: 2020-04-01, note: b}\n"
    ours += TASK.format(id="I.10", title="Mười")
    theirs += TASK.format(id="I.9", title="Chín")
    both = (
        "    updates:\n      - {date: 2020-04-01, note: b}\n      - {date: 2020-05-01, note: a}\n"
    )
    tasks = TASK.format(id="I.9", title="Chín") + TASK.format(id="I.10", title="Mười")
    assert merged(ours, theirs) == PLAN + both + tasks


def test_a_task_moved_by_one_side_takes_along_what_the_other_changed() -> None:
    head, first, second = re.split(r"(?=  # việc đầu|\n  - id: I.2)", PLAN)
    assert merged(head + second + first, PLAN.replace("Hai", "Hai b")) == (
        head + second.replace("Hai", "Hai b") + first
    )


def test_tasks_moved_apart_are_left_to_people() -> None:
    head, *tasks = re.split(r"(?=\n  - id: II)", PLAN + "".join(
        TASK.format(id=f"II.{number}", title=number) for number in (1, 2, 3)
    ))  # fmt: skip
    one, two, three = tasks
    base, ours, theirs = (
        head + one + two + three,
        head + two + one + three,
        head + one + three + two,
    )
    assert refused(ours, theirs, base) == [("tasks", "order")]


def test_a_comment_is_never_doubled() -> None:
    base = PLAN + "    # cuối\n"
    assert refused(base + "    note: x\n", base + "    product: y\n", base) == [("", "layout")]


def test_flow_style_merges_too() -> None:
    base = '{"schema": 1, "tasks": [{"id": "1", "updates": [{"date": "2020-02-01"}]}]}\n'
    ours = base.replace("}]}]", '}, {"date": "2020-05-01"}]}]')
    theirs = base.replace("}]}]", '}, {"date": "2020-04-01"}]}, {"id": "2"}]')
    expected = base.replace(
        "}]}]", '}, {"date": "2020-04-01"}, {"date": "2020-05-01"}]}, {"id": "2"}]'
    )
    assert merged(ours, theirs, base) == expected


def test_registers_merge_by_id() -> None:
    base = "schema: 1\nagencies:\n  - {id: a, name: A, kind: other}\n"
    ours = base + "  - {id: c, name: C, kind: other}\n"
    theirs = base.replace("name: A", "name: AA") + "  - {id: b, name: B, kind: other}\n"
    assert merged(ours, theirs, base) == theirs + "  - {id: c, name: C, kind: other}\n"


LOG, TERM = "tasks/I.1/updates", "tasks/I.1/deadline"
ADJUSTED = "    adjustments:\n      - {{date: 2020-04-01, to: {to}}}\n    updates:\n"

HANDED = "    adjustments:\n      - {{date: 2020-04-01, lead: {{to: [{to}]}}}}\n    updates:\n"

CONFLICTS = [
    ("an id taken by both", PLAN + TASK.format(id="I.3", title="Ba"),
     PLAN + TASK.format(id="I.3", title="Bốn"), [("tasks/I.3", "id-taken")]),
    ("a deadline", PLAN.replace("Quý II", "Quý I"), PLAN.replace("Quý II", "Quý III"),
     [(TERM, "term")]),
    ("a term adjusted by both",
     PLAN.replace("    updates:\n", ADJUSTED.format(to="2020-09-30")),
     PLAN.replace("    updates:\n", ADJUSTED.format(to="2020-10-31")),
     [("tasks/I.1/adjustments", "term")]),
    ("a lead handed over by both",
     PLAN.replace("    updates:\n", HANDED.format(to="bo-a")),
     PLAN.replace("    updates:\n", HANDED.format(to="bo-b")),
     [("tasks/I.1/adjustments", "lead")]),
    ("a lead handed over and rewritten",
     PLAN.replace("    updates:\n", HANDED.format(to="bo-a")),
     PLAN.replace("lead: [bo-a]", "lead: [bo-c]"), [("tasks/I.1/lead", "lead")]),
    ("a term adjusted and reworded",
     PLAN.replace("    updates:\n", ADJUSTED.format(to="2020-09-30")),
     PLAN.replace("Quý II", "Quý III"), [(TERM, "term")]),
    ("an entry rewritten by one", PLAN.replace("in-progress", "done"),
     PLAN.replace("Hai", "Hai b"), [(LOG, "rewritten")]),
    ("an entry removed by one", PLAN.replace(FIRST, ""), logged("date: 2020-04-01"),
     [(LOG, "rewritten")]),
    ("a title", PLAN.replace("Một", "X"), PLAN.replace("Một", "Y"),
     [("tasks/I.1/title", "changed")]),
    ("removed and changed", PLAN[: PLAN.index("\n  - id: I.2")], PLAN.replace("Hai", "Hai b"),
     [("tasks/I.2", "removed")]),
    ("two statuses on one day", logged("date: 2020-04-01, by: bo-a, status: done"),
     logged("date: 2020-04-01, by: bo-a, status: submitted"), [(LOG, "contradicting")]),
    ("corrections that differ", logged("date: 2020-04-01, corrects: 2020-02-01, progress: 5"),
     logged("date: 2020-04-02, corrects: 2020-02-01, progress: 6"), [(LOG, "corrected-twice")]),
    ("corrections that differ, one of a correction",
     logged("date: 2020-04-01, corrects: 2020-02-01, note: x",
            "date: 2020-04-02, corrects: 2020-04-01, progress: 5"),
     logged("date: 2020-04-02, corrects: 2020-02-01, progress: 6"), [(LOG, "corrected-twice")]),
    ("one day told in two orders", logged("date: 2020-04-01, note: a", "date: 2020-04-01, note: b"),
     logged("date: 2020-04-01, note: b", "date: 2020-04-01, note: a"), [(LOG, "contradicting")]),
    ("a log out of order", logged("date: 2020-01-15, note: a"),
     logged("date: 2020-04-01, note: b"), [(LOG, "unordered")]),
    ("an entry without a day", logged("note: a"), logged("date: 2020-04-01, note: b"),
     [(LOG, "unordered")]),
    ("a log that is none", PLAN.replace(FIRST + LAST, "      không có\n"),
     logged("date: 2020-04-01, note: b"), [(LOG, "unordered")]),
    ("withdrawn and answered", logged("date: 2020-04-01, withdraws: 2020-03-01"),
     logged("date: 2020-04-02, resolves: 2020-03-01, note: x"), [(LOG, "withdrawn")]),
    *(
        (f"one proposal answered in two ways, {one} and {other}",
         logged(f"date: 2020-04-01, resolves: 2020-03-01{one}, answer: agreed"),
         logged(f"date: 2020-04-01, resolves: 2020-03-01{other}, answer: not-agreed"),
         [(LOG, "contradicting")])
        for one, other in (("#1/1", "#1/1"), ("", "#1/1"))
    ),
    *(
        (f"a {key} that names nothing, and what the other side has by that name",
         logged(f"date: 2020-05-01, {key}: {name}, note: a"),
         logged("date: 2020-03-01, by: bo-b, note: b", "date: 2020-04-01, note: c"),
         [(LOG, "dangling")])
        for key in REFERRING
        for name in ("2020-04-01", "2020-04-01#1/1", "2020-03-01#2")
    ),
    ("a comment", PLAN.replace("# ngắn", "# x"), PLAN.replace("# ngắn", "# y"),
     [("tasks/I.1/title", "lines")]),
    ("a text that cannot be read", PLAN + "  - [\n", PLAN.replace("Hai", "Hai b"),
     [("", "unreadable")]),
    ("a key given twice", PLAN + "    area: I\n", PLAN.replace("Hai", "Hai b"),
     [("", "unreadable")]),
    ("numbers, while something else is open",
     logged("date: 2020-04-01, note: b", "date: 2020-05-01, corrects: 2020-04-01, note: c")
     .replace("Hai", "X"),
     logged("date: 2020-04-01, note: a").replace("Hai", "Y"),
     [(LOG, "numbers"), ("tasks/I.2/title", "changed")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "ours", "theirs", "expected"), CONFLICTS, ids=[x[0] for x in CONFLICTS]
)
def test_what_people_must_settle(
    name: str, ours: str, theirs: str, expected: list[tuple[str, str]]
) -> None:
    assert refused(ours, theirs) == expected


# Comments of one side, where the other side has removed or changed what they stand at: the
# base, what one side makes of it, what the other does.
OFFICE = (
    "schema: 1\nagencies:\n  - {id: a, name: A, kind: other}\n  - id: b\n    name: B\n"
    "    kind: other\n    abbreviations: [X,\n      Y]\n"
)
UNPLACED = [
    ("above a task removed", PLAN, "\n  - id: I.2", "\n  # lời\n  - id: I.2",
     PLAN[PLAN.index("\n  - id: I.2"):], ""),
    ("in a task removed", PLAN, "    title: Hai", "    # lời\n    title: Hai",
     PLAN[PLAN.index("\n  - id: I.2"):], ""),
    ("beside an entry of a task removed", PLAN, LAST, LAST[:-1] + "  # lời\n",
     PLAN[PLAN.index("  # việc đầu"):PLAN.index("\n  - id: I.2")], ""),
    ("beside an entry removed", PLAN, LAST, LAST[:-1] + "  # lời\n", LAST, ""),
    ("beside a key removed", PLAN, "Quý II/2020", "Quý II/2020  # lời",
     "    deadline: Quý II/2020\n", ""),
    ("above a key removed", PLAN, "    deadline", "    # lời\n    deadline",
     "    deadline: Quý II/2020\n", ""),
    ("beside a value changed", PLAN, "title: Hai", "title: Hai  # lời", "title: Hai", "title: X"),
    ("beside a value of flow style", PLAN, "{id: I, name: Chỉ đạo}",
     "{id: I,  # lời\n     name: Chỉ đạo}", "name: Chỉ đạo", "name: X"),
    ("beside an area removed", PLAN, "Chỉ đạo}", "Chỉ đạo}  # lời",
     "  - {id: I, name: Chỉ đạo}\n", "  - {id: II, name: Y}\n"),
    ("beside an agency removed", OFFICE, "kind: other}", "kind: other}  # lời",
     "  - {id: a, name: A, kind: other}\n", ""),
    ("above an agency removed", OFFICE, "  - id: b", "  # lời\n  - id: b",
     OFFICE[OFFICE.index("  - id: b"):], ""),
    ("in a list of flow style changed", OFFICE, "[X,", "[X,  # lời", "Y]", "Z]"),
    ("in a list of flow style removed", OFFICE, "[X,", "[X,  # lời",
     "    abbreviations: [X,\n      Y]\n", ""),
    ("at the end, below what is removed", OFFICE, "      Y]\n", "      Y]\n    # lời\n",
     OFFICE[OFFICE.index("  - id: b"):], ""),
]  # fmt: skip


@pytest.mark.parametrize("more", ["", "clash"])
@pytest.mark.parametrize(
    ("name", "base", "place", "comment", "part", "change"), UNPLACED, ids=[x[0] for x in UNPLACED]
)
def test_a_comment_is_kept_or_it_is_a_conflict(
    name: str, base: str, place: str, comment: str, part: str, change: str, more: str
) -> None:
    """Also where something else is a conflict already."""
    ours, theirs = base.replace(place, comment, 1), base.replace(part, change, 1)
    assert "# lời" in ours
    assert base not in (ours, theirs)
    if more:
        base, ours, theirs = (
            f"{text}thêm: {number}\n" for number, text in enumerate((base, ours, theirs))
        )
    for sides in ((ours, theirs), (theirs, ours)):
        answer = merge(base, *sides, "p.yaml")
        if isinstance(answer, Merged):
            assert answer.document.text.count("# lời") == 1
        else:
            assert answer.text.count("# lời") >= 1
            assert "<<<<<<< ours" in answer.text


def test_a_task_removed_whose_comment_the_other_side_wrote_is_marked_alone() -> None:
    start = PLAN.index("\n  - id: I.2")
    ours = PLAN.replace("title: Hai", "title: Hai  # lời")
    answer = merge(PLAN, ours, PLAN[:start], "p.yaml")
    assert isinstance(answer, Conflict)
    assert (
        answer.text
        == f"{PLAN[:start]}<<<<<<< ours{ours[start:]}=======\n>>>>>>> theirs\n".replace(
            "ours\n", "ours\n\n", 1
        )
    )


def test_only_the_lines_in_question_are_marked() -> None:
    ours = PLAN.replace("Quý II/", "Quý I/").replace("Hai", "Hai a")
    answer = merge(PLAN, ours, PLAN.replace("Quý II/", "Quý III/"), "p.yaml")
    assert isinstance(answer, Conflict)
    assert answer.text == ours.replace(
        "    deadline: Quý I/2020\n",
        "<<<<<<< ours\n    deadline: Quý I/2020\n"
        "=======\n    deadline: Quý III/2020\n>>>>>>> theirs\n",
    )


def test_what_both_rewrote_alike_is_no_conflict() -> None:
    mended = PLAN.replace("in-progress", "done")
    text = merged(logged("date: 2020-05-01", plan=mended), logged("date: 2020-04-01", plan=mended))
    assert text == logged("date: 2020-04-01", "date: 2020-05-01", plan=mended)


def test_a_last_line_without_an_end_is_marked_too() -> None:
    assert conflict("a\nb", "a\nc") == "a\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n"


# Random sides of random plans in random styles.


def branch(document: reader.YamlDocument, random: Random, side: str) -> str:
    """A text as one side's work leaves it: entries, tasks, notes, titles, comments."""
    for number in range(random.randint(1, 3)):
        edit = _edit(document.data, random, f"{side}{number}")
        done = editor.apply(document, [edit])
        if isinstance(done, Edited):
            document = done.document
    text = document.text
    if random.random() < 0.5:
        text = commented(text, random, f"# lời {side}.")
    if random.random() < 0.2:
        text = without_a_task(text, random)
    return text


def commented(text: str, random: Random, comment: str) -> str:
    """The text with one comment more, at a line's end or on a line of its own."""
    lines = text.splitlines(keepends=True)
    place = random.randrange(len(lines))
    line = lines[place]
    body = line.rstrip("\r\n")
    if random.random() < 0.5 and "#" not in line:
        lines[place] = f"{body}  {comment}{line[len(body) :]}"
    else:
        indent = body[: len(body) - len(body.lstrip(" "))]
        lines.insert(place, f"{indent}{comment}\n")
    new = "".join(lines)
    return new if reader.read(new, "p.yaml").data == reader.read(text, "p.yaml").data else text


def without_a_task(text: str, random: Random) -> str:
    data: Any = reader.read(text, "p.yaml").data
    tasks = cut(text, data, {(), ("tasks",)}).members
    pieces = (tasks["tasks"].members if tasks else None) or {}
    if not pieces:
        return text
    id_ = random.choice(sorted(pieces))
    new = text.replace(pieces[id_].text, "", 1)
    rest = data | {"tasks": [task for task in data["tasks"] if task["id"] != id_]}
    return new if reader.read(new, "p.yaml").data == rest else text


def _edit(data: Any, random: Random, mark: str) -> Edit:
    tasks = data["tasks"]
    kind = random.choice(("entry", "entry", "entry", "task", "title", "deadline"))
    if not tasks or kind == "task":
        area = data["areas"][0]["id"]
        return Append(("tasks",), {"id": f"{area}.{mark}", "title": mark, "area": area})
    place = random.randrange(len(tasks))
    if kind in ("title", "deadline") and kind in tasks[place]:
        return SetValue(("tasks", place, kind), f"Tháng {random.randint(1, 12)}")
    entries = tasks[place].get("updates", [])
    year = data["plan"]["period"]["to"][:4]
    last = max([f"{year}-12-29", *(entry["date"] for entry in entries)])
    date = random.choice((last, last, f"{year}-12-31"))
    entry = {"date": date, "by": random.choice(sorted(AGENCIES)), "note": mark}
    if entries and random.random() < 0.5:
        names = entry_names([each["date"] for each in entries])
        # The last may be the other side's.
        entry[random.choice(REFERRING)] = random.choice([*names, f"{date}#{len(names) + 1}"])
    elif random.random() < 0.3:
        entry["status"] = random.choice(("in-progress", "submitted"))
    return Append(("tasks", place, "updates"), entry)


def told(data: Any) -> Iterator[tuple[str, str, Any]]:
    """Every log entry: its task, what it says, and what the entry says that it refers to."""
    for task in data["tasks"]:
        entries = task.get("updates", [])
        names = entry_names([entry["date"] for entry in entries])
        by_name = dict(zip(names, entries, strict=True))
        for entry in entries:
            refs = [
                _said(by_name.get(full_ref(entry[key])[0], {})) + entry[key].partition("/")[2]
                for key in REFERRING
                if key in entry
            ]
            yield task["id"], _said(entry), str(refs)


def _said(entry: Any) -> str:
    return str(sorted((key, str(value)) for key, value in entry.items() if key not in REFERRING))


def comments(text: str) -> Counter[str]:
    """The comments that lines end with; what a quoted text says may hold a # too."""
    longest = sorted(filter(None, COMMENTS), key=len, reverse=True)
    lines = (line.rstrip() for line in text.splitlines())
    ends = (
        next((each for each in longest if f" {line}".endswith(f" {each}")), "") for line in lines
    )
    return Counter(filter(None, ends))


def errors(before: str, after: str) -> set[str]:
    """What the rules of edits refuse, from one text to another."""
    old, new = (snapshot(reader.read(text, "p.yaml").data) for text in (before, after))
    findings = edits.judge(changes(old, new), dt.date(2030, 1, 1))
    return {f"{one.rule} {one.values}" for one in findings if one.severity == "error"}


def whole(base: str, sides: tuple[str, str], answer: Merged | Conflict) -> bool:
    """Whether it is merged; nothing that either side says or notes beside it is lost or doubled."""
    notes = [f"# lời {side}." for side in "otx"]
    if isinstance(answer, Conflict):
        assert all(note in answer.text for note in notes if any(note in side for side in sides))
        return False
    text = answer.document.text
    old, mine, their, new = (
        Counter(told(reader.read(one, "p.yaml").data)) for one in (base, *sides, text)
    )
    assert new == (mine & their) + (mine - old) + (their - old) - ((mine - old) & (their - old))
    for note in notes:
        assert text.count(note) == max(side.count(note) for side in sides)
    for one, other in (sides, sides[::-1]):
        refused = errors(base, other)
        # A task taken out against the rules may be late by what this side reported.
        fresh = {error for error in errors(one, text) if not (refused and "'absent'" in error)}
        assert fresh <= refused
    return True


@given(plan_data(), st.randoms(use_true_random=False))
def test_nothing_is_lost_or_doubled_whichever_side_merges(data: Any, random: Random) -> None:
    base = reader.read(written(data, random), "p.yaml")
    ours, theirs = branch(base, random, "o"), branch(base, random, "t")
    one = merge(base.text, ours, theirs, "p.yaml")
    other = merge(base.text, theirs, ours, "p.yaml")
    if not whole(base.text, (ours, theirs), one):
        assert isinstance(one, Conflict)
        assert isinstance(other, Conflict)
        assert {clash.reason for clash in one.clashes} == {clash.reason for clash in other.clashes}
        event(", ".join(sorted({clash.reason for clash in one.clashes})))
        return
    assert isinstance(one, Merged)
    assert isinstance(other, Merged)
    assert one.document.text == other.document.text
    event("merged")
    merged: Any = one.document.data
    for task in merged["tasks"]:
        dates = [entry["date"] for entry in task.get("updates", [])]
        assert dates == sorted(dates)
    if {task["id"] for task in data["tasks"]} <= {task["id"] for task in merged["tasks"]}:
        assert comments(one.document.text) >= comments(base.text)


@given(plan_data(), st.randoms(use_true_random=False))
def test_merges_of_merges_keep_both_sides_too(data: Any, random: Random) -> None:
    base = reader.read(written(data, random), "p.yaml")
    ours, theirs, third = (branch(base, random, side) for side in "otx")
    one = merge(base.text, ours, theirs, "p.yaml")
    other = merge(base.text, ours, third, "p.yaml")
    if isinstance(one, Merged) and isinstance(other, Merged):
        sides = one.document.text, other.document.text
        event(str(whole(ours, sides, merge(ours, *sides, "p.yaml"))))


@given(plan_data(), st.randoms(use_true_random=False))
def test_a_side_that_changed_nothing_takes_the_other(data: Any, random: Random) -> None:
    base = written(data, random)
    side = branch(reader.read(base, "p.yaml"), random, "t")
    for ours, theirs in ((base, side), (side, base), (side, side)):
        answer = merge(base, ours, theirs, "p.yaml")
        assert isinstance(answer, Merged)
        assert answer.document.text == side
