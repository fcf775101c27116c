"""A paper is a draft until it is final, and final only of a plan in which nothing is found."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLE, Ask

DRAFT = {"vi": "DỰ THẢO – số liệu đang rà soát", "en": "DRAFT – figures under review"}
LETTERS = ("letters", "--as-of", "28/6/2020", "--agency", "bo-b")
QUARTER = ("quarterly", "--quarter", "2020-Q2", "--as-of", "10/6/2020")
WEEK = ("weekly", "--week", "2020-W26")


@pytest.fixture
def at(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "ws"))


MARKED = [
    # report, the settings, whether it bears the mark
    (LETTERS, "", True),
    (QUARTER, "", True),
    (WEEK, "", False),
    (WEEK, "[paper]\ndraft = true\n", True),
    (QUARTER, "[paper]\ndraft = false\n", True),
]


@pytest.mark.parametrize("lang", DRAFT)
@pytest.mark.parametrize("format_", ["markdown", "html"])
@pytest.mark.parametrize(("report", "settings", "marked"), MARKED)
def test_what_bears_the_mark(
    ask: Ask,
    at: Path,
    report: tuple[str, ...],
    settings: str,
    marked: bool,
    format_: str,
    lang: str,
) -> None:
    if settings:
        (at / "caich.toml").write_text(settings, "utf-8")
    words = ("render", *report, "-f", format_, "--lang", lang)
    assert (DRAFT[lang] in ask(*words, at=at).out) is marked
    assert DRAFT[lang] not in ask(*words, "--final", at=at).out


def test_in_word(ask: Ask, at: Path) -> None:
    import docx

    for name, words in (("draft", ()), ("final", ("--final",))):
        made = ask("render", *LETTERS, *words, "-o", f"{name}.docx", at=at)
        assert made.code == 0, made.err
        text = [paragraph.text for paragraph in docx.Document(str(at / f"{name}.docx")).paragraphs]
        assert (DRAFT["vi"] in text) is (name == "draft")
        assert ask("verify", f"{name}.docx", at=at).code == 0


def test_a_final_paper_is_no_draft_to_verify(ask: Ask, at: Path) -> None:
    ask("render", *QUARTER, "--final", "-o", "q.md", at=at)
    paper = at / "q.md"
    lines = paper.read_text("utf-8").splitlines(keepends=True)
    paper.write_text("".join(line for line in lines if "<!-- caich" not in line), "utf-8")
    given = ("--report", "quarterly", "--period", "2020-Q2", "--as-of", "10/6/2020")
    assert ask("verify", "q.md", *given, "--final", at=at).code == 0
    assert DRAFT["vi"] in ask("verify", "q.md", *given, at=at).out


@pytest.mark.parametrize(
    "words", [("render", *QUARTER), ("render", *LETTERS), ("week", "2020-W26")]
)
def test_what_is_open_stands_in_the_way(ask: Ask, at: Path, words: tuple[str, ...]) -> None:
    plan = at / "plans" / "2020.yaml"
    text = plan.read_text("utf-8")
    doubt = "      - {date: 2020-05-04, document: {number: 34/CV-MH, date: 2020-05-04}}\n"
    assert doubt in text
    plan.write_text(text.replace(doubt, doubt * 2), "utf-8")
    output = ("-o", "ra.md") if words[0] == "render" else ("-o", "ra")
    answer = ask(*words, "--final", *output, at=at)
    assert (answer.code, answer.out) == (1, "")
    assert "repeated-entry" in answer.err
    assert "Chưa lập bản trình ký (--final): còn 1 điều" in answer.err
    assert not (at / output[1]).exists()
    suppressed = doubt.rstrip() + "  # caich: ignore[repeated-entry] hai lần trong ngày\n"
    plan.write_text(text.replace(doubt, doubt + suppressed), "utf-8")
    assert ask(*words, "--final", *output, at=at).code == 0
