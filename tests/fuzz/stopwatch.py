"""Doubling every kind of input until it takes a while: the processor's time, and the memory.

Run by ``make fuzz``, and not among the tests: a busy machine may be wrong about
time. Every command is asked in every format (``asked``), and the kinds of input by those that
read everything. Each is asked in a process of its own, from the same start, and what that start
takes is taken off. What seems to grow too fast is measured again, and told only if it always does.
"""

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from msgspec import Struct

from tests.fuzz.asked import ASKED, Line, lines
from tests.fuzz.scenes import SCENES, caich
from tests.fuzz.sizes import ASKED_TOO, PAPERS, SIZES
from tests.fuzz.test_growth import MOST, READING

LARGEST = 64_000
LONG_ENOUGH = 0.4  # seconds; what takes less is doubled on
LARGE_ENOUGH = 16  # megabytes; of less the growth says nothing
TRIES = 4


class Cost(Struct, frozen=True):
    """What a command takes: seconds of the processor, megabytes at its peak."""

    seconds: float
    megabytes: float

    def beyond(self, start: "Cost") -> "Cost":
        return Cost(self.seconds - start.seconds, self.megabytes - start.megabytes)


def cost(words: str, scene: str, size: int) -> Cost:
    """What a command line takes of a scene, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        SCENES[scene](Path(folder), size)
        child = os.fork()
        if not child:
            gc.disable()  # as the command does
            try:
                caich(*words.split(), refused=True)
            finally:
                os._exit(0)
        _, _, used = os.wait4(child, 0)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def growth(words: str, scene: str) -> tuple[int, Cost, float, float]:
    """The size at which it takes a while, its cost, and how much more twice of it takes."""
    size, start = 250, cost(words, scene, 4)
    once = cost(words, scene, size).beyond(start)
    while once.seconds < LONG_ENOUGH and size < LARGEST:
        size *= 2
        once = cost(words, scene, size).beyond(start)
    time = memory = float("inf")
    for _ in range(TRIES):
        twice = cost(words, scene, 2 * size).beyond(start)
        time = min(time, twice.seconds / max(once.seconds, 0.01))
        memory = min(memory, twice.megabytes / max(once.megabytes, LARGE_ENOUGH))
        if max(time, memory) <= MOST:
            break
        once = cost(words, scene, size).beyond(start)
    return size, once, time, memory


def everything() -> Iterator[Line]:
    """Every command line with its scene; those of ``sizes`` that are not among them besides."""
    asked = dict.fromkeys(line for command in ASKED for line in lines(command))
    for kind in SIZES:
        asked |= dict.fromkeys((words, kind) for words in (*READING, *ASKED_TOO.get(kind, ())))
    asked |= dict.fromkeys(("audit paper.md", kind) for kind in PAPERS)
    yield from asked


def main() -> int:
    """Measure all, or the scenes or commands named; 1 where something grows too fast."""
    fast = 0
    wanted = sys.argv[1:]
    for words, scene in everything():
        if wanted and scene not in wanted and words.split()[0] not in wanted:
            continue
        size, once, time, memory = growth(words, scene)
        fast += max(time, memory) > MOST
        mark = "  TOO FAST" if max(time, memory) > MOST else ""
        sys.stdout.write(
            f"{words:46} {scene:38} {size:6} {once.seconds:5.2f} s x{time:.2f}"
            f" {once.megabytes:5.0f} MB x{memory:.2f}{mark}\n"
        )
        sys.stdout.flush()
    return 1 if fast else 0


if __name__ == "__main__":
    os.environ["CAICH_LANG"] = "en"
    sys.exit(main())
