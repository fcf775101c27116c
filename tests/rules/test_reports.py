"""Reports in their tasks: the entries of a log, and the places that each rule tells of them."""

import pytest

from tests.rules.cases import REGISTER, check, of, places, plan

EACH = "lead: [cac-bo]"
JOINT = "lead: [cac-bo], assignment: joint"
DUE = "lead: [bo-b], deadline: 2026-03-10"
BC = "results: [{number: 03/BC-VD, date: %s}]"
TTR = "results: [{number: 03/TTr-VD, date: 2026-03-01}]"

# The rule, the task's keys, its entries with their days in March 2026, the places told.
LOGS: list[tuple[str, str, list[str], list[str]]] = [
    # Nobody named, and each owes its own
    ("status-for-all", EACH, ["status: done"], ["0"]),
    ("status-for-all", EACH, ["status: in-progress"], ["0"]),
    ("status-for-all", EACH, ["by: bo-b, status: done", "by: cac-bo, status: done"], []),
    ("status-for-all", EACH, ["agency: bo-b, status: done"], []),
    ("status-for-all", EACH, ["note: Đã họp", "progress: 40"], []),
    ("status-for-all", EACH, ["status: suspended", "status: in-progress", "status: done"], ["2"]),
    ("status-for-all", EACH, ["by: bo-b, status: done", "corrects: 2026-03-01, progress: 100"], []),
    ("status-for-all", EACH, ["status: done", "withdraws: 2026-03-01"], []),
    ("status-for-all", JOINT, ["status: done"], []),
    ("status-for-all", "lead: [bo-b]", ["status: done"], []),
    ("status-for-all", "lead: [bo-b, so-c], assignment: each", ["status: done"], ["0"]),
    ("status-for-all", "lead: [bo-b], assignment: each", ["status: done"], []),  # but one owner
    ("status-for-all", "lead: [cac-so]", ["status: done"], ["0"]),  # so-c, and others unknown
    # Whoever has no part, where the parties are known
    ("reporter-without-part", "lead: [bo-b]", ["by: so-c, note: x"], ["0.by"]),
    ("reporter-without-part", "lead: [bo-b]", ["by: bo-b, agency: so-c, note: x"], ["0.agency"]),
    ("reporter-without-part", "lead: [bo-b]", ["by: bo-a, note: x"], []),  # the standing agency
    ("reporter-without-part", "lead: [bo-b], support: [so-c]", ["by: so-c, note: x"], []),
    ("reporter-without-part", EACH, ["by: bo-b, note: x", "by: cac-bo, note: x"], []),
    ("reporter-without-part", EACH, ["by: so-c, note: x"], ["0.by"]),
    ("reporter-without-part", "lead: [bo-b], support: [cac-so]", ["by: so-d, note: x"], []),
    ("reporter-without-part", "lead: [cac-so]", ["by: bo-b, note: x"], []),
    ("reporter-without-part", "", ["by: so-c, note: x"], []),
    ("reporter-without-part", "support: [bo-b]", ["by: so-c, note: x"], []),  # no lead
    ("reporter-without-part", "lead: [so-d]", ["by: so-c, note: x"], []),  # its successor
    ("reporter-without-part", "lead: [so-c]", ["by: so-d, note: x"], ["0.by"]),  # not the reverse
    ("reporter-without-part", "lead: [bo-b]", ["by: phong-e, note: x"], []),  # a part of it
    ("reporter-without-part", "lead: [phong-e]", ["by: bo-b, note: x"], []),  # its superior
    ("reporter-without-part", "lead: [so-c]", ["by: phong-e, note: x"], ["0.by"]),
    (
        "reporter-without-part",
        "lead: [bo-b]",
        ["by: bo-b, proposals: [{text: Xin, to: so-c}]", "by: so-c, resolves: 2026-03-01#1/1"],
        [],
    ),
    ("reporter-without-part", "lead: [bo-b]", ["by: so-c, note: x", "withdraws: 2026-03-01"], []),
    ("reporter-without-part", "lead: [so-m]", ["by: so-moi, note: x"], ["0.by"]),  # not yet
    # Done by nothing but a tờ trình
    *[
        ("done-by-submission", task, updates, told)
        for task, updates, told in (
            ("", [f"status: done, {TTR}"], ["0.results"]),
            ("product: Quyết định", [f"status: done, {TTR}"], ["0.results"]),
            ("product: Tờ trình", [f"status: done, {TTR}"], []),
            ("product: Dự thảo và tờ trình", [f"status: done, {TTR}"], []),
            ("", [f"status: submitted, {TTR}"], []),
            ("", ["status: done, results: [{number: 03/TTr-VD}, {number: 9/QĐ-VD}]"], []),
            ("", [f"status: submitted, {TTR}", f"status: done, {BC % '2026-03-02'}"], []),
            ("", ["status: done"], []),
            ("", [f"status: done, {TTR}", "status: returned"], []),
            ("lead: [cac-bo]", [f"by: bo-a, status: done, {TTR}", "by: bo-b"], ["0.results"]),
        )
    ],
    # Done in time by its result, recorded late, no day said
    *[
        ("completion-day-unstated", DUE, ["note: x"] * 10 + [entry], told)
        for entry, told in (
            (f"status: done, {BC % '2026-03-10'}", ["10"]),
            (f"status: done, {BC % '2026-03-11'}", []),
            (f"status: done, completed: 2026-03-09, {BC % '2026-03-09'}", []),
            (f"status: submitted, {BC % '2026-03-09'}", []),
            ("status: done, results: [{number: 03/BC-VD}]", []),
            ("status: done", []),
        )
    ],
    ("completion-day-unstated", DUE, [f"status: done, {BC % '2026-03-01'}"], []),  # not after it
    (
        "completion-day-unstated",
        "lead: [bo-b], deadline: Thường xuyên",
        [f"status: done, {BC % '2026-03-01'}"],
        [],
    ),
    (
        "completion-day-unstated",
        "lead: [bo-b], deadline: hằng tuần",
        ["note: x"] * 9 + [f"status: done, for: 2026-W10, {BC % '2026-03-07'}"],
        ["9"],
    ),
    (
        "completion-day-unstated",
        DUE,
        ["note: x"] * 10
        + [f"status: done, {BC % '2026-03-10'}", "corrects: 2026-03-11, completed: 2026-03-10"],
        [],
    ),
    (
        "completion-day-unstated",
        DUE,
        ["status: done"] + ["note: x"] * 10 + [f"status: done, {BC % '2026-03-01'}"],
        [],
    ),
    # Done again
    ("done-twice", DUE, ["status: done", "status: done, note: x"], ["1.status"]),
    ("done-twice", DUE, ["by: bo-b, status: done", "by: bo-a, status: done"], ["1.status"]),
    ("done-twice", DUE, ["status: done", "corrects: 2026-03-01, status: done"], []),
    ("done-twice", DUE, ["status: done", "status: returned", "status: done"], []),
    ("done-twice", DUE, ["status: done", "note: x"], []),
    ("done-twice", EACH, ["by: bo-a, status: done", "by: bo-b, status: done"], []),
    (
        "done-twice",
        EACH,
        ["by: bo-b, status: done", "by: bo-b, status: done, note: x"],
        ["1.status"],
    ),
    ("done-twice", JOINT, ["by: bo-a, status: done", "by: bo-b, status: done"], []),
    (
        "done-twice",
        JOINT,
        ["by: bo-b, status: done", "by: bo-a, status: done", "by: bo-b, status: done, note: x"],
        ["2.status"],
    ),
    (
        "done-twice",
        "lead: [bo-b], deadline: thường xuyên",
        ["status: done", "status: done, note: x"],
        [],
    ),
    (
        "done-twice",
        "lead: [bo-b], deadline: thường xuyên, adjustments: [{date: 2026-02-01, lead: {to: [bo-b]},"
        " document: {number: 9/QĐ, date: 2026-02-01}}]",
        ["status: done", "status: done, note: x"],
        [],
    ),
    (
        "done-twice",
        "lead: [bo-b], deadline: Hằng quý",
        ["status: done, for: 2026-Q1", "status: done, for: 2026-Q2"],
        [],
    ),
    (
        "done-twice",
        "lead: [bo-b], deadline: Hằng quý",
        ["status: done, for: 2026-Q1", "status: done, for: 2026-Q1, note: x"],
        ["1.status"],
    ),
    # Nothing said
    ("empty-entry", DUE, [""], ["0"]),
    ("empty-entry", DUE, ["by: bo-b", "by: bo-b, recorded_by: An"], ["0", "1"]),
    ("empty-entry", DUE, ["note: ' '", "problems: [{text: ' '}]"], ["0", "1"]),
    ("empty-entry", DUE, ["note: x", "progress: 0", "status: done", BC % "2026-03-01"], []),
    ("empty-entry", DUE, ["note: x", "corrects: 2026-03-01"], ["1"]),
    ("empty-entry", DUE, ["note: x", "corrects: 2026-03-01, agency: bo-a"], []),
    ("empty-entry", DUE, ["note: x", "withdraws: 2026-03-01"], []),
    ("empty-entry", "lead: [bo-b], deadline: Hằng quý", ["for: 2026-Q1"], []),
    # A day of completion, and no completion
    ("completed-not-done", DUE, ["completed: 2026-03-01"], ["0.completed"]),
    ("completed-not-done", DUE, ["status: submitted, completed: 2026-03-01"], ["0.completed"]),
    ("completed-not-done", DUE, ["status: done, completed: 2026-03-01"], []),
    (
        "completed-not-done",
        DUE,
        ["status: done", "corrects: 2026-03-01, completed: 2026-03-01"],
        [],
    ),
    ("completed-not-done", DUE, ["note: x", "corrects: 2026-03-01, completed: 2026-03-01"], ["0"]),
    (
        "completed-not-done",
        "lead: [bo-b], deadline: Hằng quý",
        ["for: 2026-Q1, completed: 2026-03-01"],
        [],
    ),
    # Progress against status
    ("progress-against-status", DUE, ["status: done, progress: 40"], ["0.progress"]),
    ("progress-against-status", DUE, ["status: done, progress: 100", "status: done"], []),
    ("progress-against-status", DUE, ["status: not-started, progress: 50"], ["0.progress"]),
    ("progress-against-status", DUE, ["status: not-started, progress: 0"], []),
    ("progress-against-status", DUE, ["status: in-progress, progress: 100"], ["0.progress"]),
    ("progress-against-status", DUE, ["status: in-progress, progress: 99", "progress: 100"], []),
    (
        "progress-against-status",
        DUE,
        ["progress: 40", "corrects: 2026-03-01, status: done"],
        ["0.progress"],
    ),
    ("progress-against-status", DUE, ["status: done", "corrects: 2026-03-01, progress: 40"], ["0"]),
]
AGENCIES = REGISTER.replace(
    "groups:\n",
    "  - {id: phong-e, name: Phòng E, kind: other, parent: bo-b}\n"
    "  - {id: so-m, name: Sở M, kind: provincial-agency, to: 2026-06-30, successors: [so-moi]}\n"
    "  - {id: so-moi, name: Sở Mới, kind: provincial-agency, from: 2026-07-01}\n"
    "groups:\n",
)


