"""Workspaces read into a lake: in several processes, and again only what changed."""

import datetime as dt
import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct, structs

from caichcli.files.disk import revisions, workspace, writes
from caichcli.services import workspaces
from caichcli.services.errors import NotWritten, Refusal, require
from caichcli.services.lake import records, spark, tables
from caichcli.services.lake.records import Row, RowSource
from caichcli.services.session import Session
from caichcli.version import __version__
from caichcli.views.lake import BrokenPlans, Collected

if TYPE_CHECKING:
    import pyarrow as pa

    from caichcli.files.disk.workspace import Workspace

MANIFEST = "lake.json"
WORKSPACES_HELD = 16  # read, and not let go yet
BROKEN_OFF = "broken-off"  # in place of a rule: a fault of caich, not of the plan


class NoSuchFolder(Refusal):
    """A folder to collect that is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class NoPlansBelow(Refusal):
    """Folders in which there is no workspace; ``path`` is the first."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class NoPlaceForLake(Refusal):
    """A file, or a folder with other files in it, that a lake was to be written to."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class Manifest(Struct, frozen=True):
    """What a lake says of itself: the version of its tables, who made it, the days it holds."""

    schema: int
    caich: str
    days: tuple[dt.date, ...]


class Found(Struct, frozen=True):
    """A workspace by its name in the lake and its folder."""

    name: str
    folder: Path


class _Bucket(Struct, frozen=True):
    """A bucket's work for one process; whoever reads the ``deadly`` ones dies, so nobody does."""

    number: int
    workspaces: tuple[Found, ...]
    deadly: frozenset[str] = frozenset()


class _Order(Struct, frozen=True):
    """What all buckets of a run share."""

    lake: Path
    today: dt.date
    days: tuple[dt.date, ...]
    anew: bool


def collect(
    session: Session,
    folders: Sequence[Path],
    output: Path,
    days: Sequence[dt.date],
    jobs: int | None = None,
    engine: str | None = None,
    progress: Callable[[Iterable[Collected], int], Iterable[Collected]] = lambda each, _: each,
) -> Collected:
    """Fill a lake with the workspaces in some folders, and return what was done.

    The lake holds them as of these days and of those that it held; a workspace that is no more
    among them leaves it. One with errors is told in ``faults`` and stops nothing. They are read
    in ``jobs`` processes here, or by a job of Spark on an ``engine``. Raises NoSuchFolder,
    NoPlansBelow, NoPlaceForLake, NotWritten, NotAChoice, LibraryMissing, EngineFailed.
    """
    require(tables.EXTRA, "pyarrow.parquet")
    if engine is not None:
        spark.check(engine)
    workspaces = _found(session, folders)
    lake = session.folder / output
    _check_place(lake, output)
    before = manifest(lake)
    same = before is not None and before.schema == tables.SCHEMA and before.caich == __version__
    former_days = before.days if before else ()
    order = _Order(lake, session.today, records.days_of((*former_days, *days)), not same)
    buckets = {number: list[Found]() for number in range(tables.BUCKETS)}
    for one in workspaces:
        buckets[tables.bucket(one.name)].append(one)
    work = [_Bucket(number, tuple(own)) for number, own in buckets.items()]
    try:
        lake.mkdir(parents=True, exist_ok=True)
        if engine is None:
            outcome = _filled(order, work, jobs or os.cpu_count() or 1)
        else:
            outcome = _filled_by_spark(order, work, engine)
        parts = list(progress(outcome, len(work)))
    except OSError as error:
        fault = writes.fault(lake, error)
        raise NotWritten(output, fault.reason) from error
    note = msgspec.json.encode(Manifest(tables.SCHEMA, __version__, order.days))
    if problem := writes.write(lake / MANIFEST, note, overwrite=True):
        raise NotWritten(output / MANIFEST, problem.reason)
    return Collected(
        order.days,
        sum(part.read for part in parts),
        sum(part.unchanged for part in parts),
        sum(part.dropped for part in parts),
        sum(part.tasks for part in parts),
        tuple(sorted((f for part in parts for f in part.faults), key=lambda f: f.workspace)),
        tables.copies(lake),
    )


def _check_place(lake: Path, output: Path) -> None:
    """Refuse for a lake what is a file or holds files of others: raise NoPlaceForLake."""
    if any(one.is_file() for one in (lake, *lake.parents)):
        raise NoPlaceForLake(output)
    own = {MANIFEST, *tables.TABLES}
    if (
        lake.is_dir()
        and not (lake / MANIFEST).exists()
        and {one.name for one in lake.iterdir()} - own
    ):
        raise NoPlaceForLake(output)


