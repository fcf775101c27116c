"""A week of the clerk who keeps the plan: twenty e-mails, six commands, the weekly in Word."""

import csv
import datetime as dt
import io
import json
import re
import shlex
import shutil
import sys
from pathlib import Path

import docx
import pytest
import yaml

from tests.cli.conftest import EXAMPLE, ROOT, Answer, Ask

WEEK = ROOT / "tests" / "data" / "week"
FRIDAY = dt.date(2026, 11, 27)
MOST_COMMANDS, MOST_CHARACTERS = 10, 1000


class Clerk:
    """Someone at a shell, in the folder of the plan."""

    def __init__(self, ask: Ask, at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ask, self.at, self.monkeypatch = ask, at, monkeypatch

    def type(self, line: str) -> Answer:
        words, _, file = line.partition("<")
        if file:
            data = io.BytesIO((self.at / file.strip()).read_bytes())
            self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data, encoding="utf-8"))
        return self.ask(*shlex.split(words)[1:], at=self.at, today=FRIDAY)

    def log(self) -> dict[str, list[dict[str, object]]]:
        data = yaml.safe_load((self.at / "plans" / "2026.yaml").read_text("utf-8"))
        return {task["id"]: task.get("updates") or [] for task in data["tasks"]}


@pytest.fixture
def clerk(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    place = Path(shutil.copytree(WEEK, tmp_path / "tinh"))
    return Clerk(ask, place, monkeypatch)


def commands() -> list[str]:
    return (WEEK / "lenh.txt").read_text("utf-8").splitlines()


def test_what_is_typed_is_a_third_of_what_it_was() -> None:
    typed = ("tuan.csv", "so.csv", "lenh.txt")
    assert len(commands()) <= MOST_COMMANDS
    assert sum(len((WEEK / name).read_text("utf-8")) for name in typed) < MOST_CHARACTERS
    assert len(list((WEEK / "emails").iterdir())) == 20


def test_the_week(clerk: Clerk) -> None:
    before = clerk.log()
    answers = {}
    for line in commands():
        answers[line.split()[1]] = answer = clerk.type(line)
        assert answer.code == 0, (line, answer.err)
    after = clerk.log()
    new = {id_: after[id_][len(before[id_]) :] for id_ in after}
    assert sum(map(len, new.values())) == 21  # twenty e-mails, one task taken out
    # Receipts in words: who, of which task, from what to what.
    receipts = answers["update"].out
    assert "1 – Sở Tư pháp: chưa hoàn thành, trong hạn" in receipts
    assert "→ hoàn thành đúng hạn (24/11/2026)" in receipts
    assert [each["resolves"] for each in new["8"]] == ["2026-11-19#1/1"]
    assert [str(each["corrects"]) for each in new["7"]] == ["2026-11-18"]
    assert "CÔNG VĂN ĐÃ PHÁT HÀNH (3)" in answers["remind"].out
    # The end of the week: what was made, and who is silent still.
    told = answers["week"].out
    (weekly,) = clerk.at.glob("2026-W48/*.docx")
    assert f"Đã lập: 2026-W48/{weekly.name}" in told
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(weekly)).paragraphs)
    assert "23 nhiệm vụ đang theo dõi" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "CHƯA BÁO CÁO TRONG TUẦN (5 cơ quan)" in told
    assert "KIẾN NGHỊ CHỜ Ý KIẾN" not in told
    assert "CÔNG VĂN ĐÔN ĐỐC CHƯA ĐƯỢC TRẢ LỜI (3)" in told


@pytest.mark.parametrize("number", range(1, 21))
def test_each_row_says_what_its_e_mail_says(number: int) -> None:
    text = (WEEK / "emails" / f"{number:02}.txt").read_text("utf-8")
    with (WEEK / "tuan.csv").open(encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["task"] or 0))
    row = next(row for row in rows if re.search(rf"hiệm vụ {row['task']}\b", text))
    for key in ("results", "problems"):
        value = (row[key] or "").split("@")[0]
        assert value in text
    if row["progress"]:
        assert f"{row['progress']}%" in text


SETTINGS = '[week]\npapers = ["weekly.md", "brief.html", "letters.md"]\nfolder = "bc/{week}"\n'


