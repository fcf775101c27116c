"""``caich export``: what each format holds, and that no cell does what it should not."""

import csv
import datetime as dt
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import icalendar
import pytest
from docx import Document
from openpyxl import load_workbook

from tests.cli.conftest import EXAMPLE, REAL, ROOT, Answer, Ask
from tests.cli.recorded import PLAN, Desk, desk

DAY = "28/6/2020"
PLANS = {"real": REAL, "example": EXAMPLE}


def export(ask: Ask, folder: Path, name: str, *words: str, at: Path = EXAMPLE) -> Path:
    path = folder / name
    day = () if "--as-of" in words else ("--as-of", DAY)
    answer = ask("export", "-o", str(path), *day, *words, at=at)
    assert answer.code == 0, answer.err
    return path


def table(path: Path) -> tuple[list[str], list[dict[str, Any]]]:
    """The headings of a sheet of tasks, and its rows by them."""
    rows = list(load_workbook(path).worksheets[0].iter_rows(values_only=True))
    top = next(number for number, row in enumerate(rows) if row[0] == "Mã")
    heads = list(map(str, rows[top]))
    return heads, [dict(zip(heads, row, strict=True)) for row in rows[top + 1 :]]


def listed(ask: Ask, at: Path, *words: str) -> list[Any]:
    answer = ask("list", "-f", "json", "--as-of", DAY, *words, at=at)
    return list(json.loads(answer.out)["tasks"])


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("words", [(), ("-a", "bo b", "--role", "any"), ("--class", "overdue")])
def test_a_sheet_says_what_list_says(
    ask: Ask, tmp_path: Path, plan: str, words: tuple[str, ...]
) -> None:
    at = PLANS[plan]
    if plan == "real" and words[:1] == ("-a",):
        words = ("-a", "BNV")
    _, rows = table(export(ask, tmp_path, "a.xlsx", *words, at=at))
    tasks = listed(ask, at, *words)
    assert [row["Mã"] for row in rows] == [task["id"] for task in tasks] or not tasks
    for row, task in zip(rows, tasks, strict=False):
        assert row["Nhiệm vụ"] == task["title"]
        due = row["Ngày đến hạn"]
        assert (due and due.date().isoformat()) == task["due"]
        assert row["Tiến độ (%)"] == task["progress"]
        assert (row["Số ngày quá hạn"] or 0) == task["days_late"]


def test_the_figures_are_those_of_status(ask: Ask, tmp_path: Path) -> None:
    book = load_workbook(export(ask, tmp_path, "a.xlsx"))
    rows = list(book["Số liệu"].iter_rows(values_only=True))
    whole = next(number for number, row in enumerate(rows) if row[0] == "Các nhiệm vụ trong bảng")
    found = dict(zip(rows[whole - 1], rows[whole], strict=True))
    answer = json.loads(ask("status", "-f", "json", "--as-of", DAY, at=EXAMPLE).out)
    totals = answer["totals"]
    assert found["Tổng số nhiệm vụ"] == totals["total"]
    assert found["Chưa hoàn thành, quá hạn"] == totals["overdue"]
    assert found["Chưa có báo cáo"] == totals["not_reported"]
    rates = {row[0]: row[1] for row in rows}
    wanted = answer["rates"]["done_of_due"]["percent"]
    assert rates["Tỷ lệ hoàn thành nhiệm vụ đến hạn"] == pytest.approx(wanted / 100)


def test_a_sheet_can_be_worked_with(ask: Ask, tmp_path: Path) -> None:
    sheet = load_workbook(export(ask, tmp_path, "a.xlsx")).worksheets[0]
    rows = list(sheet.iter_rows())
    top = next(number for number, row in enumerate(rows, 1) if row[0].value == "Mã")
    assert sheet["A1"].value == "SỐ LIỆU MINH HỌA – không phải số liệu của cơ quan nào."
    assert sheet.freeze_panes == f"B{top + 1}"
    assert sheet.auto_filter.ref == f"A{top}:T{sheet.max_row}"
    assert sheet.print_title_rows == f"${top}:${top}"
    due = next(cell for cell in rows[top] if isinstance(cell.value, dt.datetime))
    assert due.number_format == "dd/mm/yyyy"


