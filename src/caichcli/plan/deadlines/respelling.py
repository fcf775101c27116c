"""Words run together, and words misspelt: read the first, propose a mend for the second."""

from collections.abc import Iterator
from functools import lru_cache

from caichcli.plan.deadlines import phrases, points
from caichcli.plan.deadlines.patterns import CellText
from caichcli.plan.deadlines.tokens import Token, bare, spelling

_ROMANS = ("i", "ii", "iii", "iv")
# Words whose misspelling is mended; others may be other words (quả is not quá).
_MENDED = (
    *("ngày", "tháng", "quý", "năm", "tuần", "trước", "hết", "chậm", "nhất"),
    *("hằng", "thường", "xuyên", "định", "kỳ"),
)
_SYLLABLE = 7  # letters of the longest in Vietnamese: nghiêng
_ALIKE = 0.75  # of difflib's measure: one letter wrong or two exchanged in a word of five


@lru_cache(maxsize=2)
def _vocabulary(unmarked: bool) -> dict[str, str]:
    """Return the words that speak of time, by their spelling, as written."""
    words = sorted(phrases.all_words() | points.all_words() | set(_ROMANS))
    if unmarked:
        return {bare(word): bare(word) for word in words}
    return {spelling(word): word for word in words}


def take_apart(source: str, text: CellText) -> CellText | None:
    """Return the tokens with words run together taken apart (hằngnăm, quýII).

    None if there are none.
    """
    tokens: list[Token] = []
    for token in text.tokens:
        pieces = _pieces(source[token.start : token.end].lower(), text.bare)
        at = token.start
        for piece in pieces if len(pieces) > 1 else ():
            tokens.append(Token(spelling(piece), at, at + len(piece)))
            at += len(piece)
        if len(pieces) < 2:
            tokens.append(token)
    return CellText(tokens, text.bare) if len(tokens) > len(text.tokens) else None


def _pieces(word: str, unmarked: bool) -> list[str]:
    """Return a run of letters as known words, the longest first; empty if it is not all of them.

    Single letters stand for quarters alone (QII): kết is not kế and T6's t.
    """
    vocabulary = _vocabulary(unmarked)
    if not word.isalpha() or spelling(word) in vocabulary:
        return []
    pieces: list[str] = []
    begin = 0
    while begin < len(word):
        quarter = pieces[-1:] in (["q"], ["quý"], ["qúy"], ["quí"], ["quy"])
        shortest = 1 if quarter or (not begin and word[0] == "q") else 2
        ends = range(min(len(word), begin + _SYLLABLE), begin + shortest - 1, -1)
        end = next((end for end in ends if spelling(word[begin:end]) in vocabulary), 0)
        if not end:
            return []
        pieces.append(word[begin:end])
        begin = end
    return pieces


def respelt(source: str, text: CellText) -> Iterator[str]:
    """Return the text with misspelt words of time mended: a mark wrong, letters exchanged."""
    right = {bare(word): bare(word) if text.bare else word for word in _MENDED}
    vocabulary = _vocabulary(text.bare)
    pieces = []
    at = 0
    for token in text.tokens:
        word = source[token.start : token.end].lower()
        if not word.isalpha() or token.text in vocabulary:
            continue
        guess = right.get(bare(word)) or _nearest(word, list(right.values()))
        if guess is not None:
            pieces += [source[at : token.start], guess]
            at = token.end
    if pieces:
        yield "".join((*pieces, source[at:]))


def _nearest(word: str, right: list[str]) -> str | None:
    from difflib import get_close_matches

    near = get_close_matches(word, right, n=1, cutoff=_ALIKE) if len(word) > 3 else []
    return near[0] if near else None
