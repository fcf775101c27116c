"""What people type for a choice of a list: the words that are printed for it, and other usual ones.

What is printed for a choice may be typed for it, in either language, with marks or without;
``also.…`` in the messages holds further spellings, parted by ``|``.
"""

from collections.abc import Iterable
from functools import cache

from caichcli.language.messages import sentences
from caichcli.language.vietnamese import fold
from caichcli.language.wording import LANGUAGES

# What is chosen -> how the keys of its choices' words begin.
SUBJECTS = {
    "answer": "words.answer_",
    "class": "words.class_",
    "completed": "words.completed_",
    "cutoff": "cutoff.",
    "eject": "report.",
    "kind": "words.kind_",
    "agency-kind": "words.agency_kind_",
    "key": "key.",
    "render": "report.",
    "role": "role.",
    "status": "words.status_",
}
OTHERS = "also."


def meant(field: str, words: str, choices: Iterable[str]) -> str | None:
    """Return the choice that the words are usual for; None where they are for none."""
    subject = SUBJECTS.get(field)
    if subject is None:
        return None
    key = _key(words)
    return next((each for each in choices if key in spellings(subject, each)), None)


@cache
def spellings(subject: str, choice: str) -> frozenset[str]:
    """Return the search keys of every text that names a choice of a subject."""
    texts = (
        text
        for lang in LANGUAGES
        for key in (f"{subject}{choice}", f"{OTHERS}{subject}{choice}")
        for text in sentences(lang).get(key, "").split("|")
    )
    return frozenset(filter(None, map(_key, texts)))


def _key(text: str) -> str:
    return fold(text.replace(",", " "))
