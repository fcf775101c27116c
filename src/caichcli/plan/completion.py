"""When work was done: on a day, or what its report says in place of one.

Reports say "hoàn thành đúng hạn" and give no day. That is taken as it stands and marked; where
not even that is said, the work is done, and neither on time nor late.
"""

import datetime as dt
from collections.abc import Iterable
from typing import get_args

from msgspec import Struct

from caichcli.plan.log import Entry
from caichcli.plan.model import CompletionWord, Update

WORDS: tuple[CompletionWord, ...] = get_args(CompletionWord)


class Completion(Struct, frozen=True):
    """The ``day`` on which work was done, else the ``word`` of its report, made on ``reported``."""

    day: dt.date | None
    word: CompletionWord | None
    reported: dt.date

    @property
    def latest(self) -> dt.date:
        """The day by which it was done at the latest."""
        return self.day or self.reported

    def is_late(self, due: dt.date | None) -> bool:
        """Return whether it was done after its term, by its day or by its report's word."""
        if self.day is None:
            return self.word == "late"
        return due is not None and self.day > due

    def days_late(self, due: dt.date | None) -> int:
        """Return by how many calendar days it was late; 0 where no day is known."""
        return max(0, (self.day - due).days) if self.day and due else 0


def completion(update: Update) -> Completion:
    """Return when an entry says that work was done: unless it says else, on its own day."""
    text = update.completed
    if text in WORDS:
        return Completion(None, text, update.date)
    return Completion(update.completed_on or update.date, None, update.date)


def better_completion(before: Completion | None, update: Update) -> Completion:
    """Return the completion that entries tell, of which this is the next one that says "done".

    One that states when it was says it better than those before; a day says more than a word.
    """
    after = completion(update)
    if before is None:
        return after
    return after if update.completed and _weight(after) >= _weight(before) else before


def work_done(entries: Iterable[Entry]) -> Completion | None:
    """Return when the work was done: from the first entry of the last unbroken "done".

    A later entry of that run that states ``completed`` says it better.
    """
    last: Completion | None = None
    for entry in entries:
        update = entry.update
        if update.status is None or update.milestone is not None:
            continue
        last = better_completion(last, update) if update.status == "done" else None
    return last


def _weight(one: Completion) -> int:
    return 0 if one.word == "unknown" else 1 if one.day is None else 2
