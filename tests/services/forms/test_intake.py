"""Forms taken in from any folder: what is recorded, and under which names files are told."""

import datetime as dt
from pathlib import Path

import pytest

from caichcli.services.errors import NotWritten, Refusal
from caichcli.services.forms.intake import take_in
from caichcli.services.forms.replies import FormNotRead, NoForms
from caichcli.services.records.recording import Instruction
from caichcli.services.session import Session
from tests.cli.recorded import FILE, TODAY
from tests.filled_forms import filled
from tests.services.forms.conftest import FOLDER, A, B


def test_good_forms_are_recorded_and_told_by_the_names_they_were_given(here: Session) -> None:
    filled(here.folder / A, {"I.1": {"progress": 60}})
    filled(here.folder / B, {"I.2": {"progress": 600}})
    intake = take_in(here, [FOLDER], TODAY, Instruction(), None)
    kinds = {file.path: file.kind for file in intake.outcome.files}
    assert kinds == {A.as_posix(): "taken", B.as_posix(): "refused"}
    assert (intake.path, intake.count, intake.outcome.is_written) == (FILE, 1, True)
    assert list(intake.copies) == [FOLDER / "2026-Q2_bo-b.kiem-tra.xlsx"]
    assert (here.folder / intake.copies[0]).is_file()
    assert "{date: 2026-07-01, by: bo-a, progress: 60}" in (here.folder / FILE).read_text("utf-8")


def test_files_are_looked_for_from_where_one_stands(here: Session) -> None:
    inside = Session(here.folder / FOLDER, TODAY)
    intake = take_in(inside, [Path("*bo-a*")], TODAY, Instruction(dry_run=True), None)
    assert [file.path for file in intake.outcome.files] == [A.name]
    assert intake.path == f"../{FILE}"


def test_the_day_is_the_one_that_is_said(here: Session) -> None:
    filled(here.folder / A, {"I.1": {"progress": 60}})
    take_in(here, [A], dt.date(2026, 6, 30), Instruction(), None)
    assert "{date: 2026-06-30, by: bo-a" in (here.folder / FILE).read_text("utf-8")


MISSING: dict[str, type[Refusal]] = {
    # the path named: why there is nothing to take in
    "khong-co.xlsx": FormNotRead,
    "khong-*.xlsx": NoForms,
    "plans": NoForms,
}


@pytest.mark.parametrize("path", MISSING)
def test_files_that_are_not_there(here: Session, path: str) -> None:
    with pytest.raises(MISSING[path]) as refusal:
        take_in(here, [Path(path)], TODAY, Instruction(), None)
    assert refusal.value.args[0] == Path(path)


def test_what_is_recorded_is_told_though_no_copy_can_be_written(
    here: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(here.folder / A, {"I.1": {"progress": 60}})
    filled(here.folder / B, {"I.2": {"progress": 600}})
    monkeypatch.setattr("tempfile.tempdir", str(here.folder / "không-có"))
    intake = take_in(here, [FOLDER], TODAY, Instruction(), None)
    assert (intake.count, intake.outcome.is_written, list(intake.copies)) == (1, True, [])
    assert isinstance(intake.fault, NotWritten)
    assert intake.fault.reason == "no-temporary"
    assert not (here.folder / FOLDER / "2026-Q2_bo-b.kiem-tra.xlsx").exists()
