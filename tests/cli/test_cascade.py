"""``caich cascade`` on plans under plans: what is told, and what is written."""

import html
import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import AGENCIES, PLAN

ABOVE = "plans/2026.yaml"
BELOW = "plans/so-c.yaml"
OWN = """\
# Kế hoạch của Sở C
schema: 1
plan:
  id: so-c
  title: Kế hoạch minh họa của Sở C
  illustrative: true
  document: {number: 03/KH-VD, date: 2026-02-10}
  period: {from: 2026-01-01, to: 2026-12-31}
areas:
  - {id: I, name: Công tác chỉ đạo}
tasks:
  - {id: a, title: Kiểm tra, area: I, implements: ke-hoach/I.1}  # không theo dõi
  - id: b
    title: Hội nghị
    area: I
    implements:   # hai việc
      - ke-hoach/I.1
      - task: ke-hoach/I.2
  - {id: c, title: Báo cáo, area: I}
"""
MOVED = """
    adjustments:
      - {date: 2026-06-20, to: 30/9/2026, document: {number: 02/TB-VD, date: 2026-06-20}}"""


@pytest.fixture
def top(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    for file, text in ((ABOVE, PLAN), (BELOW, OWN), ("plans/agencies.yaml", AGENCIES)):
        (tmp_path / file).write_text(text, "utf-8")
    return tmp_path


def move(top: Path) -> None:
    """The term of I.1, above, is extended."""
    (top / ABOVE).write_text(PLAN.replace("deadline: Quý II/2026", f"deadline: Quý II/2026{MOVED}"))


def accept(ask: Ask, top: Path, *tasks: str, code: int = 0) -> str:
    answer = ask("cascade", *tasks, "--accept", "--plan", "so-c", at=top)
    assert answer.code == code, answer.err
    return answer.err


def states(ask: Ask, top: Path) -> list[str]:
    answer = ask("cascade", "--plan", "so-c", "--format", "json", at=top)
    links = json.loads(answer.out)["links"]
    return [" ".join((one["task"], one["state"], *one["changed"])) for one in links]


def test_what_was_reviewed_is_told_when_the_task_above_changes(ask: Ask, top: Path) -> None:
    assert states(ask, top) == ["a unwatched", "b unwatched", "b unwatched"]
    accept(ask, top, "a", "b")
    assert states(ask, top) == ["a as-seen", "b as-seen", "b as-seen"]
    move(top)
    assert states(ask, top) == ["a suspect term", "b suspect term", "b as-seen"]
    text = ask("cascade", "--plan", "so-c", at=top).out
    assert "thời hạn: Quý II/2026 → 30/9/2026; Thông báo số 02/TB-VD ngày 20/6/2026" in text
    assert ask("validate", at=top).out.count("[suspect-link]") == 2
    accept(ask, top, "a")
    assert states(ask, top) == ["a as-seen", "b suspect term", "b as-seen"]
    accept(ask, top)
    assert "suspect-link" not in ask("validate", at=top).out


def test_every_other_byte_stays(ask: Ask, top: Path) -> None:
    accept(ask, top, "a", "b")
    first = (top / BELOW).read_text("utf-8")
    seen = [line.split("seen: ")[1][:11] for line in first.splitlines() if "seen: " in line]
    one, two = seen[0], seen[2]
    assert first == OWN.replace(
        "implements: ke-hoach/I.1}", f"implements: {{task: ke-hoach/I.1, seen: {one}}}}}"
    ).replace("- ke-hoach/I.1", f"- {{task: ke-hoach/I.1, seen: {one}}}").replace(
        "- task: ke-hoach/I.2", f"- task: ke-hoach/I.2\n        seen: {two}"
    )


@pytest.mark.parametrize(
    ("words", "code", "key"),
    [
        (["--accept"], 2, "không thay đổi từ lần trước"),
        (["c", "--accept"], 2, "không thay đổi từ lần trước"),
        (["x", "--accept"], 2, "x"),
        (["a"], 2, "--accept"),
        (["--commit"], 2, "--accept"),
        (["--accept", "--as-of", "1/6/2026"], 2, "--as-of"),
    ],
)
def test_what_cannot_be_done_is_said(
    ask: Ask, top: Path, words: list[str], code: int, key: str
) -> None:
    answer = ask("cascade", *words, "--plan", "so-c", at=top)
    assert answer.code == code
    assert key in answer.err
    assert (top / BELOW).read_text("utf-8") == OWN


def test_an_agency_s_plan_is_recorded_by_its_document(ask: Ask, top: Path) -> None:
    words = ["cascade", "receive", "BA", "--document", "5/KH-BA@20/02/2026", "--plan", "ke-hoach"]
    answer = ask(*words, "--integrated", at=top)
    assert (answer.code, answer.out) == (0, "")
    line = (
        "  agency_plans:\n    - {date: 2026-07-01, agency: bo-a,"
        " document: {number: 5/KH-BA, date: 2026-02-20}, integrated: true}\n"
    )
    assert (top / ABOVE).read_text("utf-8") == PLAN.replace(
        "  standing_agency: van-phong\n", f"  standing_agency: van-phong\n{line}"
    )
    assert "lồng ghép trong kế hoạch khác (Kế hoạch số 5/KH-BA ngày 20/02/2026)" in (
        ask("cascade", "--plan", "ke-hoach", at=top).out
    )
    assert "[agency-plan-twice]" not in ask("validate", at=top).out
    ask(*words, at=top)
    assert "[agency-plan-twice]" in ask("validate", at=top).out
    assert ask(*words, "--date", "2/7/2026", at=top).code == 2  # a day to come
    assert ask("update", "--undo", "--plan", "ke-hoach", at=top).code == 0


def test_a_draft_is_a_plan_once_it_has_a_number(ask: Ask, top: Path) -> None:
    answer = ask("cascade", "--draft", "bo-b", "--plan", "ke-hoach", at=top)
    lacking = "  document:  # ghi number, date khi ban hành\n"
    assert lacking in answer.out
    own = answer.out.replace(lacking, "  document: {number: 5/KH, date: 2026-02-20}\n")
    (top / "plans/bo-b.yaml").write_text(own, "utf-8")
    assert "lỗi" not in ask("validate", at=top).out.replace("không có lỗi", "").replace("0 lỗi", "")
    told = ask("cascade", "--plan", "ke-hoach-bo-b", "--format", "json", at=top)
    links = {one["parent"]: one["state"] for one in json.loads(told.out)["links"]}
    assert links == {"ke-hoach/I.2": "as-seen", "ke-hoach/I.3": "as-seen"}
    again = ask("cascade", "--draft", "bo-b", "--plan", "ke-hoach", at=top)
    assert (again.code, again.out) == (2, "")
    assert "Bộ Văn hóa và B" in again.err


def test_the_way_up_and_down_is_shown(ask: Ask, top: Path) -> None:
    accept(ask, top, "a")
    move(top)
    up = ask("show", "a", "--plan", "so-c", at=top).out
    assert "ke-hoach/I.1 (Ban hành kế hoạch kiểm tra): cần rà soát lại" in up
    down = ask("show", "I.1", "--plan", "ke-hoach", at=top).out
    assert "Phần việc của cấp dưới  0/2 phần việc xong: so-c/a, so-c/b" in down
    assert "1 phần việc cần rà soát lại" in ask("status", "--plan", "so-c", at=top).out


def test_a_plan_named_by_its_file_is_seen_among_its_neighbours(ask: Ask, top: Path) -> None:
    answer = ask("cascade", "--plan", BELOW, at=top)
    assert "chưa đối chiếu được" not in answer.out
    accept(ask, top, "a")


def test_a_slip_in_a_plan_received_is_told(ask: Ask, top: Path) -> None:
    words = ["cascade", "receive", "bo-a", "--plan", "ke-hoach", "--dry-run"]
    answer = ask(*words, "--document", "5/KH-BA@20/02/2036", at=top)
    assert "document-in-future" in answer.err
    assert ask(*words, "--document", "5/KH-BA@20/02/2026", at=top).err.count("cảnh báo[") == 0


def test_two_branches_may_each_record_a_plan_received(ask: Ask, top: Path) -> None:
    standing = "  standing_agency: van-phong\n"
    received = "    - {{date: 2026-03-0{}, agency: {}, document: {{number: {}/KH}}}}\n"
    sides = {
        "goc": [received.format(1, "bo-a", 1)],
        "ta": [received.format(1, "bo-a", 1), received.format(3, "bo-b", 3)],
        "ho": [received.format(1, "bo-a", 1), received.format(2, "van-phong", 2)],
    }
    for name, lines in sides.items():
        text = PLAN.replace(standing, f"{standing}  agency_plans:\n{''.join(lines)}")
        (top / f"{name}.yaml").write_text(text, "utf-8")
    answer = ask("merge-driver", "goc.yaml", "ta.yaml", "ho.yaml", ABOVE, at=top)
    assert answer.code == 0, answer.err
    merged = sides["goc"] + sides["ho"][1:] + sides["ta"][1:]
    assert "".join(merged) in (top / "ta.yaml").read_text("utf-8")


@pytest.mark.parametrize("plan", ["ke-hoach", "so-c"])
def test_what_is_handed_on_holds_what_the_screen_says(ask: Ask, top: Path, plan: str) -> None:
    """Every cell of the answer's tables stands in the Excel sheet and in the Word document."""
    openpyxl, docx = pytest.importorskip("openpyxl"), pytest.importorskip("docx")
    move(top)
    for format_ in ("xlsx", "docx"):
        file = ("-f", format_, "-o", f"bang.{format_}")
        assert ask("cascade", "--plan", plan, *file, at=top).code == 0
    page = ask("cascade", "--plan", plan, "--format", "html", at=top).out
    cells = [html.unescape(one) for one in re.findall(r"<td[^>]*>([^<]*)</td>", page)]
    sheet = openpyxl.load_workbook(top / "bang.xlsx").active
    in_excel = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    tables = docx.Document(str(top / "bang.docx")).tables
    in_word = {cell.text for table in tables for row in table.rows for cell in row.cells}
    assert cells
    facts = set(re.findall(r"<th[^>]*>([^<]*)</th><td", page))
    own = {one for one in cells if one}
    assert own - in_excel == set()
    assert facts or own - in_word == set()


LEAD = "  - {id: d, title: Việc của Bộ, area: I, lead: [bo-a], implements: ke-hoach/I.1}\n"


@pytest.mark.parametrize(("lang", "mark", "words"), [("vi", "P1", "chưa nhận được, có phần việc"),
                         ("en", "T1", "not received, its tasks stand")])  # fmt: skip
def test_tasks_of_an_agency_without_a_plan_have_one_word_everywhere(
    ask: Ask, top: Path, lang: str, mark: str, words: str
) -> None:
    openpyxl, docx = pytest.importorskip("openpyxl"), pytest.importorskip("docx")
    (top / BELOW).write_text(OWN + LEAD, "utf-8")
    words_ = ("cascade", "--plan", "ke-hoach", "--lang", lang)
    answer = json.loads(ask(*words_, "--format", "json", at=top).out)
    (line,) = (one for one in answer["agencies"] if one["agency"] == "bo-a")
    assert (line["state"], line["broken_down"]) == ("not-received", 1)
    states = [cell["state"] for cell in answer["tasks"][0]["agencies"] if cell["agency"] == "bo-a"]
    assert states == ["tasks-only"]
    for format_ in ("xlsx", "docx"):
        assert ask(*words_, "-f", format_, "-o", f"bang.{format_}", at=top).code == 0
    sheet = openpyxl.load_workbook(top / "bang.xlsx").active
    excel = " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    paper = docx.Document(str(top / "bang.docx"))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    word = " ".join([*cells, *(one.text for one in paper.paragraphs)])
    pages = [ask(*words_, "--format", one, at=top).out for one in ("text", "html", "markdown")]
    for text in (*pages, excel, word):
        assert mark in text
        assert words in text
