"""Two states of the plans and what changed in meaning; the log of some days."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caichcli.plan.changes.diff import changes, since
from caichcli.plan.changes.records import meaning
from caichcli.plan.model import Task
from tests.edited import FILE, HEAD, REGISTER, plan, snapshot, told, told_of_plan
from tests.random_plans import Data, plan_data, register_data, task_data

LOG = "updates: [{date: 2020-04-03, by: bo-a, status: in-progress}, {date: 2020-04-10, by: bo-b}]"

# Name, tasks before, tasks after, what is told.
TASKS: list[tuple[str, str, str, list[str]]] = [
    ("nothing at all", "- {lead: [bo-a]}", "- {lead: [bo-a]}", []),
    ("other order of keys", "- {lead: [bo-a], note: x}", "- {note: x, lead: [bo-a]}", []),
    ("blanks and NFD", "- {title: Báo cáo năm}", "- {title: 'Ba\u0301o  ca\u0301o năm'}", []),
    ("an empty list, a false", "- {}", "- {lead: [], priority: false}", []),
    # Tasks that come and go
    ("new", "- {}", "- {}\n- {}", ["I.2 new"]),
    ("removed", "- {}\n- {}", "- {}", ["I.2 removed"]),
    (
        "new in between, ids kept",
        "- {id: I.1}\n- {id: I.2, title: Tổng kết}",
        "- {id: I.1}\n- {id: I.3, title: Hội nghị}\n- {id: I.2, title: Tổng kết}",
        ["I.3 new"],
    ),
    (
        "taken out by an entry",
        "- {}",
        "- {updates: [{date: 2020-05-04, status: cancelled}]}",
        ["I.1 updates added 2020-05-04#1 at 0"],
    ),
    # Ids
    (
        "renumbered",
        "- {id: I.1, title: Tổng kết}",
        "- {id: I.2, title: Tổng kết}",
        ["I.2 was I.1"],
    ),
    (
        "renumbered to make room",
        "- {id: I.1, title: Tổng kết}\n- {id: I.2, title: Hội nghị}",
        "- {id: I.1, title: Kiểm tra}\n- {id: I.2, title: Tổng kết}\n- {id: I.3, title: Hội nghị}",
        ["I.1 new", "I.2 was I.1", "I.3 was I.2"],
    ),
    (
        "swapped",
        "- {id: I.1, title: Tổng kết}\n- {id: I.2, title: Hội nghị}",
        "- {id: I.2, title: Tổng kết}\n- {id: I.1, title: Hội nghị}",
        ["I.2 was I.1", "I.1 was I.2"],
    ),
    (
        "the id taken by another task",
        "- {title: Ban hành kế hoạch kiểm tra}",
        "- {title: Tổ chức hội nghị sơ kết}",
        ["I.1 new", "I.1 removed"],
    ),
    (
        "two of one title stay where they are",
        "- {id: I.1, title: Báo cáo}\n- {id: I.2, title: Báo cáo}",
        "- {id: I.2, title: Báo cáo, note: x}\n- {id: I.1, title: Báo cáo}",
        ["I.2 note: None -> x"],
    ),
    (
        "two of one title renumbered in their areas",
        "- {id: I.1, title: Báo cáo}\n- {id: II.1, title: Báo cáo, area: II}",
        "- {id: I.2, title: Báo cáo}\n- {id: II.2, title: Báo cáo, area: II}",
        ["I.2 was I.1", "II.2 was II.1"],
    ),
    (
        "into another area under another id",
        "- {id: I.1, title: Tổng kết}",
        "- {id: II.1, title: Tổng kết, area: II}",
        ["II.1 was I.1", "II.1 area: I -> II"],
    ),
    # Words
    (
        "reworded",
        "- {title: Ban hành kế hoạch kiểm tra}",
        "- {title: Ban hành kế hoạch thanh tra}",
        ["I.1 title: Ban hành kế hoạch kiểm tra -> Ban hành kế hoạch thanh tra"],
    ),
    (
        "reworded altogether, from the same source",
        "- {title: Kiểm tra, source: Bộ A kiểm tra}",
        "- {title: Theo dõi, source: Bộ A kiểm tra}",
        ["I.1 title: Kiểm tra -> Theo dõi"],
    ),
    (
        "reworded altogether, with the same log",
        f"- {{title: Kiểm tra, {LOG}}}",
        f"- {{title: Theo dõi, {LOG}}}",
        ["I.1 title: Kiểm tra -> Theo dõi"],
    ),
    (
        "lead, support, product",
        "- {lead: [bo-a], product: Báo cáo}",
        "- {lead: [bo-b], support: [bo-a], product: Nghị định}",
        [
            "I.1 lead: ['bo-a'] -> ['bo-b']",
            "I.1 support: None -> ['bo-a']",
            "I.1 product: Báo cáo -> Nghị định",
        ],
    ),
    # Terms
    (
        "the deadline rewritten",
        "- {deadline: Quý II/2020}",
        "- {deadline: 31/7/2020}",
        ["I.1 term Quý II/2020 (30/6) -> 31/7/2020 (31/7)"],
    ),
    (
        "a deadline set",
        "- {}",
        "- {deadline: 31/7/2020}",
        ["I.1 term - (31/12) -> 31/7/2020 (31/7)"],
    ),
    (
        "adjusted",
        "- {deadline: 30/6/2020}",
        """- deadline: 30/6/2020
  adjustments: [{date: 2020-06-20, to: 30/9/2020, document: {number: 02/TB-VD}}]""",
        ["I.1 term 30/6/2020 (30/6) -> 30/9/2020 (30/9) by 02/TB-VD"],
    ),
    (
        "adjusted again",
        "- {deadline: 30/6/2020, adjustments: [{date: 2020-06-20, to: 30/9/2020}]}",
        """- deadline: 30/6/2020
  adjustments: [{date: 2020-06-20, to: 30/9/2020}, {date: 2020-09-20, to: 15/8/2020}]""",
        ["I.1 term 30/9/2020 (30/9) -> 15/8/2020 (15/8)"],
    ),
    (
        "one occurrence adjusted",
        "- {deadline: Trước ngày 25 hằng tháng}",
        """- deadline: Trước ngày 25 hằng tháng
  adjustments: [{date: 2020-05-20, for: 2020-05, to: 29/5/2020}]""",
        ["I.1 term Trước ngày 25 hằng tháng (25/5) -> 29/5/2020 (29/5)"],
    ),
    (
        "an adjustment rewritten, another removed",
        """- deadline: 30/6/2020
  adjustments: [{date: 2020-06-20, to: 30/9/2020}, {date: 2020-09-20, to: 15/8/2020}]""",
        "- {deadline: 30/6/2020, adjustments: [{date: 2020-06-20, to: 31/10/2020}]}",
        ["I.1 adjustments rewritten at 0", "I.1 adjustments removed"],
    ),
    # The log
    (
        "reported",
        "- {updates: [{date: 2020-04-03, status: in-progress}]}",
        "- {updates: [{date: 2020-04-03, status: in-progress}, {date: 2020-04-03, status: done}]}",
        ["I.1 updates added 2020-04-03#2 at 1"],
    ),
    (
        "put in above",
        "- {updates: [{date: 2020-04-10}]}",
        "- {updates: [{date: 2020-04-03}, {date: 2020-04-10}, {date: 2020-04-13}]}",
        ["I.1 updates inserted 2020-04-03#1 at 0", "I.1 updates added 2020-04-13#1 at 2"],
    ),
    (
        "rewritten",
        "- {updates: [{date: 2020-04-03, progress: 40}, {date: 2020-04-10}]}",
        "- {updates: [{date: 2020-04-03, progress: 60}, {date: 2020-04-10}]}",
        ["I.1 updates rewritten 2020-04-03#1 at 0"],
    ),
    (
        "put on another day",
        "- {updates: [{date: 2020-04-03, status: done}, {date: 2020-04-10}]}",
        "- {updates: [{date: 2020-04-01, status: done}, {date: 2020-04-10}]}",
        ["I.1 updates rewritten 2020-04-03#1 at 0"],
    ),
    (
        "removed",
        "- {updates: [{date: 2020-04-03}, {date: 2020-04-10, note: x}]}",
        "- {updates: [{date: 2020-04-03}]}",
        ["I.1 updates removed 2020-04-10#1"],
    ),
    (
        "the log emptied",
        "- {updates: [{date: 2020-04-03}]}",
        "- {}",
        ["I.1 updates removed 2020-04-03#1"],
    ),
    (
        "two of a day swapped",
        "- {updates: [{date: 2020-04-03, status: done}, {date: 2020-04-03, status: returned}]}",
        "- {updates: [{date: 2020-04-03, status: returned}, {date: 2020-04-03, status: done}]}",
        ["I.1 updates moved 2020-04-03#2 at 0"],
    ),
    (
        "said twice",
        "- {updates: [{date: 2020-04-03, note: x}]}",
        "- {updates: [{date: 2020-04-03, note: x}, {date: 2020-04-03, note: x}]}",
        ["I.1 updates added 2020-04-03#2 at 1"],
    ),
    (
        "urged",
        "- {}",
        "- {reminders: [{date: 2020-05-04, agency: bo-a}]}",
        ["I.1 reminders added at 0"],
    ),
]


@pytest.mark.parametrize(("name", "before", "after", "lines"), TASKS, ids=[t[0] for t in TASKS])
def test_what_changed_of_tasks(name: str, before: str, after: str, lines: list[str]) -> None:
    assert told(changes(snapshot(plan(before)), snapshot(plan(after)))) == lines


HEADS = [
    ("title: Kế hoạch\n", "title: Kế hoạch hành động\n", ["plan title"]),
    ("date: 2020-01-10", "date: 2020-02-10", ["plan document"]),
    ("to: 2020-12-31", "to: 2021-06-30", ["plan period"]),
    ("  standing_agency: van-phong\n", "", ["plan standing_agency"]),
    ("{id: II, name: Thể chế}", "{id: II, name: Bộ máy}", ["area II name: Thể chế -> Bộ máy"]),
    ("{id: II,", "{id: III,", ["area III id: II -> III"]),
    ("  - {id: II, name: Thể chế}\n", "", ["area II removed"]),
    ("  - {id: II,", "  - {id: V, name: Khác}\n  - {id: II,", ["area V new"]),
    ("id: ke-hoach", "id: ke-hoach-2020", ["plan id"]),
]


@pytest.mark.parametrize(("old", "new", "lines"), HEADS, ids=[lines[0] for *_, lines in HEADS])
def test_what_changed_of_the_head(old: str, new: str, lines: list[str]) -> None:
    assert old in HEAD
    before, after = plan("- {}"), plan("- {}", HEAD.replace(old, new))
    assert told(changes(snapshot(before), snapshot(after))) == lines


HOLDERS = [
    ("name: Bộ A,", "name: Bộ A và B,", ["@bo-a name: Bộ A -> Bộ A và B"]),
    ("{id: bo-a,", "{id: bo-aa,", ["@bo-aa id: bo-a -> bo-aa"]),
    ("  - {id: bo-c, name: Bộ C, kind: ministry}\n", "", ["@bo-c removed"]),
    ("groups:", "  - {id: d, name: D, kind: other}\ngroups:", ["@d new"]),
    (
        "members: [bo-a, bo-b]",
        "members: [bo-a]",
        ["@hai-bo members: ['bo-a', 'bo-b'] -> ['bo-a']"],
    ),
]


@pytest.mark.parametrize(("old", "new", "lines"), HOLDERS, ids=[lines[0] for *_, lines in HOLDERS])
def test_what_changed_of_the_register(old: str, new: str, lines: list[str]) -> None:
    assert old in REGISTER
    before = snapshot(plan("- {}"))
    after = snapshot(plan("- {}"), agencies=REGISTER.replace(old, new))
    assert told(changes(before, after)) == lines


TWO = "- {id: I.1, title: Tổng kết}\n- {id: I.2, title: Hội nghị}"
OTHER = HEAD.replace("id: ke-hoach", "id: ke-hoach-b")


def test_a_renamed_file_is_the_same_plan() -> None:
    assert told(changes(snapshot(plan(TWO)), snapshot(renamed=plan(TWO)))) == []


def test_a_file_split_in_two_loses_no_task() -> None:
    after = snapshot(plan("- {title: Tổng kết}"), b=plan("- {id: I.2, title: Hội nghị}", OTHER))
    assert told(changes(snapshot(plan(TWO)), after)) == [
        "I.2 goes to ke-hoach-b/I.2",
        "ke-hoach-b is a new plan",
        "I.2 from ke-hoach/I.2",
    ]


def test_tasks_of_one_title_go_to_another_plan_by_their_ids() -> None:
    two = "- {id: I.1, title: Báo cáo}\n- {id: I.2, title: Báo cáo}"
    after = snapshot(plan("[]"), b=plan(two, OTHER))
    assert told(changes(snapshot(plan(two)), after)) == [
        "I.1 goes to ke-hoach-b/I.1",
        "I.2 goes to ke-hoach-b/I.2",
        "ke-hoach-b is a new plan",
        "I.1 from ke-hoach/I.1",
        "I.2 from ke-hoach/I.2",
    ]


def test_a_task_may_go_to_another_plan_under_another_id() -> None:
    after = snapshot(plan("- {title: Tổng kết}"), b=plan("- {id: I.1, title: Hội nghị}", OTHER))
    assert told(changes(snapshot(plan(TWO)), after)) == [
        "I.2 goes to ke-hoach-b/I.1",
        "ke-hoach-b is a new plan",
        "I.1 from ke-hoach/I.2",
    ]


def test_a_plan_split_under_two_new_ids_goes_on_as_the_greater_part() -> None:
    three = f"{TWO}\n- {{id: I.3, title: Kiểm tra}}"
    small = plan("- {title: Tổng kết}", HEAD.replace("id: ke-hoach", "id: a"))
    great = plan(
        "- {id: I.2, title: Hội nghị}\n- {id: I.3, title: Kiểm tra}",
        HEAD.replace("id: ke-hoach", "id: b"),
    )
    assert told(changes(snapshot(plan(three)), snapshot(a=small, b=great))) == [
        "a is a new plan",
        "I.1 from ke-hoach/I.1",
        "plan id",
        "I.1 goes to a/I.1",
    ]


def test_a_plan_removed_and_another_new() -> None:
    other = plan("- {title: Xây dựng đề án}", OTHER)
    assert told(changes(snapshot(plan(TWO)), snapshot(b=other))) == [
        "ke-hoach-b is a new plan",
        "I.1 new",
        "ke-hoach is removed",
        "I.1 removed",
        "I.2 removed",
    ]


def test_a_plan_removed_whose_tasks_stand_in_another_that_was_there() -> None:
    before = snapshot(plan(TWO), b=plan(TWO, OTHER))
    assert told(changes(before, snapshot(plan(TWO)))) == [
        "ke-hoach-b is removed",
        "I.1 removed",
        "I.2 removed",
    ]


# One thing of a plan that is not what it was.
ONE_THING = [
    ("title: Kế hoạch", "title: Kế hoạch năm", "- {}", "head"),
    ("name: Chỉ đạo", "name: Điều hành", "- {}", "areas"),
    ("id: ke-hoach", "id: ke-hoach", "- {note: x}", "tasks"),
]


@pytest.mark.parametrize(("old", "new", "tasks", "part"), ONE_THING)
def test_a_plan_changed_where_one_thing_of_it_did(
    old: str, new: str, tasks: str, part: str
) -> None:
    assert old in HEAD
    after = plan(tasks, HEAD.replace(old, new))
    (change,) = changes(snapshot(plan("- {}")), snapshot(after)).plans
    assert change
    for name in ("head", "areas", "tasks"):
        assert bool(getattr(change, name)) is (name == part)


def test_a_plan_that_gave_a_task_away_has_changed() -> None:
    after = snapshot(plan("- {title: Tổng kết}"), b=plan("- {id: I.2, title: Hội nghị}", OTHER))
    before = snapshot(plan(TWO), b=plan("[]", OTHER))
    home, other = changes(before, after).plans
    assert (bool(home.departed), bool(home.tasks), bool(home)) == (True, False, True)
    assert (bool(other.departed), bool(other.tasks), bool(other)) == (False, True, True)


def test_next_year_s_plan_with_the_same_tasks_takes_none_over() -> None:
    assert told(changes(snapshot(plan(TWO)), snapshot(plan(TWO), b=plan(TWO, OTHER)))) == [
        "ke-hoach-b is a new plan",
        "I.1 new",
        "I.2 new",
    ]


@given(plan_data(), register_data())
def test_a_plan_differs_from_itself_in_nothing(data: Data, agencies: Data) -> None:
    import yaml

    text = yaml.safe_dump(agencies, allow_unicode=True)
    assert not changes(snapshot(data, agencies=text), snapshot(data, agencies=text))


ISSUED = dt.date(2020, 1, 10)
DRAWN = "{schema: 1, agencies: []}"


@given(plan_data(), plan_data())
def test_every_task_that_differs_is_told(one: Data, other: Data) -> None:
    """Each task of either side is there once; one without a partner like it is told."""
    other = other | {"plan": one["plan"]}
    before, after = (snapshot(data, agencies=DRAWN) for data in (one, other))

    (plan_change,) = changes(before, after).plans

    olds, news = ([pair[side] for pair in plan_change.pairs if pair[side]] for side in (0, 1))
    assert sorted(x.position for x in olds if x) == list(range(len(one["tasks"])))
    assert [x.position for x in news if x] == list(range(len(other["tasks"])))
    differing = [
        (old, new)
        for old, new in plan_change.pairs
        if old is None or new is None or meaning(old.task) != meaning(new.task)
    ]
    assert [(change.before, change.after) for change in plan_change.tasks] == differing


@given(task_data("I.1", "I", 2020, ISSUED), st.data())
def test_every_key_that_differs_is_told(task: Data, data: st.DataObject) -> None:
    other = data.draw(task_data("I.1", "I", 2020, ISSUED)) | {"title": task["title"]}
    key = data.draw(st.sampled_from(sorted({*task, *other} - {"id", "title"})))
    edited = {name: value for name, value in task.items() if name != key}
    edited |= {key: other[key]} if key in other else {}
    before, after = snapshot(_plan(task)), snapshot(_plan(edited))

    (plan_change,) = changes(before, after).plans

    mine, theirs = (meaning(one.books[FILE].tasks[0]) for one in (before, after))
    keys = {field.key for change in plan_change.tasks for field in change.fields}
    for change in plan_change.tasks:
        keys |= {record.key for record in change.records}
        keys |= {"adjustments" for _ in change.leads}
        keys |= {"adjustments" if term.adjustment else "deadline" for term in change.terms}
    assert keys == {name for name in {*mine, *theirs} if mine.get(name) != theirs.get(name)}


def _plan(task: Data) -> Any:
    from tests.edited import load

    return load(HEAD) | {"tasks": [task]}


def test_a_change_can_be_asked_for_its_task() -> None:
    (change,) = changes(snapshot(plan("- {}")), snapshot(plan("- {}\n- {}"))).plans
    (new,) = change.tasks
    assert isinstance(new.task, Task)
    assert new.task.id == "I.2"
    assert change.book.head.id == "ke-hoach"


# Entries added to a log, and whether they take the task out of the plan.
OUT = [
    ("{date: 2020-05-04, status: cancelled}", True),
    ("{date: 2020-05-04, status: done}, {date: 2020-05-05, status: cancelled}", True),
    ("{date: 2020-05-04, status: cancelled, for: 2020-Q2}", False),
    ("{date: 2020-05-04, status: suspended}", False),
    ("{date: 2020-05-04, note: x}", False),
]


@pytest.mark.parametrize(("entries", "out"), OUT)
def test_a_task_is_taken_out_as_a_whole(entries: str, out: bool) -> None:
    """One occurrence cancelled leaves the task in the plan."""
    task = "- {deadline: Hằng quý, updates: ["
    first = "{date: 2020-04-01, status: cancelled}"
    before, after = (snapshot(plan(f"{task}{log}]}}")) for log in (first, f"{first}, {entries}"))
    (change,) = changes(before, after).plans[0].tasks
    assert (change.cancelled is not None) is out
    assert change.cancelled is None or str(change.cancelled.date) >= "2020-05-04"


# Of one log: the days asked for, and what is told of them.
STORY = """
- updates:
    - {date: 2020-03-02, by: bo-a, status: in-progress}
    - {date: 2020-04-06, by: bo-a, status: done}
    - {date: 2020-04-08, by: bo-a, corrects: 2020-04-06, status: submitted}
  deadline: 31/3/2020
  adjustments: [{date: 2020-03-30, to: 30/4/2020}, {date: 2020-04-28, to: 30/6/2020}]
  reminders: [{date: 2020-03-30}, {date: 2020-05-04}]
