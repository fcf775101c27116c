"""Two readings of a paper: what differs, where, and what a blank may hold."""

import pytest

from caichcli.formats.documents.comparison import LineDifference, PaperComparison, blanked, compare
from caichcli.formats.documents.lines.line import PaperLine

HEAD = "# I. Kết quả"
TABLE = ["| | Tuần trước | Tuần này", "| Quá hạn | 10 | 8", "| Trong hạn | 20 | 22"]
LETTER = ["Số: …/SNV-…", "Kính gửi: Bộ B.", "Báo cáo trước ngày … tháng … năm …", "- Như trên;",
          "- …;", "- Lưu: VT, …"]  # fmt: skip
PROSE = [HEAD, "…", "# II. Phương hướng", "Tiếp tục."]


def lines(texts: list[str]) -> list[PaperLine]:
    """``# heading``, ``| a row | of cells``, a paragraph."""
    return [
        PaperLine(tuple(cell.strip() for cell in text[1:].split("|")), table=1)
        if text.startswith("|")
        else PaperLine((text.removeprefix("# "),), head=text.startswith("# "))
        for text in texts
    ]


def told(comparison: PaperComparison) -> list[str]:
    return [
        " / ".join(filter(None, (each.section, each.row, each.column)))
        + f": {each.kind} {each.then or '-'} -> {each.now or '-'}"
        for each in comparison.differences
    ]


SAME: list[tuple[list[str], list[str], int]] = [
    # as made, as it is, blanks filled
    (TABLE, TABLE, 0),
    (LETTER, LETTER, 0),
    (
        LETTER,
        ["Số: 470/SNV-CCHC", "Kính gửi: Bộ B.", "Báo cáo trước ngày 05 tháng 7 năm 2020",
         "- Như trên;", "- Thanh tra tỉnh;", "- Văn phòng UBND tỉnh;", "- Lưu: VT, CCHC"],
        4,
    ),
    (LETTER, [line for line in LETTER if line != "- …;"], 0),
    (PROSE, [HEAD, "Trong quý, cơ quan đã …", "Hai đoạn.", "# II. Phương hướng", "Tiếp tục."], 1),
]  # fmt: skip


@pytest.mark.parametrize(("then", "now", "filled"), SAME)
def test_filling_a_blank_is_no_difference(then: list[str], now: list[str], filled: int) -> None:
    comparison = compare(lines(then), lines(now))
    assert (comparison.differences, comparison.filled) == ((), filled)


OTHER: list[tuple[list[str], list[str], list[str]]] = [
    (
        [HEAD, *TABLE],
        [HEAD, TABLE[0], "| Quá hạn | 10 | 7", TABLE[2]],
        ["I. Kết quả / Quá hạn / Tuần này: figure 8 -> 7"],
    ),
    (
        [HEAD, "12 nhiệm vụ, 13/21 (61,90%)."],
        [HEAD, "11 nhiệm vụ, 13/21 (71,90%)."],
        [
            "I. Kết quả / 12 nhiệm vụ, 13/21 (61,90%).: figure 12 -> 11",
            "I. Kết quả / 12 nhiệm vụ, 13/21 (61,90%).: figure 61,90% -> 71,90%",
        ],
    ),
    (
        ["Giao Bộ B chủ trì rà soát thủ tục."],
        ["Giao Bộ C chủ trì rà soát thủ tục."],
        ["Giao Bộ B chủ trì rà soát thủ tục.: words Giao Bộ B chủ trì rà -> Giao Bộ C chủ trì rà"],
    ),
    (
        [HEAD, "Một.", "Hai ba bốn."],
        [HEAD, "Một."],
        ["I. Kết quả / Hai ba bốn.: missing Hai ba bốn. -> -"],
    ),
    (
        [HEAD, "Một."],
        [HEAD, "Một.", "Không có thật."],
        ["I. Kết quả / Không có thật.: added - -> Không có thật."],
    ),
    (TABLE, TABLE[:2], ["Trong hạn: missing Trong hạn | 20 | 22 -> -"]),
    # A blank that is filled hides nothing beside it.
    (
        ["Đến ngày … còn 12 nhiệm vụ"],
        ["Đến ngày 30/6/2020 còn 11 nhiệm vụ"],
        ["Đến ngày … còn 12 nhiệm vụ: figure 12 -> 11"],
    ),
    (["# Kết quả tuần 26"], ["# Kết quả tuần 25"], ["Kết quả tuần 26: figure 26 -> 25"]),
]


@pytest.mark.parametrize(("then", "now", "words"), OTHER)
def test_what_differs_is_told_in_its_place(
    then: list[str], now: list[str], words: list[str]
) -> None:
    assert told(compare(lines(then), lines(now))) == words


def test_a_row_that_came_and_one_that_changed_among_many() -> None:
    rows = [f"| II.{number} | Việc {number} | {number} ngày" for number in range(200)]
    changed = [*rows[:90], "| II.90 | Việc 90 | 91 ngày", *rows[91:], "| II.200 | Việc | 1 ngày"]
    differences = compare(lines(rows), lines(changed)).differences
    assert [(each.kind, each.then, each.now) for each in differences] == [
        ("figure", "90", "91"),
        ("added", "", "II.200 | Việc | 1 ngày"),
    ]


def test_many_other_rows_are_told_by_how_they_begin() -> None:
    rows = [f"| II.{number} | Việc {number} | {number}" for number in range(120)]
    later = [f"| II.{number} | Việc {number} | {number + 1}" for number in range(119)]
    differences = compare(lines(rows), lines(later)).differences
    assert {each.kind for each in differences} == {"figure", "missing"}
    assert len(differences) == 120


def test_what_differs_between_two_makings_is_blank() -> None:
    first, second = lines(["Lập ngày 01/01/2000: 12"]), lines(["Lập ngày 31/12/2011: 12"])
    assert blanked(first, second) == lines(["Lập ngày …: 12"])
    assert compare(blanked(first, second), lines(["Lập ngày 29/6/2020: 12"])).differences == ()
    assert isinstance(compare(first, second).differences[0], LineDifference)
