"""What moved in week 26 of 2020 (22/6 to 28/6): a task as in the file, and what is said of it."""

import datetime as dt

import msgspec
import pytest

from caichcli.views.report.movement import Movement, movement
from caichcli.views.scope import lines
from tests.plan.answers import book_of

FIRST, LAST = dt.date(2020, 6, 22), dt.date(2020, 6, 28)


def moved(task: str, day: dt.date = LAST) -> Movement:
    book, _ = book_of(task)
    eve = FIRST - dt.timedelta(days=1)
    return movement(book, lines(book, eve), lines(book, day), FIRST, day)


def kinds(task: str, day: dt.date = LAST) -> set[str]:
    """The lists that the task stands in."""
    return {name for name, value in msgspec.structs.asdict(moved(task, day)).items() if value}


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        pytest.param("deadline: 30/6/2020", "", id="nothing happened"),
        pytest.param("deadline: 20/6/2020", "", id="overdue since the week before"),
        pytest.param("deadline: 21/6/2020", "newly_overdue", id="overdue since Monday"),
        pytest.param("deadline: 27/6/2020", "newly_overdue", id="overdue since Sunday"),
        pytest.param("deadline: 28/6/2020", "", id="due on the last day: still in term"),
        pytest.param(
            """
            deadline: 15/6/2020
            updates: [{date: 2020-06-24, by: bo-a, status: done}]
            """,
            "done",
            id="done late",
        ),
        pytest.param(
            """
            deadline: 30/6/2020
            updates: [{date: 2020-06-19, by: bo-a, status: done}]
            """,
            "",
            id="done the week before",
        ),
        pytest.param(
            """
            deadline: 30/6/2020
            updates:
              - {date: 2020-06-19, by: bo-a, status: done}
              - {date: 2020-06-24, by: van-phong, status: returned}
            """,
            "reopened returned",
            id="returned after it was done",
        ),
        pytest.param(
            """
            deadline: 30/6/2020
            updates:
              - {date: 2020-06-22, by: bo-a, status: submitted}
              - {date: 2020-06-25, by: bo-a, status: done}
            """,
            "done",
            id="submitted and done: told once",
        ),
        pytest.param(
            """
            deadline: 30/6/2020
            updates:
              - {date: 2020-06-15, by: bo-a, status: done}
              - {date: 2020-06-23, by: bo-a, corrects: "2020-06-15#1", status: submitted}
            """,
            "reopened submitted",
            id="corrected: submitted, not done",
        ),
        pytest.param(
            """
            deadline: 30/6/2020
            updates:
              - {date: 2020-06-15, by: bo-a, status: submitted}
              - {date: 2020-06-23, by: bo-a, progress: 90}
            """,
            "",
            id="submitted before",
        ),
        pytest.param(
            """
            deadline: 30/6/2020
            updates:
              - {date: 2020-06-15, by: bo-a, status: submitted}
              - {date: 2020-06-23, by: van-phong, status: returned}
              - {date: 2020-06-26, by: bo-a, status: submitted}
            """,
            "submitted",
            id="submitted again",
        ),
        pytest.param(
            """
            deadline: 21/6/2020
            updates: [{date: 2020-06-24, by: van-phong, status: suspended}]
            """,
            "suspended",
            id="suspended",
        ),
        pytest.param(
            """
            deadline: 30/6/2020
            updates:
              - {date: 2020-06-19, by: bo-a, status: done}
              - {date: 2020-06-24, by: van-phong, status: suspended}
            """,
            "suspended",
            id="suspended after it was done",
        ),
        pytest.param(
            """
            deadline: 30/9/2020
            updates:
              - {date: 2020-05-04, by: van-phong, status: suspended}
              - {date: 2020-06-24, by: bo-a, status: in-progress}
            """,
            "resumed",
            id="resumed",
        ),
        pytest.param(
            """
            deadline: 30/9/2020
            updates: [{date: 2020-06-24, by: van-phong, status: cancelled}]
            """,
            "cancelled",
            id="withdrawn from the plan",
        ),
        pytest.param(
            """
            deadline: 30/9/2020
            document: {number: 2/QĐ, date: 2020-06-24}
            """,
            "assigned",
            id="newly assigned",
        ),
        pytest.param(
            """
            deadline: 10/6/2020
            adjustments: [{date: 2020-06-25, to: 15/8/2020}]
            """,
            "terms",
            id="extended when overdue",
        ),
        pytest.param(
            """
            deadline: Trước ngày 25 hằng tháng
            updates: [{date: 2020-06-24, by: bo-a, for: 2020-06, status: done}]
            """,
            "occurrences_met",
            id="an occurrence met",
        ),
        pytest.param(
            """
            lead: [hai-tinh]
            deadline: 30/6/2020
            updates: [{date: 2020-06-24, by: tinh-x, status: done}]
            """,
            "parts_done",
            id="one member is done",
        ),
        pytest.param(
            """
            lead: [hai-tinh]
            deadline: 30/6/2020
            updates:
              - {date: 2020-06-19, by: tinh-y, status: done}
              - {date: 2020-06-24, by: tinh-x, status: done}
            """,
            "done",
            id="the last member is done",
        ),
        pytest.param(
            """
            lead: [hai-tinh]
            deadline: 30/6/2020
            updates: [{date: 2020-06-24, by: tinh-x, status: submitted}]
            """,
            "submitted",
            id="one member submitted",
        ),
    ],
)
def test_what_moved(task: str, expected: str) -> None:
    assert kinds(task) == set(expected.split())


