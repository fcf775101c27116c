"""PDF files with text: their sentences and tables read as those of other papers."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from caichcli.audit import audits
from caichcli.audit.passages import PaperText
from caichcli.importers.papers import reading
from tests.importers import pdf_files

WIDTHS = [40, 160, 90, 90]
HEAD = ["TT", "Don vi", "Tong so", "Xong"]
FIRST = [HEAD, ["1", "A", "10", "5"], ["2", "B", "20", "6"]]
SECOND = [["3", "C", "12", "7"], ["", "Tong so", "42", "18"]]


def faults(folder: Path, *pages: str) -> list[str]:
    """What is said against a file of some pages."""
    path = folder / "bao-cao.pdf"
    pdf_files.write(path, *pages)
    paper = reading.read(path.read_bytes(), path.name)
    assert isinstance(paper, PaperText)
    return [f"{one.rule}={one.written}" for one in audits.audit(paper).claims if one.rule]


def with_cell(rows: Sequence[Sequence[str]], row: int, text: str) -> list[list[str]]:
    """A table with the last cell of a row written otherwise."""
    copy = [list(line) for line in rows]
    copy[row][-1] = text
    return copy


@pytest.mark.parametrize(("text", "expected"), [("18", []), ("19", ["sum-differs=19"])])
def test_a_table_over_two_pages_is_one(tmp_path: Path, text: str, expected: list[str]) -> None:
    rows = with_cell([*SECOND[:1], ["", "Total", "42", "18"]], 1, text)
    first, second = pdf_files.table(FIRST, WIDTHS), pdf_files.table([HEAD, *rows], WIDTHS)
    assert faults(tmp_path, first, second) == expected


@pytest.mark.parametrize(("count", "expected"), [("03", []), ("04", ["count-differs=04"])])
def test_headings_told_again_are_no_rows_of_a_group(
    tmp_path: Path, count: str, expected: list[str]
) -> None:
    head = ["Ma", "Nhiem vu", "Chu tri", "Tinh hinh"]
    group = ["", f"Qua han ({count})", "", ""]
    first = [head, group, ["I.1", "Mot", "Bo A", "xong"], ["I.2", "Hai", "Bo B", "xong"]]
    second = [head, ["I.3", "Ba", "Bo C", "xong"], ["", "Dung han (01)", "", ""],
              ["I.4", "Bon", "Bo D", "xong"]]  # fmt: skip
    pages = pdf_files.table(first, WIDTHS), pdf_files.table(second, WIDTHS)
    assert faults(tmp_path, *pages) == expected


@pytest.mark.parametrize(("rest", "expected"), [("18", []), ("17", ["sum-differs=42"])])
def test_a_sentence_that_a_page_s_width_broke(
    tmp_path: Path, rest: str, expected: list[str]
) -> None:
    line = (
        "There are 42 tasks in the plan of all agencies and areas, of which 24 tasks are done and "
    )
    text = pdf_files.lines(line, f"{rest} tasks are not done.")
    assert faults(tmp_path, text) == expected


def raised(text: str, x: int, y: int) -> str:
    """A small digit above the line."""
    return f"BT /F 5 Tf {x} {y + 4} Td ({text}) Tj ET"


def test_a_raised_digit_is_the_mark_of_a_footnote(tmp_path: Path) -> None:
    rows = [HEAD, ["1", "A", "10", "5"], ["2", "B", "20", "6"], ["", "Total", "30", "11"]]
    table = pdf_files.table(rows, WIDTHS)
    x, y = pdf_files.LEFT + 200 + 3 + 9, pdf_files.TOP - 2 * pdf_files.ROW - 15
    note = pdf_files.words("Of which 12 tasks done on time, 9 tasks done late.", 46, 300)
    mark = raised("1", x, y)
    assert faults(tmp_path, f"{table}\n{mark}") == []
    told = faults(tmp_path, f"{table}\n{mark}\n{raised('1', 40, 300)}\n{note}")
    assert told == ["parts-exceed-total=20"]


# The last line of a page, its rest on the next one, and what is said against the whole.
BROKEN = [
    ("There are 42 tasks, of which 24 tasks are done,", "17 tasks are not done.", ["42"]),
    ("There are 42 tasks, of which 24 tasks are done,", "18 tasks are not done.", []),
    ("There are 42 tasks in the plan.", "17 tasks are not done.", []),
    ("Agencies with overdue tasks (4): Bo B (II.1); Bo C (II.2, II.3); Bo D (II.4); Bo Giao duc"
     " va Dao tao (II.5), a name that fills the line to its very end, and (II.6);",
     "Bo F (II.7).", ["4"]),
]  # fmt: skip


@pytest.mark.parametrize(("last", "first", "expected"), BROKEN)
def test_a_sentence_goes_on_upon_the_next_page(
    tmp_path: Path, last: str, first: str, expected: list[str]
) -> None:
    pages = pdf_files.lines(last), pdf_files.lines(first)
    assert [fault.partition("=")[2] for fault in faults(tmp_path, *pages)] == expected
