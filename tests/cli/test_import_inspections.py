"""``caich import`` of a plan of inspections: a draft of its own, or put into one that is there."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask

PAPER = """\
# KẾ HOẠCH KIỂM TRA NĂM 2026

(Kèm theo Quyết định số 12/QĐ-VD ngày 10/01/2026 của Cơ quan ví dụ)

## 1. Kiểm tra trực tiếp cơ chế một cửa

| STT | Đơn vị được kiểm tra | Thời gian kiểm tra |
|---|---|---|
| I | Các bộ | |
| 1 | Bộ A | Tháng 7/2026 |
| 2 | nt | Tháng 8/2026 |

## 2. Tự kiểm tra tổ chức bộ máy

| TT | Đơn vị được kiểm tra | Thời gian kiểm tra |
|---|---|---|
| 1 | Bộ B (Văn phòng; Cục P) | Giữa năm |
| 2 | Bộ B | Quý III/2026 |
| 3 | Bộ B | Quý III/2026 |
"""
REGISTERED = """\
schema: 1
agencies:
  - {id: bo-a, name: Bộ A, kind: ministry}
  - {id: bo-b, name: Bộ B, kind: ministry}
"""
PLANNED = """\
schema: 1
plan:
  id: ke-hoach
  title: Kế hoạch ví dụ
  document: {number: 01/QĐ-VD, date: 2026-01-15}
  period: {from: 2026-01-01, to: 2026-12-31}
areas: []
tasks: []   # chưa có
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "agencies.yaml").write_text(REGISTERED, "utf-8")
    (tmp_path / "kt.md").write_text(PAPER, "utf-8")
    return tmp_path


INSPECTIONS = """\
inspections:
  - id: KT.1
    theme: Kiểm tra trực tiếp cơ chế một cửa
    form: direct
    units:
      - {unit: bo-a, time: Tháng 7/2026}
  - id: KT.2
    theme: Tự kiểm tra tổ chức bộ máy
    form: self
    units:
      - {unit: bo-b, parts: [Văn phòng, Cục P], time: Giữa năm}
      - {unit: bo-b, time: Quý III/2026}
"""


def test_several_tables_are_as_many_inspections_with_a_verdict_a_row(
    ask: Ask, folder: Path
) -> None:
    answer = ask("import", "kt.md", "-o", "plans/2026.yaml", at=folder)
    assert answer.code == 1
    assert (folder / "plans" / "2026.yaml").read_text("utf-8").endswith(INSPECTIONS)
    told = [" ".join(line.split()) for line in answer.out.splitlines()]
    assert any(line.startswith("1:11 từ chối đơn vị được kiểm tra") for line in told)
    assert any("“Giữa năm” chưa hiểu được" in line for line in told)
    assert any("“Bộ B” đã có ở hàng trên" in line for line in told)
    assert ask("validate", at=folder).code == 0


def test_a_plan_that_is_there_gets_what_it_lacks_and_keeps_every_byte(
    ask: Ask, folder: Path
) -> None:
    path = folder / "plans" / "2026.yaml"
    path.write_text(PLANNED, "utf-8")
    words = ("import", "kt.md", "--into", "ke-hoach", "--apply", "--skip-refused")
    assert ask(*words, at=folder).code == 1
    first = path.read_text("utf-8")
    assert first.startswith(PLANNED)
    assert [line for line in first.splitlines() if "unit:" in line] == [
        line for line in INSPECTIONS.splitlines() if "unit:" in line
    ]
    assert ask(*words, at=folder).code == 1
    assert path.read_text("utf-8") == first
    more = PAPER.replace("| 2 | nt | Tháng 8/2026 |", "| 2 | Bộ B | Tháng 8/2026 |")
    (folder / "kt.md").write_text(more, "utf-8")
    ask(*words, at=folder)
    new = [line for line in path.read_text("utf-8").splitlines() if line not in first.splitlines()]
    assert [line.strip() for line in new] == ["- {unit: bo-b, time: Tháng 8/2026}"]


