"""Workbooks of many filled forms, one after another: what each leaves in memory is let go."""

import gc
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

MOST_LEFT = 100


def in_turn(items: Iterable[T]) -> Iterator[T]:
    """Yield what a workbook is read from, each before the next.

    A workbook that is done leaves some hundred kilobytes of objects that point at each other, and
    no command looks for garbage by itself. What was there before is not gone through again.
    """
    for count, item in enumerate(items, 1):
        yield item
        if count % MOST_LEFT == 0:
            gc.collect(0)
