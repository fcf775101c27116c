"""Letters about shortcomings that are overdue: made, recorded as sent, beside those on tasks."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import AGENCIES, FILE, PLAN

ROOT = Path(__file__).parents[2]
FOUND = """
inspections:
  - id: KT.1
    theme: Kiểm tra một cửa
    lead: van-phong
    units: [{unit: bo-a}, {unit: bo-b}]
    shortcomings:
      - id: KT.1.1
        unit: bo-a
        owner: bo-b
        text: Chưa niêm yết
        recommendation: Niêm yết đầy đủ
        conclusion: {number: 12/KL-VD, date: 2026-02-04}
        received: 2026-02-06
        deadline: 30 ngày kể từ ngày nhận được
      - {id: KT.1.2, unit: bo-b, text: Dự thảo, deadline: 2026-01-30}
      - id: KT.1.3
        unit: bo-b
        text: Đã báo cáo trong hạn
        conclusion: {number: 12/KL-VD, date: 2026-02-04}
        deadline: 2026-03-10
        updates: [{date: 2026-03-09, by: bo-b, status: submitted}]
"""
NO_TASKS = PLAN[: PLAN.index("tasks:")] + "tasks: []\n" + FOUND


@pytest.fixture
def top(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / FILE).write_text(NO_TASKS, "utf-8")
    (tmp_path / "plans/agencies.yaml").write_text(AGENCIES, "utf-8")
    return tmp_path


@pytest.mark.parametrize("format_", ["markdown", "html", "docx"])
def test_who_owes_a_remedy_alone_gets_a_letter_that_is_recorded_there(
    ask: Ask, top: Path, format_: str
) -> None:
    made = ask("render", "letters", "--as-of", "2026-04-01", "-f", format_, "-o", "l", at=top)
    assert made.code == 0
    assert [path.stem for path in (top / "l").iterdir()] == ["bo-b"]
    sent = ask("remind", "--from", "l", "--document", "9/CV-VD@2026-04-02", at=top)
    assert sent.code == 0
    head, _, tail = NO_TASKS.partition("        deadline: 30 ngày kể từ ngày nhận được\n")
    record = (
        "        deadline: 30 ngày kể từ ngày nhận được\n        reminders:\n"
        "          - {date: 2026-04-02, document: {number: 9/CV-VD, date: 2026-04-02}, "
        "agency: bo-b}\n"
    )
    assert (top / FILE).read_text("utf-8") == head + record + tail
    again = ask("remind", "--from", "l", "--document", "9/CV-VD@2026-04-02", at=top)
    assert (again.code, (top / FILE).read_text("utf-8")) == (2, head + record + tail)


def test_the_letter_speaks_of_remedies(ask: Ask, top: Path) -> None:
    ask("render", "letters", "--as-of", "2026-04-01", "-f", "markdown", "-o", "l", at=top)
    words = (top / "l" / "bo-b.md").read_text("utf-8")
    assert "V/v đôn đốc khắc phục tồn tại, hạn chế sau kiểm tra" in words
    assert "còn **01 tồn tại, hạn chế sau kiểm tra chưa khắc phục xong, quá hạn**, cụ thể" in words
    assert "1. Khẩn trương chỉ đạo, khắc phục xong các tồn tại, hạn chế nêu trên." in words
    rows = [line for line in words.splitlines() if line.startswith("| KT.")]
    assert rows == [
        "| KT.1.1 | Chưa niêm yết | Niêm yết đầy đủ | Kết luận số 12/KL-VD ngày 04/02/2026 | "
        "08/3/2026 (30 ngày kể từ ngày nhận được) | Chưa có báo cáo; quá hạn 24 ngày | "
        "chưa đôn đốc |",
    ]
    assert "KT.1.2" not in words


def test_a_shortcoming_is_urged_by_its_id_beside_a_task(ask: Ask, top: Path) -> None:
    shutil.rmtree(top / "plans")
    shutil.copytree(ROOT / "examples" / "tinh-minh-hoa" / "plans", top / "plans")
    words = ("remind", "kt.1.2", "II.2", "--document", "98/CV-MH@2020-06-29", "--date", "29/6/2020")
    before = (top / "plans/2020.yaml").read_text("utf-8").splitlines()
    assert ask(*words, "-p", "minh-hoa-2020", at=top).code == 0
    after = (top / "plans/2020.yaml").read_text("utf-8").splitlines()
    new = [line for line in after if line not in before]
    record = "- {date: 2020-06-29, document: {number: 98/CV-MH, date: 2020-06-29}}"
    assert {line.strip() for line in new} <= {record, "reminders:"}
    assert sum(record in line for line in new) == 2
    assert set(before) <= set(after)
