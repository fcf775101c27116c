"""Who is silent and what may be late: plans in a few lines, and what is told of them."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import convert, json

from caichcli.formats.answers import risks as words
from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.foresight import LateShare, Replay, usual_gap
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.views.risks import risks
from tests.plan.answers import HEAD, REGISTER, load
from tests.random_plans import Data, plan_data, register_data


def book_of(*tasks: str, **head: Any) -> Book:
    """A plan of 2020 whose tasks are written without id, title and area."""
    data = load(HEAD)
    data["plan"] |= head
    data["tasks"] = [
        {"id": f"I.{number}", "title": "Nhiệm vụ", "area": "I"} | load(task)
        for number, task in enumerate(tasks, 1)
    ]
    return Book(
        convert(data, PlanFile, strict=False),
        Register(convert(load(REGISTER), RegisterFile, strict=False)),
    )


def day(text: str) -> dt.date:
    number, month = text.split("/")
    return dt.date(2020, int(month), int(number))


MONTHLY = {"reporting": {"every": "month", "cutoff": "calendar"}}
REPORTED = (
    "{lead: [bo-a], updates: [{date: 2020-02-01, by: bo-a, note: Một}, {date: 2020-03-02, by: bo-a,"
    " note: Hai}, {date: 2020-04-01, by: bo-a, note: Ba}]}"
)
DONE = REPORTED.replace("note: Ba", "status: done")
REMINDED = "{lead: [bo-b], reminders: [{date: 2020-03-02, reply_by: 2020-03-10}]}"
ANSWERED = REMINDED.replace("reminders", "updates: [{date: 2020-03-09, by: bo-b, note: Một}],"
                            " reminders")  # fmt: skip

# The tasks, what the plan's head says, the day; who is silent: why, since when, usual gap.
SILENT: list[tuple[str, list[str], dict[str, Any], str, list[str]]] = [
    ("nobody asks for reports", [REPORTED], {}, "30/6", []),
    ("the period is not over", [REPORTED], MONTHLY, "29/4", []),
    ("a report came in the period", [REPORTED], MONTHLY, "30/4", []),
    ("none came in the next", [REPORTED], MONTHLY, "31/5", ["bo-a period 60 of 30 unusual"]),
    ("the last one that is over", [REPORTED], MONTHLY, "29/6", ["bo-a period 89 of 30 unusual"]),
    ("nothing was ever reported", ["{lead: [bo-a]}"], MONTHLY, "30/4", ["bo-a period - of -"]),
    ("what is done owes no report", [DONE], MONTHLY, "31/5", []),
    ("a letter not yet due", [REMINDED], {}, "10/3", []),
    ("a letter past its day", [REMINDED], {}, "11/3", ["bo-b letter - of -"]),
    ("a letter answered", [ANSWERED], {}, "30/4", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("tasks", "head", "on", "expected"), [row[1:] for row in SILENT], ids=[row[0] for row in SILENT]
)
def test_who_is_silent(
    tasks: list[str], head: dict[str, Any], on: str, expected: list[str]
) -> None:
    answer = risks(book_of(*tasks, **head), day(on))
    assert [
        f"{one.agency} {one.reason} {'-' if one.days is None else one.days}"
        f" of {'-' if one.usual is None else one.usual}{' unusual' if one.unusual else ''}"
        for one in answer.silences
    ] == expected


def progress(percent: int, deadline: str = "2020-06-30") -> str:
    return (
        f"{{lead: [bo-a], deadline: {deadline}, updates:"
        f" [{{date: 2020-06-01, by: bo-a, progress: {percent}}}]}}"
    )


@pytest.mark.parametrize(
    ("task", "on", "expected"),
    [
        (progress(20), "15/6", ["I.1 20 of 91 behind"]),
        (progress(61), "15/6", ["I.1 61 of 91 behind"]),
        (progress(62), "15/6", ["I.1 62 of 91"]),
        (progress(20), "30/5", []),  # not near, and nothing is reported by then
        (progress(20, "2020-07-15"), "15/6", ["I.1 20 of 84 behind"]),
        (progress(20, "2020-07-16"), "15/6", []),
        ("{lead: [bo-a], deadline: 2020-06-30}", "15/6", ["I.1 - of 91"]),
        ("{lead: [bo-a]}", "15/12", []),  # no term of its own
        (progress(20).replace("progress", "status: done, progress"), "15/6", []),
    ],
)
def test_progress_beside_the_time_gone(task: str, on: str, expected: list[str]) -> None:
    answer = risks(book_of(task), day(on))
    assert [
        f"{one.task.id} {'-' if one.progress is None else round(one.progress)}"
        f" of {one.gone} {' '.join(one.signs)}".strip()
        for one in answer.outlooks
    ] == expected


def test_alike_tasks_are_those_of_the_same_lead_and_group() -> None:
    late = "{lead: [bo-a], deadline: 2020-03-31}"
    timely = "{lead: [bo-b], deadline: 2020-03-31, updates: [{date: 2020-03-30, status: done}]}"
    near = "{lead: [bo-a], deadline: 2020-06-30}"
    book = book_of(*[late] * 5, *[timely] * 20, near)
    (one,) = risks(book, day("15/6")).outlooks
    assert (one.alike, one.signs) == (LateShare(5, 5), ("alike",))
    (other,) = risks(
        book_of(*[late] * 5, *[timely] * 20, near.replace("bo-a", "bo-b")), day("15/6")
    ).outlooks
    assert (other.alike, other.signs) == (LateShare(0, 20), ())


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [(LateShare(3, 8), 14, 69), (LateShare(0, 1), 0, 79), (LateShare(), 0, 100)],
)
def test_an_interval_is_wilson_s(share: LateShare, low: int, high: int) -> None:
    assert [round(100 * end) for end in share.interval] == [low, high]


@pytest.mark.parametrize(
    ("replayed", "useful"),
    [
        (Replay(), False),
        (Replay(hits=2, misses=1, false_alarms=1, share=LateShare(3, 10)), True),
        (Replay(hits=1, misses=2, false_alarms=3, share=LateShare(3, 10)), False),
        (Replay(hits=3, misses=7, false_alarms=0, share=LateShare(10, 10)), False),
    ],
)
def test_signs_are_useful_where_they_tell_more_than_the_general_share(
    replayed: Replay, useful: bool
) -> None:
    assert replayed.useful == useful


LATE_AND_BEHIND = (
    "{lead: [bo-a], deadline: 2020-06-15, updates: [{date: 2020-03-01, progress: 10}]}"
)


def test_the_past_is_replayed_a_month_before_each_term() -> None:
    """Behind and late; behind and in time after all; not behind and late; neither."""

    def task(percent: int, done: str) -> str:
        return (
            "{lead: [bo-a], deadline: 2020-06-15, updates: [{date: 2020-05-20, progress: "
            f"{percent}}}, {{date: {done}, status: done}}]}}"
        )

    book = book_of(
        task(10, "2020-06-20"),
        task(10, "2020-06-14"),
        task(95, "2020-06-20"),
        task(95, "2020-06-14"),
    )
    told = risks(book, day("30/6")).replay
    assert (told.hits, told.misses, told.false_alarms, told.share) == (1, 1, 1, LateShare(2, 4))
    page = words.page(risks(book, day("30/6")), "vi")
    assert "trúng 1, sót 1, báo nhầm 1; chung 2/4 nhiệm vụ chậm" in str(page)
    assert "chỉ nêu số đếm" in str(page)


def test_long_after_the_last_term_no_further_month_is_worked_out() -> None:
    moved = (
        "{lead: [bo-a], deadline: 2020-06-15, adjustments: [{date: 2020-06-10, to: 2021-03-31,"
        " document: {number: 1/QĐ, date: 2020-06-10}}], updates: [{date: 2021-02-20,"
        " progress: 10}]}"
    )
    book = book_of(moved, LATE_AND_BEHIND)
    later = dt.date(2040, 1, 1)
    assert risks(book, later).replay == Replay(hits=2, share=LateShare(2, 2))
    assert max(day for day in book.standings if day != later) < dt.date(2021, 4, 1)


@pytest.mark.parametrize(
    ("tasks", "counts"),
    [
        # How far each task had come, and the day of June on which it was done -> hits, misses,
        # false alarms
        ("10% 20, 95% 20, 95% 20, 95% 20", (1, 3, 0)),
        ("10% 20, 10% 14, 10% 14, 95% 14", (1, 0, 2)),
        ("95% 14, 95% 14", (0, 0, 0)),
    ],
)
def test_the_replay_counts_signs_that_came_true_and_those_that_did_not(
    tasks: str, counts: tuple[int, int, int]
) -> None:
    log = "updates: [{date: 2020-05-20, progress: %s}, {date: 2020-06-%s, status: done}]"
    rows = [tuple(task.split("% ")) for task in tasks.split(", ")]
    book = book_of(*(f"{{lead: [bo-a], deadline: 2020-06-15, {log % row}}}" for row in rows))
    replayed = risks(book, day("30/6")).replay
    assert (replayed.hits, replayed.misses, replayed.false_alarms) == counts


SINCE: list[tuple[str, list[str], bool]] = [
    # what becomes of a plan, its tasks then, whether the past is another
    ("nothing", [LATE_AND_BEHIND], False),
    ("a report of today", [LATE_AND_BEHIND.replace("10}]", "10}, {date: 2020-07-01, note: Hai}]")],
     False),
    ("a report of a past day", [LATE_AND_BEHIND.replace("10}]", "10}, {date: 2020-05-30,"
     " progress: 90}]")], True),
    ("another task", [LATE_AND_BEHIND, LATE_AND_BEHIND], True),
    ("a task less", [], True),
]  # fmt: skip


@pytest.mark.parametrize(("what", "tasks", "changed"), SINCE, ids=[x[0] for x in SINCE])
def test_what_is_kept_of_the_past_holds_while_it_is_the_same(
    what: str, tasks: list[str], changed: bool
) -> None:
    on = day("1/7")
    before, after = book_of(LATE_AND_BEHIND), book_of(*tasks)
    first = risks(before, on).replay
    fresh = risks(book_of(*tasks), on).replay
    after.register = before.register
    after.keep(before)
    assert risks(after, on).replay == fresh
    assert (fresh != first) is changed


def test_what_was_taken_out_is_neither_late_nor_in_time() -> None:
    late = "{lead: [bo-a], deadline: 2020-03-31}"
    out = "{lead: [bo-a], deadline: 2020-03-31, updates: [{date: 2020-03-30, status: cancelled}]}"
    near = "{lead: [bo-a], deadline: 2020-06-30}"
    (one,) = risks(book_of(late, out, out, near), day("15/6")).outlooks
    assert one.alike == LateShare(1, 1)


def test_an_assessment_stands_beside_and_changes_nothing() -> None:
    own = "{lead: [bo-a], assessment: [{date: 2020-03-01, by: bo-a, rating: watch},\
 {date: 2020-05-01, by: Phòng Một, rating: likely-late}]}"
    at = {on: risks(book_of(own), day(on)) for on in ("28/2", "1/3", "30/6")}
    assert [[one.assessment.rating for one in at[on].assessments] for on in at] == [
        [],
        ["watch"],
        ["likely-late"],
    ]
    assert at["30/6"].outlooks == risks(book_of("{lead: [bo-a]}"), day("30/6")).outlooks


@pytest.mark.parametrize(
    ("days", "usual"),
    [([], None), (["1/2"], None), (["1/2", "2/2"], None), (["1/2", "3/2", "9/2"], 6)],
)
def test_a_usual_gap_is_the_median(days: list[str], usual: int | None) -> None:
    assert usual_gap([day(one) for one in days]) == usual


@given(plan_data(), register_data(), st.data())
def test_a_future_entry_never_changes_the_past(
    plan: Data, register: Data, data: st.DataObject
) -> None:
    """Not even one that counts from a document of before."""
    registered = Register(convert(register, RegisterFile))
    year = int(plan["plan"]["period"]["from"][:4])
    on = data.draw(st.dates(dt.date(year, 1, 1), dt.date(year, 12, 31)))
    before = json.encode(words.data(risks(Book(convert(plan, PlanFile), registered), on)))
    paper = {"number": "9/TB", "date": f"{year}-01-02"}
    later = (on + dt.timedelta(days=1)).isoformat()
    for task in plan["tasks"]:
        status = data.draw(st.sampled_from(["done", "cancelled", "suspended", "in-progress"]))
        entry = {"date": later, "by": "bo-a", "status": status, "progress": 5, "document": paper}
        moved = {"date": later, "to": f"{year + 1}-01-01", "document": paper}
        key, record = data.draw(
            st.sampled_from(
                [("updates", entry), ("adjustments", moved), ("reminders", {"date": later})]
            )
        )
        task[key] = [*task.get(key, ()), record]
    after = json.encode(words.data(risks(Book(convert(plan, PlanFile), registered), on)))
    assert after == before
