"""The figures of ``status`` over a lake, and the tasks behind one of them, on any engine."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, convert

from caichcli.language.vietnamese import loosely_equal
from caichcli.services.errors import NotAChoice, NotRead, Refusal, one_of
from caichcli.services.lake import engines, tables
from caichcli.services.lake.collecting import manifest
from caichcli.services.lake.engines import DUCKDB, Engine
from caichcli.services.lake.records import FIGURES
from caichcli.services.session import Session
from caichcli.views.lake import LakeTask, LakeTasks, Rollup, RollupHead, Sum

if TYPE_CHECKING:
    import pyarrow as pa

# What a rollup is parted by -> the columns that say so. A task of several leads counts once in
# each one's row.
PARTS = {
    "province": ("province",),
    "workspace": ("workspace",),
    "plan": ("workspace", "plan"),
    "area": ("area", "area_name"),
    "agency": ("owner_name",),
}
# What an answer is narrowed to -> the columns of which one has the value.
NARROWED = {**PARTS, "plan": ("plan",)}
SUMS = (*FIGURES, "supported")
FIGURE_NAMES = tuple(name.replace("_", "-") for name in SUMS)
FEW = 5  # names in a message
BATCH = 10_000  # rows made values of Python at a time


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


class Question(Struct, frozen=True):
    """What a lake is asked: as of which days, of what alone (values by parts), on which engine.

    Without a day it is the last that the lake holds.
    """

    lake: Path
    days: Sequence[dt.date] = ()
    where: Mapping[str, str] = {}
    engine: str = DUCKDB


def parts_of(words: str | None) -> tuple[str, ...]:
    """Return what a rollup is parted by: names with commas between; raise NotAChoice."""
    names = (word.strip() for word in (words or "").split(","))
    return tuple(dict.fromkeys(one_of(name, PARTS, "by") for name in names if name))


def where_of(words: Sequence[str]) -> dict[str, str]:
    """Return the values that a rollup is narrowed to, by their parts: raise NotAChoice."""
    pairs = (word.partition("=") for word in words)
    return {one_of(part.strip(), PARTS, "where"): value.strip() for part, _, value in pairs}


def rollup(session: Session, question: Question, by: Sequence[str]) -> tuple[Rollup, ...]:
    """Return the figures as of each of the days.

    Raises NoLake, LakeUnfinished, LakeTorn, DaysNotHeld, NotRead, NotAChoice, LibraryMissing,
    EngineFailed.
    """
    with _lake(session, question) as lake:
        return tuple(_rollup(lake, tuple(by), day) for day in lake.days)


def tasks(session: Session, question: Question, figure: str) -> tuple[LakeTasks, ...]:
    """Return the tasks that a figure counts as of each of the days; raise as ``rollup`` does."""
    name = one_of(figure, FIGURE_NAMES, "tasks").replace("-", "_")
    with _lake(session, question) as lake:
        return tuple(_tasks(lake, name, day) for day in lake.days)


class _Lake(Struct, frozen=True):
    """A lake opened: whole, with the days asked for; ``head`` says of it what each answer says."""

    folder: Path
    engine: Engine
    days: Sequence[dt.date]
    head: RollupHead

    def table(self, name: str) -> Any:
        return self.engine.table(name, self.folder / name)

    def duties(self, day: dt.date) -> Any:
        """Return the duties as of a day, those alone that are asked for."""
        folder = self.folder / "duties" / f"as_of={day.isoformat()}"
        own = self.engine.table("duties", folder)
        for part, value in self.head.where.items():
            columns = NARROWED[part]
            meant = self._meant(own, columns, value)
            tests = [own[column] == meant for column in columns]
            own = own.filter(tests[0] if len(tests) == 1 else tests[0] | tests[1])
        return own

    def _meant(self, duties: Any, columns: Sequence[str], value: str) -> str:
        """Return the value of columns that words mean, marks and case apart; raise NotAChoice."""
        values = {
            row[column]
            for column in columns
            for row in self.engine.answer(duties.select(column).distinct()).to_pylist()
        }
        names: list[str] = sorted(name for name in values if name)
        if value in names:
            return value
        alike = [name for name in names if loosely_equal(value, name)]
        if len(alike) == 1:
            return alike[0]
        near = alike or get_close_matches(value, names, n=3, cutoff=0.5) or names[:FEW]
        raise NotAChoice("where", value, near)


@contextmanager
def _lake(session: Session, question: Question) -> Iterator[_Lake]:
    """Open a lake that holds the days asked for, and see that it stays what it is meanwhile."""
    engines.check(question.engine)
    folder = session.folder / question.lake
    held = manifest(folder)
    if held is None or held.schema != tables.SCHEMA:
        raise NoLake(question.lake)
    if not held.whole:
        raise LakeUnfinished(question.lake)
    days = question.days or held.days[-1:]
    missing = [day for day in days if day not in held.days]
    if missing or not days:
        raise DaysNotHeld(missing, held.days)
    try:
        if not all(tables.sound(folder, number, held.days) for number in range(tables.BUCKETS)):
            raise LakeTorn(question.lake)
        index = tables.whole(folder, "workspaces", ["sound"])["sound"].to_pylist()
        head = RollupHead(
            question.lake.as_posix(),
            len(index),
            index.count(False),
            question.where,
            tables.copies(folder),
        )
        with engines.connection(question.engine) as engine:
            yield _Lake(folder, engine, days, head)
    except OSError as error:
        raise NotRead(question.lake, error.strerror or "") from error
    if manifest(folder) != held:
        raise LakeUnfinished(question.lake)


def _rollup(lake: _Lake, by: tuple[str, ...], day: dt.date) -> Rollup:
    duties = lake.duties(day)
    columns = tuple(dict.fromkeys(column for part in by for column in PARTS[part]))
    (total,) = _sums(lake, duties, (), _kind(lake.head.where))
    rows = _sums(lake, duties, columns, _kind((*by, *lake.head.where))) if columns else ()
    return Rollup(day, columns, lake.head, total, tuple(rows))


def _kind(parts: Iterable[str]) -> str:
    """Return the kind of the duties that count: of each lead, where leads are told apart."""
    return "lead" if "agency" in parts else "task"


def _sums(lake: _Lake, duties: Any, columns: Sequence[str], kind: str) -> Iterator[Sum]:
    """Yield the figures of one kind of rows by some columns, in their order."""
    own = duties.filter(duties.kind == kind)
    sums = {name: own[name].cast("int64").sum().fill_null(0) for name in SUMS}
    answer = own.aggregate(**sums) if not columns else own.group_by(list(columns)).agg(**sums)
    if columns:
        answer = answer.order_by(list(columns))
    for batch in lake.engine.answer(answer).to_batches(BATCH):
        values = [_words(batch[name]) for name in columns]
        figures = [batch[name].to_pylist() for name in SUMS]
        by = zip(*values, strict=True) if values else repeat((), batch.num_rows)
        for own_values, own_figures in zip(by, zip(*figures, strict=True), strict=True):
            yield Sum(own_values, SUMS, own_figures)


def _words(column: "pa.Array") -> list[str | None]:
    """Return a column's words, each once in memory however often it stands there."""
    codes = column.dictionary_encode()
    words: list[str | None] = codes.dictionary.to_pylist()
    return [None if code is None else words[code] for code in codes.indices.to_pylist()]


