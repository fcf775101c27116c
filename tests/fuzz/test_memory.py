"""Odd plans take at most ten times their size in memory, whatever command reads them."""

import contextlib
import gc
import io
import tracemalloc
from pathlib import Path

import pytest

from caichcli.cli.main import run
from caichcli.plan import deadlines
from caichcli.services.forms.workbooks import MOST_LEFT
from tests.fuzz.scenes import SCENES, caich
from tests.fuzz.sizes import SIZES

TIMES = 10  # of the size of plan and register
SIZE = 300_000  # bytes, about

# What a person may come to write, or a program gone wrong; others are no plans (`noise`).
KINDS = [
    "items of a list",
    "lists in lists",
    "mappings in mappings",
    "a long title",
    "a title of many lines",
    "a long id",
    "a long day",
    "a long number",
    "a long key",
    "a term of prose",
    "a term of many terms",
    "a term of brackets",
    "a term of letters",
]


@pytest.mark.parametrize("command", ["validate", "status"])
@pytest.mark.parametrize("kind", KINDS)
def test_memory_follows_the_size(
    kind: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    laid_out(kind, 100)
    peak(command)  # loads what is loaded once
    size = laid_out(kind, items(kind))
    assert peak(command) <= TIMES * size


@pytest.mark.parametrize("command", ["forms out --period 2026-Q2 -o sent", "forms in forms"])
def test_workbooks_that_are_done_are_let_go(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    SCENES["forms of many agencies"](Path(), MOST_LEFT + 10)
    gc.collect()
    gc.disable()  # as the command does
    try:
        caich(*command.split())
        assert sum(type(one).__name__ == "Workbook" for one in gc.get_objects()) <= 10
    finally:
        gc.enable()


def laid_out(kind: str, number: int) -> int:
    files = SIZES[kind](number)
    files.lay_out(Path())
    return len(files.plan) + len(files.register)


def items(kind: str) -> int:
    """How many make a file of the size; of what lies in each other its size is a square."""
    if kind == "mappings in mappings":
        return 1400
    few = SIZES[kind](1000)
    return SIZE * 1000 // len(few.plan)


def peak(command: str) -> int:
    deadlines.read.cache_clear()
    silent = io.StringIO()
    tracemalloc.start()
    try:
        with contextlib.redirect_stdout(silent), contextlib.redirect_stderr(silent):
            run([command])
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
