"""The grammar of deadlines: the words of an official's cell, and the days that they mean.

Text becomes tokens (``tokens``), tokens named times (``points``) and whole
terms (``terms``, ``recurring``), terms the parts of a cell (``cell``), and
parts dates (``meaning``, ``calendar``). A new wording is a row in ``points``
or ``phrases``, and a row in tests/plan/deadlines/cells.tsv.
"""

from datetime import date
from functools import lru_cache

from caichcli.plan.deadlines.values import (
    LONGEST,
    MONTHS,
    Deadline,
    DeadlinePart,
    Interval,
    Occurrence,
    Recurrence,
    RefusalReason,
    TermKind,
    UnreadableDeadline,
)

__all__ = [
    "LONGEST",
    "MONTHS",
    "Deadline",
    "DeadlinePart",
    "Interval",
    "Occurrence",
    "Recurrence",
    "RefusalReason",
    "TermKind",
    "UnreadableDeadline",
    "occurrences",
    "read",
]


@lru_cache(maxsize=8192)
def read(
    text: str | None,
    start: date,
    end: date,
    issued: date | None = None,
    eves_from: date | None = None,
) -> Deadline | UnreadableDeadline:
    """Return what a deadline means in a plan that runs from ``start`` to ``end``.

    ``issued`` is the day of the plan's document, from which "từ nay" counts. "Trước ngày
    X" is by the end of X; from the day ``eves_from`` on, by the end of the day before. No
    text is the plan's own period. Never raises: a text that cannot be understood
    is an UnreadableDeadline with the reason and, where it can, rewrites that are read.
    """
    if text is None:
        part = DeadlinePart("", "period", start, end)
        return Deadline("", "period", start, end, parts=(part,))
    from caichcli.plan.deadlines import reading  # the grammar's tables are made when first needed

    return reading.read(text, start, end, issued, eves_from)


@lru_cache(maxsize=8192)
def occurrences(recurrence: Recurrence, first: date, last: date) -> tuple[Occurrence, ...]:
    """Return every period of a plan from ``first`` to ``last``, in the order of due days.

    A period belongs to the plan whose days it tells of, though it be due after them
    ("trước ngày 03 tháng đầu quý sau") or before. Periods are the calendar's, whatever
    the plan's cut-off. Keys are unique: ``2020-Q1``, ``2020-03``, ``2020-W15``,
    ``2020-H1``, ``2020-9M``, ``2020``; where two days share a kind of period, the due
    day itself.
    """
    from caichcli.plan.deadlines import calendar

    return calendar.occurrences(recurrence, first, last)
