"""The figures of ``status`` over a lake: one expression, on whichever engine."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from msgspec import structs

from caichcli.services.errors import NotRead, Refusal, one_of, require
from caichcli.services.lake import spark, tables
from caichcli.services.lake.collecting import manifest
from caichcli.services.lake.records import FIGURES
from caichcli.services.session import Session
from caichcli.views.lake import Rollup, Sum

# What a rollup is parted by -> the columns that say so. A task of several leads counts once in
# each one's row.
PARTS = {
    "province": ("province",),
    "workspace": ("workspace",),
    "plan": ("workspace", "plan"),
    "area": ("area", "area_name"),
    "agency": ("owner_name",),
}
SUMS = (*FIGURES, "supported")
BATCH = 10_000  # rows made values of Python at a time
DUCKDB = "duckdb"
ENGINES = (DUCKDB, *spark.MASTERS)


class NoLake(Refusal):
    """A folder that holds no lake, or one of another version's."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class LakeTorn(Refusal):
    """A lake of which a file is missing or cannot be read: it is to be collected again."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class LakeUnfinished(Refusal):
    """A lake that is being filled, or that whoever filled it left half done."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class DaysNotHeld(Refusal):
    """Days as of which a lake holds nothing; ``held`` are those of which it does."""

    def __init__(self, days: Sequence[dt.date], held: Sequence[dt.date]) -> None:
        super().__init__(days)
        self.days = days
        self.held = held


def parts_of(words: str | None) -> tuple[str, ...]:
    """Return what a rollup is parted by: names with commas between; raise NotAChoice."""
    names = (word.strip() for word in (words or "").split(","))
    return tuple(dict.fromkeys(one_of(name, PARTS, "by") for name in names if name))


def rollup(
    session: Session, lake: Path, by: Sequence[str], days: Sequence[dt.date], engine: str = "duckdb"
) -> tuple[Rollup, ...]:
    """Return the figures as of each of the days.

    Raises NoLake, LakeUnfinished, LakeTorn, DaysNotHeld, NotRead, NotAChoice, LibraryMissing,
    EngineFailed.
    """
    require(tables.EXTRA, "pyarrow.parquet", "ibis", "duckdb")
    if not engine.startswith("spark://"):
        one_of(engine, ENGINES, "engine")
    if engine != DUCKDB:
        spark.check(engine)
    folder = session.folder / lake
    held = manifest(folder)
    if held is None or held.schema != tables.SCHEMA:
        raise NoLake(lake)
    if not held.whole:
        raise LakeUnfinished(lake)
    own_days = days or held.days[-1:]
    missing = [day for day in own_days if day not in held.days]
    if missing or not own_days:
        raise DaysNotHeld(missing, held.days)
    try:
        if not all(tables.sound(folder, number, held.days) for number in range(tables.BUCKETS)):
            raise LakeTorn(lake)
        copies = tables.copies(folder)
        with _connection(engine) as connection:
            each = [_rollup(connection, folder, tuple(by), day) for day in own_days]
        if manifest(folder) != held:
            raise LakeUnfinished(lake)
        return tuple(structs.replace(one, copies=copies) for one in each)
    except OSError as error:
        raise NotRead(lake, error.strerror or "") from error


@contextmanager
def _connection(engine: str) -> Iterator[Any]:
    """Open an engine: DuckDB within this process, which fetches nothing, or Spark."""
    import ibis

    with ExitStack() as stack:
        if engine == DUCKDB:
            connection = ibis.duckdb.connect(
                ":memory:", autoinstall_known_extensions=False, autoload_known_extensions=False
            )
        else:
            connection = ibis.pyspark.connect(stack.enter_context(spark.session(engine)))
        stack.callback(connection.disconnect)
        yield connection


def _rollup(connection: Any, lake: Path, by: tuple[str, ...], day: dt.date) -> Rollup:
    duties = _table(connection, lake / "duties" / f"as_of={day.isoformat()}")
    columns = tuple(dict.fromkeys(column for part in by for column in PARTS[part]))
    index = _table(connection, lake / "workspaces")
    (known,) = (
        index.aggregate(workspaces=index.count(), faults=(~index.sound).sum())
        .to_pyarrow()
        .to_pylist()
    )
    total = _sums(duties, (), "task")
    kind = "lead" if "agency" in by else "task"
    return Rollup(
        day,
        columns,
        known["workspaces"],
        known["faults"] or 0,
        total[0],
        tuple(_sums(duties, columns, kind)) if columns else (),
    )


def _sums(duties: Any, columns: tuple[str, ...], kind: str) -> list[Sum]:
    """Return the figures of one kind of rows by some columns, in their order."""
    own = duties.filter(duties.kind == kind)
    sums = {name: own[name].cast("int64").sum().fill_null(0) for name in SUMS}
    answer = own.aggregate(**sums) if not columns else own.group_by(list(columns)).agg(**sums)
    if columns:
        answer = answer.order_by(list(columns))
    return [
        Sum(tuple(row[column] for column in columns), {name: int(row[name]) for name in SUMS})
        for batch in answer.to_pyarrow().to_batches(BATCH)
        for row in batch.to_pylist()
    ]


def _table(connection: Any, folder: Path) -> Any:
    """Return a table of a lake, of a folder of its buckets."""
    return connection.read_parquet(str(folder.absolute() / "*" / "*.parquet"))
