"""What points elsewhere: a plan in a few lines beside the places that each rule tells."""

from typing import Any

import pytest
from hypothesis import given
from msgspec import convert

from caichcli.plan.book import Book
from caichcli.plan.finding import Fix
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.rules import engine
from caichcli.rules.case import PlanCase, Run
from caichcli.rules.register_case import RegisterCase
from tests.random_plans import Data, plan_data, register_data
from tests.rules.cases import (
    REGISTER,
    REGISTER_FILE,
    TODAY,
    as_input,
    check,
    dotted,
    of,
    places,
    plan,
)

# The rule, the tasks, the places told.
IN_A_PLAN: list[tuple[str, list[str], list[str]]] = [
    ("unknown-agency", ["id: '1', lead: [bo-a, cac-bo], support: [so-c]"], []),
    ("unknown-agency", ["id: '1', lead: [bo-x]"], ["tasks.0.lead.0"]),
    ("unknown-agency", ["id: '1', lead: [bo-a], support: [bo-b, bo-x]"], ["tasks.0.support.1"]),
    (
        "unknown-agency",
        ["id: '1', updates: [{date: 2026-03-01, by: bo-x, agency: bo-y}]"],
        ["tasks.0.updates.0.by", "tasks.0.updates.0.agency"],
    ),
    (
        "unknown-agency",
        ["id: '1', updates: [{date: 2026-03-01, problems: [{text: Khó, to: bo-x}]}]"],
        ["tasks.0.updates.0.problems.0.to"],
    ),
    (
        "unknown-agency",
        ["id: '1', updates: [{date: 2026-03-01, proposals: [{text: Khó}, {text: Khó, to: x}]}]"],
        ["tasks.0.updates.0.proposals.1.to"],
    ),
    (
        "unknown-agency",
        ["id: '1', reminders: [{date: 2026-03-01}, {date: 2026-03-08, agency: bo-x}]"],
        ["tasks.0.reminders.1.agency"],
    ),
    ("unknown-agency", ["id: '1', lead: [SỞ]"], []),  # two bodies: ambiguous
    ("ambiguous-agency", ["id: '1', lead: [SỞ, sở]"], ["tasks.0.lead.0", "tasks.0.lead.1"]),
    ("ambiguous-agency", ["id: '1', lead: [BA]"], []),
    ("dissolved-agency", ["id: '1', lead: [so-c]"], []),
    ("dissolved-agency", ["id: '1', lead: [bo-a], support: [so-d]"], ["tasks.0.support.0"]),
    ("duplicate-task", ["id: '1'", "id: '2'", "id: '1'", "id: '1'"], ["tasks.2.id", "tasks.3.id"]),
    ("duplicate-task", ["id: a", "id: A"], []),
    ("unknown-area", ["id: '1', area: I", "id: '2', area: i"], ["tasks.1.area"]),
    ("lead-and-support", ["id: '1', lead: [bo-a], support: [bo-b]"], []),
    (
        "lead-and-support",
        ["id: '1', lead: [bo-b, bo-a], support: [so-c, bo-a, bo-b]"],
        ["tasks.0.support.1", "tasks.0.support.2"],
    ),
    ("lead-and-support", ["id: '1', lead: [cac-bo], support: [so-c, bo-a]"], ["tasks.0.support.1"]),
    ("lead-and-support", ["id: '1', lead: [bo-a], support: [cac-bo]"], []),
    ("repeated-agency", ["id: '1', lead: [bo-a, bo-b], support: [bo-a]"], []),
    ("repeated-agency", ["id: '1', lead: [bo-a, bo-b, bo-a]"], ["tasks.0.lead.2"]),
    ("repeated-agency", ["id: '1', support: [cac-bo, cac-bo]"], ["tasks.0.support.1"]),
]

