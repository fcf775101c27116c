"""Papers made, saved, verified, and templates ejected and checked: by a session in any folder."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from msgspec import structs

from caichcli.formats.documents.seal import State
from caichcli.services.errors import NotWritten
from caichcli.services.reporting import papers, reports, template_sets, verification
from caichcli.services.reporting.papers import NoFolderName, Paper, TemplateFails, UnknownEnding
from caichcli.services.reporting.periods import NoPeriod, PeriodWords
from caichcli.services.reporting.reports import NoAgency, NobodyToUrge, ReportRequest
from caichcli.services.reporting.template_sets import NoSuchTemplate
from caichcli.services.reporting.verification import (
    NoSuchPaper,
    NotOurs,
    PaperNotOpened,
    PaperNotRead,
)
from caichcli.services.session import Session
from tests.cli.conftest import EXAMPLE

TODAY = dt.date(2026, 7, 1)
W26 = PeriodWords(week="2020-W26")
WEEKLY = ReportRequest("weekly", W26)
LETTERS = ReportRequest("letters", as_of="28/6/2020")


@pytest.fixture
def here(tmp_path: Path) -> Session:
    shutil.copytree(EXAMPLE / "plans", tmp_path / "plans")
    return Session(tmp_path, TODAY)


def made(here: Session, request: ReportRequest, format_: str = "markdown") -> list[Paper]:
    return list(papers.make(here, request, reports.prepare(here, request), format_))


def save(here: Session, every: list[Paper], output: str, *, several: bool = False) -> None:
    papers.save(here, every, output, "markdown", several=several, overwrite=False)


def test_a_paper_is_saved_in_the_session_s_folder_and_verified(here: Session) -> None:
    save(here, made(here, WEEKLY), "w.md")
    claim = verification.read(here, "w.md")
    assert claim.statement is not None
    assert (claim.state, claim.statement.report, claim.statement.stem) == (
        "whole",
        "weekly",
        "weekly",
    )
    answer = verification.verify(here, claim)
    assert (answer.changes, answer.same_inputs) == ((), True)


def test_letters_go_into_a_folder_and_who_gets_none_is_told(here: Session) -> None:
    batch = reports.prepare(here, LETTERS)
    assert batch.several
    assert batch.unsent is not None
    every = made(here, LETTERS)
    save(here, every, "letters", several=True)
    names = sorted(path.name for path in (here.folder / "letters").iterdir())
    assert names == sorted(f"{subject.stem}.md" for subject in batch.subjects)


STATES: dict[State, tuple[str, str]] = {"whole": ("", ""), "changed": ("| 8 |", "| 7 |")}


@pytest.mark.parametrize("state", STATES)
def test_a_paper_is_as_it_was_made_or_not(here: Session, state: State) -> None:
    (paper,) = made(here, WEEKLY)
    assert isinstance(paper.content, str)
    (here.folder / "w.md").write_text(paper.content.replace(*STATES[state]), "utf-8")
    assert verification.read(here, "w.md").state == state


def test_figures_that_are_others_now(here: Session) -> None:
    save(here, made(here, WEEKLY), "w.md")
    plan = here.folder / "plans" / "2020.yaml"
    plan.write_text(plan.read_text("utf-8").replace("status: done", "status: submitted"), "utf-8")
    answer = verification.verify(here, verification.read(here, "w.md"))
    changes = {change.name: change for change in answer.changes}
    assert not answer.same_inputs
    assert "done_on_time" in changes
    then, now = changes["done_on_time"].then, changes["done_on_time"].now
    assert then is not None
    assert (then.number > 0, now.number) == (True, 0)


def test_templates_are_ejected_once(here: Session) -> None:
    first = list(template_sets.eject(here, "weekly", "markdown"))
    again = list(template_sets.eject(here, "weekly", "markdown"))
    assert [copy.path for copy in first] == [copy.path for copy in again]
    assert {copy.new for copy in first} == {True}
    assert {copy.new for copy in again} == {False}
    for copy in first:
        assert (here.folder / copy.path).is_file()
    assert template_sets.check(here, first[0].path).faults == ()


def test_nothing_is_printed(here: Session, capsys: pytest.CaptureFixture[str]) -> None:
    save(here, made(here, WEEKLY), "w.md")
    verification.verify(here, verification.read(here, "w.md"))
    list(template_sets.eject(here, "brief", None))
    template_sets.check(here, "brief")
    assert capsys.readouterr() == ("", "")


def own_template(here: Session) -> None:
    (here.folder / "templates").mkdir()
    (here.folder / "templates" / "weekly.md.j2").write_text("{{ repor }}", "utf-8")


def test_a_faulty_template_makes_no_paper(here: Session) -> None:
    own_template(here)
    with pytest.raises(TemplateFails) as refused:
        made(here, WEEKLY)
    fault = refused.value.fault
    assert (fault.reason, fault.template) == ("undefined", "templates/weekly.md.j2")
    assert [each.detail for each in template_sets.check(here, "weekly").faults] == ["repor"]


def test_what_is_asked_in_vain(here: Session) -> None:
    (here.folder / "w.md").write_text("# của tôi\n", "utf-8")
    (here.folder / "w.docx").write_bytes(b"PK no zip")
    paper = Paper("weekly", "x")
    many = [paper, Paper("other", "y")]
    with pytest.raises(NoPeriod):
        made(here, ReportRequest("period"))
    with pytest.raises(NoAgency):
        made(here, ReportRequest("sheet"))
    with pytest.raises(NobodyToUrge):
        made(here, ReportRequest("letters", as_of="12/1/2020"))
    with pytest.raises(UnknownEnding):
        papers.format_of("w.pdf")
    with pytest.raises(NoFolderName):
        save(here, many, "w.md", several=True)
    for output, reason in (("w.md", "exists"), ("plans/", "folder"), ("none/w.md", "no-folder")):
        with pytest.raises(NotWritten) as unwritten:
            save(here, [paper], output)
        assert unwritten.value.reason == reason
    with pytest.raises(NotOurs):
        verification.read(here, "w.md")
    with pytest.raises(PaperNotOpened):
        verification.read(here, "w.docx")
    with pytest.raises(PaperNotRead):
        verification.read(here, "none.md")
    with pytest.raises(NoSuchTemplate):
        template_sets.check(here, "none")


def test_a_letter_to_nobody_any_more(here: Session) -> None:
    save(here, made(here, LETTERS), "letters/", several=True)
    (name, *_) = sorted(path.name for path in (here.folder / "letters").iterdir())
    claim = verification.read(here, f"letters/{name}")
    assert claim.statement is not None
    other = structs.replace(claim.statement, stem="bo-khac")
    with pytest.raises(NoSuchPaper):
        verification.verify(here, structs.replace(claim, statement=other))
