"""The pages that are an answer of a command, in its words; papers, mends, what is taken back."""

import io
import re
import subprocess
import sys
import zipfile
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest

from caichcli.cli import refusals as cli_refusals
from caichcli.web import refusals as web_refusals
from tests.web.served import PLAN, TODAY, Client, Served, nameless, sent, written

AS_OF = "as_of=28/6/2020"
OPTIONS = ("--plan", PLAN, "--as-of", "28/6/2020")


def printed(folder: Path, *words: str) -> str:
    """What a command prints."""
    command = [sys.executable, "-m", "caichcli", *words]
    run = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    return run.stdout.decode()


def cells(text: str) -> list[str]:
    """The cells of what a command prints in columns, without what only a terminal needs."""
    parts = (part for line in text.splitlines() for part in re.split(r" {2,}", line.strip()))
    plain = (part.removeprefix("! ").removeprefix("(").removesuffix(")") for part in parts)
    return [" ".join(part.split()) for part in plain if part]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (f"late?{AS_OF}", ("overdue", *OPTIONS)),
        (f"late?{AS_OF}&agency=bo+b", ("overdue", *OPTIONS, "-a", "Bộ B")),
        (f"problems?{AS_OF}", ("problems", *OPTIONS)),
        (f"problems?{AS_OF}&unanswered=yes", ("problems", *OPTIONS, "--unanswered")),
        (f"reminders?{AS_OF}", ("reminders", *OPTIONS)),
        (f"risks?{AS_OF}", ("risks", *OPTIONS)),
        (f"cascade?{AS_OF}", ("cascade", *OPTIONS)),
        (f"inspections?{AS_OF}", ("inspections", *OPTIONS)),
        (f"inspections?{AS_OF}", ("shortcomings", *OPTIONS)),
        (
            f"inspections?{AS_OF}&theme=KT.1&agency=bo+b&class=overdue&search=xin+loi",
            (
                "shortcomings",
                *OPTIONS,
                "--theme",
                "KT.1",
                "-a",
                "bo-b",
                "--class",
                "overdue",
                "--search",
                "xin lỗi",
            ),
        ),
        (f"initiatives?{AS_OF}", ("initiatives", *OPTIONS)),
        (
            f"initiatives?{AS_OF}&stage=recognised&year=2020",
            ("initiatives", *OPTIONS, "--stage", "recognised", "--year", "2020"),
        ),
        (f"agencies/bo-b?{AS_OF}", ("status", *OPTIONS, "-a", "bo-b")),
        ("agencies?search=tinh", ("agencies", "--plan", PLAN, "--search", "tinh")),
        (
            "log?since=22/6/2020&until=28/6/2020",
            ("log", "--plan", PLAN, "--since", "22/6/2020", "--until", "28/6/2020"),
        ),
        (
            "changes?since=22/6/2020&until=28/6/2020",
            ("diff", "--plan", PLAN, "--since", "22/6/2020", "--until", "28/6/2020"),
        ),
    ],
)
def test_the_page_has_every_word_of_the_command(
    shown: Served, reader: Client, page: str, words: tuple[str, ...]
) -> None:
    answer = reader.get(f"/plan/{PLAN}/{page}")
    assert answer.status == 200
    head = 5 if words[0] not in ("agencies", "diff") else 1
    text = printed(shown.folder, *words).split("\n", head)[-1]
    names = [cell for cell in map(nameless, cells(text)) if cell not in answer.words]
    assert [name for name in names if name != "BỘ B" and "Số liệu tính" not in name] == []


def test_an_agency_s_name_leads_to_its_page(reader: Client) -> None:
    late = reader.page("late", query=AS_OF).text
    assert f'href="/plan/{PLAN}/agencies/bo-b?as_of=28%2F6%2F2020"' in late


REPORTS = [
    ("weekly", "period=2020-W26", ("weekly", "--week", "2020-W26")),
    ("quarterly", "period=2020-Q2", ("quarterly", "--quarter", "2020-Q2")),
    ("brief", AS_OF, ("brief", "--as-of", "28/6/2020")),
    ("sheet", f"{AS_OF}&agency=bo-b", ("sheet", "--as-of", "28/6/2020", "-a", "bo-b")),
]


@pytest.mark.parametrize("format_", ["markdown", "html"])
@pytest.mark.parametrize(("report", "query", "words"), REPORTS)
def test_a_paper_is_that_of_render(
    shown: Served, reader: Client, report: str, query: str, words: tuple[str, ...], format_: str
) -> None:
    paper = reader.page(
        "reports", "paper", query=f"report={report}&{query}&format={format_}&save=yes"
    )
    assert paper.status == 200
    assert "attachment" in paper.headers["Content-Disposition"]
    rendered = printed(
        shown.folder, "render", *words, "-f", format_, "--plan", PLAN, "--today", TODAY
    )
    assert paper.text == rendered


