"""What found nothing before is asked of the new tasks alone: the answer is that of asking anew."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import convert, structs

from caichcli.plan.book import Book
from caichcli.plan.finding import Finding
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.rules import engine
from caichcli.rules.case import PlanCase, Run
from caichcli.rules.engine import Former, Input
from caichcli.rules.pages import TODAY as PAGE_DAY
from caichcli.rules.register_case import RegisterCase
from caichcli.rules.registry import content
from caichcli.rules.rule import Fault, Rule, across, rule
from caichcli.rules.silence import Silence, silence
from docs.generators.rules import judge_example
from tests.full_files import PLAN, REGISTER
from tests.random_plans import Data, plan_data, register_data
from tests.rules.cases import PLAN_FILE, REGISTER_FILE, TODAY, as_input, plan
from tests.rules.cases import REGISTER as FEW_AGENCIES

Findings = tuple[Finding, ...]
Formers = dict[str, Former]


def judged(
    files: dict[str, Data],
    formers: Formers,
    today: dt.date = TODAY,
    *,
    errors_only: bool = False,
) -> tuple[Findings, Formers]:
    """What is found in a plan and its register after an earlier state of them, and for the next."""
    inputs = [
        Input(
            name,
            "register" if PurePath(name).name == "agencies.yaml" else "plan",
            data,
            former=formers.get(name),
        )
        for name, data in files.items()
    ]
    judgement = engine.check(inputs, today, errors_only=errors_only)
    return judgement.findings, judgement.formers


def same_as_anew(states: Sequence[dict[str, Data]], today: dt.date = TODAY) -> None:
    """Of each state after the ones before the same is found as where there were none."""
    formers: Formers = {}
    for number, files in enumerate(states):
        for errors_only in (True, False) if number % 2 else (False, True):
            findings, formers = judged(files, formers, today, errors_only=errors_only)
            assert findings == judged(files, {}, today, errors_only=errors_only)[0]


def growing(files: dict[str, Data]) -> Iterator[dict[str, Data]]:
    """Files whose plans have no task yet, then each task alone, then all, and none again."""
    longest = max(len(data.get("tasks", ())) for data in files.values())
    for first, last in ((0, 0), *((i, i + 1) for i in range(longest)), (0, longest), (0, 0)):
        yield {
            name: {**data, "tasks": data["tasks"][first:last]} if "tasks" in data else data
            for name, data in files.items()
        }


@pytest.mark.parametrize("one", [one for one in content() if one.plan], ids=lambda one: one.name)
def test_a_fault_that_a_new_task_brings_is_found(one: Rule) -> None:
    _, verdict = judge_example(one, "wrong")
    documents = verdict.survey.documents.items()
    files: Any = {name: document.data for name, document in documents if name.endswith(".yaml")}
    same_as_anew(list(growing(files)), PAGE_DAY)


def test_so_it_is_in_a_plan_that_says_all_that_a_plan_can() -> None:
    for today in (TODAY, dt.date(2020, 1, 1)):
        same_as_anew(list(growing({PLAN_FILE: PLAN, REGISTER_FILE: REGISTER})), today)


@given(plan_data(), plan_data(), register_data(), st.randoms(use_true_random=False))
def test_whatever_tasks_come_and_go(one: Data, other: Data, register: Data, random: Random) -> None:
    # The tasks of another year are in no order and out of the period: most rules have their faults.
    tasks = [*one["tasks"], *other["tasks"]]
    states = []
    for _ in range(4):
        random.shuffle(tasks)
        states.append({**one, "tasks": tasks[: len(tasks) - 1]})
    same_as_anew([{PLAN_FILE: each, REGISTER_FILE: register} for each in states])


TASK = "id: I.1, lead: [bo-a], updates: [{date: 2026-06-01, by: bo-b, progress: 10}]"
BLANK = {"number": "…/QĐ-VD", "date": "2026-01-15"}


@pytest.mark.parametrize(
    ("name", "today", "change"),
    [
        ("update-in-future", dt.date(2026, 5, 1), {}),
        ("unknown-area", TODAY, {"areas": []}),
        ("document-to-fill", TODAY, {"tasks": []}),
        ("unknown-agency", TODAY, None),
    ],
)
def test_another_day_another_register_or_another_head_leave_nothing_as_it_was(
    name: str, today: dt.date, change: dict[str, object] | None
) -> None:
    data: Any = as_input(plan(TASK)).data
    data["plan"]["document"] = BLANK
    register: Any = as_input(FEW_AGENCIES, REGISTER_FILE).data
    before, formers = judged({PLAN_FILE: data, REGISTER_FILE: register}, {})
    assert name not in {finding.rule for finding in before}
    if change is None:
        register = {**register, "agencies": register["agencies"][2:], "groups": []}
    files = {PLAN_FILE: {**data, **(change or {})}, REGISTER_FILE: register}
    after, _ = judged(files, formers, today)
    assert name in {finding.rule for finding in after}


def test_only_the_new_tasks_are_looked_at_and_rules_across_tasks_see_all() -> None:
    looked_at: list[list[str]] = []

    def look(case: PlanCase) -> Iterator[Fault]:
        looked_at.append([task.id for task in case.book.tasks])
        yield from ()

    own, across_all = rule("own", "error")(look), across(rule("across", "error"))(look)
    register_file = RegisterFile(1, [])
    register = RegisterCase(REGISTER_FILE, register_file)
    run = Run(TODAY, register, False, {}, True)
    before = convert(as_input(plan("id: I.1", "id: I.2")).data, PlanFile)
    new = convert(as_input(plan("id: I.3")).data, PlanFile).tasks
    after = structs.replace(before, tasks=[before.tasks[1], *new, before.tasks[0]])
    known = Silence(TODAY, register.register, {"own": before, "across": before})
    case = PlanCase(PLAN_FILE, Book(after, register.register), run)
    assert set(silence(case, known, (own, across_all)).files) == {"own"}
    assert looked_at == [["I.3"]]
