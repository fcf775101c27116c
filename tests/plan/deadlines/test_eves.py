"""Offices whose system enters "trước ngày X" as the day before: from which day on, and what stays.

Each row: the words, then the day by the words, and the day as such an office counts.
"""

import datetime as dt

import pytest

from caichcli.plan.deadlines import Deadline, occurrences, read

YEAR = dt.date(2020, 1, 1), dt.date(2020, 12, 31), dt.date(2019, 12, 20)
ALWAYS = dt.date(1900, 1, 1)

TERMS = [
    ("trước ngày 30/6/2020", "30/6", "29/6"),
    ("trước 30/6", "30/6", "29/6"),
    ("Trình Chính phủ trước ngày 15 tháng 5", "15/5", "14/5"),
    ("Quý II/2020 (trước 30/6/2020)", "30/6", "30/6"),
    ("chậm nhất ngày 30/6/2020", "30/6", "30/6"),
    ("trước hết ngày 30/6/2020", "30/6", "30/6"),
    ("trước 17h00 ngày 30/6/2020", "30/6", "30/6"),
    ("trong ngày 30/6/2020", "30/6", "30/6"),
    ("trước ngày 01/7/2020", "30/6", "30/6"),  # the eve already
    ("trước quý III/2020", "30/6", "30/6"),
    ("từ 01/6 đến trước ngày 30/6/2020", "30/6", "29/6"),
]
OCCURRENCES = [
    ("trước ngày 25 tháng cuối quý", "25/3 25/6 25/9 25/12", "24/3 24/6 24/9 24/12"),
    ("ngày 25 tháng cuối quý", "25/3 25/6 25/9 25/12", "25/3 25/6 25/9 25/12"),
    ("trước ngày 15/6 và 15/12 hằng năm", "15/6 15/12", "14/6 14/12"),
    ("trước 17h00 ngày 15/12 hằng năm", "15/12", "15/12"),
    ("trước ngày 03 tháng đầu quý sau", "3/4 3/7 3/10 3/1", "2/4 2/7 2/10 2/1"),
]


def shown(day: dt.date) -> str:
    return f"{day.day}/{day.month}"


@pytest.mark.parametrize(("words", "day", "eve"), TERMS)
def test_a_term(words: str, day: str, eve: str) -> None:
    for eves_from, due in ((None, day), (ALWAYS, eve), (dt.date(2020, 7, 1), day)):
        deadline = read(words, *YEAR, eves_from)
        assert isinstance(deadline, Deadline)
        assert deadline.due is not None
        assert shown(deadline.due) == due
        assert deadline.start is None or deadline.start <= deadline.due


@pytest.mark.parametrize(("words", "days", "eves"), OCCURRENCES)
def test_what_recurs(words: str, days: str, eves: str) -> None:
    names = []
    for eves_from, due in ((None, days), (ALWAYS, eves)):
        deadline = read(words, *YEAR, eves_from)
        assert isinstance(deadline, Deadline)
        assert deadline.recurrence is not None
        each = occurrences(deadline.recurrence, *YEAR[:2])
        assert " ".join(shown(one.due) for one in each) == due
        names.append([one.key for one in each])
    assert names[0] == names[1]


def test_from_a_day_on() -> None:
    deadline = read("trước ngày 25 tháng cuối quý", *YEAR, dt.date(2020, 7, 1))
    assert isinstance(deadline, Deadline)
    assert deadline.recurrence is not None
    each = occurrences(deadline.recurrence, *YEAR[:2])
    assert " ".join(shown(one.due) for one in each) == "25/3 25/6 24/9 24/12"
