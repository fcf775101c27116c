"""A bucket of a lake filled: what changed is read anew, with its rows by table and day."""

import datetime as dt
import gc
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from caichcli.files.disk.workspace import SETTINGS_NAME
from caichcli.services import workspaces
from caichcli.services.errors import Refusal, require
from caichcli.services.lake import records, sources, tables
from caichcli.services.lake.records import Row, RowSource
from caichcli.services.lake.sources import Contents, Location, Obstacle
from caichcli.services.session import Session
from caichcli.services.workspaces import Survey
from caichcli.views.lake import BrokenPlans, Collected

if TYPE_CHECKING:
    import pyarrow as pa

WORKSPACES_HELD = 16  # read, and not let go yet
BROKEN_OFF = "broken-off"  # in place of a rule: a fault of caich, not of the plan


class Bucket(Struct, frozen=True):
    """A bucket's work for one process; whoever reads the ``deadly`` ones dies, so nobody does."""

    number: int
    locations: tuple[Location, ...]
    deadly: frozenset[str] = frozenset()


class Order(Struct, frozen=True):
    """What all buckets of a run share; ``held`` are the days that the lake has already.

    A lake of which nothing is to stay holds none.
    """

    lake: Path
    today: dt.date
    days: tuple[dt.date, ...]
    held: tuple[dt.date, ...] = ()

    @property
    def new_days(self) -> tuple[dt.date, ...]:
        return tuple(day for day in self.days if day not in self.held)


class _Fresh:
    """What was read anew for a bucket: packed by Arrow, a workspace at a time; of duties by day.

    Of the ``stale`` nothing that the lake holds stays; of those ``of_new_days`` all does.
    """

    def __init__(self) -> None:
        self.tables: dict[tuple[str, dt.date | None], list[pa.Table]] = {}
        self.stale: set[str] = set()
        self.of_new_days: set[str] = set()
        self.tasks = 0
        self.faults: list[BrokenPlans] = []

    def add(self, own: dict[str, list[Row]]) -> None:
        """Take in one workspace's rows by table; of its errors the first is told."""
        for name, rows in own.items():
            for day in dict.fromkeys(row.get("as_of") for row in rows):
                of_day = (row for row in rows if row.get("as_of") == day)
                table = tables.table_of(name, of_day)
                self.tables.setdefault((name, day), []).append(table)
        for row in own.get("faults", ())[:1]:
            self.faults.append(BrokenPlans(row["workspace"], row["file"], row["rule"]))
        if self.read % WORKSPACES_HELD == 0:
            gc.collect()  # the process goes on; what was read is let go

    @property
    def read(self) -> int:
        return len(self.stale) + len(self.of_new_days)

    def table(self, name: str, day: dt.date | None = None) -> "pa.Table":
        import pyarrow as pa

        return pa.concat_tables([tables.table_of(name, ()), *self.tables.get((name, day), ())])


def fill(order: Order, bucket: Bucket) -> Collected:
    """Write one bucket's files anew where anything in it changed, or one of them is torn."""
    if not tables.sound(order.lake, bucket.number, order.held):
        order = structs.replace(order, held=())
    rows = _index(order, bucket.number) if order.held else {}
    gc.freeze()  # what is there for good is not gone through again and again
    fresh = _Fresh()
    dropped = rows.keys() - {one.name for one in bucket.locations}
    for one in bucket.locations:
        _take_in(order, one, rows.get(one.name), fresh, deadly=one.name in bucket.deadly)
    if fresh.read or dropped or order.new_days or not order.held:
        _write(order, bucket.number, fresh, dropped)
    return Collected(
        order.days,
        fresh.read,
        len(bucket.locations) - fresh.read,
        len(dropped),
        fresh.tasks,
        tuple(fresh.faults),
    )


def probe(order: Order, location: Location) -> None:
    """Read a workspace and let go of it: this process may die of it."""
    contents = sources.read(location)
    if isinstance(contents, Contents):
        _read(order, contents, order.days)


def _index(order: Order, number: int) -> dict[str, Row]:
    """Return what the lake knows of a bucket's workspaces, by their names."""
    index = tables.read(tables.place(order.lake, "workspaces", number), "workspaces")
    return {row["workspace"]: row for row in index.to_pylist()}


