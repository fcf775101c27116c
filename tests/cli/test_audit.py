"""``caich audit`` as a person meets it: what it prints of each kind of file, and its exit code."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from caichcli.audit.claims import Kind
from caichcli.language.messages import say
from caichcli.language.wording import LANGUAGES, Language
from tests.cli.conftest import EXAMPLE, Ask

SLIP = """\
# Báo cáo

Thành phố giao 15.533 nhiệm vụ, trong đó đã hoàn thành 13.119 nhiệm vụ
(84,46%); chưa hoàn thành **2.413** nhiệm vụ.
"""
SOUND = SLIP.replace("2.413", "2.414")
CLOSING = (
    "02 phép tính: 01 khớp; 01 chỗ không khớp, đề nghị kiểm tra lại; 0 ghi chú; 0 số bỏ qua"
    " (ngày, số văn bản, ngưỡng)."
)


def as_html(text: str) -> str:
    """The paper as a web page: a heading, a paragraph with bold words."""
    body = text.partition("\n\n")[2].replace("**2", "<b>2").replace("3**", "3</b>")
    return f"<!DOCTYPE html>\n<html><body><h1>Báo cáo</h1>\n<p>{body}</p></body></html>\n"


def as_docx(text: str, path: Path) -> None:
    """The paper as a Word file."""
    from docx import Document

    document = Document()
    for paragraph in text.replace("**", "").split("\n\n"):
        document.add_paragraph(" ".join(paragraph.split("\n")))
    document.save(str(path))


def paper(folder: Path, ending: str, text: str) -> str:
    """A paper of one kind laid out in a folder; returns its name."""
    path = folder / f"bao-cao{ending}"
    if ending == ".docx":
        as_docx(text, path)
    else:
        path.write_text(as_html(text) if ending == ".html" else text, "utf-8")
    return path.name


@pytest.mark.parametrize("ending", [".md", ".txt", ".html", ".docx"])
def test_a_slip_is_found_in_every_kind_of_file(ask: Ask, tmp_path: Path, ending: str) -> None:
    text = SLIP if ending != ".txt" else SLIP.replace("*", "")
    answer = ask("audit", paper(tmp_path, ending, text), at=tmp_path)
    assert answer.code == 1
    assert "lỗi[sum-differs]: Tổng ghi 15.533, các phần cộng lại là 15.532" in answer.out
    assert answer.out.rstrip().splitlines()[-1] == CLOSING


@pytest.mark.parametrize("ending", [".md", ".html", ".docx"])
def test_a_sound_paper_is_told_by_its_count_alone(ask: Ask, tmp_path: Path, ending: str) -> None:
    answer = ask("audit", paper(tmp_path, ending, SOUND), at=tmp_path)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("02 phép tính: 02 khớp; 0 chỗ không khớp")


PLACES = {".md": "3:16", ".html": "3:19", ".docx": "2:16"}


@pytest.mark.parametrize("ending", PLACES)
def test_a_finding_stands_at_its_figure(ask: Ask, tmp_path: Path, ending: str) -> None:
    answer = ask("audit", paper(tmp_path, ending, SLIP), at=tmp_path)
    assert f"bao-cao{ending}:{PLACES[ending]}: lỗi" in answer.out


def test_all_of_it_is_printed_when_asked_for(ask: Ask, tmp_path: Path) -> None:
    name = paper(tmp_path, ".md", SLIP)
    answer = ask("audit", name, "--all", at=tmp_path)
    assert f"{name}:4:2: 84,46% (tỷ lệ): khớp [13.119/15.533 = 84,4589%]" in answer.out


# A sentence for kinds of claims that one can make.
KINDS = {
    "sum": "Giao 30 nhiệm vụ, gồm 10 nhiệm vụ của sở và 20 nhiệm vụ của xã.",
    "share": "Có 37/42 xã (88,1%) đã báo cáo.",
    "difference": "Tăng 12% (từ 250 đơn lên 280 đơn).",
    "count": "Kiểm tra 02 đơn vị gồm: Sở Nội vụ và Sở Y tế.",
    "ratio": "Tổ chức 48 lớp cho 3.600 người, bình quân mỗi lớp 75 người.",
    "place": "Có 07 (bảy) nhiệm vụ.",
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_claim_is_printed(
    ask: Ask, tmp_path: Path, kind: str, lang: Language
) -> None:
    (tmp_path / "a.txt").write_text(KINDS[kind], "utf-8")
    answer = ask("audit", "a.txt", "--all", "--lang", lang, at=tmp_path)
    assert (answer.code, answer.err) == (0, "")
    assert f"({say(lang, f'audit.kind-{kind}')})" in answer.out


def test_every_kind_of_claim_has_its_name() -> None:
    names = {say(lang, f"audit.kind-{kind}") for lang in LANGUAGES for kind in get_args(Kind)}
    assert len(names) == len(get_args(Kind)) * len(LANGUAGES)


def test_programs_get_the_same(ask: Ask, tmp_path: Path) -> None:
    name = paper(tmp_path, ".md", SLIP)
    data = json.loads(ask("audit", name, "-f", "json", "--all", at=tmp_path).out)
    assert [(one["rule"], one["line"], one["column"]) for one in data["findings"]] == [
        ("sum-differs", 3, 16)
    ]
    assert data["tally"] == {"claims": 2, "matches": 1, "wrong": 1, "notes": 0, "passed": 0}
    assert [one["outcome"] for one in data["claims"]] == ["wrong", "match"]
    sarif = json.loads(ask("audit", name, "-f", "sarif", at=tmp_path).out)
    assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == ["sum-differs"]
    github = ask("audit", name, "-f", "github", at=tmp_path).out
    assert github.startswith(
        f"::error file={name},line=3,endLine=3,col=16,endColumn=22,title=caich"
    )


def test_several_papers_are_counted_together(ask: Ask, tmp_path: Path) -> None:
    names = [paper(tmp_path, ".md", SLIP), paper(tmp_path, ".html", SOUND)]
    answer = ask("audit", *names, at=tmp_path)
    assert answer.code == 1
    assert answer.out.rstrip().splitlines()[-1].startswith("04 phép tính: 03 khớp; 01 chỗ")


REFUSED = {
    "a sheet": ("so.csv", b"a,b\n1,2\n", "đây là bảng tính"),
    "nothing in it": ("trong.md", b"", "tệp trống"),
    "no file": ("khong-co.md", None, "không có tệp này"),
    "a broken Word file": ("hong.docx", b"PK\x03\x04nothing", "tệp hỏng"),
    "a picture": ("anh.png", b"\x89PNG\r\n\x1a\n", "không nhận ra loại tệp"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_paper_is_refused_with_its_reason(ask: Ask, tmp_path: Path, name: str) -> None:
    file, data, words = REFUSED[name]
    if data is not None:
        (tmp_path / file).write_bytes(data)
    answer = ask("audit", file, at=tmp_path)
    assert (answer.code, answer.out) == (3, "")
    assert words in answer.err


REPORTS = {
    "weekly": ("weekly", "--week", "2020-W26"),
    "monthly": ("monthly", "--month", "2020-06"),
    "quarterly": ("quarterly", "--quarter", "2020-Q2"),
    "half-year": ("half-year", "--half", "2020-H1"),
    "nine-month": ("nine-month", "--year", "2020"),
    "yearly": ("yearly", "--year", "2020"),
    "period": ("period", "--from", "1/6/2020", "--to", "20/6/2020"),
    "brief": ("brief",),
    "brief with much overdue": ("brief", "--as-of", "28/6/2020"),
    "overdue": ("overdue", "--as-of", "20/6/2020"),
    "sheet": ("sheet", "--agency", "bo b"),
}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("report", REPORTS)
def test_what_caich_made_itself_is_sound(ask: Ask, tmp_path: Path, report: str, lang: str) -> None:
    for ending in (".md", ".html", ".docx"):
        target = str(tmp_path / f"{report}{ending}")
        options = ("--plan", "minh-hoa-2020", "--lang", lang, "-o", target)
        made = ask("render", *REPORTS[report], *options, at=EXAMPLE)
        assert made.code == 0, made.err
        answer = ask("audit", target, at=tmp_path)
        assert answer.code == 0, answer.out
        assert "\n\n" not in answer.out.strip(), answer.out


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("kind", ["markdown", "html", "docx"])
def test_the_letters_that_caich_made_are_sound(
    ask: Ask, tmp_path: Path, kind: str, lang: str
) -> None:
    made = ask("render", "letters", *LOG, "--lang", lang, "-f", kind, "-o", str(tmp_path),
               at=EXAMPLE)  # fmt: skip
    assert made.code == 0, made.err
    letters = sorted(map(str, tmp_path.iterdir()))
    answer = ask("audit", *letters, at=tmp_path)
    assert (len(letters), answer.code) == (8, 0), answer.out


def digits(text: str, count: int) -> Iterator[str]:
    """A paper with one digit of its figures wrong, spread over all of it."""
    lines = text.split("\n")
    places = [
        (number, match.start())
        for number, line in enumerate(lines)
        for match in re.finditer(r"(?<![\w./-])\d+(?:[.,]\d+)*(?![\w/-]|[.]\d)", line)
        if "caich {" not in line
    ]
    for number, at in places[:: max(len(places) // count, 1)]:
        line = lines[number]
        slip = line[:at] + str((int(line[at]) + 4) % 10) + line[at + 1 :]
        yield "\n".join([*lines[:number], slip, *lines[number + 1 :]])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_digit_changed_in_a_paper_of_caich_s_is_found(
    ask: Ask, tmp_path: Path, lang: str
) -> None:
    target = tmp_path / "tuan.md"
    ask("render", "weekly", *LOG, "--lang", lang, "-o", str(target), at=EXAMPLE)
    slips = list(digits(target.read_text("utf-8"), 40))
    codes = []
    for slip in slips:
        target.write_text(slip, "utf-8")
        codes.append(ask("audit", str(target), at=EXAMPLE).code)
    assert len(slips) >= 40
    assert sum(codes) >= 0.97 * len(codes)


LOG = ("--plan", "minh-hoa-2020", "--as-of", "28/6/2020")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("ending", [".md", ".html", ".docx"])
def test_what_caich_made_itself_is_what_its_log_says(
    ask: Ask, tmp_path: Path, ending: str, lang: str
) -> None:
    target = str(tmp_path / f"tuan{ending}")
    ask("render", "weekly", *LOG, "--lang", lang, "-o", target, at=EXAMPLE)
    answer = ask("audit", target, *LOG, "--period", "2020-W26", "--all", at=EXAMPLE)
    assert answer.code == 0, answer.out
    assert "sổ theo dõi" in answer.out


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("report", "period"),
    [
        (("monthly", "--month", "2020-06"), ("--period", "2020-06")),
        (("quarterly", "--quarter", "2020-Q2"), ("--period", "2020-Q2")),
        (("brief", "--as-of", "28/6/2020"), ("--as-of", "28/6/2020")),
    ],
)
def test_each_kind_of_paper_is_what_its_log_says(
    ask: Ask, tmp_path: Path, report: tuple[str, ...], period: tuple[str, ...], lang: str
) -> None:
    target, plan = str(tmp_path / "bao-cao.md"), LOG[:2]
    ask("render", *report, *plan, "--lang", lang, "-o", target, at=EXAMPLE)
    answer = ask("audit", target, *plan, *period, "--all", at=EXAMPLE)
    assert answer.code == 0, answer.out
    assert "sổ theo dõi" in answer.out


def test_a_figure_that_the_log_does_not_have_is_found(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "bc.md").write_text("Có 09 nhiệm vụ chưa hoàn thành, quá hạn.\n", "utf-8")
    answer = ask("audit", str(tmp_path / "bc.md"), *LOG, at=EXAMPLE)
    assert answer.code == 1
    assert (
        "Ghi 09 (chưa hoàn thành, quá hạn); theo sổ theo dõi đến hết ngày 28/6/2020 là 8"
        in answer.out
    )


REVIEWED = [("overdue", "--as-of", "28/6/2020"), ("yearly", "--year", "2020")]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("report", REVIEWED, ids=lambda report: report[0])
def test_words_that_name_two_classes_are_held_to_neither(
    ask: Ask, tmp_path: Path, report: tuple[str, ...], lang: str
) -> None:
    target, plan = str(tmp_path / "bao-cao.md"), ("--plan", "minh-hoa-2020")
    ask("render", *report, *plan, "--lang", lang, "-o", target, at=EXAMPLE)
    period = ("--period", "2020") if report[0] == "yearly" else report[1:]
    answer = ask("audit", target, *plan, *period, at=EXAMPLE)
    assert answer.code == 0, answer.out


# Papers that lie where no workspace is: nobody can make them again.
ALONE = [("weekly", "vi"), ("brief", "vi"), ("monthly", "en")]


@pytest.mark.parametrize(("report", "lang"), ALONE)
def test_without_the_plan_a_changed_paper_is_told_by_its_own_seal(
    ask: Ask, tmp_path: Path, report: str, lang: str
) -> None:
    target = tmp_path / "bao-cao.md"
    ask("render", *REPORTS[report], "--plan", "minh-hoa-2020", "--lang", lang, "-o", str(target),
        at=EXAMPLE)  # fmt: skip
    answers = []
    for slip in digits(target.read_text("utf-8"), 20):
        target.write_text(slip, "utf-8")
        data = json.loads(ask("audit", "bao-cao.md", "-f", "json", at=tmp_path).out)
        answers.append({one["rule"] for one in data["findings"]})
    assert len(answers) >= 15
    assert all("paper-changed" in rules for rules in answers)
    assert sum(len(rules) > 1 for rules in answers) >= len(answers) / 6


def test_a_paper_s_statement_tells_the_figure_that_was_changed(ask: Ask, tmp_path: Path) -> None:
    target = tmp_path / "bao-cao.md"
    ask("render", *REPORTS["weekly"], "--plan", "minh-hoa-2020", "-o", str(target), at=EXAMPLE)
    text = target.read_text("utf-8")
    row = next(line for line in text.splitlines() if line.startswith("| Tổng số nhiệm vụ đang"))
    target.write_text(text.replace(row, row.replace("49 | 49 | 0", "48 | 48 | 0")), "utf-8")
    answer = ask("audit", "bao-cao.md", at=tmp_path)
    assert answer.code == 1
    assert "cảnh báo[paper-changed]: Văn bản không còn như khi caich lập" in answer.out
    assert "Ghi 48 (tổng số nhiệm vụ); theo sổ theo dõi đến hết ngày 28/6/2020 là 49" in answer.out


# A count in front of a list that Word numbers by the style of its paragraphs, and what is told.
COUNTED = [("(03)", 0), ("(04)", 1)]


@pytest.mark.parametrize(("count", "code"), COUNTED)
def test_items_that_word_numbers_are_counted(
    ask: Ask, tmp_path: Path, count: str, code: int
) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph(f"Nhiệm vụ chậm {count}:")
    for name in ("Đề án A", "Báo cáo B", "Kế hoạch C"):
        document.add_paragraph(name, style="List Number")
    document.save(str(tmp_path / "bc.docx"))
    answer = ask("audit", "bc.docx", at=tmp_path)
    assert answer.code == code, answer.out
    assert ("lỗi[count-differs]: Ghi 04" in answer.out) == bool(code)
