"""``python -m bench``: run the contests, print them, write the page; or compare two versions."""

import argparse
import sys
from pathlib import Path

from bench import contests, page, versions
from bench.contests import Contest, Places
from bench.measure import Failed, measure
from bench.page import Result

PROJECT = Path(__file__).resolve().parent.parent
RUNS, SHORT_RUNS, QUICK_RUNS = 9, 21, 5  # of long contests, of short ones, with --quick
BASE = "origin/main"


def main() -> int:
    """Run what was asked for; 1 only where a contest could not be run at all."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--caich", type=Path, required=True, help="bin folder with caich")
    parser.add_argument("--peers", type=Path, help="bin folder with the peers from PyPI")
    parser.add_argument("--work", type=Path, default=PROJECT / "build" / "bench" / "work")
    parser.add_argument("--quick", action="store_true", help="small plans, nothing written")
    parser.add_argument("--runs", type=int, default=RUNS, help="rounds of a long contest")
    parser.add_argument("--against", metavar="REV", help="compare with this revision instead")
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    at = Places(
        PROJECT, asked.work, asked.caich.absolute(), (asked.peers or asked.caich).absolute()
    )
    try:
        if asked.against:
            print(versions.compare(at, asked.against, QUICK_RUNS))
            return 0
        # First, while this process is small: what it holds counts in the peak of those it starts.
        rows = [
            (tasks, measure([command], QUICK_RUNS)[0])
            for tasks, command in contests.sizes(at, quick=asked.quick)
        ]
        chosen = [one for one in contests.contests(at) if not (asked.quick and one.slow)]
        long, short = (QUICK_RUNS, QUICK_RUNS) if asked.quick else (asked.runs, SHORT_RUNS)
        results = [_run(one, long if one.slow else short) for one in chosen]
    except Failed as failed:
        print(failed, file=sys.stderr)
        return 1
    if not asked.quick:
        page.write(at, results, rows)
    return 0


def _run(contest: Contest, runs: int) -> Result:
    ours, theirs = measure([contest.ours, contest.theirs], runs)
    limit = measure([contest.limit], QUICK_RUNS)[0] if contest.limit else None
    print(page.line(contest, ours, theirs), flush=True)
    return contest, ours, theirs, limit


if __name__ == "__main__":
    sys.exit(main())
