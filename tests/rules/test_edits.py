"""The edit judged: what may not be done to a plan, and what may."""

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import given, settings

from caichcli.language import wording
from caichcli.plan.changes.diff import Snapshot, changes
from caichcli.plan.finding import Finding
from caichcli.plan.log import REFERRING
from caichcli.rules import edits, pages
from caichcli.rules.registry import RULES
from tests.edited import FILE, HEAD, plan, snapshot
from tests.random_plans import Data, plan_data

LANGUAGES: tuple[pages.Lang, ...] = ("vi", "en")


# In the tables nothing is late on this day; where something is, the day is said.
EARLY = dt.date(2020, 1, 31)


def check(
    before: Snapshot, after: Snapshot, *, whole: bool = True, day: dt.date = EARLY
) -> list[Finding]:
    """What is found, and that it can be told in both languages."""
    findings = edits.judge(changes(before, after), day, whole=whole)
    for finding in findings:
        assert finding.severity == RULES[finding.rule].severity
        for lang in LANGUAGES:
            message, repair = pages.words(finding, lang, wording.day)
            assert message
            assert repair
            assert not re.search(r"\{\w|\[\[|  ", message)
            assert all(pages.label(finding, related, lang) for related in finding.related)
    return findings


def spot(finding: Finding) -> str:
    """``rule at tasks.0.updates.1``, or with ``!`` where the key is pointed at."""
    place = finding.place
    assert place.file == FILE
    return f"{finding.rule} at {'.'.join(map(str, place.route))}{'!' * place.on_key}"


REPORT = "{date: 2020-04-03, by: bo-a, status: done}"
LATER = "{date: 2020-04-10, by: bo-b, note: x}"
ADJUSTMENT = "adjustments: [{date: 2020-06-20, to: 30/9/2020}]"

