"""Which rows are headings and which are tasks that begin as headings do; nothing goes unsaid.

Tables are written as those of the layouts: ``^`` is merged with the cell above, ``<`` with the
one at its left. A verdict is a line: what the row was taken as, the result, the reasons.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from unicodedata import combining, normalize

import pytest

from caichcli.importers.drafts.draft import Draft
from caichcli.importers.grids.grid import FileRefusal
from caichcli.importers.task_tables import candidates
from tests.importers.imported import REGISTER, imported, source
from tests.importers.layouts import HEAD, WRITERS, Rows, add_table, to_markdown

SHORT = ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"]
PLAIN = ["Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"]
TASK = ["1", "Rà soát văn bản", "Bộ Tư pháp", "Quý II/2026"]
SECOND = ["2", "Trình dự án luật", "Bộ Nội vụ", "30/6/2026"]
WIDE = [f"Cột {letter} theo dõi nội bộ" for letter in "ABCDEFGHIJ"]
WIDE_CELLS = [f"ô {number}" for number in range(10)]
FIRST, TAKEN = "heading ignored", "task taken"


class Shape(NamedTuple):
    rows: Rows
    verdicts: list[str]
    endings: tuple[str, ...] = ("docx", "xlsx", "csv", "md")


MERGED = ("docx", "xlsx")

SHAPES: dict[str, Shape] = {
    # More columns than anybody knows.
    "a wide table": Shape(
        [[*SHORT, *WIDE], [*TASK, *WIDE_CELLS], [*SECOND, *WIDE_CELLS]],
        [FIRST, TAKEN, TAKEN],
    ),
    "a wide table without numbers": Shape(
        [[*WIDE, *PLAIN], [*WIDE_CELLS, *TASK[1:]], [*WIDE_CELLS, *SECOND[1:]]],
        [FIRST, TAKEN, TAKEN],
    ),
    # Tasks that begin as headings do.
    "numbered and dated": Shape(
        [
            SHORT,
            ["I.1", "Nhiệm vụ rà soát thủ tục", "Cơ quan thường trực Ban Chỉ đạo", "30/6/2026"],
            ["I.2", "Nhiệm vụ tổng hợp báo cáo", "Cơ quan báo chí trung ương", "Quý II/2026"],
            ["I.3", "Xây dựng đề án", "Bộ Nội vụ", "Quý III/2026"],
        ],
        [FIRST, TAKEN, TAKEN, TAKEN],
    ),
    "a number alone": Shape(
        [SHORT, TASK, ["I.2", "Nội dung tuyên truyền", "Cơ quan báo chí", ""]],
        [FIRST, TAKEN, TAKEN],
    ),
    "a term alone": Shape(
        [PLAIN, ["Nhiệm vụ rà soát thủ tục", "Cơ quan thường trực", "Thường xuyên"]],
        [FIRST, TAKEN],
    ),
    "a term in a sentence of its own": Shape(
        [PLAIN, ["Nhiệm vụ rà soát", "Đơn vị đầu mối các tỉnh", "Hoàn thành trước 30/6/2026"]],
        [FIRST, TAKEN],
    ),
    "an agency of the register alone": Shape(
        [PLAIN, ["Nội dung công việc tồn đọng", "Bộ Nội vụ chủ trì; BTC", ""]],
        [FIRST, TAKEN],
    ),
    "neither number nor term nor agency": Shape(
        [PLAIN, ["Nhiệm vụ tổng hợp báo cáo", "Cơ quan báo chí trung ương", ""]],
        [FIRST, "task doubtful: maybe-heading"],
    ),
    "right below the heading, as its second row might be": Shape(
        [SHORT, ["", "Chương trình mỗi xã một sản phẩm", "Đơn vị phụ trách tỉnh", ""], SECOND],
        [FIRST, "task doubtful: unnumbered", TAKEN],
    ),
    "an agency right below the heading": Shape(
        [SHORT, ["", "", "Cơ quan thường trực", ""], TASK],
        [FIRST, "unclear refused: no-title", TAKEN],
    ),
    "an area right below the heading": Shape(
        [SHORT, ["Nhóm nhiệm vụ về thể chế", "<", "<", "<"], TASK],
        [FIRST, "area doubtful: area-unnumbered", TAKEN],
        MERGED,
    ),
    # Headings.
    "repeated on the next page": Shape(
        [SHORT, TASK, SHORT, SECOND],
        [FIRST, TAKEN, FIRST, TAKEN],
    ),
    "repeated without numbers, a column less, with a mark": Shape(
        [[*PLAIN, "Ghi chú"], [*TASK[1:], ""], ["Nhiệm vụ", "Cơ quan chủ trì:", "Thời hạn", ""],
         ["Trình dự án luật", "Bộ Nội vụ", "30/6/2026", ""]],
        [FIRST, TAKEN, FIRST, TAKEN],
    ),
    "of two rows and numbered columns, repeated": Shape(
        [
            ["TT", "Nhiệm vụ", "Phân công", "<", "Thời hạn"],
            ["^", "^", "Chủ trì", "Phối hợp", "^"],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["1", "Rà soát văn bản", "Bộ Tư pháp", "", "Quý II/2026"],
            ["TT", "Nhiệm vụ", "Phân công", "<", "Thời hạn"],
            ["^", "^", "Chủ trì", "Phối hợp", "^"],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["2", "Trình dự án luật", "Bộ Nội vụ", "BTC", "30/6/2026"],
        ],
        [FIRST, FIRST, FIRST, TAKEN, FIRST, FIRST, FIRST, TAKEN],
        MERGED,
    ),
    "of two rows, where nothing is merged": Shape(
        [
            ["TT", "Nhiệm vụ", "Phân công", "", "Thời hạn"],
            ["", "", "Chủ trì", "Phối hợp", ""],
            ["1", "Rà soát văn bản", "Bộ Tư pháp", "", "Quý II/2026"],
        ],
        [FIRST, FIRST, TAKEN],
    ),
    "of other columns from here on": Shape(
        [SHORT, TASK, ["STT", "Thời gian", "Đơn vị thực hiện", "Nội dung"],
         ["2", "30/6/2026", "Bộ Nội vụ", "Trình dự án luật"]],
        [FIRST, TAKEN, FIRST, TAKEN],
    ),
    "of other columns, without one of numbers": Shape(
        [PLAIN, TASK[1:], ["Thời gian", "Đơn vị thực hiện", "Nội dung"],
         ["30/6/2026", "Bộ Nội vụ", "Trình dự án luật"]],
        [FIRST, TAKEN, "heading doubtful: maybe-task", TAKEN],
    ),
    "the first in words of its own, without a column of numbers": Shape(
        [["Nhiệm vụ phải làm", "Cơ quan làm chính", "Thời hạn"], TASK[1:]],
        ["heading doubtful: maybe-task", TAKEN],
    ),
    "the first with columns of time": Shape(
        [["Nhiệm vụ", "Chủ trì", "Quý I/2026", "Quý II/2026"], ["Rà soát", "Bộ Tư pháp", "x", ""]],
        ["heading doubtful: maybe-task", TAKEN],
    ),
    # Other rows that might be passed over.
    "above the heading": Shape(
        [
            ["BỘ NỘI VỤ", "", "", ""],
            ["1", "Họp giao ban", "Bộ Nội vụ", "Hằng tuần"],
            SHORT,
            TASK,
        ],
        ["before ignored", "before doubtful: maybe-task", FIRST, TAKEN],
    ),
    "a term beside an area": Shape(
        [SHORT, ["I. THỂ CHẾ", "<", "<", "30/6/2026"], TASK],
        [FIRST, TAKEN, TAKEN],
        MERGED,
    ),
    "an area that no task stands under": Shape(
        [SHORT, ["I", "Thể chế", "", ""], TASK, ["V", "Đề án đất đai", "", ""]],
        [FIRST, "area taken", TAKEN, "area doubtful: group-empty"],
    ),
    "a numbered task that begins as notes do": Shape(
        [SHORT, TASK, ["2. Tổng số hóa tài liệu lưu trữ", "<", "<", "<"]],
        [FIRST, TAKEN, "group doubtful: group-empty"],
        MERGED,
    ),
    "notes, and a task behind them": Shape(
        [
            SHORT,
            TASK,
            ["", "Ghi chú: số liệu tạm tính", "", ""],
            ["", "", "Bộ Nội vụ", "30/6/2026"],
            ["", "Tổng số: 12 nhiệm vụ", "", ""],
        ],
        [FIRST, TAKEN, "note ignored", "note doubtful: mark-left, mark-left", "note ignored"],
    ),
    "a title's term that none of its tasks has": Shape(
        [
            HEAD,
            ["1", "Cơ sở dữ liệu", "", "", "31/12/2026", ""],
            ["^", "a) Phần trung ương", "Bộ Nội vụ", "", "30/6/2026", ""],
            ["^", "b) Phần địa phương", "UBND các tỉnh", "", "30/9/2026", ""],
        ],
        [FIRST, "group doubtful: mark-left", "sub-task taken", "sub-task taken"],
        MERGED,
    ),
}  # fmt: skip


def lines(draft: Draft) -> list[str]:
    return [
        f"{each.kind} {each.result}"
        + (": " + ", ".join(reason.code for reason in each.reasons) if each.reasons else "")
        for each in draft.verdicts
    ]


def written(rows: Rows, ending: str, folder: Path) -> Path:
    path = folder / f"in.{ending}"
    WRITERS[ending](rows, path)
    return path


def verdicts(rows: Rows, ending: str, folder: Path) -> list[str]:
    """What is said of the rows; a title above them, which sheets have, left out."""
    every = lines(imported(written(rows, ending, folder)))
    assert ending != "xlsx" or every[0] == "before ignored"
    return every[1:] if ending == "xlsx" else every


CASES = [(name, ending) for name, shape in SHAPES.items() for ending in shape.endings]


@pytest.mark.parametrize(("name", "ending"), CASES)
def test_what_each_row_is_taken_as(name: str, ending: str, tmp_path: Path) -> None:
    shape = SHAPES[name]
    assert verdicts(shape.rows, ending, tmp_path) == shape.verdicts


def without_marks(text: str) -> str:
    parted = normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(char for char in parted if not combining(char))


SPELLINGS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "no marks": without_marks,
    "NFD": lambda text: normalize("NFD", text),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("name", SHAPES)
def test_in_any_spelling(name: str, spelling: str, tmp_path: Path) -> None:
    shape = SHAPES[name]
    rows = [[SPELLINGS[spelling](cell) for cell in row] for row in shape.rows]
    assert verdicts(rows, shape.endings[-1], tmp_path) == shape.verdicts


def test_a_row_that_is_a_task_is_no_first_heading(tmp_path: Path) -> None:
    """A table without headings is refused rather than read by its first row."""
    for row in (
        ["I.1", "Nhiệm vụ rà soát thủ tục", "Cơ quan thường trực", "30/6/2026"],
        ["", "Nhiệm vụ rà soát thủ tục", "Cơ quan thường trực", "Quý II/2026"],
        ["", "I.1. Nhiệm vụ rà soát", "Cơ quan thường trực", ""],
        ["", "Nhiệm vụ rà soát", "Bộ Nội vụ, đơn vị đầu mối", ""],
    ):
        path = written([row, SECOND], "csv", tmp_path)
        assert isinstance(candidates.choose(source(path), [], REGISTER), FileRefusal)


def test_other_tables_that_hold_tasks_are_told_of(tmp_path: Path) -> None:
    """A table without headings, behind words or as wide as none before it, and another sheet."""
    from docx import Document
    from openpyxl import Workbook

    document = Document()
    for words, rows in (
        ("Phụ lục", [SHORT, TASK]),
        ("Tiếp theo", [SECOND]),
        ("Nơi nhận", [["Nơi nhận:", "KT. BỘ TRƯỞNG"], ["- Như trên", "THỨ TRƯỞNG"]]),
    ):
        document.add_paragraph(words)
        add_table(document, rows)
    document.save(str(tmp_path / "in.docx"))
    book = Workbook()
    sheets = {"KH": [SHORT, TASK], "Tiếp": [["KẾ HOẠCH"], SECOND], "Số": [["1", "2"]]}
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "in.xlsx")
    outside = "outside doubtful: outside"
    assert lines(imported(tmp_path / "in.docx")) == [FIRST, TAKEN, outside]
    assert lines(imported(tmp_path / "in.xlsx")) == [FIRST, TAKEN, outside]
    # Whoever chooses a table knows of the others.
    assert lines(imported(tmp_path / "in.docx", 1)) == [FIRST, TAKEN]


def test_rows_of_markdown_that_an_empty_line_parts_are_of_the_table(tmp_path: Path) -> None:
    to_markdown([SHORT, TASK], tmp_path / "in.md")
    with (tmp_path / "in.md").open("a", encoding="utf-8") as file:
        file.write("\n| 2 | **Trình** dự án \\| luật | Bộ Nội vụ | 30/6/2026 |\n")
        file.write("3 | Tổng kết | Bộ Nội vụ | 2026\n\nGhi chú: số liệu | tạm tính\n\n")
        file.write("| 4 | Sơ kết | Bộ Nội vụ | 2026 |\n")
    draft = imported(tmp_path / "in.md")
    assert lines(draft) == [FIRST, TAKEN, TAKEN, TAKEN, "outside doubtful: outside"]
    assert [each.row for each in draft.verdicts] == [3, 5, 7, 8, 12]
    assert [task["title"] for task in draft.tasks][1] == "Trình dự án | luật"
