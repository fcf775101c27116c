"""``--eml``: drafts of e-mails beside letters, forms and reports; nothing is sent."""

import email
import shutil
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLE, Ask
from tests.cli.test_week import FRIDAY, WEEK

AS_OF = ("--as-of", "28/6/2020")
REGISTER = "plans/agencies.yaml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# The command, then the e-mail that it writes: its file, subject, to whom, a line of its text,
# what is attached and as what.
COMMANDS = {
    "render letters -o ra --format docx --eml --as-of 28/6/2020": (
        "ra/bo-b.eml",
        "Đôn đốc thực hiện Kế hoạch minh họa năm 2020",
        "Bộ B <vanthu@bo-b.example>, Bộ B <phong@bo-b.example>",
        "Gửi kèm công văn đôn đốc thực hiện Kế hoạch minh họa năm 2020.",
        ("bo-b.docx", WORD),
    ),
    "render sheet -o phieu.html -a BB --eml --as-of 28/6/2020": (
        "phieu.eml",
        "Phiếu theo dõi thực hiện Kế hoạch minh họa năm 2020",
        "Bộ B <vanthu@bo-b.example>, Bộ B <phong@bo-b.example>",
        "Gửi kèm phiếu theo dõi các nhiệm vụ của quý cơ quan",
        ("phieu.html", "text/html"),
    ),
    "render weekly -o tuan.md --week 2020-W26 --eml": (
        "tuan.eml",
        "Tình hình thực hiện Kế hoạch minh họa năm 2020, tuần 26 (từ ngày 22/6 đến ngày 28/6/2020)",
        None,
        "Gửi kèm báo cáo tình hình thực hiện Kế hoạch minh họa năm 2020, tuần 26",
        ("tuan.md", "text/markdown"),
    ),
    "render brief -o tin.md --mail-to BB --as-of 28/6/2020": (
        "tin.eml",
        "Tình hình thực hiện Kế hoạch minh họa năm 2020, tuần 26 (từ ngày 22/6 đến ngày 28/6/2020)",
        "Bộ B <vanthu@bo-b.example>, Bộ B <phong@bo-b.example>",
        "Kính gửi: Bộ B",
        ("tin.md", "text/markdown"),
    ),
    "forms out --period 2020-Q2 -o ra --eml --as-of 28/6/2020": (
        "ra/2020-Q2_bo-b.eml",
        "Biểu báo cáo quý II/2020, Kế hoạch minh họa năm 2020",
        "Bộ B <vanthu@bo-b.example>, Bộ B <phong@bo-b.example>",
        "Đề nghị quý cơ quan điền các ô nền vàng và gửi lại biểu này.",
        ("2020-Q2_bo-b.xlsx", EXCEL),
    ),
    "forms out --period 2020-Q2 -o ra --eml --reconcile --reply-by 8/7/2026 -a BB "
    "--as-of 28/6/2020": (
        "ra/2020-Q2_bo-b.eml",
        "Đối chiếu số liệu quý II/2020, Kế hoạch minh họa năm 2020",
        "Bộ B <vanthu@bo-b.example>, Bộ B <phong@bo-b.example>",
        "Đề nghị quý cơ quan rà soát, phản hồi trước ngày 08/7/2026",
        ("2020-Q2_bo-b.xlsx", EXCEL),
    ),
}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The example with addresses of one body."""
    place = Path(shutil.copytree(EXAMPLE, tmp_path / "co-quan"))
    register = (place / REGISTER).read_text("utf-8")
    line = "name: Bộ B,"
    assert line in register
    emails = "name: Bộ B, emails: [vanthu@bo-b.example, phong@bo-b.example],"
    (place / REGISTER).write_text(register.replace(line, emails), "utf-8")
    return place


def mail_in(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.mark.parametrize("line", COMMANDS)
def test_a_draft_has_the_paper_in_it(ask: Ask, office: Path, line: str) -> None:
    name, subject, to, text, (file, kind) = COMMANDS[line]
    answer = ask(*line.split(), at=office)
    assert answer.code == 0, answer.err
    message = mail_in(office / name)
    assert (message["subject"], message["to"], message["x-unsent"]) == (subject, to, "1")
    body = message.get_body()
    assert body is not None
    assert text in body.get_content()
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == (file, kind)
    content = (office / name).with_name(file).read_bytes()
    assert attached.get_payload(decode=True) == content
    assert Path(name).name in answer.err


@pytest.mark.parametrize("name", ["tuần 26.md", "Báo cáo tuần; số 26 (dự thảo).html", "w.docx"])
def test_a_draft_is_one_that_mail_programs_open(ask: Ask, office: Path, name: str) -> None:
    """What RFC 5322, 2047 and 2231 ask for, and what makes a draft of it: read as bytes."""
    words = ("render", "weekly", "--week", "2020-W26", "-o", name, "--mail-to", "BB")
    assert ask(*words, at=office).code == 0
    data = (office / name).with_suffix(".eml").read_bytes()
    head, _, _ = data.partition(b"\r\n\r\n")
    lines = data.split(b"\r\n")
    assert head.isascii()
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 998
    assert max(map(len, head.split(b"\r\n"))) <= 78
    keys = {line.partition(b":")[0].lower() for line in head.split(b"\r\n") if line[:1] > b" "}
    # Nobody has sent it: no day, no sender, no number of a message.
    assert keys == {b"subject", b"to", b"x-unsent", b"mime-version", b"content-type"}
    assert b"Subject: =?utf-8?" in head
    (attached,) = mail_in((office / name).with_suffix(".eml")).iter_attachments()
    assert attached.get_filename() == name
    parts = data.partition(b"Content-Disposition: attachment;")[2].partition(b"\r\n\r\n")[0]
    assert parts.isascii()
    assert (b"filename*" in parts) is not name.isascii()


def test_who_has_no_address_is_told_and_letters_are_recorded_beside_drafts(
    ask: Ask, office: Path
) -> None:
    answer = ask("render", "letters", "-o", "ra", "--eml", *AS_OF, at=office)
    assert "bo-b.eml: vanthu@bo-b.example, phong@bo-b.example" in answer.err
    assert "bo-c.eml: Bộ C (sổ cơ quan chưa có địa chỉ thư" in answer.err
    assert mail_in(office / "ra/bo-c.eml")["to"] is None
    sent = ask("remind", "--from", "ra", "--document", "9/CV@29/12/2020", "--dry-run", at=office)
    assert sent.code == 0, sent.err


def test_the_same_paper_makes_the_same_draft(ask: Ask, office: Path) -> None:
    drafts = []
    for _ in range(2):
        ask("render", "letters", "-a", "BB", "-o", "b.md", "--eml", "--force", *AS_OF, at=office)
        drafts.append((office / "b.eml").read_bytes())
    assert drafts[0] == drafts[1]


REFUSED = {
    "render weekly --week 2020-W26 --eml": "--output",
    "render letters -o ra --mail-to BB --as-of 28/6/2020": "--mail-to",
    "render weekly --week 2020-W26 -o t.md --mail-to khong-co": "khong-co",
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_cannot_be_mailed_is_refused(ask: Ask, office: Path, line: str) -> None:
    answer = ask(*line.split(), at=office)
    assert (answer.code, REFUSED[line] in answer.err) == (2, True)
    assert not list(office.rglob("*.eml"))


def test_what_is_there_stays(ask: Ask, office: Path) -> None:
    (office / "t.eml").write_text("của tôi", "utf-8")
    answer = ask("render", "weekly", "--week", "2020-W26", "-o", "t.md", "--eml", at=office)
    assert (answer.code, "t.eml: đã có tệp này" in answer.err) == (2, True)
    assert not (office / "t.md").exists()


def test_letters_of_a_week_have_their_drafts(ask: Ask, tmp_path: Path) -> None:
    place = Path(shutil.copytree(WEEK, tmp_path / "tinh"))
    settings = '[week]\npapers = ["weekly.md", "letters.md"]\neml = true\n'
    (place / "caich.toml").write_text(settings, "utf-8")
    answer = ask("week", at=place, today=FRIDAY)
    assert answer.code == 0, answer.err
    letters = {path.stem for path in (place / "2026-W48/letters").glob("*.md")}
    assert letters
    assert {path.stem for path in (place / "2026-W48/letters").glob("*.eml")} == letters


def test_an_address_is_entered_with_its_body(ask: Ask, office: Path) -> None:
    add = ("agencies", "add", "--kind", "sở", "--email")
    assert ask(*add, "vanthu@so-v.example", "Sở V", at=office).code == 0
    assert "emails: [vanthu@so-v.example]" in (office / REGISTER).read_text("utf-8")
    wrong = ask(*add, "vanthu", "Sở U", at=office)
    assert (wrong.code, "invalid-email" in wrong.err) == (2, True)
