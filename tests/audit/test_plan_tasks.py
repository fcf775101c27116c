"""What papers say of one task by its words: held to the log where it is one task's for sure."""

import datetime as dt

import pytest

from caichcli.audit import audits
from caichcli.audit.log.figures import PlanFigures, TaskFact
from caichcli.audit.log.task_names import task_names
from caichcli.importers.papers import lines

TITLES = {
    "I.1": "Ban hành Kế hoạch kiểm tra công tác cải cách hành chính",
    "I.2": "Tổng hợp kết quả kiểm tra, báo cáo Ban Chỉ đạo",
    "I.3": "Xây dựng Nghị định về vị trí việc làm công chức",
    "I.4": "Xây dựng Nghị định về thi đua, khen thưởng",
    "I.5": "Rà soát thủ tục hành chính",
    "I.6": "Rà soát thủ tục hành chính",
    "I.7": "Hoàn thành số hóa hồ sơ còn hiệu lực",
}
LOG = PlanFigures(
    dt.date(2026, 6, 30),
    {"": {"total": 7}},
    {},
    {
        "I.1": TaskFact(True, False, dt.date(2026, 3, 31), dt.date(2026, 3, 20)),
        "I.2": TaskFact(False, True, dt.date(2026, 5, 31), days_late=30),
        "I.3": TaskFact(True, True, dt.date(2026, 3, 31), dt.date(2026, 4, 9), 9),
        "I.4": TaskFact(False, False, dt.date(2026, 9, 30)),
        "I.5": TaskFact(True, False, dt.date(2026, 3, 31), dt.date(2026, 3, 20)),
        "I.6": TaskFact(False, True, dt.date(2026, 5, 31), days_late=30),
        "I.7": TaskFact(False, False, dt.date(2026, 12, 31)),
    },
    titles=task_names(TITLES),
)
ONE = "Nhiệm vụ “Ban hành Kế hoạch kiểm tra công tác cải cách hành chính”"
TWO = "Nhiệm vụ 'tổng hợp kết quả kiểm tra - báo cáo Ban chỉ đạo'"

SENTENCES = [
    (f"{ONE} đã hoàn thành ngày 20/3/2026.", []),
    (f"{ONE} đã hoàn thành ngày 21/3/2026.", ["21/3/2026"]),
    (f"{ONE} đã hoàn thành, đúng hạn.", []),
    (f"{ONE} đã hoàn thành quá hạn.", ["quá hạn"]),
    (f"{ONE} đang thực hiện.", ["đang thực hiện"]),
    (f"{ONE} có thời hạn 30/3/2026.", ["30/3/2026"]),
    (f"{ONE.upper()} ĐÃ HOÀN THÀNH NGÀY 21/3/2026.", ["21/3/2026"]),
    ("Da hoan thanh: ban hanh ke hoach kiem tra cong tac cai cach hanh chinh.", []),
    (f"{TWO} đã hoàn thành.", ["đã hoàn thành"]),
    (f"{TWO} quá hạn 30 ngày.", []),
    (f"{TWO} quá hạn 20 ngày.", ["20"]),
    (f"{TWO} phải hoàn thành trước ngày 10/7/2026.", []),
    (f"Đề nghị hoàn thành {TWO}.", []),
    ("Đã hoàn thành việc tổng hợp kết quả kiểm tra, báo cáo Ban Chỉ đạo.", ["Đã hoàn thành"]),
    ("Chưa hoàn thành việc tổng hợp kết quả kiểm tra, báo cáo Ban Chỉ đạo.", []),
    # Of another task is what another sentence says.
    (f"{ONE} đã hoàn thành. Các việc khác chưa hoàn thành.", []),
    (f"{ONE} đã trình; việc khác đang thực hiện.", []),
    # Cut short: where the beginning is one task's.
    ("Nhiệm vụ “Xây dựng Nghị định về vị trí…” đã hoàn thành ngày 09/4/2026.", []),
    ("Nhiệm vụ “Xây dựng Nghị định về vị trí…” đã hoàn thành ngày 08/4/2026.", ["08/4/2026"]),
    ("Nhiệm vụ “Xây dựng Nghị định về …” đã hoàn thành.", []),
    ("Xây dựng Nghị định về vị trí việc làm viên chức đã hoàn thành ngày 08/4/2026.", []),
    # Two tasks with one title, two tasks in one text.
    ("Nhiệm vụ “Rà soát thủ tục hành chính” đang thực hiện.", []),
    (f"{ONE} và {TWO} đã hoàn thành.", []),
    # What the title itself says is nothing that is said of it.
    ("Nhiệm vụ “Hoàn thành số hóa hồ sơ còn hiệu lực” đang thực hiện.", []),
    ("Nhiệm vụ “Hoàn thành số hóa hồ sơ còn hiệu lực” đã hoàn thành.", ["đã hoàn thành"]),
]


def wrong(text: str) -> list[str]:
    """The figures and words that differ from the log."""
    audit = audits.audit(lines.read(text, is_markdown=True), LOG)
    return [claim.written for claim in audit.wrong if claim.rule == "log-differs"]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_task_is_known_by_its_words(sentence: str, expected: list[str]) -> None:
    assert wrong(sentence) == expected


def test_a_row_without_an_id_is_known_by_its_words() -> None:
    head = "| TT | Nhiệm vụ | Thời hạn | Quá hạn |\n|---|---|---|---|\n"
    row = "| 1 | Tổng hợp kết quả kiểm tra, báo cáo Ban Chỉ đạo | {} | {} ngày |"
    assert wrong(head + row.format("31/5/2026", 30)) == []
    assert wrong(head + row.format("30/5/2026", 31)) == ["30/5/2026", "31"]


def test_a_cell_that_holds_more_than_a_title_names_no_task() -> None:
    head = "| TT | Nhiệm vụ | Thời hạn |\n|---|---|---|\n"
    row = "| 1 | Tổng hợp kết quả kiểm tra, báo cáo Ban Chỉ đạo quý I | 30/5/2026 |"
    assert wrong(head + row) == []


@pytest.mark.parametrize("count", [20_000])
def test_many_titles_that_begin_alike_are_looked_through_in_bounded_time(count: int) -> None:
    names = task_names({str(at): f"Báo cáo kết quả thực hiện nhiệm vụ {at}" for at in range(count)})
    text = "Báo cáo kết quả thực hiện nhiệm vụ 7 đã xong. " * 3
    assert {place.task for place in names.places(text)} == {"7"}
