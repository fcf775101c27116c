"""A draft before it is signed: a plan in a few lines beside the places that each rule tells."""

import pytest

from caichcli.plan.finding import Finding
from caichcli.rules.registry import RULES
from caichcli.rules.rule import DraftLimits
from tests.rules.cases import REGISTER, check, dotted, of, places, plan

LIMITS = DraftLimits(tasks_in_a_week=2)
GROUPS = """\
  - {id: lien-quan, name: "Các cơ quan, đơn vị có liên quan"}
  - {id: chuc-nang, name: Các cơ quan chức năng, members: [bo-a], complete: false}
  - {id: bo-lien-quan, name: Các bộ liên quan, members: [bo-a, bo-b]}
  - {id: theo-loai, name: Các bộ theo loại, kinds: [ministry]}
  - {id: khong-ai, name: Các đoàn thể, kinds: [organisation]}
  - {id: to, name: Tổ công tác, reference: Quyết định số 02/QĐ-VD}
  - {id: mot-bo, name: Nhóm một bộ, members: [bo-a]}
"""
WITH_GROUPS = REGISTER + GROUPS

# The rule, the tasks, the places told.
PLACES: list[tuple[str, list[str], list[str]]] = [
    # rõ người
    ("unassigned-task", ["id: '1', lead: [bo-a]"], []),
    ("unassigned-task", ["id: '1'", "id: '2', lead: []"], ["tasks.0", "tasks.1"]),
    ("unassigned-task", ["id: '1', lead_basis: unstated"], ["tasks.0"]),
    ("unassigned-task", ["id: '1', lead_basis: stated"], []),  # missing-lead
    ("vague-lead", ["id: '1', lead: [lien-quan]"], ["tasks.0.lead.0"]),
    ("vague-lead", ["id: '1', lead: [bo-a, chuc-nang]"], ["tasks.0.lead.1"]),
    ("vague-lead", ["id: '1', lead: [lien-quan]", "id: '2', lead: [lien-quan]"],
     ["tasks.0.lead.0", "tasks.1.lead.0"]),
    ("vague-lead", ["id: '1', lead: [bo-lien-quan, cac-bo, to]"], []),
    ("vague-lead", ["id: '1', lead: [bo-a], support: [lien-quan]"], []),
    ("unknown-members", ["id: '1', lead: [cac-bo, theo-loai, bo-lien-quan, bo-a]"], []),
    ("unknown-members", ["id: '1', lead: [to]", "id: '2', lead: [bo-a], support: [to]"],
     ["tasks.0.lead.0"]),
    ("unknown-members", ["id: '1', lead: [bo-a], support: [bo-b, cac-so]"], ["tasks.0.support.1"]),
    ("unknown-members", ["id: '1', support: [lien-quan, khong-ai]"],
     ["tasks.0.support.0", "tasks.0.support.1"]),
    ("unknown-members", ["id: '1', lead: [lien-quan]"], []),  # vague-lead
    ("unknown-members", ["id: '1', support: [lien-quan]", "id: '2', lead: [lien-quan]"], []),
    # rõ việc
    ("near-duplicate", ["id: '1'"], []),
    ("near-duplicate", ["id: '1'", "id: '2', lead: [bo-a]", "id: '3'"],
     ["tasks.1.title", "tasks.2.title"]),
    # rõ thời gian
    ("undatable-deadline", ["id: '1'"], ["tasks.0"]),
    ("undatable-deadline", ["id: '1', deadline: Quý II", "id: '2', deadline: 2026-06-30"], []),
    ("undatable-deadline", ["id: '1', deadline: Thường xuyên", "id: '2', deadline: hằng quý"], []),
    ("undatable-deadline", ["id: '1', deadline: Khi có phát sinh"], ["tasks.0.deadline"]),
    ("undatable-deadline", ["id: '1', deadline: Từ 01/7/2026"], ["tasks.0.deadline"]),
    ("undatable-deadline", ["id: '1', deadline: 31/6/2026"], []),  # unreadable-deadline
    ("undatable-deadline", ["id: '1', adjustments: [{date: 2026-03-01, to: Quý IV}]"], []),
    ("crowded-week", ["id: '1', lead: [bo-a], deadline: Quý II"] * 2, []),
    ("crowded-week", ["id: '0'"] + ["id: '1', lead: [bo-a], deadline: Quý II"] * 3,
     ["tasks.1.lead.0"]),
    ("crowded-week", ["id: '1', lead: [bo-a], deadline: Quý II",
                      "id: '2', lead: [bo-b, bo-a], deadline: 29/6/2026",
                      "id: '3', lead: [bo-a], deadline: 5/7/2026"], ["tasks.0.lead.0"]),
    ("crowded-week", ["id: '1', lead: [bo-a], deadline: Quý II",
                      "id: '2', lead: [bo-a], deadline: 28/6/2026",
                      "id: '3', lead: [bo-a], deadline: 06/7/2026"], []),
    ("crowded-week", ["id: '1', lead: [cac-bo], deadline: Quý II"] * 3, ["tasks.0.lead.0"]),
    ("crowded-week", ["id: '1', lead: [cac-bo], deadline: Quý II",
                      "id: '2', lead: [bo-a], deadline: Quý II",
                      "id: '3', lead: [bo-a], deadline: Quý II"], []),
    ("crowded-week", ["id: '1', lead: [bo-a, bo-a], deadline: Quý II"] * 2, []),
    ("crowded-week", ["id: '1', lead: [bo-a], support: [bo-b]"] * 3, []),  # no term of their own
    ("crowded-week", ["id: '1', lead: [bo-a], deadline: hằng quý"] * 3, ["tasks.0.lead.0"]),
    ("crowded-week", ["id: '1', lead: [bo-a], deadline: Quý II"] * 2
     + ["id: '3', lead: [bo-a], deadline: hằng tháng"], ["tasks.0.lead.0"]),
    ("crowded-week", ["id: '1', deadline: Quý II"] * 3, []),
    # rõ trách nhiệm
    ("several-leads", ["id: '1', lead: [bo-a]", "id: '2', lead: [bo-a, bo-a]"], []),
    ("several-leads", ["id: '1', lead: [bo-a, bo-b]"], ["tasks.0.lead"]),
    ("several-leads", ["id: '1', lead: [bo-a]", "id: '2', lead: [bo-a, bo-b]"], ["tasks.1.lead"]),
    ("several-leads", ["id: '1', lead: [bo-a, cac-so], assignment: joint"], ["tasks.0.lead"]),
    ("several-leads", ["id: '1', lead: [bo-a, bo-b], assignment: each"], []),
    ("several-leads", ["id: '1', lead: [cac-bo]"], []),
    ("several-leads", ["id: '1', lead: [cac-bo], assignment: joint"], ["tasks.0.assignment"]),
    ("several-leads", ["id: '1', lead: [to], assignment: joint"], ["tasks.0.assignment"]),
    ("several-leads", ["id: '1', lead: [mot-bo], assignment: joint"], []),
    ("several-leads", ["id: '1', lead: [lien-quan], assignment: joint"], []),  # vague-lead
    ("several-leads", ["id: '1', lead: [bo-a], assignment: joint"], []),
    # rõ sản phẩm
    ("no-product", ["id: '1'", "id: '2', product: Báo cáo"], ["tasks.0"]),
    ("no-product", ["id: '1', updates: [{date: 2026-03-01, status: in-progress}]"], ["tasks.0"]),
    ("no-product", ["id: '1', updates: [{date: 2026-03-01, status: done}]"], []),
    # rõ thẩm quyền
    ("unnamed-authority", ["id: '1', product: Quyết định của Bộ trưởng"], []),
    ("unnamed-authority", ["id: '1', product: Tờ trình cấp có thẩm quyền"], ["tasks.0.product"]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "tasks", "expected"), PLACES)
