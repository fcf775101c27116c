"""What is late of a task: each row a sentence, a task, a day, and what is owed, in words."""

import pytest

from caichcli.formats.phrases.tasks import behind, situation
from tests.plan.answers import book_of, day_of, on

QUARTERLY = "lead: [hai-tinh, bo-a], assignment: each, deadline: Hằng quý, "

ROWS = [
    (
        "one of a group still owes its part",
        "{lead: [hai-tinh], deadline: 30/6/2020,"
        " updates: [{date: 2020-06-01, by: tinh-x, status: done}]}",
        "1/7",
        "1/2 cơ quan đã hoàn thành; còn Tỉnh Y; quá hạn 1 ngày",
    ),
    (
        "all have reported, and one of them that it is not done",
        "{lead: [hai-tinh], deadline: 30/6/2020,"
        " updates: [{date: 2020-06-01, by: tinh-x, status: done},"
        " {date: 2020-06-01, by: tinh-y, status: in-progress}]}",
        "1/7",
        "1/2 cơ quan đã hoàn thành; còn Tỉnh Y; quá hạn 1 ngày",
    ),
    (
        "nobody has reported",
        "{lead: [hai-tinh], deadline: 30/6/2020}",
        "1/7",
        "Chưa có báo cáo; 0/2 cơ quan đã hoàn thành; còn Tỉnh X, Tỉnh Y; quá hạn 1 ngày",
    ),
    (
        "of a quarterly task the quarter is named, and who owes it",
        "{" + QUARTERLY + "updates: [{date: 2020-03-20, by: tinh-x, for: 2020-Q1, status: done},"
        " {date: 2020-03-20, by: bo-a, for: 2020-Q1, status: done},"
        " {date: 2020-04-20, by: tinh-y, note: Đang tổng hợp}]}",
        "10/4",
        "kỳ quý I/2020: 2/3 cơ quan; còn Tỉnh Y; quá hạn 10 ngày",
    ),
    (
        "of two quarters each is named",
        "{" + QUARTERLY + "updates: [{date: 2020-03-20, by: tinh-x, for: 2020-Q1, status: done},"
        " {date: 2020-03-20, by: bo-a, for: 2020-Q1, status: done},"
        " {date: 2020-06-20, by: bo-a, for: 2020-Q2, status: done}]}",
        "1/7",
        "kỳ quý I/2020: 2/3 cơ quan; còn Tỉnh Y; "
        "kỳ quý II/2020: 1/3 cơ quan; còn Tỉnh X, Tỉnh Y; quá hạn 92 ngày",
    ),
    (
        "of one who leads alone the occurrence is named",
        "{lead: [bo-a], deadline: Hằng quý,"
        " updates: [{date: 2020-03-20, by: bo-a, for: 2020-Q1, status: done}]}",
        "1/7",
        "1/4 kỳ; chưa thực hiện kỳ quý II/2020; quá hạn 1 ngày",
    ),
    (
        "of a group not known in full it is not said of how many",
        "{lead: [moi-biet-bo-a], deadline: 30/6/2020,"
        " updates: [{date: 2020-06-01, by: bo-b, status: done}]}",
        "1/7",
        "1 cơ quan (chưa xác định tổng số) đã hoàn thành; còn Bộ A; quá hạn 1 ngày",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("task", "day", "said"), [row[1:] for row in ROWS], ids=[r[0] for r in ROWS]
)
def test_what_is_late_is_named(task: str, day: str, said: str) -> None:
    book, _ = book_of(task)
    assert situation(book, on(task, day), "vi") == said


@pytest.mark.parametrize(
    ("task", "day"),
    [
        ("{lead: [hai-tinh], deadline: 30/6/2020}", "30/6"),  # in term
        ("{lead: [bo-a], deadline: 30/6/2020}", "1/7"),  # owed once, by one
    ],
)
def test_of_what_is_not_late_or_owed_once_by_one_there_is_nothing_to_name(
    task: str, day: str
) -> None:
    book, _ = book_of(task)
    assert behind(book, on(task, day), "vi") == ""


# Of five that owe a task: who has done it, how many are named at most, what is said of it.
MANY = [
    ("", 2, "Chưa có báo cáo; 0/5 cơ quan đã hoàn thành; quá hạn 1 ngày"),
    ("bo-b", 4, "1/5 cơ quan đã hoàn thành; còn Bộ A, Bộ C, Tỉnh X, Tỉnh Y; quá hạn 1 ngày"),
    ("bo-b", 3, "1/5 cơ quan đã hoàn thành, gồm Bộ B; còn 4 cơ quan; quá hạn 1 ngày"),
    ("tinh-x bo-b", 2, "2/5 cơ quan đã hoàn thành, gồm Bộ B, Tỉnh X; còn 3 cơ quan;"
     " quá hạn 1 ngày"),
    ("tinh-x bo-b", 1, "2/5 cơ quan đã hoàn thành; còn Bộ A, 2 cơ quan khác; quá hạn 1 ngày"),
    ("tinh-x bo-b bo-c", 2, "3/5 cơ quan đã hoàn thành; còn Bộ A, Tỉnh Y; quá hạn 1 ngày"),
]  # fmt: skip


@pytest.mark.parametrize(("done", "most", "said"), MANY)
def test_of_many_that_owe_the_fewer_are_named(done: str, most: int, said: str) -> None:
    reports = ", ".join(f"{{date: 2020-06-01, by: {by}, status: done}}" for by in done.split())
    task = f"{{lead: [cac-bo, hai-tinh], deadline: 30/6/2020, updates: [{reports}]}}"
    book, _ = book_of(task)
    assert situation(book, on(task, "1/7"), "vi", most) == said


# What is submitted, the day, whether it only waits for who decides, and what is said of it.
SUBMITTED = [
    ("{date: 2020-05-29, status: submitted}", "1/7", True,
     "Đã trình ngày 29/5/2020 (trong hạn), chờ cấp có thẩm quyền xem xét; quá hạn 31 ngày"),
    ("{date: 2020-06-02, status: submitted, results: [{number: 1/TTr, date: 2020-05-29}]}", "1/7",
     True,
     "Đã trình ngày 29/5/2020 (trong hạn), chờ cấp có thẩm quyền xem xét; quá hạn 31 ngày"),
    ("{date: 2020-06-02, status: submitted}", "1/7", False,
     "Đã trình ngày 02/6/2020 (quá hạn 2 ngày), chờ cấp có thẩm quyền xem xét; quá hạn 31 ngày"),
    ("{date: 2020-05-29, status: submitted}", "30/5", False,
     "Đã trình ngày 29/5/2020 (trong hạn), chờ cấp có thẩm quyền xem xét"),
    ("{date: 2020-05-20, status: submitted}, {date: 2020-06-20, note: Đã đôn đốc}", "1/7", True,
     "Đã trình ngày 20/5/2020 (trong hạn), chờ cấp có thẩm quyền xem xét; quá hạn 31 ngày"),
    ("{date: 2020-05-20, status: submitted}, {date: 2020-05-25, status: returned}", "1/7", False,
     "Bị trả lại, yêu cầu thực hiện tiếp; quá hạn 31 ngày"),
]  # fmt: skip


@pytest.mark.parametrize(("updates", "day", "waiting", "said"), SUBMITTED)
def test_submitted_in_time_is_overdue_and_waits(
    updates: str, day: str, waiting: bool, said: str
) -> None:
    task = f"{{lead: [bo-a], deadline: 31/5/2020, updates: [{updates}]}}"
    book, _ = book_of(task)
    state = on(task, day)
    assert state.class_ == ("overdue" if day_of(day) > day_of("31/5") else "in-term")
    assert state.waiting is waiting
    assert situation(book, state, "vi") == said


def test_a_group_waits_only_if_all_that_is_overdue_of_it_does() -> None:
    first = "{date: 2020-05-20, by: tinh-x, status: submitted}"
    both = f"{first}, {{date: 2020-05-20, by: tinh-y, status: submitted}}"
    task = "{{lead: [hai-tinh], deadline: 31/5/2020, updates: [{}]}}"
    assert on(task.format(both), "1/7").waiting
    assert not on(task.format(first), "1/7").waiting


def test_an_occurrence_waits_too() -> None:
    task = (
        "{lead: [bo-a], deadline: Hằng quý, updates:"
        " [{date: 2020-03-20, by: bo-a, for: 2020-Q1, status: submitted}]}"
    )
    assert on(task, "30/6").waiting
    assert not on(task, "1/7").waiting  # the second quarter was not even submitted
