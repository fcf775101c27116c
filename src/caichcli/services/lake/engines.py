"""The engines that a lake is asked on: the same expression, answered as Arrow tables."""

import glob
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from caichcli.services.errors import one_of, require
from caichcli.services.lake import spark, tables

if TYPE_CHECKING:
    import pyarrow as pa

DUCKDB = "duckdb"
ENGINES = (DUCKDB, *spark.MASTERS)
FILES = ("*", "*.parquet")  # of a table, or of its day, below its folder


class Engine(Protocol):
    """What answers an expression of Ibis over a lake's tables."""

    def table(self, name: str, folder: Path) -> Any: ...

    def answer(self, expression: Any) -> "pa.Table": ...


def check(engine: str) -> None:
    """Refuse what is no engine, or one that is not installed.

    Raises NotAChoice, LibraryMissing.
    """
    require(tables.EXTRA, "pyarrow.parquet", "ibis", "duckdb")
    if not engine.startswith("spark://"):
        one_of(engine, ENGINES, "engine")
    if engine != DUCKDB:
        spark.check(engine)


@contextmanager
def connection(engine: str) -> Iterator[Engine]:
    """Open an engine; raise EngineFailed."""
    with ExitStack() as stack:
        if engine == DUCKDB:
            yield _DuckDB(stack)
        else:
            import ibis

            backend = ibis.pyspark.connect(stack.enter_context(spark.session(engine)))
            stack.callback(backend.disconnect)
            yield _Spark(backend)


class _DuckDB:
    """DuckDB within this process, which fetches nothing.

    Ibis says the expression in its SQL and no more: its own way to DuckDB loads pandas.
    """

    def __init__(self, stack: ExitStack) -> None:
        import duckdb

        off: dict[str, Any] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        self._own = stack.enter_context(duckdb.connect(":memory:", config=off))

    def table(self, name: str, folder: Path) -> Any:
        import ibis

        pattern = str(Path(glob.escape(str(folder.absolute())), *FILES))
        self._own.read_parquet(pattern).create_view(name)
        return ibis.table(
            ibis.Schema.from_pyarrow(tables.schema(name.partition("_as_of")[0])), name
        )

    def answer(self, expression: Any) -> "pa.Table":
        import ibis

        rows: pa.Table = self._own.sql(ibis.to_sql(expression, dialect="duckdb")).to_arrow_table()
        # Its sums are wider than what the expression is of.
        return rows.cast(expression.as_table().schema().to_pyarrow())


class _Spark:
    def __init__(self, backend: Any) -> None:
        self._backend = backend

    def table(self, name: str, folder: Path) -> Any:
        return self._backend.read_parquet(str(Path(folder.absolute(), *FILES)), table_name=name)

    def answer(self, expression: Any) -> "pa.Table":
        answer: pa.Table = expression.to_pyarrow()
        return answer
