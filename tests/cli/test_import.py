"""``caich import``: the verdicts, the draft written, an existing plan added to, what is refused."""

import csv
import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.conftest import Answer, Ask
from tests.cli.recorded import AGENCIES, PLAN, added, at_terminal
from tests.importers.layouts import HEAD, Rows, to_csv, to_docx, to_xlsx

ROWS: Rows = [
    HEAD,
    ["I", "Công tác chỉ đạo", "", "", "", ""],
    ["1", "Ban hành kế hoạch kiểm tra", "Bộ A", "", "Quý III/2026", "Kế hoạch"],
    ["4", "Sơ kết: sáu tháng", "Bộ A, Bộ Văn hóa và B", "Các bộ", "30/6/2026", "Báo cáo"],
    ["III", "Tài chính", "", "", "", ""],
    ["1", "Phân bổ vốn", "BA", "", "Thường xuyên", ""],
]
BAD = ["2", "", "Bộ A", "", "30/6/2026", "Báo cáo"]
UNREAD = ["2", "Quyết toán", "Bộ A", "", "ngày 25 tháng 3 tháng 2026", "Báo cáo"]


class Desk:
    """Somebody at a workspace with a plan, a register and files to import."""

    def __init__(self, ask: Ask, folder: Path) -> None:
        self.ask, self.folder = ask, folder
        (folder / "plans").mkdir()
        (folder / "plans" / "agencies.yaml").write_text(AGENCIES, "utf-8")
        self.plan = folder / "plans" / "2026.yaml"
        self.plan.write_text(PLAN, "utf-8")

    def file(self, rows: Rows, name: str = "phu-luc.docx") -> str:
        write = {".docx": to_docx, ".xlsx": to_xlsx, ".csv": to_csv}[Path(name).suffix]
        write(rows, self.folder / name)
        return name

    def run(self, *words: str) -> Answer:
        return self.ask("import", *words, at=self.folder)

    @property
    def text(self) -> str:
        return self.plan.read_text("utf-8")


@pytest.fixture
def desk(ask: Ask, tmp_path: Path) -> Desk:
    return Desk(ask, tmp_path)


def test_a_column_without_a_heading_is_told_by_its_number(desk: Desk) -> None:
    (desk.folder / "phu-luc.md").write_text(
        "| TT | Nhiệm vụ | Cơ quan chủ trì |\n|---|---|---|\n"
        "| 1 | Rà soát thủ tục | Bộ A | trước 30/6/2026 |\n",
        "utf-8",
    )
    answer = desk.run("phu-luc.md")
    assert "Cột “4” được lấy làm thời hạn" in answer.out, answer.err


def test_the_verdicts_in_words(desk: Desk, snapshot: SnapshotAssertion) -> None:
    rows = [*ROWS, BAD, ["Ghi chú: số liệu tạm tính", "<", "<", "<", "<", "<"]]
    answer = desk.run(desk.file(rows))
    assert answer.code == 1
    assert answer.out == snapshot
    assert "Chưa ghi gì" in answer.err
    assert desk.run(desk.file(rows), "--lang", "en").out == snapshot(name="english")


def test_the_verdicts_as_json(desk: Desk) -> None:
    answer = desk.run(desk.file(ROWS), "-f", "json")
    data = json.loads(answer.out)
    assert answer.code == 0
    assert [task["id"] for task in data["tasks"]] == ["I.1", "I.4", "III.1"]
    assert [verdict["result"] for verdict in data["verdicts"]] == ["ignored"] + ["taken"] * 5
    assert (data["compared"], data["written"]) == (None, None)
    words = data["words"]
    assert words["taken"] + words["heading"] == sum(
        len(cell.split()) for row in ROWS for cell in row
    )


def test_a_new_plan_is_valid_once_its_head_is_given(desk: Desk) -> None:
    head = "--title,Kế hoạch mới,--document,02/QĐ-VD@20/01/2026,--issuer,Bộ A,--period,2026"
    answer = desk.run(desk.file(ROWS), "-o", "plans/moi.yaml", *head.split(","))
    assert answer.code == 0, answer.err
    assert "Đã ghi bản thảo vào plans/moi.yaml" in answer.err
    assert desk.ask("validate", "plans/moi.yaml", at=desk.folder).code == 0
    shown = desk.ask("show", "I.4", "--plan", "moi", "-f", "json", at=desk.folder)
    task = json.loads(shown.out)["task"]
    assert (task["lead"], task["support"]) == (["bo-a", "bo-b"], ["cac-bo"])
    assert task["due"] == "2026-06-30"


