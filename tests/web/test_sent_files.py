"""Files that are dropped on a page: forms filled in, tables of tasks, and what is neither."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.filled_forms import filled
from tests.repositories import own_git
from tests.web.served import (
    EXAMPLE,
    PLAN,
    TODAY,
    Answer,
    Client,
    Served,
    example,
    lines_added,
    sent,
    serving,
)

FORMS, IMPORT = f"/plan/{PLAN}/forms", f"/plan/{PLAN}/import"
TABLE = """| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Rà soát danh mục báo cáo định kỳ | Bộ B | 20/12/2020 |
| 2 | Xây dựng quy chế phối hợp | Bộ Không Có | Khi đủ điều kiện |
"""


def plan_of(served: Served) -> Path:
    return served.folder / "plans" / "2020.yaml"


def confirmed(client: Client, path: str, look: Answer, **values: str) -> Answer:
    own = {name: look.field(name) for name in ("sent", "text_version", "once")}
    return client.post(path, {**own, **values, "step": "write"})


def run(folder: Path, *words: str) -> int:
    command = [sys.executable, "-m", "caichcli", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


def a_form(client: Client, folder: Path) -> Path:
    """A form of a body's as somebody filled it in."""
    form = client.page("forms", "out", query="period=2020-Q4&agency=bo-b")
    path = folder / "form.xlsx"
    path.write_bytes(form.body)
    from tests.filled_forms import Sheet

    (key, *_) = Sheet(path).rows
    return filled(path, {key: {"note": "Đã trình dự thảo", "progress": 80}})


def test_forms_for_all_come_in_one_archive(reader: Client) -> None:
    every = reader.page("forms", "out", query="period=2020-Q4")
    with zipfile.ZipFile(io.BytesIO(every.body)) as archive:
        assert "2020-Q4_bo-b.xlsx" in archive.namelist()
        assert all(name.startswith("2020-Q4_") for name in archive.namelist())


def test_a_filled_form_is_recorded_as_the_command_does(served: Served, tmp_path: Path) -> None:
    visitor = served.visitor()
    path = a_form(visitor, tmp_path)
    before = plan_of(served).read_text("utf-8")
    look = sent(visitor, FORMS, {"bieu.xlsx": path.read_bytes()})
    assert plan_of(served).read_text("utf-8") == before
    assert "Đã trình dự thảo" in look.words
    done = confirmed(visitor, FORMS, look)
    assert done.status == 303, done.words
    assert confirmed(visitor, FORMS, look).status == 303  # pressed twice
    copy = shutil.copytree(EXAMPLE, tmp_path / "copy")
    words = ("forms", "in", str(path), "--plan", PLAN, "--date", TODAY)
    assert run(copy, *words) == 0
    after = (copy / "plans" / "2020.yaml").read_text("utf-8")
    assert plan_of(served).read_text("utf-8") == after
    assert len(lines_added(before, after)) == 1


def test_a_form_is_not_recorded_in_another_plan_than_was_shown(
    served: Served, tmp_path: Path
) -> None:
    visitor = served.visitor()
    look = sent(visitor, FORMS, {"bieu.xlsx": a_form(visitor, tmp_path).read_bytes()})
    text = plan_of(served).read_text("utf-8") + "# sửa tay\n"
    plan_of(served).write_text(text, "utf-8")
    stale = confirmed(visitor, FORMS, look)
    assert stale.status == 409
    assert plan_of(served).read_text("utf-8") == text
    assert confirmed(visitor, FORMS, stale).status == 303


def test_a_table_is_shown_row_by_row_settled_and_written(served: Served, tmp_path: Path) -> None:
    visitor = served.visitor()
    before = plan_of(served).read_text("utf-8")
    look = sent(visitor, IMPORT, {"phu-luc.md": TABLE.encode()})
    assert look.status == 200
    assert plan_of(served).read_text("utf-8") == before
    assert "Rà soát danh mục báo cáo định kỳ" in look.words
    assert "Bộ Không Có" in look.words
    values = {"sent": look.field("sent"), "area": "II", "skip_refused": "yes", "register": "yes"}
    settled = visitor.post(IMPORT, {**values, "step": "look"})
    done = confirmed(visitor, IMPORT, settled, area="II", skip_refused="yes", register="yes")
    assert done.status == 303, done.words
    (tmp_path / "phu-luc.md").write_text(TABLE, "utf-8")
    copy = shutil.copytree(EXAMPLE, tmp_path / "copy")
    options = "--apply --skip-refused --register --area II".split()
    run(copy, "import", str(tmp_path / "phu-luc.md"), "--into", PLAN, *options)
    for file in ("2020.yaml", "agencies.yaml"):
        after = (copy / "plans" / file).read_text("utf-8")
        assert (served.folder / "plans" / file).read_text("utf-8") == after
    assert "Rà soát danh mục báo cáo định kỳ" in plan_of(served).read_text("utf-8")