def test_a_paper_in_word_is_word(reader: Client) -> None:
    paper = reader.page("reports", "paper", query=f"report=brief&{AS_OF}&format=docx")
    with zipfile.ZipFile(io.BytesIO(paper.body)) as word:
        assert "word/document.xml" in word.namelist()


def test_a_paper_that_is_read_here_does_nothing(reader: Client) -> None:
    paper = reader.page("reports", "paper", query="report=weekly&period=2020-W26")
    policy = paper.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "script" not in policy
    assert "frame-ancestors 'self'" in policy


def test_letters_come_all_at_once_and_one_by_one(reader: Client) -> None:
    query = f"report=letters&{AS_OF}&format=markdown"
    every = reader.page("reports", "paper", query=query)
    with zipfile.ZipFile(io.BytesIO(every.body)) as archive:
        names = archive.namelist()
        assert "bo-b.md" in names
        one = reader.page("reports", "paper", query=f"{query}&paper=bo-b")
        assert archive.read("bo-b.md") == one.body
    assert reader.page("reports", "paper", query=f"{query}&paper=..%2F..%2Fx").status == 422


@pytest.mark.parametrize(("change", "words"), [(False, "còn nguyên"), (True, "khi lập")])
def test_a_paper_that_is_dropped_is_held_against_the_plan(
    served: Served, change: bool, words: str
) -> None:
    visitor = served.visitor()
    query = "report=weekly&period=2020-W26&format=markdown"
    paper = visitor.page("reports", "paper", query=query).body
    if change:
        paper = paper.replace(b"61,90%", b"91,90%")
    answer = sent(visitor, f"/plan/{PLAN}/reports/verify", {"tuan.md": paper})
    assert answer.status == 200
    assert words in answer.words


def test_a_paper_of_somebody_else_s_is_said(served: Served) -> None:
    visitor = served.visitor()
    answer = sent(visitor, f"/plan/{PLAN}/reports/verify", {"../x.md": b"# x"})
    assert answer.status == 422


@pytest.mark.parametrize(
    "query",
    [
        "report=no",
        "report=weekly&period=xyz",
        "report=sheet",
        "report=weekly&period=2030-W01",
        f"report=weekly&agency={quote('Bộ Không')}",
    ],
)
def test_a_report_that_cannot_be_made_is_said(reader: Client, query: str) -> None:
    answer = reader.page("reports", query=query)
    assert answer.status == 422
    assert len(answer.words) > 100


def test_what_was_recorded_is_taken_back(served: Served) -> None:
    visitor = served.visitor()
    plan = served.folder / "plans" / "2020.yaml"
    before = plan.read_bytes()
    values = {"status": "in-progress", "by": "Bộ B", "note": "Nhầm"}
    assert written(visitor, f"/plan/{PLAN}/tasks/II.1/report", values).status == 303
    assert plan.read_bytes() != before
    would = visitor.page("undo")
    assert "II.1" in would.words
    path = f"/plan/{PLAN}/undo"
    assert "Lấy lại" in visitor.post(path, {"text_version": "another"}).words
    assert plan.read_bytes() != before
    assert (
        "như trước khi ghi"
        in visitor.post(path, {"text_version": would.field("text_version")}).words
    )
    assert plan.read_bytes() == before
    assert visitor.post(path, {"text_version": would.field("text_version")}).status == 422


def test_what_stays_leads_to_the_page_of_the_contrary_not_to_a_command(served: Served) -> None:
    visitor = served.visitor()
    values = {"status": "in-progress", "by": "Bộ B", "note": "Nhầm"}
    assert written(visitor, f"/plan/{PLAN}/tasks/II.1/report", values).status == 303
    plan = served.folder / "plans" / "2020.yaml"
    plan.write_text(plan.read_text("utf-8") + "# sửa tay\n", "utf-8")
    answer = visitor.page("undo")
    assert answer.status == 422
    assert "trang của nhiệm vụ (II.1)" in answer.words
    assert "caich update" not in answer.words