# The rule, lines that are added to the register's agencies and groups, the places told.
AGENCIES = 4
GROUPS = 2
IN_THE_REGISTER: list[tuple[str, list[str], list[str], list[str]]] = [
    ("unknown-agency", ["{id: x, name: X, kind: other, parent: y}"], [], ["@agencies.4.parent"]),
    (
        "unknown-agency",
        ["{id: x, name: X, kind: other, successors: [bo-a, y]}"],
        [],
        ["@agencies.4.successors.1"],
    ),
    ("unknown-agency", [], ["{id: n, name: N, members: [cac-bo, y]}"], ["@groups.2.members.1"]),
    ("ambiguous-agency", [], ["{id: n, name: N, members: [SỞ]}"], ["@groups.2.members.0"]),
    ("duplicate-agency", ["{id: bo-a, name: X, kind: other}"], [], ["@agencies.4.id"]),
    ("duplicate-agency", [], ["{id: bo-a, name: N}"], ["@groups.2.id"]),
    ("duplicate-agency", [], ["{id: cac-bo, name: N}"], ["@groups.2.id"]),
    ("shared-spelling", [], [], []),
    # so-d was dissolved before so-x began
    (
        "shared-spelling",
        ["{id: so-x, name: Sở D, kind: other, from: 2025-07-01}"],
        [],
        [],
    ),
    (
        "shared-spelling",
        ["{id: so-x, name: Sở D, kind: other, from: 2025-06-30}"],
        [],
        ["@agencies.4.name"],
    ),
    (
        "shared-spelling",
        ["{id: x, name: X, kind: other, abbreviations: [XX, ba]}"],
        [],
        ["@agencies.4.abbreviations.1"],
    ),
    (
        "shared-spelling",
        ["{id: x, name: X, kind: other, aliases: [Bộ a]}"],
        [],
        ["@agencies.4.aliases.0"],
    ),
    # Another mark is another name, and so is none
    ("shared-spelling", ["{id: x, name: Bố A, kind: other}"], [], []),
    ("shared-spelling", ["{id: x, name: Bo A, kind: other}"], [], []),
    (
        "shared-spelling",
        ["{id: x, name: Y te, kind: other}", "{id: y, name: Y tế, kind: other}"],
        [],
        [],
    ),
    (
        "shared-spelling",
        ["{id: x, name: Hoà Bình, kind: other}", "{id: y, name: HÒA BÌNH, kind: other}"],
        [],
        ["@agencies.5.name"],
    ),
    ("shared-spelling", ["{id: x, name: X, kind: other, aliases: [X, x]}"], [], []),
    ("shared-spelling", [], ["{id: n, name: Các bộ}"], ["@groups.2.name"]),
    ("repeated-agency", [], ["{id: n, name: N, members: [bo-a, bo-a]}"], ["@groups.2.members.1"]),
    ("group-loop", [], ["{id: n, name: N, members: [n]}"], ["@groups.2.members.0"]),
    ("group-loop", [], ["{id: n, name: N, members: [cac-bo, cac-so]}"], []),
    (
        "group-loop",
        [],
        ["{id: n, name: N, members: [bo-a, m]}", "{id: m, name: M, members: [cac-bo, n]}"],
        ["@groups.3.members.1"],
    ),
    # Two ways to one group are no loop
    (
        "group-loop",
        [],
        ["{id: n, name: N, members: [m, cac-bo]}", "{id: m, name: M, members: [cac-bo]}"],
        [],
    ),
    (
        "group-loop",
        [],
        [
            "{id: n, name: N, members: [m]}",
            "{id: m, name: M, members: [k]}",
            "{id: k, name: K, members: [m, k, n]}",
        ],
        ["@groups.4.members.0", "@groups.4.members.1", "@groups.4.members.2"],
    ),
]


@pytest.mark.parametrize(("rule", "tasks", "expected"), IN_A_PLAN)
def test_a_plan(rule: str, tasks: list[str], expected: list[str]) -> None:
    assert places(rule, check(plan(*tasks))) == expected


