"""Tables: total rows above and below, by levels, beside columns that nobody adds up."""

import pytest

from tests.audit.papers import audit, faults

HEAD = "| TT | Đơn vị | Tổng số | Hoàn thành | Tỷ lệ (%) |\n|---|---|---:|---:|---:|\n"
TABLES = {
    "a total below": (
        """
        | 1 | A       | 10 |  5 | 50 |
        | 2 | B       | 20 |  6 | 30 |
        |   | Tổng số | 30 | 12 | 40 |
        """,
        ["sum-differs=12"],
    ),
    "a total above": (
        """
        |   | Tổng cộng | 30 | 11 | 40 |
        | 1 | A         | 10 |  5 | 50 |
        | 2 | B         | 21 |  6 | 30 |
        """,
        ["sum-differs=30"],
    ),
    "all of it sound": (
        """
        | 1 | A        | 1.010     |  5     | 50 |
        | 2 | B        | 20        |  6     | 30 |
        |   | **Cộng** | **1.030** | **11** | 40 |
        """,
        [],
    ),
    "subtotals of roman rows": (
        """
        | I  | Bộ      | 30 | 11 | |
        | 1  | A       | 10 |  5 | |
        | 2  | B       | 20 |  6 | |
        | II | Tỉnh    |  5 |  2 | |
        | 1  | C       |  5 |  2 | |
        |    | Tổng số | 35 | 13 | |
        """,
        [],
    ),
    "a slip beside subtotals": (
        """
        | I  | Bộ      | 30 | 11 | |
        | 1  | A       | 10 |  5 | |
        | 2  | B       | 20 |  6 | |
        | II | Tỉnh    |  5 |  2 | |
        | 1  | C       |  5 |  2 | |
        |    | Tổng số | 35 | 14 | |
        """,
        ["sum-differs=14"],
    ),
    "no total row": (
        """
        | 1 | A | 10 | 5 | |
        | 2 | B | 20 | 6 | |
        """,
        [],
    ),
}


def table(rows: str) -> str:
    """A table below its headings."""
    return HEAD + "\n".join(line.strip() for line in rows.strip().splitlines())


@pytest.mark.parametrize("name", TABLES)
def test_total_rows_are_the_sums_of_their_rows(name: str) -> None:
    rows, expected = TABLES[name]
    assert faults(table(rows)) == expected


def test_a_table_is_counted_among_the_claims() -> None:
    rows, _ = TABLES["all of it sound"]
    assert audit(table(rows)).matches == 2
