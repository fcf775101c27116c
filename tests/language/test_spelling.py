"""What a mistyped word was meant to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caichcli.language.spelling import nearest, one_slip

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


words = st.text("abcd", min_size=1, max_size=6)


@given(words, words)
def test_a_slip_can_be_made_both_ways(one: str, other: str) -> None:
    assert one_slip(one, other) == one_slip(other, one)
    assert not one_slip(one, one)