- {document: {number: 03/TB-VD, assigned: 2020-04-15}}
- {lead: [bo-b], updates: [{date: 2020-04-20, status: cancelled}]}
"""
DAYS = [
    ("1/1-29/2", ["I.1 new", "I.3 new"]),
    (
        "1/3-31/3",
        [
            "I.1 term 31/3/2020 (31/3) -> 30/4/2020 (30/4)",
            "I.1 reminders added at 0",
            "I.1 updates added 2020-03-02#1 at 0",
        ],
    ),
    (
        "6/4-28/4",
        [
            "I.1 term 30/4/2020 (30/4) -> 30/6/2020 (30/6)",
            "I.1 updates added 2020-04-06#1 at 1",
            "I.1 updates added 2020-04-08#1 at 2",
            "I.2 new",
            "I.3 updates added 2020-04-20#1 at 0",
        ],
    ),
    ("8/4-8/4", ["I.1 updates added 2020-04-08#1 at 2"]),
    ("4/5-31/12", ["I.1 reminders added at 1"]),
    ("5/5-31/12", []),
]


@pytest.mark.parametrize(("days", "lines"), DAYS)
def test_what_the_log_tells_of_some_days(days: str, lines: list[str]) -> None:
    first, last = (
        dt.date(2020, int(month), int(day))
        for day, month in (text.split("/") for text in days.split("-"))
    )
    book = snapshot(plan(STORY)).books[FILE]
    assert told_of_plan(since(book, FILE, first, last)) == lines
