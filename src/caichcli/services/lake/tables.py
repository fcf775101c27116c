"""The lake's tables: the columns of each, where its files lie, how they are read and written."""

import datetime as dt
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from zlib import crc32

from caichcli.services.lake.records import FIGURES, Row
from caichcli.views.lake import Copies

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA = 4
BUCKETS = 32  # files a table and day: what changed in one workspace writes one of them anew
GROUP = 5_000  # rows that an engine passes over together, by the least and greatest of a column
EXTRA = "many"

Kind = Literal["text", "texts", "day", "count", "share", "flag"]

_SOURCE: dict[str, Kind] = {
    "workspace": "text", "commit": "text", "as_committed": "flag", "hash": "text",
}  # fmt: skip
_PLAN: dict[str, Kind] = {**_SOURCE, "plan": "text"}

# Every table with the types of its columns, in their order.
TABLES: dict[str, dict[str, Kind]] = {
    "workspaces": {**_SOURCE, "sound": "flag", "collected": "day", "days": "texts"},
    "plans": {
        **_PLAN, "file": "text", "title": "text", "number": "text", "issued": "day",
        "start": "day", "end": "day", "standing_agency": "text", "province": "text",
        "illustrative": "flag", "tasks": "count", "tasks_hash": "text",
    },
    "tasks": {
        **_PLAN, "task": "text", "title": "text", "area": "text", "area_name": "text",
        "lead": "texts", "lead_basis": "text", "support": "texts", "each": "flag",
        "deadline": "text", "product": "text", "priority": "flag", "implements": "texts",
        "assigned": "day",
    },
    "duties": {
        **_PLAN, "province": "text", "area": "text", "area_name": "text", "task": "text",
        "kind": "text", "owner": "text", "owner_name": "text", "count": "count", "class": "text",
        "status": "text", "due": "day", "own_term": "flag", "days_late": "count",
        "reported": "flag", "progress": "share", "supported": "flag",
        **dict.fromkeys(FIGURES, "flag"),
    },
    "entries": {
        **_PLAN, "task": "text", "entry": "text", "date": "day", "by": "text", "agency": "text",
        "status": "text", "progress": "share", "note": "text", "completed": "text",
        "occurrence": "text", "milestone": "count", "reason": "text", "corrects": "text",
        "withdraws": "text", "resolves": "text", "answer": "text", "referred_to": "text",
    },
    "problems": {
        **_PLAN, "task": "text", "entry": "text", "date": "day", "kind": "text",
        "number": "count", "text": "text", "to": "text",
    },
    "documents": {
        **_PLAN, "task": "text", "role": "text", "number": "text", "date": "day",
        "issuer": "text", "title": "text",
    },
    "agencies": {
        **_SOURCE, "agency": "text", "name": "text", "kind": "text", "parent": "text",
        "start": "day", "end": "day",
    },
    "faults": {**_SOURCE, "file": "text", "rule": "text", "route": "text"},
}  # fmt: skip


def schema(table: str) -> "pa.Schema":
    """Return a table's columns as Arrow has them, with the version of all of them."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "day": pa.date32(),
        "count": pa.int32(),
        "share": pa.float64(),
        "flag": pa.bool_(),
    }
    columns = [(name, types[kind]) for name, kind in TABLES[table].items()]
    return pa.schema(columns, metadata={"caich.schema": str(SCHEMA)})


def table_of(name: str, rows: Iterable[Row]) -> "pa.Table":
    """Return rows as an Arrow table; keys that are no columns are left out."""
    import pyarrow as pa

    return pa.Table.from_pylist(list(rows), schema=schema(name))


def bucket(workspace: str) -> int:
    """Return the bucket that a workspace's rows lie in."""
    return crc32(workspace.encode()) % BUCKETS


def place(lake: Path, table: str, number: int, day: dt.date | None = None) -> Path:
    """Return the file of a bucket: of ``duties`` one a day."""
    folder = lake / table
    if day is not None:
        folder /= f"as_of={day.isoformat()}"
    return folder / f"bucket={number:02}" / "rows.parquet"


def read(path: Path, table: str) -> "pa.Table":
    """Return a file's rows; none where there is no file."""
    import pyarrow.parquet as pq

    if not path.exists():
        return schema(table).empty_table()
    # Not ``pq.read_table``, which loads half a second of other libraries.
    with pq.ParquetFile(path) as file:
        return file.read()


def whole(lake: Path, table: str, columns: Sequence[str]) -> "pa.Table":
    """Return columns of all buckets of a table."""
    import pyarrow as pa

    buckets = (read(place(lake, table, number), table) for number in range(BUCKETS))
    return pa.concat_tables(rows.select(columns) for rows in buckets)


def sound(lake: Path, number: int, days: Iterable[dt.date]) -> bool:
    """Return whether all files of a bucket are there and begin and end as they should."""
    places = [place(lake, name, number) for name in TABLES if name != "duties"]
    places += [place(lake, "duties", number, day) for day in days]
    return all(map(_is_whole, places))


def _is_whole(path: Path) -> bool:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return bool(pq.read_metadata(path))
    except (FileNotFoundError, pa.ArrowInvalid):
        return False


def write(path: Path, rows: "pa.Table") -> None:
    """Write a file whole or not at all; sorted by workspace, so that engines pass over the rest."""
    import pyarrow.parquet as pq

    path.parent.mkdir(parents=True, exist_ok=True)
    for left in path.parent.glob("*.tmp"):  # by whoever was killed: there is one writer at a time
        left.unlink(missing_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        rows = rows.sort_by("workspace")
        pq.write_table(rows, draft, compression="zstd", row_group_size=GROUP)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def copies(lake: Path) -> tuple[Copies, ...]:
    """Return the plans whose tasks stand in several workspaces, and so count several times."""
    places: dict[tuple[str, str], list[str]] = {}
    for row in whole(lake, "plans", ["plan", "tasks_hash", "workspace"]).to_pylist():
        if row["tasks_hash"]:
            places.setdefault((row["plan"], row["tasks_hash"]), []).append(row["workspace"])
    shared = ((plan, own) for (plan, _), own in places.items() if len(own) > 1)
    return tuple(sorted(Copies(plan, tuple(sorted(own))) for plan, own in shared))
