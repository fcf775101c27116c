"""Columns and rows that others make: by a formula, by words, by what nearly all rows keep."""

import pytest

from tests.audit.papers import faults

TABLES = {
    "a formula under the headings": (
        """
        | TT  | Đơn vị | Tổng        | Xong | Chưa | Tỷ lệ (%)   |
        |-----|--------|-------------|------|------|-------------|
        | (1) | (2)    | (3)=(4)+(5) | (4)  | (5)  | (6)=(4)/(3) |
        | 1   | A      | 12          | 8    | 4    | 66,7        |
        | 2   | B      | 15          | 9    | 5    | 60,0        |
        | 3   | C      | 10          | 9    | 1    | 91,0        |
        """,
        ["formula-differs=15", "formula-differs=91,0"],
    ),
    "a formula with a difference": (
        """
        | TT | Đơn vị | Giao | Xong | Còn lại |
        |----|--------|------|------|---------|
        | 1  | 2      | 3    | 4    | 5=3-4   |
        | 1  | A      | 12   | 8    | 4       |
        | 2  | B      | 15   | 9    | 7       |
        """,
        ["formula-differs=7"],
    ),
    "a total column, inner sums first": (
        """
        | Nhóm | Tổng số | Có thời hạn | Đúng hạn | Quá hạn | Thường xuyên | Tạm dừng |
        |------|---------|-------------|----------|---------|--------------|----------|
        | I    | 9       | 8           | 5        | 3       | 1            | 0        |
        | II   | 14      | 13          | 10       | 3       | 0            | 1        |
        | III  | 14      | 12          | 11       | 1       | 1            | 1        |
        | IV   | 12      | 8           | 6        | 2       | 2            | 1        |
        | V    | 25      | 21          | 20       | 1       | 3            | 1        |
        """,
        ["sum-differs=12"],
    ),
    "shares of a row without a word of which": (
        """
        | Đơn vị | Tiếp nhận | Đã giải quyết | Tỷ lệ  |
        |--------|-----------|---------------|--------|
        | A      | 175       | 139           | 79,43% |
        | B      | 18.426    | 17.922        | 97,26% |
        | C      | 109       | 106           | 97,52% |
        | D      | 21        | 13            | 61,9%  |
        """,
        ["share-differs=97,52%"],
    ),
    "changes between two columns": (
        """
        | Loại       | Tuần trước | Tuần này | Tăng, giảm |
        |------------|------------|----------|------------|
        | Hoàn thành | 7          | 9        | +2         |
        | Trong hạn  | 22         | 21       | –1         |
        | Quá hạn    | 10         | 8        | +2         |
        """,
        ["difference-differs=2"],
    ),
    "rows under a row, with dashes": (
        """
        | Loại         | Kỳ trước | Kỳ này | Tăng |
        |--------------|----------|--------|------|
        | Có thời hạn  | 17       | 18     | 1    |
        | – Hoàn thành | 7        | 10     | 2    |
        | – Chưa xong  | 10       | 9      | –1   |
        """,
        ["difference-differs=2", "sum-differs=18"],
    ),
    "lists beside their counts": (
        """
        | Số liệu    | Số | Mã                |
        |------------|----|-------------------|
        | Hoàn thành | 3  | I.1, II.7, III.14 |
        | Quá hạn    | 2  | I.2               |
        | Tạm dừng   | 0  | –                 |
        | Mới giao   | 1  | IV.9              |
        """,
        ["count-differs=2"],
    ),
    "dashes beside counts of another time": (
        """
        | Loại        | Kỳ trước | Kỳ này | Tăng, giảm |
        |-------------|----------|--------|------------|
        | Tổng số     | –        | 26     | –          |
        | Có thời hạn | –        | 26     | –          |
        | Đúng hạn    | –        | 0      | –          |
        | Quá hạn     | –        | 0      | –          |
        | Tạm dừng    | –        | 0      | –          |
        | Trong hạn   | –        | 0      | –          |
        """,
        [],
    ),
    "columns that only happen to agree once": (
        """
        | Đơn vị | Dân số | Hộ | Xã |
        |--------|--------|----|----|
        | A      | 10     | 7  | 3  |
        | B      | 20     | 9  | 4  |
        | C      | 30     | 8  | 5  |
        """,
        [],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_what_nearly_all_keep_is_meant_for_all(name: str) -> None:
    rows, expected = TABLES[name]
    text = "\n".join(line.strip() for line in rows.strip().splitlines())
    assert sorted(faults(text)) == expected
