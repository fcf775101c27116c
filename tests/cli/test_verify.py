"""``caich verify``: is it as it was made, would today's plan give the same figures?"""

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLE, Ask
from tests.formats.documents.test_seal import saved_again
from tests.repositories import Git, own_git

REPORTS = {
    "weekly": ("--week", "2020-W26"),
    "quarterly": ("--quarter", "2020-Q2", "--agency", "Bộ B"),
    "period": ("--from", "1/6/2020", "--to", "20/6/2020"),
    "brief": (),
    "overdue": ("--as-of", "20/6/2020"),
    "sheet": ("--agency", "bo b"),
}
ENDINGS = (".md", ".html", ".docx")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The example, to be changed."""
    shutil.copytree(EXAMPLE, tmp_path / "ws")
    return tmp_path / "ws"


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("report", REPORTS)
def test_what_was_just_made_is_the_same(ask: Ask, workspace: Path, report: str, lang: str) -> None:
    for ending in ENDINGS if report == "weekly" else (".md", ".docx"):
        name = f"{report}{ending}"
        made = ask("render", report, *REPORTS[report], "--lang", lang, "-o", name,
                   at=workspace)  # fmt: skip
        assert made.code == 0, made.err
        # On any later day, and asked in the other language.
        answer = ask("verify", name, at=workspace)
        assert (answer.code, answer.err) == (0, "")
        assert "còn nguyên như khi caich lập" in answer.out
        assert "Kế hoạch, mẫu và công cụ vẫn như khi lập" in answer.out


def test_a_letter_of_many(ask: Ask, workspace: Path) -> None:
    ask("render", "letters", "--as-of", "28/6/2020", "-f", "docx", "-o", "cv/", at=workspace)
    answer = ask("verify", "cv/bo-b.docx", at=workspace)
    assert (answer.code, answer.err) == (0, "")


def test_other_figures_are_named_then_and_now(ask: Ask, workspace: Path) -> None:
    ask("render", "weekly", *REPORTS["weekly"], "-o", "w.docx", at=workspace)
    plan = workspace / "plans" / "2020.yaml"
    before, task, after = plan.read_text("utf-8").partition("id: II.3\n")
    later = re.sub(r"deadline: .*", "deadline: 2020-12-30", after, count=1)
    plan.write_text(before + task + later, "utf-8")
    answer = ask("verify", "w.docx", at=workspace)
    assert answer.code == 0
    assert "còn nguyên" in answer.out
    assert "Kế hoạch hiện nay cho số liệu KHÁC (do kế hoạch, không phải do văn bản):" in answer.out
    assert "  Chưa hoàn thành, quá hạn: khi lập 8, nay 7\n" in answer.out
    assert "  Chưa hoàn thành, trong hạn: khi lập 22, nay 23\n" in answer.out
    assert "Tổng số" not in answer.out.partition("KHÁC")[2]
    english = ask("verify", "w.docx", "--lang", "en", at=workspace)
    assert "  Not done, overdue: then 8, now 7\n" in english.out


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "vi",
            [
                "Hoàn thành đúng hạn sau khi được gia hạn: khi lập –, nay 1",
                "Nhiệm vụ thường xuyên có kết quả trong kỳ: khi lập –, nay 3",
                "Quá hạn, đã trình trong hạn, chờ cấp có thẩm quyền xem xét: khi lập –, nay 0",
            ],
        ),
        (
            "en",
            [
                "Done on time after an extension: then –, now 1",
                "Continuous tasks with a result in the period: then –, now 3",
                "Overdue, submitted in time and awaiting decision: then –, now 0",
            ],
        ),
    ],
)
def test_every_figure_has_a_name(ask: Ask, workspace: Path, lang: str, lines: list[str]) -> None:
    ask("render", "weekly", *REPORTS["weekly"], "-o", "w.md", at=workspace)
    paper = workspace / "w.md"
    text = re.sub(
        r'"figures":\{.*\},"revision"', '"figures":{},"revision"', paper.read_text("utf-8")
    )
    paper.write_text(text, "utf-8")
    answer = ask("verify", "w.md", "--lang", lang, at=workspace)
    assert (answer.code, answer.err) == (0, "")
    assert [line for line in lines if f"  {line}\n" not in answer.out] == []


def test_a_plan_that_says_the_same_in_other_words(ask: Ask, workspace: Path) -> None:
    ask("render", "weekly", *REPORTS["weekly"], "-o", "w.md", at=workspace)
    plan = workspace / "plans" / "2020.yaml"
    plan.write_text(plan.read_text("utf-8") + "# một lời ghi chú\n", "utf-8")
    answer = ask("verify", "w.md", at=workspace)
    assert answer.code == 0
    assert "mọi số liệu vẫn như khi lập" in answer.out


def test_what_was_recorded_since_is_no_fault(ask: Ask, workspace: Path) -> None:
    then, later = dt.date(2026, 7, 1), dt.date(2026, 7, 20)
    ask("render", "weekly", *REPORTS["weekly"], "-o", "w.md", at=workspace, today=then)
    done = ("update", "II.1", "--status", "in-progress", "--by", "bo-b", "--note", "x")
    assert ask(*done, at=workspace, today=later).code == 0
    answer = ask("verify", "w.md", at=workspace, today=later)
    assert (answer.code, answer.err) == (0, "")


def test_a_changed_document(ask: Ask, workspace: Path) -> None:
    ask("render", "weekly", *REPORTS["weekly"], "-o", "w.docx", at=workspace)
    ask("render", "weekly", *REPORTS["weekly"], "-o", "w.md", at=workspace)
    word, text = workspace / "w.docx", workspace / "w.md"
    text.write_text(text.read_text("utf-8").replace("| 8 |", "| 7 |"), "utf-8")
    answer = ask("verify", "w.md", at=workspace)
    assert (answer.code, "ĐÃ BỊ SỬA" in answer.out) == (1, True)
    word.write_bytes(saved_again(word.read_bytes()))
    answer = ask("verify", "w.docx", at=workspace)
    assert (answer.code, "chữ và số vẫn như khi caich lập" in answer.out) == (0, True)
    word.write_bytes(saved_again(word.read_bytes(), ("28/6", "29/6")))
    answer = ask("verify", "w.docx", at=workspace)
    assert (answer.code, "ĐÃ BỊ SỬA" in answer.out) == (1, True)


FORGED = "\n<!-- caich {words} sha256:{digest} -->\n"


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("x.md", b"# x\n", 2, "không phải văn bản do caich lập"),
        ("x.docx", b"PK no zip", 3, "tệp hỏng hoặc không phải tệp Word"),
        ("x.html", b"", 2, "không phải văn bản do caich lập"),
        ("none.md", None, 3, "không có tệp này"),
        ("x.md", FORGED.format(words="{}", digest="0" * 64).encode(), 2, "không phải văn bản"),
        ("x.md", FORGED.format(words="{" * 50_000, digest="0" * 64).encode(), 2, "không phải"),
        (
            "x.md",
            FORGED.format(
                words='{"report":"weekly","lang":"vi","plan":"../../x.yaml","as_of":"2020-06-28",'
                '"today":"2020-06-28","version":"1","digest":"0","figures":{}}',
                digest="0" * 64,
            ).encode(),
            2,
            "không phải văn bản do caich lập",
        ),
        (
            "x.md",
            FORGED.format(
                words='{"report":"weekly","lang":"vi","plan":"la","as_of":"2020-06-28",'
                '"today":"2020-06-28","version":"\\u001b[31m","digest":"0","figures":{}}',
                digest="0" * 64,
            ).encode(),
            2,
            "không phải văn bản do caich lập",
        ),
    ],
)
def test_what_is_no_document_of_ours(
    ask: Ask, workspace: Path, name: str, content: bytes | None, code: int, said: str
) -> None:
    if content is not None:
        (workspace / name).write_bytes(content)
    answer = ask("verify", name, at=workspace)
    assert answer.code == code
    assert said in answer.err


def test_a_folder_is_no_document(ask: Ask, workspace: Path) -> None:
    answer = ask("verify", ".", at=workspace)
    assert (answer.code, "thư mục" in answer.err) == (3, True)


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Git:
    return own_git(monkeypatch, tmp_path)


@pytest.fixture
def committed(workspace: Path, git: Git) -> Path:
    """The example in a repository of its own."""
    git(workspace, "init", "-q")
    git(workspace, "add", "-A")
    git(workspace, "commit", "-q", "-m", "kế hoạch")
    return workspace


def moved(workspace: Path, git: Git) -> None:
    """The plan changes after the papers were made: a task of theirs is done no more."""
    plan = workspace / "plans" / "2020.yaml"
    plan.write_text(plan.read_text("utf-8").replace("status: done", "status: submitted"), "utf-8")
    git(workspace, "commit", "-q", "-a", "-m", "sửa")


FILLED = ("Số: …/…", "Số: 470/SNV-CCHC"), ("ngày … tháng … năm …", "ngày 30 tháng 6 năm 2020")
DIGIT = (("134 ngày", "133 ngày"),)
NAME = (("đề nghị Bộ B:", "đề nghị Bộ C:"),)
IN_ITS_PLACE = (
    "  dòng “II.1”, cột “Quá hạn”: số khi lập: 134; số trong văn bản: 133\n",
    "  chỗ “Bộ A đề nghị Bộ B:”: chữ khi lập: “đề nghị Bộ B”; chữ trong văn bản: “đề nghị Bộ C”\n",
)


@pytest.mark.parametrize("plan_moved", [False, True])
@pytest.mark.parametrize(
    ("edits", "code", "lines"),
    [
        ((), 0, ["cv/bo-b.md: còn nguyên như khi caich lập."]),
        (FILLED, 0, ["đã điền 3 chỗ trống; chữ và số còn lại vẫn như khi caich lập."]),
        (DIGIT, 1, ["nội dung ĐÃ BỊ SỬA sau khi caich lập:", IN_ITS_PLACE[0]]),
        (NAME, 1, ["nội dung ĐÃ BỊ SỬA sau khi caich lập:", IN_ITS_PLACE[1]]),
        (FILLED + DIGIT + NAME, 1, IN_ITS_PLACE),
    ],
)
def test_a_letter_beside_the_plan_then_and_now(
    ask: Ask,
    git: Git,
    committed: Path,
    edits: tuple[tuple[str, str], ...],
    code: int,
    lines: list[str],
    plan_moved: bool,
) -> None:
    ask("render", "letters", "--as-of", "28/6/2020", "-o", "cv/", at=committed)
    paper = committed / "cv" / "bo-b.md"
    text = paper.read_text("utf-8")
    for before, after in edits:
        assert before in text
        text = text.replace(before, after)
    paper.write_text(text, "utf-8")
    if plan_moved:
        moved(committed, git)
    answer = ask("verify", "cv/bo-b.md", at=committed)
    assert (answer.code, answer.err) == (code, "")
    assert [line for line in lines if line not in answer.out] == []
    assert ("Chưa hoàn thành, quá hạn: khi lập 1, nay 2" in answer.out) is plan_moved
    assert "kế hoạch hiện nay:" not in answer.out


@pytest.mark.parametrize("state", ["no-git", "uncommitted", "no-commit"])
def test_without_the_plan_of_then_the_paper_stands_beside_today_s(
    ask: Ask, git: Git, workspace: Path, state: str
) -> None:
    if state != "no-git":
        git(workspace, "init", "-q")
        git(workspace, "add", "-A")
        git(workspace, "commit", "-q", "-m", "kế hoạch")
    if state == "uncommitted":
        plan = workspace / "plans" / "2020.yaml"
        plan.write_text(plan.read_text("utf-8") + "# thêm\n", "utf-8")
    ask("render", "letters", "--as-of", "28/6/2020", "-o", "cv/", at=workspace)
    git(workspace, "init", "-q")
    git(workspace, "add", "plans")
    moved(workspace, git)
    if state == "no-commit":
        shutil.rmtree(workspace / ".git")
        git(workspace, "init", "-q")
    said = {
        "no-git": "Khi lập, kế hoạch không ở trong git",
        "uncommitted": "Khi lập, kế hoạch có sửa đổi chưa commit",
        "no-commit": "Kho git này không có bản kế hoạch khi lập",
    }[state]
    whole = ask("verify", "cv/bo-b.md", at=workspace)
    assert (whole.code, said in whole.out, "còn nguyên" in whole.out) == (0, True, True)
    assert "Chưa hoàn thành, quá hạn: khi lập 1, nay 2" in whole.out
    paper = workspace / "cv" / "bo-b.md"
    paper.write_text(paper.read_text("utf-8").replace(*DIGIT[0]), "utf-8")
    changed = ask("verify", "cv/bo-b.md", at=workspace)
    assert (changed.code, said in changed.out) == (1, True)
    assert "số theo kế hoạch hiện nay: 134; số trong văn bản: 133" in changed.out


@pytest.mark.parametrize("ending", ENDINGS)
def test_provenance_that_was_lost_is_given(ask: Ask, workspace: Path, ending: str) -> None:
    from caichcli.formats.documents.word.package import pack, unpack

    name = f"w{ending}"
    ask("render", "weekly", *REPORTS["weekly"], "-o", name, at=workspace)
    paper = workspace / name
    if ending == ".docx":
        parts = unpack(paper.read_bytes())
        assert isinstance(parts, dict)
        paper.write_bytes(pack({k: v for k, v in parts.items() if k != "docProps/custom.xml"}))
    else:
        lines = paper.read_text("utf-8").splitlines(keepends=True)
        paper.write_text("".join(line for line in lines if "<!-- caich" not in line), "utf-8")
    lost = ask("verify", name, at=workspace)
    assert (lost.code, "--report weekly --period 2020-W26" in lost.err) == (2, True)
    words = ("--report", "weekly", "--period", "tuần 26/2020", "--plan", "minh-hoa-2020")
    answer = ask("verify", name, *words, "--as-of", "28/6/2020", at=workspace)
    assert (answer.code, answer.err) == (0, "")
    assert "khớp với văn bản lập lại từ kế hoạch hiện nay" in answer.out
    assert "không còn phần kê khai" in answer.out
    other = ask("verify", name, "--report", "weekly", "--period", "2020-W25", at=workspace)
    assert (other.code, "KHÁC văn bản lập lại" in other.out) == (1, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--period", "2020-W26"), "Ghi rõ văn bản là báo cáo nào: --report weekly"),
        (("--report", "tuần", "--period", "tuần sau"), "“tuần sau” không phải một kỳ"),
        (("--report", "letters", "--as-of", "28/6/2020"), "Ghi rõ: --agency"),
        (("--report", "nay"), "weekly"),
    ],
)
def test_what_is_given_of_a_paper_must_name_one(
    ask: Ask, workspace: Path, words: tuple[str, ...], said: str
) -> None:
    (workspace / "w.md").write_text("# x\n", "utf-8")
    answer = ask("verify", "w.md", *words, at=workspace)
    assert (answer.code, answer.out, said in answer.err) == (2, "", True), answer.err


def test_other_templates_than_then_are_told(ask: Ask, git: Git, committed: Path) -> None:
    ask("render", "weekly", *REPORTS["weekly"], "-o", "w.md", at=committed)
    ask("templates", "eject", "weekly", "-f", "markdown", at=committed)
    mine = committed / "templates" / "vi" / "weekly.md.j2"
    mine.write_text(mine.read_text("utf-8").replace("Tóm tắt", "Tóm lược"), "utf-8")
    moved(committed, git)
    whole = ask("verify", "w.md", at=committed)
    assert (whole.code, "còn nguyên" in whole.out) == (0, True)
    paper = committed / "w.md"
    paper.write_text(paper.read_text("utf-8").replace("| 8 |", "| 7 |"), "utf-8")
    changed = ask("verify", "w.md", at=committed)
    assert changed.code == 1
    assert "số trong văn bản: 7" in changed.out
    assert "Mẫu, thiết lập hoặc công cụ nay khác khi lập" in changed.out


def test_words_of_a_paper_do_not_act_on_the_screen(ask: Ask, workspace: Path) -> None:
    ask("render", "letters", "--as-of", "28/6/2020", "-o", "cv/", at=workspace)
    paper = workspace / "cv" / "bo-b.md"
    text = paper.read_text("utf-8").replace("Trân trọng./.", "Trân \x1b[31mtrọng\u202e./.")
    paper.write_text(text, "utf-8")
    answer = ask("verify", "cv/bo-b.md", at=workspace)
    assert answer.code == 1
    assert not re.search("[\x1b\u202e]", answer.out)
