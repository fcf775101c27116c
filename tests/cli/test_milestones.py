"""What commands and papers say of milestones, of unread terms and of "trước ngày X" as counted."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import PLAN, Desk, desk

AS_OF = ("--as-of", "1/7/2026")
TWO = "deadline: trình trước 31/3/2026; ban hành trước 30/9/2026"
MISSED = "chậm mốc trình (31/3/2026)"


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    return desk(ask, tmp_path, PLAN.replace("deadline: Quý II/2026", TWO))


@pytest.mark.parametrize("command", ["show I.1", "list", "overdue"])
def test_a_missed_milestone_is_told_on_the_screen(at: Desk, command: str) -> None:
    assert MISSED in at.run(*command.split(), *AS_OF).out


@pytest.mark.parametrize("report", ["weekly", "brief", "overdue", "quarterly"])
@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_a_missed_milestone_is_told_in_papers(at: Desk, report: str, kind: str) -> None:
    answer = at.run("render", report, *AS_OF, "-f", kind)
    assert answer.code == 0, answer.err
    line = "Nhắc việc, chậm mốc nhưng chưa quá hạn (01): I.1 “Ban hành kế hoạch kiểm tra”: "
    assert f"{line}{MISSED}." in answer.out


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_an_agency_that_only_missed_a_milestone_reads_of_it_on_its_sheet(
    at: Desk, kind: str
) -> None:
    sheet = at.run("render", "sheet", "-a", "bo-a", *AS_OF, "-f", kind).out
    assert f"chậm mốc nhưng chưa quá hạn (01): I.1 “Ban hành kế hoạch kiểm tra”: {MISSED}." in sheet
    english = at.run("render", "sheet", "-a", "bo-a", *AS_OF, "-f", kind, "--lang", "en").out
    assert "milestones missed but not overdue (1): I.1" in english
    assert "chậm mốc" not in at.run("render", "sheet", "-a", "bo-b", *AS_OF, "-f", kind).out


def test_a_milestone_met_is_told_no_more(at: Desk) -> None:
    assert at.run("update", "I.1", "--milestone", "1", "--completed", "2026-03-30").code == 0
    shown = at.run("show", "I.1", *AS_OF).out
    assert "đã trình ngày 30/3/2026 (đúng hạn)" in shown
    assert "Các mốc của thời hạn: 1/2 mốc" in shown
    assert "chậm mốc" not in at.run("render", "weekly", *AS_OF).out
    assert at.run("update", "I.1", "--milestone", "3").code == 2


def test_every_paper_says_how_before_a_day_is_counted(at: Desk) -> None:
    follow_up = "  follow_up: {before: day-before, before_from: 2026-06-01}\n"
    text = at.text.replace("  standing_agency:", f"{follow_up}  standing_agency:")
    at.write(text.replace(TWO, "deadline: trước ngày 30/6/2026"))
    assert "Thời hạn         29/6/2026" in at.run("show", "I.1", *AS_OF).out
    said = "“Trước ngày X” tính đến hết ngày liền trước ngày X, theo thiết lập của kế hoạch"
    for report in ("weekly", "brief", "overdue", "quarterly", "letters", "sheet"):
        for kind in ("markdown", "html"):
            extra = ("-a", "bo-a") if report in ("letters", "sheet") else ()
            answer = at.run("render", report, *AS_OF, "-f", kind, *extra)
            assert f"{said}, với những ngày X từ 01/6/2026." in answer.out, (report, kind)
            assert "đến hết ngày X" not in answer.out


def test_milestones_of_a_group_are_counted_wherever_they_are_told(at: Desk) -> None:
    at.write(at.text.replace(TWO, f"{TWO}\n    assignment: each").replace("[bo-a]", "[cac-bo]", 1))
    met = ("--milestone", "1", "--by", "bo-a", "--completed", "2026-03-30")
    assert at.run("update", "I.1", *met).code == 0
    words = f"{MISSED}, 1/2 cơ quan đã hoàn thành"
    for command in ("show I.1", "list", "overdue", "render weekly", "render brief -f html"):
        assert words in at.run(*command.split(), *AS_OF).out, command
    shown = at.run("show", "I.1", *AS_OF, "-f", "json").out
    first = json.loads(shown)["task"]["milestones"][0]
    assert (first["met"], first["of"], first["completed"], first["missed"]) == (1, 2, None, True)
    only = json.loads(at.run("list", "-a", "bo-a", *AS_OF, "-f", "json").out)["tasks"][0]
    assert (only["milestones"][0]["met"], only["milestones"][0]["completed"]) == (
        None,
        "2026-03-30",
    )
