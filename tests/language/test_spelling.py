"""What a mistyped word was meant to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caichcli.language.spelling import LONGEST_NAME, nearest, one_slip, resembling

KNOWN = ("deadline", "lead", "lead_basis", "to", "from", "not-started", "suspended", "agency")


@pytest.mark.parametrize(
    ("typed", "word", "certain"),
    [
        ("deadline", "deadline", True),
        ("Deadline", "deadline", True),
        ("lead-basis", "lead_basis", True),
        ("LeadBasis", "lead_basis", True),
        ("not started", "not-started", True),
        ("deadlines", "deadline", True),  # a letter too many
        ("dedline", "deadline", True),  # one missing
        ("deadlime", "deadline", True),  # one wrong
        ("form", "from", True),  # two swapped
        ("deadln", "deadline", False),  # two slips
        ("agencies", "agency", False),
        ("started", "not-started", False),  # nearly the contrary
        ("tu", "", False),  # too short to tell
        ("chủ trì", "", False),
        ("", "", False),
        ("---", "", False),
        ("deadline" * 6, "", False),
    ],
)
def test_a_typed_word_and_what_it_is_near_to(typed: str, word: str, certain: bool) -> None:
    assert nearest(typed, KNOWN) == (word, certain)


def test_a_slip_from_two_words_is_certain_of_neither() -> None:
    word, certain = nearest("quarted", ("quarter", "quartet"))

    assert word in ("quarter", "quartet")
    assert not certain


def test_names_too_long_to_be_meant_resemble_nothing() -> None:
    """Comparing two costs their lengths multiplied: of a hundred thousand letters, hours."""
    name, long = "bo noi vu", "bo noi vu" * 100_000

    assert resembling("bo noi vi", [name, long], 5, 0.6) == [name]
    assert resembling(long, [name, long], 5, 0.6) == []
    assert resembling("a" * LONGEST_NAME, ["a" * LONGEST_NAME], 5, 0.6) == ["a" * LONGEST_NAME]


words = st.text("abcd", min_size=1, max_size=6)


@given(words, words)
def test_a_slip_can_be_made_both_ways(one: str, other: str) -> None:
    assert one_slip(one, other) == one_slip(other, one)
    assert not one_slip(one, one)
