"""One task in two tables of a paper: its term must be the same."""

import pytest

from tests.audit.papers import faults

HEAD = "| Mã | Nhiệm vụ | Chủ trì | Thời hạn |\n|---|---|---|---|\n"
ROW = "| {} | {} | Bộ B | {} |\n"
TITLE = "Rà soát, trình phương án đơn giản hóa thủ tục"

# The row of the second table -> what is said against it.
SECOND = {
    "the same": (("II.1", TITLE, "15/02/2020"), []),
    "with what else is told of the day": (("II.1", TITLE, "15/02/2020 (rơi vào thứ Bảy)"), []),
    "cut short": (("II.1", f"{TITLE[:30]}…", "15/02/2020"), []),
    "another day": (("II.1", TITLE, "25/02/2020"), ["places-differ=25/02/2020"]),
    "cut short, another day": (
        ("II.1", f"{TITLE[:30]}…", "25/02/2020"),
        ["places-differ=25/02/2020"],
    ),
    "another list with the same number": (
        ("II.1", "Kiểm tra công tác văn thư, lưu trữ", "25/02/2020"),
        [],
    ),
    "no day": (("II.1", TITLE, "Thường xuyên"), []),
}


@pytest.mark.parametrize("name", SECOND)
def test_a_task_has_one_term(name: str) -> None:
    row, expected = SECOND[name]
    text = HEAD + ROW.format("II.1", TITLE, "15/02/2020") + "\nPhụ lục\n\n" + HEAD
    assert faults(text + ROW.format(*row)) == expected


def test_tables_of_old_and_new_terms_are_none() -> None:
    head = HEAD.replace("Chủ trì | Thời hạn", "Thời hạn cũ | Thời hạn mới")
    row = "| II.1 | {} | 15/02/2020 | 25/02/2020 |\n"
    text = HEAD + ROW.format("II.1", TITLE, "25/02/2020") + "\nGia hạn\n\n" + head
    assert faults(text + row.format(TITLE)) == []
