"""Rules on inspections: each row what staff write, and the places that are told below it."""

import pytest

from tests.rules.cases import HEAD, check, places

UNIT = "units: [{unit: bo-b, time: Tháng 4/2026}]"
SIGNED = "conclusion: {number: 3/KL, date: 2026-05-04}"


def inspection(contents: str, lead: str = "bo-a") -> str:
    return (
        f"{HEAD}tasks: []\ninspections:\n  - {{id: KT, theme: Một cửa, lead: {lead}, {contents}}}\n"
    )


def found(contents: str, unit: str = "bo-b") -> str:
    return inspection(f"{UNIT}, shortcomings: [{{id: S1, unit: {unit}, text: Chậm, {contents}}}]")


def unit(contents: str) -> str:
    return inspection(f"units: [{{unit: bo-b, {contents}}}]")


def log(*entries: str) -> str:
    return f"updates: [{', '.join(f'{{{one}}}' for one in entries)}]"


AT = "inspections.0"
ROWS = [
    # the rule, the plan, where it is told
    ("unknown-agency", inspection(UNIT, lead="bo-x"), [f"{AT}.lead"]),
    ("unknown-agency", inspection("team: [bo-a, bo-x]"), [f"{AT}.team.1"]),
    ("unknown-agency", inspection("units: [{unit: bo-x}]"), [f"{AT}.units.0.unit"]),
    ("unknown-agency", unit(log("date: 2026-04-01, by: bo-x, note: x")),
     [f"{AT}.units.0.updates.0.by"]),
    ("unknown-agency", found("owner: bo-x"), [f"{AT}.shortcomings.0.owner"]),
    ("unknown-agency", found("reminders: [{date: 2026-04-01, agency: bo-x}]"),
     [f"{AT}.shortcomings.0.reminders.0.agency"]),
    ("unknown-agency", inspection("units: [{unit: cac-bo}]"), []),
    ("duplicate-inspection", inspection(UNIT) + "  - {id: KT, theme: Khác}\n",
     ["inspections.1.id"]),
    ("duplicate-inspection", inspection(UNIT) + "  - {id: KT2, theme: Khác}\n", []),
    ("duplicate-inspection", inspection("shortcomings: [{id: S1, unit: bo-b, text: x}]")
     + "  - {id: S1, theme: Khác, shortcomings: [{id: S1, unit: bo-b, text: x}]}\n",
     ["inspections.1.shortcomings.0.id"]),
    ("updates-out-of-order", unit(log("date: 2026-04-02, note: x", "date: 2026-04-01, note: x")),
     [f"{AT}.units.0.updates.1.date"]),
    ("updates-out-of-order", found(log("date: 2026-06-02, note: x", "date: 2026-06-01, note: x")),
     [f"{AT}.shortcomings.0.updates.1.date"]),
    ("reminders-out-of-order", found("reminders: [{date: 2026-06-02}, {date: 2026-06-01}]"),
     [f"{AT}.shortcomings.0.reminders.1.date"]),
    ("update-in-future", unit(log("date: 2026-07-01, note: x")),
     [f"{AT}.units.0.updates.0.date"]),
    ("update-in-future", found("reminders: [{date: 2026-07-01}]"),
     [f"{AT}.shortcomings.0.reminders.0.date"]),
    ("update-in-future",
     HEAD.replace(
         "areas:",
         "  agency_plans: [{date: 2026-07-01, agency: bo-a, document: {number: 1/KH}}]\nareas:",
     ) + "tasks: []\n", ["plan.agency_plans.0.date"]),
    ("update-in-future", found("received: 2026-07-01"), [f"{AT}.shortcomings.0.received"]),
    ("update-in-future", found("received: 2026-06-30"), []),
    ("completed-after-recorded",
     found(log("date: 2026-06-02, by: bo-a, status: done, completed: 2026-06-03")),
     [f"{AT}.shortcomings.0.updates.0.completed"]),
    ("completed-after-recorded",
     found(log("date: 2026-06-02, by: bo-a, status: done, completed: 2026-06-02")), []),
    ("completed-after-recorded",
     unit(log("date: 2026-04-01, status: inspected, document: {date: 2026-04-09}")),
     [f"{AT}.units.0.updates.0.document.date"]),
    ("completed-after-recorded",
     unit(log("date: 2026-04-01, status: inspected, document: {date: 2026-04-01}",
              "date: 2026-04-02, status: concluded, document: {number: 1/KL, date: 2026-04-02}")),
     []),
    ("completed-after-recorded",
     HEAD + "tasks: []\ninitiatives: [{id: SK, kind: proposal, title: x, unit: bo-a, "
     + log("date: 2026-04-01, status: recognised, document: {number: 1/QĐ, date: 2026-04-02}")
     + "}]\n", ["initiatives.0.updates.0.document.date"]),
    ("completed-before-assigned",
     inspection("document: {number: 1/KH, date: 2026-03-02}, units: [{unit: bo-b, "
                + log("date: 2026-04-01, status: inspected, document: {date: 2026-03-01}") + "}]"),
     [f"{AT}.units.0.updates.0.document.date"]),
    ("completed-before-assigned",
     inspection("document: {number: 1/KH, date: 2026-03-02}, units: [{unit: bo-b, "
                + log("date: 2026-04-01, status: inspected, document: {date: 2026-03-02}") + "}]"),
     []),
    ("completed-before-assigned",
     unit(log("date: 2026-04-01, status: inspected, document: {date: 2025-12-01}")),
     [f"{AT}.units.0.updates.0.document.date"]),
    ("completed-before-assigned",
     found(f"{SIGNED}, "
           + log("date: 2026-06-02, by: bo-a, status: done, completed: 2026-05-03")),
     [f"{AT}.shortcomings.0.updates.0.completed"]),
    ("outcome-twice",
     unit(log("date: 2026-04-01, status: inspected", "date: 2026-04-02, status: inspected")),
     [f"{AT}.units.0.updates.1.status"]),
    ("outcome-twice",
     unit(log("date: 2026-04-01, status: inspected", "date: 2026-04-02, status: concluded",
              "date: 2026-04-03, status: inspected, corrects: 2026-04-01")), []),
    ("outcome-twice",
     unit(log("date: 2026-04-01, status: inspected", "date: 2026-04-02, status: postponed",
              "date: 2026-04-03, status: inspected")), []),
    ("outcome-twice",
     found(log("date: 2026-06-01, by: bo-a, status: done", "date: 2026-06-02, note: x",
               "date: 2026-06-03, by: bo-a, status: done")),
     [f"{AT}.shortcomings.0.updates.2.status"]),
    ("outcome-twice",
     found(log("date: 2026-06-01, by: bo-a, status: done",
               "date: 2026-06-02, by: bo-a, status: returned",
               "date: 2026-06-03, by: bo-a, status: done")), []),
    ("unknown-entry", unit(log("date: 2026-04-02, corrects: 2026-03-01")),
     [f"{AT}.units.0.updates.0.corrects"]),
    ("unknown-entry",
     found(log("date: 2026-04-01, note: x", "date: 2026-04-02, withdraws: 2026-04-01")), []),
    ("corrects-and-withdraws",
     unit(log("date: 2026-04-01, note: x",
              "date: 2026-04-02, withdraws: 2026-04-01, corrects: 2026-04-01")),
     [f"{AT}.units.0.updates.1.withdraws"]),
    ("document-in-future",
     unit(log("date: 2026-04-01, status: inspected, document: {date: 2026-04-02}")),
     [f"{AT}.units.0.updates.0.document.date"]),
    ("document-in-future", inspection(f"{UNIT}, document: {{number: 2/KH, date: 2026-07-01}}"),
     [f"{AT}.document.date"]),
    ("document-in-future", found("conclusion: {number: 3/KL, date: 2026-07-01}"),
     [f"{AT}.shortcomings.0.conclusion.date"]),
    # who may judge a remedy: who inspects (bo-a) and the standing agency (bo-a)
    *(
        ("judged-by-others", found(f"{SIGNED}, {log(f'date: 2026-06-01, {by}status: {status}')}"),
         [f"{AT}.shortcomings.0.updates.0.status"] * told)
        for by, status, told in (
            ("by: bo-b, ", "in-progress", 0), ("by: bo-b, ", "submitted", 0),
            ("by: bo-b, ", "returned", 1), ("by: bo-b, ", "done", 1), ("by: bo-b, ", "closed", 1),
            ("by: bo-a, ", "returned", 0), ("by: bo-a, ", "done", 0), ("by: bo-a, ", "closed", 0),
            ("", "done", 1), ("", "submitted", 0),
        )
    ),
    ("judged-by-others",
     inspection(f"{UNIT}, shortcomings: [{{id: S1, unit: bo-b, text: x, {SIGNED},"
                " updates: [{date: 2026-06-01, by: so-c, status: done}]}]", lead="cac-so"), []),
    ("unread-time", unit("time: Đợt II"), [f"{AT}.units.0.time"]),
    ("unread-time", unit("time: Hằng quý"), [f"{AT}.units.0.time"]),
    ("unread-time", unit("time: {words: Đợt II, read_as: Tháng 5/2026}"), []),
    ("unread-time", unit(log("date: 2026-04-01, status: postponed, to: Đợt II")),
     [f"{AT}.units.0.updates.0.to"]),
    ("unread-time", found("deadline: Đợt II"), [f"{AT}.shortcomings.0.deadline"]),
    ("unread-time", found("deadline: 30 ngày kể từ ngày nhận được"), []),
    ("term-without-receipt", found(f"{SIGNED}, deadline: 30 ngày kể từ ngày nhận được"),
     [f"{AT}.shortcomings.0.deadline"]),
    ("term-without-receipt", found(f"{SIGNED}, deadline: 30 ngày kể từ ngày ký"), []),
    ("term-without-receipt",
     found(f"{SIGNED}, received: 2026-05-06, deadline: 30 ngày kể từ ngày nhận được"), []),
    ("unsigned-conclusion", found("note: x"), []),
    ("unsigned-conclusion", found("deadline: Quý IV/2026"), [f"{AT}.shortcomings.0"]),
    ("unsigned-conclusion", found("updates: [{date: 2026-05-06, by: bo-b, note: x}]"),
     [f"{AT}.shortcomings.0"]),
    ("unsigned-conclusion", found("conclusion: {number: 3/KL}"),
     [f"{AT}.shortcomings.0.conclusion"]),
    ("unsigned-conclusion", found(SIGNED), []),
    ("received-before-conclusion", found(f"{SIGNED}, received: 2026-05-03"),
     [f"{AT}.shortcomings.0.received"]),
    ("received-before-conclusion", found(f"{SIGNED}, received: 2026-05-04"), []),
    *(
        ("visit-without-document", unit(log(f"date: 2026-04-01, status: {status}")),
         [f"{AT}.units.0.updates.0"] * told)
        for status, told in (
            ("planned", 0), ("announced", 0), ("inspected", 1), ("concluded", 1),
            ("postponed", 1), ("not-held", 1),
        )
    ),
    ("unit-not-inspected", found(SIGNED, unit="bo-a"), [f"{AT}.shortcomings.0.unit"]),
    ("unit-not-inspected",
     inspection("units: [{unit: cac-bo}], shortcomings: [{id: S1, unit: bo-b, text: x}]"), []),
    ("person-in-shortcoming", found("note: Do ông Trần Văn Ví Dụ phụ trách"),
     [f"{AT}.shortcomings.0.note"]),
    ("person-in-shortcoming", found("note: Ông Giám đốc Sở C kiểm điểm"), []),
    ("person-in-shortcoming", found("recommendation: Đồng chí Đặng Ánh báo cáo"),
     [f"{AT}.shortcomings.0.recommendation"]),
]  # fmt: skip


