"""Lateness that an edit hides is found, whatever was edited; honest ways pass."""

import copy
import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import convert

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.changes.diff import Snapshot, changes
from caichcli.plan.finding import Finding
from caichcli.plan.model import PlanFile
from caichcli.plan.standing import standing
from caichcli.rules import edits
from tests.edited import HEAD, REGISTER, plan, snapshot
from tests.random_plans import AGENCIES, Data, plan_data

DAY = dt.date(2020, 5, 15)
LATE = ("overdue", "done-late")


def judge(before: Snapshot, after: Snapshot, day: dt.date = DAY) -> list[Finding]:
    findings = edits.judge(changes(before, after), day)
    return [one for one in findings if one.rule == "figure-changed"]


def told(findings: list[Finding]) -> list[str]:
    """``I.1 Bộ A: overdue -> in-term``."""
    lines = ("{task} {agencies}: {before} -> {after}".format(**one.values) for one in findings)
    return [line.replace(" :", ":") for line in lines]


# What stands at the base on 15/5/2020: an overdue task, one done late, one of two agencies.
DUE = "deadline: 31/3/2020"
OPEN = f"- {{lead: [bo-a], {DUE}}}"
DONE_LATE = f"- {{lead: [bo-a], {DUE}, updates: [{{date: 2020-04-20, status: done}}]}}"
EACH = (
    f"- {{lead: [hai-bo], {DUE},"
    " updates: [{date: 2020-03-20, by: bo-a, status: done}, {date: 2020-04-06, by: bo-b, note: x}]}"
)
UNHEARD = f"- {{lead: [bo-a], {DUE}, updates: [{{date: 2020-04-06, note: x}}]}}"
PAPER = "document: {number: 4/TB, date: 2020-03-25}"


def slip(keys: str) -> str:
    return (
        f"slips: [{{date: 2020-05-10, keys: [{keys}], document: {{number: 01/QĐ-VD}}, page: '3'}}]"
    )