SHEET = """| STT | Nhiệm vụ | Cơ quan chủ trì | Điện thoại | Tình hình thực hiện |
|---|---|---|---|---|
| 1 | Rà soát danh mục báo cáo định kỳ | Bộ B | 0912345678 | Hoàn thành đúng hạn |
"""


def test_a_sheet_in_use_is_asked_for_its_day_and_comes_in_with_its_history(served: Served) -> None:
    visitor = served.visitor()
    look = sent(visitor, IMPORT, {"bieu.md": SHEET.encode()})
    assert "--reported-on" in look.words
    assert "0912345678" not in look.text
    own = {"sent": look.field("sent"), "area": "II", "reported": "20/12/2020"}
    settled = visitor.post(IMPORT, {**own, "step": "look"})
    assert "hoàn thành đúng hạn theo lời của biểu" in settled.words
    done = confirmed(visitor, IMPORT, settled, area="II", reported="20/12/2020")
    assert done.status == 303, done.words
    assert "{date: 2020-12-20, status: done, completed: on-time}" in plan_of(served).read_text()


def test_a_report_that_the_judge_refuses_is_told(served: Served) -> None:
    visitor = served.visitor()
    look = sent(visitor, IMPORT, {"bieu.md": SHEET.encode()}, area="II", reported="20/1/2021")
    assert "update-in-future" in look.words


@pytest.mark.parametrize("path", [FORMS, IMPORT])
def test_a_paper_that_bears_a_mark_of_secrecy_is_refused(served: Served, path: str) -> None:
    answer = sent(served.visitor(), path, {"mat.md": f"TỐI MẬT\n\n{TABLE}".encode()})
    assert "Rà soát danh mục" not in answer.text


BOMB = io.BytesIO()
with zipfile.ZipFile(BOMB, "w", zipfile.ZIP_DEFLATED) as _bomb:
    _bomb.writestr("word/document.xml", b"<a>" + b" " * 300_000_000)
HOSTILE = {
    "an empty file": ("a.xlsx", b""),
    "no workbook": ("a.xlsx", b"PK\x03\x04 nothing"),
    "a name that leads out": ("../../../plans/2020.yaml", b"schema: 1\n"),
    "a name with a tongue of its own": ("a\u202excod.exe", b"MZ"),
    "a bomb": ("a.docx", BOMB.getvalue()),
    "a name of blanks": ("   ", b"x"),
    "a long name": ("a" * 5000 + ".xlsx", b"x"),
    "a program": ("x.html", b"<script>alert(1)</script>"),
}


@pytest.mark.parametrize("path", [FORMS, IMPORT])
@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_such_file_is_refused(served: Served, case: str, path: str) -> None:
    before = {file.name: file.read_bytes() for file in (served.folder / "plans").iterdir()}
    name, content = HOSTILE[case]
    visitor = served.visitor()
    answer = sent(visitor, path, {name: content})
    assert answer.status in (200, 400, 422)
    assert "Traceback" not in answer.text
    assert "<script>alert" not in answer.text
    assert 'name="step" value="write"' not in answer.text
    assert visitor.page().status == 200
    now = {file.name: file.read_bytes() for file in (served.folder / "plans").iterdir()}
    assert now == before


def test_what_others_sent_is_not_found_by_guessing(served: Served) -> None:
    for token in ("x", "../../etc/passwd", ""):
        answer = served.visitor().post(FORMS, {"sent": token, "step": "look"})
        assert answer.status == 422


