"""The milestones of a term: each row a term and its log, and what must be said by day.

An answer is ``day: class due; the milestones met; those missed; what goes on``.
"""

import pytest

from caichcli.formats.phrases.tasks import situation
from caichcli.plan.standing import standing
from tests.plan.answers import book_of, day_of, said

TWO = "deadline: trình trước 31/3; ban hành trước 30/9\n"
ISSUED = "deadline: Ban hành kế hoạch trong tháng 01/2020 và tổ chức thực hiện\n"
KEPT_UP = "deadline: Hoàn thành trước 30/6/2020 và vận hành thường xuyên\n"

ROWS: list[tuple[str, str, dict[str, tuple[str, str]]]] = [
    ("a missed milestone is no class of its own, until the last day is past", TWO, {
        "31/3": ("in-term 30/9", "Chưa có báo cáo"),
        "1/4": ("in-term 30/9", "Chưa có báo cáo; chậm mốc trình (31/3/2020)"),
        "30/9": ("in-term 30/9", "Chưa có báo cáo; chậm mốc trình (31/3/2020)"),
        "1/10": ("overdue 30/9 +1", "Chưa có báo cáo; quá hạn 1 ngày"),
    }),
    ("met by an entry that names it, late",
     TWO + "updates: [{date: 2020-04-02, by: bo-a, milestone: 1}]", {
        "1/4": ("in-term 30/9", "Chưa có báo cáo; chậm mốc trình (31/3/2020)"),
        "2/4": ("in-term 30/9", "đã trình ngày 02/4/2020 (quá hạn 2 ngày)"),
    }),
    ("what is submitted is not there yet",
     TWO + "updates: [{date: 2020-03-20, by: bo-a, milestone: 1, status: submitted}]", {
        "1/4": ("in-term 30/9", "mốc trình: đã trình, chờ cấp có thẩm quyền xem xét; "
                "chậm mốc trình (31/3/2020)"),
    }),
    ("what is under way is said of its milestone",
     TWO + "updates: [{date: 2020-03-20, milestone: 2, status: in-progress, progress: 40}]", {
        "20/3": ("in-term 30/9", "mốc ban hành: đang thực hiện (40%)"),
    }),
    ("a milestone passed over is told while the task is overdue",
     TWO + "updates: [{date: 2020-09-20, milestone: 2}]", {
        "20/9": ("in-term 30/9", "đã ban hành ngày 20/9/2020 (đúng hạn); "
                 "chậm mốc trình (31/3/2020)"),
        "1/10": ("overdue 30/9 +1", "đã ban hành ngày 20/9/2020 (đúng hạn); "
                 "chậm mốc trình (31/3/2020); quá hạn 1 ngày"),
    }),
    ("of what each of a group owes it is counted who has met it, the last of them being late",
     TWO + "lead: [cac-bo]\nupdates: [{date: 2020-03-20, by: bo-a, milestone: 1}, "
     "{date: 2020-04-10, by: bo-b, milestone: 1}, {date: 2020-05-10, by: bo-c, milestone: 1}]", {
        "31/3": ("in-term 30/9",
                 "1/3 cơ quan đã báo cáo; mốc trình: 1/3 cơ quan đã hoàn thành"),
        "10/4": ("in-term 30/9", "2/3 cơ quan đã báo cáo; "
                 "chậm mốc trình (31/3/2020), 2/3 cơ quan đã hoàn thành"),
        "10/5": ("in-term 30/9",
                 "3/3 cơ quan đã báo cáo; mốc trình: 3/3 cơ quan đã hoàn thành"),
        "1/10": ("overdue 30/9 +1", "0/3 cơ quan đã hoàn thành; còn Bộ A, Bộ B, Bộ C; "
                 "mốc trình: 3/3 cơ quan đã hoàn thành; quá hạn 1 ngày"),
    }),
    ("who was taken out of the plan is not counted among those who owe a milestone",
     TWO + "lead: [hai-tinh]\nupdates: [{date: 2020-02-20, agency: tinh-y, status: cancelled, "
     "document: {number: 1/TB}}, {date: 2020-03-20, by: tinh-x, milestone: 1}]", {
        "1/4": ("in-term 30/9", "1/1 cơ quan đã báo cáo; mốc trình: 1/1 cơ quan đã hoàn thành"),
    }),
    ("where not all members are known, it is not known whether all have met it",
     TWO + "lead: [moi-biet-bo-a]\nupdates: [{date: 2020-03-20, by: bo-a, milestone: 1}]", {
        "1/4": ("in-term 30/9", "1 cơ quan đã báo cáo (chưa xác định tổng số); chậm mốc trình "
                "(31/3/2020), 1 cơ quan (chưa xác định tổng số) đã hoàn thành"),
    }),
    ("done when its last is met too",
     TWO + "updates: [{date: 2020-03-20, milestone: 1}, {date: 2020-09-20, milestone: 2}]", {
        "19/9": ("in-term 30/9", "đã trình ngày 20/3/2020 (đúng hạn)"),
        "20/9": ("done-on-time 30/9", "Hoàn thành đúng hạn"),
    }),
    ("the whole done, all are met", TWO + "updates: [{date: 2020-04-20, status: done}]", {
        "20/4": ("done-on-time 30/9", "Hoàn thành đúng hạn"),
    }),
    ("issued in time, the rest goes on to the plan's end",
     ISSUED + "updates: [{date: 2020-01-12, by: bo-a, milestone: 1}]", {
        "11/1": ("in-term 31/1", "Chưa có báo cáo"),
        "1/3": ("in-term 31/12", "đã ban hành kế hoạch ngày 12/01/2020 (đúng hạn), "
                "đang tổ chức thực hiện"),
    }),
    ("issued: its paper tells, on the paper's day",
     ISSUED + "updates: [{date: 2020-01-20, by: bo-a, status: in-progress, "
     "results: [{number: 05/KH-BA, date: 2020-01-15}]}]", {
        "1/3": ("in-term 31/12", "đã ban hành kế hoạch ngày 15/01/2020 (đúng hạn), "
                "đang tổ chức thực hiện"),
    }),
    ("a paper of another kind tells nothing",
     ISSUED + "updates: [{date: 2020-01-20, by: bo-a, status: in-progress, "
     "results: [{number: 05/BC-BA, date: 2020-01-15}]}]", {
        "1/3": ("overdue 31/1 +30", "Đang thực hiện; quá hạn 30 ngày"),
    }),
    ("not issued, it is overdue", ISSUED, {
        "1/2": ("overdue 31/1 +1", "Chưa có báo cáo; quá hạn 1 ngày"),
    }),
    ("what goes on always is continuous, once the milestone is met",
     KEPT_UP + "updates: [{date: 2020-07-02, by: bo-a, milestone: 1}]", {
        "1/7": ("overdue 30/6 +1", "Chưa có báo cáo; quá hạn 1 ngày"),
        "2/7": ("continuous", "đã hoàn thành ngày 02/7/2020 (quá hạn 2 ngày), "
                "đang vận hành thường xuyên"),
    }),
    ("a continuous task with a dated part", "deadline: Thường xuyên; báo cáo trước 30/6/2020", {
        "1/7": ("continuous", "Chưa có báo cáo; chậm mốc báo cáo (30/6/2020)"),
    }),
    ("a date beside what goes on is a milestone, though no work is named",
     "deadline: Thường xuyên; trước 30/6/2020", {
        "1/7": ("continuous", "Chưa có báo cáo; chậm mốc ngày 30/6/2020"),
    }),
    ("a recurring task with a dated part, missed: no class, whatever occurrence is overdue",
     "deadline: Hằng quý; hoàn thành phần mềm trước 30/6/2020\n"
     "updates: [{date: 2020-06-20, by: bo-a, for: 2020-Q1, completed: 2020-03-30}, "
     "{date: 2020-06-20, by: bo-a, for: 2020-Q2}]", {
        "30/6": ("in-term 30/9", "2/4 kỳ"),
        "1/7": ("in-term 30/9", "2/4 kỳ; chậm mốc hoàn thành phần mềm (30/6/2020)"),
        "1/10": ("overdue 30/9 +1", "2/4 kỳ; chậm mốc hoàn thành phần mềm (30/6/2020); "
                 "chưa thực hiện kỳ quý III/2020; quá hạn 1 ngày"),
    }),
    ("a recurring task is done when its milestone is met too",
     "deadline: Định kỳ 6 tháng; hoàn thành phần mềm trước 30/9/2020\n"
     "updates: [{date: 2020-06-20, for: 2020-H1}, {date: 2020-10-02, for: 2020-H2}, "
     "{date: 2020-10-05, milestone: 1}]", {
        "30/9": ("in-term 31/12", "1/2 kỳ"),
        "2/10": ("overdue 30/9 +2", "2/2 kỳ; chậm mốc hoàn thành phần mềm (30/9/2020); "
                 "quá hạn 2 ngày"),
        "5/10": ("done-late 30/9 +5", "Hoàn thành, quá hạn 5 ngày"),
    }),
    ("the years in which something recurs are no milestone",
     "deadline: Hằng năm, giai đoạn 2020 - 2025\nupdates: [{date: 2020-12-20, for: '2020'}]", {
        "20/12": ("done-on-time 31/12", "Hoàn thành đúng hạn"),
    }),
    ("nor those in which something goes on", "deadline: Thường xuyên, giai đoạn 2016 - 2019", {
        "1/1": ("continuous", "Chưa có báo cáo"),
    }),
    ("three a year are three occurrences, each with its day",
     "deadline: Ban hành trong tháng 01 hằng năm; kiểm tra trong tháng 6 hằng năm và báo cáo "
     "trong tháng 8 hằng năm", {
        "31/1": ("in-term 31/1", "Chưa có báo cáo"),
        "1/2": ("overdue 31/1 +1",
                "Chưa có báo cáo; chưa thực hiện kỳ 31/01/2020; quá hạn 1 ngày"),
    }),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "task", "answers"), ROWS, ids=[row[0] for row in ROWS])
