"""Conclusions of inspections and lists of initiatives: tables in offices' shapes, all invented."""

from collections.abc import Callable
from pathlib import Path

import pytest

from caichcli.importers import sources
from caichcli.importers.drafts.draft import Draft, RecordData, Terms
from caichcli.importers.duty_tables import headings, initiatives, shortcomings
from caichcli.importers.grids.grid import FileRefusal, Source
from tests.importers.imported import REGISTER
from tests.importers.layouts import Rows, to_csv, to_docx, to_xlsx

HEAD = ["STT", "Đơn vị được kiểm tra", "Tồn tại, hạn chế", "Kiến nghị", "Thời hạn khắc phục"]
SIGNED: RecordData = {"number": "12/TB", "date": "2026-05-20"}
COUNTED = "30 ngày kể từ ngày nhận được thông báo"

FOUND: dict[str, tuple[Rows, list[str]]] = {
    "a unit a row, as above, words and days for terms": (
        [
            HEAD,
            ["1", "Bộ Nội vụ", "Chưa niêm yết đủ", "Niêm yết đủ", COUNTED],
            ["2", "nt", "Hồ sơ trả chậm", "", "Quý III/2026"],
            ["3", "", "Sổ theo dõi thiếu", "Bổ sung", ""],
        ],
        [
            f"KT.1.1 bo-noi-vu | Chưa niêm yết đủ | Niêm yết đủ | {COUNTED}",
            "KT.1.2 bo-noi-vu | Hồ sơ trả chậm |  | Quý III/2026",
            "KT.1.3 bo-noi-vu | Sổ theo dõi thiếu | Bổ sung | ",
        ],
    ),
    "units as groups, who is to remedy it beside": (
        [
            ["TT", "Nội dung tồn tại, hạn chế", "Cơ quan khắc phục", "Thời hạn"],
            ["I", "Bộ Tài chính", "", ""],
            ["1", "Chưa phân quyền", "Bộ Nội vụ", "30/9/2026"],
            ["II", "Bộ Y tế", "", ""],
            ["1", "Chưa công khai", "Bộ Y tế", "tháng 8/2026"],
        ],
        [
            "KT.1.1 bo-tai-chinh (bo-noi-vu) | Chưa phân quyền |  | 30/9/2026",
            "KT.1.2 bo-y-te | Chưa công khai |  | tháng 8/2026",
        ],
    ),
    "a unit merged over its rows, names of persons left out": (
        [
            ["Cơ quan, đơn vị", "Hạn chế, thiếu sót", "Yêu cầu khắc phục", "Người theo dõi"],
            ["Bộ Y tế", "Chưa công khai", "Công khai", "Nguyễn Văn An"],
            ["^", "Trả chậm", "Xin lỗi", "Trần Thị Bình"],
        ],
        [
            "KT.1.1 bo-y-te | Chưa công khai | Công khai | ",
            "KT.1.2 bo-y-te | Trả chậm | Xin lỗi | ",
        ],
    ),
}
LISTED: Rows = [
    ["TT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Lĩnh vực", "Hiệu quả", "Quyết định công nhận",
     "Ngày áp dụng"],
    ["1", "Trả tại nhà", "Nguyễn Văn An", "Bộ Nội vụ", "Thủ tục", "Giảm 2 ngày",
     "44/QĐ-BNV ngày 12/3/2026", ""],
    ["2", "Biểu mẫu", "Trần Thị Bình", "Bộ Y tế", "Số hóa", "", "", "01/2/2026"],
    ["3", "Tổng đài", "Lê Văn Cường", "Bộ Y tế", "Số hóa", "", "", ""],
]  # fmt: skip
WRITERS: list[tuple[str, Callable[[Rows, Path], None]]] = [
    ("a.docx", to_docx), ("a.xlsx", to_xlsx), ("a.csv", to_csv),
]  # fmt: skip


def source(path: Path) -> Source:
    answer = sources.read(path.read_bytes(), path.name)
    assert not isinstance(answer, FileRefusal)
    return answer


def draft_of(path: Path, conclusion: RecordData = SIGNED) -> Draft:
    table = headings.find(source(path))
    assert table is not None
    if table.duty == "initiatives":
        return initiatives.build(table, REGISTER, Terms())
    return shortcomings.build(table, REGISTER, Terms(), conclusion)


def lines(draft: Draft) -> list[str]:
    """A line a shortcoming: id unit (owner) | text | recommendation | term."""
    return [
        f"{one['id']} {one['unit']}"
        + (f" ({one['owner']})" if "owner" in one else "")
        + f" | {one['text']} | {one.get('recommendation', '')} | {one.get('deadline', '')}"
        for inspection in draft.inspections
        for one in inspection["shortcomings"]
    ]


