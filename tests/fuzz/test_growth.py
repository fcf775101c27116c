"""Twice as much of anything takes at most two and a half times the work.

Work is the lines of Python that are executed, which no clock and no other
program on the machine can change. What C does unseen (regular expressions
above all) is measured by ``tests.fuzz.stopwatch``.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

import pytest

from caichcli.plan import deadlines
from tests.cli.conftest import Ask
from tests.fuzz.sizes import ASKED_TOO, PAPERS, SIZES

T = TypeVar("T")

MOST = 2.5
FEW = 50
# Between them they read everything, judge everything, and go through every log.
READING = ("validate --draft", "status", "log")


def worked(work: Callable[..., T], *words: str, **options: Any) -> tuple[int, T]:
    """How many lines of Python work executes, caches of earlier work emptied; and its answer."""
    deadlines.read.cache_clear()
    deadlines.occurrences.cache_clear()
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        answer = work(*words, **options)
    finally:
        sys.settrace(before)
    return count, answer


@pytest.mark.parametrize("kind", SIZES)
def test_twice_as_much_is_hardly_more_than_twice_the_work(
    ask: Ask, tmp_path: Path, kind: str
) -> None:
    for command in (*READING, *ASKED_TOO.get(kind, ())):
        counts = []
        for size in (FEW, FEW, 2 * FEW, 4 * FEW):  # the first run loads what is loaded once
            SIZES[kind](size).lay_out(tmp_path)
            count, answer = worked(ask, *command.split(), at=tmp_path)
            counts.append(count)
        _, once, twice, four_times = counts
        assert twice <= MOST * once, command
        assert four_times <= MOST * twice, command
        if answer.code == 3:  # what one command refuses, all do
            break


@pytest.mark.parametrize("kind", PAPERS)
def test_a_longer_paper_is_hardly_more_work(ask: Ask, tmp_path: Path, kind: str) -> None:
    counts = []
    for size in (FEW, FEW, 2 * FEW, 4 * FEW):
        (tmp_path / "paper.md").write_text(PAPERS[kind](size), "utf-8")
        counts.append(worked(ask, "audit", "paper.md", at=tmp_path)[0])
    _, once, twice, four_times = counts
    assert twice <= MOST * once
    assert four_times <= MOST * twice


def test_the_count_would_tell_a_square() -> None:
    def pairs(text: str) -> int:
        found = 0
        for one in text:
            for other in text:
                found += one < other
        return found

    assert worked(pairs, "a" * 200)[0] > MOST * worked(pairs, "a" * 100)[0]