def _take_in(
    order: Order, location: Location, row: Row | None, fresh: _Fresh, *, deadly: bool
) -> None:
    """Read a workspace if it is another than its row says, or for the new days alone."""
    held = {day.isoformat() for day in order.held}
    former = None
    if row and row["sound"] and held.issubset(row["days"]):
        former = RowSource(row["workspace"], row["commit"], row["as_committed"], row["hash"])
        if not order.new_days and sources.is_at(location, former.commit):
            return
    contents = sources.read(location, former)
    same = isinstance(contents, Contents) and contents.source == former
    if same and not order.new_days:
        return
    (fresh.of_new_days if same else fresh.stale).add(location.name)
    if isinstance(contents, Obstacle):
        own = _no_plans(order, RowSource(location.name, None, None, ""), contents)
    elif deadly:
        own = _no_plans(order, contents.source, Obstacle(BROKEN_OFF, "process"))
    else:
        own = _read(order, contents, order.new_days if same else order.days)
    fresh.tasks += len(own.get("tasks", ()))
    if same:
        own = {name: own[name] for name in ("duties", "workspaces") if name in own}
    fresh.add(own)


def _read(order: Order, contents: Contents, days: Iterable[dt.date]) -> dict[str, list[Row]]:
    """Return one workspace's rows by table; where a fault of ours is in the way, that alone."""
    try:
        return _judged(order, contents, days)
    except Refusal:
        raise
    except Exception as error:
        return _no_plans(order, contents.source, Obstacle(BROKEN_OFF, type(error).__name__))


def _judged(order: Order, contents: Contents, days: Iterable[dt.date]) -> dict[str, list[Row]]:
    session = Session(contents.place.root, order.today)
    survey = workspaces.judge(session, contents.place, contents.files, errors_only=True)
    own: dict[str, list[Row]] = {"faults": list(records.faults(survey, contents.source))}
    readable = _beside(session, contents, survey) if survey.errors else survey
    if readable:
        if any(book.ends_on_working_days for book in readable.books.values()):
            require("calendar", "holidays")  # figures must not hang on what is installed
        own |= records.rows(readable, contents.source, days)
    return own | {"workspaces": [_index_row(order, contents.source, sound=not survey.errors)]}


def _beside(session: Session, contents: Contents, survey: Survey) -> Survey | None:
    """Return a workspace's plans without those that have errors, judged apart.

    None where nothing is left, or the errors are in what all of them share.
    """
    place = contents.place
    broken = {error.place.file for error in survey.errors}
    plans = tuple(plan for plan in place.plans if place.shown(plan) not in broken)
    shared = {SETTINGS_NAME, *map(place.shown, filter(None, [place.register]))}
    if not plans or not broken.isdisjoint(shared):
        return None
    files = {name: content for name, content in contents.files.items() if name not in broken}
    rest = structs.replace(place, plans=plans, whole=False)
    own = workspaces.judge(session, rest, files, errors_only=True)
    return None if own.errors else own


def _index_row(order: Order, source: RowSource, *, sound: bool) -> Row:
    return structs.asdict(source) | {
        "sound": sound,
        "collected": order.today,
        "days": [day.isoformat() for day in order.days],
    }


def _no_plans(order: Order, source: RowSource, obstacle: Obstacle) -> dict[str, list[Row]]:
    """Return the rows of a workspace of which nothing is read, and why."""
    fault = {"file": "", "rule": obstacle.rule, "route": obstacle.reason}
    return {
        "faults": [structs.asdict(source) | fault],
        "workspaces": [_index_row(order, source, sound=False)],
    }


def _write(order: Order, number: int, fresh: _Fresh, dropped: Iterable[str]) -> None:
    """Write a bucket's files: what stays of the old rows and the new; its index last."""
    leavers = fresh.stale.union(dropped)
    for name in (name for name in tables.TABLES if name not in ("duties", "workspaces")):
        _replace(order, number, name, fresh, leavers)
    for day in order.days:
        _replace(order, number, "duties", fresh, leavers, day)
    _replace(order, number, "workspaces", fresh, leavers | fresh.of_new_days)


def _replace(
    order: Order,
    number: int,
    name: str,
    fresh: _Fresh,
    leavers: set[str],
    day: dt.date | None = None,
) -> None:
    import pyarrow as pa

    path = tables.place(order.lake, name, number, day)
    new = fresh.table(name, day)
    if order.held and day not in order.new_days:
        if not leavers and not new.num_rows:
            return
        new = pa.concat_tables([_without(tables.read(path, name), leavers), new])
    tables.write(path, new)


def _without(rows: "pa.Table", leavers: set[str]) -> "pa.Table":
    import pyarrow as pa
    import pyarrow.compute as pc

    names = pa.array(sorted(leavers), pa.string())
    return rows.filter(pc.invert(pc.is_in(rows["workspace"], value_set=names)))