HIDDEN: list[tuple[str, str, str, list[str]]] = [
    ("the term moved", OPEN, "- {lead: [bo-a], deadline: 30/6/2020}", ["I.1: overdue -> in-term"]),
    ("the term taken away", OPEN, "- {lead: [bo-a]}", ["I.1: overdue -> in-term"]),
    ("the term made continuous", OPEN, "- {lead: [bo-a], deadline: Thường xuyên}",
     ["I.1: overdue -> continuous"]),
    ("the term made conditional", OPEN, "- {lead: [bo-a], deadline: Sau khi có Luật}",
     ["I.1: overdue -> undated"]),
    ("the term made to recur", OPEN, "- {lead: [bo-a], deadline: Hằng năm}",
     ["I.1: overdue -> in-term"]),
    ("the term moved of what was done late", DONE_LATE,
     DONE_LATE.replace("31/3/2020", "30/4/2020"), ["I.1: done-late -> done-on-time"]),
    ("the term moved while a report comes in", OPEN,
     "- {lead: [bo-a], deadline: 30/6/2020, updates: [{date: 2020-05-14, status: done}]}",
     ["I.1: done-late -> done-on-time"]),
    ("assigned later", OPEN,
     f"- {{lead: [bo-a], {DUE}, document: {{number: 4/TB, date: 2020-05-20}}}}",
     ["I.1: overdue -> absent"]),
    ("assigned anew, with another term", OPEN,
     f"- {{lead: [bo-a], deadline: 30/6/2020, {PAPER}}}", ["I.1: overdue -> in-term"]),
    ("another lead", OPEN, f"- {{lead: [bo-c], {DUE}}}", ["I.1 Bộ A: overdue -> absent"]),
    ("no lead", OPEN, f"- {{{DUE}}}", ["I.1 Bộ A: overdue -> absent"]),
    ("a late member out of the leads", EACH,
     EACH.replace("lead: [hai-bo]", "lead: [bo-a], assignment: each"),
     ["I.1: overdue -> done-on-time", "I.1 Bộ B: overdue -> absent"]),
    ("owed together", EACH, EACH.replace("lead: [hai-bo]", "lead: [hai-bo], assignment: joint"),
     ["I.1: overdue -> done-on-time"]),
    ("an old entry rewritten", UNHEARD, UNHEARD.replace("note: x", "status: done"),
     ["I.1: overdue -> done-late"]),
    ("an old entry dated back", DONE_LATE, DONE_LATE.replace("2020-04-20", "2020-03-20"),
     ["I.1: done-late -> done-on-time"]),
    ("an old entry with a day of completion", DONE_LATE,
     DONE_LATE.replace("status: done", "status: done, completed: 2020-03-20"),
     ["I.1: done-late -> done-on-time"]),
    ("an entry removed", f"- {{{DUE}, updates: [{{date: 2020-03-20, status: done}},"
     " {date: 2020-04-06, status: returned}]}",
     f"- {{{DUE}, updates: [{{date: 2020-03-20, status: done}}]}}",
     ["I.1: overdue -> done-on-time"]),
    ("two entries swapped", f"- {{{DUE}, updates: [{{date: 2020-03-20, status: done}},"
     " {date: 2020-03-20, status: returned}]}",
     f"- {{{DUE}, updates: [{{date: 2020-03-20, status: returned}},"
     " {date: 2020-03-20, status: done}]}", ["I.1: overdue -> done-on-time"]),
    ("an adjustment without a document", OPEN,
     f"- {{lead: [bo-a], {DUE}, adjustments: [{{date: 2020-03-25, to: 30/6/2020}}]}}",
     ["I.1: overdue -> in-term"]),
    ("an adjustment rewritten",
     f"- {{{DUE}, adjustments: [{{date: 2020-03-25, to: 30/4/2020, {PAPER}}}]}}",
     f"- {{{DUE}, adjustments: [{{date: 2020-03-25, to: 30/6/2020, {PAPER}}}]}}",
     ["I.1: overdue -> in-term"]),
    ("a shortening removed",
     f"- {{deadline: 30/6/2020, adjustments: [{{date: 2020-03-25, to: 30/4/2020, {PAPER}}}]}}",
     "- {deadline: 30/6/2020}", ["I.1: overdue -> in-term"]),
    ("deleted", OPEN, "[]", ["I.1: overdue -> absent"]),
    ("another task in its place", OPEN.replace("{", "{title: Kiểm tra, "), "- {title: Hội nghị}",
     ["I.1: overdue -> absent"]),
    ("a slip of another key", OPEN,
     f"- {{lead: [bo-a], deadline: 30/6/2020, {slip('lead')}}}", ["I.1: overdue -> in-term"]),
    ("a slip that was there before", OPEN.replace("}", f", {slip('deadline')}}}"),
     f"- {{lead: [bo-a], deadline: 30/6/2020, {slip('deadline')}}}", ["I.1: overdue -> in-term"]),
    ("a slip mended, and an old entry rewritten", UNHEARD,
     f"- {{lead: [bo-a], {slip('deadline')}, deadline: 30/4/2020,"
     " updates: [{date: 2020-04-06, status: done}]}", ["I.1: overdue -> done-on-time"]),
]  # fmt: skip