@pytest.mark.parametrize(("rule", "agencies", "groups", "expected"), IN_THE_REGISTER)
def test_the_register(
    rule: str, agencies: list[str], groups: list[str], expected: list[str]
) -> None:
    head, tail = REGISTER.split("groups:\n")
    text = "".join(
        [head, *(f"  - {line}\n" for line in agencies), "groups:\n", tail]
        + [f"  - {line}\n" for line in groups]
    )
    assert places(rule, check(plan(), text)) == expected


def test_an_unknown_standing_agency() -> None:
    text = plan().replace("standing_agency: bo-a", "standing_agency: bo-x")
    assert places("unknown-agency", check(text)) == ["plan.standing_agency"]


SPELLINGS = [
    ("BA", "bo-a"),
    ("ba", "bo-a"),
    ("bộ-a", None),
    ("bo-x", None),
]


@pytest.mark.parametrize(("text", "id_"), SPELLINGS)
def test_the_spelling_of_one_agency_is_mended(text: str, id_: str | None) -> None:
    (finding,) = of("unknown-agency", check(plan(f"id: '1', lead: [{text}]")))
    assert finding.fix == (Fix(finding.place, id_) if id_ else None)


def test_near_names_are_suggested_with_their_names() -> None:
    (finding,) = of("unknown-agency", check(plan("id: '1', lead: [bo-aa]")))
    assert str(finding.values["near"]).startswith("bo-a (Bộ A)")


def test_an_agency_dissolved_on_the_plan_s_day_still_was() -> None:
    register = REGISTER.replace("to: 2025-06-30", "to: 2026-01-15")
    text = plan("id: '1', lead: [so-d]")
    assert places("dissolved-agency", check(text, register)) == []
    register = REGISTER.replace("to: 2025-06-30", "to: 2026-01-14")
    (finding,) = of("dissolved-agency", check(text, register))
    assert finding.values["successors"] == "so-c (Sở C), bo-b (Bộ B)"
    (related,) = finding.related
    assert dotted(related.place) == "@agencies.3.id"


def test_two_areas_with_one_id() -> None:
    text = plan().replace("tasks:", "  - {id: I, name: Nhóm khác}\ntasks:")
    assert places("duplicate-area", check(text)) == ["areas.1.id"]


def test_two_plans_with_one_id() -> None:
    inputs = [as_input(plan(), f"plans/{name}.yaml") for name in "abc"]
    judgement = engine.check([*inputs, as_input(REGISTER, REGISTER_FILE)], TODAY)
    findings = of("duplicate-plan", judgement)
    assert [finding.place.file for finding in findings] == ["plans/b.yaml", "plans/c.yaml"]
    assert {finding.related[0].place.file for finding in findings} == {"plans/a.yaml"}


def test_a_chain_of_groups_may_be_longer_than_python_s_stack() -> None:
    chain = "".join(f"  - {{id: n{i}, name: N, members: [n{i + 1}]}}\n" for i in range(3000))
    text = REGISTER + chain + "  - {id: n3000, name: N, members: [n0]}\n"
    assert places("group-loop", check(plan(), text)) == ["@groups.3002.members.0"]


def test_a_long_ring_is_told_by_its_beginning_its_end_and_its_length() -> None:
    """However many names lead back through it, each message stays short."""
    size = 300
    ring = "".join(
        f"  - {{id: n{i}, name: Nhóm {i}, members: [n{(i + 1) % size}, n0]}}\n" for i in range(size)
    )
    findings = of("group-loop", check(plan(), REGISTER + ring))
    assert len(findings) == size + 1
    assert [finding.values["length"] for finding in findings[1:4]] == [300, 299, 298]
    assert findings[0].values == {
        "group": "n299",
        "name": "Nhóm 299",
        "path": "Nhóm 0 > Nhóm 1 > Nhóm 2 > Nhóm 3 > … > "
        "Nhóm 296 > Nhóm 297 > Nhóm 298 > Nhóm 299 > Nhóm 0",
        "length": size,
    }


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (2, "N0 > N1 > N0"),
        (8, "N0 > N1 > N2 > N3 > N4 > N5 > N6 > N7 > N0"),
        (9, "N0 > N1 > N2 > N3 > … > N5 > N6 > N7 > N8 > N0"),
    ],
)
def test_a_ring_of_eight_is_told_in_full(size: int, told: str) -> None:
    ring = "".join(
        f"  - {{id: n{i}, name: N{i}, members: [n{(i + 1) % size}]}}\n" for i in range(size)
    )
    (finding,) = of("group-loop", check(plan(), REGISTER + ring))
    assert finding.values["path"] == told