def test_what_nobody_gave_is_left_out_and_named(desk: Desk) -> None:
    answer = desk.run(desk.file(ROWS), "-o", "plans/moi.yaml")
    assert answer.code == 0
    assert "title, document.number, document.date, period.from, period.to" in answer.err
    assert "# title:   # chưa có" in (desk.folder / "plans" / "moi.yaml").read_text("utf-8")
    judged = desk.ask("validate", "plans/moi.yaml", at=desk.folder)
    assert judged.code == 1
    assert "missing-key" in judged.out


def test_a_file_that_is_there_is_not_overwritten(desk: Desk) -> None:
    answer = desk.run(desk.file(ROWS), "-o", "plans/2026.yaml")
    assert (answer.code, desk.text) == (2, PLAN)
    assert "--force" in answer.err


def test_a_dry_run_of_a_new_plan_writes_nothing_and_asks_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [HEAD, ["1", "Việc", "Sở Nội vụ", "", "ngày 25 tháng 3 tháng 2026", ""]]
    at_terminal(monkeypatch, "tháng 3/2026")
    words = ["-o", "plans/moi.yaml", "--register", "--dry-run"]
    answer = desk.run(desk.file(rows), *words)
    assert (answer.code, answer.err.count("hiểu là")) == (1, 0)
    assert "Chạy thử: chưa ghi gì vào plans/moi.yaml." in answer.err
    assert "Đã ghi" not in answer.out + answer.err
    assert not (desk.folder / "plans" / "moi.yaml").exists()
    assert (desk.folder / "plans" / "agencies.yaml").read_text("utf-8") == AGENCIES
    # What would stand in the way is told by the dry run already.
    there = desk.run("phu-luc.docx", "-o", "plans/2026.yaml", "--dry-run")
    assert (there.code, "--force" in there.err, desk.text) == (2, True, PLAN)


def test_strangers_are_proposed_and_never_entered(desk: Desk) -> None:
    rows = [HEAD, ["1", "Việc", "Sở Nội vụ", "Các sở, ngành", "2026", ""]]
    answer = desk.run(desk.file(rows), "-o", "plans/moi.yaml")
    assert "- {id: so-noi-vu, name: Sở Nội vụ, kind: provincial-agency}" in answer.out
    assert '- {id: cac-so-nganh, name: "Các sở, ngành", complete: false}' in answer.out
    assert (desk.folder / "plans" / "agencies.yaml").read_text("utf-8") == AGENCIES


NEW = {
    "areas": ["  - {id: III, name: Tài chính}"],
    "tasks": [
        "  - id: I.4",
        '    title: "Sơ kết: sáu tháng"',
        "    area: I",
        "    lead: [bo-a, bo-b]",
        "    support: [cac-bo]",
        "    deadline: 30/6/2026",
        "    product: Báo cáo",
        "  - id: III.1",
        "    title: Phân bổ vốn",
        "    area: III",
        "    lead: [bo-a]",
        "    deadline: Thường xuyên",
    ],
}


def test_an_existing_plan_is_only_shown_what_it_would_get(desk: Desk) -> None:
    answer = desk.run(desk.file(ROWS), "--into", "ke-hoach")
    assert (answer.code, desk.text) == (0, PLAN)
    for line in (*NEW["areas"], *NEW["tasks"]):
        assert f"\n+{line}\n" in answer.out
    assert "chưa ghi gì" in answer.err
    assert desk.run(desk.file(ROWS), "--into", "ke-hoach", "--apply", "--dry-run").code == 0
    assert desk.text == PLAN


def test_applying_adds_these_lines_and_leaves_every_other_byte(desk: Desk) -> None:
    answer = desk.run(desk.file(ROWS), "--into", "ke-hoach", "--apply")
    assert answer.code == 0, answer.err
    lines = [line for group in added(PLAN, desk.text).values() for line in group]
    assert lines == [*NEW["areas"], *NEW["tasks"]]
    assert desk.ask("validate", at=desk.folder).code == 0
    # The same file again has nothing to add.
    before = desk.text
    again = desk.run("phu-luc.docx", "--into", "ke-hoach", "--apply")
    assert (again.code, desk.text) == (0, before)
    assert "không có gì để ghi" in again.err


