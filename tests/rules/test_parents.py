"""Tasks that break down tasks of other plans: a plan beside the places that each rule tells."""

import datetime as dt

import pytest

from caichcli.plan.parents import fingerprint
from caichcli.rules import engine
from caichcli.rules.engine import Judgement
from tests.rules.cases import REGISTER, REGISTER_FILE, TODAY, as_input, check, of, places, plan

SEEN = "tasks.0.implements.seen"

# The rule, the tasks, the places told.
IN_A_PLAN: list[tuple[str, list[str], list[str]]] = [
    (
        "implements-twice",
        ["id: '1', implements: [a/b, {task: a/b, seen: 3f9c21ab}, a/c]"],
        ["tasks.0.implements.1.task"],
    ),
    (
        "implements-twice",
        ["id: '1', implements: [a/b, {task: a/c}]", "id: '2', implements: a/b"],
        [],
    ),
    ("unknown-implements", ["id: '1', implements: I.4"], ["tasks.0.implements"]),
    ("unknown-implements", ["id: '1', implements: /I.4"], ["tasks.0.implements"]),
    ("unknown-implements", ["id: '1', implements: 2025/"], ["tasks.0.implements"]),
    ("unknown-implements", ["id: '1', implements: 2025/I.4"], ["tasks.0.implements"]),
    ("unknown-implements", ["id: '1', implements: vi-du/1"], ["tasks.0.implements"]),
    (
        "unknown-implements",
        ["id: '1', implements: {task: vi-du/1}"],
        ["tasks.0.implements.task"],
    ),
    (
        "unknown-implements",
        ["id: '1', implements: [I.4, {task: a/b, seen: 3f9c21ab}]"],
        ["tasks.0.implements.0", "tasks.0.implements.1.task"],
    ),
    ("unknown-seen", ["id: '1', implements: {task: a/b, seen: v1-3f9c21ab}"], []),
    ("unknown-seen", ["id: '1', implements: {task: a/b, seen: 3f9c21ab}"], []),
    (
        "unknown-seen",
        ["id: '1', implements: [a/b, {task: a/b, seen: v2-3f9c21ab}]"],
        ["tasks.0.implements.1.seen"],
    ),
    ("invalid-seen", ["id: '1', implements: {task: a/b, seen: v1-3f9c}"], [SEEN]),
    ("invalid-seen", ["id: '1', implements: {task: a/b, seen: v1-3F9C21AB}"], [SEEN]),
    ("number-as-text", ["id: '1', implements: {task: a/b, seen: 12345678}"], [SEEN]),
    ("number-as-text", ["id: '1', implements: true"], ["tasks.0.implements"]),
    ("missing-key", ["id: '1', implements: {seen: v1-3f9c21ab}"], ["tasks.0.implements"]),
]


@pytest.mark.parametrize(("rule", "tasks", "expected"), IN_A_PLAN)
def test_a_plan(rule: str, tasks: list[str], expected: list[str]) -> None:
    assert places(rule, check(plan(*tasks))) == expected


IMPLEMENTS = [
    ("cap-tren/I.4", None),
    ("cap-tren/I.5", ("task", "")),
    ("cap-trem/I.4", ("plan", "cap-tren")),
    ("cap-tren.I.4", ("form", "")),
    ("cap-tren/", ("form", "")),
    ("/I.4", ("form", "")),
    ("vi-du/1", ("own", "")),
]


@pytest.mark.parametrize(("reference", "expected"), IMPLEMENTS)
def test_a_task_implements_a_task_of_another_plan(
    reference: str, expected: tuple[str, str] | None
) -> None:
    above = plan("id: I.4").replace("id: vi-du\n", "id: cap-tren\n")
    inputs = [
        as_input(plan(f"id: '1', implements: {reference}")),
        as_input(above, "plans/tren.yaml"),
    ]
    findings = of("unknown-implements", engine.check(inputs, TODAY))
    values = [(finding.values["problem"], finding.values["near"]) for finding in findings]
    assert values == ([expected] if expected else [])


def test_a_long_ring_of_tasks_is_told_the_same() -> None:
    size = 300
    tops = plan(*(f"id: t{i}, implements: duoi/t{i}" for i in range(size)))
    lows = plan(*(f"id: t{i}, implements: vi-du/t{(i + 1) % size}" for i in range(size)))
    inputs = [
        as_input(tops, "plans/a.yaml"),
        as_input(lows.replace("id: vi-du\n", "id: duoi\n"), "plans/b.yaml"),
    ]
    findings = of("implements-loop", engine.check(inputs, TODAY))
    assert len(findings) == 2 * size
    assert findings[7].values == {
        "task": "t7",
        "path": "vi-du/t7 > duoi/t7 > vi-du/t8 > duoi/t8 > … > "
        "vi-du/t5 > duoi/t5 > vi-du/t6 > duoi/t6 > vi-du/t7",
        "length": 2 * size,
    }


