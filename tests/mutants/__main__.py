"""``python -m tests.mutants``: how many small faults in plan/ and rules/ the tests notice.

Prints every survivor; those that nobody can observe stand in ``unobservable.tsv``
with their reason. Fails where too few of all are noticed, these among them.
"""

import argparse
import csv
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.mutants.sample import SOURCE, Mutant, modules, sample
from tests.mutants.trial import Outcome, Trial, outcomes

HERE = Path(__file__).parent
LEAST = 0.95
os.environ |= {"HYPOTHESIS_PROFILE": "mutants"}


def main() -> int:
    options = _options()
    tests = _rows("tests.tsv")
    paths = [path for path in modules() if options.only in path.as_posix()]
    every = tuple(dict.fromkeys(name for _, names in tests for name in names.split()))
    (whole,) = outcomes([Trial(None, every, options.seconds)], 1)
    if whole.fate != "survived":
        print("The tests fail as they stand.")
        return 1
    drawn = sample(paths, options.count, options.seed)
    trials = (Trial(one, _tests_of(one, tests), 2 * whole.seconds + 30) for one in drawn)
    return _report(list(_shown(outcomes(trials, options.jobs))), whole.seconds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--count", type=int, default=480, help="how many mutants are tried")
    parser.add_argument("--seed", type=int, default=1, help="which are drawn")
    parser.add_argument("--only", default="", help="modules whose path holds this")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=3600, help="for the tests as they stand")
    return parser.parse_args()


def _rows(name: str) -> list[list[str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _tests_of(mutant: Mutant, tests: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the tests of a module, and of the folders that it is in."""
    place = mutant.path.relative_to(SOURCE / "caichcli").with_suffix("").as_posix()
    return tuple(
        name for key, names in tests if f"{place}/".startswith(f"{key}/") for name in names.split()
    )


def _shown(results: Iterator[Outcome]) -> Iterator[Outcome]:
    """Tell of survivors as they come."""
    for number, result in enumerate(results, 1):
        if result.fate == "survived":
            print(f"{number}: {_text(result)}", flush=True)
        yield result


def _text(result: Outcome) -> str:
    mutant = result.trial.mutant
    assert mutant is not None
    return f"{mutant.module}:{mutant.line}: {mutant.before}  ->  {mutant.after}"


def _report(results: Sequence[Outcome], seconds: float) -> int:
    reasons = {tuple(row[:3]): row[3] for row in _rows("unobservable.tsv")}
    tried: Counter[str] = Counter()
    killed: Counter[str] = Counter()
    # What cannot even be loaded is no fault that a test must notice.
    for result in (one for one in results if one.fate != "unloadable"):
        mutant = result.trial.mutant
        assert mutant is not None
        tried[mutant.module] += 1
        killed[mutant.module] += result.fate == "killed"
        if result.fate == "survived":
            reason = reasons.get((mutant.module, mutant.before, mutant.after))
            print(f"\n{_text(result)}\n    {reason or 'no test notices it'}")
    print()
    for module, count in sorted(tried.items()):
        print(f"{killed[module]:4} of {count:3}  {module}")
    share = killed.total() / max(tried.total(), 1)
    print(f"{killed.total()} of {tried.total()} mutants killed: {share:.1%}; tests {seconds:.0f} s")
    return int(share < LEAST)


if __name__ == "__main__":
    sys.exit(main())
