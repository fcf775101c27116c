"""A paper beside its original: which figures are others, whatever an office wrote in between."""

import pytest

from caichcli.audit.paper.originals import other_figures
from caichcli.importers.papers import lines

ORIGINAL = """\
# Báo cáo quý II/2026

Tổng số nhiệm vụ đang theo dõi là 49, trong đó có 43 nhiệm vụ có thời hạn.

Đã hoàn thành 13 nhiệm vụ (30,23%); chưa hoàn thành, quá hạn 08 nhiệm vụ.

| Cơ quan | Tổng số | Đúng hạn | Tăng, giảm | Kỳ trước |
|---|---|---|---|---|
| Bộ B | 5 | 1 | +2 | – |
| Bộ C | 6 | 2 | –1 | 4 |
| Bộ D | 6 | 2 | 0 | 4 |

1. **II.1** Rà soát thủ tục – Bộ B; Quyết định số 48/QĐ-VD ngày 24/6/2026.
"""

# What is changed in the original -> the figures told, each with the original's.
CHANGES = {
    "nothing": ([], []),
    "a count in a sentence": ([("là 49", "là 48")], ["48 (49)"]),
    "a share": ([("30,23%", "30,32%")], ["30,32% (30,23%)"]),
    "a cell": ([("| 6 | 2 | –1", "| 6 | 3 | –1")], ["3 (2)"]),
    "a sign": ([("+2", "–2")], ["–2 (+2)"]),
    "a dash that became a number": ([("+2 | –", "+2 | 3")], ["3 (–)"]),
    "a dash that became a nought": ([("+2 | –", "+2 | 0")], []),
    "a leading nought": ([("hạn 08", "hạn 8")], []),
    "a date and a document's number": (
        [("24/6/2026", "25/6/2026"), ("48/QĐ", "49/QĐ")],
        ["49 (48)", "25/6/2026 (24/6/2026)"],
    ),
    "a task's number": ([("II.1", "II.7")], ["7 (1)"]),
    "sentences between": (
        [("Đã hoàn", "Bộ đã họp 03 lần.\n\nCó 12 ý kiến.\n\nĐã hoàn"), ("13", "14")],
        ["14 (13)"],
    ),
    "a sentence within a paragraph": (
        [("Đã hoàn", "Trong quý có 02 hội nghị. Đã hoàn"), ("quá hạn 08", "quá hạn 09")],
        ["09 (08)"],
    ),
    "a paragraph in other words": (
        [("trong đó có 43 nhiệm vụ có thời hạn", "gồm 44 nhiệm vụ có thời hạn")],
        ["44 (43)"],
    ),
    "a row taken out": (
        [("| Bộ C | 6 | 2 | –1 | 4 |\n", ""), ("| Bộ D | 6", "| Bộ D | 7")],
        ["7 (6)"],
    ),
    "a row put in": ([("| Bộ C", "| Bộ A | 9 | 9 | +9 | 9 |\n| Bộ C")], []),
    "a paragraph of the office's own in place of another": (
        [("Đã hoàn thành 13 nhiệm vụ (30,23%); chưa hoàn thành, quá hạn 08 nhiệm vụ.",
          "Ngày 03/7/2026, lãnh đạo bộ làm việc với 05 địa phương.")],
        [],
    ),
    "words alone": ([("Rà soát thủ tục", "Rà soát các thủ tục")], []),
}  # fmt: skip


def others(text: str) -> list[str]:
    """The figures of a paper that are others in the original, in brackets."""
    paper, original = (lines.read(one, is_markdown=True) for one in (text, ORIGINAL))
    return [f"{one.written} ({one.original})" for one in other_figures(paper, original)]


@pytest.mark.parametrize("name", CHANGES)
def test_what_an_office_wrote_shifts_no_figure(name: str) -> None:
    changes, expected = CHANGES[name]
    text = ORIGINAL
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    assert others(text) == expected


def test_a_figure_is_told_where_it_stands() -> None:
    text = ORIGINAL.replace("| 6 | 2 | –1", "| 6 | 3 | –1")
    paper, original = (lines.read(one, is_markdown=True) for one in (text, ORIGINAL))
    (figure,) = other_figures(paper, original)
    line = text.splitlines()[figure.span.line - 1]
    assert line[figure.span.column - 1 : figure.span.end_column - 1] == "3"
    assert line.startswith("| Bộ C")