DANGEROUS = ["=1+1", "+84", "-Đã họp", "@SUM(A1)", "＝1", "http://x.vn", "'=1"]


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    notes = "".join(
        f"      - {{date: 2026-04-{day:02}, note: {json.dumps(text, ensure_ascii=False)}}}\n"
        for day, text in enumerate(DANGEROUS, start=4)
    )
    return desk(ask, tmp_path, PLAN.replace("  # Chưa có báo cáo nào.\n", f"{notes}\n"))


@pytest.mark.parametrize(("number", "text"), list(enumerate(DANGEROUS, start=4)))
def test_no_cell_becomes_a_formula(at: Desk, number: int, text: str) -> None:
    day = f"{number:02}/4/2026"
    for name in ("a.xlsx", "a.csv"):
        answer = at.run("export", "-o", name, "--as-of", day, "--search", "I.1")
        assert answer.code == 0, answer.err
    rows = load_workbook(at.top / "a.xlsx").worksheets[0].iter_rows()
    cells = [cell for row in rows for cell in row]
    (found,) = (cell for cell in cells if cell.value == text)
    assert (found.data_type, found.hyperlink) == ("s", None)
    lines = csv.DictReader(io.StringIO((at.top / "a.csv").read_text("utf-8-sig")))
    guarded = f"'{text}" if text[0] in "=+-@＝" else text
    assert next(row["Nội dung báo cáo"] for row in lines) == guarded


def test_text_too_long_for_a_cell_is_cut_and_told(at: Desk) -> None:
    long = "ế😀" * 12_000
    at.write(at.text.replace("product: Thông báo", f"product: {long}"))
    answer = at.run("export", "-o", "a.xlsx")
    assert "I.2" in answer.err
    sheet = load_workbook(at.top / "a.xlsx").worksheets[0]
    (cell,) = (
        text
        for row in sheet.iter_rows(values_only=True)
        for text in map(str, row)
        if text.startswith("ế😀")
    )
    assert long.startswith(cell.removesuffix("…"))
    assert len(cell.encode("utf-16-le")) // 2 in (32_766, 32_767)