def test_the_papers_that_the_settings_list(ask: Ask, tmp_path: Path) -> None:
    at = Path(shutil.copytree(EXAMPLE, tmp_path / "ws"))
    (at / "caich.toml").write_text(SETTINGS, "utf-8")
    assert ask("week", "2020-W26", at=at).code == 0
    made = sorted(path.relative_to(at).as_posix() for path in (at / "bc").rglob("*.*"))
    assert made[:3] == ["bc/2020-W26/brief.html", "bc/2020-W26/letters/bo-b.md",
                        "bc/2020-W26/letters/bo-c.md"]  # fmt: skip
    # Made again they give way; what somebody has written in does not.
    assert ask("week", "2020-W26", at=at).code == 0
    weekly = at / "bc" / "2020-W26" / "weekly.md"
    weekly.write_text(weekly.read_text("utf-8").replace("Tóm tắt", "Tóm lược"), "utf-8")
    refused = ask("week", "2020-W26", at=at)
    assert (refused.code, refused.out) == (2, "")
    assert "bc/2020-W26/weekly.md: đã có tệp này" in refused.err
    assert "Tóm lược" in weekly.read_text("utf-8")
    assert ask("week", "2020-W26", "--force", at=at).code == 0
    assert "Tóm lược" not in weekly.read_text("utf-8")
    missing = ask("week", "2020-W26", "--no-papers", "--format", "json", at=at)
    assert '"files": []' in missing.out


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[week]\nfolder = "../x"\npapers = ["weekly.md"]\n', "liên kết dẫn ra ngoài"),
        ('[week]\nfolder = "/tmp/x"\npapers = ["weekly.md"]\n', "liên kết dẫn ra ngoài"),
        ('[week]\npapers = ["wekly.md"]\n', "Gần nhất: weekly"),
        ('[week]\npapers = ["weekly.pdf"]\n', "Không rõ dạng văn bản"),
        ('[week]\npaper = ["weekly.md"]\n', "papers"),
        ('[week]\npapers = "weekly.md"\n', "weekly.docx"),
    ],
)
def test_settings_that_are_wrong(ask: Ask, tmp_path: Path, settings: str, said: str) -> None:
    at = Path(shutil.copytree(EXAMPLE, tmp_path / "ws"))
    (at / "caich.toml").write_text(settings, "utf-8")
    answer = ask("week", "2020-W26", at=at)
    assert (answer.code in (2, 3), answer.out) == (True, ""), answer.out
    assert said in answer.err
    assert sorted(path.name for path in at.iterdir()) == ["README.md", "caich.toml", "plans"]


URGED = """
schema: 1
plan:
  id: ke-hoach
  title: Kế hoạch
  document: {number: 1/QĐ, date: 2026-01-05, issuer: Cơ quan}
  period: {from: 2026-01-01, to: 2026-12-31}
areas: [{id: I, name: Nhóm I}]
tasks:
"""
TASK = "  - {id: I.%s, title: Việc, area: I, lead: [%s], deadline: 30/6/2026, reminders: [%s]}\n"
TO_ALL = "{date: 2026-11-24}"
REGISTER = """
schema: 1
agencies:
  - {id: bo-a, name: Bộ A, kind: ministry}
  - {id: bo-b, name: Bộ B, kind: ministry}
  - {id: so-c, name: Sở C, kind: other}
groups: [{id: cac-bo, name: Các bộ, kinds: [ministry]}]
"""


@pytest.mark.parametrize(
    ("lead", "letters", "still"),
    [
        ("cac-bo", [""], {"bo-a": "I.1", "bo-b": "I.1"}),
        ("cac-bo", [TO_ALL], {}),
        ("cac-bo", ["{date: 2026-11-24, agency: cac-bo}"], {}),
        ("cac-bo", ["{date: 2026-11-24, agency: bo-b}"], {"bo-a": "I.1"}),
        ("cac-bo", ["{date: 2026-11-16, agency: bo-b}"], {"bo-a": "I.1", "bo-b": "I.1"}),
        ("cac-bo, so-c", ["{date: 2026-11-24, agency: cac-bo}"], {"so-c": "I.1"}),
        ("cac-bo", ["", TO_ALL, "{date: 2026-11-24, agency: bo-a}"],
         {"bo-b": "I.1 I.3", "bo-a": "I.1"}),
        ("so-c", ["", TO_ALL, ""], {"so-c": "I.1 I.3"}),
    ],
)  # fmt: skip
def test_who_was_not_urged_in_the_week(
    ask: Ask, tmp_path: Path, lead: str, letters: list[str], still: dict[str, str]
) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    tasks = "".join(TASK % (number, lead, one) for number, one in enumerate(letters, 1))
    (plans / "ke-hoach.yaml").write_text(URGED + tasks, encoding="utf-8")
    (plans / "agencies.yaml").write_text(REGISTER, encoding="utf-8")
    answer = ask("week", "--format", "json", "-o", "w", at=tmp_path, today=FRIDAY)
    rows = json.loads(answer.out)["not_urged"]
    assert {one["agency"]: " ".join(one["tasks"]) for one in rows} == still
    assert [one["count"] for one in rows] == [len(ids.split()) for ids in still.values()]


def test_a_plan_with_errors_makes_no_week(ask: Ask, tmp_path: Path) -> None:
    at = Path(shutil.copytree(EXAMPLE, tmp_path / "ws"))
    plan = at / "plans" / "2020.yaml"
    plan.write_text(plan.read_text("utf-8").replace("lead: [bo-b]", "lead: [bo-x]", 1), "utf-8")
    answer = ask("week", "2020-W26", at=at)
    assert (answer.code, answer.out) == (3, "")
    assert "bo-x" in answer.err


@pytest.mark.parametrize(
    ("task", "words", "code", "said"),
    [
        ("8", "thue ha tang", 0, "resolves: 2026-11-19#1/1"),
        ("8", "chuyện khác", 2, "Cho phép thuê hạ tầng của doanh nghiệp (2026-11-19#1/1)"),
        ("9", "thuê", 2, "không có khó khăn, kiến nghị nào đang chờ ý kiến"),
        ("8", "2026-11-19#1", 0, "resolves: 2026-11-19#1"),
    ],
)
def test_words_of_a_proposal_name_it(
    clerk: Clerk, task: str, words: str, code: int, said: str
) -> None:
    answer = clerk.type(f"caich update {task} --by ubnd --resolves '{words}' --dry-run --diff")
    assert answer.code == code
    assert said in answer.out + answer.err
