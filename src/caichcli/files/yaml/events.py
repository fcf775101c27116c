"""The door to PyYAML: a text's events, by libyaml's parser where PyYAML was built with it.

libyaml reads YAML 1.1. Where YAML 1.2.2 reads otherwise, it is shown another text of the same
length, so that every position holds, and its scalars are put back into the letters of the file:

- ``?`` and ``:`` right before a letter begin a plain scalar (``[?a, :b]``; chapter 7.3.3).
  Stand-ins take their places.
- A last line without a line break ends as the others do, so that a block scalar reads the same
  (the YAML test suite, JEF9). One is added.
- Tabs after a dash, and before a comment or the end of a line, are blanks (chapter 6.1). Where
  libyaml refuses a text with them, blanks take their places.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

import yaml

from caichcli.files.yaml.lines import substitute

# The pure Python parser, many times slower, reads the same.
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# What reading events can raise. ValueError: an escape beyond Unicode (the pure parser),
# a tag whose percent signs make no UTF-8 (libyaml); OverflowError: an escape further beyond.
ERRORS = (yaml.YAMLError, ValueError, OverflowError)

NextEvent = Callable[[], Any]

_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)

# No text has these characters here: ``legible`` has replaced them.
_STAND_INS = {"?": "\u2061", ":": "\u2062"}
_ORIGINALS = str.maketrans({stand_in: sign for sign, stand_in in _STAND_INS.items()})
# At the beginning of a scalar, or right behind the colon of a quoted key.
_FIRST_LETTER = re.compile(r"""[?:](?:(?<![^ \t\r\n\[{,].)|(?<=["'\]}]::))(?=[^ \t\r\n,\[\]{}])""")
_BLANKS = " \t\r\n"
_KEY_ENDS = "\"'}]"  # after a quoted key a colon needs no blank behind it: {"a" :b}

# Leading blanks and dashes with a tab among them.
_TABS = re.compile(r"^(?:(?:[ ]*[-?:](?=[ \t]))+[ ]*\t[ \t]*|[ ]*\t[ \t]*(?=[\r\n#]|\Z))", re.M)


def open_events(text: str) -> NextEvent:
    """A function that gives the next event of the text at each call, at last a StreamEndEvent.

    Each call may raise one of ``ERRORS``. The text has no byte order mark, and none of the
    characters that ``legible`` replaces. The last events may end one position behind it.
    """
    draft = _FIRST_LETTER.sub(_stand_in, text)
    if draft[-1:] not in ("\r", "\n"):
        draft += "\n"
    if "\t" in draft and _TABS.search(draft) and not _is_read(draft):
        return _Originals(substitute(_TABS, None, draft), text).next_event
    if draft.startswith(text):
        return _events(draft)
    return _Originals(draft, text).next_event


def _events(text: str) -> NextEvent:
    next_event: NextEvent = LOADER(text).get_event
    return next_event


def _stand_in(sign: re.Match[str]) -> str:
    text, before = sign.string, sign.start()
    while before and text[before - 1] in _BLANKS:
        before -= 1
    is_after_key = before < sign.start() and text[max(before - 1, 0)] in _KEY_ENDS
    return ":" if sign[0] == ":" and is_after_key else _STAND_INS[sign[0]]


def _is_read(text: str) -> bool:
    """Whether libyaml reads the whole text."""
    next_event = _events(text)
    try:
        while next_event().__class__ is not yaml.StreamEndEvent:
            pass
    except ERRORS:
        return False
    return True


class _Originals:
    """The events of a text that libyaml is shown in other characters, with its own again."""

    def __init__(self, draft: str, text: str) -> None:
        self.text = text
        self.shown_event = _events(draft)
        self.starts, self.ends = array("I"), array("I")  # of blanks that stand for tabs
        self.line_end = (-1, -1)  # of which of them, and where
        for tabs in _TABS.finditer(text) if draft.count("\t") < text.count("\t") else ():
            self.starts.append(tabs.start())
            self.ends.append(tabs.end())

    def next_event(self) -> Any:
        event = self.shown_event()
        start, end = event.start_mark.index, event.end_mark.index
        if event.__class__ is yaml.ScalarEvent:
            event.value = event.value.translate(_ORIGINALS)
            self.check_scalar(start, end)
        elif event.__class__ in _STARTS and not event.flow_style:
            self.check_start(start)
        return event

    def check_scalar(self, start: int, end: int) -> None:
        """Raise an error for a tab that became a blank in a scalar: it may be a letter there."""
        after = bisect_right(self.ends, start)
        if start < end and after < len(self.starts) and self.starts[after] < end:
            self.refuse(self.starts[after])

    def check_start(self, start: int) -> None:
        """Raise an error for one in front of a list or a mapping: no one knows how wide it is."""
        before = bisect_right(self.ends, start) - 1
        if before < 0:
            return
        if self.line_end[0] != before:  # looked for once: a line may be as long as the text
            self.line_end = (before, self.text.find("\n", self.ends[before]))
        if not 0 <= self.line_end[1] < start:
            self.refuse(self.starts[before])

    def refuse(self, start: int) -> None:
        mark = yaml.Mark("", self.text.index("\t", start), 0, 0, None, 0)
        raise yaml.MarkedYAMLError(None, None, "found a tab character", mark)
