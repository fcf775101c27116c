"""Tasks that each member owes, in JSON: who stands apart, and one row for all the others."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bench import plans
from tests.cli.conftest import EXAMPLE, Ask

GROUPED = 40  # tasks, half of them led by a group of 25


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("grouped")
    plans.write(folder, GROUPED, members=25)
    return folder


def classes(task: dict[str, Any]) -> Counter[str]:
    """How many members stand in which class, by a task of either shape."""
    counts = Counter(member["class"] for member in task["members"] or ())
    if rest := task.get("rest"):
        counts[rest["class"]] += rest["count"]
    return counts


@pytest.mark.parametrize(
    ("where", "question", "lists"),
    [
        ("bench", "list", ["tasks"]),
        ("bench", "overdue", ["tasks", "due_soon", "milestones_missed"]),
        ("example", "list", ["tasks"]),
        ("example", "overdue", ["tasks", "due_soon", "milestones_missed"]),
    ],
)
def test_sums_of_both_shapes_are_equal(
    ask: Ask, workspace: Path, where: str, question: str, lists: list[str]
) -> None:
    folder = workspace if where == "bench" else EXAMPLE
    line = [question, "--as-of", "2020-06-28", "-f", "json"]
    short, whole = (json.loads(ask(*line, *more, at=folder).out) for more in ([], ["--members"]))
    for name in lists:
        assert list(map(classes, short[name])) == list(map(classes, whole[name]))
        assert all("rest" in task for task in short[name])
        assert not any("rest" in task for task in whole[name])
        for brief, full in zip(short[name], whole[name], strict=True):
            every = full["members"] or []
            assert all(member in every for member in brief["members"] or ())
            for some, all_ in zip(brief.get("arrears", ()), full.get("arrears", ()), strict=True):
                assert len(some["owing"]) + some["rest"] == len(all_["owing"])


def test_an_answer_does_not_grow_with_the_group(ask: Ask, tmp_path: Path) -> None:
    sizes = []
    for members in (10, 300):
        folder = tmp_path / str(members)
        plans.write(folder, GROUPED, members=members)
        sizes.append(len(ask("list", "--as-of", "2020-06-28", "-f", "json", at=folder).out))
    assert sizes[1] < sizes[0] * 1.1


def test_an_export_has_both_shapes_as_list_has(ask: Ask, workspace: Path) -> None:
    for more in ([], ["--members"]):
        line = ["--as-of", "2020-06-28", "-f", "json", *more]
        exported, listed = (json.loads(ask(name, *line, at=workspace).out)
                            for name in ("export", "list"))  # fmt: skip
        assert exported == listed


@pytest.mark.parametrize("more", [["-f", "csv"], ["-f", "json", "--of", "initiatives"]])
def test_members_that_an_export_cannot_name_are_refused(
    ask: Ask, workspace: Path, more: list[str]
) -> None:
    answer = ask("export", "--members", *more, at=workspace)
    assert (answer.code, answer.out) == (2, "")
    assert "--members chỉ dùng khi xuất nhiệm vụ với --format json" in answer.err