@pytest.mark.parametrize(("name", "write"), WRITERS)
@pytest.mark.parametrize("layout", FOUND)
def test_what_was_found_is_read(
    tmp_path: Path, layout: str, name: str, write: Callable[[Rows, Path], None]
) -> None:
    rows, expected = FOUND[layout]
    if name == "a.csv" and any("^" in row for row in rows):
        pytest.skip("CSV merges nothing")
    write(rows, tmp_path / name)
    draft = draft_of(tmp_path / name)
    assert lines(draft) == expected
    assert not draft.count("refused")
    everything = repr((draft.inspections, draft.verdicts, draft.proposals))
    assert "Nguyễn Văn An" not in everything
    assert "Trần Thị Bình" not in everything
    assert all(
        one["conclusion"] == SIGNED for each in draft.inspections for one in each["shortcomings"]
    )
    assert [note.code for note in draft.notes] == ["dropped-persons"] * ("Nguyễn" in repr(rows))


@pytest.mark.parametrize(("name", "write"), WRITERS)
def test_a_list_of_initiatives_is_read_and_its_authors_are_not(
    tmp_path: Path, name: str, write: Callable[[Rows, Path], None]
) -> None:
    write(LISTED, tmp_path / name)
    draft = draft_of(tmp_path / name)
    assert list(draft.initiatives) == [
        {"id": "SK.1", "kind": "recognised", "title": "Trả tại nhà", "unit": "bo-noi-vu",
         "area": "1", "effect": "Giảm 2 ngày",
         "decision": {"number": "44/QĐ-BNV", "date": "2026-03-12"}},
        {"id": "SK.2", "kind": "solution", "title": "Biểu mẫu", "unit": "bo-y-te", "area": "2",
         "first_applied": "2026-02-01"},
        {"id": "SK.3", "kind": "proposal", "title": "Tổng đài", "unit": "bo-y-te", "area": "2"},
    ]  # fmt: skip
    assert [area["name"] for area in draft.areas] == ["Thủ tục", "Số hóa"]
    everything = repr((draft.initiatives, draft.verdicts, draft.proposals))
    assert not any(row[2] in everything for row in LISTED[1:])
    assert [one.result for one in draft.verdicts[-3:]] == ["taken", "taken", "doubtful"]
    assert [note.values["headings"] for note in draft.notes] == ["Tác giả"]


SLIPS: dict[str, tuple[list[str], str]] = {
    # the row beneath "Bộ Nội vụ | Trả chậm": its verdict and why
    "another": (["Bộ Y tế", "Trả chậm", "", ""], "taken"),
    "the same once more": (["Bộ Nội vụ", "Trả chậm", "", ""], "doubtful shortcoming-twice"),
    "a term that nobody reads": (["", "Khác", "", "Giữa năm"], "doubtful inspection-time"),
    "two bodies": (["Bộ Nội vụ, Bộ Y tế", "Khác", "", ""], "refused duty-several"),
    "words that name nobody": (["1234", "Khác", "", ""], "refused duty-nobody"),
    "a person": (["Bộ Y tế", "Ông Lê Văn Cường chưa ghi sổ", "", ""], "refused duty-person"),
    "a person in what is asked": (["Bộ Y tế", "Khác", "bà Lê Thị Hoa kiểm điểm", ""],
                                  "refused duty-person"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_row_is_told(tmp_path: Path, slip: str) -> None:
    row, expected = SLIPS[slip]
    to_csv([HEAD, ["1", "Bộ Nội vụ", "Trả chậm", "", ""], ["2", *row]], tmp_path / "a.csv")
    verdict = draft_of(tmp_path / "a.csv").verdicts[-1]
    codes = (reason.code for reason in verdict.reasons)
    assert " ".join((verdict.result, *codes)) == expected


OTHERS: list[list[str]] = [
    ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Tồn tại, hạn chế"],
    ["STT", "Đơn vị được kiểm tra", "Thời gian kiểm tra"],
    ["STT", "Tồn tại, hạn chế"],
    ["STT", "Sáng kiến"],
]


@pytest.mark.parametrize("heads", OTHERS)
def test_a_table_of_something_else_is_left_to_others(tmp_path: Path, heads: list[str]) -> None:
    to_csv([heads, ["1", *("Bộ Nội vụ" for _ in heads[1:])]], tmp_path / "a.csv")
    assert headings.find(source(tmp_path / "a.csv")) is None


def test_without_a_unit_a_row_is_refused_and_the_title_may_name_it(tmp_path: Path) -> None:
    rows = "| STT | Tồn tại, hạn chế | Kiến nghị |\n|---|---|---|\n| 1 | Chậm | Sửa |\n"
    (tmp_path / "a.md").write_text(f"# Kiểm tra một cửa\n\n{rows}", "utf-8")
    assert [one.result for one in draft_of(tmp_path / "a.md").verdicts][-1] == "refused"
    (tmp_path / "a.md").write_text(f"# Kiểm tra một cửa tại Bộ Y tế\n\n{rows}", "utf-8")
    draft = draft_of(tmp_path / "a.md", {})
    assert lines(draft) == ["KT.1.1 bo-y-te | Chậm | Sửa | "]
    assert draft.verdicts[-1].result == "doubtful"
    assert "conclusion" not in draft.inspections[0]["shortcomings"][0]
