"""What foreign words may not do to a screen, a log or a file, however they are written."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caichcli.formats.json_text import dumps
from caichcli.language.characters import legible, printable
from caichcli.language.messages import say

SHOWN = {
    # the words: as a screen or a log has them
    "Nguyễn Thị Hương 😀️": "Nguyễn Thị Hương 😀️",
    "hai\ndòng\tcột": "hai\ndòng\tcột",
    "hai\r\ndòng": "hai\r\ndòng",
    "con trỏ\rvề": "con trỏ\ufffdvề",
    "\x1b]0;x\x07\x1b[31m": "\ufffd]0;x\ufffd\ufffd[31m",
    "\x9b31m \x85 \u2028": "\ufffd31m \ufffd \ufffd",
    "a\u202eb\u2066c\u200fd": "a\ufffdb\ufffdc\ufffdd",
    "0\u200b%\u00ad\ufeff": "0\ufffd%\ufffd\ufffd",
    "tệp-\udcff": "tệp-\\udcff",
    "::error::hỏng": "\ufffd:error::hỏng",
    "đầu đề\n  ::add-mask::x": "đầu đề\n  \ufffd:add-mask::x",
    "a::b, giờ 8:30": "a::b, giờ 8:30",
    "##[error]hỏng ##vso[task.x]": "\ufffd#[error]hỏng \ufffd#vso[task.x]",
    "## Đề mục": "## Đề mục",
}


@pytest.mark.parametrize("words", SHOWN)
def test_words_are_shown_harmless(words: str) -> None:
    assert printable(words) == SHOWN[words]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_sentence_takes_no_harm_from_its_values(lang: str) -> None:
    sentence = say("en" if lang == "en" else "vi", "words.via_group", group="a\x1b[31m\u202eb")
    assert "a\ufffd[31m\ufffdb" in sentence


@given(st.text())
def test_what_is_harmless_stays_as_it_is(words: str) -> None:
    assert printable(printable(words)) == printable(words)
    assert len(legible(words)) == len(words)


@given(st.text(st.characters(codec="utf-8")))
def test_json_keeps_the_words_and_shows_none_that_acts(words: str) -> None:
    text = dumps({"words": words})
    assert json.loads(text) == {"words": words}
    assert legible(text) == text
