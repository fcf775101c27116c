"""The benchmark: what it generates is right and always the same, its ratios are of pairs."""

import datetime as dt
import json
import sys
from pathlib import Path

import msgspec
import pytest

from bench import limits, measure, plans, rivals
from bench.measure import Command, Failed, Measured, Run
from caichcli.files.disk import workspace
from caichcli.files.yaml import reader
from caichcli.services import workspaces
from caichcli.services.session import Session


def test_a_seed_and_a_size_give_the_same_bytes(tmp_path: Path) -> None:
    first = plans.write(tmp_path / "a", 200).read_bytes()
    assert plans.write(tmp_path / "b", 200).read_bytes() == first
    assert first.count(b"\n  - id: ") == 200


@pytest.mark.parametrize(("tasks", "files"), [(24, 1), (300, 3)])
@pytest.mark.parametrize("members", [0, 94])
def test_what_is_generated_has_nothing_wrong(
    tmp_path: Path, tasks: int, files: int, members: int
) -> None:
    plans.write(tmp_path, tasks, files, members)
    found = workspace.at(tmp_path)
    assert found is not None
    opened = workspaces.check(Session(tmp_path, dt.date(2026, 1, 1)), found)
    assert opened.findings == ()
    assert sum(len(book.tasks) for book in opened.books.values()) == tasks
    assert len(opened.books) == files


def test_peers_have_as_many_entries(tmp_path: Path) -> None:
    rivals.journal(tmp_path / "journal", 50)
    rivals.ledger(tmp_path / "ledger", 50)
    rivals.pending(tmp_path / "tasks", 50)
    assert (tmp_path / "journal").read_text(encoding="utf-8").count("\n\n") == 50
    assert (tmp_path / "ledger").read_text(encoding="utf-8").count(" * ") == 50
    assert (tmp_path / "tasks" / "tasks.json").read_text(encoding="utf-8").count('"uuid"') == 50


def test_a_ratio_is_of_the_runs_of_one_round() -> None:
    ours = Measured(tuple(Run(wall, 1, 1) for wall in (1.0, 2.0, 9.0)))
    theirs = Measured(tuple(Run(wall, 1, 1) for wall in (2.0, 2.0, 3.0)))
    assert measure.ratio(ours, theirs, "wall") == (0.5, 1.0, 3.0)


def test_a_command_that_does_not_do_its_work_is_no_result(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="false: 1"):
        measure.once(Command(("false",), tmp_path))


def test_what_excel_holds_is_written_again(tmp_path: Path) -> None:
    rivals.sheet(tmp_path / "a.xlsx", 5)
    rivals.cells(tmp_path / "a.xlsx", tmp_path / "a.json")
    (cells,) = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert len(cells) == 6 * 5
    assert cells[5][:2] == [1, 0]


def test_the_limit_is_of_the_same_plans(tmp_path: Path) -> None:
    plans.write(tmp_path, 24, files=2, members=94)
    command = limits.data(Path(sys.executable), tmp_path)
    names = command.argv[-1].split(",")
    for name in names:
        plan = tmp_path / "plans" / Path(name).name
        ready = msgspec.msgpack.decode(Path(f"{name}.data").read_bytes())
        assert ready == reader.load(plan.read_bytes(), plan.name).data
    assert len(names) == 3
    assert measure.once(command).wall > 0
    page = tmp_path / "page.html"
    page.write_text("trang", encoding="utf-8")
    measure.once(limits.paper(Path(sys.executable), tmp_path, page))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["limit", "page.html", "plans"]
