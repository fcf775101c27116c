"""Blocks as Markdown and as HTML: the words, all of them, and nothing that acts."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caichcli.formats.blocks import (
    BlockCell,
    Column,
    Fact,
    Facts,
    Heading,
    Note,
    Page,
    Paragraph,
    Table,
    Title,
)
from caichcli.formats.documents.escaping import markdown_text
from caichcli.formats.tables import html, markdown

PAGE: Page = (
    Title("Tình hình", "đến hết ngày 30/6/2020"),
    Title("Kế hoạch"),
    Note("Số liệu minh họa"),
    Facts((Fact("Tổng số", "12", "trực tiếp 6"), Fact("Quá hạn", "2", indent=1))),
    Heading("Theo cơ quan"),
    Paragraph("dòng một\ndòng hai"),
    Table(
        (Column("Số", right=True), Column("Tên")),
        ((BlockCell("1"), BlockCell("Bộ A")), (BlockCell("2", "bad"), BlockCell(""))),
    ),
    Table((Column(""), Column("")), ((BlockCell("a"), BlockCell("b")),)),
)


def test_every_block_as_markdown() -> None:
    assert (
        markdown.write(PAGE, "vi")
        == """\
# Tình hình (đến hết ngày 30/6/2020)

## Kế hoạch

> Số liệu minh họa

- Tổng số: **12** (trực tiếp 6)
  - Quá hạn: **2**

### Theo cơ quan

dòng một\\
dòng hai

| Số | Tên |
| ---: | --- |
| 1 | Bộ A |
| **2** |  |

|  |  |
| --- | --- |
| a | b |
"""
    )


def test_every_block_as_html() -> None:
    body = html.write(PAGE, "vi").partition("<body>\n")[2]
    assert (
        body
        == """\
<h1>Tình hình <small>đến hết ngày 30/6/2020</small></h1>
<h2>Kế hoạch</h2>
<p class="note">Số liệu minh họa</p>
<div class="wide"><table>
<tr><th>Tổng số</th><td class="number">12</td><td>trực tiếp 6</td></tr>
<tr><th style="padding-left: 1.6rem">Quá hạn</th><td class="number">2</td><td></td></tr>
</table></div>
<h3>Theo cơ quan</h3>
<p>dòng một<br>dòng hai</p>
<div class="wide"><table>
<thead><tr><th scope="col" class="number">Số</th><th scope="col">Tên</th></tr></thead>
<tbody>
<tr><td class="number">1</td><td>Bộ A</td></tr>
<tr><td class="number bad">2</td><td></td></tr>
</tbody>
</table></div>
<div class="wide"><table>
<tbody>
<tr><td>a</td><td>b</td></tr>
</tbody>
</table></div>
</body>
</html>
"""
    )


# A text of a plan, and how it stands in Markdown.
TEXTS = [
    ("# Tiêu đề", "\\# Tiêu đề"),
    ("1. Mục", "1\\. Mục"),
    ("- gạch", "\\- gạch"),
    ("a | b", "a \\| b"),
    ("<img src=x onerror=y>", "\\<img src=x onerror=y\\>"),
    ("[bấm](http://xấu)", "\\[bấm\\](http:\\//xấu)"),
    ("`mã` *đậm* __nghiêng__", "\\`mã\\` \\*đậm\\* \\_\\_nghiêng\\_\\_"),
    ("nhờ @nguoi-khac xem #12", "nhờ @\u200bnguoi-khac xem #\u200b12"),
    ("!34 %mốc ~nhãn", "!\u200b34 %\u200bmốc \\~\u200bnhãn"),
    ("thu@vi.du; 2020-04-03#1; 40%", "thu@vi.du; 2020-04-03#1; 40%"),
    ("một\n\n# hai", "một # hai"),
]


@pytest.mark.parametrize(("text", "written"), TEXTS)
def test_a_text_in_markdown_says_only_itself(text: str, written: str) -> None:
    assert markdown_text(text) == written
    table = Table((Column("x"),), ((BlockCell(text),),))
    assert markdown.write((table,), "vi") == f"| x |\n| --- |\n| {written} |\n"


class Words(HTMLParser):
    """The text of the cells, and the tags met."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text("<>&\"'`=/ abé\u0301;#xscriptimg\n\r\x00\x1b\u202e", max_size=40))
def test_a_text_in_html_makes_no_tag(text: str) -> None:
    page: Page = (Title(text), Table((Column("x"),), ((BlockCell(text),),)))
    read = Words()
    read.feed(html.write(page, "vi"))
    assert read.tags.count("td") == 1
    assert not {"script", "img"} & set(read.tags)
    assert "\x1b" not in read.text
    assert "\u202e" not in read.text
