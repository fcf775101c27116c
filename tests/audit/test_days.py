"""Days late and left, by the term in the row and the day of the paper's figures."""

import pytest

from tests.audit.papers import faults

HEAD = "Số liệu tính đến hết ngày 28/6/2020.\n\n"
ENGLISH = "Figures as of 28 June 2020.\n\n"

# The paper's day, the heading of a column, the term in the row, what stands there; what is told.
ROWS = [
    (HEAD, "Quá hạn", "31/3/2020", "89 ngày", []),
    (HEAD, "Quá hạn", "31/3/2020", "69 ngày", ["days-differ=69"]),
    (HEAD, "Quá hạn", "31/3/2020", "90 ngày", []),  # with the first day
    (HEAD, "Quá hạn", "15/02/2020 (rơi vào thứ Bảy)", "132 ngày", []),  # from Monday on
    (HEAD, "Quá hạn", "15/02/2020 (rơi vào thứ Bảy)", "143 ngày", ["days-differ=143"]),
    (HEAD, "Còn lại", "30/6/2020", "2 ngày", []),
    (HEAD, "Còn lại", "30/6/2020", "12 ngày", ["days-differ=12"]),
    (HEAD, "Tình hình", "31/3/2020", "Đang làm (70%); quá hạn 98 ngày", ["days-differ=98"]),
    (HEAD, "Tình hình", "31/3/2020", "Đã trình ngày 14/5/2020 (quá hạn 44 ngày)", []),
    (HEAD, "Tình hình", "31/3/2020", "Đã trình ngày 14/5/2020 (quá hạn 84 ngày)",
     ["days-differ=84"]),
    # The day on which it was done, or an earlier term, is not told.
    (HEAD, "Tình hình", "31/3/2020", "Hoàn thành, quá hạn 6 ngày", []),
    (HEAD, "Tình hình", "15/8/2020", "gia hạn sau khi đã quá hạn 15 ngày", []),
    (HEAD, "Đôn đốc", "31/3/2020", "4 lần", []),
    ("", "Quá hạn", "31/3/2020", "69 ngày", []),  # no day of the figures
    (HEAD, "Quá hạn", "31/13/2020", "69 ngày", []),
    (HEAD, "Quá hạn", "Quý II/2020", "69 ngày", []),
    (ENGLISH, "Overdue by", "31 March 2020", "89 days", []),
    (ENGLISH, "Overdue by", "31 March 2020", "69 days", ["days-differ=69"]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "column", "term", "cell", "told"), ROWS)
def test_days_follow_from_the_term(
    head: str, column: str, term: str, cell: str, told: list[str]
) -> None:
    titles = "Task | Deadline" if head == ENGLISH else "Nhiệm vụ | Thời hạn"
    table = f"| {titles} | {column} |\n|---|---|---|\n| Ban hành kế hoạch | {term} | {cell} |\n"
    assert faults(head + table) == told