def test_a_term_that_differs_is_told_and_left(desk: Desk) -> None:
    answer = desk.run(desk.file(ROWS), "--into", "ke-hoach", "-f", "json")
    matches = {match["draft"]: match for match in json.loads(answer.out)["compared"]["matches"]}
    assert matches["I.1"]["changes"] == [
        {"key": "deadline", "action": "keep", "before": "Quý II/2026", "after": "Quý III/2026"}
    ]
    assert matches["I.4"]["task"] is None


def test_with_a_refused_row_nothing_is_written(desk: Desk) -> None:
    name = desk.file([*ROWS, BAD])
    answer = desk.run(name, "--into", "ke-hoach", "--apply")
    assert (answer.code, desk.text) == (2, PLAN)
    assert "--skip-refused" in answer.err
    assert "không có nội dung nhiệm vụ" in answer.out
    skipped = desk.run(name, "--into", "ke-hoach", "--apply", "--skip-refused")
    assert skipped.code == 1
    assert "Phân bổ vốn" in desk.text
    assert desk.text.count("deadline: 30/6/2026") == 1


def test_no_row_is_refused_for_the_words_of_its_term(desk: Desk) -> None:
    answer = desk.run(desk.file([*ROWS, UNREAD]), "--into", "ke-hoach", "--apply")
    assert answer.code == 1
    assert "có thể là: 25/3/2026; tháng 3/2026" in answer.out
    assert "deadline: {words: ngày 25 tháng 3 tháng 2026}" in desk.text
    checked = desk.ask("validate", at=desk.folder)
    assert checked.code == 0
    assert "cảnh báo[unread-term]" in checked.out
    again = desk.run("phu-luc.docx", "--into", "ke-hoach", "--apply")
    assert "không có gì để ghi" in again.err


READ = {
    # what is typed: the deadline as the plan then has it, the exit code
    "tháng 3/2026": (
        "deadline: {words: ngày 25 tháng 3 tháng 2026, read_as: tháng 3/2026, "
        "by: van-phong, date: 2026-07-01}",
        0,
    ),
    "ngày kia|25/3/2026": (
        "deadline: {words: ngày 25 tháng 3 tháng 2026, read_as: 25/3/2026, "
        "by: van-phong, date: 2026-07-01}",
        0,
    ),
    "": ("deadline: {words: ngày 25 tháng 3 tháng 2026}", 1),
}


