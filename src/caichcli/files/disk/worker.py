"""A child process for work that may never end: it is held to bounds of time and memory.

The child is a fresh interpreter that gets the work by its standard input and, of the
environment, only what tells where the user's cache is. What it answers is data. It ends
with whoever opened it, whatever happens to either.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import BytesIO
from pickle import HIGHEST_PROTOCOL, Pickler
from threading import Thread
from time import monotonic
from typing import BinaryIO, Self, cast

from msgspec import Struct

from caichcli.files.disk.workbench import ANSWER, BOUNDS, DONE, OUT_OF_MEMORY, OUT_OF_TIME, Reason

MEGABYTE = 1024 * 1024
_GLANCE = 0.05  # seconds from one look at the child to the next
_REASONS: dict[int, Reason] = {OUT_OF_TIME: "slow", OUT_OF_MEMORY: "memory"}
_MODULE = "caichcli.files.disk.workbench"
# Where the cache is, where Windows and shared libraries are.
_ENVIRONMENT = ("HOME", "LD_LIBRARY_PATH", "LOCALAPPDATA", "SYSTEMROOT", "XDG_CACHE_HOME")


class Usage(Struct, frozen=True):
    """What a process has taken: seconds of the processor, bytes of memory."""

    seconds: float
    memory: int


class Bounds(Struct, frozen=True):
    """What a piece of work may take; ``large`` is the most that its answer may hold, in bytes.

    To ``seconds`` of the processor and bytes of ``memory`` come ``seconds_more`` and
    ``memory_more`` for each megabyte of what the work is about. For one second of the processor
    ``patience`` seconds of the clock are waited: others want the processor too.
    """

    seconds: float
    memory: int
    large: int
    seconds_more: float = 0
    memory_more: int = 0
    patience: float = 6

    def of(self, size: int) -> Usage:
        """Return what work of a size may take."""
        megabytes = size / MEGABYTE
        return Usage(
            self.seconds + self.seconds_more * megabytes,
            self.memory + int(self.memory_more * megabytes),
        )


class Ended(Struct, frozen=True):
    """Why there is no answer: which bound was passed, or that the child died, and of what."""

    reason: Reason
    detail: str = ""


Measure = Callable[[int], Usage]
_NOTHING = Usage(0, 0)


def measured(pid: int) -> Usage:
    """Return what a process has taken so far; nothing where it is gone."""
    import psutil

    try:
        process = psutil.Process(pid)
        times = process.cpu_times()
        return Usage(times.user + times.system, process.memory_info().rss)
    except psutil.Error:
        return _NOTHING


def excess(usage: Usage, before: Usage, allowed: Usage) -> Reason | None:
    """Return which bound a process has passed that had taken ``before`` when its work began."""
    if usage.memory > allowed.memory:
        return "memory"
    return "slow" if usage.seconds - before.seconds > allowed.seconds else None


# Where the system itself holds a process to its memory nobody need look.
MEASURE: Measure | None = None if sys.platform == "linux" else measured


class Worker:
    """A child process, started at once; to be closed, which ends it whatever it is at.

    ``ahead`` are modules that it loads before there is work.
    """

    def __init__(self, ahead: Sequence[str] = (), measure: Measure | None = MEASURE) -> None:
        self._measure = measure
        self._letter, self._largest = BytesIO(), 0
        # One for all work, as the child has one to read it: what was sent is not sent again.
        self._pickler = Pickler(self._letter, HIGHEST_PROTOCOL)
        self._process = subprocess.Popen(
            _command(ahead),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
        )
        self._to = cast(BinaryIO, self._process.stdin)
        self._from = cast(BinaryIO, self._process.stdout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._to, self._from):
            with suppress(OSError):  # what the child no longer took
                pipe.close()

    def ask(self, work: Callable[[], object], bounds: Bounds) -> bytes | Ended:
        """Return what the work answers, in MessagePack; or why it does not.

        The work is a function that can be pickled. After Ended the child may be dead.
        """
        letter = self._pickled(work)
        self._largest = max(self._largest, len(letter))
        allowed = bounds.of(self._largest)
        answers: list[bytes | Ended] = []
        exchange = Thread(
            target=self._exchange,
            args=(BOUNDS.pack(allowed.seconds, allowed.memory) + letter, bounds.large, answers),
            daemon=True,
        )
        exchange.start()
        if reason := self._passed(exchange, allowed, allowed.seconds * bounds.patience):
            self._process.kill()
            exchange.join()
            return Ended(reason)
        return answers[0] if answers else self._death()

    def _pickled(self, work: Callable[[], object]) -> bytes:
        self._letter.seek(0)
        self._letter.truncate()
        self._pickler.dump(work)
        return self._letter.getvalue()

    def _exchange(self, letter: bytes, large: int, answers: list[bytes | Ended]) -> None:
        """Hand over the work and wait for its answer; there is none where the child died."""
        with suppress(OSError):
            self._to.write(letter)
            self._to.flush()
            head = self._from.read(ANSWER.size)
            if len(head) < ANSWER.size:
                return
            kind, size = ANSWER.unpack(head)
            if kind != DONE:
                answers.append(Ended(_REASONS[kind]))
            elif size > large:
                answers.append(Ended("large"))
            elif len(content := self._from.read(size)) == size:
                answers.append(content)

    def _passed(self, exchange: Thread, allowed: Usage, wait: float) -> Reason | None:
        """Wait for an exchange; return the bound that the child has passed before its end."""
        deadline = monotonic() + wait
        before = self._taken()
        while exchange.is_alive():
            exchange.join(_GLANCE)
            if monotonic() > deadline:
                return "slow"
            if reason := excess(self._taken(), before, allowed):
                return reason
        return None

    def _taken(self) -> Usage:
        """What the child has taken so far, as far as anybody looks."""
        return self._measure(self._process.pid) if self._measure else _NOTHING

    def _death(self) -> Ended:
        """What the child died of; the system ends it where Python itself heard of no time."""
        code = self._process.wait()
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            return Ended("slow")
        return Ended("ended", signal.Signals(-code).name if code < 0 else str(code))


def _command(ahead: Sequence[str]) -> list[str]:
    """An interpreter like this, which looks for modules where this one does and nowhere else."""
    # Of a virtual environment the one behind it: on Windows the other would start it in its turn.
    interpreter = getattr(sys, "_base_executable", None) or sys.executable
    path = [str(entry) for entry in sys.path if entry]
    own = ["-B"] if sys.dont_write_bytecode else []
    start = f"import sys; sys.path[:] = {path!r}; from {_MODULE} import main; main{(*ahead,)}"
    return [interpreter, "-S", "-E", "-s", "-X", "utf8", *own, "-c", start]
