"""Names of files that are no UTF-8, in every command that prints one: words, JSON, no breakdown."""

import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import FILE, PLAN, Desk, desk

NAME = "tên\udcff\udce8"  # as Python has the bytes ff e8
SHOWN = "tên\\udcff\\udce8"
COMMANDS = {
    # what is asked, and the code; the plan, a table and a template are named so
    "validate": 0,
    "validate --format json": 0,
    "validate hỏng{}.yaml --format text": 1,
    "validate hỏng{}.yaml --format json": 1,
    "validate hỏng{}.yaml --format gitlab": 1,
    "validate hỏng{}.yaml --format sarif": 1,
    "validate hỏng{}.yaml --format github": 1,
    "validate hỏng{}.yaml --format markdown": 1,
    "validate hỏng{}.yaml --output json={}.json --output sarif={}.sarif": 1,
    "validate {}.yaml --format json": 3,
    "list --plan plans/{}.yaml --format json": 0,
    "log --format json": 0,
    "show I.1 --format json": 0,
    "update I.1 -n x --by bo-a --date 2026-06-30": 0,
    "update I.1 -n x --by bo-a --date 2026-06-30 --format json": 0,
    "adjust I.1 --to 30/9/2026 --document 02/TB-VD@2026-06-20 --format json": 0,
    "add --id II.2 --title x --area II --lead bo-a --format json": 0,
    "update --undo": 2,
    "import {}.csv --format json": 0,
    "import {}.csv -o plans/mới{}.yaml --format json": 0,
    "import {}.csv --into plans/{}.yaml --format json": 0,
    "import {}.txt --format json": 3,
    "import {}.xlsx --format json": 3,
    "forms out --agency all --period 2026-Q2 -o {}": 0,
    "forms in {}.xlsx --format json": 3,
    "render weekly -o {}.md": 0,
    "render weekly -o {}.html": 0,
    "export -o mới{}.csv": 0,
    "export -f json -o {}.json": 0,
    "export -o {}.ics": 0,
    "verify {}.csv": 2,
    "templates check {}.md.j2": 1,
    "templates check {}.docx": 1,
    "status --plan {} --format json": 2,
    "init mới{}": 0,
    "init mới{} --format json": 2,
    "diff --since 2026-06-01 --format json": 0,
    "merge-driver {}.csv {}.csv {}.csv": 0,
}


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    if sys.platform != "linux":
        pytest.skip("file systems elsewhere take names of text alone")
    at = desk(ask, tmp_path)
    (at.top / FILE).rename(at.top / f"plans/{NAME}.yaml")
    (at.top / f"hỏng{NAME}.yaml").write_text("a: [", "utf-8")
    (at.top / f"{NAME}.csv").write_text("TT,Nhiệm vụ,Chủ trì\n1,Việc,BA\n", "utf-8")
    (at.top / f"{NAME}.txt").write_text("x\n", "utf-8")
    (at.top / f"{NAME}.md.j2").write_text("{{ report['\\udcff'] ", "utf-8")
    (at.top / f"{NAME}.docx").write_text("x", "utf-8")
    return at


@pytest.mark.parametrize("command", COMMANDS)
def test_a_name_of_bytes_is_told_as_text(at: Desk, command: str) -> None:
    answer = at.run(*(word.replace("{}", NAME) for word in command.split()))
    assert answer.code == COMMANDS[command], answer.err
    for text in (answer.out, answer.err):
        text.encode()
    if "--format json" in command and answer.out:
        assert json.loads(answer.out) != {}
    assert "dừng giữa chừng" not in answer.err


def test_what_was_written_into_a_file_of_such_a_name_is_taken_back(at: Desk) -> None:
    assert at.run("update", "I.1", "-n", "x", "--by", "bo-a", "--date", "2026-06-30").code == 0
    plan = at.top / f"plans/{NAME}.yaml"
    assert plan.read_text("utf-8") != PLAN
    answer = at.run("update", "--undo")
    assert (answer.code, plan.read_text("utf-8")) == (0, PLAN)
    assert SHOWN in answer.out


def test_a_workspace_of_such_a_name(ask: Ask, at: Desk) -> None:
    top = at.top.rename(at.top.with_name(NAME))
    for words in (["status", "--format", "json"], ["update", "I.1", "-n", "x"], ["log"]):
        assert ask(*words, at=top).code == 0


@pytest.mark.parametrize(
    "words", [r"{{ report['\udcff'] }}", r'{% include "\udcff" %}', r'{{ "\udcff"|x }}']
)
def test_half_a_character_in_a_template(at: Desk, words: str) -> None:
    (at.top / "templates/vi").mkdir(parents=True)
    (at.top / "templates/vi/weekly.md.j2").write_text(words, "utf-8")
    answer = at.run("render", "weekly")
    assert "weekly.md.j2:1" in answer.err
