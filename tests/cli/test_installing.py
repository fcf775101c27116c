"""The command that adds the libraries of an extra fits how caich was installed."""

import sys
from pathlib import Path

import pytest

from caichcli.cli import installing


@pytest.mark.parametrize(
    ("platform", "start"), [("linux", "python3 -m"), ("darwin", "python3 -m"), ("win32", "py -m")]
)
def test_pip_is_started_as_the_system_has_it(
    monkeypatch: pytest.MonkeyPatch, platform: str, start: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert installing.command("calendar") == f"{start} pip install holidays icalendar"


def test_what_pipx_installed_gets_them_by_pipx(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "pipx_metadata.json").write_text("{}")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert installing.command("calendar") == "pipx inject caichcli holidays icalendar"


def test_the_libraries_are_those_that_the_package_declares() -> None:
    assert installing.libraries("office") == ["docxtpl", "openpyxl", "python-docx", "xlsxwriter"]
    assert installing.libraries("none") == []