def _tasks(lake: _Lake, figure: str, day: dt.date) -> LakeTasks:
    """Return the tasks that a figure counts, in the order of workspaces and plans."""
    duties = lake.duties(day)
    kind = _kind(lake.head.where)
    every = lake.engine.table("duties", lake.folder / "duties" / f"as_of={day.isoformat()}")
    leads = every.filter(every.kind == "lead").group_by(["workspace", "plan", "task"])
    own = duties.filter((duties.kind == kind) & duties[figure])
    answer = (
        own.select([name for name in LakeTask.__struct_encode_fields__ if name in duties.columns])
        .join(leads.agg(lead=every.owner_name.collect()), ["workspace", "plan", "task"])
        .join(_columns(lake, "tasks", "task", "title"), ["workspace", "plan", "task"])
        .join(_columns(lake, "plans", "file"), ["workspace", "plan"])
        .select(list(LakeTask.__struct_encode_fields__))
        .order_by(["workspace", "plan", "task"])
    )
    rows = (
        convert(row | {"lead": sorted(row["lead"] or ())}, LakeTask)
        for batch in lake.engine.answer(answer).to_batches(BATCH)
        for row in batch.to_pylist()
    )
    return LakeTasks(day, figure, lake.head, tuple(rows))


def _columns(lake: _Lake, name: str, *columns: str) -> Any:
    return lake.table(name).select(["workspace", "plan", *columns])
