"""Letters that ask agencies for their own plans: to whom, what they say, by every road."""

import email
import email.policy
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import AGENCIES, PLAN

ASKED = ("render", "plan-requests", "--plan", "ke-hoach")
OTHER = """\
schema: 1
plan:
  id: so-c
  title: Kế hoạch minh họa của nơi khác
  illustrative: true
  document: {number: 03/KH-VD, date: 2026-02-10}
  period: {from: 2026-01-01, to: 2026-12-31}
areas:
  - {id: I, name: Công tác chỉ đạo}
tasks:
  - {id: a, title: Việc của Bộ A, area: I, lead: [bo-a], implements: ke-hoach/I.1}
"""
LIMIT = (
    "  follow_up: {plans_below: {days: 30, document: {number: 9/QĐ-VD, date: 2026-01-10}}}\nareas:"
)


@pytest.fixture
def top(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    emails = AGENCIES.replace(
        "kind: ministry, abbr", "kind: ministry, emails: [a@example.vn], abbr"
    )
    for file, text in (("2026.yaml", PLAN), ("agencies.yaml", emails)):
        (tmp_path / "plans" / file).write_text(text, "utf-8")
    return tmp_path


def letters(ask: Ask, top: Path, *words: str) -> list[str]:
    answer = ask(*ASKED, *words, at=top)
    assert answer.code == 0, answer.err
    return answer.out.split("\n---\n\n> ")


def test_one_to_each_agency_whose_plan_was_not_received(ask: Ask, top: Path) -> None:
    first, second = letters(ask, top)
    assert "**Kính gửi:** Bộ A." in first
    assert "Bộ A được giao 02 nhiệm vụ nêu dưới đây" in first
    assert "| I.1 | Ban hành kế hoạch kiểm tra | Kế hoạch | 30/6/2026 |" in first
    assert "| I.3 |" in first  # through the group
    assert "**Kính gửi:** Bộ Văn hóa và B." in second
    receive = ("cascade", "receive", "bo-a", "--document", "5/KH@20/02/2026", "--plan", "ke-hoach")
    assert ask(*receive, "--integrated", at=top).code == 0
    (alone,) = letters(ask, top)
    assert "Kính gửi:** Bộ Văn hóa và B." in alone
    # By the day before that was recorded, it had not been received.
    assert len(letters(ask, top, "--as-of", "30/6/2026")) == 2


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("format_", ["markdown", "html", "docx"])
def test_not_received_is_never_called_not_issued(
    ask: Ask, top: Path, format_: str, lang: str
) -> None:
    (top / "plans/so-c.yaml").write_text(OTHER, "utf-8")
    words = ("-a", "bo-a", "-f", format_, "--lang", lang, "-o", f"thu.{format_}")
    answer = ask(*ASKED, *words, at=top)
    assert answer.code == 0, answer.err
    if format_ == "docx":
        docx = pytest.importorskip("docx")
        paper = docx.Document(str(top / "thu.docx"))
        text = "\n".join(one.text for one in paper.paragraphs)
    else:
        text = (top / f"thu.{format_}").read_text("utf-8")
    said = {
        "vi": ("chưa nhận được kế hoạch của Bộ A", "Trường hợp chưa ban hành", "chưa ban hành"),
        "en": ("has not received the plan of Bộ A", "If the plan was issued", "not issued"),
    }[lang]
    assert said[0] in text
    assert said[1] in text
    assert text.count(said[2]) == (lang == "vi")  # as a case that may be, and no more
    assert "Kế hoạch minh họa của nơi khác" in text
    assert "03/KH-VD" in text


def test_a_limit_is_told_only_by_the_rule_that_sets_it(ask: Ask, top: Path) -> None:
    assert not any("thời hạn: " in one for one in letters(ask, top))
    (top / "plans/2026.yaml").write_text(PLAN.replace("areas:", LIMIT, 1), "utf-8")
    assert all("(thời hạn: 30 ngày" in one and "9/QĐ-VD" in one for one in letters(ask, top))


def test_nobody_to_ask_is_said(ask: Ask, top: Path) -> None:
    receive = ("cascade", "receive", "--document", "5/KH@20/02/2026", "--plan", "ke-hoach")
    for agency in ("bo-a", "bo-b"):
        ask(*receive[:2], agency, *receive[2:], at=top)
    answer = ask(*ASKED, at=top)
    assert (answer.code, answer.out) == (2, "")
    assert "Không có cơ quan nào cần đề nghị gửi kế hoạch" in answer.err


def test_the_other_roads_of_letters(ask: Ask, top: Path) -> None:
    """Files and e-mails, the week's papers, and what verify says of one."""
    assert ask(*ASKED, "-o", "cv/", "--eml", at=top).code == 0
    sent = (top / "cv/bo-a.eml").read_bytes()
    message = email.message_from_bytes(sent, policy=email.policy.default)
    assert message["To"] == "Bộ A <a@example.vn>"
    assert message["Subject"] == "Đề nghị gửi kế hoạch thực hiện Kế hoạch minh họa năm 2026"
    assert ask("verify", "cv/bo-a.md", at=top).code == 0
    (top / "caich.toml").write_text(
        '[week]\npapers = ["plan-requests.docx"]\nfolder = "bc"\n', "utf-8"
    )
    answer = ask("week", "2026-W26", "--plan", "ke-hoach", "-f", "json", at=top)
    assert answer.code == 0, answer.err
    assert json.loads(answer.out)["files"] == [
        "bc/plan-requests/bo-a.docx",
        "bc/plan-requests/bo-b.docx",
    ]
