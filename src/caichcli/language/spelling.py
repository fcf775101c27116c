"""Which known word a typed one is likely to be: for suggestions and for mending slips."""

from collections.abc import Collection, Iterable

NEAR = 0.7  # difflib's ratio from which a word is worth suggesting
LONGEST = 40  # letters; nothing that we know is as long, and comparing costs their square
LONGEST_NAME = 200  # letters; the same of what plans and registers name
SHORTEST_CERTAIN = 4  # letters; in shorter words one slip makes another word (do, to, by)


def nearest(attempt: str, vocabulary: Collection[str]) -> tuple[str, bool]:
    """The known word most like the typed one ("" where none is near), and whether it is meant.

    Case, blanks, ``-`` and ``_`` do not count. A word is meant where nothing
    else differs, or one single slip of the keys (a letter too many, missing,
    wrong, or two swapped) and no other known word is as close.
    """
    letters = _letters(attempt)
    if not letters or len(letters) > LONGEST:
        return "", False
    by_letters = {_letters(word): word for word in vocabulary}
    if letters in by_letters:
        return by_letters[letters], True
    if len(letters) >= SHORTEST_CERTAIN:
        slips = [word for key, word in by_letters.items() if one_slip(letters, key)]
        if len(slips) == 1:
            return slips[0], True
    return _alike(letters, by_letters), False


def one_slip(attempt: str, target: str) -> bool:
    """Whether one slip of the keys turns ``target`` into ``attempt``."""
    if len(attempt) == len(target):
        wrong = [
            n for n, pair in enumerate(zip(attempt, target, strict=True)) if pair[0] != pair[1]
        ]
        if len(wrong) != 2:
            return len(wrong) == 1
        first, second = wrong
        return attempt[first : second + 1] == target[second] + target[first]
    shorter, longer = sorted((attempt, target), key=len)
    return len(longer) == len(shorter) + 1 and any(
        longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer))
    )


def resembling(attempt: str, names: Iterable[str], count: int, likeness: float) -> list[str]:
    """The names most like the typed one, best first, by difflib's ratio of 0 to 1.

    Of names so long that nobody gave them, none: files from elsewhere may hold
    thousands of letters in one.
    """
    if len(attempt) > LONGEST_NAME:
        return []
    from difflib import get_close_matches

    short = [name for name in names if len(name) <= LONGEST_NAME]
    return get_close_matches(attempt, short, n=count, cutoff=likeness)


def _alike(letters: str, by_letters: dict[str, str]) -> str:
    from difflib import get_close_matches

    matches = get_close_matches(letters, by_letters, n=1, cutoff=NEAR)
    return by_letters[matches[0]] if matches else ""


def _letters(word: str) -> str:
    return "".join(filter(str.isalnum, word.casefold()))