@pytest.mark.parametrize("typed", READ)
def test_a_terminal_is_asked_what_a_term_is_read_as(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    line, code = READ[typed]
    name = desk.file([*ROWS, UNREAD])
    at_terminal(monkeypatch, typed)
    answer = desk.run(name, "--into", "ke-hoach", "--apply")
    assert (answer.code, line in desk.text) == (code, True), answer.err
    assert "“ngày 25 tháng 3 tháng 2026” (III.2) hiểu là: " in answer.err
    assert ("Không hiểu “ngày kia”" in answer.err) == ("ngày kia" in typed)
    at_terminal(monkeypatch, "x")
    again = desk.run(name, "--into", "ke-hoach", "--apply")
    assert "không có gì để ghi" in again.err
    assert "hiểu là:" not in again.err


def test_it_is_asked_only_where_something_is_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = desk.file([*ROWS, UNREAD])
    for words in ([], ["--into", "ke-hoach"], ["--into", "ke-hoach", "--apply", "--dry-run"]):
        at_terminal(monkeypatch, "tháng 3/2026")
        assert "hiểu là:" not in desk.run(name, *words).err
    at_terminal(monkeypatch, "tháng 3/2026")
    assert desk.run(name, "-o", "plans/moi.yaml", "--period", "2026").code == 0
    plan = (desk.folder / "plans" / "moi.yaml").read_text("utf-8")
    assert (
        "deadline: {words: ngày 25 tháng 3 tháng 2026, read_as: tháng 3/2026, date: 2026-07-01}"
    ) in plan


KEYS = ["Hàng", "Kết luận", "Lấy làm", "Mã nhiệm vụ", "Nội dung", "Lý do"]
SHEET = [*KEYS, "Lời văn thời hạn", "Hiểu là"]


def test_a_sheet_of_verdicts_takes_what_terms_are_read_as(desk: Desk) -> None:
    rows = [*ROWS, UNREAD, ["3", "Họp", "Bộ A", "", "=1+1, chưa rõ", ""]]
    answer = desk.run(desk.file(rows), "--verdicts", "ket-luan.csv")
    assert (answer.code, "--readings ket-luan.csv" in answer.err) == (1, True)
    path = desk.folder / "ket-luan.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        sheet = list(csv.reader(lines))
    assert sheet[0] == SHEET
    assert [row[6:] for row in sheet[-2:]] == [[UNREAD[4], ""], ["'=1+1, chưa rõ", ""]]
    assert not any(row[6] for row in sheet[1:-2])
    assert "--force" in desk.run("phu-luc.docx", "--verdicts", "ket-luan.csv").err
    # It comes back filled in, as CSV or as a workbook.
    sheet[-2][7], sheet[-1][7] = "tháng 3/2026", "Quý II/2026"
    to_xlsx(sheet, desk.folder / "dien.xlsx")
    words = ["--readings", "dien.xlsx", "--into", "ke-hoach", "--apply"]
    assert desk.run("phu-luc.docx", *words).code == 0
    assert "read_as: tháng 3/2026, by: van-phong, date: 2026-07-01}" in desk.text
    assert '{words: "=1+1, chưa rõ", read_as: Quý II/2026, ' in desk.text


NOT_READ = {
    # the sheet: the exit code, what is said
    "words,read_as\nngày 25 tháng 3 tháng 2026,ngày kia\n": (
        2, "r.csv, hàng 2: không hiểu thời hạn “ngày kia”; chưa ghi gì."
    ),
    "a,b\nngày 25 tháng 3 tháng 2026,2026\n": (
        2, "r.csv: không có hai cột “Lời văn thời hạn” và “Hiểu là”."
    ),
    "Lời văn thời hạn;Hiểu là\nngày 26;Quý I/2026\nngày 25 tháng 3 tháng 2026;\n": (
        1, "Không có thời hạn nào ghi “ngày 26”; cách hiểu ấy không được dùng."
    ),
}  # fmt: skip


@pytest.mark.parametrize("sheet", NOT_READ)
def test_a_sheet_that_says_nothing_of_a_term_is_told(desk: Desk, sheet: str) -> None:
    (desk.folder / "r.csv").write_text(sheet, "utf-8")
    words = [desk.file([*ROWS, UNREAD]), "--readings", "r.csv", "-o", "plans/moi.yaml"]
    answer = desk.run(*words, "--period", "2026")
    code, said = NOT_READ[sheet]
    assert (answer.code, said in answer.err) == (code, True), answer.err
    assert (desk.folder / "plans" / "moi.yaml").exists() == (code == 1)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["9", "Việc mới", "Bộ A", "", "2026", ""], 0),
        (["", "Việc mới", "Bộ A", "", "2026", ""], 1),  # without a number
        (["9", "Việc mới", "Bộ A", "", "sáng mai", ""], 1),
    ],
)
def test_what_is_to_be_looked_at_shows_in_the_exit_code(
    row: list[str], code: int, desk: Desk
) -> None:
    assert desk.run(desk.file([*ROWS, row])).code == code


def test_tasks_that_begin_as_headings_do_are_tasks(desk: Desk) -> None:
    rows = [
        HEAD,
        ["I.7", "Nhiệm vụ rà soát thủ tục", "Cơ quan thường trực Ban Chỉ đạo", "", "30/6/2026", ""],
        ["I.8", "Nhiệm vụ tổng hợp báo cáo", "Cơ quan báo chí trung ương", "", "Quý II/2026", ""],
    ]
    answer = desk.run(desk.file(rows, "bang.csv"), "-f", "json")
    assert [task["id"] for task in json.loads(answer.out)["tasks"]] == ["I.7", "I.8"]
    assert answer.code == 0


def test_a_stranger_in_an_existing_plan_refuses_it_all(desk: Desk) -> None:
    rows = [HEAD, ["9", "Việc", "Sở Nội vụ", "", "2026", ""]]
    answer = desk.run(desk.file(rows), "--into", "ke-hoach", "--apply", "--area", "I")
    assert (answer.code, desk.text) == (2, PLAN)
    assert "unknown-agency" in answer.err
    assert "so-noi-vu" in answer.out


