"""Plans of inspections in the shapes of published ones: tables of units under two groups.

What stands above a table is what it inspects; all of it is invented but for the kinds of agencies.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from caichcli.importers import sources
from caichcli.importers.drafts.draft import Draft, Terms
from caichcli.importers.grids.grid import FileRefusal
from caichcli.importers.inspections import builder, tables
from tests.importers.imported import REGISTER
from tests.importers.layouts import Rows, to_csv, to_docx, to_xlsx

HEAD = ["STT", "Đơn vị được kiểm tra", "Thời gian kiểm tra"]

LAYOUTS: dict[str, tuple[Rows, list[str]]] = {
    "two groups by roman numbers": (
        [
            HEAD,
            ["I", "Cơ quan chuyên môn cấp tỉnh", ""],
            ["1", "Sở Nội vụ (Văn phòng Sở; Chi cục Văn thư, lưu trữ)", "Tháng 7/2026"],
            ["2", "Sở Tài chính", "Từ tháng 3 đến tháng 9/2026"],
            ["II", "Ủy ban nhân dân cấp xã", ""],
            ["3", "UBND phường Đông", "Quý III/2026"],
        ],
        [
            "so-noi-vu (Văn phòng Sở; Chi cục Văn thư, lưu trữ) | Tháng 7/2026",
            "so-tai-chinh | Từ tháng 3 đến tháng 9/2026",
            "ubnd-phuong-dong | Quý III/2026",
        ],
    ),
    "groups merged over the row, a time merged over several units": (
        [
            ["TT", "Cơ quan, đơn vị được kiểm tra", "Thời gian dự kiến", "Ghi chú"],
            ["A. CÁC BỘ", "<", "<", "<"],
            ["1", "Bộ Nội vụ", "Quý II/2026", ""],
            ["2", "Bộ Tài chính", "^", "Tự kiểm tra"],
            ["B. CÁC TỈNH", "<", "<", "<"],
            ["3", "Thành phố Hà Nội", "từ ngày 10/8 đến ngày 12/8/2026", ""],
        ],
        [
            "bo-noi-vu | Quý II/2026",
            "bo-tai-chinh | Quý II/2026 [Tự kiểm tra]",
            "thanh-pho-ha-noi | từ ngày 10/8 đến ngày 12/8/2026",
        ],
    ),
    "bodies alone, what is inspected and how": (
        [
            ["TT", "Tên cơ quan, đơn vị", "Nội dung kiểm tra", "Thời gian dự kiến", "Hình thức"],
            ["1", "Bộ Nội vụ (Cục A, Vụ B)", "Cơ chế một cửa", "Quý II/2026", "Trực tiếp"],
            ["2", "Bộ Y tế (Vụ Pháp chế và Thanh tra)", "Biên chế", "Quý III/2026", "Qua báo cáo"],
        ],
        [
            "bo-noi-vu (Cục A; Vụ B) | Quý II/2026 <direct> [Cơ chế một cửa]",
            "bo-y-te (Vụ Pháp chế và Thanh tra) | Quý III/2026 <by-report> [Biên chế]",
        ],
    ),
    "several units in one cell, groups that say the form": (
        [
            ["Đối tượng kiểm tra", "Thời gian"],
            ["Bộ Nội vụ, Bộ Tài chính", "Tháng 4 năm 2026"],
            ["Bộ Y tế", ""],
        ],
        [
            "bo-noi-vu | Tháng 4 năm 2026",
            "bo-tai-chinh | Tháng 4 năm 2026",
            "bo-y-te |",
        ],
    ),
}
WRITERS: list[tuple[str, Callable[[Rows, Path], None]]] = [
    ("kt.docx", to_docx), ("kt.xlsx", to_xlsx), ("kt.csv", to_csv),
]  # fmt: skip


def draft_of(path: Path, numbers: Sequence[int] = ()) -> Draft:
    source = sources.read(path.read_bytes(), path.name)
    assert not isinstance(source, FileRefusal)
    table = tables.find(source, numbers)
    assert table is not None
    return builder.build(table, REGISTER, Terms())


def units(draft: Draft) -> list[str]:
    """A line a unit: id (parts) | time [note]."""
    return [
        unit["unit"]
        + (f" ({'; '.join(unit['parts'])})" if "parts" in unit else "")
        + f" | {unit.get('time', '')}".rstrip()
        + (f" <{unit['form']}>" if "form" in unit else "")
        + (f" [{unit['note']}]" if "note" in unit else "")
        for inspection in draft.inspections
        for unit in inspection["units"]
    ]


@pytest.mark.parametrize(("name", "write"), WRITERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_of_units_is_read(
    tmp_path: Path, layout: str, name: str, write: Callable[[Rows, Path], None]
) -> None:
    rows, expected = LAYOUTS[layout]
    if name == "kt.csv" and any("^" in row or "<" in row for row in rows):
        pytest.skip("CSV merges nothing")
    write(rows, tmp_path / name)
    draft = draft_of(tmp_path / name)
    assert units(draft) == expected
    assert not draft.count("refused")
    cells = {cell for row in rows for cell in row if cell not in ("^", "<")}
    words = sum(len(cell.split()) for cell in cells) if name == "kt.docx" else draft.words.total
    assert draft.words.total >= words - 1  # equal words of two rows are counted in both


SLIPS: dict[str, tuple[list[str], str]] = {
    # the row beneath "Bộ Nội vụ (Vụ A) | Tháng 4/2026": its verdict and why
    "another body": (["Bộ Y tế", "Tháng 4/2026"], "taken"),
    "the same once more": (["Bộ Nội vụ (Vụ A)", "Tháng 4/2026"], "doubtful inspection-twice"),
    "the same at another time": (
        ["Bộ Nội vụ (Vụ A)", "Tháng 9/2026"],
        "doubtful inspection-again",
    ),
    "the same without its division": (["Bộ Nội vụ", "Tháng 4/2026"], "doubtful inspection-again"),
    "another division of it": (["Bộ Nội vụ (Vụ B)", "Tháng 9/2026"], "taken"),
    "no such month": (["Bộ Y tế", "Tháng 13/2026"], "doubtful inspection-time"),
    "nobody": (["", "Tháng 4/2026"], "refused inspection-no-unit"),
    "words that name nobody": (["1234", "Tháng 4/2026"], "refused inspection-nobody"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_row_is_told(tmp_path: Path, slip: str) -> None:
    row, expected = SLIPS[slip]
    rows = [HEAD, ["1", "Bộ Nội vụ (Vụ A)", "Tháng 4/2026"], ["2", *row]]
    to_csv(rows, tmp_path / "kt.csv")
    verdict = draft_of(tmp_path / "kt.csv").verdicts[-1]
    codes = (reason.code for reason in verdict.reasons)
    assert " ".join((verdict.result, *codes)) == expected
