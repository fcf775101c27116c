"""What was tried and is then written is judged once; again where anything is another since."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

from caichcli.services.errors import Refusal
from caichcli.services.records.additions import report, to_each
from caichcli.services.records.entries import EntryJudgement
from caichcli.services.records.recording import Instruction, Recording, fingerprint, record
from caichcli.services.session import Session
from caichcli.services.shelf import Shelf
from caichcli.views.overview import overview
from tests.cli.recorded import FILE, PLAN, TODAY, lay_out

SUBJECT = "record.commit-update"
REGISTER = "plans/agencies.yaml"
VALUES: dict[str, Any] = {"date": TODAY.isoformat(), "by": "bo-b", "note": "Đã họp"}


def tried(here: Session, **values: Any) -> EntryJudgement:
    return put_in(here, Instruction(dry_run=True), **values).judgement


def put_in(here: Session, instruction: Instruction, **values: Any) -> Recording:
    compose = to_each(report, ["I.2"], {**VALUES, **values})
    return record(here, compose, instruction, SUBJECT)


def test_what_was_tried_is_written_as_it_was_judged(tmp_path: Path) -> None:
    lay_out(tmp_path)
    here = Session(tmp_path, TODAY)
    first = tried(here)
    seen = Instruction(text_version=fingerprint(PLAN))
    assert put_in(here, seen).judgement is first
    assert (tmp_path / FILE).read_text("utf-8") == first.new.text
    assert here.trials == {}
    # Once more is another report, of another text.
    second = put_in(here, Instruction()).judgement
    assert second.old.text == first.new.text
    assert second.new.text.count("Đã họp") == 2


def _put(file: str, old: str, new: str) -> Callable[[Session], object]:
    def put(here: Session) -> None:
        path = here.folder / file
        text = path.read_text("utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new) if old else new, "utf-8")

    return put


def outcome(here: Session, instruction: Instruction, **values: Any) -> object:
    """The text and the warnings that come of a report, or why none is written."""
    try:
        judgement = put_in(here, instruction, **values).judgement
    except Refusal as refusal:
        return type(refusal)
    return judgement.new.text, judgement.warnings.findings


SINCE: dict[str, tuple[Callable[[Session], object], dict[str, Any]]] = {
    # what became another between trial and writing, and the values then
    "a note": (lambda _: None, {"note": "Đã họp lần hai"}),
    "the plan": (_put(FILE, "Báo cáo kết quả", "Báo cáo"), {}),
    "the plan has an error": (_put(FILE, "lead: [bo-b]", "lead: [bo-c]"), {}),
    "the body is no more": (_put(REGISTER, "bo-b", "bo-c"), {}),
    "a file beside": (_put("plans/2027.yaml", "", PLAN), {}),
    "the settings have a fault": (_put("caich.toml", "", '[rules]\nno-rule = "error"\n'), {}),
}


@pytest.mark.parametrize("name", SINCE)
def test_where_anything_is_another_it_is_judged_anew(tmp_path: Path, name: str) -> None:
    lay_out(tmp_path)
    here = Session(tmp_path, TODAY)
    before = outcome(here, Instruction(dry_run=True))
    change, values = SINCE[name]
    change(here)
    afresh = outcome(Session(tmp_path, TODAY), Instruction(dry_run=True), **values)
    assert outcome(here, Instruction(), **values) == afresh
    assert afresh != before


def test_another_day_is_another_judgement(tmp_path: Path) -> None:
    lay_out(tmp_path)
    here = Session(tmp_path, TODAY)
    first = tried(here)
    tomorrow = here.for_another(TODAY + dt.timedelta(1), "vi")
    assert tried(tomorrow) is not first


def test_what_is_known_after_a_report_is_what_is_known_afresh(tmp_path: Path) -> None:
    """What was judged to be written is not judged again to be shown."""
    lay_out(tmp_path)
    here, shelf = Session(tmp_path, TODAY), Shelf()
    shelf.question(here, None, None)
    tried(here)
    written = put_in(here, Instruction()).judgement
    book = shelf.question(here, None, None).book
    assert here.document(tmp_path / FILE, FILE) is written.new
    assert book is written.receipt.book
    fresh = Shelf().question(Session(tmp_path, TODAY), None, None).book
    assert to_builtins(book.file) == to_builtins(fresh.file)
    assert to_builtins(overview(book, TODAY).totals) == to_builtins(overview(fresh, TODAY).totals)