def manifest(lake: Path) -> Manifest | None:
    """Return what a lake says of itself; None where there is none."""
    try:
        return msgspec.json.decode((lake / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        return None


def _found(session: Session, folders: Sequence[Path]) -> list[Found]:
    """Return the workspaces in folders, each by its path from what all folders share."""
    tops = [(session.folder / folder).absolute() for folder in folders]
    for folder, top in zip(folders, tops, strict=True):
        if not top.is_dir():
            raise NoSuchFolder(folder)
    roots = sorted({root for top in tops for root in _roots(top)})
    if not roots:
        raise NoPlansBelow(folders[0])
    base = Path(os.path.commonpath([top.parent if top in roots else top for top in tops]))
    return [Found(root.relative_to(base).as_posix(), root) for root in roots]


def _roots(top: Path) -> Iterator[Path]:
    """Yield the workspaces at a folder and below it; folders that begin with a dot are left out."""
    for folder, inner, _ in os.walk(top):
        path = Path(folder)
        if workspace.PLANS_FOLDER in inner and workspace.at(path) is not None:
            yield path
        inner[:] = [one for one in inner if one[:1] != "." and one != workspace.PLANS_FOLDER]


def _filled(order: _Order, work: Sequence[_Bucket], jobs: int) -> Iterator[Collected]:
    """Yield what was done in each bucket; of one in which a process died, done apart."""
    broken: list[_Bucket] = []
    with ProcessPoolExecutor(jobs) as pool:
        for bucket, future in [(one, pool.submit(_fill, order, one)) for one in work]:
            try:
                yield future.result()
            except BrokenProcessPool:
                broken.append(bucket)
    yield from (_filled_apart(order, bucket) for bucket in broken)


def _filled_by_spark(order: _Order, work: Sequence[_Bucket], engine: str) -> Iterator[Collected]:
    """Yield what was done in each bucket, each of them filled by a task of Spark."""

    def fill(number: int) -> bytes:
        return msgspec.json.encode(_fill(order, work[number]))

    for answer in spark.answers(engine, fill, len(work)):
        yield msgspec.json.decode(answer, type=Collected)


def _filled_apart(order: _Order, bucket: _Bucket) -> Collected:
    """Fill a bucket in a process of its own, without those in which a process dies."""
    deadly = frozenset(one.name for one in bucket.workspaces if _is_deadly(order, one))
    with ProcessPoolExecutor(1) as pool:
        return pool.submit(_fill, order, structs.replace(bucket, deadly=deadly)).result()


def _is_deadly(order: _Order, one: Found) -> bool:
    with ProcessPoolExecutor(1) as pool:
        try:
            pool.submit(_probe, order, one).result()
        except BrokenProcessPool:
            return True
    return False


def _probe(order: _Order, one: Found) -> None:
    """Read a workspace and let go of it: this process may die of it."""
    place = workspace.at(one.folder)
    _read(
        order, one.folder, place, _contents(place) if place else {}, RowSource(one.name, None, "")
    )


class _Fresh:
    """What was read anew for a bucket: packed by Arrow, a workspace at a time; of duties by day."""

    def __init__(self) -> None:
        self.tables: dict[tuple[str, dt.date | None], list[pa.Table]] = {}
        self.workspaces = self.tasks = 0
        self.faults: list[BrokenPlans] = []

    def add(self, own: dict[str, list[Row]]) -> None:
        """Take in one workspace's rows by table; of its errors the first is told."""
        for name, rows in own.items():
            for day in dict.fromkeys(row.get("as_of") for row in rows):
                of_day = (row for row in rows if row.get("as_of") == day)
                table = tables.table_of(name, of_day)
                self.tables.setdefault((name, day), []).append(table)
        self.tasks += len(own.get("tasks", ()))
        for row in own.get("faults", ())[:1]:
            self.faults.append(BrokenPlans(row["workspace"], row["file"], row["rule"]))
        self.workspaces += 1
        if self.workspaces % WORKSPACES_HELD == 0:
            gc.collect()  # the process goes on; what was read is let go

    def table(self, name: str, day: dt.date | None = None) -> "pa.Table":
        import pyarrow as pa

        return pa.concat_tables([tables.table_of(name, ()), *self.tables.get((name, day), ())])


def _fill(order: _Order, bucket: _Bucket) -> Collected:
    """Write one bucket's files anew where anything in it changed, or one of them is torn."""
    lake = order.lake
    if not order.anew and not tables.sound(lake, bucket.number, order.days):
        order = structs.replace(order, anew=True)
    index = tables.place(lake, "workspaces", bucket.number)
    rows = {} if order.anew else {row["workspace"]: row for row in _rows(index)}
    gc.freeze()  # what is there for good is not gone through again and again
    fresh = _Fresh()
    stale: list[str] = []
    days = [day.isoformat() for day in order.days]
    dropped = rows.keys() - {one.name for one in bucket.workspaces}
    for one in bucket.workspaces:
        place = workspace.at(one.folder)
        files = _contents(place) if place else {}
        digest = workspace.digest(files)
        row = rows.get(one.name)
        if row and row["hash"] == digest and row["sound"] and row["days"] == days:
            continue
        stale.append(one.name)
        source = RowSource(one.name, _commit(one.folder), digest)
        if one.name in bucket.deadly:
            fresh.add(_broken_off(order, source, "process"))
        else:
            fresh.add(_read(order, one.folder, place, files, source))
    if stale or dropped or order.anew:
        _write(order, bucket.number, fresh, {*stale, *dropped})
    return Collected(
        order.days,
        len(stale),
        len(bucket.workspaces) - len(stale),
        len(dropped),
        fresh.tasks,
        tuple(fresh.faults),
    )


def _read(
    order: _Order,
    folder: Path,
    place: "Workspace | None",
    files: dict[str, bytes | workspace.Unreadable],
    source: RowSource,
) -> dict[str, list[Row]]:
    """Return one workspace's rows by table; of one with errors, or a fault of ours, that alone."""
    if place is None:
        return {}
    try:
        return _judged(order, folder, place, files, source)
    except Refusal:
        raise
    except Exception as error:
        return _broken_off(order, source, type(error).__name__)


def _judged(
    order: _Order,
    folder: Path,
    place: "Workspace",
    files: dict[str, bytes | workspace.Unreadable],
    source: RowSource,
) -> dict[str, list[Row]]:
    survey = workspaces.judge(Session(folder, order.today), place, files, errors_only=True)
    own: dict[str, list[Row]] = {"faults": list(records.faults(survey, source))}
    if not survey.errors and any(book.ends_on_working_days for book in survey.books.values()):
        require("calendar", "holidays")  # figures must not hang on what is installed
    if not survey.errors:
        own |= records.rows(survey, source, order.days)
    return own | {"workspaces": [_index_row(order, source, sound=not survey.errors)]}


def _index_row(order: _Order, source: RowSource, *, sound: bool) -> Row:
    return structs.asdict(source) | {
        "sound": sound,
        "collected": order.today,
        "days": [day.isoformat() for day in order.days],
    }


def _broken_off(order: _Order, source: RowSource, what: str) -> dict[str, list[Row]]:
    """Return the rows of a workspace in which caich itself broke off, and with ``what``."""
    fault = structs.asdict(source) | {"file": "", "rule": BROKEN_OFF, "route": what}
    return {"faults": [fault], "workspaces": [_index_row(order, source, sound=False)]}


def _contents(place: "Workspace") -> dict[str, bytes | workspace.Unreadable]:
    """Return the bytes of a workspace's files, its settings among them."""
    files = workspace.contents(place)
    if place.settings.exists():
        files[workspace.SETTINGS_NAME] = workspace.read(place.settings)
    return files


def _commit(folder: Path) -> str | None:
    """Return the commit that a workspace's repository is at; None where git does not know."""
    if not any((one / ".git").exists() for one in workspace.searched(folder)):
        return None
    last = revisions.last_commit(folder)
    return last[1].commit if last else None


def _write(order: _Order, number: int, fresh: _Fresh, leavers: set[str]) -> None:
    """Write a bucket's files: what stays of the old rows and the new; its index last."""
    for name in (*(name for name in tables.TABLES if name != "workspaces"), "workspaces"):
        for day in order.days if name == "duties" else (None,):
            path = tables.place(order.lake, name, number, day)
            _replace(order, path, name, fresh.table(name, day), leavers)


def _replace(order: _Order, path: Path, name: str, new: "pa.Table", leavers: set[str]) -> None:
    import pyarrow as pa

    if not order.anew:
        new = pa.concat_tables([_without(tables.read(path, name), leavers), new])
    tables.write(path, new)


def _without(rows: "pa.Table", leavers: set[str]) -> "pa.Table":
    import pyarrow as pa
    import pyarrow.compute as pc

    names = pa.array(sorted(leavers), pa.string())
    return rows.filter(pc.invert(pc.is_in(rows["workspace"], value_set=names)))


def _rows(path: Path) -> list[Row]:
    rows: list[Row] = tables.read(path, "workspaces").to_pylist()
    return rows
