"""Terms counted from a conclusion's receipt or date: the words, and the last day."""

import datetime as dt

import pytest

from caichcli.plan.deadlines.counted import counted_term
from tests.plan.answers import day_of

# the words, what they are counted from, and the last day when that is 31/1/2020; "" for none
ROWS = [
    ("30 ngày kể từ ngày nhận được", "received", "1/3"),
    ("Trong thời hạn 30 ngày, kể từ ngày nhận được kết luận", "received", "1/3"),
    ("30 (ba mươi) ngày kể từ khi nhận kết luận kiểm tra.", "received", "1/3"),
    ("TRONG VÒNG 02 TUẦN SAU KHI NHẬN", "received", "14/2"),
    ("chậm nhất 15 ngày kể từ ngày ký kết luận", "issued", "15/2"),
    ("01 tháng kể từ ngày ban hành", "issued", "29/2"),
    ("45 ngày tính từ ngày có kết luận", "issued", "16/3"),
    ("không quá 10 ngày kể từ ngày tiếp nhận", "received", "10/2"),
    ("10 ngày làm việc kể từ ngày nhận được", "", ""),
    ("Trong 30 ngày", "", ""),
    ("0 ngày kể từ ngày nhận", "", ""),
    ("30 ngày kể từ ngày nhà trường họp", "", ""),
    ("Trước ngày 30/6/2020", "", ""),
]


@pytest.mark.parametrize(("words", "anchor", "last"), ROWS)
def test_a_counted_term(words: str, anchor: str, last: str) -> None:
    term = counted_term(words)
    if not anchor:
        assert term is None
        return
    assert term is not None
    assert (term.anchor, term.due(dt.date(2020, 1, 31))) == (anchor, day_of(last))
