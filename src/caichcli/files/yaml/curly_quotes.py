"""Word's quotes where YAML needs the keyboard's: they quote nothing, and what is inside counts.

In ``title: “Ban hành: kế hoạch”`` the colon makes a key of the words before it; in ``note: “một #
hai”`` the words behind ``#`` are a comment.
"""

import re

_OPENING, _CLOSING = "“„‘«”", "”’»“"
# A value that begins and ends with such quotes, or with one of them and one of the keyboard's.
_QUOTED = re.compile(
    rf"(?:^[ ]*|:[ ]+|-[ ]+|[\[{{,][ ]*)"
    rf"(?P<value>[{_OPENING}\"](?P<inner>.*?)[{_CLOSING}\"])(?=[ ]*(?:[,\]}}]|[ ]\#|$))"
)
LONGEST = 4000  # characters of a line that is looked at
_KEYBOARD = '"'
_PAIRS = {"“": "”", "„": "”", "‘": "’", "«": "»"}


def value_at(text: str, position: int) -> tuple[int, int, str] | None:
    """The value in such quotes around a position in its line, and how it would rightly stand.

    None where none stands there, or its quotes are the keyboard's.
    """
    begin = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    line = text[begin : len(text) if end < 0 else end].rstrip("\r")
    for match in _QUOTED.finditer(line) if len(line) <= LONGEST else ():
        start, stop = begin + match.start("value"), begin + match.end("value")
        value = match["value"]
        is_plain = value[0] == value[-1] == _KEYBOARD
        if start <= position < stop and not is_plain:
            return start, stop, quoted(_inner(value))
    return None


def quoted(words: str) -> str:
    """Words in the keyboard's double quotes, as YAML has them."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _inner(value: str) -> str:
    """What such quotes hold; the last stays where it closes one that stands within."""
    inner = value[1:-1]
    opening = next((sign for sign in reversed(inner) if sign in _PAIRS or sign in "”’»"), "")
    is_own = value[0] == _KEYBOARD and opening in _PAIRS and _PAIRS[opening] == value[-1]
    return inner + value[-1] if is_own else inner
