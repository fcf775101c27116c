"""``caich verify``: is it as it was made, would today's plan give the same figures?"""

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLE, Ask
from tests.formats.documents.test_seal import saved_again

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
    assert answer.code == 1
    assert "còn nguyên" in answer.out
    assert "Kế hoạch hiện nay cho số liệu KHÁC:\n" in answer.out
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
    assert (answer.code, answer.err) == (1, "")
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
