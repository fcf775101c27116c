"""What papers say of a plan's tasks, held against its log: counts, terms, days late, who."""

import datetime as dt

import pytest

from caichcli.audit import audits
from caichcli.audit.log.figures import PlanFigures, TaskFact
from caichcli.importers.papers import lines

LOG = PlanFigures(
    dt.date(2026, 6, 30),
    {
        "": {"total": 30, "done": 12, "not_done": 15, "done_on_time": 10, "done_late": 2,
             "in_term": 11, "overdue": 4, "continuous": 3, "suspended": 0},
        "bo-b": {"total": 5, "done": 2, "not_done": 3, "done_on_time": 2, "done_late": 0,
                 "in_term": 2, "overdue": 1},
        "bo-c": {"total": 4, "done": 1, "overdue": 2},
    },
    {"bộ b": "bo-b", "bộ c": "bo-c", "bộ d": "bo-d"},
    {
        "I.1": TaskFact(True, False, dt.date(2026, 3, 31), dt.date(2026, 3, 20)),
        "I.2": TaskFact(False, True, dt.date(2026, 5, 31), days_late=30),
        "I.3": TaskFact(True, True, dt.date(2026, 4, 30), dt.date(2026, 5, 4), 4),
        "I.4": TaskFact(True, False, dt.date(2026, 4, 30)),
    },
    {"done": 3, "newly_overdue": 2, "extended": 1},
    of_agency=lambda name: {"overdue": {"bo-b": 3, "bo-c": 2}.get(name, 0), "done_late": 0},
)  # fmt: skip

SENTENCES = [
    ("Tổng số nhiệm vụ đang theo dõi là 30 nhiệm vụ.", []),
    ("Tổng số nhiệm vụ đang theo dõi là 31 nhiệm vụ.", ["31"]),
    ("Đã hoàn thành 12 nhiệm vụ (đúng hạn 10, quá hạn 2).", []),
    ("Đã hoàn thành 13 nhiệm vụ (đúng hạn 11, quá hạn 2).", ["13", "11"]),
    ("Có 04 nhiệm vụ chưa hoàn thành, quá hạn.", []),
    ("Có 05 nhiệm vụ chưa hoàn thành, quá hạn.", ["05"]),
    ("Bộ B đã hoàn thành 02 nhiệm vụ.", []),
    ("Bộ B đã hoàn thành 12 nhiệm vụ.", ["12"]),
    ("Bộ B và Bộ C đã hoàn thành 17 nhiệm vụ.", []),
    ("Cùng kỳ năm trước hoàn thành 09 nhiệm vụ.", []),
    ("Có khoảng 15 nhiệm vụ đã hoàn thành.", []),
    ("Trong quý hoàn thành 03 nhiệm vụ, phát sinh quá hạn 02 nhiệm vụ.", []),
    ("Trong quý hoàn thành 04 nhiệm vụ, phát sinh quá hạn 05 nhiệm vụ.", ["04", "05"]),
    ("Nhiệm vụ I.1 đã hoàn thành.", []),
    ("Nhiệm vụ I.2 đã hoàn thành.", ["đã hoàn thành"]),
    ("Nhiệm vụ I.1 đang thực hiện.", ["đang thực hiện"]),
    ("Nhiệm vụ I.2 quá hạn 30 ngày, thời hạn 31/5/2026.", []),
    ("Nhiệm vụ I.2 quá hạn 20 ngày, thời hạn 30/5/2026.", ["20", "30/5/2026"]),
    ("Nhiệm vụ I.1 và I.2 quá hạn 20 ngày.", []),
    ("Nhiệm vụ I.2 quá hạn 30 ngày; đề nghị tiếp tục đôn đốc, hoàn thành.", []),
    ("Nhiệm vụ I.2 quá hạn 30 ngày; đã hoàn thành.", ["đã hoàn thành"]),
    ("Có 04 nhiệm vụ chưa hoàn thành, quá hạn, tập trung ở Bộ B.", []),
    ("Có 01 nhiệm vụ chưa hoàn thành, quá hạn, tập trung ở Bộ B.", ["01"]),
    ("There are 4 tasks not done and overdue, most of all at Bộ B.", []),
    ("Nhiệm vụ I.1 đã hoàn thành đúng hạn.", []),
    ("Nhiệm vụ I.1 hoàn thành, chậm 5 ngày.", ["chậm", "5"]),
    ("Nhiệm vụ I.3 hoàn thành trước hạn.", ["trước hạn"]),
    ("Nhiệm vụ I.4 đã hoàn thành đúng hạn.", []),  # nobody knows the day
    ("Bộ B có 01 nhiệm vụ quá hạn, Bộ C có 02 nhiệm vụ quá hạn.", []),
    ("Bộ B có 02 nhiệm vụ quá hạn, Bộ C có 01 nhiệm vụ quá hạn.", ["02", "01"]),
    ("Bộ B có 03 nhiệm vụ quá hạn, Bộ C có 02 nhiệm vụ quá hạn.", []),  # with those of groups
    ("02 nhiệm vụ quá hạn của Bộ B, 01 của Bộ C.", []),
    ("Tỷ lệ hoàn thành trên tổng số nhiệm vụ đạt 40% (12/30).", []),
    ("Tỷ lệ hoàn thành trên tổng số nhiệm vụ đạt 43,33% (13/30).", ["13"]),
    ("Tỷ lệ hoàn thành nhiệm vụ đến hạn đạt 75% (12/16).", []),
    ("Các đơn vị có nhiệm vụ quá hạn: Bộ B, Bộ C.", []),
    ("Các đơn vị có nhiệm vụ quá hạn gồm Bộ B, Bộ D và Bộ C.", ["Bộ D"]),
    ("Các đơn vị còn nhiệm vụ quá hạn: Bộ B, Bộ D mới.", []),
    ("Trong tuần, các đơn vị có nhiệm vụ quá hạn trong tháng: Bộ D.", []),
]