def log(task: str, entries: list[str]) -> str:
    """A plan of one task whose entries are of 01/3, 02/3, 03/3 ... 2026."""
    dated = (f"{{date: 2026-03-{i:02}, {entry}}}" for i, entry in enumerate(entries, 1))
    return plan(f"id: '1', {task}{', ' if task else ''}updates: [{', '.join(dated)}]")


@pytest.mark.parametrize(("rule", "task", "entries", "expected"), LOGS)
def test_a_report_in_its_task(
    rule: str, task: str, entries: list[str], expected: list[str]
) -> None:
    judgement = check(log(task, entries), AGENCIES)
    assert not [one for one in judgement.findings if one.severity == "error"]
    assert places(rule, judgement) == [f"tasks.0.updates.{place}" for place in expected]


@pytest.mark.parametrize(("count", "names"), [(2, "Xã 1; Xã 2"), (6, "Xã 5; Xã 6"), (7, "Xã 6; …")])
def test_six_of_those_who_owe_each_their_own_are_named(count: int, names: str) -> None:
    ids = [f"xa-{number}" for number in range(1, count + 1)]
    bodies = "".join(f"  - {{id: {id_}, name: Xã {id_[3:]}, kind: commune}}\n" for id_ in ids)
    register = REGISTER.replace("groups:\n", f"{bodies}groups:\n")
    task = f"lead: [{', '.join(ids)}], assignment: each"
    judgement = check(log(task, ["status: done"]), register)
    (told,) = (one for one in judgement.findings if one.rule == "status-for-all")
    assert str(told.values["names"]).endswith(names)