def test_only_what_was_known_by_the_day_counts() -> None:
    task = """
    deadline: 10/6/2020
    adjustments: [{date: 2020-06-25, to: 15/8/2020}]
    updates: [{date: 2020-06-26, by: bo-a, status: done}]
    """
    assert kinds(task, dt.date(2020, 6, 24)) == set()
    assert kinds(task, dt.date(2020, 6, 25)) == {"terms"}
    assert moved(task, dt.date(2020, 6, 24)).quiet


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        (
            """
            deadline: Quý II/2020
            adjustments: [{date: 2020-06-24, to: 2020-07-31}]
            """,
            [("extended", "2020-06-30", "2020-07-31")],
        ),
        (
            """
            deadline: Quý IV/2020
            adjustments: [{date: 2020-06-23, to: Quý III/2020}]
            """,
            [("shortened", "2020-12-31", "2020-09-30")],
        ),
        (
            """
            deadline: Sau khi có kết quả thí điểm
            adjustments: [{date: 2020-06-26, to: 30/10/2020}]
            """,
            [("set", "None", "2020-10-30")],
        ),
        (
            """
            deadline: 30/6/2020
            adjustments: [{date: 2020-06-26, to: Thường xuyên}]
            """,
            [("changed", "2020-06-30", "None")],
        ),
        (
            """
            deadline: 31/5/2020
            adjustments:
              - {date: 2020-05-20, to: 15/6/2020}
              - {date: 2020-06-23, to: 30/6/2020}
              - {date: 2020-06-26, to: 25/6/2020}
              - {date: 2020-07-10, to: 31/7/2020}
            """,
            [
                ("extended", "2020-06-15", "2020-06-30"),
                ("shortened", "2020-06-30", "2020-06-25"),
            ],
        ),
        (
            """
            deadline: Trước ngày 25 hằng tháng
            adjustments: [{date: 2020-06-24, for: 2020-06, to: 2020-06-29}]
            """,
            [("extended", "2020-06-25", "2020-06-29")],
        ),
    ],
    ids=["later", "sooner", "a day at last", "no day any more", "one after another", "occurrence"],
)
def test_a_term_moves_from_the_one_in_force(
    task: str, expected: list[tuple[str, str, str]]
) -> None:
    terms = [(c.kind, str(c.before_due), str(c.after.due)) for c in moved(task).terms]
    assert terms == expected


def test_a_move_knows_the_report_that_made_it() -> None:
    task = """
    deadline: 30/6/2020
    updates:
      - {date: 2020-06-24, by: bo-a, status: done, results: [{number: 1/BC}]}
      - {date: 2020-06-25, by: bo-a, note: Đã gửi bản in}
    """
    (done,) = moved(task).done
    assert done.update is not None
    assert [document.number for document in done.update.results or ()] == ["1/BC"]