HONEST: list[tuple[str, str, str]] = [
    # who that is nobody knows: another error tells it
    ("a lead misspelt", OPEN, f"- {{lead: [bo-aa], {DUE}}}"),
    ("a misspelt lead mended", f"- {{lead: [bo-aa], {DUE}}}", OPEN),
    ("done", OPEN, f"- {{lead: [bo-a], {DUE}, updates: [{{date: 2020-05-14, status: done}}]}}"),
    ("done in time, and told late", OPEN,
     f"- {{lead: [bo-a], {DUE}, updates: [{{date: 2020-05-14, status: done,"
     " completed: 2020-03-30}]}"),
    ("corrected", DONE_LATE,
     DONE_LATE.replace("done}", "done}, {date: 2020-05-04, corrects: 2020-04-20,"
                       " completed: 2020-03-30}")),
    ("withdrawn", UNHEARD.replace("note: x", "status: returned").replace(
        "updates: [", "updates: [{date: 2020-03-20, status: done}, "),
     UNHEARD.replace("note: x}", "status: returned}, {date: 2020-05-04, withdraws: 2020-04-06}")
     .replace("updates: [", "updates: [{date: 2020-03-20, status: done}, ")),
    ("suspended", OPEN,
     f"- {{lead: [bo-a], {DUE}, updates: [{{date: 2020-05-14, status: suspended, {PAPER}}}]}}"),
    ("cancelled", OPEN,
     f"- {{lead: [bo-a], {DUE}, updates: [{{date: 2020-05-14, status: cancelled, {PAPER}}}]}}"),
    ("put in above, as a merge does", UNHEARD,
     UNHEARD.replace("[{date", "[{date: 2020-03-20, status: done}, {date")),
    ("put in above one that it numbers anew",
     f"- {{{DUE}, updates: [{{date: 2020-04-06, status: returned}},"
     " {date: 2020-04-07, corrects: 2020-04-06, note: z}]}",
     f"- {{{DUE}, updates: [{{date: 2020-04-06, note: y}}, {{date: 2020-04-06, status: returned}},"
     " {date: 2020-04-07, corrects: '2020-04-06#2', note: z},"
     " {date: 2020-05-04, status: done}]}"),
    ("a member reports", EACH,
     EACH.replace("note: x}", "note: x}, {date: 2020-05-14, by: bo-b, status: done}")),
    ("extended by a document", OPEN,
     f"- {{lead: [bo-a], {DUE}, adjustments: [{{date: 2020-03-25, to: 30/6/2020, {PAPER}}}]}}"),
    ("an adjustment's document filled in",
     f"- {{{DUE}, adjustments: [{{date: 2020-03-25, to: 30/4/2020}}]}}",
     f"- {{{DUE}, adjustments: [{{date: 2020-03-25, to: 30/4/2020, {PAPER}}}]}}"),
    ("renumbered", OPEN, OPEN.replace("{", "{id: I.9, title: Nhiệm vụ thứ 1, ")),
    ("the same day in other words", OPEN, OPEN.replace("31/3/2020", "Quý I/2020")),
    ("a group written out", EACH,
     EACH.replace("lead: [hai-bo]", "lead: [bo-a, bo-b], assignment: each")),
    ("passed on by an entry with a document", OPEN,
     f"- {{lead: [bo-c], {DUE}, updates: [{{date: 2020-05-04, {PAPER}}}]}}"),
    ("assigned anew by a document, as late as it was", OPEN, f"- {{lead: [bo-c], {DUE}, {PAPER}}}"),
    ("a slip of the term mended", OPEN,
     f"- {{lead: [bo-a], deadline: 30/6/2020, {slip('deadline')}}}"),
    ("a slip of the lead mended", OPEN, f"- {{lead: [bo-c], {DUE}, {slip('lead')}}}"),
    ("two slips in one statement", OPEN,
     f"- {{lead: [bo-c], deadline: 30/6/2020, {slip('lead, deadline')}}}"),
    ("a slip of an adjustment mended",
     f"- {{{DUE}, adjustments: [{{date: 2020-03-25, to: 30/4/2020, {PAPER}}}]}}",
     f"- {{{DUE}, adjustments: [{{date: 2020-03-25, to: 30/6/2020, {PAPER}}}],"
     f" {slip('adjustments')}}}"),
    ("a slip mended, and a report", OPEN,
     f"- {{lead: [bo-a], deadline: 30/6/2020, {slip('deadline')},"
     " updates: [{date: 2020-05-14, status: done}]}"),
    ("later than it was", "- {deadline: 30/6/2020}", OPEN.replace("31/3", "30/4")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "before", "after", "expected"), HIDDEN, ids=[c[0] for c in HIDDEN]
)
def test_lateness_hidden_by_an_edit_in_place(
    name: str, before: str, after: str, expected: list[str]
) -> None:
    assert told(judge(snapshot(plan(before)), snapshot(plan(after)))) == expected