def test_groups_in_groups_by_many_ways_are_gone_through_once() -> None:
    pairs = "".join(
        f"  - {{id: {side}{i}, name: N, members: [a{i + 1}, b{i + 1}]}}\n"
        for i in range(60)
        for side in "ab"
    )
    text = f"{REGISTER}{pairs}  - {{id: a60, name: N, members: [bo-a]}}\n"
    judgement = check(plan(), f"{text}  - {{id: b60, name: N, members: [b59]}}\n")
    assert places("group-loop", judgement) == ["@groups.121.members.1"]


def test_many_unknown_names_are_all_told() -> None:
    tasks = [f"id: t{i}, area: X{i}, lead: [bo-x{i}], implements: p/t{i}" for i in range(400)]
    judgement = check(plan(*tasks))
    for rule in ("unknown-agency", "unknown-area", "unknown-implements"):
        assert len(of(rule, judgement)) == 400


# The rule, a task with a name that nobody has but that is near to one.
NEAR = [
    ("unknown-area", "id: t{0}, area: chi-dao{0}"),
    ("unknown-agency", "id: t{0}, lead: [bo-a{0}]"),
    ("unknown-implements", "id: t{0}, implements: cap-tren{0}/I.4"),
]


@pytest.mark.parametrize(("rule", "task"), NEAR)
def test_the_first_fifty_unknown_names_have_suggestions(rule: str, task: str) -> None:
    text = plan(*(task.format(number) for number in range(10, 70)))
    text = text.replace("{id: I, name", "{id: chi-dao, name")
    above = as_input(plan("id: I.4").replace("id: vi-du\n", "id: cap-tren\n"), "plans/tren.yaml")
    inputs = [as_input(text), above, as_input(REGISTER, REGISTER_FILE)]
    findings = of(rule, engine.check(inputs, TODAY))
    assert [bool(finding.values["near"]) for finding in findings] == [True] * 50 + [False] * 10


@given(plan_data(), register_data())
def test_the_ids_mentioned_are_those_at_the_places(plan: Data, register: Data) -> None:
    register_case = RegisterCase(REGISTER_FILE, convert(register, RegisterFile))
    run = Run(TODAY, register_case, False, {}, True)
    case = PlanCase("plan.yaml", Book(convert(plan, PlanFile), register_case.register), run)
    mentions = list(case.mentions())
    assert case.agency_ids == {id_ for _, id_ in mentions}
    for place, id_ in mentions:
        value: Any = plan
        for step in place.route:
            value = value[step]
        assert value == id_


LOOPS = [
    # the keys of two agencies, the places told
    ("successors: [a]", "", ["@agencies.0.successors.0"]),
    ("parent: a", "", ["@agencies.0.parent"]),
    ("successors: [b]", "successors: [a]", ["@agencies.1.successors.0"]),
    ("parent: b", "parent: a", ["@agencies.1.parent"]),
    ("successors: [b]", "parent: a", []),  # a part of it, that took its place
    ("parent: b", "successors: [a]", []),
    ("successors: [b]", "", []),
]


@pytest.mark.parametrize(("one", "other", "expected"), LOOPS)
def test_no_agency_is_its_own_superior_or_successor(
    one: str, other: str, expected: list[str]
) -> None:
    register = (
        "schema: 1\nagencies:\n"
        f"  - {{id: a, name: Sở A, kind: other, {one}}}\n"
        f"  - {{id: b, name: Sở B, kind: other, {other}}}\n"
    ).replace(", }", "}")
    assert places("agency-loop", check(plan(), register)) == expected
