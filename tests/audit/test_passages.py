"""Passages of real papers: the slips in them are found, and of sound ones nothing is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audit.papers import audit, faults

TEXT = Path(__file__).with_name("passages.tsv").read_text("utf-8")
PASSAGES = [line.split("\t") for line in TEXT.splitlines() if not line.startswith("#")]
SOUND = [text for verdict, _, text in PASSAGES if verdict == "sound"]


def whole(passage: str) -> str:
    """A passage as a paper has it, its paragraphs apart."""
    return passage.replace(" // ", "\n\n")


@pytest.mark.parametrize(("verdict", "source", "passage"), PASSAGES)
def test_a_passage_has_its_verdict(verdict: str, source: str, passage: str) -> None:
    assert source
    expected = [] if verdict in ("sound", "silent") else sorted(verdict.split(" "))
    assert sorted(faults(whole(passage))) == expected


@pytest.mark.parametrize("passage", SOUND)
def test_a_sound_passage_is_no_silent_one(passage: str) -> None:
    assert audit(whole(passage)).matches > 0


def slips(text: str) -> Iterator[str]:
    """A text with one digit wrong, each digit of a figure that a claim is made of in turn."""
    lines = text.split("\n")
    for claim in audit(text).claims:
        line, column, end = claim.span.line - 1, claim.span.column - 1, claim.span.end_column - 1
        for at in range(column, end):
            if lines[line][at].isdigit():
                digit = str((int(lines[line][at]) + 3) % 10)
                slip = lines[line][:at] + digit + lines[line][at + 1 :]
                yield "\n".join([*lines[:line], slip, *lines[line + 1 :]])


def test_nine_of_ten_slips_planted_in_sound_passages_are_found() -> None:
    planted = [slip for passage in SOUND for slip in slips(whole(passage))]
    found = sum(bool(faults(slip)) for slip in planted)
    assert len(planted) >= 200
    assert found >= 0.9 * len(planted)
