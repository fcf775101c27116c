"""What waits for an answer, and what of it is of tasks that are done."""

from caichcli.formats.phrases.concerns import awaiting, of_finished
from caichcli.views.concerns import concerns
from tests.plan.answers import book_of, day_of

TASK = """
lead: [bo-a]
deadline: 30/6/2020
updates:
  - {date: 2020-03-02, by: bo-a, problems: [{text: Thiếu người}], proposals: [{text: Thêm người}]}
  - {date: 2020-04-02, by: bo-a, proposals: [{text: Gia hạn}]}
  - {date: 2020-05-04, by: van-phong, note: Đồng ý, resolves: 2020-04-02}
  - {date: 2020-06-01, by: bo-a, status: done}
"""


def test_a_proposal_waits_on_after_its_task_is_done() -> None:
    book, _ = book_of(TASK)
    said = {day: awaiting(concerns(book, day_of(day)).lines, "vi") for day in ("1/3", "5/4", "1/6")}
    assert said == {
        "1/3": "chưa có ý kiến: vướng mắc 0, kiến nghị 0",
        "5/4": "chưa có ý kiến: vướng mắc 01, kiến nghị 02",
        "1/6": "chưa có ý kiến: vướng mắc 01, kiến nghị 01, trong đó 01 của nhiệm vụ đã hoàn thành",
    }


def test_nothing_is_said_of_finished_tasks_where_there_is_none() -> None:
    book, _ = book_of(TASK)
    assert of_finished(concerns(book, day_of("5/4")).lines, "vi") == ""


def test_a_proposal_of_a_task_taken_out_is_not_among_the_open_ones() -> None:
    book, _ = book_of(TASK.replace("status: done", "status: cancelled"))
    lines = concerns(book, day_of("1/6"), unanswered=True).lines
    assert [line.is_open for line in lines] == [False, False]
    assert of_finished(lines, "vi") == ", trong đó 02 của nhiệm vụ đã đưa ra khỏi kế hoạch"
    before = concerns(book, day_of("31/5"), unanswered=True).lines
    assert [line.is_open for line in before] == [True, True]
