"""The Python API: its page runs, it tells what the command tells, and it costs nothing heavy."""

import datetime as dt
import doctest
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import caichcli
from caichcli.services.errors import NoSuchFile, NoWorkspace, UnknownAgency, UnknownTask
from tests.cli.conftest import Ask
from tests.test_layers import HEAVY

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "tinh-minh-hoa"
DAY = dt.date(2020, 6, 28)


def test_the_examples_of_its_page_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = str(ROOT / "docs" / "python.md")
    failed, tried = doctest.testfile(page, module_relative=False, encoding="utf-8")
    assert tried > 10
    assert failed == 0


@pytest.mark.parametrize("agency", [None, "Bộ B", "các địa phương", "bo-c"])
def test_its_figures_are_those_that_status_prints(ask: Ask, agency: str | None) -> None:
    words = ["status", "--as-of", "28/6/2020", "--format", "json"]
    answer = ask(*words, *(["--agency", agency] if agency else []), at=EXAMPLE)
    assert answer.code == 0, answer.err
    totals = json.loads(answer.out)["totals"]
    figures = caichcli.open(EXAMPLE).status(DAY, agency).totals
    names = [name for name in totals if name != "supported"]
    assert {name: len(getattr(figures, name)) for name in names} == {
        name: totals[name] for name in names
    }


@pytest.mark.parametrize(
    ("path", "plan"),
    [
        (EXAMPLE, None),
        (EXAMPLE / "plans", None),
        (EXAMPLE / "plans" / "2020.yaml", None),
        (str(EXAMPLE), "minh-hoa-2020"),
        (os.path.relpath(EXAMPLE), None),
    ],
)
def test_a_plan_opens_by_its_file_and_by_its_folder(path: Path | str, plan: str | None) -> None:
    assert len(caichcli.open(path, plan).status(DAY).totals.total) == 49


def test_what_is_not_there_is_a_typed_error(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile):
        caichcli.open(tmp_path / "2020.yaml")
    with pytest.raises(NoWorkspace):
        caichcli.open(tmp_path)
    plan = caichcli.open(EXAMPLE)
    with pytest.raises(UnknownAgency, match="Bộ Nộ vụ"):
        plan.status(agency="Bộ Nộ vụ")
    with pytest.raises(UnknownTask):
        plan.task("IX.9")


def test_an_open_plan_reads_again_what_changed_on_disk(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "plans", tmp_path / "plans")
    file = tmp_path / "plans" / "2020.yaml"
    text = file.read_text("utf-8")
    plan = caichcli.open(file)
    title = plan.book.tasks[0].title
    file.write_text(text.replace(title, "Việc khác"), "utf-8")
    assert plan.book.tasks[0].title == "Việc khác"
    file.write_text("schema: 1\n", "utf-8")
    assert {finding.severity for finding in plan.validate()} == {"error"}


def test_it_costs_nothing_until_it_is_asked_and_nothing_heavy_then() -> None:
    program = (
        "import sys, caichcli; print(*sorted(n for n in sys.modules if n.startswith('caichcli')));"
        f"caichcli.open({str(EXAMPLE)!r}).status('28/6/2020'); print(*sorted(sys.modules))"
    )
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    at_first, after = run.stdout.splitlines()
    assert at_first == "caichcli"
    assert (HEAVY | {"typer"}) & set(after.split()) == set()