def test_milestones(sentence: str, task: str, answers: dict[str, tuple[str, str]]) -> None:
    for day, answer in answers.items():
        book, only = book_of(task)
        state = standing(book, only, day_of(day))
        assert (said(state), situation(book, state, "vi")) == answer, (sentence, day)


def test_three_milestones_of_each_year_are_three_occurrences() -> None:
    task = (
        "deadline: Ban hành trong tháng 01 hằng năm; kiểm tra chậm nhất trong tháng 6 hằng năm và "
        "báo cáo chậm nhất trong tháng 8 hằng năm"
    )
    state = standing(*book_of(task), day_of("1/1"))
    assert [one.key for one in state.occurrences] == ["2020-01-31", "2020-06-30", "2020-08-31"]


def test_what_is_not_met_is_not_late_yet() -> None:
    book, task = book_of(f"{{{TWO}}}")
    (first, _) = standing(book, task, day_of("5/4")).milestones
    assert (first.completed, first.days_late) == (None, 0)


def test_a_group_has_met_a_milestone_on_the_day_of_its_last_member() -> None:
    own = "{date: 2020-%s, by: tinh-%s, milestone: 1}"
    log = ", ".join((own % ("03-20", "x"), own % ("04-10", "y")))
    book, task = book_of(f"{TWO}lead: [hai-tinh]\nupdates: [{log}]")
    days = [standing(book, task, day_of(day)).milestones[0].completed for day in ("9/4", "10/4")]
    assert days == [None, day_of("10/4")]
