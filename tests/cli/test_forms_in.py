"""``caich forms in``: what each answer becomes, and why another is refused."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.worksheet.formula import ArrayFormula

from tests.cli.conftest import ROOT, Answer, Ask
from tests.cli.recorded import PLAN, Desk, added, desk
from tests.filled_forms import Answers, Sheet, filled

TODAY = dt.date(2026, 7, 1)
AFTER_I1, AFTER_I2, AFTER_I3 = 21, 28, 40
A, B = "bieu/2026-Q2_bo-a.xlsx", "bieu/2026-Q2_bo-b.xlsx"


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    """A workspace with the forms of the second quarter of 2026."""
    found = desk(ask, tmp_path)
    assert found.run("forms", "out", "--period", "2026-Q2", "-o", "bieu").code == 0
    return found


def take(at: Desk, *words: str) -> tuple[Answer, Any]:
    """Read forms in, and the answer in JSON, which keeps its contract."""
    answer = at.run("forms", "in", *words, "-f", "json")
    data = json.loads(answer.out)
    schema = json.loads((ROOT / "docs/schema/forms-in.answer.schema.json").read_text("utf-8"))
    validator = jsonschema_rs.validator_for(schema)
    assert [error.message for error in validator.iter_errors(data)] == []
    return answer, data


def verdicts(data: Any) -> dict[str, str]:
    return {row["key"]: row["verdict"] for file in data["files"] for row in file["rows"]}


def faults(data: Any) -> dict[str, str]:
    """The cells refused, and why in a word."""
    return {
        fault["cell"] or file["path"]: fault["code"]
        for file in data["files"]
        for part in (file, *file["rows"])
        for fault in part["faults"]
    }


TAKEN: dict[str, tuple[str, dict[str, Any], int, list[str]]] = {
    # what is filled in: the row, the cells, after which line of the plan, and the lines added
    "status": (
        "I.1",
        {"status": "Đang thực hiện", "progress": 60},
        AFTER_I1,
        ["      - {date: 2026-07-01, by: bo-a, status: in-progress, progress: 60}"],
    ),
    "done": (
        "I.1",
        {
            "status": "Hoàn thành",
            "completed": dt.date(2026, 6, 29),
            "result_number": "12/BC-BA",
            "result_date": dt.date(2026, 6, 28),
        },
        AFTER_I1,
        [
            "      - {date: 2026-07-01, by: bo-a, status: done, "
            "results: [{number: 12/BC-BA, date: 2026-06-28}], completed: 2026-06-29}"
        ],
    ),
    "words that mean the same": (
        "I.1",
        {"status": " hoàn THÀNH ", "completed": "29/6/2026", "progress": "100 %"},
        AFTER_I1,
        [
            "      - {date: 2026-07-01, by: bo-a, status: done, progress: 100, "
            "completed: 2026-06-29}"
        ],
    ),
    "English words": (
        "I.1",
        {"status": "In progress", "progress": "62,5"},
        AFTER_I1,
        ["      - {date: 2026-07-01, by: bo-a, status: in-progress, progress: 62.5}"],
    ),
    "an occurrence": (
        "I.3/2026-Q2",
        {"status": "Hoàn thành"},
        AFTER_I3,
        [
            "      - date: 2026-07-01",
            "        by: bo-a",
            "        status: done",
            "        for: 2026-Q2",
        ],
    ),
    "a note of two lines": (
        "I.1",
        {"note": "  Đã họp: 02 lần \r\n Còn lại 01 "},
        AFTER_I1,
        ['      - {date: 2026-07-01, by: bo-a, note: "Đã họp: 02 lần\\nCòn lại 01"}'],
    ),
    "line breaks and words as Excel keeps them": (
        "I.1",
        {
            "status": "Đang thực hiện_x000D_",
            "note": "Đã họp_x000D_\nmã _x005F_x0041_",
            "problems": "Thiếu_x0020_người_x000D_\nThiếu tiền",
            "proposals_to": "bo van hoa va b_x000D_",
        },
        AFTER_I1,
        [
            "      - {date: 2026-07-01, by: bo-a, status: in-progress, "
            'note: "Đã họp\\nmã _x0041_", '
            "problems: [{text: Thiếu người, to: bo-b}, {text: Thiếu tiền, to: bo-b}]}"
        ],
    ),
    "a number where words belong": (
        "I.1",
        {"note": 12, "result_number": 15},
        AFTER_I1,
        ['      - {date: 2026-07-01, by: bo-a, note: "12", results: [{number: "15"}]}'],
    ),
    "problems and proposals": (
        "I.1",
        {
            "problems": "Thiếu kinh phí\n\nThiếu người",
            "proposals": "Cấp bổ sung",
            "proposals_to": "bo van hoa va b",
            "reason": "Chờ số liệu",
        },
        AFTER_I1,
        [
            "      - {date: 2026-07-01, by: bo-a, reason: Chờ số liệu, "
            "problems: [{text: Thiếu kinh phí}, {text: Thiếu người}], "
            "proposals: [{text: Cấp bổ sung, to: bo-b}]}"
        ],
    ),
    "a problem put to somebody": (
        "I.1",
        {"problems": "Thiếu kinh phí", "proposals_to": "Văn phòng"},
        AFTER_I1,
        ["      - {date: 2026-07-01, by: bo-a, problems: [{text: Thiếu kinh phí, to: van-phong}]}"],
    ),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_filled_in_is_recorded(at: Desk, name: str) -> None:
    key, cells, after, lines = TAKEN[name]
    filled(at.top / A, {key: cells})
    answer, data = take(at, A)
    assert answer.code == 0, answer.out
    assert added(PLAN, at.text) == {after: lines}
    assert verdicts(data)[key] == "taken"
    assert data["written"] is True
    assert at.run("validate").code == 0


STRUCK = CellRichText("Đã họp ", TextBlock(InlineFont(strike=True), "hai lần"))
REFUSED: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    # what is filled in for I.1, in row 11: the cells refused, and why
    "no such status": ({"status": "Xong rồi"}, {"G11": "status"}),
    "returned is not theirs to say": (
        {"status": "Bị trả lại, yêu cầu thực hiện tiếp"},
        {"G11": "status"},
    ),
    "too much": ({"progress": 101}, {"H11": "range"}),
    "less than nothing": ({"progress": -1}, {"H11": "range"}),
    "one per cent or all": ({"progress": 0.6}, {"H11": "fraction"}),
    "words for a number": ({"progress": "sáu mươi"}, {"H11": "number"}),
    "no such day": ({"completed": "31/6/2026"}, {"I11": "day"}),
    "the months of others": ({"completed": "6/30/2026"}, {"I11": "day"}),
    "a day for words": ({"result_number": dt.date(2026, 12, 1)}, {"K11": "day-for-text"}),
    "a decimal for words": ({"note": 1.5}, {"J11": "number-for-text"}),
    "a formula": ({"note": "=A1"}, {"J11": "formula"}),
    "a formula for a number": ({"progress": "=50+10"}, {"H11": "formula"}),
    "an array formula": ({"note": ArrayFormula("J11", "=SUM(A1:A2)")}, {"J11": "formula"}),
    "a formula's failure": ({"note": "#REF!"}, {"J11": "error"}),
    "yes or no": ({"status": True}, {"G11": "yes-no"}),
    "a day without its paper": ({"result_date": "1/6/2026"}, {"K11": "result-without-number"}),
    "to whom, but not what": ({"proposals_to": "Bộ A"}, {"O11": "to-without-proposal"}),
    "no such body": ({"proposals": "Cho phép", "proposals_to": "Bộ Z"}, {"P11": "body"}),
    "done tomorrow": (
        {"status": "Hoàn thành", "completed": "2/7/2026"},
        {"I11": "completed-after-recorded"},
    ),
    "an invisible letter": ({"note": "Đã\u200bhọp"}, {"J11": "control"}),
    "words struck out": ({"note": STRUCK}, {"J11": "struck"}),
    "all of it at once": (
        {"status": "?", "progress": "?", "completed": "?", "proposals_to": "Bộ Z"},
        {"G11": "status", "H11": "number", "I11": "day", "O11": "to-without-proposal"},
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_answer_is_refused_at_its_cell(at: Desk, name: str) -> None:
    cells, wanted = REFUSED[name]
    filled(at.top / A, {"I.1": cells, "I.3/2026-Q2": {"status": "Hoàn thành"}})
    answer, data = take(at, A)
    assert answer.code == 2
    assert faults(data) == wanted
    assert verdicts(data) == {"I.1": "refused", "I.3/2026-Q2": "held", "I.3/2026-Q1": "empty"}
    assert at.text == PLAN
    for lang in ("vi", "en"):
        told = at.run("forms", "in", A, "--lang", lang)
        assert told.code == 2
        assert [cell for cell in wanted if f"!{cell} " not in told.out] == []


def test_the_reasons_stand_beside_the_cells(at: Desk) -> None:
    filled(at.top / A, {"I.1": {"status": "Xong rồi", "completed": "31/6/2026"}})
    answer, _ = take(at, A)
    copy = at.top / "bieu/2026-Q2_bo-a.kiem-tra.xlsx"
    assert "kiem-tra.xlsx" in answer.err
    sheet = Sheet(copy)
    verdict = sheet.cell("I.1", "verdict").value
    assert verdict.startswith("từ chối\n“Xong rồi” không phải")
    assert "31/6/2026" in sheet.cell("I.1", "completed").comment.text
    assert sheet.cell("I.1", "status").fill.fgColor.rgb == "00F8CBAD"
    assert sheet.sheet.protection.sheet
    assert len(sheet.sheet.data_validations.dataValidation) == 5


def test_the_copy_put_right_is_a_form_too(at: Desk) -> None:
    filled(at.top / A, {"I.1": {"status": "Xong rồi", "progress": 60}})
    take(at, A)
    copy = at.top / "bieu/2026-Q2_bo-a.kiem-tra.xlsx"
    _, data = take(at, str(copy), A)
    assert {file["path"].partition(".")[2]: file["verdict"] for file in data["files"]} == {
        "kiem-tra.xlsx": "skipped",
        "xlsx": "refused",
    }
    assert not (at.top / "bieu/2026-Q2_bo-a.kiem-tra-2.xlsx").exists()
    filled(copy, {"I.1": {"status": "Hoàn thành", "completed": "?"}})
    _, data = take(at, str(copy))
    again = Sheet(at.top / "bieu/2026-Q2_bo-a.kiem-tra-2.xlsx")
    assert again.cell("I.1", "status").comment is None
    assert again.cell("I.1", "completed").comment is not None
    filled(copy, {"I.1": {"completed": None}})
    _, data = take(at, str(copy))
    assert verdicts(data)["I.1"] == "taken"


def test_a_form_read_again_records_nothing_more(at: Desk) -> None:
    filled(at.top / A, {"I.1": {"status": "Đang thực hiện", "progress": 60, "note": "Đã họp"}})
    take(at, A)
    once = at.text
    answer, data = take(at, A)
    assert (answer.code, data["written"], verdicts(data)["I.1"]) == (0, False, "already")
    assert at.text == once
    filled(at.top / A, {"I.1": {"progress": 70}})
    _, data = take(at, A)
    (note,) = next(row["notes"] for row in data["files"][0]["rows"] if row["key"] == "I.1")
    assert (verdicts(data)["I.1"], note["code"]) == ("taken", "since-own")
    assert at.text.count("by: bo-a") == once.count("by: bo-a") + 1


def test_one_form_filled_twice(at: Desk) -> None:
    filled(at.top / A, {"I.1": {"progress": 60}})
    twin = at.top / "bieu/ban-sao.xlsx"
    twin.write_bytes((at.top / A).read_bytes())
    _, data = take(at, "bieu")
    kinds = {Path(file["path"]).name: file["verdict"] for file in data["files"]}
    assert kinds["2026-Q2_bo-a.xlsx"] == "taken" or kinds["ban-sao.xlsx"] == "taken"
    assert sorted(kinds.values()) == ["nothing", "skipped", "taken"]
    filled(twin, {"I.1": {"progress": 65}})
    before = at.text
    answer, data = take(at, A, str(twin))
    assert (answer.code, at.text) == (2, before)
    assert set(faults(data).values()) == {"filled-twice"}


def test_every_good_form_is_recorded_and_no_bad_one(at: Desk) -> None:
    filled(at.top / A, {"I.1": {"progress": 60}, "I.3/2026-Q2": {"status": "Hoàn thành"}})
    late = {"status": "Hoàn thành", "completed": "2/7/2026"}
    filled(at.top / B, {"I.2": late, "I.3/2026-Q2": {"note": "x"}})
    answer, data = take(at, "bieu/*.xlsx")
    assert answer.code == 2
    assert sorted(added(PLAN, at.text)) == [AFTER_I1, AFTER_I3]
    assert [file["verdict"] for file in data["files"]] == ["taken", "refused"]


def test_a_dry_run_writes_nothing(at: Desk) -> None:
    filled(at.top / A, {"I.1": {"progress": 60}})
    filled(at.top / B, {"I.2": {"progress": 600}})
    files = sorted(path.name for path in (at.top / "bieu").iterdir())
    answer, data = take(at, "bieu", "--dry-run")
    assert (answer.code, data["written"], at.text) == (2, False, PLAN)
    assert verdicts(data)["I.1"] == "taken"
    assert sorted(path.name for path in (at.top / "bieu").iterdir()) == files


def test_checked_copies_go_where_they_are_wanted(at: Desk) -> None:
    filled(at.top / A, {"I.1": {"progress": 60}})
    (at.top / "xem").mkdir()
    take(at, "bieu", "--checked", "xem", "--dry-run")
    assert sorted(path.name for path in (at.top / "xem").iterdir()) == [
        "2026-Q2_bo-a.kiem-tra.xlsx",
        "2026-Q2_bo-b.kiem-tra.xlsx",
    ]


def test_who_has_not_answered(at: Desk) -> None:
    filled(at.top / A, {"I.1": {"progress": 60}})
    _, data = take(at, A, "--dry-run")
    assert data["silent"] == [
        {"agency": "bo-a", "reason": "part", "left": 2},
        {"agency": "bo-b", "reason": "no-form", "left": 0},
    ]
    _, data = take(at, "bieu", "--dry-run")
    assert data["silent"][1] == {"agency": "bo-b", "reason": "empty", "left": 2}


def test_a_form_that_was_sent_and_left_empty_is_no_missing_answer(at: Desk) -> None:
    assert "CHƯA TRẢ LỜI (1)" in at.run("forms", "in", A).out
    told = at.run("forms", "in", "bieu").out
    assert "CHƯA TRẢ LỜI" not in told
    assert "ĐÃ GỬI, CÒN ĐỂ TRỐNG (2)" in told
    assert told.count("đã gửi, để trống") == 2
    assert "SENT, WITH ROWS LEFT EMPTY (2)" in at.run("forms", "in", "bieu", "--lang", "en").out


def test_a_dry_run_shows_the_lines_that_it_would_write(at: Desk) -> None:
    filled(at.top / A, {"I.1": {"progress": 60}})
    line = "+      - {date: 2026-07-01, by: bo-a, progress: 60}\n"
    told = at.run("forms", "in", A, "--dry-run")
    _, data = take(at, A, "--dry-run")
    assert (line in told.out, line in data["diff"], data["written"], at.text) == (
        True, True, False, PLAN
    )  # fmt: skip
    assert line not in at.run("forms", "in", A).out
    filled(at.top / B, {"I.2": {"progress": 10}})
    assert (
        "+      - {date: 2026-07-01, by: bo-b, progress: 10}"
        in at.run("forms", "in", B, "--diff").out
    )


def test_whoever_filled_it_in_is_named(at: Desk) -> None:
    sheet = Sheet(at.top / A).fill({"I.1": {"progress": 60}})
    row = next(r[0].row for r in sheet.sheet.iter_rows() if r[0].value == "caich:recorded_by")
    sheet.sheet.cell(row, sheet.columns["title"]).value = "Chị Hoa"
    sheet.save()
    take(at, A)
    assert "by: bo-a, recorded_by: Chị Hoa, progress: 60" in at.text


def test_what_has_changed_since_the_form_was_made_is_told(at: Desk) -> None:
    at.run("update", "I.1", "--progress", "50", "--by", "van-phong")
    at.run("adjust", "I.1", "--to", "30/9/2026", "--document", "2/TB@1/7/2026")
    at.write(at.text.replace("product: Kế hoạch ", "product: Quyết định "))
    filled(at.top / A, {"I.1": {"progress": 60}})
    _, data = take(at, A)
    (row,) = (row for row in data["files"][0]["rows"] if row["key"] == "I.1")
    assert (row["verdict"], [note["code"] for note in row["notes"]]) == (
        "taken",
        ["since-log", "since-term", "since-task"],
    )


def test_a_task_that_is_gone_or_no_longer_theirs(at: Desk) -> None:
    filled(at.top / A, {"I.1": {"progress": 60}})
    at.write(PLAN.replace("lead: [bo-a]", "lead: [bo-b]"))
    assert set(faults(take(at, A)[1]).values()) == {"not-theirs"}
    at.write(PLAN.replace("id: I.1", "id: I.9"))
    assert set(faults(take(at, A)[1]).values()) == {"no-such-task"}


def _move(sheet: Sheet) -> None:
    first, last = sheet.rows["I.1"], sheet.rows["I.3/2026-Q2"]
    for column in range(1, sheet.sheet.max_column + 1):
        one, other = sheet.sheet.cell(first, column), sheet.sheet.cell(last, column)
        one.value, other.value = other.value, one.value


def _shuffle(sheet: Sheet) -> None:
    first, last = sheet.rows["I.1"], sheet.rows["I.3/2026-Q2"]
    for name in ("id", "title", "deadline", "status", "progress", "note"):
        one = sheet.sheet.cell(first, sheet.columns[name])
        other = sheet.sheet.cell(last, sheet.columns[name])
        one.value, other.value = other.value, one.value


def _delete(sheet: Sheet) -> None:
    sheet.sheet.delete_rows(sheet.rows["I.3/2026-Q1"])


def _add(sheet: Sheet) -> None:
    row = max(sheet.rows.values()) + 1
    sheet.sheet.cell(row, sheet.columns["title"]).value = "Nhiệm vụ mới"


def _copy(sheet: Sheet) -> None:
    row = max(sheet.rows.values()) + 1
    for column in range(1, sheet.sheet.max_column + 1):
        value = sheet.sheet.cell(sheet.rows["I.1"], column).value
        sheet.sheet.cell(row, column).value = value


def _insert_column(sheet: Sheet) -> None:
    sheet.sheet.insert_cols(sheet.columns["status"])


def _merge(sheet: Sheet) -> None:
    first, column = sheet.rows["I.1"], sheet.columns["note"]
    sheet.sheet.merge_cells(None, first, column, first + 1, column)


TAMPERED: dict[str, tuple[Callable[[Sheet], None], dict[str, str], list[str], set[str]]] = {
    # what was done: the verdicts, what is told of the file, why rows are refused
    "rows moved": (
        _move,
        {"I.1": "taken", "I.3/2026-Q1": "empty", "I.3/2026-Q2": "empty"},
        ["moved"],
        set(),
    ),
    "cells moved": (
        _shuffle,
        {"I.3/2026-Q2": "refused", "I.1": "empty", "I.3/2026-Q1": "empty"},
        [],
        {"row-shuffled"},
    ),
    "a row deleted": (_delete, {"I.1": "taken", "I.3/2026-Q2": "empty"}, ["deleted"], set()),
    "a row added": (
        _add,
        {"I.1": "held", "": "refused", "I.3/2026-Q1": "empty", "I.3/2026-Q2": "empty"},
        [],
        {"row-added"},
    ),
    "a row copied": (
        _copy,
        {"I.1": "refused", "I.3/2026-Q1": "empty", "I.3/2026-Q2": "empty"},
        ["moved"],
        {"row-twice"},
    ),
    "a column put in": (
        _insert_column,
        {"I.1": "taken", "I.3/2026-Q1": "empty", "I.3/2026-Q2": "empty"},
        [],
        set(),
    ),
    "cells merged": (
        _merge,
        {"I.1": "refused", "I.3/2026-Q1": "empty", "I.3/2026-Q2": "empty"},
        [],
        {"merged"},
    ),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_rows_that_are_no_longer_as_they_were(at: Desk, name: str) -> None:
    change, wanted, told, why = TAMPERED[name]
    sheet = Sheet(at.top / A).fill({"I.1": {"progress": 60, "note": "Đã họp"}})
    change(sheet)
    sheet.save()
    _, data = take(at, A)
    assert verdicts(data) == wanted
    assert [note["code"] for note in data["files"][0]["notes"]] == told
    assert set(faults(data).values()) == why
    if "taken" in wanted.values():
        lines = ["      - {date: 2026-07-01, by: bo-a, progress: 60, note: Đã họp}"]
        assert added(PLAN, at.text) == {AFTER_I1: lines}
    else:
        assert at.text == PLAN


def _remove_heads(sheet: Sheet) -> None:
    sheet.sheet.delete_rows(sheet.heads)


def _remove_column(sheet: Sheet) -> None:
    sheet.sheet.delete_cols(sheet.columns["note"])


def _remove_meta(sheet: Sheet) -> None:
    del sheet.book["_caich"]


def _spoil_meta(sheet: Sheet) -> None:
    for row in sheet.book["_caich"].iter_rows(max_col=2):
        if row[0].value == "day":
            row[1].value = "hôm qua"


def _later_version(sheet: Sheet) -> None:
    sheet.book["_caich"]["B2"].value = "99"


def _other_plan(sheet: Sheet) -> None:
    for row in sheet.book["_caich"].iter_rows(max_col=2):
        if row[0].value == "plan":
            row[1].value = "ke-hoach-khac"


SPOILT = {
    "file-no-heads": _remove_heads,
    "file-no-columns": _remove_column,
    "file-not-a-form": _remove_meta,
    "file-damaged": _spoil_meta,
    "file-newer-form": _later_version,
    "other-plan": _other_plan,
}


@pytest.mark.parametrize("why", SPOILT)
def test_a_form_that_is_none_any_more_is_refused(at: Desk, why: str) -> None:
    sheet = Sheet(at.top / A).fill({"I.1": {"progress": 60}})
    SPOILT[why](sheet)
    sheet.save()
    answer, data = take(at, A, "--plan", "ke-hoach")
    assert (answer.code, list(faults(data).values())) == (2, [why])
    assert at.text == PLAN


def packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    return packed(parts | {name: content})


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BYTES: dict[str, Callable[[bytes], bytes]] = {
    "file-not-excel": lambda data: b"Kinh gui",
    "file-password": lambda data: OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"),
    "file-old-excel": lambda data: OLE + b"\0" * 500,
    "file-broken": lambda data: data[: len(data) // 2],
    "file-macros": lambda data: with_part(data, "xl/vbaProject.bin", b"x"),
    "file-too-large": lambda data: with_part(data, "xl/bomb.xml", b" " * 40_000_000),
    "file-entities": lambda data: with_part(
        data, "xl/sharedStrings.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><sst/>'
    ),
}


@pytest.mark.parametrize("why", BYTES)
def test_a_file_that_is_no_form_is_refused_in_a_line(at: Desk, why: str) -> None:
    path = at.top / A
    path.write_bytes(BYTES[why](path.read_bytes()))
    answer, data = take(at, A)
    assert (answer.code, list(faults(data).values())) == (2, [why])
    for lang in ("vi", "en"):
        told = at.run("forms", "in", A, "--lang", lang)
        assert (told.code, "Traceback" in told.err) == (2, False)


def test_a_part_that_lies_about_its_size_is_not_unpacked(at: Desk) -> None:
    path = at.top / A
    data = with_part(path.read_bytes(), "xl/bomb.xml", b" " * 40_000_000)
    size = (40_000_000).to_bytes(4, "little")
    path.write_bytes(data.replace(size, (10).to_bytes(4, "little")))
    _, found = take(at, A)
    assert next(iter(faults(found).values())) in ("file-broken", "file-too-large")


@pytest.mark.parametrize("words", ["khong-co.xlsx", "trong/*.xlsx"])
def test_a_file_that_is_not_there(at: Desk, words: str) -> None:
    (at.top / "trong").mkdir()
    answer = at.run("forms", "in", words)
    assert answer.code in (2, 3)
    assert words in answer.err


def test_another_workbook_is_no_form(at: Desk) -> None:
    assert at.run("export", "-o", "bieu/a.xlsx").code == 0
    _, data = take(at, "bieu/a.xlsx")
    assert list(faults(data).values()) == ["file-not-a-form"]


def test_a_plan_with_errors_is_not_written(at: Desk) -> None:
    filled(at.top / A, {"I.1": {"progress": 60}})
    at.write(PLAN.replace("deadline: Quý II/2026", "deadline: 31/6/2026"))
    answer = at.run("forms", "in", A)
    assert (answer.code, "31/6/2026" in answer.err) == (3, True)


def test_what_validate_warns_of_is_told(at: Desk) -> None:
    filled(at.top / A, {"I.1": {"progress": 20}})
    _, data = take(at, A)
    (row,) = (row for row in data["files"][0]["rows"] if row["key"] == "I.1")
    assert [(note["code"], note["cell"]) for note in row["notes"]] == [("progress-falls", "H11")]


def test_days_of_findings_are_written_as_papers_write_them(at: Desk) -> None:
    filled(at.top / A, {"I.1": {"status": "Hoàn thành", "completed": "2/7/2026"}})
    assert "Ngày hoàn thành (02/7/2026) sau" in at.run("forms", "in", A).out
    assert "2026-07-02" not in at.run("forms", "in", A, "--lang", "en").out


def test_the_sheet_may_be_called_anything(at: Desk) -> None:
    sheet = Sheet(at.top / A).fill({"I.1": {"progress": 60}})
    sheet.sheet.title = "Đã điền"
    sheet.book.move_sheet(sheet.sheet, 2)
    sheet.save()
    assert verdicts(take(at, A)[1])["I.1"] == "taken"
    assert load_workbook(at.top / A).sheetnames[2] == "Đã điền"


def test_days_that_excel_may_have_turned_round_are_refused(at: Desk) -> None:
    """Of two days one is text, for an English Excel took it for none."""
    answers: Answers = {
        "I.1": {"status": "Hoàn thành", "completed": dt.date(2026, 5, 6)},
        "I.3/2026-Q2": {"status": "Hoàn thành", "completed": "25/6/2026"},
    }
    filled(at.top / A, answers)
    answer, data = take(at, A)
    assert (answer.code, faults(data)) == (2, {"I11": "day-order"})
    filled(at.top / A, {"I.1": {"completed": dt.date(2026, 5, 5)}})
    assert take(at, A)[0].code == 0


def test_cells_beyond_the_form_are_told(at: Desk) -> None:
    sheet = Sheet(at.top / A).fill({"I.1": {"progress": 60}})
    sheet.sheet["XFD1048576"] = "ô lạc"
    sheet.save()
    answer, data = take(at, A)
    assert (answer.code, verdicts(data)["I.1"]) == (0, "taken")
    assert [(note["code"], note["values"]) for note in data["files"][0]["notes"]] == [
        ("beyond", {"count": "1"})
    ]
    assert "1 ô nằm ngoài các cột của biểu" in at.run("forms", "in", A).out


def test_what_a_form_holds_besides_is_told(at: Desk) -> None:
    sheet = Sheet(at.top / A).fill({"I.1": {"progress": 60}})
    sheet.cell("I.1", "progress").comment = Comment("thật ra 70", "Bộ A")
    sheet.cell("I.1", "title").value = "Ban hành kế hoạch khác"
    sheet.book.create_sheet("Bổ sung").append(["I.9", "Hoàn thành"])
    sheet.book.create_sheet("Trống")
    sheet.save()
    answer, data = take(at, A)
    assert (answer.code, verdicts(data)["I.1"]) == (0, "taken")
    (file,) = data["files"]
    assert [(note["code"], note["values"]) for note in file["notes"]] == [
        ("comments", {"count": "1"}),
        ("other-sheets", {"sheets": "Bổ sung"}),
    ]
    (row,) = (row for row in file["rows"] if row["key"] == "I.1")
    assert [note["code"] for note in row["notes"]] == ["title-changed"]


@pytest.mark.parametrize(
    ("named", "code"), [("Bộ Văn hóa và B", 2), ("bo-b", 2), ("Bộ A", 0), ("", 0)]
)
def test_a_form_whose_head_names_another_agency_is_refused(at: Desk, named: str, code: int) -> None:
    sheet = Sheet(at.top / A).fill({"I.1": {"progress": 60}})
    (head,) = (
        cell
        for row in sheet.sheet.iter_rows(max_row=9)
        for cell in row
        if str(cell.value).startswith("Cơ quan báo cáo:")
    )
    head.value = f"Cơ quan báo cáo: {named}"
    sheet.save()
    answer, data = take(at, A)
    assert (answer.code, at.text == PLAN) == (code, code == 2)
    told = [fault["code"] for fault in data["files"][0]["faults"]]
    assert told == (["other-agency"] if code else [])


LATE = {
    "status": "Hoàn thành",
    "result_number": "12/BC-BA",
    "result_date": dt.date(2026, 6, 28),
}
MEANT = {**LATE, "confirm": "completion-day-unstated"}


def test_a_row_that_asks_is_named_with_its_question(at: Desk) -> None:
    filled(at.top / A, {"I.1": LATE, "I.3/2026-Q2": {"note": "Đang làm"}})
    answer, data = take(at, A)
    assert (answer.code, at.text) == (2, PLAN)
    assert verdicts(data) == {"I.1": "refused", "I.3/2026-Q2": "held", "I.3/2026-Q1": "empty"}
    assert list(faults(data).values()) == ["completion-day-unstated"]
    words = at.run("forms", "in", A).out
    assert "ghi completion-day-unstated vào ô Xác nhận" in words
    assert "?" in words


def test_the_cell_answers_the_question(at: Desk) -> None:
    filled(at.top / A, {"I.1": MEANT})
    answer, data = take(at, A)
    assert answer.code == 0, answer.out
    assert verdicts(data)["I.1"] == "taken"
    assert "results: [{number: 12/BC-BA, date: 2026-06-28}], completed: 2026-06-28}" in at.text
    assert "confirm" not in at.text


@pytest.mark.parametrize("words", ["có", "x", "status-for-al"])
def test_the_cell_takes_the_name_of_a_question_alone(at: Desk, words: str) -> None:
    filled(at.top / A, {"I.1": {**LATE, "confirm": words}})
    answer, data = take(at, A)
    assert (answer.code, at.text) == (2, PLAN)
    assert list(faults(data).values()) == ["not-a-question"]


def test_an_answer_to_another_question_is_none(at: Desk) -> None:
    filled(at.top / A, {"I.1": {**LATE, "confirm": "status-for-all"}})
    _, data = take(at, A)
    assert list(faults(data).values()) == ["completion-day-unstated"]


def test_a_confirmation_alone_is_no_answer(at: Desk) -> None:
    filled(at.top / A, {"I.1": {"confirm": "status-for-all"}})
    _, data = take(at, A)
    assert set(verdicts(data).values()) == {"empty"}


@pytest.mark.parametrize("cells", [LATE, {"status": "Xong rồi"}])
def test_in_part_the_other_rows_are_written(at: Desk, cells: dict[str, Any]) -> None:
    filled(at.top / A, {"I.1": cells, "I.3/2026-Q2": {"status": "Hoàn thành"}})
    answer, data = take(at, A, "--partial")
    assert answer.code == 1
    assert verdicts(data) == {"I.1": "refused", "I.3/2026-Q2": "taken", "I.3/2026-Q1": "empty"}
    assert [file["verdict"] for file in data["files"]] == ["part"]
    assert list(added(PLAN, at.text)) == [AFTER_I3]
    assert (at.top / "bieu/2026-Q2_bo-a.kiem-tra.xlsx").exists()
    assert at.run("validate").code == 0


def test_what_was_left_out_is_taken_once_it_is_answered(at: Desk) -> None:
    filled(at.top / A, {"I.1": LATE, "I.3/2026-Q2": {"status": "Hoàn thành"}})
    take(at, A, "--partial")
    filled(at.top / A, {"I.1": MEANT, "I.3/2026-Q2": {"status": "Hoàn thành"}})
    answer, data = take(at, A)
    assert answer.code == 0, answer.out
    assert verdicts(data)["I.3/2026-Q2"] == "already"
    assert verdicts(data)["I.1"] == "taken"


def test_a_form_of_before_has_no_cell_to_answer_in_and_is_read(at: Desk) -> None:
    book = load_workbook(at.top / A)
    sheet = book.worksheets[0]
    (head,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == "caich:confirm")
    sheet.delete_cols(head.column)
    book.save(at.top / A)
    filled(at.top / A, {"I.1": {"note": "Đang làm"}})
    answer, data = take(at, A)
    assert (answer.code, verdicts(data)["I.1"]) == (0, "taken")