@pytest.mark.parametrize(("name", "before", "after"), HONEST, ids=[case[0] for case in HONEST])
def test_an_honest_edit(name: str, before: str, after: str) -> None:
    assert judge(snapshot(plan(before)), snapshot(plan(after))) == []


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        (OPEN, "- {lead: [bo-a], deadline: 30/6/2020}", "tasks.0.deadline"),
        (OPEN, f"- {{lead: [bo-c], {DUE}}}", "tasks.0.lead"),
        (OPEN, "- {lead: [bo-c], deadline: 30/6/2020}", "tasks.0.deadline"),
        (OPEN, f"- {{lead: [bo-a], {DUE}, document: {{number: 4/TB, date: 2020-05-20}}}}",
         "tasks.0.document"),
        (UNHEARD, UNHEARD.replace("note: x", "status: done, completed: 2020-03-20"),
         "tasks.0.updates.0"),
    ],
)  # fmt: skip
def test_it_is_told_where_the_plan_was_rewritten(before: str, after: str, where: str) -> None:
    findings = judge(snapshot(plan(before)), snapshot(plan(after)))
    assert {".".join(map(str, one.place.route)) for one in findings} == {where}


HEAD_SLIP = f"  standing_agency: van-phong\n  {slip('period')}\n"
OWN_TERM = "- {lead: [bo-a], updates: [{date: 2020-12-20, by: van-phong, status: in-progress}]}"
HEADS = [
    ("the period", "to: 2020-12-31", "to: 2021-12-31", ["I.1: overdue -> in-term"]),
    ("the plan's document", "date: 2020-01-10", "date: 2021-03-10", ["I.1: overdue -> absent"]),
    (
        "a slip of the period mended",
        "  standing_agency: van-phong\n",
        HEAD_SLIP,
        [],
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), HEADS, ids=[case[0] for case in HEADS])
def test_lateness_hidden_by_the_head(name: str, old: str, new: str, expected: list[str]) -> None:
    after = HEAD.replace(old, new)
    if "slips" in new:
        after = after.replace("to: 2020-12-31", "to: 2021-12-31")
    findings = judge(
        snapshot(plan(OWN_TERM)), snapshot(plan(OWN_TERM, after)), dt.date(2021, 1, 15)
    )
    assert told(findings) == expected


STOPPED = (
    f"- {{lead: [hai-bo], {DUE}, updates: [{{date: 2020-05-04, by: bo-c, status: suspended}}]}}"
)


def test_lateness_hidden_by_a_setting() -> None:
    """The standing agency stops a task for everybody; who else does, does not."""
    before, after = plan(STOPPED), plan(STOPPED, HEAD.replace("van-phong", "bo-c"))
    assert told(judge(snapshot(before), snapshot(after))) == ["I.1: overdue -> suspended"]


MEMBERS = "members: [bo-a, bo-b]"
REGISTERS = [
    ("a late member taken out", "members: [bo-a]",
     ["I.1: overdue -> done-on-time", "I.1 Bộ B: overdue -> absent"]),
    ("another in its place", "members: [bo-a, bo-c]", ["I.1 Bộ B: overdue -> absent"]),
    ("a slip of the members mended", f"members: [bo-a], {slip('members')}", []),
    ("a slip of something else", f"members: [bo-a], {slip('complete')}",
     ["I.1: overdue -> done-on-time", "I.1 Bộ B: overdue -> absent"]),
    ("one more member", "members: [bo-a, bo-b, bo-c]", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "members", "expected"), REGISTERS, ids=[case[0] for case in REGISTERS]
)
def test_lateness_hidden_by_the_register(name: str, members: str, expected: list[str]) -> None:
    after = snapshot(plan(EACH), agencies=REGISTER.replace(MEMBERS, members))
    assert told(judge(snapshot(plan(EACH)), after)) == expected


