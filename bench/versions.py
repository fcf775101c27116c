"""This version beside an earlier one, in one run: shown, and never a reason to fail."""

import shutil
import subprocess
from pathlib import Path

from bench.contests import LATE_DAY, Places
from bench.measure import Command, measure, ratio

SLOWER = 1.15  # from here on a row is marked


def compare(at: Places, revision: str, runs: int) -> str:
    """A table of commands, this version's time as a ratio to the revision's."""
    base = _source(at, revision)
    if base is None:
        return f"No {revision} to compare with."
    plan = at.plan(1_000)
    rows = [
        ("status of the real plan", at.project, ("status",)),
        ("--help", at.project, ("--help",)),
        ("validate, 1,000 tasks", plan, ("validate",)),
        ("status, 1,000 tasks", plan, ("status", "--as-of", LATE_DAY)),
        ("overdue, 1,000 tasks", plan, ("overdue", "--as-of", LATE_DAY)),
        ("render weekly, 1,000 tasks", plan, ("render", "weekly", "--as-of", LATE_DAY)),
    ]
    lines = [f"Time of this version / {revision} (median of {runs} pairs; least, greatest)", ""]
    for name, folder, arguments in rows:
        versions = [_command(at, source, folder, arguments) for source in (at.project, base)]
        this, earlier = measure(versions, runs)
        least, middle, greatest = ratio(this, earlier, "wall")
        mark = "  slower" if middle > SLOWER else ""
        lines.append(f"{name:<30} {middle:5.2f}  ({least:.2f}, {greatest:.2f}){mark}")
    return "\n".join(lines)


def _source(at: Places, revision: str) -> Path | None:
    """The revision's source and templates, laid out anew; None where git does not have it."""
    target = at.work / "base"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    archive = subprocess.run(
        ["git", "-C", str(at.project), "archive", revision, "src", "templates"],
        capture_output=True,
        check=False,
    )
    if archive.returncode:
        return None
    subprocess.run(["tar", "-x", "-C", str(target)], input=archive.stdout, check=True)
    return target


def _command(at: Places, source: Path, folder: Path, arguments: tuple[str, ...]) -> Command:
    argv = (str(at.caich / "python"), "-m", "caichcli", *arguments)
    return Command(argv, folder, {"PYTHONPATH": str(source / "src")}, codes=(0, 1))
