"""What is kept compiled: read back whole, and never in the way."""

import sys
from pathlib import Path

import pytest

from caichcli.files.disk import compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "_FOLDER", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def test_what_is_kept_is_read_back(folder: Path) -> None:
    assert compiled.read("a1") is None
    compiled.keep("a1", b"x")
    compiled.keep("a1", b"xy")
    assert compiled.read("a1") == b"xy"
    assert len(list(folder.iterdir())) == 1


def test_where_python_keeps_nothing_neither_do_we(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled.keep("a1", b"x")
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "_FOLDER", folder / "none")
    compiled.keep("a1", b"x")
    assert compiled.read("a1") is None
