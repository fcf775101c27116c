"""Markdown: data is never markup, checked with another reader of Markdown."""

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from caichcli.formats.documents.escaping import markdown_text, one_line

# As GitHub and GitLab read it, with raw HTML let through: the hardest case.
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("data", "written"),
    [
        ("Bộ Nội vụ", "Bộ Nội vụ"),
        ("169/QĐ-BCĐCCHC", "169/QĐ-BCĐCCHC"),
        ("31/12/2020 (*)", r"31/12/2020 (\*)"),
        ("+1", "+1"),
        ("a | b", r"a \| b"),
        ("`rm -rf`", r"\`rm -rf\`"),
        ("<script>", r"\<script\>"),
        ("[x](http://y)", r"\[x\](http:\//y)"),
        ("xem www.y.vn", r"xem www\.y.vn"),
        ("snake_case", r"snake\_case"),
        ("~~bỏ~~", "\\~\\~\u200bbỏ\\~\\~"),
        ("&lt; A & B", "\\&\u200blt; A & B"),
        ("# Đề mục", r"\# Đề mục"),
        ("1. Một", r"1\. Một"),
        ("30.6.2020", "30.6.2020"),
        ("- Một", r"\- Một"),
        ("---", r"\---"),
        ("=", r"\="),
        ("C:\\kế hoạch", "C:\\\\kế hoạch"),
        ("hai\ndòng", "hai dòng"),
        ("a\r\n\r\n# b", "a # b"),
        ("{{ 7*7 }}", r"{{ 7\*7 }}"),
        ("\x1b[31mđỏ", "\ufffd\\[31mđỏ"),
        ("a\u202eb", "a\ufffdb"),
        ("a\u200bb", "a\ufffdb"),
        ("nhờ @ai xem #12", "nhờ @\u200bai xem #\u200b12"),
        ("@_ai_", "@\u200b\\_ai\\_"),
        ("::error::hỏng", r"\::error::hỏng"),
    ],
)
def test_data_is_written_as_it_stands(data: str, written: str) -> None:
    assert markdown_text(data) == written


def shown(html: str) -> str:
    """The words that a reader sees, without what keeps signs from calling anybody."""
    return unescape(re.sub(r"</?(?:p|td)>", "", html)).replace("\u200b", "").strip()


# What GitHub or GitLab would make a reference of, "·" where the mark without a width goes in.
CALLS = """
    @·ai  (@·ai)  @·org/team  đ@·ai  a_@·ai  “@·ai”
    #·12  (#·12)  Số#·12  owner/repo#·12  owner#·12  repo_x#·12  GH·-12  gh·-12  (GH·-12)  GL·-12
    nhóm/dự.án!·4  nhóm&·3  !·34  %·mốc  %·"mốc sau"  $·5  ^·alert#·1
    owner/repo@·a1b2c3d  owner/repo@·1234567  x/2020-04-03#·1
"""
CALLING_NOBODY = """
    thu@vi.du  2020-04-03#1  2020-04-03#1/2  1500000  0912345678  40%  5 & 6  12/GH-TW  310/BC-STC
    a1b2c3  a1b2c3d  da39a3ee5e6b4b0d3255bfef95601890afd80709  x#  @  C#  30!
"""


@pytest.mark.parametrize("written", re.split(r"\s{2,}", (CALLS + CALLING_NOBODY).strip()))
def test_no_reference_is_made_of_data(written: str) -> None:
    text = markdown_text(written.replace("·", ""))
    assert re.sub(r"\\([_&#])", r"\1", text) == written.replace("·", "\u200b")


@given(TEXT)
@example("a\\| b")
@example("\\")
@example("<!-- -->")
@example("![x](y)")
@example("a  ")
@example("1)")
@example("&#60;b&#62;")
def test_a_reader_of_markdown_shows_the_data(data: str) -> None:
    found = READER.render(markdown_text(data))
    assert not set(re.findall(r"<(\w+)", found)) - {"p"}
    assert shown(found) == one_line(data)


@given(TEXT)
@example("a\\")
@example("`|`")
def test_data_stays_in_its_cell(data: str) -> None:
    table = READER.render(f"| a | b |\n|---|---|\n| {markdown_text(data)} | x |\n")
    cells = re.findall(r"<td>(.*?)</td>", table)
    assert [shown(cell) for cell in cells] == [one_line(data), "x"]
