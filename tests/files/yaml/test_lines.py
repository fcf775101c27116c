"""Lines and columns: the same whatever stretches a text is counted in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caichcli.files.yaml import lines
from caichcli.files.yaml.lines import Lines

TEXTS = st.lists(st.sampled_from(["\r", "\n", "\r\n", "a", "ệ", "xyz" * 5])).map("".join)


@given(TEXTS, st.sampled_from([1, 2, 5, 4096]))
def test_a_line_begins_behind_each_break(text: str, stretch: int) -> None:
    starts = [0, *(one.end() for one in re.finditer("\r\n?|\n", text))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_STRETCH", stretch)
        own = Lines(text)
    assert own.count == len(starts)
    for position in range(len(text) + 1):
        line = sum(start <= position for start in starts)
        span = own.span(position, position)
        assert (span.line, span.column) == (line, position - starts[line - 1] + 1)
    for line, start in enumerate(starts, 1):
        assert own.position(line, 1) == start