def test_what_is_told_where(rule: str, tasks: list[str], expected: list[str]) -> None:
    assert places(rule, check(plan(*tasks), WITH_GROUPS, draft=LIMITS)) == expected


TITLES = {
    # a title: the words told
    "Xây dựng Đề án, trình cấp có thẩm quyền phê duyệt": "cấp có thẩm quyền",
    "Báo cáo cơ quan, người có thẩm quyền xem xét": "cơ quan, người có thẩm quyền",
    "Kiến nghị cấp trên giải quyết vướng mắc": "cấp trên",
    "Xin ý kiến của cơ quan nhà nước có thẩm quyền": "cơ quan nhà nước có thẩm quyền",
    "Hoàn thiện hồ sơ để CẤP CÓ THẨM QUYỀN ban hành": "cấp có thẩm quyền",
    "Tri\u0300nh câ\u0301p co\u0301 thâ\u0309m quyê\u0300n": "cấp có thẩm quyền",
    "Trình Thủ tướng Chính phủ phê duyệt": None,
    "Trình cấp có thẩm quyền (Thủ tướng Chính phủ) phê duyệt": None,
    "Báo cáo việc thực hiện kết luận của cấp có thẩm quyền": None,
    "Rà soát thủ tục thuộc thẩm quyền giải quyết": None,
    "Thực hiện chương trình do cơ quan có thẩm quyền giao": None,
    "Niêm yết trình tự giải quyết của người có thẩm quyền": None,
}


