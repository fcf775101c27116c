"""Tables whose headings take two rows or three, with merged cells: of Word, and of pages."""

import io

import pytest
from docx import Document

from caichcli.audit import audits
from caichcli.audit.passages import PaperText
from caichcli.importers.papers import reading, web

# A head as rows of (words, rows down, columns across).
Head = list[list[tuple[str, int, int]]]
CLASSES: Head = [
    [("TT", 2, 1), ("Đơn vị", 2, 1), ("Số nhiệm vụ", 2, 1), ("Hoàn thành", 1, 2),
     ("Chưa hoàn thành", 1, 2), ("Tỷ lệ hoàn thành (%)", 2, 1)],
    [("Đúng hạn", 1, 1), ("Quá hạn", 1, 1), ("Trong hạn", 1, 1), ("Quá hạn", 1, 1)],
]  # fmt: skip
INDEXES = ["(1)", "(2)", "(3)=(4)+(5)+(6)+(7)", "(4)", "(5)", "(6)", "(7)", "(8)=((4)+(5))/(3)"]
FORMULAS: Head = [*CLASSES, [(words, 1, 1) for words in INDEXES]]
OF_WHICH: Head = [
    [("TT", 3, 1), ("Đơn vị", 3, 1), ("Số nhiệm vụ", 1, 5), ("Ghi chú", 3, 1)],
    [("Tổng số", 2, 1), ("Trong đó", 1, 4)],
    [("Hoàn thành đúng hạn", 1, 1), ("Hoàn thành quá hạn", 1, 1),
     ("Chưa hoàn thành trong hạn", 1, 1), ("Chưa hoàn thành quá hạn", 1, 1)],
]  # fmt: skip
ROWS = [
    "1 A 12 5 2 4 1 58,33".split(),
    "2 B 12 6 1 3 2 58,33".split(),
    "3 C 20 10 4 5 1 70,00".split(),
    ["", "Tổng số", "44", "21", "7", "12", "4", "63,64"],
]
# A head, the row and column of a slip, what stands there, and what is told.
SLIPS = [
    (CLASSES, (0, 0), "1", []),
    (CLASSES, (1, 2), "13", ["sum-differs=13", "sum-differs=44"]),
    (CLASSES, (2, 4), "5", ["sum-differs=20", "sum-differs=7"]),
    (FORMULAS, (0, 0), "1", []),
    (FORMULAS, (1, 2), "13", ["formula-differs=13", "formula-differs=58,33", "sum-differs=44"]),
    (FORMULAS, (2, 7), "71,00", ["formula-differs=71,00"]),
    (OF_WHICH, (0, 0), "1", []),
    (OF_WHICH, (1, 2), "13", ["sum-differs=13", "sum-differs=44"]),
]


def page(head: Head, rows: list[list[str]]) -> PaperText:
    lines = [
        "".join(
            f'<th rowspan="{down}" colspan="{across}">{words}</th>' for words, down, across in row
        )
        for row in head
    ] + ["".join(f"<td>{text}</td>" for text in row) for row in rows]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return web.read(f"<html><body><table>{body}</table></body></html>")


def word(head: Head, rows: list[list[str]]) -> PaperText:
    document = Document()
    table = document.add_table(rows=len(head) + len(rows), cols=len(rows[0]))
    covered: set[tuple[int, int]] = set()
    for at, line in enumerate(head):
        column = 0
        for words, down, across in line:
            while (at, column) in covered:
                column += 1
            places = {(at + i, column + j) for i in range(down) for j in range(across)}
            covered |= places
            cell = table.cell(at, column).merge(table.cell(at + down - 1, column + across - 1))
            cell.text = words
    for at, row in enumerate(rows, len(head)):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    file = io.BytesIO()
    document.save(file)
    paper = reading.read(file.getvalue(), "bao-cao.docx")
    assert isinstance(paper, PaperText)
    return paper


@pytest.mark.parametrize("kind", [page, word])
@pytest.mark.parametrize(("head", "place", "text", "expected"), SLIPS)
def test_each_column_has_the_words_of_all_its_headings(
    kind: object, head: Head, place: tuple[int, int], text: str, expected: list[str]
) -> None:
    row, column = place
    rows = [list(line) for line in ROWS]
    rows[row][column] = text
    audit = audits.audit(page(head, rows) if kind is page else word(head, rows))
    assert len(audit.claims) >= 8
    assert sorted(f"{one.rule}={one.written}" for one in audit.claims if one.rule) == expected
