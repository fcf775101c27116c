"""Spark by choice: a session of it, and work handed to it as a job."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from caichcli.services.errors import Refusal, one_of, require

if TYPE_CHECKING:
    import pyarrow as pa

EXTRA = "spark"
LOCAL = "local"
MASTERS = (LOCAL, "spark://HOST:PORT")


class EngineFailed(Refusal):
    """Spark that did not do its work: it is not reached, or a job of it broke off."""

    def __init__(self, engine: str) -> None:
        super().__init__(engine)
        self.engine = engine


def check(engine: str) -> None:
    """Refuse what is no master of Spark, or one that nothing here can speak to.

    Raises NotAChoice, LibraryMissing.
    """
    if not engine.startswith("spark://"):
        one_of(engine, MASTERS, "engine")
    require(EXTRA, "pyspark")


@contextmanager
def session(engine: str) -> Iterator[Any]:
    """Open a session of Spark: of a master, or within this machine, heard by nobody else.

    Raises EngineFailed, also for a job of it that broke off. Nothing of it stays: what one master
    left behind would break the next one in the same process.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield _started(engine)
    except (Py4JError, PySparkException) as error:
        raise EngineFailed(engine) from error
    finally:
        _stop()


def _started(engine: str) -> Any:
    from pyspark.sql import SparkSession

    own: dict[str, Any] = {"spark.ui.enabled": "false", "spark.log.level": "ERROR"}
    if engine == LOCAL:
        own |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the one that has caich
    master = "local[*]" if engine == LOCAL else engine
    try:
        return SparkSession.builder.master(master).config(map=own).getOrCreate()
    except Exception as error:  # Java's and Spark's own, of many kinds
        raise EngineFailed(engine) from error


def _stop() -> None:
    """Stop the one context that a process has, though its session never came."""
    from pyspark import SparkContext

    if SparkContext._active_spark_context is not None:
        SparkContext.getOrCreate().stop()


def answers(engine: str, work: Callable[[int], bytes], count: int) -> Iterator[bytes]:
    """Yield what ``work`` answers for each number below ``count``, one a task of a job.

    The tasks run where Spark likes: they must see the same folders. Raises EngineFailed.
    """

    def with_answers(batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        import pyarrow as pa

        for batch in batches:
            own = [work(number) for number in batch.column(0).to_pylist()]
            yield pa.RecordBatch.from_pydict({"answer": pa.array(own, pa.binary())})

    with session(engine) as spark:
        rows = spark.range(0, count, 1, count).mapInArrow(with_answers, "answer binary").collect()
    yield from (bytes(row.answer) for row in rows)
