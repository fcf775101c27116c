"""Passages of real papers: the slips in them are found, and of sound ones nothing is said."""

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
    assert sorted(faults(whole(passage))) == ([] if verdict == "sound" else verdict.split(" "))


@pytest.mark.parametrize("passage", SOUND)
def test_a_sound_passage_is_no_silent_one(passage: str) -> None:
    assert audit(whole(passage)).matches > 0
