"""A starter on somebody's desktop: a file that opens the workspace's pages when it is clicked."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from caichcli.files.disk import writes
from caichcli.services.errors import NotWritten
from caichcli.services.location import locate
from caichcli.services.session import Session

System = Literal["linux", "macos", "windows"]
ENDINGS: dict[System, str] = {"linux": ".desktop", "macos": ".command", "windows": ".cmd"}
RUNNABLE = 0o755
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]')


def write(session: Session, desktop: Path, command: Sequence[str], system: System) -> Path:
    """Write a starter that runs a command in the workspace; return its path.

    Raises NoWorkspace, NotWritten.
    """
    folder = locate(session, None).root
    name = _NOT_IN_NAMES.sub(" ", folder.name).strip() or "caich"
    path = desktop / f"caich {name}{ENDINGS[system]}"
    fault = writes.write(path, text(folder, command, system), overwrite=True)
    if fault is not None:
        raise NotWritten(path, fault.reason)
    if system != "windows":
        path.chmod(RUNNABLE)
    return path


def text(folder: Path, command: Sequence[str], system: System) -> str:
    """Return what a starter says, in the language of its system."""
    if system == "windows":
        words = " ".join(f'"{word}"' for word in command)
        # In such a file every percent sign stands doubled.
        # pushd goes to a folder of the network too, which cd does not; a fault stays to be read.
        stay = "if errorlevel 1 pause"
        script = ("@echo off", "chcp 65001 >nul", f'pushd "{folder}"', words, stay)
        return "\r\n".join(line.replace("%", "%%") for line in script) + "\r\n"
    if system == "macos":
        from shlex import join, quote

        return f"#!/bin/sh\ncd {quote(str(folder))} && exec {join(command)}\n"
    # Words are quoted as the Desktop Entry Specification says, the whole then as a string of it.
    words = " ".join(f'"{_quoted(word)}"' for word in command)
    entry = {
        "Type": "Application",
        "Name": f"caich {folder.name}",
        "Path": str(folder),
        "Exec": words,
        "Terminal": "true",
    }
    lines = (f"{key}={_of_entry(value)}" for key, value in entry.items())
    return "\n".join(("[Desktop Entry]", *lines)) + "\n"


def _quoted(word: str) -> str:
    return re.sub(r'(["`$\\])', r"\\\1", word).replace("%", "%%")


def _of_entry(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", "\\n")
