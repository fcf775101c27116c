"""The figures add up for any plan on any day, and time alone only makes things overdue."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.figures import CLASS_FIGURES, Figures, Rate, band, figures, horizon
from caichcli.plan.model import (
    Adjustment,
    Agency,
    Area,
    Group,
    Period,
    PlanDocument,
    PlanFile,
    PlanHead,
    RegisterFile,
    Task,
    TaskDocument,
    Update,
)
from caichcli.plan.records import Document
from caichcli.plan.standing import DONE, Standing, standing
from tests.plan.answers import book_of

FIRST, LAST = dt.date(2020, 1, 1), dt.date(2020, 12, 31)
ISSUED = dt.date(2020, 1, 10)
AGENCIES = ("bo-a", "bo-b", "bo-c", "bo-d")
GROUPS = (
    Group(id="du", name="Đủ", members=["bo-b", "bo-c"]),
    Group(id="chua-du", name="Chưa đủ", members=["bo-b"], complete=False),
    Group(id="chua-biet", name="Chưa biết"),
    Group(id="theo-loai", name="Theo loại", kinds=["ministry"]),
)
REGISTER = RegisterFile(
    schema_version=1,
    agencies=[Agency(id=id_, name=id_, kind="ministry") for id_ in AGENCIES],
    groups=list(GROUPS),
)
FIXED_TERMS = ("30/6/2020", "Quý I/2020", "Tháng 5/2020", "trước 15/9/2020", "6 tháng đầu năm")
OPEN_TERMS = ("Thường xuyên", "Sau khi Luật được thông qua", None)
RECURRING: dict[str, tuple[str, ...]] = {
    "30/6 và 20/12 hằng năm": ("2020-06-30", "2020-12-20"),
    "Hằng quý": ("2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4"),
    "trước ngày 25 hằng tháng": ("2020-01", "2020-05", "2020-11"),
}

days = st.dates(ISSUED, LAST)


def logged(occurrences: tuple[str, ...]) -> st.SearchStrategy[list[Update]]:
    """A log in the order of its days: any status, by anybody, with corrections among it."""
    update = st.builds(
        Update,
        date=days,
        by=st.sampled_from((None, *AGENCIES, "du")),
        agency=st.sampled_from((None, None, None, *AGENCIES)),
        status=st.sampled_from(
            (
                None,
                "not-started",
                "in-progress",
                "submitted",
                "done",
                "done",
                "returned",
                "suspended",
                "cancelled",
            )
        ),
        occurrence=st.sampled_from((None, *occurrences)),
        completed=st.sampled_from((None, None, None, "unknown", "on-time", "late")),
    )
    log = st.lists(update, max_size=7).map(lambda log: sorted(log, key=lambda u: u.date))
    return log.flatmap(corrected)


def corrected(entries: list[Update]) -> st.SearchStrategy[list[Update]]:
    """The log itself, or with a last entry that corrects or withdraws an earlier one."""
    if not entries:
        return st.just(entries)
    refs = st.sampled_from([f"{entry.date}#1" for entry in entries])
    day = st.dates(entries[-1].date, LAST)
    return st.one_of(
        st.just(entries),
        st.builds(
            lambda ref, date, status: [*entries, Update(date=date, corrects=ref, status=status)],
            refs,
            day,
            st.sampled_from((None, "done", "submitted")),
        ),
        st.builds(
            lambda ref, date: [*entries, Update(date=date, withdraws=ref)],
            refs,
            day,
        ),
    )


def adjusted(recurring: bool, occurrences: tuple[str, ...]) -> st.SearchStrategy[list[Adjustment]]:
    adjustment = st.builds(
        Adjustment,
        date=days,
        to=st.sampled_from(FIXED_TERMS if recurring else (*FIXED_TERMS, OPEN_TERMS[1])),
        occurrence=st.sampled_from(occurrences) if recurring else st.none(),
    )
    return st.lists(adjustment, max_size=2).map(
        lambda adjustments: sorted(adjustments, key=lambda a: a.date)
    )


def task_of(position: int, deadline: str | None) -> st.SearchStrategy[Task]:
    occurrences = RECURRING.get(deadline or "", ())
    return st.builds(
        Task,
        id=st.just(f"I.{position}"),
        title=st.just("Nhiệm vụ"),
        area=st.just("I"),
        lead=st.lists(
            st.sampled_from((*AGENCIES, *(group.id for group in GROUPS))), unique=True, max_size=2
        ),
        assignment=st.sampled_from((None, "each", "joint")),
        deadline=st.just(deadline),
        document=st.none()
        | st.builds(lambda day: TaskDocument(number="02/QĐ", date=day), st.dates(ISSUED, LAST)),
        adjustments=adjusted(bool(occurrences), occurrences),
        updates=logged(occurrences),
    )


@st.composite
def books(draw: st.DrawFn) -> Book:
    terms = (*FIXED_TERMS, *OPEN_TERMS, *RECURRING)
    deadlines = draw(st.lists(st.sampled_from(terms), min_size=1, max_size=6))
    tasks = [draw(task_of(number, words)) for number, words in enumerate(deadlines, 1)]
    head = PlanHead(
        id="p",
        title="Kế hoạch",
        document=PlanDocument(number="01/QĐ", date=ISSUED),
        period=Period(start=FIRST, end=LAST),
        standing_agency="bo-d",
        bases=[Document(number="00/QĐ")],
    )
    plan = PlanFile(schema_version=1, plan=head, areas=[Area(id="I", name="I")], tasks=tasks)
    return Book(plan, Register(REGISTER))


def standings(book: Book, day: dt.date) -> list[Standing]:
    return [standing(book, task, day) for task in book.tasks_on(day)]


def with_members(wholes: list[Standing]) -> dict[tuple[str, str | None], Standing]:
    every = {}
    for whole in wholes:
        for one in (whole, *whole.members):
            every[one.task.id, one.owner] = one
    return every


def dated(book: Book) -> set[dt.date]:
    """Every day on which anything is dated in the plan."""
    dates: set[dt.date] = set()
    for task in book.tasks:
        dates.add(book.assigned(task))
        for entry in (*(task.updates or ()), *(task.adjustments or ())):
            dates.add(entry.date)
    return dates


@given(books(), days)
def test_the_classes_add_up_to_the_total(book: Book, day: dt.date) -> None:
    sums = figures(standings(book, day), day, 15)
    by_class = [id_ for name in CLASS_FIGURES.values() for id_ in getattr(sums, name)]
    assert sorted(by_class) == sorted(task.id for task in book.tasks_on(day))
    assert sorted(sums.total) == sorted(set(by_class) - set(sums.cancelled))
    assert len(sums.total) == len(sums.dated) + len(sums.continuous) + len(sums.undated) + len(
        sums.suspended
    )


@given(books(), days)
def test_what_overlaps_lies_within(book: Book, day: dt.date) -> None:
    sums = figures(standings(book, day), day, 15)
    assert set(sums.not_reported) <= set(sums.total)
    assert set(sums.due_soon) <= set(sums.in_term)
    assert set(sums.on_time_extended) <= set(sums.done_on_time)
    assert set(sums.overdue_period) <= set(sums.overdue)


@given(books(), days, days)
def test_time_alone_only_moves_tasks_from_in_term_to_overdue(
    book: Book, one: dt.date, other: dt.date
) -> None:
    early, late = sorted((one, other))
    late = min([day - dt.timedelta(days=1) for day in dated(book) if day > early] + [late])
    before = with_members(standings(book, early))
    after = with_members(standings(book, late))
    assert before.keys() == after.keys()
    for key, was in before.items():
        now = after[key]
        step = (was.class_, now.class_)
        assert step[0] == step[1] or step == ("in-term", "overdue")
        if was.class_ in ("overdue", *DONE):
            assert now.due == was.due
            days_more = (late - early).days if was.class_ == "overdue" else 0
            assert now.days_late == was.days_late + days_more


@given(books(), days)
def test_nothing_dated_after_the_day_counts(book: Book, day: dt.date) -> None:
    cut = [
        Task(
            id=task.id,
            title=task.title,
            area=task.area,
            lead=task.lead,
            assignment=task.assignment,
            deadline=task.deadline,
            document=task.document,
            adjustments=[a for a in task.adjustments or () if a.date <= day],
            updates=[u for u in task.updates or () if u.date <= day],
        )
        for task in book.tasks
    ]
    file = book.file
    past = Book(
        PlanFile(schema_version=1, plan=file.plan, areas=file.areas, tasks=cut), book.register
    )
    assert figures(standings(book, day), day, 15) == figures(standings(past, day), day, 15)


@given(books(), days)
def test_late_is_late_and_on_time_is_not(book: Book, day: dt.date) -> None:
    for state in with_members(standings(book, day)).values():
        late = state.class_ == "overdue" or (state.class_ == "done-late" and state.word != "late")
        assert (state.days_late > 0) == late
        if state.class_ in ("in-term", "overdue"):
            assert state.due is not None
            assert (state.due < day) == (state.class_ == "overdue")
        if state.class_ == "overdue":
            assert state.due == day - dt.timedelta(days=state.days_late)
        if state.class_ == "done-late" and state.word != "late":
            assert state.completed is not None
            assert state.due == state.completed - dt.timedelta(days=state.days_late)


@given(books(), days)
def test_every_member_done_makes_it_done_and_one_overdue_makes_it_overdue(
    book: Book, day: dt.date
) -> None:
    for whole in standings(book, day):
        if not whole.members or whole.class_ in ("cancelled", "suspended", "continuous"):
            continue
        classes = {member.class_ for member in whole.members}
        assert (whole.class_ == "overdue") >= ("overdue" in classes)
        if whole.complete:
            assert (whole.class_ in DONE) == (
                bool(classes & DONE) and classes <= {*DONE, "cancelled"}
            )


@pytest.mark.parametrize(
    ("days_late", "expected"),
    [(1, 0), (30, 0), (31, 1), (60, 1), (61, 2), (120, 2), (121, 3), (2000, 3)],
)
def test_the_bands_of_lateness(days_late: int, expected: int) -> None:
    assert band(days_late, (30, 60, 120)) == expected


def test_the_rates_are_fractions_of_what_they_name() -> None:
    sums = Figures(
        done_on_time=("1", "2", "3"),
        done_late=("4",),
        done_undated=("12",),
        in_term=("5", "6"),
        overdue=("7",),
        continuous=("8",),
        undated=("9",),
        suspended=("10",),
        cancelled=("11",),
    )
    assert sums.done_of_due == Rate(5, 6)
    assert sums.on_time_of_due == Rate(3, 6)
    assert sums.on_time_of_done == Rate(3, 5)
    assert sums.done_of_total == Rate(5, 11)
    assert sums.overdue_of_total == Rate(1, 11)


@pytest.mark.parametrize(
    ("rate", "percent"),
    [
        (Rate(1, 3), 33.33),
        (Rate(2, 3), 66.67),
        (Rate(1, 1), 100.0),
        (Rate(1, 20_000), 0.01),  # 0.005: halves go up
        (Rate(3, 20_000), 0.02),
        (Rate(0, 7), 0.0),
        (Rate(0, 0), None),
    ],
)
def test_a_rate_in_percent(rate: Rate, percent: float | None) -> None:
    assert rate.percent == percent


@pytest.mark.parametrize(
    ("day", "days", "last"),
    [
        ("2020-02-28", 15, "2020-03-14"),
        ("2020-02-28", 0, "2020-02-28"),
        ("9999-12-20", 15, "9999-12-31"),
        ("0001-01-05", -15, "0001-01-01"),
        ("2020-02-28", 10**12, "9999-12-31"),
    ],
)
def test_days_ahead_end_with_the_calendar(day: str, days: int, last: str) -> None:
    assert horizon(dt.date.fromisoformat(day), days) == dt.date.fromisoformat(last)


def test_the_rates_of_nothing_have_nothing_below_the_line() -> None:
    assert Figures().done_of_due == Rate(0, 0)


DONE_IN_TIME = "deadline: 30/6/2020, updates: [{date: 2020-06-20, status: done%s}]"
PAPER_OF_MAY = "results: [{number: 1/BC, date: 2020-05-29}]"


@pytest.mark.parametrize(
    ("task", "day", "expected"),
    [
        ("deadline: 30/6/2020", "2020-07-01", "not_reported"),
        ("title: Không thời hạn", "2020-12-31", "not_reported"),
        ("title: Không thời hạn", "2021-01-05", "not_reported overdue_period"),
        (DONE_IN_TIME % "", "2020-07-01", ""),
        (DONE_IN_TIME % ", completed: on-time", "2020-07-01", "done_stated"),
        (DONE_IN_TIME % ", completed: unknown", "2020-07-01", ""),
        (DONE_IN_TIME.replace("done", "submitted") % "", "2020-06-21", "submitted"),
        (DONE_IN_TIME.replace("done", "submitted") % "", "2020-07-01", "submitted waiting"),
        (
            f"deadline: Thường xuyên, updates: [{{date: 2020-06-01, {PAPER_OF_MAY}}}]",
            "2020-06-02",
            "with_result",
        ),
    ],
)
def test_what_is_counted_beside_the_class(task: str, day: str, expected: str) -> None:
    book, only = book_of(f"{{lead: [bo-a], {task}}}")
    on = dt.date.fromisoformat(day)
    counted = figures([standing(book, only, on)], on, 15)
    beside = set(expected.split())
    every = {
        "not_reported",
        "on_time_extended",
        "extended_late",
        "overdue_period",
        "submitted",
        "waiting",
        "with_result",
        "unread",
        "done_stated",
    }
    assert {name for name in every if getattr(counted, name)} == beside