def test_findings_are_shown_with_their_place_and_mended(served: Served) -> None:
    visitor = served.visitor()
    plan = served.folder / "plans" / "2020.yaml"
    whole = plan.read_text("utf-8")
    broken = whole.replace("progress: 40", 'progress: "40"', 1)
    broken = re.sub(r"deadline: .*\n", "deadline: 2020\n", broken, count=1)
    plan.write_text(broken, "utf-8")
    answer = visitor.page("findings")
    assert answer.status == 200
    assert "plans/2020.yaml:" in answer.words
    assert "deadline: 2020" in answer.words
    assert visitor.post(f"/plan/{PLAN}/findings", {"text_version": "another"}).status == 200
    assert plan.read_text("utf-8") == broken
    assert (
        visitor.post(
            f"/plan/{PLAN}/findings", {"text_version": answer.field("text_version")}
        ).status
        == 303
    )
    assert 'deadline: "2020"' in plan.read_text("utf-8")


def test_a_paper_to_be_signed_is_no_draft_and_waits_for_what_is_open(
    served: Served, tmp_path: Path
) -> None:
    reader = served.visitor()
    asked = "report=quarterly&period=2020-Q2&as_of=10/6/2020"
    draft = reader.page("reports", "paper", query=f"{asked}&format=html")
    final = reader.page("reports", "paper", query=f"{asked}&format=html&final=yes")
    assert ("DỰ THẢO" in draft.text, final.status, "DỰ THẢO" in final.text) == (True, 200, False)
    (served.folder / "caich.toml").write_text("[paper]\nreconcile_days = 3\n", "utf-8")
    refused = reader.page("reports", query=f"{asked}&final=yes")
    (served.folder / "caich.toml").unlink()
    assert (refused.status, "chưa phản hồi đối chiếu số liệu: Bộ B" in refused.words) == (422, True)


def test_forms_to_agree_on_figures_come_from_the_page(served: Served) -> None:
    reader = served.visitor()
    asked = "period=2020-Q2&agency=bo-b&reconcile=yes"
    assert reader.page("forms", "out", query=asked).status == 422
    form = reader.page("forms", "out", query=f"{asked}&reply_by=5/1/2021")
    assert form.status == 200
    with zipfile.ZipFile(io.BytesIO(form.body)) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
    assert "BIỂU ĐỐI CHIẾU SỐ LIỆU" in texts
    assert "phản hồi trước ngày 05/01/2021" in texts


def test_what_waits_leads_to_its_answer_and_nothing_is_named_as_commands_do(
    reader: Client,
) -> None:
    """A way to answer stands where a command's name for it would."""
    for page in (f"problems?{AS_OF}", f"tasks/II.1?{AS_OF}"):
        text = reader.get(f"/plan/{PLAN}/{page}").text
        ways = re.findall(r'href="([^"]*/answer\?resolves=[^"]*)"', text)
        assert len(ways) == (4 if "problems" in page else 2)
        assert "2020-04-08#1" not in re.sub(r'href="[^"]*"', "", text)
        form = reader.get(unescape(ways[0])).text
        assert '<option value="2020-04-08#1/1" selected>' in form


@pytest.mark.parametrize(
    "page", ["tasks/IV.4", "log?since=1/12/2020&until=31/12/2020", "tasks/III.8/correct", ""]
)
def test_periods_and_entries_are_in_words(reader: Client, page: str) -> None:
    words = reader.get(f"/plan/{PLAN}/{page}").words
    assert re.findall(r"\b2020-(?:\d\d\b|Q\d|W\d\d)[-#\d]*", words) == []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("forms/out?period=hom+qua", "“hom qua” không phải một kỳ. Viết tuần 26/2020"),
        ("forms/out?period=2020-Q4&agency=cac-bo", "“Các bộ, cơ quan ngang bộ” là một nhóm"),
        (
            "forms/out?period=2020-Q4&reconcile=yes&reply_by=30/12/2020",
            "Ngày phải phản hồi (30/12/2020) đã qua",
        ),
        ("reports?report=weekly&period=13/2020", "“13/2020” không phải một kỳ"),
        ("reports?report=sheet", "ghi tên ở ô Cơ quan"),
        ("log?since=30/11/2020&until=1/11/2020", "Ngày cuối (01/11/2020) trước ngày đầu"),
        ("changes?since=30/11/2020&until=1/11/2020", "Ngày cuối (01/11/2020) trước ngày đầu"),
    ],
)
def test_what_was_asked_wrongly_is_said_in_words_of_the_page(
    reader: Client, page: str, words: str
) -> None:
    answer = reader.get(f"/plan/{PLAN}/{page}")
    assert answer.status == 422
    assert words in answer.words
    assert "--" not in answer.words


def test_every_refusal_that_a_page_words_itself_is_one() -> None:
    """A name that is none would leave the command line's words, options and all."""
    assert set(web_refusals.KEYS) <= set(cli_refusals.WORDINGS)
