"""``audit`` of caich's own papers: held against the plan that they were made of, digit by digit."""

import datetime as dt
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from docx import Document
from msgspec import Struct

from caichcli.services import audits
from caichcli.services.reporting import papers, reports
from caichcli.services.reporting.periods import PeriodWords, words_of
from caichcli.services.reporting.reports import ReportRequest
from caichcli.services.session import Session
from tests.audit import own_papers
from tests.cli.conftest import EXAMPLE, REAL, Ask
from tests.repositories import own_git

LONG = bool(os.environ.get("CAICH_LONG"))
TODAY = dt.date(2026, 7, 1)
ENDINGS = {".md": "markdown", ".html": "html", ".docx": "docx"}
PLANS = {"minh-hoa-2020": EXAMPLE, "2020": REAL}
REPORTS = {
    "weekly": ReportRequest("weekly", words_of("2020-W26")),
    "monthly": ReportRequest("monthly", words_of("2020-06")),
    "quarterly": ReportRequest("quarterly", words_of("2020-Q2")),
    "half-year": ReportRequest("half-year", words_of("2020-H1")),
    "nine-month": ReportRequest("nine-month", words_of("2020")),
    "yearly": ReportRequest("yearly", words_of("2020")),
    "period": ReportRequest("period", PeriodWords(first="1/6/2020", last="20/6/2020")),
    "brief": ReportRequest("brief", as_of="28/6/2020"),
    "overdue": ReportRequest("overdue", as_of="20/6/2020"),
    "letters": ReportRequest("letters", as_of="28/6/2020"),
    "sheet": ReportRequest("sheet", agencies=["Bộ B"]),
}
NOT_OF = {("2020", "letters")}  # nobody is late in a plan without a log
AGENCY = {"2020": "Bộ Nội vụ"}
# Each report of both plans; in every language and format only where there is time for it.
CASES = [
    (plan, report, lang, ending)
    for number, (plan, report) in enumerate((plan, report) for plan in PLANS for report in REPORTS)
    if (plan, report) not in NOT_OF
    for step, lang in enumerate(("vi", "en"))
    for place, ending in enumerate(ENDINGS)
    if LONG or (step == number % 2 and place == number // 2 % 3)
]
PER_PAPER = 20 if LONG else 2


class Trial(Struct, frozen=True):
    """One digit changed in a paper: whether a finding stands at it, and whether there is any."""

    words: str
    is_located: bool
    is_told: bool


def trials(case: tuple[str, ...], folder: Path, at: Path | None = None) -> Iterator[Trial]:
    """A paper as made, which must be clean, then with one digit and another changed."""
    plan, report, lang, ending = case
    session = Session(PLANS[plan], TODAY, "vi" if lang == "vi" else "en")
    asked = REPORTS[report]
    agencies = [AGENCY.get(plan, "Bộ B")] if asked.agencies else None
    request = ReportRequest(report, asked.period, agencies, plan, asked.as_of)
    batch = reports.prepare(session, request)
    made = next(papers.make(session, request, batch, ENDINGS[ending])).content
    content = made if isinstance(made, bytes) else made.encode()
    path = folder / f"bao-cao{ending}"
    path.write_bytes(content)
    reader = Session(at or PLANS[plan], TODAY)
    assert [one.rule for one in audits.audit(reader, str(path)).audit.claims if one.rule] == []
    chance = Random("-".join(case))
    digits = own_papers.digits(content)
    for digit in chance.sample(digits, min(PER_PAPER, len(digits))):
        changed = own_papers.with_other_digit(content, digit, chance)
        path.write_bytes(changed)
        place = own_papers.place(content, changed, path.name)
        found = [one for one in audits.audit(reader, str(path)).audit.claims if one.rule]
        at_figure = [
            one
            for one in found
            if one.rule != "paper-changed"
            and (one.span.line, one.span.column) <= place
            and place < (one.span.end_line, one.span.end_column)
        ]
        yield Trial(f"{case} {digit}", bool(at_figure), bool(found))


def test_a_digit_changed_anywhere_in_a_paper_is_told_at_its_figure(tmp_path: Path) -> None:
    every = [trial for case in CASES for trial in trials(case, tmp_path)]
    assert len(every) >= len(CASES) * 2
    assert all(trial.is_told for trial in every)
    assert sum(trial.is_located for trial in every) >= 0.97 * len(every)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_finding_says_what_the_plan_gives(ask: Ask, tmp_path: Path, ending: str) -> None:
    name = changed_weekly(ask, EXAMPLE, tmp_path, ending, "134 ngày", "184 ngày")
    answer = ask("audit", name, at=EXAMPLE)
    assert answer.code == 1
    assert (
        "Ghi 184 (số caich lập ra từ kế hoạch); theo sổ theo dõi đến hết ngày 28/6/2020 là 134"
        in answer.out
    )


def test_the_plan_may_be_named_from_anywhere(ask: Ask, tmp_path: Path) -> None:
    name = changed_weekly(ask, EXAMPLE, tmp_path, ".md", "134 ngày", "184 ngày")
    plan = EXAMPLE / "plans" / "2020.yaml"
    answer = ask("audit", name, "--plan", str(plan), "--as-of", "28/6/2020", at=tmp_path)
    assert answer.code == 1
    assert "lỗi[log-differs]: Ghi 184" in answer.out
    assert "paper-changed" not in answer.out


def test_a_plan_that_is_another_is_not_the_paper_s(ask: Ask, tmp_path: Path) -> None:
    name = changed_weekly(ask, EXAMPLE, tmp_path, ".md", "134 ngày", "184 ngày")
    answer = ask("audit", name, "--plan", str(REAL / "plans" / "2020.yaml"), at=tmp_path)
    assert "paper-changed" in answer.out
    assert "số caich lập ra" not in answer.out


def test_a_plan_that_is_here_and_has_errors_is_not_said_to_be_missing(
    ask: Ask, tmp_path: Path
) -> None:
    name = changed_weekly(ask, EXAMPLE, tmp_path, ".md", "134 ngày", "184 ngày")
    shutil.copytree(EXAMPLE / "plans", tmp_path / "plans")
    plan = tmp_path / "plans" / "2020.yaml"
    plan.write_text(plan.read_text("utf-8").replace("lead: [bo-b]", "lead: [bo-x]"), "utf-8")
    for options in ((), ("--lang", "en")):
        answer = ask("audit", name, *options, at=tmp_path)
        words = "the plan minh-hoa-2020 that would tell where has errors"
        assert (words if options else "kế hoạch minh-hoa-2020 ở đây đang có lỗi") in answer.out
        assert "không có kế hoạch" not in answer.out
    shutil.rmtree(tmp_path / "plans")
    assert "ở đây không có kế hoạch minh-hoa-2020" in ask("audit", name, at=tmp_path).out


def test_a_figure_is_told_once(ask: Ask, tmp_path: Path) -> None:
    before = "theo dõi | 49 | 49 | 0"
    name = changed_weekly(ask, EXAMPLE, tmp_path, ".md", before, "theo dõi | 49 | 48 | 0")
    answer = ask("audit", name, *LOG, "-f", "json", at=EXAMPLE)
    places = [
        (one["line"], one["column"])
        for one in json.loads(answer.out)["findings"]
        if one["rule"] == "log-differs"
    ]
    assert len(places) == len(set(places)) == 1


def test_a_comment_stands_at_the_figure(ask: Ask, tmp_path: Path) -> None:
    name = changed_weekly(ask, EXAMPLE, tmp_path, ".docx", "134 ngày", "184 ngày")
    answer = ask("audit", name, "--word", str(tmp_path / "ra.docx"), at=EXAMPLE)
    assert answer.code == 1
    comments = [comment.text for comment in Document(str(tmp_path / "ra.docx")).comments]
    assert sum(text.startswith("Ghi 184 (số caich lập ra từ kế hoạch)") for text in comments) == 1


def test_what_the_plan_has_changed_since_is_no_slip(ask: Ask, workspace: Path) -> None:
    ask("render", "weekly", *WEEK, "-o", "w.md", at=workspace)
    put_off(workspace)
    answer = ask("audit", "w.md", at=workspace)
    assert answer.code == 0
    assert "cảnh báo[plan-moved]: Ghi 13/21; kế hoạch hiện nay cho 13/20, không còn" in answer.out
    assert answer.out.count("plan-moved") == 1


def test_in_a_changed_paper_each_figure_that_the_plan_gives_otherwise_is_noted(
    ask: Ask, workspace: Path
) -> None:
    changed_weekly(ask, workspace, workspace, ".md", "theo dõi | 49 | 49 |", "theo dõi | 49 | 47 |")
    put_off(workspace)
    answer = ask("audit", "bao-cao.md", at=workspace)
    assert answer.code == 1
    # What its own statement says was another is a slip for sure.
    assert "lỗi[log-differs]: Ghi 47 (tổng số nhiệm vụ)" in answer.out
    assert answer.out.count("cảnh báo[plan-moved]") > 1


def test_the_plan_as_it_was_decides_where_git_has_it(
    ask: Ask, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = own_git(monkeypatch, tmp_path / "home")
    for words in ("init -q", "add .", "commit -qm Lập"):
        git(workspace, *words.split())
    changed_weekly(ask, workspace, workspace, ".md", "134 ngày", "184 ngày")
    put_off(workspace)
    git(workspace, "commit", "-qam", "Gia hạn")
    answer = ask("audit", "bao-cao.md", at=workspace)
    assert answer.code == 1
    assert answer.out.count("[log-differs]") == 1
    assert "plan-moved" not in answer.out


LOG = ("--plan", "minh-hoa-2020", "--as-of", "28/6/2020")
NO_BREAK = "\u00a0"  # what stands in Word between a number and its noun
BODY = "word/document.xml"
WEEK = ("--plan", "minh-hoa-2020", "--week", "2020-W26")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The example, to be changed."""
    shutil.copytree(EXAMPLE, tmp_path / "ws")
    return tmp_path / "ws"


def put_off(workspace: Path) -> None:
    """Give a task another term than it had when papers were made."""
    plan = workspace / "plans" / "2020.yaml"
    before, task, after = plan.read_text("utf-8").partition("id: II.3\n")
    later = re.sub(r"deadline: .*", "deadline: 2020-12-30", after, count=1)
    plan.write_text(before + task + later, "utf-8")


def changed_weekly(
    ask: Ask, workspace: Path, folder: Path, ending: str, before: str, after: str
) -> str:
    """A weekly paper with words of it written otherwise, once; returns its path."""
    path = folder / f"bao-cao{ending}"
    made = ask("render", "weekly", *WEEK, "-o", str(path), at=workspace)
    assert made.code == 0, made.err
    content = path.read_bytes()
    if ending == ".docx":
        parts = {name: ZipFile(path).read(name) for name in ZipFile(path).namelist()}
        parts[BODY] = replaced(parts[BODY], before.replace(" ", NO_BREAK), after)
        with ZipFile(path, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
    else:
        path.write_bytes(replaced(content, before, after))
    return str(path)


def replaced(content: bytes, before: str, after: str) -> bytes:
    """A text with words written otherwise where they first stand."""
    assert before.encode() in content
    return content.replace(before.encode(), after.encode(), 1)
