"""A task's term in a phrase: the day, the document's words, how they are read and by what."""

import pytest

from caichcli.formats.phrases.tasks import MOST_IDS, ids, term
from caichcli.plan.figures import figures
from caichcli.plan.standing import standing
from tests.plan.answers import book_of, day_of

WORDS = "words: Kỳ họp giữa năm"
BASIS = "basis: {number: 05/CV-SNV, date: 2020-01-20}"
TERMS = {
    "deadline: trước 15/7/2020": "15/7/2020",
    "deadline: thường xuyên": "thường xuyên",
    f"deadline: {{{WORDS}}}": "“Kỳ họp giữa năm” (chưa xác định cách hiểu)",
    f"deadline: {{{WORDS}, read_as: trước 15/7/2020}}": (
        "15/7/2020 (“Kỳ họp giữa năm”, hiểu là “trước 15/7/2020” "
        "theo cách hiểu của cơ quan theo dõi)"
    ),
    f"deadline: {{{WORDS}, read_as: trước 15/7/2020, by: bo-a, {BASIS}}}": (
        "15/7/2020 (“Kỳ họp giữa năm”, hiểu là “trước 15/7/2020” "
        "theo Công văn số 05/CV-SNV ngày 20/01/2020)"
    ),
    f"deadline: {{{WORDS}, read_as: thường xuyên}}": (
        "“Kỳ họp giữa năm”, hiểu là “thường xuyên” theo cách hiểu của cơ quan theo dõi"
    ),
    f"{{deadline: {{{WORDS}}}, adjustments: [{{date: 2020-03-01, to: 31/7/2020}}]}}": "31/7/2020",
    f"{{deadline: 30/6/2020, adjustments: [{{date: 2020-03-01, to: {{{WORDS}}}}}]}}": (
        "“Kỳ họp giữa năm” (chưa xác định cách hiểu)"
    ),
    f"{{deadline: {{{WORDS}, read_as: 15/7/2020}}, "
    "adjustments: [{date: 2020-03-01, to: 15/7/2020}]}": "15/7/2020",
    "{deadline: 30/6/2020, adjustments: "
    f"[{{date: 2020-03-01, to: {{{WORDS}, read_as: trước 15/7/2020}}}}]}}": (
        "15/7/2020 (“Kỳ họp giữa năm”, hiểu là “trước 15/7/2020” "
        "theo cách hiểu của cơ quan theo dõi)"
    ),
}


@pytest.mark.parametrize("task", TERMS)
def test_a_term_says_how_its_words_are_read(task: str) -> None:
    assert term(standing(*book_of(task), day_of("30/6")), "vi") == TERMS[task]


@pytest.mark.parametrize(
    ("task", "unread"),
    [
        (f"deadline: {{{WORDS}}}", ("I.1",)),
        (f"deadline: {{{WORDS}, read_as: 30/6/2020}}", ()),
        ("deadline: sau khi có Luật", ()),
        (f"{{deadline: {{{WORDS}}}, updates: [{{date: 2020-03-01, status: suspended}}]}}", ()),
    ],
)
def test_what_nobody_has_read_is_counted(task: str, unread: tuple[str, ...]) -> None:
    day = day_of("30/6")
    assert figures([standing(*book_of(task), day)], day, 15).unread == unread


@pytest.mark.parametrize(
    ("count", "end"),
    [(0, ""), (1, "I.1"), (MOST_IDS, f"I.{MOST_IDS}"), (8_272, "I.30, … và 8.242 nhiệm vụ khác")],
)
def test_of_many_tasks_the_first_are_named_and_the_others_counted(count: int, end: str) -> None:
    words = ids([f"I.{number}" for number in range(1, count + 1)], "vi")
    assert words.endswith(end)
    assert words.count("I.") == min(count, MOST_IDS)
