"""Where a sentence ends: at a full stop that stands in no number and in no abbreviation."""

import pytest

from caichcli.audit.words.vocabulary import CLAUSE_END, SENTENCE_END


@pytest.mark.parametrize(
    ("text", "sentences", "clauses"),
    [
        ("có 1.234 nhiệm vụ. còn 5", 2, 2),
        ("đạt 98,62%… còn 5", 2, 2),
        ("tp.hcm có 5 xã", 1, 1),
        ("có 5; còn 3", 1, 2),
        ("(có 5.) còn 3", 2, 2),
        ("“đã xong.” còn 3", 2, 2),
        ("**có 5.** còn 3", 2, 2),
        ("có 5\ncòn 3", 2, 2),
        ("có 5.", 2, 2),
        ("40 dự án (điện, đường…) và 5 xã", 1, 1),
        ("việc “xây dựng nghị định…” đã xong", 1, 1),
    ],
)
def test_sentences_are_parted(text: str, sentences: int, clauses: int) -> None:
    assert len(SENTENCE_END.split(text)) == sentences
    assert len(CLAUSE_END.split(text)) == clauses