def test_a_successor_reports_from_its_date_on() -> None:
    report = "updates: [{date: 2026-07-01, by: so-moi, note: x}]"
    judgement = check(plan(f"id: '1', lead: [so-m], {report}"), AGENCIES)
    assert places("reporter-without-part", judgement) == []


@pytest.mark.parametrize(("day", "expected"), [("2026-06-30", 1), ("2026-07-01", 0)])
def test_the_former_body_s_last_day_tells_from_when_its_heir_reports(
    day: str, expected: int
) -> None:
    """Where the register does not say when the heir began."""
    register = AGENCIES.replace(", from: 2026-07-01", "")
    report = f"updates: [{{date: {day}, by: so-moi, note: x}}]"
    judgement = check(plan(f"id: '1', lead: [so-m], {report}"), register)
    assert len(places("reporter-without-part", judgement)) == expected


def test_who_gave_the_task_may_report_on_it() -> None:
    given = "document: {number: 02/QĐ, issuer: SO C}"
    task = f"id: '1', lead: [bo-b], updates: [{{date: 2026-03-01, by: so-c, note: x}}], {given}"
    assert places("reporter-without-part", check(plan(task), AGENCIES)) == []


def test_who_stands_in_for_the_standing_agency_may_report() -> None:
    task = "id: '1', lead: [bo-b], updates: [{date: 2026-07-01, by: so-moi, note: x}]"
    by_former = plan(task).replace("standing_agency: bo-a", "standing_agency: so-m")
    assert places("reporter-without-part", check(by_former, AGENCIES)) == []
    assert len(places("reporter-without-part", check(plan(task), AGENCIES))) == 1


