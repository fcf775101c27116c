"""The log: a task's entries beside the places that each rule tells."""

import pytest

from tests.rules.cases import check, of, places, plan

DOC = "document: {number: 02/TB-VD}"
RESULT = "results: [{number: 03/BC-VD}]"

# The rule, the task's keys, its entries (on 01/3, 02/3, 03/3 ... 2026), the places told
# (below ``tasks.0.updates``).
LOGS: list[tuple[str, str, list[str], list[str]]] = [
    ("progress-fraction", "", ["progress: 0.6"], ["0.progress"]),
    ("progress-fraction", "", ["progress: 1", "progress: 0", "progress: 60.5"], []),
    ("progress-fraction", "", ["progress: 0.6", "corrects: 2026-03-01, progress: 60"], []),
    ("progress-fraction", "", ["progress: 0.6", "withdraws: 2026-03-01"], []),
    ("corrects-and-withdraws", "", ["", "corrects: 2026-03-01"], []),
    (
        "corrects-and-withdraws",
        "",
        ["", "", "corrects: 2026-03-01, withdraws: 2026-03-02"],
        ["2.withdraws"],
    ),
    ("unknown-entry", "", ["", "corrects: 2026-03-01"], []),
    ("unknown-entry", "", ["", "corrects: 2026-03-01#1"], []),
    ("unknown-entry", "", ["", "corrects: 2026-03-01#2"], ["1.corrects"]),
    ("unknown-entry", "", ["", "withdraws: 2026-02-28"], ["1.withdraws"]),
    ("unknown-entry", "", ["", "resolves: 2026-02-28#1/1"], ["1.resolves"]),
    ("unknown-entry", "", ["", "corrects: 2026-03-02"], ["1.corrects"]),  # itself
    ("unknown-entry", "", ["", "corrects: 2026-03-03", ""], ["1.corrects"]),  # later
    ("unknown-entry", "", ["", "corrects: 2026-03-01", "corrects: 2026-03-02"], []),
    (
        "unknown-entry",
        "",
        ["", "withdraws: 2026-03-01", "corrects: 2026-03-01"],
        ["2.corrects"],
    ),
    (
        "unknown-entry",
        "",
        ["", "withdraws: 2026-03-01", "withdraws: 2026-03-01"],
        ["2.withdraws"],
    ),
    ("resolves-nothing", "", ["problems: [{text: Khó}]", "resolves: 2026-03-01"], []),
    ("resolves-nothing", "", ["problems: [{text: Khó}]", "resolves: 2026-03-01#1/1"], []),
    (
        "resolves-nothing",
        "",
        ["problems: [{text: Khó}]", "resolves: 2026-03-01#1/2"],
        ["1.resolves"],
    ),
    (
        "resolves-nothing",
        "",
        ["problems: [{text: Khó}], proposals: [{text: Xin}]", "resolves: 2026-03-01#1/2"],
        [],
    ),
    ("resolves-nothing", "", ["note: Khó", "resolves: 2026-03-01"], ["1.resolves"]),
    ("answer-without-proposal", "", ["problems: [{text: Khó}]", "answer: agreed"], ["1.answer"]),
    (
        "answer-without-proposal",
        "",
        ["problems: [{text: Khó}]", "referred_to: so-c"],
        ["1.referred_to"],
    ),
    (
        "answer-without-proposal",
        "",
        ["problems: [{text: Khó}]", "resolves: 2026-03-01, answer: agreed, referred_to: so-c"],
        ["1.referred_to"],
    ),
    (
        "answer-without-proposal",
        "",
        ["problems: [{text: Khó}]", "resolves: 2026-03-01, answer: referred, referred_to: so-c"],
        [],
    ),
    (
        "answer-without-proposal",
        "",
        [
            "problems: [{text: Khó}]",
            "resolves: 2026-03-01, answer: agreed",
            "corrects: 2026-03-02, answer: not-agreed",
        ],
        [],
    ),
    # The correction put the problem forward
    (
        "resolves-nothing",
        "",
        ["", "corrects: 2026-03-01, problems: [{text: Khó}]", "resolves: 2026-03-01"],
        [],
    ),
    # What a correction leaves of the proposals is what can be answered
    (
        "resolves-nothing",
        "",
        [
            "proposals: [{text: Xin}, {text: Hỏi}]",
            "resolves: 2026-03-01#1/2",
            "corrects: 2026-03-01, proposals: [{text: Xin}]",
        ],
        ["1.resolves"],
    ),
    (
        "resolves-nothing",
        "",
        [
            "proposals: [{text: Xin}]",
            "resolves: 2026-03-01#1/2",
            "corrects: 2026-03-01, proposals: [{text: Xin}, {text: Hỏi}]",
        ],
        [],
    ),
    # An answer given before the report was withdrawn was an answer
    (
        "resolves-nothing",
        "",
        ["proposals: [{text: Xin}]", "resolves: 2026-03-01", "withdraws: 2026-03-01"],
        [],
    ),
    # Of an entry that is not there, unknown-entry tells
    ("resolves-nothing", "", ["", "resolves: 2026-02-28"], []),
    ("resolves-nothing", "", ["resolves: 2026-03-01"], []),
    ("not-a-member", "lead: [cac-bo]", ["by: bo-b"], []),
    ("not-a-member", "lead: [cac-bo], support: [so-c]", ["by: so-c"], ["0.by"]),
    ("not-a-member", "lead: [cac-bo], support: [so-c]", ["by: bo-b, agency: so-c"], ["0.agency"]),
    (
        "not-a-member",
        "lead: [cac-bo], support: [so-c]",
        ["", "by: cac-bo", "by: cac-so"],
        ["2.by"],
    ),
    ("not-a-member", "lead: [cac-bo]", ["note: Họp, by: so-c"], []),  # it has no part at all
    ("not-a-member", "lead: [cac-bo], support: [cac-so]", ["by: so-d"], ["0.by"]),
    ("not-a-member", "lead: [cac-so]", ["by: bo-b"], []),  # not all members are known
    ("not-a-member", "lead: [cac-bo, so-c]", ["by: so-c"], []),
    ("not-a-member", "lead: [cac-bo], assignment: joint", ["by: so-c"], []),
    ("not-a-member", "lead: [bo-b]", ["by: so-c"], []),  # the lead's task, whoever reports
    ("not-a-member", "lead: [bo-b], assignment: each, support: [so-c]", ["by: so-c"], ["0.by"]),
    ("not-a-member", "lead: [bo-b], assignment: each", ["by: bo-a"], []),  # the standing agency
    ("not-a-member", "lead: [bo-b], assignment: each", ["agency: bo-a"], ["0.agency"]),
    ("unknown-milestone", "deadline: trình 31/3; ban hành 30/9", ["milestone: 2"], []),
    ("unknown-milestone", "deadline: trình 31/3; ban hành 30/9", ["milestone: 3"], ["0.milestone"]),
    ("unknown-milestone", "deadline: 31/3/2026", ["milestone: 1"], ["0.milestone"]),
    (
        "unknown-milestone",
        "deadline: Ban hành trong quý I/2026 và tổ chức thực hiện",
        ["milestone: 1"],
        [],
    ),
    ("occurrence-missing", "deadline: hằng quý", ["status: done"], ["0"]),
    ("occurrence-missing", "deadline: hằng quý", ["status: done, for: 2026-Q1"], []),
    ("occurrence-missing", "deadline: hằng quý", ["status: in-progress"], []),
    ("occurrence-missing", "deadline: Quý II", ["status: done"], []),
    (
        "occurrence-missing",
        "deadline: hằng quý",
        ["status: done", "corrects: 2026-03-01, for: 2026-Q1"],
        [],
    ),
    ("done-without-result", "", ["status: done"], ["0"]),
    ("done-without-result", "product: Báo cáo", ["status: done"], []),
    ("done-without-result", "", [f"status: done, {RESULT}"], []),
    ("done-without-result", "", [f"status: submitted, {RESULT}", "status: done"], []),
    ("done-without-result", "", ["status: done", f"corrects: 2026-03-01, {RESULT}"], []),
    ("done-without-result", "", ["status: done", RESULT], []),
    ("done-without-result", "", ["status: done", "status: returned"], []),
    ("done-without-result", "", ["status: done", "withdraws: 2026-03-01"], []),
    ("done-without-result", "", ["status: submitted"], []),
    (
        "done-without-result",
        "lead: [cac-bo]",
        [f"by: bo-a, agency: bo-a, status: done, {RESULT}", "by: bo-b, status: done"],
        ["1"],
    ),
    (
        "done-without-result",
        "deadline: hằng tháng",
        [f"status: done, for: 2026-01, {RESULT}", "status: done, for: 2026-02"],
        ["1"],
    ),
    ("suspended-without-document", "", ["status: suspended"], ["0"]),
    ("suspended-without-document", "", [f"status: suspended, {DOC}"], []),
    (
        "suspended-without-document",
        "",
        ["status: suspended", f"corrects: 2026-03-01, {DOC}"],
        [],
    ),
    ("suspended-without-document", "", ["status: cancelled"], []),
    ("cancelled-without-document", "", ["status: cancelled"], ["0"]),
    ("cancelled-without-document", "", [f"status: cancelled, {DOC}"], []),
    ("progress-falls", "", ["progress: 40", "progress: 40", "", "progress: 60"], []),
    ("progress-falls", "", ["progress: 40", "", "progress: 39.5"], ["2.progress"]),
    ("progress-falls", "", ["progress: 60", "progress: 40", "progress: 50"], ["1.progress"]),
    ("progress-falls", "", ["progress: 60", "progress: 40", "progress: 40"], ["1.progress"]),
    ("progress-falls", "", ["progress: 60", "status: returned, progress: 40"], []),
    ("progress-falls", "", ["progress: 60", "status: returned", "progress: 40"], []),
    ("progress-falls", "", ["progress: 60", "corrects: 2026-03-01, progress: 40"], []),
    (
        "progress-falls",
        "",
        ["progress: 10", "progress: 20", "corrects: 2026-03-01, progress: 30"],
        ["1.progress"],
    ),
    # Each owner's own progress, each occurrence's
    (
        "progress-falls",
        "lead: [cac-bo]",
        ["by: bo-a, agency: bo-a, progress: 60", "by: bo-b, progress: 40"],
        [],
    ),
    (
        "progress-falls",
        "lead: [cac-bo], assignment: joint",
        ["by: bo-a, progress: 60", "by: bo-b, progress: 40"],
        ["1.progress"],
    ),
    (
        "progress-falls",
        "lead: [cac-bo]",
        ["by: bo-b, progress: 60", "status: returned", "by: bo-b, progress: 40"],
        [],
    ),
    (
        "progress-falls",
        "deadline: hằng tháng",
        ["for: 2026-01, progress: 90", "for: 2026-02, progress: 10"],
        [],
    ),
    ("entry-after-done", "", ["status: done", "status: in-progress"], ["1.status"]),
    ("entry-after-done", "", ["status: done", f"status: in-progress, {DOC}"], ["1.status"]),
    ("entry-after-done", "", ["status: done", "note: Đã gửi"], []),
    ("entry-after-done", "", ["status: done", "status: done"], []),
    ("entry-after-done", "", ["status: done", "status: returned", "status: in-progress"], []),
    ("entry-after-done", "", ["status: done", "corrects: 2026-03-01, status: in-progress"], []),
    ("entry-after-done", "", ["status: done", "status: submitted", "status: done"], ["1.status"]),
    ("entry-after-done", "", ["status: in-progress", "status: done"], []),
    (
        "entry-after-done",
        "lead: [cac-bo]",
        ["by: bo-b, status: done", "by: bo-a, agency: bo-a, status: in-progress"],
        [],
    ),
    (
        "entry-after-done",
        "deadline: hằng tháng",
        ["for: 2026-01, status: done", "for: 2026-02, status: in-progress"],
        [],
    ),
    ("entry-after-cancelled", "", ["status: cancelled", "status: in-progress"], ["1.status"]),
    ("entry-after-cancelled", "", ["status: cancelled", f"status: in-progress, {DOC}"], []),
    ("entry-after-cancelled", "", ["status: cancelled", "note: Lưu"], []),
    # Taken out for all, one owner reports on
    (
        "entry-after-cancelled",
        "lead: [cac-bo]",
        ["status: cancelled", "by: bo-b, status: done"],
        ["1.status"],
    ),
]


