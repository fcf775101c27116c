"""A new workspace is valid from the first day, and nothing is overwritten."""

import datetime as dt
from pathlib import Path

from tests.cli.conftest import Ask


def test_a_new_workspace_is_valid(ask: Ask, tmp_path: Path) -> None:
    assert ask("init", "moi", at=tmp_path, today=dt.date(2026, 2, 3)).code == 0
    assert (tmp_path / "moi" / "plans" / "2026.yaml").is_file()
    answer = ask("validate", "--strict", at=tmp_path / "moi")
    assert (answer.code, answer.err) == (0, "")
    assert ask("status", at=tmp_path / "moi").code == 0


def test_nothing_is_overwritten(ask: Ask, tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "2026.yaml").write_text("của tôi", "utf-8")
    answer = ask("init", at=tmp_path)
    assert answer.code == 0
    assert (plans / "2026.yaml").read_text("utf-8") == "của tôi"
    assert "giữ nguyên  plans/2026.yaml" in answer.out


def test_a_file_is_no_folder(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "tep").touch()
    answer = ask("init", "tep", at=tmp_path)
    assert answer.code == 2
    assert "tep" in answer.err