def test_csv_is_for_excel(at: Desk) -> None:
    at.write(at.text.replace("progress: 40", "progress: 62.5"))
    assert at.run("export", "-o", "a.csv", "--delimiter", ";").code == 0
    data = (at.top / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    first = next(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert (first["Tiến độ (%)"], first["Ngày đến hạn"]) == ("62,5", "2026-06-30")
    assert first["SỐ LIỆU MINH HỌA"] == "có"
    assert at.run("export", "-f", "csv").out.splitlines()[1].count(",62.5,") == 1


def test_json_is_the_answer_of_list(ask: Ask) -> None:
    exported = ask("export", "-f", "json", "--as-of", DAY, at=EXAMPLE)
    assert exported.out == ask("list", "-f", "json", "--as-of", DAY, at=EXAMPLE).out


def events(path: Path) -> dict[str, Any]:
    """The events by plan, task and occurrence; behind the sign stands whose plan it is."""
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    return {str(event["uid"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


def test_a_calendar_has_an_event_a_due_date(ask: Ask, tmp_path: Path) -> None:
    found = events(export(ask, tmp_path, "a.ics"))
    tasks = {task["id"]: task for task in listed(ask, EXAMPLE)}
    single = {uid: event for uid, event in found.items() if uid.count("/") == 1}
    wanted = {
        f"minh-hoa-2020/{id_}"
        for id_, task in tasks.items()
        if task["due"] and task["deadline_kind"] not in ("recurring", "period")
    }
    assert single.keys() == wanted
    for uid, event in single.items():
        task = tasks[uid.split("/")[1]]
        assert event["dtstart"].dt.isoformat() == task["due"]
        assert str(event["dtstamp"].dt) == "2020-06-28 00:00:00+00:00"
        stopped = task["class"] in ("cancelled", "suspended")
        assert (event.get("status"), event["sequence"] > 0) == (
            ("CANCELLED", True) if stopped else (None, event["sequence"] > 0)
        )
        open_ = task["class"] in ("in-term", "overdue", "undated")
        assert len(event.walk("VALARM")) == (2 if open_ else 0)
    assert "minh-hoa-2020/I.4/2020-06-30" in found
    sunday = found["minh-hoa-2020/I.4/2020-12-20"]
    assert "Ngày đến hạn rơi vào Chủ nhật." in sunday["description"]


def calendar(at: Desk) -> dict[str, Any]:
    assert at.run("export", "-o", "a.ics", "--force").code == 0
    return events(at.top / "a.ics")


def test_an_event_keeps_its_name_when_its_term_moves(at: Desk) -> None:
    before = calendar(at)["ke-hoach/I.1"]
    assert at.run("adjust", "I.1", "--to", "30/9/2026", "--document", "2/TB@1/7/2026").code == 0
    after = calendar(at)["ke-hoach/I.1"]
    assert before["uid"] == after["uid"]
    assert (before["dtstart"].dt, before["sequence"]) == (dt.date(2026, 6, 30), 0)
    assert (after["dtstart"].dt, after["sequence"]) == (dt.date(2026, 9, 30), 1)


@pytest.mark.parametrize("task", ["I.1", "I.3"])
def test_what_is_stopped_is_cancelled_in_the_calendar_until_it_goes_on(at: Desk, task: str) -> None:
    """One that was left out would stay where the calendar was taken in before."""

    def told() -> list[tuple[str | None, int]]:
        own = (one for uid, one in calendar(at).items() if uid.startswith(f"ke-hoach/{task}"))
        return [(one.get("status"), one["sequence"]) for one in own if "Đã" not in one["summary"]]

    before = told()
    assert at.run("suspend", task, "--document", "2/TB@1/1/2026").code == 0
    stopped = told()
    assert at.run("update", task, "-s", "in-progress", "--by", "van-phong").code == 0
    again = told()
    assert at.run("cancel", task, "--document", "3/TB@1/1/2026").code == 0
    gone = told()
    assert before
    assert {status for status, _ in stopped + gone} == {"CANCELLED"}
    assert {status for status, _ in before} == {None}
    revisions = [max(number for _, number in one) for one in (before, stopped, again, gone)]
    assert revisions == sorted(set(revisions))


def test_plans_of_one_id_have_calendars_of_their_own(at: Desk) -> None:
    first = {str(one["uid"]) for one in calendar(at).values()}
    at.write(at.text.replace("Kế hoạch minh họa năm 2026", "Kế hoạch của tỉnh Y năm 2026"))
    second = {str(one["uid"]) for one in calendar(at).values()}
    assert len(first) == len(second)
    assert first.isdisjoint(second)


def test_lines_of_a_calendar_are_folded(ask: Ask, tmp_path: Path) -> None:
    data = export(ask, tmp_path, "a.ics").read_bytes()
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no letter is cut in two


def test_a_word_table_has_every_task(ask: Ask, tmp_path: Path) -> None:
    document = Document(str(export(ask, tmp_path, "a.docx")))
    (found,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in found.rows]
    assert [row[0] for row in rows if row[0] != row[1]][1:] == [
        task["id"] for task in listed(ask, EXAMPLE)
    ]
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    assert found.rows[0]._tr.trPr is not None
    assert "tblHeader" in found.rows[0]._tr.xml


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx", "a.ics", "a.csv", "a.json"])
def test_the_same_question_is_the_same_file(ask: Ask, tmp_path: Path, name: str) -> None:
    first = export(ask, tmp_path, name).read_bytes()
    if name == "a.docx":  # python-docx puts the day of its template only
        assert Document(io.BytesIO(first)).core_properties.title == "Kế hoạch minh họa năm 2020"
    assert export(ask, tmp_path, name, "--force").read_bytes() == first or name == "a.docx"


REFUSED = {
    # the words typed: the exit code, and what the line must name
    "-f xls": (2, ["xlsx"]),
    "-o a.txt": (2, ["xlsx|docx|ics|csv|json"]),
    "": (2, ["xlsx|docx|ics|csv|json"]),
    "-o a.xlsx --delimiter ;": (2, ["csv"]),
    "-o a.csv --delimiter x": (2, ["“x”"]),
    "-o there.xlsx": (2, ["there.xlsx", "--force"]),
    "-o khong-co/a.xlsx": (2, ["khong-co/a.xlsx"]),
    "-o a.xlsx --class overdu": (2, ["overdue"]),
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_cannot_be_exported_is_refused(at: Desk, line: str) -> None:
    (at.top / "there.xlsx").write_bytes(b"")
    answer = at.run("export", *line.split())
    code, named = REFUSED[line]
    assert answer.code == code
    assert [word for word in named if word not in answer.err] == []
    assert (at.top / "there.xlsx").read_bytes() == b""
    assert not (at.top / "a.xlsx").exists()


BLOCKED = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked!r}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Missing())
from caichcli.cli.main import run
code = run({words!r})
heavy = {{"docx", "docxtpl", "holidays", "icalendar", "openpyxl", "xlsxwriter"}}
print(*sorted(heavy & set(sys.modules)), file=sys.stderr)
sys.exit(code)
"""
LIBRARIES = ("docx", "docxtpl", "holidays", "icalendar", "lxml", "openpyxl", "xlsxwriter")


def alone(*words: str, blocked: tuple[str, ...] = LIBRARIES) -> Answer:
    """Run a command in a process of its own in which some libraries are not installed."""
    program = BLOCKED.format(blocked=blocked, words=list(words))
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return Answer(run.returncode, run.stdout, run.stderr)


@pytest.mark.parametrize(
    ("name", "libraries"),
    [("a.xlsx", "docxtpl"), ("a.docx", "docxtpl"), ("a.ics", "holidays icalendar")],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_without_a_library_it_says_what_to_install(name: str, libraries: str, lang: str) -> None:
    answer = alone("export", "-o", name, "--lang", lang)
    assert answer.code == 2
    assert f"python3 -m pip install {libraries}" in answer.err
    assert "Traceback" not in answer.err
    assert not (ROOT / name).exists()


def test_without_holidays_weekends_are_told_all_the_same() -> None:
    answer = alone("export", "-f", "csv", "--as-of", "30/6/2020", "--plan", "2020")
    assert answer.code == 0
    assert "python3 -m pip install holidays" in answer.err
    listed = alone("list", "--holidays", "--plan", "2020")
    assert (listed.code, "python3 -m pip install holidays" in listed.out) == (0, True)


@pytest.mark.parametrize("words", [("status",), ("list",), ("validate",), ("overdue",)])
def test_other_commands_load_no_such_library(words: tuple[str, ...]) -> None:
    answer = alone(*words, blocked=())
    assert (answer.code, answer.err.strip()) == (0, "")


def test_what_is_done_has_no_percentage_and_an_older_note_its_own_day(
    ask: Ask, tmp_path: Path
) -> None:
    """A note of April, a completion of June: neither is told as if it were the other's."""
    at = desk(ask, tmp_path)
    at.write(at.text.replace("progress: 40", "progress: 40, note: Đang lấy ý kiến"))
    report = ("-s", "done", "-r", "1/KH-A@20/6/2026", "--completed", "20/6/2026")
    assert at.run("update", "I.1", "--by", "bo-a", *report).code == 0
    path = tmp_path / "ra.xlsx"
    assert at.run("export", "-o", str(path), "--as-of", "1/7/2026").code == 0
    first = table(path)[1][0]
    assert (first["Phân loại"], first["Tiến độ (%)"]) == ("Hoàn thành đúng hạn", None)
    assert first["Nội dung báo cáo"] == "03/4/2026: Đang lấy ý kiến"


OF = [
    ("inspections", "inspections", ["KT.1", "Bộ B (Văn phòng; Cục P)", "Tháng 4/2020"]),
    ("shortcomings", "shortcomings", ["KT.1.2", "Bộ B", "2020-06-20"]),
    ("initiatives", "initiatives", ["SK.2", "44/QĐ-MH", "Được công nhận"]),
]


@pytest.mark.parametrize(("of", "command", "cells"), OF)
def test_the_other_duties_in_each_format(
    ask: Ask, tmp_path: Path, of: str, command: str, cells: list[str]
) -> None:
    words = ("export", "--of", of, "-p", "minh-hoa-2020", "--as-of", "28/6/2020")
    for format_ in ("csv", "xlsx", "json", "ics")[: 3 + (of != "initiatives")]:
        answer = ask(*words, "-o", str(tmp_path / f"a.{format_}"), at=EXAMPLE)
        assert answer.code == 0, answer.err
    table = (tmp_path / "a.csv").read_text("utf-8-sig")
    lines = list(csv.reader(table.splitlines()))
    assert all(any(cell in row for row in lines) for cell in cells)
    assert {row[-2] for row in lines[1:]} == {"2020-06-28"}
    told = ask(command, "-f", "json", "-p", "minh-hoa-2020", "--as-of", "28/6/2020", at=EXAMPLE)
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == json.loads(told.out)
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert sum(len(row) > 3 for row in rows) == len(lines)


@pytest.mark.parametrize("of", [row[0] for row in OF])
def test_a_table_without_a_row_has_the_same_columns(ask: Ask, tmp_path: Path, of: str) -> None:
    words = ("export", "--of", of, "-p", "minh-hoa-2020", "--as-of", "28/6/2020")
    nothing = ("--search", "không có ở đâu")
    every, none = (
        ask(*words, "-f", "csv", at=EXAMPLE),
        ask(*words, *nothing, "-f", "csv", at=EXAMPLE),
    )
    assert none.out.splitlines() == every.out.splitlines()[:1]
    heads = next(csv.reader([none.out.lstrip("\ufeff").strip()]))
    assert ask(*words, *nothing, "-o", str(tmp_path / "a.xlsx"), at=EXAMPLE).code == 0
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert heads in [list(row) for row in sheet.iter_rows(values_only=True)]


def test_terms_of_remedies_and_visits_are_a_calendar(ask: Ask) -> None:
    words = ("export", "-f", "ics", "-p", "minh-hoa-2020", "--as-of", "28/6/2020", "--of")
    remedies = ask(*words, "shortcomings", at=EXAMPLE).out
    assert "DTSTART;VALUE=DATE:20200620" in remedies
    assert "KT.1.4" not in remedies
    assert "DTSTART;VALUE=DATE:20200930" in ask(*words, "inspections", at=EXAMPLE).out
    assert ask(*words, "initiatives", at=EXAMPLE).code == 2
    assert ask(*words, "khac", at=EXAMPLE).code == 2


def test_a_shortcoming_too_long_for_a_cell_is_cut_and_told(ask: Ask, tmp_path: Path) -> None:
    place = Path(shutil.copytree(EXAMPLE, tmp_path / "ws"))
    plan, long = place / "plans/2020.yaml", "ế" * 40_000
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("text: Chưa thực hiện xin lỗi", f"text: {long}"), "utf-8")
    words = ("-p", "minh-hoa-2020", "--as-of", "28/6/2020", "-o", "a.xlsx")
    answer = ask("export", "--of", "shortcomings", *words, at=place)
    assert answer.code == 0
    assert "đã cắt" in answer.err
    assert "KT.1.2" in answer.err
    sheet = load_workbook(place / "a.xlsx").active
    assert sheet is not None
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    assert any(cell.startswith("ếế") and cell.endswith("…") for cell in cells)


@pytest.mark.parametrize(
    ("of", "filters", "named"),
    [
        ("initiatives", "--class overdue", "--class"),
        ("initiatives", "--due-before 1/1/2020 --sort late", "--due-before, --sort"),
        ("initiatives", "--status done --within 5", "--status, --within"),
        ("inspections", "--area II", "--area"),
        ("shortcomings", "--area II --kind date", "--area, --kind"),
    ],
)
def test_a_filter_that_means_nothing_there_is_refused(
    ask: Ask, of: str, filters: str, named: str
) -> None:
    """All would be exported as if they had passed it."""
    words = ("export", "-f", "csv", "-p", "minh-hoa-2020", "--as-of", "28/6/2020", "--of", of)
    answer = ask(*words, *filters.split(), at=EXAMPLE)
    assert (answer.code, answer.out) == (2, "")
    assert f"theo {named};" in answer.err
    assert ask(*words, "--agency", "bo-b", "--search", "b", at=EXAMPLE).code == 0
