"""Spark answers as DuckDB does, to the unit; it needs Java, and is asked in the long suite."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from bench import plans
from tests.cli.conftest import Ask

pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore"),  # what pyspark and ibis say of each other
]


def test_spark_reads_as_processes_do(ask: Ask, tmp_path: Path) -> None:
    """By ``mapInArrow``; a plan with an error is told, and stops nothing."""
    for name, members in (("a", 0), ("b", 94)):
        plans.write(tmp_path / "ws" / name, 60, members=members)
    broken = tmp_path / "ws" / "c" / "plans"
    broken.mkdir(parents=True)
    (broken / "2020.yaml").write_text("tasks: [", "utf-8")
    words = ("--as-of", "2020-06-30", "--format", "json")
    here = ask("collect", "ws", "-o", "here", *words, at=tmp_path)
    there = ask("collect", "ws", "-o", "there", "--engine", "local", *words, at=tmp_path)

    assert json.loads(there.out) == json.loads(here.out)
    assert json.loads(there.out)["faults"][0]["workspace"] == "c"
    for path in sorted((tmp_path / "here").rglob("*.parquet")):
        other = tmp_path / "there" / path.relative_to(tmp_path / "here")
        assert pq.read_table(other).equals(pq.read_table(path))


def test_a_spark_that_is_not_reached_is_said(ask: Ask, tmp_path: Path) -> None:
    plans.write(tmp_path / "ws" / "a", 3)
    answer = ask("collect", "ws", "-o", "lake", "--engine", "spark://127.0.0.1:9", at=tmp_path)
    assert answer.code == 3
    assert "Spark (spark://127.0.0.1:9)" in answer.err


def test_spark_answers_as_duckdb_does(ask: Ask, tmp_path: Path) -> None:
    for name, members in (("a", 0), ("b", 94)):
        plans.write(tmp_path / "ws" / name, 60, members=members)
    days = ["--as-of", "2020-06-30", "--as-of", "2020-09-30"]
    assert ask("collect", "ws", "-o", "lake", *days, at=tmp_path).code == 0
    for by in ("workspace", "area", "workspace,agency"):
        words = ("rollup", "lake", "--by", by, *days, "--format", "json")
        duckdb = json.loads(ask(*words, at=tmp_path).out)
        spark = json.loads(ask(*words, "--engine", "local", at=tmp_path).out)
        assert spark == duckdb
        assert duckdb["days"][0]["total"]["counts"]["total"] == 120
    words = ("rollup", "lake", "--tasks", "overdue", "--where", "area=I", *days, "-f", "json")
    tasks, behind = (
        ask(*words, *engine, at=tmp_path).out for engine in ((), ("--engine", "local"))
    )
    assert json.loads(tasks) == json.loads(behind)