def test_what_is_not_late_yet_on_the_day_is_nobody_s_figure() -> None:
    before, after = snapshot(plan(OPEN)), snapshot(plan(OPEN.replace("31/3", "30/6")))
    assert judge(before, after, dt.date(2020, 3, 31)) == []
    assert told(judge(before, after, dt.date(2020, 4, 1))) == ["I.1: overdue -> in-term"]


def test_a_task_gone_to_another_plan_with_another_term() -> None:
    other = HEAD.replace("id: ke-hoach", "id: b")
    gone = snapshot(plan("[]"), b=plan(OPEN.replace("31/3", "30/6"), other))
    assert told(judge(snapshot(plan(OPEN)), gone)) == ["I.1: overdue -> in-term"]


def test_an_inserted_entry_that_makes_lateness_vanish_says_so() -> None:
    after = UNHEARD.replace("[{date", "[{date: 2020-03-20, status: done}, {date")
    findings = edits.judge(changes(snapshot(plan(UNHEARD)), snapshot(plan(after))), DAY)
    (finding,) = (one for one in findings if one.rule == "inserted-entry")
    assert (finding.severity, finding.values["before"], finding.values["after"]) == (
        "warning",
        "overdue",
        "done-on-time",
    )


# Edits in place by which a task may be hidden; none is an entry or an adjustment.
IN_PLACE: list[Data] = [
    {"deadline": "2030-12-31"},
    {"deadline": "Thường xuyên"},
    {"deadline": "Sau khi có Luật"},
    {"lead": ["co-quan-c"]},
    {"lead": None},
    {"assignment": "joint"},
    {"document": {"number": "9/TB", "date": "2029-01-01"}},
    {"updates": None},
    {"adjustments": None},
]


@settings(max_examples=150)
@given(plan_data(max_tasks=3), st.sampled_from(IN_PLACE), st.data())
def test_no_edit_in_place_takes_lateness_away_unseen(
    data: Data, edit: Data, draw: st.DataObject
) -> None:
    day = dt.date(draw.draw(st.integers(2017, 2025)), 1, 15)
    before, after = workspace(data), workspace(_edited(data, edit))
    (old,), (new,) = before.books.values(), after.books.values()
    hidden = set()
    for one, other in zip(old.tasks, new.tasks, strict=True):
        was, is_ = (
            standing(book, task, day).class_ if book.assigned(task) <= day else None
            for book, task in ((old, one), (new, other))
        )
        if was in LATE and is_ not in LATE:
            hidden.add(one.id)
    assert hidden <= {one.values["task"] for one in judge(before, after, day)}


@settings(max_examples=150)
@given(plan_data(max_tasks=3), st.sampled_from(["done", "cancelled", "submitted", None]), st.data())
def test_no_entry_is_called_an_edit_in_place(
    data: Data, status: str | None, draw: st.DataObject
) -> None:
    by = draw.draw(st.sampled_from([None, *sorted(AGENCIES)]))
    entry = {"date": "2024-12-30", "note": "xong", "status": status, "by": by}
    after: Any = copy.deepcopy(data)
    for task in after["tasks"]:
        task["updates"] = [*task.get("updates", ()), {k: v for k, v in entry.items() if v}]
    assert judge(workspace(data), workspace(after), dt.date(2025, 1, 15)) == []


def _edited(data: Data, edit: Data) -> Data:
    after: Any = copy.deepcopy(data)
    for task in after["tasks"]:
        task.update(edit)
    return dict(after)


def workspace(data: Data) -> Snapshot:
    register = Register()
    return Snapshot({"plans/2020.yaml": Book(convert(data, PlanFile), register)}, register)
