"""Letters made, signed, sent and recorded: which reminders stand in the plan then, or none."""

import json
import re
import shutil
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import EXAMPLE, Ask

MADE = ("render", "letters", "--as-of", "28/6/2020", "-o", "cv/")
HEAD = "Cơ quan,Số và ký hiệu,Ngày ký,Hạn trả lời\n"


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Path:
    """The example with its letters of 28/6/2020 in the folder ``cv``."""
    place = Path(shutil.copytree(EXAMPLE, tmp_path / "ws"))
    made = ask(*MADE, at=place)
    assert made.code == 0, made.err
    return place


def plan(at: Path) -> str:
    return (at / "plans" / "2020.yaml").read_text("utf-8")


def added(before: str, after: str) -> list[str]:
    """The new reminders, each with its task."""
    lines = []
    task = ""
    old = before.splitlines()
    for line in after.splitlines():
        if found := re.match(r"(?: {2}| {6})- id: (\S+)", line):
            task = found[1]
        if line not in old:
            lines.append(f"{task} {line.strip(' -')}")
    return lines


RECORDED: list[tuple[str, str, list[str]]] = [
    # options, the book of numbers, the reminders
    (
        "--numbers so.csv",
        HEAD + "Bộ B,470/SNV-CCHC,28/6/2020,\nTinh X,471/SNV-CCHC,30/6/2020,10/7/2020\n",
        [
            "II.1 {date: 2020-06-28, document: {number: 470/SNV-CCHC, date: 2020-06-28}, "
            "agency: bo-b}",
            "III.10 {date: 2020-06-30, document: {number: 471/SNV-CCHC, date: 2020-06-30}, "
            "agency: tinh-x, reply_by: 2020-07-10}",
            "KT.1.2 {date: 2020-06-28, document: {number: 470/SNV-CCHC, date: 2020-06-28}, "
            "agency: bo-b}",
        ],
    ),
    (
        "--numbers so.csv --reply-by 05/7/2020 --date 01/7/2020",
        HEAD + "bo b,470/SNV-CCHC ngày 28/6/2020,,\nBộ C,,,\n",
        [
            "II.1 {date: 2020-07-01, document: {number: 470/SNV-CCHC, date: 2020-06-28}, "
            "agency: bo-b, reply_by: 2020-07-05}",
            "KT.1.2 {date: 2020-07-01, document: {number: 470/SNV-CCHC, date: 2020-06-28}, "
            "agency: bo-b, reply_by: 2020-07-05}",
        ],
    ),
]


@pytest.mark.parametrize(("options", "book", "lines"), RECORDED)
def test_what_was_issued_is_recorded(
    ask: Ask, at: Path, options: str, book: str, lines: list[str]
) -> None:
    before = plan(at)
    (at / "so.csv").write_text(book, "utf-8")
    answer = ask("remind", "--from", "cv", *options.split(), at=at)
    assert answer.code == 0, answer.err
    assert added(before, plan(at)) == lines
    letters = {re.findall(r"number: ([^,]+)", line)[0] for line in lines}
    assert f"CÔNG VĂN ĐÃ PHÁT HÀNH ({len(letters)})" in answer.out
    assert "Còn là dự thảo, chưa có số, không ghi" in answer.out
    assert ask("validate", at=at).code == 0


def test_json_has_the_letters_that_went_out_and_those_that_did_not(ask: Ask, at: Path) -> None:
    (at / "so.csv").write_text(HEAD + "Bộ B,470/SNV-CCHC,28/6/2020,05/7/2020\n", "utf-8")
    answer = ask("remind", "--from", "cv", "--numbers", "so.csv", "-f", "json", at=at)
    told = json.loads(answer.out)
    assert told["letters"] == [
        {
            "agency": "bo-b",
            "number": "470/SNV-CCHC",
            "signed": "2020-06-28",
            "reply_by": "2020-07-05",
            "tasks": ["II.1", "KT.1.2"],
            "recorded": [],
            "for_plan": False,
        }
    ]
    assert told["drafts"]
    assert "bo-b" not in told["drafts"]


def test_one_document_to_many(ask: Ask, at: Path) -> None:
    before = plan(at)
    answer = ask("remind", "--from", "cv/", "--document", "480/SNV-CCHC@30/6/2020", at=at)
    assert answer.code == 0, answer.err
    lines = added(before, plan(at))
    letters = list((at / "cv").iterdir())
    assert len({re.search(r"agency: ([\w-]+)", line)[1] for line in lines}) == len(letters)  # type: ignore[index]
    assert all("document: {number: 480/SNV-CCHC, date: 2020-06-30}" in line for line in lines)
    again = ask("remind", "--from", "cv", "--document", "480/SNV-CCHC@30/6/2020", at=at)
    assert (again.code, "đã ghi hết trước đây" in again.err) == (2, True)


def test_making_letters_records_nothing(ask: Ask, at: Path) -> None:
    assert plan(at) == (EXAMPLE / "plans" / "2020.yaml").read_text("utf-8")


def test_a_dry_run_writes_nothing(ask: Ask, at: Path) -> None:
    before = plan(at)
    words = ("--document", "480/SNV@30/6/2020", "--dry-run")
    answer = ask("remind", "--from", "cv", *words, at=at)
    assert (answer.code, plan(at)) == (0, before)
    assert "CÔNG VĂN ĐÃ PHÁT HÀNH (8)" in answer.out


