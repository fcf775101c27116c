"""The digest: words of a plan stay words in it, nobody is called, and a comment can hold it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec import structs

from caichcli.formats.findings import markdown
from caichcli.formats.findings.report import Report
from caichcli.plan.finding import Span
from tests.formats.findings.samples import made_up

COMMENT = 65_536  # characters that GitHub takes
# What the digest itself is made of.
OURS = {"heading", "table", "thead", "tbody", "tr", "th", "td", "paragraph", "strong", "html_block"}
READER = MarkdownIt("commonmark").enable("table")


def elements(report: Report) -> set[str]:
    """What the digest is made of, as a reader of Markdown sees it."""
    tokens = READER.parse(markdown.write(report, "vi"))
    inner = [child for token in tokens for child in token.children or ()]
    names = {token.type.removesuffix("_open").removesuffix("_close") for token in (*tokens, *inner)}
    return names - {"inline", "text", "code_inline", "fence", "softbreak"} - OURS


def shown(report: Report) -> str:
    """The words of the digest, without its markup."""
    tokens = READER.parse(markdown.write(report, "vi"))
    inner = (child for token in tokens for child in token.children or ())
    return " ".join(child.content for child in inner if child.type in ("text", "code_inline"))


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</details><h1>to</h1>",
    "[liên kết](https://example.org) ![ảnh](x.png)",
    "https://example.org www.example.org",
    "| một | ô | nữa |",
    "*đậm* _nghiêng_ ~~gạch~~ `mã`",
    "# đề mục",
    "- danh sách\n- nữa",
    "a\n\n---\n\nb",
    "&lt;b&gt; &#64;ai",
    "```",
    "\\",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_plan_are_no_markup(words: str) -> None:
    report = made_up(words, repair=words, related=words, text=words)
    assert elements(report) == set()
    for part in words.split():
        if part.isalnum():
            assert part in shown(report)


@given(st.text())
def test_no_words_at_all_are_markup(words: str) -> None:
    assert elements(made_up(words, repair=words, related=words, text=words)) == set()


def test_nobody_is_called() -> None:
    digest = markdown.write(made_up("nhờ @vu-cai-cach xem", repair="@ai"), "vi")
    assert "@vu" not in digest
    assert "@ai" not in digest


@pytest.mark.parametrize("path", ["plans/a|b.yaml", "plans/`a`.yaml", "plans/@a.yaml"])
def test_a_path_is_one_cell_of_code(path: str) -> None:
    report = made_up("a", path=path)
    assert elements(report) == set()
    row = next(line for line in markdown.write(report, "vi").split("\n") if "plans/" in line)
    assert row.replace("\\|", "").count("|") == 5
    assert f"{path}:1:1" in shown(report)


def test_paths_are_those_of_the_repository() -> None:
    report = structs.replace(made_up("a"), top="so-noi-vu/")
    assert "`so-noi-vu/plans/2026.yaml:1:1`" in markdown.write(report, "vi")


def test_a_comment_can_hold_ten_thousand_findings() -> None:
    one = made_up(
        "Nhiệm vụ " * 30, repair="Sửa " * 400, span=Span(1, 3, 1, 90), text="- {id: " * 60
    )
    many = structs.replace(one, findings=one.findings * 10_000)
    digest = markdown.write(many, "vi")
    assert len(digest) < COMMENT
    assert "Đã kiểm tra 1 tệp: 10.000 lỗi, 0 cảnh báo." in digest
    assert "9.950" in digest
    assert 0 < digest.count("cách sửa:") < 50
    assert digest.count("<details>") == digest.count("</details>") == 1
    assert elements(many) == set()
