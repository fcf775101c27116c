"""Forms sent out from any folder: for which period, to whom, and why to nobody."""

import datetime as dt
from io import BytesIO

import openpyxl
import pytest

from caichcli.language.wording import Language
from caichcli.plan.workdays import DaysOff
from caichcli.services.errors import NotWritten, Refusal
from caichcli.services.forms.sending import (
    FormForGroup,
    LeadsNothing,
    NobodyToReport,
    NoFormPeriod,
    PeriodOutside,
    Reconciling,
    contents,
    key,
    prepare,
    read_period,
    write,
)
from caichcli.services.session import Session
from tests.cli.recorded import FILE, PLAN
from tests.formats.documents.making import EXAMPLE
from tests.services.forms.conftest import FOLDER, A

PERIODS = {
    # what is written: the key, the first and the last day
    "2026": ("2026", "2026-01-01", "2026-12-31"),
    "2026-H1": ("2026-H1", "2026-01-01", "2026-06-30"),
    "2026-h2": ("2026-H2", "2026-07-01", "2026-12-31"),
    "2026-Q1": ("2026-Q1", "2026-01-01", "2026-03-31"),
    " 2026-q4 ": ("2026-Q4", "2026-10-01", "2026-12-31"),
    "2024-02": ("2024-02", "2024-02-01", "2024-02-29"),
    "2026-12": ("2026-12", "2026-12-01", "2026-12-31"),
    "2026-W01": ("2026-W01", "2025-12-29", "2026-01-04"),
    "2020-W53": ("2020-W53", "2020-12-28", "2021-01-03"),
}


@pytest.mark.parametrize("words", PERIODS)
def test_a_period_is_one_of_the_calendar_s(words: str) -> None:
    period = read_period(words)
    days = (period.first.isoformat(), period.last.isoformat())
    assert (key(period), *days) == PERIODS[words]


@pytest.mark.parametrize(
    "words", ["", "Q1", "2026-Q5", "2026-H3", "2026-13", "2026-00", "9999", "2021-W53"]
)
def test_what_names_no_period(words: str) -> None:
    with pytest.raises(NoFormPeriod) as refusal:
        read_period(words)
    assert refusal.value.value == words


def test_who_gets_a_form(here: Session) -> None:
    batch = prepare(here, "2026-Q2", None, None, None)
    assert {one.agency: len(one.rows) for one in batch.forms} == {"bo-a": 3, "bo-b": 2}
    assert (batch.done, batch.open_groups, batch.rows) == ((), (), 5)


UNSENT: dict[tuple[str, str | None], type[Refusal]] = {
    # the period and the agency named: why there is no form
    ("2026-Q2", "cac-bo"): FormForGroup,
    ("2026-Q2", "van-phong"): LeadsNothing,
    ("2024-Q1", None): PeriodOutside,
}


@pytest.mark.parametrize(("period", "agency"), UNSENT)
def test_why_there_is_no_form(here: Session, period: str, agency: str | None) -> None:
    with pytest.raises(UNSENT[period, agency]):
        prepare(here, period, [agency] if agency else None, "ke-hoach", None)


def test_nobody_has_anything_to_report(here: Session) -> None:
    head, cancelled = PLAN.partition("  - id: I.1\n")[0], PLAN[PLAN.index("  - id: II.1\n") :]
    (here.folder / FILE).write_text(head + cancelled, "utf-8")
    batch = prepare(here, "2026-Q2", None, None, None)
    assert batch.done == ("bo-b",)
    with pytest.raises(NobodyToReport):
        contents(here, batch, DaysOff(), "")


def test_forms_that_are_there_stay(here: Session) -> None:
    files = contents(here, prepare(here, "2026-Q2", None, None, None), DaysOff(), "")
    with pytest.raises(NotWritten) as refusal:
        write(here, files, FOLDER, overwrite=False)
    assert (refusal.value.path, refusal.value.reason) == (A, "exists")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("reply_by", [None, dt.date(2021, 1, 15)])
def test_a_form_is_the_same_made_with_others_or_alone(
    lang: Language, reply_by: dt.date | None
) -> None:
    here = Session(EXAMPLE, dt.date(2020, 12, 31), lang)
    asked = None if reply_by is None else Reconciling(reply_by)

    def made(names: list[str] | None) -> dict[str, dict[str, object]]:
        batch = prepare(here, "2020-Q2", names, None, None, asked)
        files = contents(here, batch, DaysOff(), "")
        return {name: _cells(content) for name, content in files.items()}

    together = made(None)
    assert len(together) > 2
    for name, cells in together.items():
        assert {name: cells} == made([name.partition("_")[2].removesuffix(".xlsx")])


BATCH = ("_caich", "B12")


def _cells(content: str | bytes) -> dict[str, object]:
    """Every cell of a workbook with its look, but the one that says who else got a form."""
    assert isinstance(content, bytes)
    book = openpyxl.load_workbook(BytesIO(content))
    return {
        f"{sheet.title}!{cell.coordinate}": (cell.value, cell.style_id)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if (sheet.title, cell.coordinate) != BATCH
    }
