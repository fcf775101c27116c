"""What waits for an answer, and what of it is of tasks that are done."""

import pytest

from caichcli.formats.phrases.concerns import awaiting, of_finished, pending
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


PUT = """
lead: [bo-a]
deadline: 30/6/2020
updates:
  - {date: 2020-04-02, by: bo-a, proposals: [{text: Gia hạn, to: bo-b}, {text: Thêm người}]}
"""
FIRST, BOTH = "resolves: 2020-04-02#1/1", "resolves: 2020-04-02"
PASSED = "{date: 2020-04-05, " + FIRST + ", answer: referred, referred_to: bo-c}"
TAKEN_UP = "{date: 2020-04-06, " + FIRST + ", answer: considering, document: {number: 3/CV}}"
IN_PART = "{date: 2020-04-07, " + FIRST + ", answer: partly-agreed}"
CONSIDERED = "{date: 2020-04-08, " + BOTH + ", answer: considering}"

REPLIES: dict[str, tuple[list[str], str | None, str | None, str]] = {
    # what the log says of the first proposal: the opinion, with whom it is, how far it has come
    "nothing": ([], None, "bo-b", ""),
    "passed on": ([PASSED], None, "bo-c", "chuyển Bộ C theo thẩm quyền (ngày 05/4/2020)"),
    "passed on, then taken up": (
        [PASSED, TAKEN_UP],
        None,
        "bo-c",
        "chuyển Bộ C theo thẩm quyền (ngày 05/4/2020); đang xem xét (Công văn số 3/CV)",
    ),
    "taken up, then passed on": (
        [TAKEN_UP, PASSED.replace("-05", "-07")],
        None,
        "bo-c",
        "chuyển Bộ C theo thẩm quyền (ngày 07/4/2020)",
    ),
    "agreed in part": ([PASSED, IN_PART], "partly-agreed", "bo-c", ""),
    "answered, then looked at again with the other": (
        [IN_PART, CONSIDERED],
        None,
        "bo-b",
        "đang xem xét (ngày 08/4/2020)",
    ),
    "passed on to nobody named": (
        [PASSED.replace(", referred_to: bo-c", "")],
        None,
        "bo-b",
        "chuyển theo thẩm quyền (ngày 05/4/2020)",
    ),
}


@pytest.mark.parametrize("name", REPLIES)
def test_a_proposal_waits_until_there_is_an_opinion_on_it(name: str) -> None:
    entries, opinion, to, steps = REPLIES[name]
    book, _ = book_of(PUT + "".join(f"  - {entry}\n" for entry in entries))
    line, other = concerns(book, day_of("30/6")).lines
    assert (line.answer and line.answer.answer, line.to) == (opinion, to)
    assert ("" if line.answer else pending(book, line, "vi")) == steps
    assert other.answer is None
    assert [line.task.id for line in concerns(book, day_of("30/6"), ("bo-c",)).lines] == (
        [line.task.id] if to == "bo-c" else []
    )
