"""One mutant and its tests, in a child of this process that has the libraries loaded already."""

import importlib
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from time import monotonic, sleep
from types import CodeType
from typing import Literal, NamedTuple

import pytest

from tests.mutants.sample import Mutant

Fate = Literal["killed", "survived", "unloadable"]

_CODES: dict[int, Fate] = {0: "survived", 1: "killed", 2: "unloadable"}
_MEMORY = 4 * 1024**3
_PAUSE = 0.02


class Trial(NamedTuple):
    """What is to be tried: a mutant (None: the text as it stands), the tests, the time."""

    mutant: Mutant | None
    tests: tuple[str, ...]
    seconds: float


class Outcome(NamedTuple):
    trial: Trial
    fate: Fate
    seconds: float


class _Loader(SourceFileLoader):
    """Loads the mutant's text as the module."""

    def __init__(self, mutant: Mutant) -> None:
        super().__init__(mutant.module, str(mutant.path))
        self.text = mutant.text

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.text, self.path, "exec")


class _Finder:
    """Finds the mutant where the module is asked for."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != self.mutant.module:
            return None
        return spec_from_file_location(name, self.mutant.path, loader=_Loader(self.mutant))


def outcomes(trials: Iterable[Trial], jobs: int) -> Iterator[Outcome]:
    """Try mutants, so many at a time, and tell of each as it ends."""
    waiting = iter(trials)
    running: dict[int, tuple[Trial, float]] = {}
    try:
        while True:
            while len(running) < jobs and (trial := next(waiting, None)) is not None:
                running[_begun(trial)] = trial, monotonic()
            if not running:
                return
            yield from _ended(running)
    finally:
        for pid in running:
            os.killpg(pid, signal.SIGKILL)


def _ended(running: dict[int, tuple[Trial, float]]) -> Iterator[Outcome]:
    """Take out the children that have ended; one that goes on for too long is ended."""
    sleep(_PAUSE)
    for pid, (trial, start) in list(running.items()):
        seconds = monotonic() - start
        late = seconds > trial.seconds
        if late:
            os.killpg(pid, signal.SIGKILL)
        ended, status = os.waitpid(pid, 0 if late else os.WNOHANG)
        if ended:
            del running[pid]
            code = os.waitstatus_to_exitcode(status)
            yield Outcome(trial, _CODES.get(code, "killed"), seconds)


def _begun(trial: Trial) -> int:
    pid = os.fork()
    if pid:
        return pid
    os.setsid()
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(quiet, stream)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    code = 1
    try:
        code = _tested(trial.mutant, trial.tests)
    finally:
        os._exit(code)


def _tested(mutant: Mutant | None, tests: Sequence[str]) -> int:
    if mutant is not None:
        sys.meta_path.insert(0, _Finder(mutant))
        try:
            importlib.import_module(mutant.module)
        except Exception:
            return 2
    run: Callable[[list[str]], int | pytest.ExitCode] = pytest.main
    return min(run(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]), 1)