RECOGNISED = "date: 2026-04-02, status: recognised"
PAPER = "document: {number: 3/QĐ, date: 2026-04-01}"
INITIATIVE = HEAD + "tasks: []\ninitiatives:\n  - {id: SK.1, title: Tại nhà, unit: bo-b, %s}\n"
DECIDED = INITIATIVE % (
    "kind: recognised, decision: {number: 3/QĐ%s}, "
    "updates: [{date: 2026-05-20, status: recognised, %s}]"
)
ROWS += [
    ("unknown-agency", INITIATIVE % "kind: solution, replicated: [bo-a, bo-x]",
     ["initiatives.0.replicated.1"]),
    ("unknown-agency",
     INITIATIVE % "kind: solution, updates: [{date: 2026-04-01, status: replicated, unit: bo-x}]",
     ["initiatives.0.updates.0.unit"]),
    ("updates-out-of-order",
     INITIATIVE % f"kind: solution, {log('date: 2026-04-02, note: x', 'date: 2026-04-01')}",
     ["initiatives.0.updates.1.date"]),
    ("duplicate-inspection",
     INITIATIVE % "kind: solution" + "  - {id: SK.1, title: x, unit: bo-a, kind: proposal}\n",
     ["initiatives.1.id"]),
    ("update-in-future", INITIATIVE % "kind: solution, first_applied: 2026-07-01",
     ["initiatives.0.first_applied"]),
    ("decision-differs",
     DECIDED % (", date: 2026-05-04", "document: {number: 3/QĐ, date: 2026-05-04}"),
     []),
    ("decision-differs",
     DECIDED % (", date: 2026-05-04", "document: {number: 3/QĐ}"),
     []),
    ("decision-differs",
     DECIDED % ("", "document: {number: 3/QĐ, date: 2026-05-04}"),
     []),
    ("decision-differs",
     DECIDED % (", date: 2026-05-04", "document: {number: 3/QĐ, date: 2026-05-05}"),
     ["initiatives.0.updates.0.document"]),
    ("decision-differs",
     DECIDED % (", date: 2026-05-04", "document: {number: 4/QĐ, date: 2026-05-04}"),
     ["initiatives.0.updates.0.document"]),
    ("decision-differs",
     DECIDED % (", date: 2026-05-04", "note: x"),
     []),
    ("recognised-without-decision", INITIATIVE % "kind: recognised", ["initiatives.0.kind"]),
    ("recognised-without-decision",
     INITIATIVE % "kind: recognised, decision: {number: 3/QĐ}", ["initiatives.0.kind"]),
    ("recognised-without-decision",
     INITIATIVE % "kind: recognised, decision: {number: 3/QĐ, date: 2026-05-04}", []),
    ("recognised-without-decision", INITIATIVE % f"kind: solution, {log(RECOGNISED)}",
     ["initiatives.0.updates.0"]),
    ("recognised-without-decision",
     INITIATIVE % f"kind: solution, {log(f'{RECOGNISED}, {PAPER}')}", []),
    ("recognised-without-decision",
     INITIATIVE % f"kind: solution, {log(RECOGNISED, 'date: 2026-04-03, withdraws: 2026-04-02#1')}",
     []),
    ("recognised-without-decision",
     INITIATIVE
     % f"kind: solution, {log(RECOGNISED, f'date: 2026-04-03, corrects: 2026-04-02#1, {PAPER}')}",
     []),
    ("visit-without-document",
     unit(log("date: 2026-04-01, status: inspected",
              f"date: 2026-04-02, corrects: 2026-04-01#1, {PAPER}")), []),
    ("effect-without-source", INITIATIVE % "kind: solution, effect: Giảm 02 ngày",
     ["initiatives.0.effect"]),
    ("effect-without-source",
     INITIATIVE % "kind: solution, effect: Giảm 02 ngày, effect_source: Báo cáo", []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "told"), ROWS)
def test_an_inspection(rule: str, text: str, told: list[str]) -> None:
    assert places(rule, check(text)) == told


def test_what_is_wrong_in_an_inspection_s_structure() -> None:
    text = inspection("form: on-site, units: [{unit: Bộ B}], shortcoming: []")
    told = {finding.rule for finding in check(text).findings}
    assert told == {"wrong-value", "invalid-id", "unknown-key"}
