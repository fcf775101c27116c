"""Doubling every kind of input until it takes a while: what C does unseen, by the processor's time.

Run by ``make fuzz``, and not among the tests: a busy machine may be wrong about
time. A kind that seems to grow too fast is therefore measured again, and told
only if it always does.
"""

import contextlib
import io
import os
import sys
import tempfile
from pathlib import Path
from time import process_time

from caichcli.cli.main import run
from caichcli.plan import deadlines
from tests.fuzz.sizes import ASKED_TOO, PAPERS, SIZES
from tests.fuzz.test_growth import MOST, READING

LARGEST = 64_000
LONG_ENOUGH = 0.4  # seconds; what takes less is doubled on
TRIES = 4


def seconds(words: list[str]) -> float:
    """The processor's time that a command takes in this process, its caches emptied."""
    deadlines.read.cache_clear()
    deadlines.occurrences.cache_clear()
    silent = io.StringIO()
    with contextlib.redirect_stdout(silent), contextlib.redirect_stderr(silent):
        begun = process_time()
        run(words)
        return process_time() - begun


def measured(kind: str, size: int, command: str) -> float:
    if kind in PAPERS:
        Path("paper.md").write_text(PAPERS[kind](size), "utf-8")
    else:
        SIZES[kind](size).lay_out(Path())
    return seconds(command.split())


def growth(kind: str, command: str) -> tuple[int, float, float]:
    """The size at which it takes a while, how long, and how much longer twice of it takes."""
    size = 500
    once = measured(kind, size, command)
    while once < LONG_ENOUGH and size < LARGEST:
        size *= 2
        once = measured(kind, size, command)
    ratios = []
    for _ in range(TRIES):
        ratios.append(measured(kind, 2 * size, command) / once)
        if ratios[-1] <= MOST:
            break
        once = max(once, measured(kind, size, command))
    return size, once, min(ratios)


def main() -> int:
    """Measure every kind, or those named; 1 where one grows too fast."""
    fast = 0
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for kind in sys.argv[1:] or (*SIZES, *PAPERS):
            asked = (*READING, *ASKED_TOO.get(kind, ()))
            for command in ("audit paper.md",) if kind in PAPERS else asked:
                size, once, ratio = growth(kind, command)
                fast += ratio > MOST
                mark = "  TOO FAST" if ratio > MOST else ""
                sys.stdout.write(
                    f"{kind:34} {command:18} {size:6} {once:5.2f} s  x{ratio:.2f}{mark}\n"
                )
                sys.stdout.flush()
    return 1 if fast else 0


if __name__ == "__main__":
    os.environ["CAICH_LANG"] = "en"
    sys.exit(main())