def test_a_group_that_is_asked_for_something_may_answer() -> None:
    asked = "{date: 2026-03-01, by: bo-b, proposals: [{text: Xin, to: cac-so}]}"
    answer = "{date: 2026-03-02, by: cac-so, resolves: 2026-03-01#1/1}"
    for updates, count in ((f"{asked}, {answer}", 0), (answer, 1)):
        task = f"id: '1', lead: [bo-b], updates: [{updates}]"
        assert len(places("reporter-without-part", check(plan(task), AGENCIES))) == count


REPEATED = [
    ("updates: [{date: 2026-03-01, note: x}, {date: 2026-03-01, note: x}]", ["updates.1"]),
    ("updates: [{date: 2026-03-01, note: x}, {date: 2026-03-02, note: x}]", []),
    ("updates: [{date: 2026-03-01, note: x}, {date: 2026-03-01, note: y}]", []),
    (
        "updates: [{date: 2026-03-01, note: x, recorded_by: An}, {date: 2026-03-01, note: x}]",
        ["updates.1"],
    ),
    (
        "updates: [{date: 2026-03-01, note: x}, {date: 2026-03-01, withdraws: 2026-03-01},"
        " {date: 2026-03-01, note: x}]",
        [],
    ),
    ("reminders: [{date: 2026-03-01}, {date: 2026-03-01}]", ["reminders.1"]),
    ("reminders: [{date: 2026-03-01, agency: bo-a}, {date: 2026-03-01, agency: bo-b}]", []),
    (
        "adjustments: [{date: 2026-03-01, to: 30/4/2026}, {date: 2026-03-01, to: 30/4/2026}]",
        ["adjustments.1"],
    ),
]


