"""Fingerprints of tasks above: what they are of, and what they are not of."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import convert

from caichcli.files.yaml import reader, writer
from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.plan.parents import drift, fingerprint
from tests.random_plans import Data, plan_data, register_data

LAST = dt.date(2200, 12, 31)

AGENCY_LINES: list[Data] = [
    {"id": "so-cu", "name": "Sở Cũ", "kind": "other", "successors": ["so-moi"]},
    {"id": "so-moi", "name": "Sở Mới", "kind": "other"},
    {"id": "so-khac", "name": "Sở Khác", "kind": "other", "successors": ["so-gop"]},
    {"id": "so-nua", "name": "Sở Nữa", "kind": "other", "successors": ["so-gop"]},
    {"id": "so-gop", "name": "Sở Gộp", "kind": "other"},
]


def book_of(plan: Data, register: Data | None = None) -> Book:
    file = convert(register, RegisterFile) if register else None
    return Book(convert(plan, PlanFile), Register(file))


def prints(book: Book, day: dt.date = LAST) -> dict[str, str]:
    """The fingerprints of a plan's tasks."""
    return {task.id: fingerprint(book, task, day) for task in book.tasks}


def of_lead(*lead: str, changed: dict[str, Any] | None = None) -> tuple[Book, str]:
    """A plan of one task, led by these, beside the register; its fingerprint."""
    lines = [line | (changed or {}).get(line["id"], {}) for line in AGENCY_LINES]
    plan = {
        "schema": 1,
        "plan": {"id": "p", "title": "K", "period": {"from": "2026-01-01", "to": "2026-12-31"}},
        "areas": [{"id": "I", "name": "N"}],
        "tasks": [{"id": "I.1", "title": "T", "area": "I", "lead": list(lead)}],
    }
    book = book_of(plan, {"schema": 1, "agencies": lines})
    return book, fingerprint(book, book.tasks[0], LAST)


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        (["so-cu"], ["so-moi"], True),  # it took another name
        (["so-moi"], ["so-cu"], True),
        (["so-khac"], ["so-gop"], False),  # two became one
        (["so-cu", "so-gop"], ["so-gop", "so-cu"], True),  # the order of a list
        (["so-cu"], ["so-cu", "so-gop"], False),
        (["so-cu"], [], False),
    ],
)
def test_leads_are_who_they_are_through_renames(
    before: list[str], after: list[str], same: bool
) -> None:
    book, _ = of_lead(*after)
    _, seen = of_lead(*before)
    assert (drift(book, book.tasks[0], seen, LAST) is None) == same


def test_whenever_the_register_hears_of_a_new_name_nothing_is_suspect() -> None:
    unheard = {"so-cu": {"successors": None}, "so-moi": {"name": "Sở Mới tinh"}}
    for lead in ("so-cu", "so-moi"):
        _, seen = of_lead(lead, changed=unheard)
        book, _ = of_lead(lead)
        assert drift(book, book.tasks[0], seen, LAST) is None


def test_version_1_never_changes() -> None:
    """Plans hold these: another result would make every link suspect."""
    assert of_lead("so-cu")[1] == "v1-88ca1077"
    assert of_lead("so-gop")[1] == "v1-121eb907"


@given(plan_data(), register_data(), st.randoms())
def test_how_a_plan_is_written_means_nothing(plan: Data, register: Data, chance: Any) -> None:
    """Wrapped, indented and commented otherwise, keys and tasks in another order."""
    before = prints(book_of(plan, register))
    mixed = {key: plan[key] for key in chance.sample(list(plan), len(plan))}
    mixed["tasks"] = [
        {key: task[key] for key in chance.sample(list(task), len(task))}
        for task in chance.sample(plan["tasks"], len(plan["tasks"]))
    ]
    text = f"# Ghi chú\n{writer.flow(mixed)}  # hết\n"
    rewritten: Any = reader.load(text.encode(), "plans/a.yaml").data
    for name, one in prints(book_of(rewritten, register)).items():
        assert one == before[name]
    for task in plan["tasks"]:
        task["title"] = f"  {task['title']}\n".replace(" ", "\n  ")
    assert prints(book_of(plan, register)) == before


CHANGES = st.sampled_from(["title", "lead", "product", "deadline", "read_as", "adjustments"])


@given(plan_data(), register_data(), st.data(), CHANGES)
def test_a_change_of_meaning_is_seen_in_its_task_alone(
    plan: Data, register: Data, data: st.DataObject, key: str
) -> None:
    if not plan["tasks"]:
        return
    book = book_of(plan, register)
    before = prints(book)
    number = data.draw(st.integers(0, len(plan["tasks"]) - 1))
    task = plan["tasks"][number]
    words = task.get("deadline") or "Quý II"
    values: dict[str, Any] = {
        "title": f"{task['title']} khác",
        "product": f"{task.get('product', '')} khác",
        "lead": [] if set(task.get("lead", ())) >= {"bo-a"} else ["bo-a", *task.get("lead", ())],
        "deadline": f"{words} khác",
        "read_as": {"words": words, "read_as": "Quý IV"},
        "adjustments": [
            *task.get("adjustments", ()),
            {"date": "2190-01-01", "to": "2195-01-01", "authority": {"number": "1/QĐ"}},
        ],
    }
    changed = {**task, ("deadline" if key == "read_as" else key): values[key]}
    plan["tasks"][number] = changed
    after = prints(book_of(plan, register))
    assert {name for name in after if after[name] != before[name]} == {task["id"]}