# Name, tasks before, tasks after, what is found.
CASES: list[tuple[str, str, str, list[str]]] = [
    # What may be done
    ("nothing", "- {}", "- {}", []),
    ("a task added", "- {}", "- {}\n- {}", []),
    ("an entry added", f"- {{updates: [{REPORT}]}}", f"- {{updates: [{REPORT}, {LATER}]}}", []),
    ("the text in NFD", "- {updates: [{date: 2020-04-03, note: Lỗi}]}",
     "- {updates: [{date: 2020-04-03, note: 'Lô\u0303i'}]}", []),
    ("taken out by an entry", "- {}",
     "- {updates: [{date: 2020-05-04, status: cancelled, document: {number: 1/TB}}]}", []),
    ("moved by an adjustment",
     "- {deadline: 30/6/2020}", f"- {{deadline: 30/6/2020, {ADJUSTMENT}}}", []),
    ("an adjustment's document filled in", f"- {{{ADJUSTMENT}}}",
     "- {adjustments: [{date: 2020-06-20, to: 30/9/2020, document: {number: 2/TB}}]}", []),
    ("the same day in other words", "- {deadline: Quý II/2020}", "- {deadline: 30/6/2020}", []),
    ("the same frequency in other words", "- {deadline: hàng quý}", "- {deadline: Hằng quý}", []),
    ("leads in another order", "- {lead: [bo-a, bo-b]}", "- {lead: [bo-b, bo-a]}", []),
    ("assigned anew by a document", "- {lead: [bo-a], deadline: 30/6/2020}",
     "- {lead: [bo-b], deadline: 31/7/2020, document: {number: 4/TB, date: 2020-05-04}}", []),
    ("passed on by an entry with a document", "- {lead: [bo-a]}",
     "- {lead: [bo-b], updates: [{date: 2020-05-04, document: {number: 4/TB}}]}", []),
    ("a title reworded", "- {title: Ban hành kế hoạch A}", "- {title: Ban hành kế hoạch B}", []),
    ("a log out of order put in order",
     f"- {{updates: [{LATER}, {REPORT}]}}", f"- {{updates: [{REPORT}, {LATER}]}}", []),
    # The log
    ("an entry rewritten", f"- {{updates: [{REPORT}]}}",
     "- {updates: [{date: 2020-04-03, by: bo-a, status: done, progress: 100}]}",
     ["rewritten-entry at tasks.0.updates.0"]),
    ("an entry put on another day", f"- {{updates: [{LATER}]}}",
     "- {updates: [{date: 2020-04-13, by: bo-b, note: x}]}",
     ["rewritten-entry at tasks.0.updates.0"]),
    ("two entries of a day swapped",
     "- {updates: [{date: 2020-04-03, status: done}, {date: 2020-04-03, status: returned}]}",
     "- {updates: [{date: 2020-04-03, status: returned}, {date: 2020-04-03, status: done}]}",
     ["rewritten-entry at tasks.0.updates.0"]),
    ("an entry removed", f"- {{updates: [{REPORT}, {LATER}]}}", f"- {{updates: [{REPORT}]}}",
     ["removed-entry at tasks.0.updates!"]),
    ("every entry removed", f"- {{updates: [{REPORT}]}}", "- {}",
     ["removed-entry at tasks.0.updates!"]),
    ("an entry put in above", f"- {{updates: [{LATER}]}}", f"- {{updates: [{REPORT}, {LATER}]}}",
     ["inserted-entry at tasks.0.updates.0"]),
    ("an entry put in above one of its day", "- {updates: [{date: 2020-04-03, note: x}]}",
     "- {updates: [{date: 2020-04-03, note: y}, {date: 2020-04-03, note: x}]}",
     ["inserted-entry at tasks.0.updates.0"]),
    # Tasks and areas
    ("a task removed", "- {}\n- {}", "- {}", ["removed-task at tasks.0.id"]),
    ("the first task removed", "- {title: A}\n- {id: I.2, title: B}", "- {id: I.2, title: B}",
     ["removed-task at tasks!"]),
    ("every task removed", "- {}\n- {}", "[]",
     ["removed-task at tasks!", "removed-task at tasks!"]),
    ("renumbered", "- {id: I.1, title: Tổng kết}", "- {id: I.2, title: Tổng kết}",
     ["changed-id at tasks.0.id"]),
    ("another task under an old id", "- {title: Kiểm tra}", "- {title: Hội nghị}",
     ["reused-id at tasks.0.id"]),
    ("a task removed, the next one taking its id",
     "- {id: I.1, title: Kiểm tra}\n- {id: I.2, title: Hội nghị}", "- {id: I.1, title: Hội nghị}",
     ["removed-task at tasks!", "changed-id at tasks.0.id"]),
    ("a task put in between and the others renumbered",
     "- {id: I.1, title: Tổng kết}\n- {id: I.2, title: Hội nghị}",
     "- {id: I.1, title: Kiểm tra}\n- {id: I.2, title: Tổng kết}\n- {id: I.3, title: Hội nghị}",
     ["changed-id at tasks.1.id", "changed-id at tasks.2.id", "reused-id at tasks.0.id"]),
    # Terms and leads
    ("a deadline moved", "- {deadline: 30/6/2020}", "- {deadline: 31/7/2020}",
     ["changed-deadline at tasks.0.deadline"]),
    ("a deadline's words read otherwise", "- {deadline: {words: Giữa năm, read_as: 30/6/2020}}",
     "- {deadline: {words: Giữa năm, read_as: 31/7/2020}}",
     ["changed-deadline at tasks.0.deadline"]),
    ("the same day, kept as words and a reading", "- {deadline: 30/6/2020}",
     "- {deadline: {words: Giữa năm, read_as: 30/6/2020}}", []),
    ("a deadline set", "- {}", "- {deadline: 31/7/2020}", ["changed-deadline at tasks.0.deadline"]),
    ("a deadline taken away", "- {deadline: 31/7/2020}", "- {}",
     ["changed-deadline at tasks.0.deadline"]),
    ("a deadline moved, its document taken away",
     "- {deadline: 30/6/2020, document: {number: 4/TB, date: 2020-02-04}}",
     "- {deadline: 31/7/2020}", ["changed-deadline at tasks.0.deadline"]),
    ("another condition", "- {deadline: Sau khi có Luật}", "- {deadline: Sau khi có Nghị định}",
     ["changed-deadline at tasks.0.deadline"]),
    ("another frequency", "- {deadline: Hằng quý}", "- {deadline: Hằng tháng}",
     ["changed-deadline at tasks.0.deadline"]),
    ("an adjustment rewritten", f"- {{{ADJUSTMENT}}}",
     "- {adjustments: [{date: 2020-06-20, to: 31/10/2020}]}",
     ["changed-deadline at tasks.0.adjustments.0"]),
    ("an adjustment removed", f"- {{{ADJUSTMENT}}}", "- {}",
     ["changed-deadline at tasks.0.adjustments!"]),
    ("another lead", "- {lead: [bo-a]}", "- {lead: [bo-b]}", ["changed-lead at tasks.0.lead"]),
    ("another lead, the document taken away",
     "- {lead: [bo-a], document: {number: 4/TB, date: 2020-02-04}}", "- {lead: [bo-b]}",
     ["changed-lead at tasks.0.lead"]),
    ("no lead any more", "- {lead: [bo-a]}", "- {}", ["changed-lead at tasks.0.lead"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after", "expected"), CASES, ids=[c[0] for c in CASES])
def test_an_edit_of_tasks(name: str, before: str, after: str, expected: list[str]) -> None:
    assert list(map(spot, check(snapshot(plan(before)), snapshot(plan(after))))) == expected


# Entries that refer to others, by each of the keys that do (REF).
REFERENCES: list[tuple[str, str, str, list[str]]] = [
    ("an entry put in above one that another refers to, by its new number",
     "- {updates: [{date: 2020-04-03, problems: [{text: x}]},"
     " {date: 2020-04-10, REF: 2020-04-03}]}",
     "- {updates: [{date: 2020-04-03, note: y}, {date: 2020-04-03, problems: [{text: x}]},"
     " {date: 2020-04-10, REF: 2020-04-03#2}]}",
     ["inserted-entry at tasks.0.updates.0"]),
    ("an item of it, and a reference to the reference",
     "- {updates: [{date: 2020-04-03, problems: [{text: x}]},"
     " {date: 2020-04-10, REF: 2020-04-03#1/1},"
     " {date: 2020-04-10, corrects: 2020-04-10, note: z}]}",
     "- {updates: [{date: 2020-04-03, note: y}, {date: 2020-04-03, problems: [{text: x}]},"
     " {date: 2020-04-10, note: w}, {date: 2020-04-10, REF: 2020-04-03#2/1},"
     " {date: 2020-04-10, corrects: 2020-04-10#2, note: z}]}",
     ["inserted-entry at tasks.0.updates.0", "inserted-entry at tasks.0.updates.2"]),
    ("the same reference in full",
     "- {updates: [{date: 2020-04-03, note: x}, {date: 2020-04-10, REF: 2020-04-03}]}",
     "- {updates: [{date: 2020-04-03, note: x}, {date: 2020-04-10, REF: '2020-04-03#1'}]}", []),
    ("an entry put in above, and the reference left with what is now another",
     "- {updates: [{date: 2020-04-03, note: x}, {date: 2020-04-10, REF: 2020-04-03}]}",
     "- {updates: [{date: 2020-04-03, note: y}, {date: 2020-04-03, note: x},"
     " {date: 2020-04-10, REF: 2020-04-03}]}",
     ["rewritten-entry at tasks.0.updates.2", "inserted-entry at tasks.0.updates.0"]),
    ("a reference to another entry",
     "- {updates: [{date: 2020-04-03, note: x}, {date: 2020-04-05, note: y},"
     " {date: 2020-04-10, REF: 2020-04-03}]}",
     "- {updates: [{date: 2020-04-03, note: x}, {date: 2020-04-05, note: y},"
     " {date: 2020-04-10, REF: 2020-04-05}]}",
     ["rewritten-entry at tasks.0.updates.2"]),
    ("an entry rewritten that another refers to",
     "- {updates: [{date: 2020-04-03, note: x}, {date: 2020-04-10, REF: 2020-04-03}]}",
     "- {updates: [{date: 2020-04-03, note: y}, {date: 2020-04-10, REF: 2020-04-03}]}",
     ["rewritten-entry at tasks.0.updates.0"]),
]  # fmt: skip


@pytest.mark.parametrize("key", REFERRING)
@pytest.mark.parametrize(
    ("name", "before", "after", "expected"), REFERENCES, ids=[c[0] for c in REFERENCES]
)
def test_an_entry_is_the_same_that_says_the_same_of_the_same_entry(
    key: str, name: str, before: str, after: str, expected: list[str]
) -> None:
    old, new = (snapshot(plan(tasks.replace("REF", key))) for tasks in (before, after))
    assert list(map(spot, check(old, new))) == expected


HEADS = [
    ("number: 01/QĐ-VD", "number: 02/QĐ-VD", ["changed-document at plan.document"]),
    ("date: 2020-01-10", "date: 2020-01-11", ["changed-document at plan.document"]),
    ("date: 2020-01-10}", "date: 2020-01-10, issuer: Bộ A}", []),
    ("to: 2020-12-31", "to: 2021-06-30", ["changed-document at plan.period"]),
    ("title: Kế hoạch\n", "title: Kế hoạch năm\n", []),
    ("id: ke-hoach", "id: kh", ["changed-id at plan.id"]),
    ("  - {id: II, name: Thể chế}\n", "", ["removed-area at areas!"]),
    ("{id: II,", "{id: III,", ["changed-id at areas.1.id"]),
    ("name: Thể chế", "name: Cải cách thể chế", []),
]


@pytest.mark.parametrize(("old", "new", "expected"), HEADS)
def test_an_edit_of_the_head(old: str, new: str, expected: list[str]) -> None:
    assert old in HEAD
    before, after = snapshot(plan("- {}")), snapshot(plan("- {}", HEAD.replace(old, new)))
    assert list(map(spot, check(before, after))) == expected


# The plan's last record at the base is of 10/4; then what the task was, and what is added to it.
RECORD = "- {updates: [{date: 2020-04-10, note: x}]}\n- "
DUE = "deadline: 31/3/2020, "
BACKDATED = [
    ("overdue, now done in time", DUE, "date: 2020-04-13, status: done, completed: 2020-03-30", 1),
    ("overdue, now done in time, entered back", DUE, "date: 2020-03-30, status: done", 1),
    (
        "overdue, now done on the day",
        DUE,
        "date: 2020-04-13, status: done, completed: 2020-03-31",
        1,
    ),
    (
        "overdue, now done a day late",
        DUE,
        "date: 2020-04-13, status: done, completed: 2020-04-01",
        0,
    ),
    ("overdue, now done late", DUE, "date: 2020-04-13, status: done", 0),
    ("overdue, now submitted", DUE, "date: 2020-03-30, status: submitted", 0),
    ("not due yet", "deadline: 30/4/2020, ", "date: 2020-04-13, status: done", 0),
    ("due on the last day known", "deadline: 10/4/2020, ", "date: 2020-04-09, status: done", 0),
    (
        "one period of many, back",
        "deadline: Hằng tháng, ",
        "date: 2020-04-13, status: done, for: 2020-02, completed: 2020-02-28",
        1,
    ),
    (
        "one period of many, on the day",
        "deadline: Hằng tháng, ",
        "date: 2020-04-13, status: done, for: 2020-02, completed: 2020-02-29",
        1,
    ),
    (
        "one period of many, due on the last day known",
        "deadline: trước ngày 10 hằng tháng, ",
        "date: 2020-04-13, status: done, for: 2020-04, completed: 2020-04-09",
        0,
    ),
    (
        "one period of many, not due yet",
        "deadline: Hằng tháng, ",
        "date: 2020-04-13, status: done, for: 2020-04, completed: 2020-04-09",
        0,
    ),
    (
        "one period of many, late",
        "deadline: Hằng tháng, ",
        "date: 2020-04-13, status: done, for: 2020-02",
        0,
    ),
    (
        "in time by the word of the report",
        DUE,
        "date: 2020-04-13, status: done, completed: on-time",
        1,
    ),
    ("on no known day", DUE, "date: 2020-04-13, status: done, completed: unknown", 0),
    ("late by the word of the report", DUE, "date: 2020-04-13, status: done, completed: late", 0),
    (
        "one of two that owe it",
        f"{DUE}lead: [hai-bo], ",
        "date: 2020-04-13, by: bo-b, status: done, completed: 2020-03-30",
        1,
    ),
    (
        "one that owes nothing",
        f"{DUE}lead: [hai-bo], ",
        "date: 2020-04-13, by: bo-c, status: done, completed: 2020-03-30",
        0,
    ),
]


@pytest.mark.parametrize(("name", "task", "entry", "count"), BACKDATED)
def test_done_dated_back(name: str, task: str, entry: str, count: int) -> None:
    before = snapshot(plan(f"{RECORD}{{{task}note: y}}"))
    after = snapshot(plan(f"{RECORD}{{{task}note: y, updates: [{{{entry}}}]}}"))
    spots = [spot(finding) for finding in check(before, after)]
    assert spots == ["backdated-done at tasks.1.updates.0"] * count


def test_done_in_time_by_a_term_that_moved_meanwhile_is_not_dated_back() -> None:
    before = snapshot(plan(f"{RECORD}{{deadline: 31/3/2020}}"))
    after = """{deadline: 31/3/2020, adjustments: [{date: 2020-04-13, to: 30/4/2020}],
                updates: [{date: 2020-04-15, status: done}]}"""
    assert check(before, snapshot(plan(f"{RECORD}{after}"))) == []


def test_where_nothing_was_recorded_nothing_is_dated_back() -> None:
    before = snapshot(plan("- {deadline: 31/3/2020}"))
    after = "- {deadline: 31/3/2020, updates: [{date: 2020-03-30, status: done}]}"
    assert check(before, snapshot(plan(after))) == []


def test_an_entry_says_what_was_done_to_it() -> None:
    before = "- {updates: [{date: 2020-04-03, progress: 40, note: x}, {date: 2020-04-10, note: y}]}"
    after = "- {updates: [{date: 2020-04-03, progress: 60, note: z}]}"

    rewrite, removal = check(snapshot(plan(before)), snapshot(plan(after)))

    assert rewrite.values == {
        "task": "I.1",
        "duty": "",
        "entry": "2020-04-03#1",
        "problem": "rewritten",
        "keys": "progress, note",
    }
    assert removal.values == {"task": "I.1", "duty": "", "entry": "2020-04-10#1", "note": "y"}


def test_an_inserted_entry_shows_the_one_that_was_there() -> None:
    before = "- {updates: [{date: 2020-04-10}]}"
    after = "- {updates: [{date: 2020-04-03}, {date: 2020-04-06, note: x}, {date: 2020-04-10}]}"

    findings = check(snapshot(plan(before)), snapshot(plan(after)))

    assert [spot(finding) for finding in findings] == [
        "inserted-entry at tasks.0.updates.0",
        "inserted-entry at tasks.0.updates.1",
    ]
    assert {finding.related[0].place.route for finding in findings} == {("tasks", 0, "updates", 2)}


TWO = "- {id: I.1, title: Tổng kết}\n- {id: I.2, title: Hội nghị}"
OTHER = HEAD.replace("id: ke-hoach", "id: b")


def test_a_renamed_file_is_no_fault() -> None:
    assert check(snapshot(plan(TWO)), snapshot(renamed=plan(TWO))) == []


def test_a_split_file_is_no_fault() -> None:
    parts = HEAD.replace("  - {id: II, name: Thể chế}\n", "")
    before = plan("- {title: Tổng kết}\n- {id: II.1, title: Hội nghị, area: II}")
    after = plan("- {title: Tổng kết}", parts)
    other = plan("- {id: II.1, title: Hội nghị, area: II}", OTHER)
    assert check(snapshot(before), snapshot(after, b=other)) == []


def test_a_log_rewritten_on_the_way_to_another_file_is_found_there() -> None:
    before = plan(
        "- {title: Tổng kết}\n- {id: I.2, title: Hội nghị, updates: [{date: 2020-04-03}]}"
    )
    after = snapshot(plan("- {title: Tổng kết}"), b=plan("- {id: I.2, title: Hội nghị}", OTHER))

    (finding,) = check(snapshot(before), after)

    assert (finding.rule, finding.place.file) == ("removed-entry", "plans/b.yaml")


def test_a_plan_removed_is_one_fault_at_its_file() -> None:
    (finding,) = check(snapshot(plan("[]"), b=plan(TWO, OTHER)), snapshot(plan("[]")))

    assert (finding.rule, finding.place.file, finding.place.route) == (
        "removed-plan",
        "plans/b.yaml",
        (),
    )


def test_what_may_stand_in_a_file_that_cannot_be_read_is_not_called_removed() -> None:
    before = snapshot(
        plan(f"{TWO}\n- {{title: A, updates: [{{date: 2020-04-03}}]}}"), b=plan("", OTHER)
    )
    after = plan("- {id: I.3, title: A}", HEAD.replace("  - {id: II, name: Thể chế}\n", ""))

    findings = check(before, snapshot(after), whole=False)

    assert [finding.rule for finding in findings] == ["removed-entry"]


def test_a_new_plan_has_no_base_to_be_judged_by() -> None:
    assert check(snapshot(), snapshot(plan(TWO))) == []


def test_an_unreadable_deadline_stops_nothing() -> None:
    before = snapshot(plan(f"{RECORD}{{deadline: 31/3/2020}}"))
    after = "{deadline: bao giờ xong thì xong, updates: [{date: 2020-03-30, status: done}]}"
    findings = check(before, snapshot(plan(f"{RECORD}{after}")))
    assert [finding.rule for finding in findings] == ["changed-deadline"]


@settings(max_examples=20)
@given(plan_data())
def test_a_plan_that_was_not_edited_has_no_fault(data: Data) -> None:
    def one() -> Any:
        return snapshot(data, agencies="{schema: 1, agencies: []}")

    assert check(one(), one()) == []


def test_ten_thousand_tasks_removed_are_told_at_their_neighbour() -> None:
    count = 10_000
    tasks = [
        {"id": f"I.{number}", "title": f"Việc {number}", "area": "I"} for number in range(count)
    ]
    before, after = plan("[]"), plan("[]")
    before["tasks"], after["tasks"] = tasks, tasks[:1]

    findings = edits.judge(changes(snapshot(before), snapshot(after)), EARLY)

    assert len(findings) == count - 1
    assert {finding.place.route for finding in findings} == {("tasks", 0, "id")}
