"""Workspaces read into a lake: in several processes, and again only what changed."""

import datetime as dt
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from caichcli.files.disk import locks, writes
from caichcli.files.disk.writes import WriteFault
from caichcli.services.errors import NotWritten, Refusal, require
from caichcli.services.lake import filling, records, sources, spark, tables
from caichcli.services.lake.filling import Bucket, Order
from caichcli.services.lake.sources import Location
from caichcli.services.session import Session
from caichcli.version import __version__
from caichcli.views.lake import Collected

MANIFEST = "lake.json"
SECONDS = 1.0  # between looks whether the process that everything is done for still lives


class NoPlaceForLake(Refusal):
    """A file, or a folder with other files in it, that a lake was to be written to."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class Manifest(Struct, frozen=True):
    """What a lake says of itself: the version of its tables, who made it, the days it holds.

    It is not ``whole`` while it is filled, and where that was broken off.
    """

    schema: int
    caich: str
    days: tuple[dt.date, ...]
    whole: bool = True


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
    locations = sources.locations(session, folders)
    lake = session.folder / output
    _check_place(lake, output)
    try:
        lake.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritten(output, writes.fault(lake, error).reason) from error
    nothing = Manifest(tables.SCHEMA, __version__, (), whole=False)
    fault = writes.write(lake / MANIFEST, msgspec.json.encode(nothing))
    if fault and fault.reason != "exists":
        raise NotWritten(output / MANIFEST, fault.reason)
    with locks.locked(lake / MANIFEST) as lock:
        if isinstance(lock, WriteFault):
            raise NotWritten(output / MANIFEST, lock.reason, lock.lock)
        before = manifest(lake) or nothing
        _note(lake, output, structs.replace(before, whole=False))
        order = _order(session, lake, before, days)
        parts = _parts(order, output, locations, jobs, engine, progress)
        _note(lake, output, Manifest(tables.SCHEMA, __version__, order.days))
        return Collected(
            order.days,
            sum(part.read for part in parts),
            sum(part.unchanged for part in parts),
            sum(part.dropped for part in parts),
            sum(part.tasks for part in parts),
            tuple(sorted((f for part in parts for f in part.faults), key=lambda f: f.workspace)),
            tables.copies(lake),
        )


def _note(lake: Path, output: Path, what: Manifest) -> None:
    """Write what a lake says of itself; raise NotWritten."""
    if fault := writes.write(lake / MANIFEST, msgspec.json.encode(what), overwrite=True):
        raise NotWritten(output / MANIFEST, fault.reason)


def _order(session: Session, lake: Path, before: Manifest, days: Iterable[dt.date]) -> Order:
    """Return what is to be done: of a lake of another version nothing stays but its days."""
    same = (before.schema, before.caich) == (tables.SCHEMA, __version__)
    held = before.days if same else ()
    return Order(lake, session.today, records.days_of((*before.days, *days)), held)


def _parts(
    order: Order,
    output: Path,
    locations: Iterable[Location],
    jobs: int | None,
    engine: str | None,
    progress: Callable[[Iterable[Collected], int], Iterable[Collected]],
) -> list[Collected]:
    """Fill every bucket, and return what was done in each; raise NotWritten, EngineFailed."""
    buckets = {number: list[Location]() for number in range(tables.BUCKETS)}
    for one in locations:
        buckets[tables.bucket(one.name)].append(one)
    work = [Bucket(number, tuple(own)) for number, own in buckets.items()]
    try:
        if engine is None:
            outcome = _filled(order, work, jobs or os.cpu_count() or 1)
        else:
            outcome = _filled_by_spark(order, work, engine)
        return list(progress(outcome, len(work)))
    except OSError as error:
        raise NotWritten(output, writes.fault(order.lake, error).reason) from error


def _check_place(lake: Path, output: Path) -> None:
    """Refuse for a lake what is a file or holds files of others: raise NoPlaceForLake."""
    if any(one.is_file() for one in (lake, *lake.parents)):
        raise NoPlaceForLake(output)
    if lake.is_dir() and not (lake / MANIFEST).exists():
        names = {one.name for one in lake.iterdir() if not one.name.startswith(".")}
        if names - {MANIFEST, *tables.TABLES}:
            raise NoPlaceForLake(output)


def manifest(lake: Path) -> Manifest | None:
    """Return what a lake says of itself; None where there is none."""
    try:
        return msgspec.json.decode((lake / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        return None


def _processes(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """End this process soon after the one that it works for: a killed one says nothing more."""

    def watch() -> None:
        own = os.getppid()
        while os.getppid() == own:
            time.sleep(SECONDS)
        os._exit(1)

    if sys.platform != "win32":  # there the pipe between them breaks
        threading.Thread(target=watch, daemon=True).start()


def _filled(order: Order, work: Sequence[Bucket], jobs: int) -> Iterator[Collected]:
    """Yield what was done in each bucket; of one in which a process died, done apart."""
    broken: list[Bucket] = []
    with _processes(jobs) as pool:
        for bucket, future in [(one, pool.submit(filling.fill, order, one)) for one in work]:
            try:
                yield future.result()
            except BrokenProcessPool:
                broken.append(bucket)
    yield from (_filled_apart(order, bucket) for bucket in broken)


def _filled_by_spark(order: Order, work: Sequence[Bucket], engine: str) -> Iterator[Collected]:
    """Yield what was done in each bucket, each of them filled by a task of Spark."""

    def fill(number: int) -> bytes:
        return msgspec.json.encode(filling.fill(order, work[number]))

    for answer in spark.answers(engine, fill, len(work)):
        yield msgspec.json.decode(answer, type=Collected)


def _filled_apart(order: Order, bucket: Bucket) -> Collected:
    """Fill a bucket in a process of its own, without those in which a process dies."""
    deadly = frozenset(one.name for one in bucket.locations if _is_deadly(order, one))
    with _processes(1) as pool:
        return pool.submit(filling.fill, order, structs.replace(bucket, deadly=deadly)).result()


def _is_deadly(order: Order, one: Location) -> bool:
    with _processes(1) as pool:
        try:
            pool.submit(filling.probe, order, one).result()
        except BrokenProcessPool:
            return True
    return False
