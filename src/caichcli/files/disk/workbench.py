"""The child's side of a worker: work comes in, is done within its bounds, its answer goes out.

The system holds the child to them where it can: address space and the processor's time
on Linux, the latter on macOS. A parent that watches sees to the rest (:mod:`.worker`).
"""

import gc
import math
import os
import signal
import sys
import time
from contextlib import suppress
from importlib import import_module
from pickle import Unpickler
from struct import Struct as Layout
from typing import BinaryIO, Literal

import msgspec

if sys.platform != "win32":
    import resource

BOUNDS = Layout("<dQ")  # before each piece of work: seconds of the processor, bytes of memory
# Before each answer: what it is, how many bytes it has.
ANSWER = Layout("<BQ")
_TO_HEAR = 0.5  # seconds for Python to hear that time is up
DONE, OUT_OF_TIME, OUT_OF_MEMORY = range(3)

Reason = Literal["slow", "memory", "large", "ended"]


class OutOfTime(Exception):
    """Work that took more of the processor's time than it may; raised where it then was."""


def main(*ahead: str) -> None:
    """Do the work that comes by standard input, one piece after another, until there is no more.

    ``ahead`` are modules that it will want. A piece is a pickled function without arguments;
    its answer goes out in MessagePack, so that a parent need not trust it.
    """
    gc.disable()  # as the parent does: see ``caichcli.__main__``
    answers = _own_output()
    _prepare()
    for module in ahead:
        import_module(module)
    work = Unpickler(sys.stdin.buffer)  # noqa: S301 - the parent alone writes there
    while bounds := sys.stdin.buffer.read(BOUNDS.size):
        kind, answer = _done(work, *BOUNDS.unpack(bounds))
        answers.write(ANSWER.pack(kind, len(answer)))
        answers.write(answer)
        answers.flush()


def _own_output() -> BinaryIO:
    """Standard output for answers alone: what a library prints goes where errors go."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _done(work: Unpickler, seconds: float, memory: int) -> tuple[int, bytes]:
    try:
        _bound(seconds, memory)
        return DONE, msgspec.msgpack.encode(work.load()())
    except OutOfTime:
        return OUT_OF_TIME, b""
    except MemoryError:
        return OUT_OF_MEMORY, b""
    finally:
        _unbound()


if sys.platform == "win32":

    def _prepare() -> None:
        """Nothing is to be prepared: all bounds are the parent's."""

    def _bound(seconds: float, memory: int) -> None:
        """The parent alone holds the child to its bounds."""

    def _unbound() -> None:
        """There is nothing to lift."""

else:

    def _prepare() -> None:
        """Die with the parent of Ctrl-C, leave no picture of the memory, hear of time."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGPROF, _out_of_time)
        _limit(resource.RLIMIT_CORE, 0)

    def _bound(seconds: float, memory: int) -> None:
        """From now on so much of the processor's time, and in all so much memory.

        When time is up Python hears of it and can tell where it was; where it hears nothing,
        deep in a library, the system ends the process soon after.
        """
        _limit(resource.RLIMIT_AS, memory)
        _limit(resource.RLIMIT_CPU, math.ceil(time.process_time() + seconds + _TO_HEAR))
        signal.setitimer(signal.ITIMER_PROF, seconds)

    def _unbound() -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _limit(kind: int, value: int) -> None:
        """Set a limit that may be set again later, within what the child was born with."""
        _, hard = resource.getrlimit(kind)
        with suppress(OSError, ValueError):  # macOS knows no bound of the address space
            within = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(kind, (within, hard))

    def _out_of_time(*_: object) -> None:
        raise OutOfTime
