"""Columns of days in two orders: which cells may be either, and which may not."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from caichcli.importers.drafts.draft import Draft
from tests.importers.imported import imported, said
from tests.importers.test_excel import saved as saved_workbook

HEAD = "TT,Nhiệm vụ,Chủ trì,Thời hạn\n"
COLUMNS: dict[str, tuple[list[str], list[int]]] = {
    # the terms of tasks 1, 2, ..., and those in doubt for their order
    "a month first": (["06/30/2026", "06/07/2026", "05/05/2026"], [2]),
    "both orders": (["06/30/2026", "25/4/2026", "trước 6/7/2026", "Quý II/2026"], [3]),
    "two digits of a year": (["6-30-2026", "6-7-2026"], [2]),
    "a day first alone": (["30/6/2026", "06/07/2026"], []),
    "no day at all": (["45/13/2026", "06/07/2026"], []),
    "months": (["Tháng 11-12/2026", "12/2026", "6/2026"], []),
}


def in_doubt(draft: Draft) -> list[int]:
    """The tasks that are in doubt for the order of a day."""
    return [
        one.row - 1
        for one in draft.verdicts
        if "day-order" in [reason.code for reason in one.reasons]
    ]


@pytest.mark.parametrize("name", COLUMNS)
def test_days_that_may_be_two_are_doubtful_in_a_column_of_two_orders(
    name: str, tmp_path: Path
) -> None:
    terms, wanted = COLUMNS[name]
    rows = (f"{n},Việc số {n},BNV,{term}\n" for n, term in enumerate(terms, 1))
    (tmp_path / "in.csv").write_text(HEAD + "".join(rows), "utf-8")
    assert in_doubt(imported(tmp_path / "in.csv")) == wanted


REAL = dt.date(2026, 6, 7)
SHEETS: dict[str, tuple[list[Any], list[int]]] = {
    # the terms, days of Excel's among them, and the tasks in doubt
    "an English Excel": ([REAL, "25/4/2026", dt.date(2026, 5, 5)], [1]),
    "a Vietnamese Excel": ([REAL, "25/4/2026", dt.date(2026, 4, 25)], []),
    "days of Excel's alone": ([REAL, dt.date(2026, 4, 3)], []),
    "text of the other order": ([REAL, "04/25/2026", dt.date(2026, 4, 25)], [1]),
    "months of Excel's": ([REAL, "Quý II/2026", "25/4/2026"], [1]),
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_that_took_only_some_days_leaves_the_others_in_doubt(
    name: str, tmp_path: Path
) -> None:
    terms, wanted = SHEETS[name]
    rows = [[n, f"Việc số {n}", "Bộ Nội vụ", None, term] for n, term in enumerate(terms, 1)]
    draft = imported(saved_workbook(tmp_path, rows))
    assert in_doubt(draft) == wanted


def test_both_readings_are_named(tmp_path: Path) -> None:
    rows = "1,Rà soát,BNV,06/30/2026\n2,Trình,BNV,06/07/2026\n"
    (tmp_path / "in.csv").write_text(HEAD + rows, "utf-8")
    (reason,) = imported(tmp_path / "in.csv").verdicts[2].reasons
    assert reason.values == {"cell": "06/07/2026", "one": "6/7/2026", "other": "7/6/2026"}


def test_the_days_of_papers_too(tmp_path: Path) -> None:
    head = "TT,Nhiệm vụ,Chủ trì,Văn bản giao việc\n"
    rows = "1,Rà soát,BNV,12/QĐ-A ngày 06/30/2026\n2,Trình,BNV,13/QĐ-A ngày 06/07/2026\n"
    (tmp_path / "in.csv").write_text(head + rows, "utf-8")
    assert "3 task doubtful: day-order" in said(imported(tmp_path / "in.csv"), "doubtful")
