"""Letters that ask agencies for their own plans: to whom, what they say, by every road."""

import email
import email.policy
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import AGENCIES, PLAN
from tests.repositories import Git

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


NUMBER = ("--document", "12/CV-VP@28/6/2026", "--reply-by", "10/7/2026", "--plan", "ke-hoach")
RECORD = (
    "    - {{date: 2026-06-28, document: {{number: 12/CV-VP, date: 2026-06-28}},"
    " agency: {}, reply_by: 2026-07-10}}\n"
)


@pytest.mark.parametrize("format_", ["docx", "markdown"])
def test_what_was_sent_is_recorded_and_told(ask: Ask, top: Path, format_: str) -> None:
    ask(*ASKED, "-f", format_, "-o", "cv/", at=top)
    sent = ask("remind", "--from", "cv/", *NUMBER, at=top)
    assert sent.code == 0, sent.err
    assert "Bộ A: Công văn số 12/CV-VP ngày 28/6/2026; đề nghị gửi kế hoạch; đề nghị" in sent.out
    head = "  standing_agency: van-phong\n"
    lines = "".join(map(RECORD.format, ("bo-a", "bo-b")))
    written = (top / "plans/2026.yaml").read_text("utf-8")
    assert written == PLAN.replace(head, f"{head}  plan_requests:\n{lines}")
    assert "lỗi[" not in ask("validate", at=top).out
    # A second time there is nothing to record; the next letter says that it was asked for.
    again = ask("remind", "--from", "cv/", *NUMBER, at=top)
    assert (again.code, "đã ghi hết trước đây" in again.err) == (2, True)
    text = ask(*ASKED, "-a", "bo-a", at=top).out
    assert "(đã đề nghị tại Công văn số 12/CV-VP ngày 28/6/2026)" in text
    words = ("cascade", "receive", "bo-a", "--document", "5/KH@30/6/2026", "--plan", "ke-hoach")
    assert ask(*words, at=top).code == 0
    answer = ask("reminders", "--plan", "ke-hoach", at=top).out
    assert "đã có kế hoạch (01/7/2026)" in answer
    assert "chưa nhận được kế hoạch" in answer
    told = json.loads(ask("reminders", "--plan", "ke-hoach", "-f", "json", at=top).out)
    assert [(one["agency"], one["received"], one["late"]) for one in told["reminders"]] == [
        ("bo-a", "2026-07-01", False),
        ("bo-b", None, False),
    ]
    late = ask("reminders", "--plan", "ke-hoach", "--as-of", "11/7/2026", "-f", "json", at=top)
    assert [one["late"] for one in json.loads(late.out)["reminders"]] == [False, True]


def test_a_plan_at_hand_answers_the_letter_that_asked_for_it(ask: Ask, top: Path) -> None:
    """As for cascade, so for reminders: one word everywhere."""
    ask(*ASKED, "-o", "cv/", at=top)
    ask("remind", "--from", "cv/", *NUMBER, at=top)
    own = OTHER.replace("areas:", "  implements: {plan: ke-hoach, for: [bo-a]}\nareas:", 1)
    (top / "plans/so-c.yaml").write_text(own, "utf-8")
    told = json.loads(ask("reminders", "--plan", "ke-hoach", "-f", "json", at=top).out)
    assert [one["received"] for one in told["reminders"]] == ["2026-02-10", None]
    week = ask("week", "2026-W26", "--no-papers", "-p", "ke-hoach", "-f", "json", at=top)
    assert [one["agency"] for one in json.loads(week.out)["reminders"]] == ["bo-b"]


def test_letters_of_two_kinds_are_recorded_one_kind_at_a_time(ask: Ask, top: Path) -> None:
    ask(*ASKED, "-o", "cv/", at=top)
    ask("render", "letters", "--plan", "ke-hoach", "-o", "dd.md", "-a", "bo-b", at=top)
    (top / "dd.md").rename(top / "cv/dd.md")
    answer = ask("remind", "--from", "cv/", *NUMBER, at=top)
    assert (answer.code, answer.out) == (2, "")
    assert "mỗi loại một thư mục" in answer.err
    assert (top / "plans/2026.yaml").read_text("utf-8") == PLAN


def test_two_branches_may_each_record_a_request(ask: Ask, top: Path) -> None:
    head = "  standing_agency: van-phong\n"
    sides = {
        "goc": ["bo-a"],
        "ta": ["bo-a", "bo-b"],
        "ho": ["bo-a", "van-phong"],
    }
    for name, agencies in sides.items():
        lines = "".join(map(RECORD.format, agencies))
        text = PLAN.replace(head, f"{head}  plan_requests:\n{lines}")
        (top / f"{name}.yaml").write_text(text, "utf-8")
    answer = ask("merge-driver", "goc.yaml", "ta.yaml", "ho.yaml", "plans/2026.yaml", at=top)
    assert answer.code == 0, answer.err
    merged = (top / "ta.yaml").read_text("utf-8")
    assert [merged.count(f"agency: {id_},") for id_ in ("bo-a", "bo-b", "van-phong")] == [1, 1, 1]


WRONG = {
    "update-in-future": "{date: 2026-07-02, agency: bo-a}",
    "unknown-agency": "{date: 2026-06-02, agency: bo-x}",
    "document-in-future": "{date: 2026-06-02, document: {number: 1/CV, date: 2026-06-03}}",
    "date-in-number": "{date: 2026-06-02, document: {number: 1/CV ngày 1/6/2026}}",
    "reminders-out-of-order": "{date: 2026-06-02}, {date: 2026-06-01}",
}


@pytest.mark.parametrize("rule", WRONG)
def test_what_can_be_wrong_in_a_request(ask: Ask, top: Path, rule: str) -> None:
    head = "  standing_agency: van-phong\n"
    text = PLAN.replace(head, f"{head}  plan_requests: [{WRONG[rule]}]\n")
    (top / "plans/2026.yaml").write_text(text, "utf-8")
    answer = ask("validate", "-f", "json", at=top)
    findings = json.loads(answer.out)["findings"]
    assert rule in {one["rule"] for one in findings}


def test_an_edit_is_told_in_words_and_may_take_nothing_back(ask: Ask, top: Path, git: Git) -> None:
    path, head = top / "plans/2026.yaml", "  standing_agency: van-phong\n"
    lines = "".join(map(RECORD.format, ("bo-a", "bo-b")))
    path.write_text(PLAN.replace(head, f"{head}  plan_requests:\n{lines}"), "utf-8")
    git(top, "init", "-q")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "kế hoạch")
    words = ("cascade", "receive", "bo-a", "--document", "5/KH@20/02/2026", "--plan", "ke-hoach")
    ask(*words, at=top)
    told = ask("diff", "HEAD", at=top).out
    assert "(không có) → Ngày nhận: 01/7/2026, Cơ quan: Bộ A, Văn bản: Kế hoạch số 5/KH" in told
    assert "Document(" not in told
    assert ask("validate", "--base", "HEAD", at=top).code == 0
    text = path.read_text("utf-8")
    path.write_text(text.replace(RECORD.format("bo-a"), ""), "utf-8")
    assert ask("validate", "--base", "HEAD", at=top).out.count("[removed-plan-record]") == 1
    path.write_text(text.replace("reply_by: 2026-07-10", "reply_by: 2026-07-20"), "utf-8")
    assert ask("validate", "--base", "HEAD", at=top).out.count("[removed-plan-record]") == 2