def test_a_task_that_was_struck_out_of_a_letter_is_not_recorded(ask: Ask, at: Path) -> None:
    text = plan(at).replace("status: done", "status: submitted")
    (at / "plans" / "2020.yaml").write_text(text, "utf-8")
    words = ("-o", "cv/bo-b.docx", "--force", "--as-of", "28/6/2020", "-a", "bo b")
    assert ask("render", "letters", *words, at=at).code == 0
    file = at / "cv" / "bo-b.docx"
    document = docx.Document(str(file))
    rows = [row for table in document.tables for row in table.rows if row.cells[0].text == "II.6"]
    assert len(rows) == 1
    rows[0]._tr.getparent().remove(rows[0]._tr)
    document.save(str(file))
    signed = ("--document", "1/SNV@28/6/2020")
    answer = ask("remind", "--from", "cv/bo-b.docx", *signed, at=at)
    assert answer.code == 0, answer.err
    assert [line.partition(" ")[0] for line in added(text, plan(at))] == ["II.1", "KT.1.2"]


REFUSED: list[tuple[str, str, str]] = [
    ("--numbers so.csv", HEAD + "Bộ B,470/SNV,,\n", "hàng 2: có số mà không có ngày ký"),
    ("--numbers so.csv", HEAD + "Bộ A,470/SNV,28/6/2020,\n", "không có công văn nào gửi Bộ A"),
    ("--numbers so.csv", HEAD + "Bộ Lạ,470/SNV,28/6/2020,\n", "Không có cơ quan nào tên “Bộ Lạ”"),
    ("--numbers so.csv", HEAD + "Bộ B,470/SNV,31/6/2020,\n", "31/6/2020"),
    ("--numbers so.csv", HEAD + "Bộ B,4/SNV,28/6/2020,\nBộ C,5/SNV,x,\n", "“x”"),
    ("--numbers so.csv", "a,b\n1,2\n", "không có bảng nào có cột cơ quan và cột số"),
    ("--numbers none.xlsx", HEAD, "không có tệp này"),
    ("", HEAD, "Chưa rõ công văn phát hành theo số nào"),
    ("--document 4/SNV@28/6/2020 --numbers so.csv", HEAD, "không cả hai"),
    ("--document 4/SNV@28/6/2020 --agency bo-b", HEAD, "bỏ mã nhiệm vụ, --agency"),
    ("--numbers so.csv", HEAD + "Bộ B,,,\n", "Chưa rõ công văn phát hành theo số nào"),
    ("--document 4/SNV@28/6/2030", HEAD, "future"),
]


@pytest.mark.parametrize(("options", "book", "said"), REFUSED)
def test_all_or_nothing(ask: Ask, at: Path, options: str, book: str, said: str) -> None:
    before = plan(at)
    (at / "so.csv").write_text(book, "utf-8")
    answer = ask("remind", "--from", "cv", *options.split(), at=at)
    assert answer.code in (2, 3)
    assert (answer.out, plan(at)) == ("", before)
    assert said in answer.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "plans"), "không có công văn đôn đốc nào do caich lập"),
        (("--from", "none"), "không có tệp này"),
        (("--from", "w.md"), "không có công văn đôn đốc nào do caich lập"),
        (("--numbers", "so.csv"), "--from cong-van/"),
        ((), "Ghi mã nhiệm vụ được đôn đốc"),
    ],
)
def test_what_holds_no_letters(ask: Ask, at: Path, words: tuple[str, ...], said: str) -> None:
    ask("render", "weekly", "--week", "2020-W26", "-o", "w.md", at=at)
    answer = ask("remind", *words, "--document", "4/SNV@28/6/2020", at=at)
    assert (answer.code in (2, 3), answer.out) == (True, "")
    assert said in answer.err


def test_a_letter_of_another_plan(ask: Ask, at: Path) -> None:
    text = plan(at).replace("id: minh-hoa-2020", "id: minh-hoa-20", 1)
    (at / "plans" / "2020.yaml").write_text(text, "utf-8")
    words = ("--document", "4/SNV@28/6/2020", "--plan", "minh-hoa-20")
    answer = ask("remind", "--from", "cv", *words, at=at)
    assert (answer.code, plan(at)) == (2, text)
    assert "công văn của kế hoạch khác (minh-hoa-2020)" in answer.err


def test_later_reports_are_matched_to_letters(ask: Ask, at: Path) -> None:
    (at / "so.csv").write_text(HEAD + "Bộ B,470/SNV-CCHC,28/6/2020,05/7/2020\n", "utf-8")
    assert ask("remind", "--from", "cv", "--numbers", "so.csv", at=at).code == 0
    before = ask("reminders", "-a", "BB", "--as-of", "20/7/2020", at=at).out
    assert re.search(r"470/SNV-CCHC .* chưa báo cáo, quá hạn trả lời +II\.1", before)
    in_time = ask("reminders", "-a", "BB", "--as-of", "01/7/2020", at=at).out
    assert re.search(r"470/SNV-CCHC .* chưa báo cáo +II\.1", in_time)
    task_alone = ask("reminders", "-a", "BB", "--as-of", "31/12/2020", at=at).out
    assert "còn 1 việc chưa báo cáo: KT.1.2, quá hạn trả lời" in task_alone
    remedy = ("update", "KT.1.2", "--status", "submitted", "--by", "bo-b", "--date", "20/8/2020")
    assert ask("shortcomings", *remedy, at=at).code == 0
    after = ask("reminders", "-a", "BB", "--as-of", "31/12/2020", at=at).out
    assert re.search(r"470/SNV-CCHC .* đã báo cáo \d+/8/2020, quá hạn trả lời +II\.1", after)
    waiting = ask("reminders", "--unanswered", "-a", "BB", "--as-of", "31/12/2020", at=at).out
    assert "470/SNV-CCHC" not in waiting
    story = ask("show", "II.1", "--as-of", "31/12/2020", at=at).out
    assert "Văn bản số 470/SNV-CCHC ngày 28/6/2020; đề nghị báo cáo trước 05/7/2020" in story