CONCLUSION = """\
BỘ A

Số: 12/TB-BA

Hà Nội, ngày 20 tháng 5 năm 2026

# THÔNG BÁO

Kết luận kiểm tra cơ chế một cửa

| STT | Đơn vị được kiểm tra | Tồn tại, hạn chế | Kiến nghị | Thời hạn | Người theo dõi |
|---|---|---|---|---|---|
| 1 | Bộ B | Chưa niêm yết đủ | Niêm yết đủ | 30/9/2026 | Nguyễn Văn An |
| 2 | Bộ B | Hồ sơ trả chậm | Xin lỗi | Quý III/2026 | Trần Thị Bình |
"""
OF_THEME = "  - {id: KT.4, theme: Cơ chế một cửa, lead: bo-a, units: [{unit: bo-b}]}   # một\n"
LISTED = """\
| TT | Tên sáng kiến | Tác giả | Đơn vị | Lĩnh vực | Quyết định công nhận |
|---|---|---|---|---|---|
| 1 | Trả tại nhà | Nguyễn Văn An | Bộ B | Số hóa | 44/QĐ-BB ngày 12/3/2026 |
| 2 | Biểu mẫu | Trần Thị Bình | Bộ A | Thủ tục | 45/QĐ-BA ngày 12/3/2026 |
"""


def test_what_was_found_goes_into_the_inspection_of_its_theme(ask: Ask, folder: Path) -> None:
    path = folder / "plans" / "2026.yaml"
    path.write_text(f"{PLANNED}inspections:\n{OF_THEME}", "utf-8")
    (folder / "kl.md").write_text(CONCLUSION, "utf-8")
    before = path.read_text("utf-8")
    trial = ask("import", "kl.md", "--into", "ke-hoach", "--dry-run", at=folder)
    assert (trial.code, path.read_text("utf-8")) == (0, before), trial.err
    words = ("import", "kl.md", "--into", "ke-hoach", "--apply")
    answer = ask(*words, at=folder)
    assert answer.code == 0, answer.err
    assert "Cột tên người, không lấy: Người theo dõi" in answer.out
    text = path.read_text("utf-8")
    own = (
        "shortcomings: [{id: KT.4.1, unit: bo-b, text: Chưa niêm yết đủ,"
        " recommendation: Niêm yết đủ, conclusion: {number: 12/TB-BA, date: 2026-05-20},"
        " deadline: 30/9/2026}, {id: KT.4.2, unit: bo-b, text: Hồ sơ trả chậm,"
        " recommendation: Xin lỗi, conclusion: {number: 12/TB-BA, date: 2026-05-20},"
        " deadline: Quý III/2026}]}   # một\n"
    )
    assert text == before.replace("]}   # một\n", f"], {own}")
    assert ask("validate", at=folder).code == 0
    assert "đã có đủ" in ask(*words, at=folder).err
    assert path.read_text("utf-8") == text
    told = ask("shortcomings", "--plan", "ke-hoach", "--as-of", "1/7/2026", at=folder).out
    assert "KT.4.2" in told


BOTH = PAPER + CONCLUSION.partition("cơ chế một cửa\n")[2] + LISTED
BESIDE = [
    # --table, the kinds that are told beside what was read
    ((), ["tồn tại, hạn chế, chưa đọc: --table 3", "sáng kiến, chưa đọc: --table 4"]),
    (("--table", "3"), []),
]


@pytest.mark.parametrize(("table", "told"), BESIDE)
def test_what_else_a_file_holds_is_told(
    ask: Ask, folder: Path, table: tuple[str, ...], told: list[str]
) -> None:
    (folder / "both.md").write_text(
        BOTH.replace("\n| TT | Tên", "\nDanh mục\n\n| TT | Tên"), "utf-8"
    )
    answer = ask("import", "both.md", *table, at=folder)
    lines = [line for line in (answer.out + answer.err).splitlines() if "chưa đọc" in line]
    assert len(lines) == len(told)
    assert all(words in line for words, line in zip(told, lines, strict=True))


def test_initiatives_get_the_areas_of_the_plan_and_nobody_s_name(ask: Ask, folder: Path) -> None:
    path = folder / "plans" / "2026.yaml"
    planned = PLANNED.replace("areas: []", "areas:\n  - {id: III, name: Số hóa}")
    path.write_text(planned, "utf-8")
    (folder / "sk.md").write_text(LISTED, "utf-8")
    words = ("import", "sk.md", "--into", "ke-hoach", "--apply")
    answer = ask(*words, at=folder)
    assert answer.code == 0, answer.err
    text = path.read_text("utf-8")
    assert text.count("area: III") == 1
    assert '{id: "2", name: Thủ tục}' in text
    assert "Nguyễn" not in text + answer.out
    assert "đã có đủ" in ask(*words, at=folder).err
    told = ask("initiatives", "--plan", "ke-hoach", "--as-of", "1/7/2026", at=folder).out
    assert "SK.1" in told