@pytest.mark.parametrize("title", TITLES)
def test_an_authority_without_a_name(title: str) -> None:
    text = plan("id: '1'").replace("Nhiệm vụ", f'"{title}"')
    texts = [finding.values["written"] for finding in faults("unnamed-authority", text)]
    assert texts == ([TITLES[title]] if TITLES[title] else [])


PROBLEMS = {
    # a deadline: what the finding says of it
    "": "none",
    "deadline: Sau khi Luật được thông qua": "condition",
    "deadline: Từ 01/7/2026": "open",
    "deadline: Từ tháng 3/2026 đến khi kết thúc kiểm kê": "open",
}


@pytest.mark.parametrize("deadline", PROBLEMS)
def test_why_a_deadline_has_no_day(deadline: str) -> None:
    (one,) = faults("undatable-deadline", plan(f"id: '1', {deadline}"))
    assert one.values["problem"] == PROBLEMS[deadline]


def test_the_fullest_week_is_told_where_one_task_begins_several() -> None:
    monthly = "lead: [bo-a], deadline: hằng tháng"
    tasks = [f"id: '{n}', {monthly}" for n in range(3)] + ["id: x, lead: [bo-a], deadline: Quý III"]
    (one,) = faults("crowded-week", plan(*tasks))
    assert (one.values["count"], one.values["week"]) == (4, 40)
    assert (one.values["first"], one.values["last"]) == ("2026-09-28", "2026-10-04")
    assert one.values["tasks"] == "0, 1, 2, x"


def test_a_long_list_of_tasks_is_cut() -> None:
    tasks = [f"id: '{n}', lead: [bo-a], deadline: Quý II" for n in range(12)]
    (one,) = faults("crowded-week", plan(*tasks))
    assert one.values["tasks"] == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9…"


def test_a_task_names_the_one_that_it_repeats() -> None:
    (one,) = faults("near-duplicate", plan("id: I.1", "id: I.2"))
    assert (one.values["task"], one.values["other"]) == ("I.2", "I.1")
    assert [dotted(related.place) for related in one.related] == ["tasks.0.title"]


# The rule that tells the fault, and those for drafts that do not tell it a second time.
NAMES = ("unassigned-task", "vague-lead", "unknown-members", "several-leads")
ONCE = {
    "lead: [bo-a], support: [bo-x]": ("unknown-agency", *NAMES),
    "lead: [bo-a], support: [BB]": ("unknown-agency", *NAMES),
    "lead: [bo-a], support: [SỞ]": ("ambiguous-agency", *NAMES),
    "lead: [bo-x]": ("unknown-agency", *NAMES),
    "lead_basis: carried": ("missing-lead", *NAMES),
    "lead: [bo-a], deadline: cuối tháng": ("unreadable-deadline", "undatable-deadline"),
    "lead: [bo-a], updates: [{date: 2026-03-01, status: done}]": (
        "done-without-result",
        "no-product",
    ),
}


@pytest.mark.parametrize("keys", ONCE)
def test_a_fault_is_told_once(keys: str) -> None:
    judgement = check(plan(f"id: '1', {keys}"), draft=LIMITS)
    rules = [finding.rule for finding in judgement.findings if finding.rule in ONCE[keys]]
    assert rules == [ONCE[keys][0]]


def test_a_plan_that_is_no_draft_is_not_asked() -> None:
    judgement = check(plan("id: '1'", "id: '2'"))
    assert [finding.rule for finding in judgement.findings if is_for_drafts(finding)] == []


def is_for_drafts(finding: Finding) -> bool:
    return RULES[finding.rule].kind == "draft"


def test_a_clear_plan_has_nothing_to_tell() -> None:
    clear = "lead: [bo-a], support: [cac-bo], deadline: Quý II, product: Kế hoạch"
    judgement = check(plan(f"id: '1', {clear}"), draft=LIMITS)
    rules = {rule for rule, _, _ in PLACES}
    assert [finding.rule for finding in judgement.findings if finding.rule in rules] == []


def test_a_workspace_without_a_register_is_told_that_alone() -> None:
    rules = {finding.rule for finding in check(plan("id: '1', lead: [x]"), "", draft=LIMITS)
             .findings}  # fmt: skip
    assert not rules & {"vague-lead", "unknown-members"}


@pytest.mark.parametrize(
    ("rule", "group"), [("vague-lead", "lien-quan"), ("unknown-members", "to")]
)
def test_a_group_is_shown_in_the_register(rule: str, group: str) -> None:
    (fault,) = faults(rule, plan(f"id: '1', lead: [{group}]"))
    (related,) = fault.related
    assert (related.label, related.place.route[0]) == ("entry", "groups")


def faults(rule: str, text: str) -> list[Finding]:
    return of(rule, check(text, WITH_GROUPS, draft=LIMITS))
