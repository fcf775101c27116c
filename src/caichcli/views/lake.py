"""What was read into a lake of many plans, and what it sums up to."""

import datetime as dt

from msgspec import Struct

from caichcli.plan.figures import Rate


class BrokenPlans(Struct, frozen=True):
    """A workspace that could not be read as plans, with its first error."""

    workspace: str
    file: str
    rule: str


class Copies(Struct, frozen=True, order=True):
    """A plan, by its id, whose tasks stand in several workspaces, and in which."""

    plan: str
    workspaces: tuple[str, ...]


class Collected(Struct, frozen=True):
    """What a run did: how many workspaces it read anew, left as they were, dropped."""

    days: tuple[dt.date, ...]
    read: int
    unchanged: int
    dropped: int
    tasks: int
    faults: tuple[BrokenPlans, ...]
    copies: tuple[Copies, ...] = ()


class Sum(Struct, frozen=True):
    """The figures of what has these values of ``by``, by their names."""

    values: tuple[str | None, ...]
    counts: dict[str, int]

    @property
    def done_of_due(self) -> Rate:
        """Tỷ lệ hoàn thành nhiệm vụ đến hạn, as ``status`` has it."""
        done = sum(self.counts[name] for name in ("done_on_time", "done_late", "done_undated"))
        return Rate(done, done + self.counts["overdue"])


class Rollup(Struct, frozen=True):
    """The figures at the end of a day, by the values of some columns; ``total`` is of all."""

    day: dt.date
    by: tuple[str, ...]
    workspaces: int
    faults: int
    total: Sum
    rows: tuple[Sum, ...]
    copies: tuple[Copies, ...] = ()
