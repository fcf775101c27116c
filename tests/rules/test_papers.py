"""The documents that a plan cites: their days and numbers beside the places that rules tell."""

import pytest

from caichcli.rules import pages
from tests.rules.cases import check, of, places, plan

CITED = [
    # a task's keys, the places told below ``tasks.0``; today is 30/6/2026
    ("updates: [{date: 2026-06-01, results: [{number: 1/BC, date: 2026-06-01}]}]", []),
    (
        "updates: [{date: 2026-06-01, results: [{number: a}, {number: b, date: 2062-06-01}]}]",
        ["updates.0.results.1.date"],
    ),
    (
        "updates: [{date: 2026-06-01, note: x, document: {number: 1/CV, date: 2026-06-02}}]",
        ["updates.0.document.date"],
    ),
    (
        "adjustments: [{date: 2026-06-01, to: 30/9/2026, document: {number: a, date: 2026-06-02}}]",
        ["adjustments.0.document.date"],
    ),
    (
        "reminders: [{date: 2026-06-01, document: {number: 1/CV, date: 2026-07-02}}]",
        ["reminders.0.document.date"],
    ),
    ("document: {number: 1/CV, date: 2026-06-30}", []),
    ("document: {number: 1/CV, date: 2026-07-01}", ["document.date"]),
]


@pytest.mark.parametrize(("keys", "expected"), CITED)
def test_a_document_of_a_later_day(keys: str, expected: list[str]) -> None:
    judgement = check(plan(f"id: '1', {keys}"))
    assert places("document-in-future", judgement) == [f"tasks.0.{one}" for one in expected]


WORDED = [
    # what stands as a result's number, whether it is told
    ("bao cao so may do", True),
    ("Báo cáo của Sở Nội vụ", True),
    ("/BC-BA", True),
    ("12", False),
    ("12/BC-BA", False),
    ("٢/BC", False),  # a figure of another script is one
    ("…/BC-BA", False),  # a blank to be filled in
]


@pytest.mark.parametrize(("number", "told"), WORDED)
def test_words_in_place_of_a_number(number: str, told: bool) -> None:
    judgement = check(
        plan(f'id: "1", updates: [{{date: 2026-06-01, results: [{{number: "{number}"}}]}}]')
    )
    expected = ["tasks.0.updates.0.results.0.number"] if told else []
    assert places("words-for-number", judgement) == expected


HEADS = [
    # what stands beside the tasks, the places told
    ("agency_plans: [{date: 2026-06-02, agency: bo-a, document: {number: 1/KH, date: 2026-06-02}}]",
     []),
    ("agency_plans: [{date: 2026-06-02, agency: bo-a, document: {number: 1/KH, date: 2026-06-03}}]",
     ["plan.agency_plans.0.document.date"]),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "expected"), HEADS)
def test_an_agency_s_plan_of_a_later_day(keys: str, expected: list[str]) -> None:
    text = plan().replace("areas:", f"  {keys}\nareas:")
    assert places("document-in-future", check(text)) == expected


def test_a_decision_of_a_day_to_come() -> None:
    decision = "decision: {number: 1/QĐ, date: 2026-07-01}"
    own = f"{{id: SK.1, kind: recognised, title: x, unit: bo-a, {decision}}}"
    judgement = check(f"{plan()}initiatives: [{own}]\n")
    assert places("document-in-future", judgement) == ["initiatives.0.decision.date"]


def test_the_plan_s_own_documents_are_of_no_day_to_come() -> None:
    text = plan().replace("date: 2026-01-15", "date: 2026-07-15")
    text = text.replace("areas:", "  bases: [{number: 1/NQ, date: 2026-07-02}]\nareas:")
    told = places("document-in-future", check(text))
    assert told == ["plan.document.date", "plan.bases.0.date"]


@pytest.mark.parametrize("key", ["results: [%s]", "document: %s"])
def test_a_date_within_the_number(key: str) -> None:
    entry = key % "{number: 310/BC-STC ngày 06/6/2026}"
    (finding,) = of(
        "date-in-number", check(plan(f"id: '1', updates: [{{date: 2026-06-08, {entry}}}]"))
    )
    _, repair = pages.words(finding, "vi")
    assert "310/BC-STC" in repair
    assert "2026-06-06" in repair


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("310/BC-STC", False),
        ("12-NQ/TW", False),
        ("01/2026/QH15", False),
        ("Báo cáo số 310/BC-STC (06/6/2026)", True),
        ("310/BC-STC ngày 06 tháng 6 năm 2026", True),
        ("310/BC-STC ngày 31/6/2026", True),  # no such day
    ],
)
def test_what_number_holds_a_date(number: str, told: bool) -> None:
    judgement = check(plan(f"id: '1', document: {{number: {number}}}"))
    assert bool(of("date-in-number", judgement)) is told


SEVERAL = "several-in-number"
NONE = "absent-document"
NUMBERS = {
    "310/BC-STC": [],
    "12-NQ/TW": [],
    "1441": [],
    "Báo cáo số 310/BC-STC": [],
    "310/BC-STC (bản số hóa)": [],
    "310/BC-STC; 311/BC-STC": [SEVERAL],
    "310/BC-STC, 311/BC-STC": [SEVERAL],
    "310, 311/BC-STC": [SEVERAL],
    "310/BC-STC và Công văn số 311/STC-VP": [SEVERAL],
    r"310/BC-STC\n311/BC-STC": [SEVERAL],
    "310/BC-STC;": [],
    "Luật số 63/2025/QH15, Điều 5": [],
    "chưa có": [NONE],
    "Chưa ban hành": [NONE],
    "không": [NONE],
    "-": [NONE],
    "…": [NONE],
    "N/A": [NONE],
    "Không số": [],
    "Dự thảo": [],
}


@pytest.mark.parametrize("key", ["results: [%s]", "document: %s"])
@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_that_of_one_document(number: str, key: str) -> None:
    entry = key % f'{{number: "{number}"}}'
    judgement = check(plan(f"id: '1', updates: [{{date: 2026-06-08, {entry}}}]"))
    told = [one.rule for one in judgement.findings if one.rule in (SEVERAL, NONE)]
    assert told == NUMBERS[number]


@pytest.mark.parametrize(
    ("keys", "last", "cited"),
    [
        ("document: {number: 1/CV, date: 2026-07-01}", "2026-06-30", "today"),
        (f"updates: [{{date: 2026-06-01, {'document: {number: 1/CV, date: 2026-06-02}'}}}]",
         "2026-06-01", "entry"),
        (f"updates: [{{date: 2026-07-05, {'document: {number: 1/CV, date: 2026-07-02}'}}}]",
         "2026-06-30", "today"),
    ],
)  # fmt: skip
def test_which_day_the_document_is_later_than(keys: str, last: str, cited: str) -> None:
    (finding,) = of("document-in-future", check(plan(f"id: '1', {keys}")))
    assert (finding.values["last"], finding.values["cited"]) == (last, cited)
