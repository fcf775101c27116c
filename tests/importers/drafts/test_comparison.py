"""A draft beside a plan that exists: which task is which, and what is done about differences."""

from typing import Any

import msgspec

from caichcli.importers.drafts.comparison import PlanComparison, compare
from caichcli.importers.drafts.draft import Draft, WordCounts
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile
from tests.edited import plan, register

PLAN = """
- {id: I.1, title: Rà soát văn bản quy phạm pháp luật, lead: [bo-a], deadline: Quý II/2020}
- {id: I.2, title: Trình dự án luật, lead: [bo-a], product: Dự án luật}
- {id: I.3, title: Tổng kết năm}
- {id: I.21, title: Họp quý I}
- {id: I.22, title: Họp quý II}
"""


def compared(*tasks: dict[str, Any], areas: tuple[dict[str, Any], ...] = ()) -> PlanComparison:
    """The tasks, of area I named as the plan's unless they say another, beside the plan."""
    all_areas = areas or ({"id": "I", "name": "Chỉ đạo"},)
    records = tuple({"area": all_areas[0]["id"]} | task for task in tasks)
    draft = Draft(all_areas, records, (), (), (), WordCounts())
    book = Book(msgspec.convert(plan(PLAN), PlanFile, strict=False), register())
    return compare(draft, book)


def told(comparison: PlanComparison) -> list[str]:
    """A line a match: draft id = plan id, then its changes; or + and the new id."""
    lines = []
    for match in comparison.matches:
        changes = " ".join(f"{one.key}:{one.action}" for one in match.changes)
        is_ = f"= {match.task}" if match.task else f"+ {match.id}"
        lines.append(f"{match.draft} {is_} {changes}".strip())
    return lines


def test_tasks_are_known_by_id_by_title_and_by_nearly_the_title() -> None:
    comparison = compared(
        {"id": "I.1", "title": "Rà soát văn bản quy phạm pháp luật"},
        {"id": "I.7", "title": "TRINH DU AN LUAT"},
        {"id": "I.8", "title": "Tổng kết năn"},
    )
    assert told(comparison) == ["I.1 = I.1", "I.7 = I.2 title:change", "I.8 = I.3 title:change"]
    assert comparison.absent == ("I.21", "I.22")


def test_the_words_of_one_task_beside_the_number_of_another_are_the_first_one_s() -> None:
    comparison = compared(
        {"id": "I.1", "title": "Rà soát văn bản quy phạm"},
        {"id": "I.2", "title": "Trình dự án luật"},
        {"id": "I.3", "title": "Trình dự án luật sửa đổi"},
    )
    assert told(comparison) == ["I.1 = I.1 title:change", "I.2 = I.2", "I.3 + I.3-2"]
    crossed = compared({"id": "I.22", "title": "Họp quý I"}, {"id": "I.21", "title": "Họp quý II"})
    assert told(crossed) == ["I.22 = I.21", "I.21 = I.22"]


def test_the_same_number_on_another_task_is_a_new_task() -> None:
    comparison = compared({"id": "I.1", "title": "Mua sắm thiết bị"})
    assert told(comparison) == ["I.1 + I.1-2"]
    assert comparison.absent == ("I.1", "I.2", "I.3", "I.21", "I.22")


def test_an_area_is_known_by_its_name() -> None:
    areas = ({"id": "V", "name": "THỂ CHẾ"}, {"id": "I", "name": "Khác"})
    new = {"id": "V.1", "title": "Việc mới", "area": "V"}
    other = {"id": "I.1", "title": "Việc khác", "area": "I"}
    comparison = compared(new, other, areas=areas)
    assert told(comparison) == ["V.1 + II.1", "I.1 + I-2.1"]
    assert comparison.areas == ("I-2",)


def test_what_is_absent_is_filled_lists_are_added_to_terms_are_kept() -> None:
    comparison = compared(
        {"id": "I.1", "title": "Rà soát văn bản quy phạm pháp luật", "lead": ["bo-a", "bo-b"],
         "deadline": "Quý III/2020", "product": "Báo cáo"},
        {"id": "I.2", "title": "Trình dự án luật", "lead": ["bo-b"], "deadline": "2020",
         "product": "Dự án  luật"},
    )  # fmt: skip
    assert told(comparison) == [
        "I.1 = I.1 product:fill lead:extend deadline:keep",
        "I.2 = I.2 lead:keep deadline:fill",
    ]
    assert (comparison.count("new"), comparison.count("changed"), comparison.count("same")) == (
        0,
        2,
        0,
    )


def test_a_task_is_matched_once() -> None:
    twice = {"title": "Tổng kết năm"}
    comparison = compared({"id": "I.3"} | twice, {"id": "I.4"} | twice)
    assert told(comparison) == ["I.3 = I.3", "I.4 + I.4"]