@pytest.mark.parametrize(("rule", "task", "entries", "expected"), LOGS)
def test_a_log(rule: str, task: str, entries: list[str], expected: list[str]) -> None:
    judgement = check(with_entries(task, entries))
    assert places(rule, judgement) == [f"tasks.0.updates.{place}" for place in expected]


def with_entries(task: str, entries: list[str]) -> str:
    """Return a plan of one task whose entries are of 01/3, 02/3 ... 2026."""
    updates = [
        f"{{date: 2026-03-{day:02}{', ' if entry else ''}{entry}}}"
        for day, entry in enumerate(entries, 1)
    ]
    return plan(f"id: '1', updates: [{', '.join(updates)}]{', ' if task else ''}{task}")


BASES = [
    ("lead_basis: stated", ["missing-lead"]),
    ("lead_basis: carried, lead: []", ["missing-lead"]),
    ("lead_basis: unstated", []),
    ("", []),
    ("lead: [bo-a]", []),
    ("lead: [bo-a], lead_basis: carried", []),
    ("lead: [bo-a], lead_basis: unstated", ["unstated-lead"]),
]


@pytest.mark.parametrize(("task", "expected"), BASES)
def test_a_lead_and_its_basis(task: str, expected: list[str]) -> None:
    judgement = check(plan(f"id: '1', {task}" if task else "id: '1'"))
    rules = [finding.rule for finding in judgement.findings]
    assert [rule for rule in rules if rule in ("missing-lead", "unstated-lead")] == expected


