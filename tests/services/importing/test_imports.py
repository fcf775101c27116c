"""A table of tasks read, made a new plan or put into one, from any folder; nothing is printed."""

from pathlib import Path

import pytest

from caichcli.importers.drafts.draft import Draft
from caichcli.services.errors import (
    NotADay,
    NotImported,
    NotWritten,
    Refusal,
    UnknownArea,
    UnknownPlan,
)
from caichcli.services.importing import heads, imports
from caichcli.services.importing.heads import NotAPlanPeriod
from caichcli.services.importing.imports import (
    ImportOrder,
    RegisterHasErrors,
    RowsRefused,
    SeveralTables,
    Trial,
)
from caichcli.services.records.entries import Unacceptable
from caichcli.services.records.recording import NoRepository
from caichcli.services.session import Session
from tests.cli.recorded import FILE, PLAN, TODAY, added, lay_out
from tests.importers.layouts import HEAD, Rows, to_csv

ROWS: Rows = [HEAD, ["1", "Phân bổ vốn", "Bộ A", "", "Quý III/2026", ""]]
REFUSED: Rows = [*ROWS, ["2", "Quyết to\ufffdn", "Bộ A", "", "30/6/2026", ""]]
STRANGER: Rows = [HEAD, ["1", "Phân bổ vốn", "Sở Nội vụ", "", "2026", ""]]
LINES = [
    '  - id: "1"',
    "    title: Phân bổ vốn",
    "    area: I",
    "    lead: [bo-a]",
    "    deadline: Quý III/2026",
]


@pytest.fixture
def here(tmp_path: Path) -> Session:
    lay_out(tmp_path)
    return Session(tmp_path, TODAY)


def file(here: Session, rows: Rows) -> Path:
    """A table in a file, named from the session's folder; the process stands elsewhere."""
    to_csv(rows, here.folder / "bang.csv")
    return Path("bang.csv")


def put_in(here: Session, rows: Rows, order: ImportOrder) -> Trial:
    return imports.put_in(here, imports.read(here, file(here, rows), []), order)


def text(here: Session) -> str:
    return (here.folder / FILE).read_text("utf-8")


def test_a_draft_is_tried_before_it_is_put_in(here: Session) -> None:
    order = ImportOrder("ke-hoach", "I")
    trial = put_in(here, ROWS, order)
    assert (trial.path, trial.applied, trial.fault, text(here)) == (FILE, False, None, PLAN)
    assert trial.recording is not None
    assert "+    title: Phân bổ vốn\n" in trial.recording.difference()
    trial = put_in(here, ROWS, ImportOrder("ke-hoach", "I", apply=True))
    assert (trial.applied, trial.fault) == (True, None)
    (lines,) = added(PLAN, text(here)).values()
    assert lines == LINES


def test_what_is_refused_is_told_beside_the_draft(here: Session) -> None:
    trial = put_in(here, REFUSED, ImportOrder("ke-hoach", "I", apply=True))
    assert isinstance(trial.fault, RowsRefused)
    assert (trial.fault.count, trial.fault.path, text(here)) == (1, FILE, PLAN)
    trial = put_in(here, STRANGER, ImportOrder("ke-hoach", "I", apply=True))
    assert isinstance(trial.fault, Unacceptable)
    assert (trial.recording, text(here)) == (None, PLAN)
    trial = put_in(here, REFUSED, ImportOrder("ke-hoach", "I", apply=True, skip_refused=True))
    assert (trial.applied, trial.fault) == (True, None)


@pytest.mark.parametrize(
    ("order", "refusal"),
    [
        (ImportOrder("khac"), UnknownPlan),
        (ImportOrder("ke-hoach", "V"), UnknownArea),
        (ImportOrder("ke-hoach", "I", apply=True, commit=True), NoRepository),
    ],
)
def test_what_cannot_be_put_in(here: Session, order: ImportOrder, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        put_in(here, ROWS, order)
    assert text(here) == PLAN


def draft_of(here: Session, rows: Rows, output: Path) -> Draft:
    source = imports.read(here, file(here, rows), [], output)
    new = heads.head(output, "Kế hoạch", "02/QĐ@20/01/2026", None, "2026")
    draft = imports.draft(source, new)
    imports.write(here, source, new, draft, output, overwrite=False)
    return draft


def test_a_new_plan_lies_where_it_is_to_and_never_over_another(here: Session) -> None:
    output = Path("plans/mới & lạ.yaml")
    assert [task["lead"] for task in draft_of(here, ROWS, output).tasks] == [["bo-a"]]
    assert "  id: mới-lạ\n" in (here.folder / output).read_text("utf-8")
    with pytest.raises(NotWritten) as refusal:
        draft_of(here, ROWS, output)
    assert (refusal.value.path, refusal.value.reason) == (output, "exists")


def test_a_register_with_errors_tells_no_names(here: Session) -> None:
    (here.folder / "plans/agencies.yaml").write_text("agencies: 3\n", "utf-8")
    with pytest.raises(RegisterHasErrors):
        draft_of(here, ROWS, Path("plans/moi.yaml"))


@pytest.mark.parametrize(
    ("period", "document", "refusal"),
    [
        ("2026-2025", None, NotAPlanPeriod),
        ("0000", None, NotAPlanPeriod),
        ("01/7/2026..", None, NotAPlanPeriod),
        (None, "1/QĐ@kia", NotADay),
    ],
)
def test_a_head_that_means_nothing(
    period: str | None, document: str | None, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        heads.head(None, None, document, None, period)


def test_a_file_without_the_table_that_is_wanted(here: Session) -> None:
    for name in ("trong.docx", "thieu.docx"):
        (here.folder / "trong.docx").write_bytes(b"")
        with pytest.raises(NotImported):
            imports.read(here, Path(name), [])
    with pytest.raises(NotImported) as refusal:
        imports.read(here, file(here, ROWS), [3])
    assert (refusal.value.reason, refusal.value.values["number"]) == ("no-such-table", 3)
    table = "\n".join("|".join(row) for row in (HEAD, ["-"] * len(HEAD), ROWS[1]))
    two = f"{table}\n\nPhụ lục II\n\n{table}\n"
    (here.folder / "hai.md").write_text(two, "utf-8")
    with pytest.raises(SeveralTables) as several:
        imports.read(here, Path("hai.md"), [])
    assert [table.number for table in several.value.tables] == [1, 2]