@pytest.mark.parametrize("report", ["letters", "plan-requests"])
def test_letters_that_went_out_are_recorded_under_their_number(
    served: Served, tmp_path: Path, report: str
) -> None:
    visitor = served.visitor()
    every = visitor.page("reports", "paper", query=f"report={report}&as_of=28/6/2020&format=docx")
    with zipfile.ZipFile(io.BytesIO(every.body)) as archive:
        archive.extractall(tmp_path / "cong-van")
        files = {name: archive.read(name) for name in archive.namelist()}
    values = {"document": "95/CV-MH ngày 29/6/2020", "date": TODAY}
    look = sent(visitor, f"/plan/{PLAN}/letters", files, **values)
    assert look.status == 200, look.words
    assert "95/CV-MH" in look.words
    done = confirmed(visitor, f"/plan/{PLAN}/letters", look, **values)
    assert done.status == 303, done.words
    copy = shutil.copytree(EXAMPLE, tmp_path / "copy")
    words = ("remind", "--from", str(tmp_path / "cong-van"), "--plan", PLAN, "--date", TODAY)
    assert run(copy, *words, "--document", values["document"]) == 0
    after = (copy / "plans" / "2020.yaml").read_text("utf-8")
    assert plan_of(served).read_text("utf-8") == after
    assert "95/CV-MH" in after


TWO_COLUMNS = """| STT | Nhiệm vụ | Nội dung công việc cụ thể | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|---|
| 1 | Cải cách thể chế | Rà soát danh mục báo cáo định kỳ của ngành | Bộ B | 20/12/2020 |
| 2 | Cải cách tổ chức | Xây dựng quy chế phối hợp giữa các đơn vị | Bộ B | 21/12/2020 |
"""
OPTION = re.compile(r'<option value="(\d+)"( selected)?>([^<]*)</option>')


def test_whoever_imports_says_which_column_has_the_titles(served: Served) -> None:
    visitor = served.visitor()
    look = sent(visitor, IMPORT, {"bang.md": TWO_COLUMNS.encode()}, area="I")
    select = look.text.partition('<select id="title"')[2].partition("</select>")[0]
    columns = {words: (at, bool(here)) for at, here, words in OPTION.findall(select)}
    (now,) = [words for words, (_, here) in columns.items() if here]
    other = next(words for words in ("Nhiệm vụ", "Nội dung công việc cụ thể") if words != now)
    titles = {
        "Nhiệm vụ": "title: Cải cách thể chế",
        "Nội dung công việc cụ thể": "title: Rà soát danh mục báo cáo định kỳ của ngành",
    }
    assert titles[now] in look.words
    values = {"area": "I", "title": columns[other][0]}
    again = visitor.post(IMPORT, {"sent": look.field("sent"), "step": "look", **values})
    assert titles[other] in again.words
    assert titles[now] not in again.words
    assert confirmed(visitor, IMPORT, again, **values).status == 303
    assert titles[other] in plan_of(served).read_text("utf-8")


DUTIES = {
    "text: Chưa công khai": """Kiểm tra công tác sắp xếp tổ chức bộ máy

| STT | Đơn vị | Tồn tại, hạn chế | Thời hạn khắc phục | Người theo dõi |
|---|---|---|---|---|
| 1 | Bộ C | Chưa công khai | 30/11/2020 | Nguyễn Văn An |
""",
    "title: Phiếu hẹn điện tử": """
| STT | Tên sáng kiến | Tác giả | Đơn vị | Quyết định công nhận |
|---|---|---|---|---|
| 1 | Phiếu hẹn điện tử | Nguyễn Văn An | Bộ C | 12/QĐ-BC ngày 12/6/2020 |
""",
}


@pytest.mark.parametrize("entered", DUTIES)
def test_conclusions_and_initiatives_come_in_and_nobody_s_name(
    served: Served, entered: str
) -> None:
    visitor = served.visitor()
    look = sent(visitor, IMPORT, {"a.md": DUTIES[entered].encode()})
    assert look.status == 200, look.words
    assert entered in look.words
    assert confirmed(visitor, IMPORT, look).status == 303
    text = plan_of(served).read_text("utf-8")
    assert entered in text
    assert "Nguyễn Văn An" not in text + look.words


def test_whoever_imports_says_who_is_meant(served: Served) -> None:
    visitor = served.visitor()
    look = sent(visitor, IMPORT, {"bang.md": TABLE.encode()}, area="I")
    assert "“Bộ Không Có” (" in look.words
    values = {"area": "I", "spelt": ["Bộ Không Có"], "meant": ["bo c"]}
    wrong = {**values, "meant": ["không ai"]}
    refused = visitor.post(IMPORT, {"sent": look.field("sent"), "step": "look", **wrong})
    assert (refused.status, "không ai" in refused.words) == (422, True)
    again = visitor.post(IMPORT, {"sent": look.field("sent"), "step": "look", **values})
    assert "“Bộ Không Có” (" not in again.words
    # What was settled goes on with the form.
    kept = {"spelt": again.field("spelt"), "meant": again.field("meant"), "area": "I"}
    assert (kept["spelt"], kept["meant"]) == ("Bộ Không Có", "bo-c")
    register = (served.folder / "plans" / "agencies.yaml").read_text("utf-8")
    assert confirmed(visitor, IMPORT, again, **kept).status == 303
    assert "lead: [bo-c]" in plan_of(served).read_text("utf-8").partition("Xây dựng quy chế")[2]
    assert (served.folder / "plans" / "agencies.yaml").read_text("utf-8") == register


