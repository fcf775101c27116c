"""Work done on no known day: on time or late by its report's word, else neither."""

import pytest

from caichcli.formats.phrases.tasks import situation
from caichcli.plan.figures import figures
from caichcli.plan.standing import standing
from tests.plan.answers import book_of, day_of, replies, table


@table(
    (
        "on a day that nobody knows it is done, and neither on time nor late",
        """
        deadline: 30/6/2020
        updates: [{date: 2020-06-20, by: bo-a, status: done, completed: unknown}]
        """,
        "19/6: in-term 30/6; 20/6: done-undated 30/6; 31/12: done-undated 30/6",
    ),
    (
        "on time by the word of the report, however late that came",
        """
        deadline: 30/6/2020
        updates: [{date: 2020-09-01, by: bo-a, status: done, completed: on-time}]
        """,
        "31/8: overdue 30/6 +62; 1/9: done-on-time 30/6",
    ),
    (
        "late by the word of the report: by how many days nobody knows",
        """
        deadline: 30/6/2020
        updates: [{date: 2020-06-01, by: bo-a, status: done, completed: late}]
        """,
        "1/6: done-late 30/6",
    ),
    (
        "a day that is stated later says it better",
        """
        deadline: 30/6/2020
        updates:
          - {date: 2020-06-20, by: bo-a, status: done, completed: unknown}
          - {date: 2020-07-20, by: bo-a, status: done, completed: 2020-06-10}
        """,
        "1/7: done-undated 30/6; 20/7: done-on-time 30/6",
    ),
    (
        "a word says no more than a day before it",
        """
        deadline: 30/6/2020
        updates:
          - {date: 2020-07-20, by: bo-a, status: done, completed: 2020-07-10}
          - {date: 2020-07-21, by: bo-a, status: done, completed: on-time}
          - {date: 2020-07-22, by: bo-a, status: done, completed: unknown}
        """,
        "22/7: done-late 30/6 +10",
    ),
    (
        "a correction gives the day",
        """
        deadline: 30/6/2020
        updates:
          - {date: 2020-07-20, by: bo-a, status: done, completed: unknown}
          - {date: 2020-07-25, corrects: 2020-07-20#1, completed: 2020-07-10}
        """,
        "20/7: done-undated 30/6; 25/7: done-late 30/6 +10",
    ),
    (
        "the term is the one of the day of the report",
        """
        deadline: 30/6/2020
        adjustments: [{date: 2020-08-01, to: 31/8/2020, document: {number: 1/TB, date: 2020-08-01}}]
        updates: [{date: 2020-07-20, by: bo-a, status: done, completed: late}]
        """,
        "31/7: done-late 30/6; 1/9: done-late 30/6",
    ),
    (
        "without a term there is no lateness, only a day that is not known",
        """
        deadline: Sau khi Luật được thông qua
        updates: [{date: 2020-07-20, by: bo-a, status: done, completed: unknown}]
        """,
        "20/7: done-undated",
    ),
    (
        "an occurrence is met on a day that nobody knows",
        """
        deadline: Hằng quý
        updates: [{date: 2020-04-05, by: bo-a, for: 2020-Q1, status: done, completed: unknown}]
        """,
        "4/4: overdue 31/3 +4; 5/4: in-term 30/6",
    ),
    (
        "all occurrences met, one of them nobody knows when",
        """
        deadline: 30/6 và 20/12 hằng năm
        updates:
          - {date: 2020-06-20, by: bo-a, for: 2020-06-30, status: done, completed: unknown}
          - {date: 2020-12-19, by: bo-a, for: 2020-12-20, status: done}
        """,
        "19/12: done-undated 30/6",
    ),
    (
        "the milestones of a term are met with it",
        """
        deadline: Trình trước 31/3/2020; ban hành trước 30/9/2020
        updates: [{date: 2020-09-20, by: bo-a, status: done, completed: on-time}]
        """,
        "20/9: done-on-time 30/9",
    ),
    (
        "of several that owe it one is done on no known day",
        """
        lead: [hai-tinh]
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-20, by: tinh-x, status: done}
          - {date: 2020-03-20, by: tinh-y, status: done, completed: unknown}
        """,
        "20/3: done-undated 31/3",
    ),
)
def test_done_on_no_known_day(task: str, answers: dict[str, str]) -> None:
    assert replies(task, answers) == answers


@pytest.mark.parametrize(
    ("word", "words", "done", "on_time", "stated"),
    [
        ("unknown", "Hoàn thành, chưa xác định ngày", 1, 0, 0),
        ("on-time", "Hoàn thành đúng hạn (theo báo cáo, không nêu ngày)", 1, 1, 1),
        ("late", "Hoàn thành quá hạn (theo báo cáo, không nêu ngày)", 1, 0, 1),
    ],
)
def test_it_is_among_the_done_and_marked(
    word: str, words: str, done: int, on_time: int, stated: int
) -> None:
    task = f"""
        deadline: 30/6/2020
        updates: [{{date: 2020-06-20, by: bo-a, status: done, completed: {word}}}]
        """
    book, record = book_of(task)
    there = standing(book, record, day_of("1/7"))
    assert situation(book, there, "vi") == words
    sums = figures([there], day_of("1/7"), 15)
    assert (len(sums.done), len(sums.done_on_time), len(sums.done_stated)) == (
        done,
        on_time,
        stated,
    )
    assert (sums.done_of_due.numerator, sums.on_time_of_due.denominator) == (done, done)
    assert len(sums.total) == 1
