"""Whole processes, measured from outside and in turn, so that a ratio holds on a busy machine."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from msgspec import Struct

KIB = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in, in bytes


class Command(Struct, frozen=True):
    """A program to run: its arguments, the folder it runs in, what its environment has besides."""

    argv: tuple[str, ...]
    folder: Path
    env: Mapping[str, str] = {}
    codes: tuple[int, ...] = (0,)


class Run(Struct, frozen=True):
    """What one process took: seconds from start to end, seconds of processor, peak bytes."""

    wall: float
    cpu: float
    peak: int


class Failed(Exception):
    """A program left with a code that says that it did not do the work."""


def once(command: Command) -> Run:
    """Run it; its output is thrown away. Raises Failed where the work was not done."""
    env = {**os.environ, **command.env}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    process = subprocess.Popen(
        command.argv,
        cwd=command.folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    said = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.stderr:
        process.stderr.close()
    if process.returncode not in command.codes:
        tail = said.decode(errors="replace")[-400:]
        raise Failed(f"{' '.join(command.argv)}: {process.returncode}\n{tail}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KIB)


class Measured(Struct, frozen=True):
    """A command's runs, in the order of the rounds."""

    runs: tuple[Run, ...]

    def figure(self, name: str) -> list[float]:
        """``wall`` or ``cpu`` in seconds, ``peak`` in bytes, of every run."""
        return [getattr(run, name) for run in self.runs]

    def middle(self, name: str) -> float:
        return median(self.figure(name))


def measure(commands: Sequence[Command], runs: int) -> list[Measured]:
    """Each command's runs, one of each in every round; a first round is not counted."""
    for command in commands:
        once(command)
    rounds = [[once(command) for command in commands] for _ in range(runs)]
    return [Measured(tuple(column)) for column in zip(*rounds, strict=True)]


def ratio(ours: Measured, theirs: Measured, figure: str) -> tuple[float, float, float]:
    """Least, median and greatest of the ratios of a figure, pair by pair of one round."""
    pairs = zip(ours.figure(figure), theirs.figure(figure), strict=True)
    ratios = [mine / other for mine, other in pairs]
    return min(ratios), median(ratios), max(ratios)