PROBLEMS = [
    (["corrects: 2026-03-05"], "none"),
    (["corrects: 2026-03-01"], "itself"),
    (["corrects: 2026-03-02", ""], "later"),
    (["", "withdraws: 2026-03-01", "corrects: 2026-03-01"], "withdrawn"),
    (["", "corrects: 2026-03-01", "withdraws: 2026-03-01", "corrects: 2026-03-02"], "withdrawn"),
    (["", "withdraws: 2026-03-01", "withdraws: 2026-03-01"], "withdrawn"),
    (["", "withdraws: 2026-03-01", "withdraws: 2026-03-02"], "withdrawal"),
    (["", "corrects: 2026-03-01", "withdraws: 2026-03-02"], "correction"),
    (["", "corrects: 2026-03-01, problems: [{text: Khó}]", "resolves: 2026-03-02"], "correction"),
]


@pytest.mark.parametrize(("entries", "problem"), PROBLEMS)
def test_why_an_entry_is_unknown(entries: list[str], problem: str) -> None:
    (finding,) = of("unknown-entry", check(with_entries("", entries)))
    assert finding.values["problem"] == problem


def test_a_fall_shows_both_figures() -> None:
    (finding,) = of("progress-falls", check(with_entries("", ["progress: 62.5", "progress: 40"])))
    assert finding.values == {"before": "62.5", "progress": "40"}


