"""Spark answers as DuckDB does, to the unit; it needs Java, and is asked in the long suite."""

import json
from pathlib import Path

import pytest

from bench import plans
from tests.cli.conftest import Ask

pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore"),  # what pyspark and ibis say of each other
]


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