LOOPS = [
    # tasks of vi-du, tasks of duoi, the tasks of vi-du that are told
    (["id: a, implements: duoi/x"], ["id: x"], []),
    (["id: a, implements: duoi/x"], ["id: x, implements: vi-du/a"], ["a"]),
    (["id: a, implements: [duoi/y, duoi/x]"], ["id: x, implements: vi-du/a", "id: y"], ["a"]),
    (
        ["id: a, implements: [duoi/y, {task: duoi/x}]", "id: b, implements: duoi/x"],
        ["id: x, implements: {task: vi-du/a}", "id: y"],
        ["a"],
    ),
]


@pytest.mark.parametrize(("tops", "lows", "expected"), LOOPS)
def test_no_task_breaks_down_itself(tops: list[str], lows: list[str], expected: list[str]) -> None:
    low = plan(*lows).replace("id: vi-du\n", "id: duoi\n")
    inputs = [as_input(plan(*tops)), as_input(low, "plans/duoi.yaml")]
    findings = of("implements-loop", engine.check(inputs, TODAY))
    assert [one.values["task"] for one in findings if one.place.file != "plans/duoi.yaml"] == (
        expected
    )


ABOVE = "id: I.4, lead: [bo-a], deadline: Quý II/2026, product: Báo cáo"
MOVED = ", adjustments: [{{date: 2026-06-{}, to: 30/9/2026, document: {{number: 02/TB-VD}}}}]"
HANDED = ", adjustments: [{date: 2026-06-20, lead: {to: [bo-b]}}]"
OCCURRENCE = ", adjustments: [{date: 2026-06-20, to: 30/9/2026, for: 2026-Q2}]"

# The task above as it was seen, as it is now, what is told.
SUSPECT = [
    (ABOVE, ABOVE, None),
    (ABOVE, ABOVE + MOVED.format(20), "day 2026-06-30 -> 2026-09-30 by 02/TB-VD"),
    (ABOVE + MOVED.format(20), ABOVE + MOVED.format(20), None),
    (ABOVE + MOVED.format(20), ABOVE, "anew"),
    (
        ABOVE.replace("Quý II/2026", "Sau khi họp"),
        ABOVE.replace("Quý II/2026", "Sau khi họp") + MOVED.format(20),
        "words Sau khi họp -> 30/9/2026 by 02/TB-VD",
    ),
    (ABOVE, ABOVE + HANDED, "lead Bộ A -> Bộ B"),
    (ABOVE, ABOVE + OCCURRENCE, "occurrence"),
    (ABOVE, ABOVE.replace("Quý II", "Quý III"), "anew"),
    (ABOVE, ABOVE.replace("Quý II", "quý II"), "anew"),
    (ABOVE, ABOVE.replace("Báo cáo", "Quyết định"), "anew"),
    (ABOVE, ABOVE.replace("bo-a", "bo-a, bo-b"), "anew"),
    (ABOVE, f"{ABOVE}, note: Ghi chú, priority: true, support: [bo-b]", None),
    (ABOVE, f"{ABOVE}, updates: [{{date: 2026-03-01, status: done}}]", None),
    (ABOVE, ABOVE.replace("Báo cáo", "'Báo   cáo'"), None),
]


def judged(above: str, seen: str) -> Judgement:
    inputs = [
        as_input(plan(f"id: '1', implements: {{task: tren/I.4, seen: {seen}}}")),
        as_input(plan(above).replace("id: vi-du\n", "id: tren\n"), "plans/tren.yaml"),
        as_input(REGISTER, REGISTER_FILE),
    ]
    return engine.check(inputs, TODAY)


@pytest.mark.parametrize(("before", "after", "expected"), SUSPECT)
def test_a_task_above_that_changed_is_told_with_what_changed(
    before: str, after: str, expected: str | None
) -> None:
    findings = of("suspect-link", judged(after, seen(before)))
    assert [said(finding.values) for finding in findings] == ([expected] if expected else [])
    assert {one.place.route for one in findings} <= {("tasks", 0, "implements", "task")}


def seen(above: str) -> str:
    """The fingerprint of a task as it is written, on ``TODAY``."""
    book = judged(above, "deadbeef").books["plans/tren.yaml"]
    return fingerprint(book, book.tasks[0], TODAY)


def said(values: dict[str, str | int]) -> str:
    """What changed, in one line."""
    by = f" by {values['documents']}" if values.get("documents") else ""
    for kind in ("day", "words", "lead"):
        if values[f"{kind}_before"]:
            return f"{kind} {values[f'{kind}_before']} -> {values[f'{kind}_after']}{by}"
    return str(values["rewritten"])


def test_an_adjustment_counts_from_its_day_on() -> None:
    """What is recorded for tomorrow changes nothing today."""
    book = judged(ABOVE + MOVED.format(20), "deadbeef").books["plans/tren.yaml"]
    task = book.tasks[0]
    eve, day = dt.date(2026, 6, 19), dt.date(2026, 6, 20)
    assert fingerprint(book, task, eve) == seen(ABOVE) != fingerprint(book, task, day)


def test_a_fingerprint_without_a_version_is_of_the_first() -> None:
    assert of("suspect-link", judged(ABOVE, seen(ABOVE).removeprefix("v1-"))) == []
    assert len(of("suspect-link", judged(ABOVE, "deadbeef"))) == 1


def test_a_version_not_known_is_never_suspect() -> None:
    assert of("suspect-link", judged(ABOVE, "v7-deadbeef")) == []
