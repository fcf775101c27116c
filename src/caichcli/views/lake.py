"""What was read into a lake of many plans, and what it sums up to."""

import datetime as dt
from collections.abc import Mapping

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
    """The figures of what has these values of ``by``; ``names`` are what the figures are of."""

    values: tuple[str | None, ...]
    names: tuple[str, ...]
    figures: tuple[int, ...]

    @property
    def counts(self) -> dict[str, int]:
        return dict(zip(self.names, self.figures, strict=True))

    @property
    def done_of_due(self) -> Rate:
        """Tỷ lệ hoàn thành nhiệm vụ đến hạn, as ``status`` has it."""
        counts = self.counts
        done = sum(counts[name] for name in ("done_on_time", "done_late", "done_undated"))
        return Rate(done, done + counts["overdue"])


class RollupHead(Struct, frozen=True):
    """What figures are of: a lake, how many workspaces it holds and how many of them have errors.

    ``where`` are the values, by their parts, that everything is narrowed to.
    """

    lake: str
    workspaces: int
    faults: int
    where: Mapping[str, str] = {}
    copies: tuple[Copies, ...] = ()


class Rollup(Struct, frozen=True):
    """The figures at the end of a day, by the values of some columns; ``total`` is of all."""

    day: dt.date
    by: tuple[str, ...]
    head: RollupHead
    total: Sum
    rows: tuple[Sum, ...]


class LakeTask(Struct, frozen=True, rename={"class_": "class"}):
    """A task behind a figure, and where it stands: the workspace, its commit, the plan's file."""

    workspace: str
    commit: str | None
    as_committed: bool | None
    hash: str
    plan: str
    file: str
    task: str
    title: str
    province: str | None
    area: str
    area_name: str
    lead: list[str]
    class_: str
    status: str | None
    due: dt.date | None
    days_late: int | None


class LakeTasks(Struct, frozen=True):
    """The tasks that a figure counts at the end of a day."""

    day: dt.date
    figure: str
    head: RollupHead
    tasks: tuple[LakeTask, ...]