def test_tasks_without_an_area_go_where_they_are_told(desk: Desk) -> None:
    rows = [HEAD, ["9", "Việc mới", "Bộ A", "", "2026", ""]]
    answer = desk.run(desk.file(rows), "--into", "ke-hoach", "--apply", "--area", "the che")
    assert answer.code == 0, answer.err
    assert added(PLAN, desk.text)[PLAN.count("\n")][2] == "    area: II"


def test_two_tables_are_asked_about(desk: Desk) -> None:
    from docx import Document

    from tests.importers.layouts import add_table

    document = Document()
    for title in ("Phụ lục I", "Phụ lục II"):
        document.add_paragraph(title)
        add_table(document, ROWS)
    document.save(str(desk.folder / "hai.docx"))
    answer = desk.run("hai.docx")
    assert answer.code == 2
    assert "--table 1: bảng 1, 5 hàng, cột: TT, Nhiệm vụ" in answer.err
    assert desk.run("hai.docx", "--table", "2").code == 0
    assert desk.run("hai.docx", "--table", "3").code == 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["thieu.docx"], 3, "không có tệp này"),
        (["plans"], 3, "đây là thư mục"),
        (["trong.docx"], 3, "tệp trống"),
        (["anh.png"], 3, "không nhận ra loại tệp"),
        (["khac.csv"], 3, "không thấy bảng nhiệm vụ"),
        (["bang.csv", "--apply"], 2, "--into"),
        (["bang.csv", "--into", "ke-hoach", "-o", "x.yaml"], 2, "chọn một"),
        (["bang.csv", "--into", "khac"], 2, "khac"),
        (["bang.csv", "--period", "2026-2025"], 2, "--period"),
        (["bang.csv", "--period", "0000"], 2, "--period"),
        (["bang.csv", "--period", "tháng sau"], 2, "--period"),
        (["bang.csv", "--document", "1/QĐ@kia"], 2, "--document"),
        (["bang.csv", "--format", "xml"], 2, "xml"),
        (["bang.csv", "-o", "khong/co/x.yaml"], 2, "không có thư mục"),
    ],
)
def test_what_cannot_be_done_is_said(words: list[str], code: int, said: str, desk: Desk) -> None:
    (desk.folder / "trong.docx").write_bytes(b"")
    (desk.folder / "anh.png").write_bytes(b"\x89PNG")
    (desk.folder / "khac.csv").write_text("Họ tên;Tuổi\nA;30\n", "utf-8")
    desk.file(ROWS, "bang.csv")
    answer = desk.run(*words)
    assert answer.code == code, answer.err
    assert said in answer.err
    assert desk.text == PLAN


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-2030", "2026-01-01", "2030-12-31"),
        ("01/7/2026..30/6/2027", "2026-07-01", "2027-06-30"),
    ],
)
def test_periods(typed: str, start: str, end: str, desk: Desk) -> None:
    desk.run(desk.file(ROWS), "-o", "plans/moi.yaml", "--period", typed)
    text = (desk.folder / "plans" / "moi.yaml").read_text("utf-8")
    assert f"  period:\n    from: {start}\n    to: {end}\n" in text


def test_without_the_office_libraries_it_says_what_to_install(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from caichcli.importers import sources

    monkeypatch.setattr(sources, "find_spec", lambda _: None)
    for name in ("a.docx", "a.xlsx"):
        answer = desk.run(desk.file(ROWS, name))
        assert answer.code == 2
        assert "python3 -m pip install docxtpl openpyxl" in answer.err
    assert desk.run(desk.file(ROWS, "a.csv")).code == 0


@pytest.mark.parametrize(
    ("lang", "more"), [("vi", "và 5 chỗ khác"), ("en", "and 5 more cells"), ("json", "")]
)
def test_of_words_left_out_a_page_shows_the_first(
    ask: Ask, tmp_path: Path, lang: str, more: str
) -> None:
    rows = [f"{n},Việc {n},Bộ A,30/6/2026,chữ thừa {n}" for n in range(1, 1006)]
    head = "TT,Nhiệm vụ,Cơ quan chủ trì,Thời hạn,Khác"
    (tmp_path / "in.csv").write_text("\n".join([head, *rows]), "utf-8")
    options = ["--format", "json"] if lang == "json" else ["--lang", lang]
    printed = ask("import", "in.csv", *options, at=tmp_path).out
    assert more in printed
    # With the row and with what is left of it; of the last ones a page has the rows alone.
    assert printed.count("chữ thừa 1000") == 2
    assert printed.count("chữ thừa 1005") == (2 if lang == "json" else 1)
