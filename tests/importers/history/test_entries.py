"""The cells of a row as an entry of a log: nothing is dated that the sheet does not date."""

import datetime as dt
from typing import Any

import pytest

from caichcli.importers.history.days import reported_on
from caichcli.importers.history.entries import entry
from caichcli.importers.task_tables.people import identifies, is_person

DAY = dt.date(2026, 6, 15)
PAPER = {"number": "12/BC-SNV", "date": "2026-05-20"}

# The cells by meaning; what the entry holds besides its day; the codes of what is said of it.
ROWS: list[tuple[dict[str, str], dict[str, Any], list[str]]] = [
    ({"situation": "Đã hoàn thành", "completed": "20/5/2026"},
     {"status": "done", "completed": "2026-05-20"}, []),
    ({"completed": "20/5/2026"}, {"status": "done", "completed": "2026-05-20"}, []),
    ({"situation": "Đã hoàn thành"}, {"status": "done", "completed": "unknown"},
     ["history-unknown"]),
    ({"situation": "Hoàn thành đúng hạn"}, {"status": "done", "completed": "on-time"},
     ["history-by-word"]),
    ({"situation": "Đã hoàn thành\nQuá hạn"},
     {"status": "done", "completed": "late"}, ["history-by-word"]),
    ({"situation": "Hoàn thành", "completed": "đúng hạn"},
     {"status": "done", "completed": "on-time"}, ["history-by-word"]),
    ({"situation": "Đã hoàn thành", "results": "Báo cáo số 12/BC-SNV ngày 20/5/2026"},
     {"status": "done", "completed": "unknown", "results": [PAPER], "note": "Báo cáo"},
     ["history-offer"]),
    ({"situation": "Đã hoàn thành (12/BC-SNV ngày 20/5/2026)"},
     {"status": "done", "completed": "unknown", "results": [PAPER]}, ["history-offer"]),
    ({"progress": "100%"}, {"status": "done", "completed": "unknown"},
     ["history-percent", "history-unknown"]),
    ({"progress": "60"}, {"status": "in-progress", "progress": 60}, []),
    ({"progress": "0,6"}, {"note": "0,6"}, ["history-progress"]),
    ({"situation": "Đã hoàn thành", "progress": "60%"}, {"progress": 60},
     ["history-against"]),
    ({"situation": "Đang thực hiện", "completed": "30/9/2026"},
     {"status": "in-progress", "note": "30/9/2026"}, ["history-ahead"]),
    ({"situation": "Đang thực hiện", "completed": "Quý II"},
     {"status": "in-progress", "note": "Quý II"}, ["history-completed"]),
    ({"situation": "Đang làm", "problems": "- Thiếu vốn\n- Thiếu người", "proposals": "Không"},
     {"status": "in-progress", "problems": [{"text": "Thiếu vốn"}, {"text": "Thiếu người"}]}, []),
    ({"situation": "Đang thực hiện", "reason": "Chờ hướng dẫn"},
     {"status": "in-progress", "reason": "Chờ hướng dẫn"}, []),
    ({"situation": "Tạm dừng", }, {"note": "Tạm dừng"}, ["history-document"]),
    ({"situation": "Tạm dừng theo 12/BC-SNV ngày 20/5/2026"},
     {"status": "suspended", "note": "Tạm dừng theo 12/BC-SNV ngày 20/5/2026",
      "document": PAPER}, []),
    ({"situation": "Đã ban hành Báo cáo số 12/BC-SNV ngày 20/5/2026"},
     {"note": "Đã ban hành Báo cáo số 12/BC-SNV ngày 20/5/2026", "results": [PAPER]},
     ["history-situation"]),
    ({"situation": "Đang triển khai; đã ký Báo cáo số 12/BC-SNV ngày 20/5/2026"},
     {"status": "in-progress", "results": [PAPER],
      "note": "Đang triển khai; đã ký Báo cáo số 12/BC-SNV ngày 20/5/2026"}, []),
    ({"situation": "Đang làm theo Kế hoạch đã ban hành; theo 12/BC-SNV ngày 20/5/2026"},
     {"status": "in-progress",
      "note": "Đang làm theo Kế hoạch đã ban hành; theo 12/BC-SNV ngày 20/5/2026"}, []),
    ({"situation": "60%"}, {"status": "in-progress", "progress": 60}, []),
    ({"situation": "Chưa hoàn thành"}, {"note": "Chưa hoàn thành"}, ["history-situation"]),
    ({"situation": "Quá hạn"}, {"note": "Quá hạn"}, []),
    ({"situation": "Hoàn thành\n\nĐúng hạn\n\nĐã họp ba lần"},
     {"status": "done", "completed": "on-time", "note": "Đã họp ba lần"}, ["history-by-word"]),
    ({"follow-up": "Đã nhắc qua điện thoại"}, {"note": "Đã nhắc qua điện thoại"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "values", "codes"), ROWS)
def test_a_row(cells: dict[Any, str], values: dict[str, Any], codes: list[str]) -> None:
    one = entry(cells, DAY)
    assert one is not None
    assert one.values == {"date": "2026-06-15", **values}
    assert [reason.code for reason in (*one.doubts, *one.remarks)] == codes


def test_the_day_of_a_result_is_offered_and_not_taken() -> None:
    one = entry({"situation": "Đã hoàn thành", "results": "12/BC-SNV ngày 20/5/2026"}, DAY)
    assert one is not None
    assert (one.values["completed"], one.offer) == ("unknown", "2026-05-20")


def test_each_urging_of_a_line_is_a_reminder() -> None:
    text = "Nhắc lần 1 ngày 01/5/2026; lần 2 ngày 20/5/2026\nNhắc ngày 02/6/2026; hạn mới chưa rõ"
    one = entry({"follow-up": text}, DAY)
    assert one is not None
    assert [(each["date"], each["note"]) for each in one.reminders] == [
        ("2026-05-01", "Nhắc lần 1 ngày 01/5/2026"),
        ("2026-05-20", "lần 2 ngày 20/5/2026"),
        ("2026-06-02", "Nhắc ngày 02/6/2026; hạn mới chưa rõ"),
    ]


def test_urgings_of_a_day_are_reminders() -> None:
    one = entry({"follow-up": "CV 30/BNV-CCHC ngày 10/5/2026\nNhắc ngày 01/6/2026"}, DAY)
    assert one is not None
    assert [reminder["date"] for reminder in one.reminders] == ["2026-05-10", "2026-06-01"]


def test_a_row_has_its_own_day() -> None:
    one = entry({"situation": "Đang thực hiện", "reported": "01/6/2026"}, DAY)
    assert one is not None
    assert one.values["date"] == "2026-06-01"


@pytest.mark.parametrize(
    "cells", [{}, {"situation": ""}, {"problems": "Không có"}, {"situation": "-", "progress": ""}]
)
def test_cells_that_say_nothing(cells: dict[Any, str]) -> None:
    assert entry(cells, DAY) is None


def test_without_a_day_there_is_no_entry() -> None:
    assert entry({"situation": "Đã hoàn thành"}, None) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("(Số liệu tính đến hết ngày 15/6/2026)", "2026-06-15"),
        ("Tình hình thực hiện đến ngày 15 tháng 6 năm 2026", "2026-06-15"),
        ("Cập nhật: 15/6/2026", "2026-06-15"),
        ("Kết quả đến hết tháng 6/2026", "2026-06-30"),
        ("Báo cáo đến hết quý II năm 2026", "2026-06-30"),
        ("Số liệu chốt đến hết quý IV/2026", "2026-12-31"),
        ("Kèm theo Quyết định số 1/QĐ ngày 05/01/2026", None),
        ("Kế hoạch năm 2026", None),
        ("Tính đến 31/6/2026", None),
    ],
)
def test_the_day_of_a_sheet(text: str, day: str | None) -> None:
    answer = reported_on([text])
    assert (answer and answer.isoformat()) == day


def test_two_days_are_none() -> None:
    assert reported_on(["Tính đến 15/6/2026", "Cập nhật đến 20/6/2026"]) is None


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Nguyễn Văn An", True),
        ("Ông Trần Bình", True),
        ("Lê Thị Cúc, Phạm Văn Dũng", True),
        ("Đ/c Hoàng Minh", True),
        ("Sở Nội vụ", False),
        ("Phòng Cải cách hành chính", False),
        ("Đoàn Thanh niên", False),
        ("Công an tỉnh", False),
        ("nguyễn văn an", False),
    ],
)
def test_a_person(text: str, person: bool) -> None:
    assert is_person(text) == person


@pytest.mark.parametrize(
    ("text", "identifying"),
    [
        ("0912345678", True),
        ("0912.345.678", True),
        ("+84 912 345 678", True),
        ("001085012345", True),
        ("an.nv@tinh.gov.vn", True),
        ("15/6/2026", False),
        ("120", False),
        ("2026", False),
    ],
)
def test_what_identifies_a_person(text: str, identifying: bool) -> None:
    assert identifies(text) == identifying
