"""``caich risks``: for the standing agency alone; what is written, and where it never stands."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import FILE, PLAN, Desk, added, desk

INTERNAL = "Gợi ý theo dõi nội bộ, không dùng để đánh giá"
REASON = "Chưa có ý kiến của Bộ B"


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    return desk(ask, tmp_path)


def test_it_is_headed_and_has_no_form_to_be_handed_on(at: Desk) -> None:
    assert at.run("risks").out.startswith(f"! {INTERNAL}\n")
    assert '"use": "internal"' in at.run("risks", "--format", "json").out
    for format_ in ("html", "markdown", "docx"):
        assert at.run("risks", "--format", format_).code == 2


def test_an_assessment_is_written_apart(at: Desk) -> None:
    words = ("risks", "assess", "I.2", "--rating", "watch", "--by", "bo-b", "--reason", REASON)
    answer = at.run(*words)
    assert answer.code == 0, answer.err
    assert added(PLAN, at.text) == {
        28: [
            "    assessment:",
            f"      - {{date: 2026-07-01, by: bo-b, rating: watch, reason: {REASON}}}",
        ]
    }
    assert f"cần theo dõi  Bộ Văn hóa và B  01/7/2026  {REASON}" in at.run("risks").out


def test_it_is_in_nothing_that_others_get(at: Desk) -> None:
    at.run("risks", "assess", "I.2", "--rating", "watch", "--by", "bo-b", "--reason", REASON)
    asked = (
        "status", "list", "show I.2", "overdue", "export -f json", "export -f csv", "render weekly",
        "render brief", "render sheet -a bo-b", "render weekly --format html", "log", "cascade",
    )  # fmt: skip
    for words in asked:
        answer = at.run(*words.split())
        assert REASON not in answer.out
        assert "theo dõi nội bộ" not in answer.out


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["I.9", "--rating", "watch", "--by", "bo-b"], "I.9"),
        (["I.2", "--rating", "xấu", "--by", "bo-b"], "xấu"),
        (
            ["I.2", "--rating", "watch", "--by", "bo-b", "--date", "2/7/2026"],
            "sau hôm nay",
        ),
    ],
)
def test_what_cannot_be_written_is_said(at: Desk, words: list[str], key: str) -> None:
    answer = at.run("risks", "assess", *words)
    assert answer.code == 2
    assert key in answer.err
    assert (at.top / FILE).read_bytes().decode() == PLAN
