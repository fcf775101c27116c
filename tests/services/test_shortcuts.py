"""A starter on the desktop: what it says on each system, whatever folders are called."""

import subprocess
import sys
from pathlib import Path

import pytest

from caichcli.services.shortcuts import text

FOLDER = 'Kế hoạch "2026" $HOME `id` 100% \\'


def test_on_linux_it_is_a_desktop_entry() -> None:
    entry = text(Path("/srv") / FOLDER, ("/opt/my python", "-m", "caichcli", "100%"), "linux")
    head, *lines = entry.splitlines()
    assert head == "[Desktop Entry]"
    keys = dict(line.split("=", 1) for line in lines)
    assert keys["Exec"] == '"/opt/my python" "-m" "caichcli" "100%%"'
    assert keys["Path"] == '/srv/Kế hoạch "2026" $HOME `id` 100% \\\\'
    assert keys["Type"] == "Application"
    assert keys["Terminal"] == "true"


def test_what_the_entry_runs_is_quoted_twice() -> None:
    entry = text(Path("/srv"), ('a"b`c$d\\e',), "linux")
    assert 'Exec="a\\\\"b\\\\`c\\\\$d\\\\\\\\e"' in entry


def test_on_windows_no_percent_sign_is_a_variable() -> None:
    script = text(Path("C:/Kế hoạch 100%"), ("C:/Python/python.exe", "-m", "caichcli"), "windows")
    lines = script.split("\r\n")
    assert lines[:2] == ["@echo off", "chcp 65001 >nul"]
    assert lines[2].endswith('Kế hoạch 100%%"')
    assert lines[3] == '"C:/Python/python.exe" "-m" "caichcli"'
    assert lines[4] == "if errorlevel 1 pause"  # what went wrong can be read


def test_on_windows_a_folder_of_the_network_is_gone_to() -> None:
    """There cd refuses one; pushd gives it a letter."""
    script = text(Path("//may-chu/dung chung/Kế hoạch & báo cáo"), ("caich",), "windows")
    assert script.split("\r\n")[2] in (
        'pushd "//may-chu/dung chung/Kế hoạch & báo cáo"',
        'pushd "\\\\may-chu\\dung chung\\Kế hoạch & báo cáo"',
        'pushd "/may-chu/dung chung/Kế hoạch & báo cáo"',  # as a path of Unix
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a script of the Unix shell")
def test_on_macos_the_shell_takes_the_folder_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER.replace("\\", "").strip()
    folder.mkdir()
    script = tmp_path / "start"
    script.write_text(text(folder, ("pwd",), "macos"), "utf-8")
    run = subprocess.run(["sh", str(script)], capture_output=True, check=True)
    assert run.stdout.decode().strip() == str(folder)