HANDOVERS = [
    # The leads, the handovers and the places told
    ("[bo-a]", "lead: {from: [bo-a], to: [bo-b]}", []),
    ("[bo-a]", "lead: {to: [bo-b]}", []),
    ("[bo-a, so-c]", "lead: {from: [so-c], to: [bo-b]}", []),
    ("[bo-a]", "lead: {from: [so-c], to: [bo-b]}", ["0.lead.from"]),
    ("[bo-a]", "lead: {to: [bo-b]}}, {date: 2026-03-02, lead: {from: [bo-a], to: [so-c]}",
     ["1.lead.from"]),
    ("[bo-a]", "lead: {to: [bo-b]}}, {date: 2026-03-02, lead: {from: [bo-b], to: [so-c]}", []),
    ("[bo-a]", "lead: {to: [bo-b]}, for: 2026-Q1", ["0.for"]),
]  # fmt: skip


@pytest.mark.parametrize(("leads", "move", "expected"), HANDOVERS)
def test_a_handover_in_place_of_who_leads(leads: str, move: str, expected: list[str]) -> None:
    adjustments = f"adjustments: [{{date: 2026-03-01, {move}}}]"
    judgement = check(plan(f"id: '1', deadline: hằng quý, lead: {leads}, {adjustments}"))
    assert places("doubtful-handover", judgement) == [
        f"tasks.0.adjustments.{place}" for place in expected
    ]


def test_whom_a_handover_names_is_known_to_the_register() -> None:
    move = "adjustments: [{date: 2026-03-01, lead: {from: [bo-x], to: [bo-y]}}]"
    told = places("unknown-agency", check(plan(f"id: '1', lead: [bo-a], {move}")))
    route = "tasks.0.adjustments.0.lead"
    assert told == [f"{route}.from.0", f"{route}.to.0"]


def test_who_led_once_or_leads_later_may_report() -> None:
    task = (
        "id: '1', lead: [bo-a], adjustments: [{date: 2026-03-05, lead: {to: [bo-b]}}],"
        " updates: [{date: 2026-03-01, by: bo-a, note: x}, {date: 2026-03-08, by: bo-b, note: y}]"
    )
    judgement = check(plan(task))
    assert places("reporter-without-part", judgement) == []
    assert places("not-a-member", judgement) == []