def wrong(text: str) -> list[str]:
    """The figures that differ from the log."""
    audit = audits.audit(lines.read(text, is_markdown=True), LOG)
    return [claim.written for claim in audit.wrong if claim.rule == "log-differs"]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_sentence_is_held_to_the_log(sentence: str, expected: list[str]) -> None:
    assert wrong(sentence) == expected


def test_a_table_by_agency_is_held_to_the_log() -> None:
    head = (
        "| Cơ quan | Tổng số | HT đúng hạn | HT quá hạn | Chưa HT, trong hạn | Chưa HT, quá hạn |"
    )
    rows = [
        "|---|---|---|---|---|---|",
        "| Bộ B | 5 | 2 | 0 | 1 | 1 |",
        "| Khác | 9 | 9 | 9 | 9 | 9 |",
    ]
    assert wrong("\n".join([head, *rows])) == ["1"]


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Tổng số", ["33"]), ("Tổng số (lượt)", []), ("Total (assignments)", [])],
)
def test_a_total_that_has_a_joint_task_for_each_agency_is_not_that_of_tasks(
    label: str, expected: list[str]
) -> None:
    head = "| Cơ quan | Tổng số | HT đúng hạn | Chưa HT, quá hạn |\n|---|---|---|---|\n"
    assert wrong(f"{head}| {label} | 33 | 10 | 4 |") == expected


def test_a_list_of_tasks_is_held_to_the_log() -> None:
    head = "| Mã | Nhiệm vụ | Thời hạn | Quá hạn |\n|---|---|---|---|\n"
    assert wrong(head + "| I.2 | Tổng hợp | 31/5/2026 | 30 ngày |") == []
    assert wrong(head + "| I.2 | Tổng hợp | 30/5/2026 | 31 ngày |") == ["30/5/2026", "31"]
