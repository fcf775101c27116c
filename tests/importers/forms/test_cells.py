"""What stands in a cell beside what it is read as."""

import datetime as dt
from typing import Any

import pytest
from openpyxl import Workbook

from caichcli.importers.forms import cells
from caichcli.importers.forms.cells import Wrong


def cell(value: Any, number_format: str = "General") -> Any:
    sheet: Any = Workbook().active
    sheet["A1"].value = value
    sheet["A1"].number_format = number_format
    return cells.plain(sheet["A1"])


TEXTS = [
    ("Đã họp", "Đã họp"),
    ("  hai  dòng \r\n  ở đây\u2028 ba ", "hai  dòng\nở đây\nba"),
    (15, "15"),
    (15.0, "15"),
    (-3, "-3"),
    (10**16, "number-for-text"),
    (1.5, "number-for-text"),
    (True, "yes-no"),
    ("=A1", "formula"),
    ("#N/A", "error"),
    (dt.date(2026, 6, 1), "day-for-text"),
    (dt.time(8), "day-for-text"),
    ("a\u202eb", "control"),
    ("a\u200bb", "control"),
]
DAYS = [
    (dt.date(2026, 6, 1), dt.date(2026, 6, 1)),
    ("01/6/2026", dt.date(2026, 6, 1)),
    (" 1.6.2026 ", dt.date(2026, 6, 1)),
    ("2026-06-01", dt.date(2026, 6, 1)),
    ("31/6/2026", "day"),
    ("6/30/2026", "day"),
    ("1/6/26", "day"),
    ("tháng 6/2026", "day"),
    (46174, "number-for-day"),
    (True, "yes-no"),
    ("=TODAY()", "formula"),
    (dt.time(8), "number-for-day"),
]
NUMBERS = [
    (0, 0),
    (60, 60),
    (62.5, 62.5),
    (100.0, 100),
    ("60", 60),
    ("60%", 60),
    ("62,5 %", 62.5),
    ("0,5%", 0.5),
    (1, 1),
    (0.6, "fraction"),
    ("0.6", "fraction"),
    (100.1, "range"),
    (-1, "range"),
    ("-1", "number"),
    ("101", "range"),
    ("60-70", "number"),
    ("nhiều", "number"),
    (dt.date(2026, 6, 1), "number"),
    (True, "yes-no"),
    ("=1", "formula"),
]
STATUSES = [
    ("Hoàn thành", "done"),
    ("HOÀN  THÀNH", "done"),
    ("hoan thanh", "done"),
    ("Done", "done"),
    ("Đã trình, chờ cấp có thẩm quyền xem xét", "submitted"),
    ("Chưa triển khai", "not-started"),
    ("Tạm dừng thực hiện", Wrong("A1", "status", "Tạm dừng thực hiện")),
    ("done!", Wrong("A1", "status", "done!")),
    (1, Wrong("A1", "status", "1")),
]


def seen(answer: Any) -> Any:
    return answer.code if isinstance(answer, Wrong) else answer


@pytest.mark.parametrize(("value", "expected"), TEXTS)
def test_words(value: Any, expected: str) -> None:
    assert seen(cells.text(cell(value))) == expected


@pytest.mark.parametrize(("value", "expected"), DAYS)
def test_days(value: Any, expected: Any) -> None:
    assert seen(cells.day(cell(value))) == expected


@pytest.mark.parametrize(("value", "expected"), NUMBERS)
def test_numbers(value: Any, expected: Any) -> None:
    assert seen(cells.progress(cell(value))) == expected


@pytest.mark.parametrize(("value", "expected"), [(0.6, 60), (1, 100), (0.075, 7.5), (1.2, "range")])
def test_a_share_shown_in_per_cent_is_what_is_shown(value: float, expected: Any) -> None:
    assert seen(cells.progress(cell(value, "0%"))) == expected


@pytest.mark.parametrize(("value", "expected"), STATUSES)
def test_statuses(value: Any, expected: Any) -> None:
    assert cells.status(cell(value)) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(None, False), ("  \n", False), (0, True), ("a", True)]
)
def test_blanks_are_no_answer(value: Any, expected: bool) -> None:
    assert cells.answered(cell(value)) is expected