@pytest.mark.parametrize(("records", "expected"), REPEATED)
def test_what_is_recorded_twice(records: str, expected: list[str]) -> None:
    judgement = check(plan(f"id: '1', lead: [bo-b], {records}"))
    assert places("repeated-entry", judgement) == [f"tasks.0.{place}" for place in expected]


URGED = "reminders: [{date: 2026-03-10%s}]"
DONE = "updates: [{date: %s, by: bo-b, status: %s}]"
NEEDLESS = [
    ("lead: [bo-b]", DONE % ("2026-03-09", "done"), "", "done-on-time"),
    ("lead: [bo-b]", DONE % ("2026-03-10", "done"), "", "done-on-time"),
    ("lead: [bo-b]", DONE % ("2026-03-11", "done"), "", ""),  # nobody knew
    ("lead: [bo-b], deadline: 2026-03-01", DONE % ("2026-03-09", "done"), "", "done-late"),
    ("lead: [bo-b]", DONE % ("2026-03-09", "submitted"), "", ""),
    ("lead: [bo-b]", DONE % ("2026-03-09", "suspended"), "", "suspended"),
    ("lead: [bo-b]", DONE % ("2026-03-09", "cancelled"), "", "cancelled"),
    (EACH, DONE % ("2026-03-09", "done"), "", ""),  # bo-a still owes
    (EACH, DONE % ("2026-03-09", "done"), ", agency: bo-b", "done-on-time"),
    (EACH, DONE % ("2026-03-09", "done"), ", agency: bo-a", ""),
    (EACH, DONE % ("2026-03-09", "done"), ", agency: cac-bo", ""),
    ("lead: [bo-b]", DONE % ("2026-03-09", "in-progress"), ", agency: so-c", "no-part"),
    ("lead: [bo-b], support: [so-c]", "note: x", ", agency: so-c", ""),
    ("lead: [cac-so]", "note: x", ", agency: bo-b", ""),  # who has a part is not all known
    ("deadline: không rõ", "note: x", "", ""),
    # done or stopped by other than a status of that day
    (
        "lead: [bo-b], deadline: trình trước 31/3; ban hành trước 30/9",
        "updates: [{date: 2026-03-01, milestone: 1}, {date: 2026-03-02, milestone: 2}]",
        "",
        "done-on-time",
    ),
    (
        "lead: [bo-b], deadline: 6 tháng một lần",
        "updates: [{date: 2026-03-01, for: 2026-H1}, {date: 2026-03-01, for: 2026-H2}]",
        "",
        "done-on-time",
    ),
    (
        "lead: [bo-b]",
        "updates: [{date: 2026-03-01, status: in-progress},"
        " {date: 2026-03-02, corrects: 2026-03-01, status: done}]",
        "",
        "done-on-time",
    ),
    (
        "lead: [bo-b]",
        "updates: [{date: 2026-03-20, status: suspended,"
        " document: {number: 02/QĐ-VD, date: 2026-03-05}}]",
        "",
        "suspended",
    ),
    (
        "lead: [bo-b]",
        "updates: [{date: 2026-03-20, status: suspended}, {date: 2026-03-21,"
        " corrects: 2026-03-20, document: {number: 02/QĐ-VD, date: 2026-03-05}}]",
        "",
        "suspended",
    ),
]


@pytest.mark.parametrize(("task", "log", "whom", "expected"), NEEDLESS)
def test_urged_for_nothing(task: str, log: str, whom: str, expected: str) -> None:
    judgement = check(plan(f"id: '1', {task}, {log}, {URGED % whom}"))
    problems = [one.values["problem"] for one in of("needless-reminder", judgement)]
    assert problems == [expected] * bool(expected)


def test_twice_done_word_for_word_is_told_once() -> None:
    entry = "{date: 2026-03-01, status: done}"
    judgement = check(plan(f"id: '1', lead: [bo-b], updates: [{entry}, {entry}]"))
    assert of("done-twice", judgement) == []
    assert len(of("repeated-entry", judgement)) == 1