INSPECTIONS = """## Kiểm tra chuyển đổi số

| STT | Đơn vị được kiểm tra | Thời gian kiểm tra |
|---|---|---|
| 1 | Bộ B (Văn phòng; Cục P) | Tháng 11/2020 |
| 2 | Bộ D | Quý IV/2020 |
"""


def test_a_plan_of_inspections_is_put_in_as_the_command_does(
    served: Served, tmp_path: Path
) -> None:
    visitor = served.visitor()
    look = sent(visitor, IMPORT, {"kt.md": INSPECTIONS.encode()})
    assert "Kiểm tra chuyển đổi số" in look.words
    done = confirmed(visitor, IMPORT, look)
    assert done.status == 303, done.words
    copy = shutil.copytree(EXAMPLE, tmp_path / "copy")
    (copy / "kt.md").write_text(INSPECTIONS, "utf-8")
    assert run(copy, "import", "kt.md", "--into", PLAN, "--apply") == 0
    after = (copy / "plans" / "2020.yaml").read_text("utf-8")
    assert plan_of(served).read_text("utf-8") == after
    assert "KT.3" in after


def test_what_is_settled_after_it_was_shown_is_shown_before_it_is_written(served: Served) -> None:
    """Another group chosen beside the button that writes: its lines were never seen."""
    visitor = served.visitor()
    before = plan_of(served).read_text("utf-8")
    table = TABLE.replace("Bộ Không Có", "Bộ C").encode()
    look = sent(visitor, IMPORT, {"phu-luc.md": table}, area="I")
    again = confirmed(visitor, IMPORT, look, area="II", sent=look.field("sent"))
    assert again.status == 409
    assert "đã đổi sau lần xem trước" in again.words
    assert plan_of(served).read_text("utf-8") == before
    done = confirmed(visitor, IMPORT, again, area="II")
    assert done.status == 303
    assert confirmed(visitor, IMPORT, again, area="II").status == 303  # pressed twice
    assert plan_of(served).read_text("utf-8").count("Xây dựng quy chế phối hợp") == 1


def test_what_a_table_brings_to_the_register_is_committed_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two commits under the person's name, and nothing is left for the next record to take in."""
    git = own_git(monkeypatch, tmp_path)
    folder = example(tmp_path / "plan")
    for words in (("init", "-q"), ("add", "plans"), ("commit", "-q", "-m", "Bắt đầu")):
        git(folder, *words)
    with serving(folder, "--commit") as one:
        visitor = one.visitor()
        settled = {"area": "II", "register": "yes", "author": "Người thử"}
        look = sent(visitor, IMPORT, {"phu-luc.md": TABLE.encode()}, **settled)
        done = confirmed(visitor, IMPORT, look, **settled)
        said = visitor.get(done.headers["Location"]).words
    assert git(folder, "status", "--short", "plans") == ""
    lines = git(folder, "log", "--format=%an|%s", "-2").splitlines()
    assert [line.split("|")[0] for line in lines] == ["Người thử", "Người thử"]
    assert lines[1].startswith("Người thử|Sổ cơ quan: thêm")
    assert f"Đã commit: {git(folder, 'rev-parse', 'HEAD')[:10]}" in said


WRONG = {
    "anh.jpg": b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8,
    "rong.docx": b"",
    "khoa.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + bytes(600)
    + "EncryptedPackage".encode("utf-16le"),
    "cu.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
}


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("page", ["import", "forms", "letters", "reports/verify"])
def test_a_wrong_file_is_said_by_its_name_alone(reader: Client, page: str, name: str) -> None:
    """Neither where it is kept on this machine, nor an option of a command that nobody types."""
    answer = sent(reader, f"/plan/{PLAN}/{page}", {name: WRONG[name]})
    assert answer.status in (200, 422)
    assert name in answer.words or "công văn đôn đốc nào do caich lập" in answer.words
    assert not re.search(r"caich-\w+[/\\]|/tmp|Temp|--\w", answer.words), answer.words
    assert 'name="author"' not in answer.text
