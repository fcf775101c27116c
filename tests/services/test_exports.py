"""Tasks exported by a session in any folder: files, and a workbook of the staff's own."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from caichcli.formats.exports import FORMATS, write
from caichcli.formats.exports.columns import Export
from caichcli.plan.workdays import DaysOff
from caichcli.services.errors import LibraryMissing, NotAChoice, NotWritten, Refusal
from caichcli.services.exports import (
    NoFormat,
    NoTable,
    NotADelimiter,
    NotAWorkbook,
    WorkbookNotRead,
    WouldLose,
    delimiter_of,
    format_of,
    require_libraries,
    save,
    tasks,
    update,
)
from caichcli.services.filters import Filters
from caichcli.services.questions import ask
from caichcli.services.session import Session
from tests.cli.recorded import TODAY, lay_out

BOOK = Path("so.xlsx")


@pytest.fixture
def here(tmp_path: Path) -> Session:
    lay_out(tmp_path)
    return Session(tmp_path, TODAY)


def export(here: Session, **filters: Any) -> Export:
    return tasks(ask(here, None, None), Filters(**filters), DaysOff())


def workbook(here: Session, *rows: list[Any]) -> None:
    """The staff's workbook, with its headings and these rows."""
    book = Workbook()
    for row in (["Mã", "Tiến độ (%)", "Chuyên viên"], *rows):
        book.worksheets[0].append(row)
    book.save(here.folder / BOOK)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_of_every_format(here: Session, format_: str) -> None:
    require_libraries(format_)
    name = f"nhiem-vu.{format_}"
    assert format_of(name) == format_
    file = write(format_, export(here), here.lang)
    save(here, file, name, overwrite=False)
    assert (here.folder / name).read_bytes() == file.content
    with pytest.raises(NotWritten) as refused:
        save(here, file, name, overwrite=False)
    assert (str(refused.value.path), refused.value.reason) == (name, "exists")
    save(here, file, name, overwrite=True)


def test_a_workbook_is_updated_where_it_lies(here: Session) -> None:
    workbook(here, ["I.1", 10, "Chị Hoa"], ["Z.9", 70, "Anh Ba"])
    answer = update(here, BOOK, export(here), None, overwrite=False)
    outcome = answer.outcome
    assert (answer.path, outcome.matched, outcome.changed, outcome.unknown) == (BOOK, 1, 1, 1)
    assert "I.2" in outcome.missing
    rows = load_workbook(here.folder / BOOK).worksheets[0].iter_rows(min_row=2, values_only=True)
    assert list(rows) == [("I.1", 40, "Chị Hoa"), ("Z.9", 70, "Anh Ba")]


def test_what_would_be_lost_goes_into_a_copy(here: Session) -> None:
    workbook(here, ["I.1", 10, "Chị Hoa"])
    with zipfile.ZipFile(here.folder / BOOK, "a") as package:
        package.writestr("xl/charts/chart1.xml", "<c/>")
    before = (here.folder / BOOK).read_bytes()
    with pytest.raises(WouldLose) as refused:
        update(here, BOOK, export(here), None, overwrite=False)
    assert (refused.value.losses, str(refused.value.copy)) == (["chart"], "so.caich.xlsx")
    answer = update(here, BOOK, export(here), None, overwrite=True)
    assert answer.path == refused.value.copy
    assert (here.folder / BOOK).read_bytes() == before


def test_what_is_no_such_workbook(here: Session) -> None:
    def refusal(kind: type[Refusal], sheet: str | None = None) -> Any:
        with pytest.raises(kind) as refused:
            update(here, BOOK, export(here), sheet, overwrite=False)
        return refused.value

    assert refusal(WorkbookNotRead).reason == "missing"
    (here.folder / BOOK).write_bytes(b"PK")
    assert refusal(NotAWorkbook).reason == "broken"
    workbook(here)
    wrong = refusal(NoTable, "Khác")
    assert (wrong.reason, wrong.names) == ("no-such-sheet", ("Sheet",))
    assert "Tiến độ (%)" in wrong.headings
    Workbook().save(here.folder / BOOK)
    assert refusal(NoTable).reason == "no-table"


def test_what_is_asked_in_vain(here: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoFormat):
        format_of("a.txt")
    with pytest.raises(NoFormat):
        format_of(None)
    with pytest.raises(NotADelimiter):
        delimiter_of("x")
    with pytest.raises(NotAChoice):
        export(here, class_=["overdu"])
    monkeypatch.setitem(FORMATS, "pdf", type(FORMATS["csv"])(True, "office", ("no_such_library",)))
    with pytest.raises(LibraryMissing) as missing:
        require_libraries("pdf")
    assert (missing.value.library, missing.value.extra) == ("no_such_library", "office")


def test_nothing_is_printed(here: Session, capsys: pytest.CaptureFixture[str]) -> None:
    workbook(here, ["I.1", 10, "Chị Hoa"])
    update(here, BOOK, export(here), None, overwrite=False)
    save(here, write("csv", export(here), "vi"), "a.csv", overwrite=False)
    assert capsys.readouterr() == ("", "")
