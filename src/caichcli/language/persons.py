"""Persons that a running text names, each with a title: ông Nguyễn Văn A."""

import re
from itertools import takewhile

# A person's title and the words behind it.
_TITLED = re.compile(r"\b(?:ông|bà|đồng chí|đ/c)\.?:? ((?:[^\W\d_]+ ?){2,5})", re.IGNORECASE)


def person_in(text: str) -> str:
    """Return the first person that a text names with a title; "" where it names none."""
    for match in _TITLED.finditer(text):
        names = list(takewhile(lambda word: word[0].isupper(), match[1].split()))
        if len(names) > 1:
            return " ".join(names)
    return ""
