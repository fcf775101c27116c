"""Names of persons in charge leave the plan only where somebody asks for them."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Ask
from tests.cli.recorded import PLAN, Desk, desk

NAMED = PLAN.replace(
    "    lead: [bo-a]\n", "    lead: [bo-a]\n    unit: Phòng Một\n    officer: Nguyễn Văn An\n"
)


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    return desk(ask, tmp_path, NAMED)


def printed(at: Desk, *words: str) -> str:
    answer = at.run(*words)
    assert answer.code in (0, 1), answer.err
    return answer.out + answer.err


@pytest.mark.parametrize(
    "words",
    [
        ["show", "I.1"],
        ["show", "I.1", "-f", "json"],
        ["list", "-f", "json"],
        ["export", "-f", "csv"],
        ["export", "-f", "json"],
        ["overdue"],
        ["status", "-f", "json"],
        ["render", "weekly"],
        ["render", "weekly", "-f", "html"],
        ["render", "sheet", "--agency", "bo-a"],
        ["export", "-f", "ics"],
    ],
)
def test_no_answer_names_a_person(at: Desk, words: list[str]) -> None:
    assert "Nguyễn Văn An" not in printed(at, *words)


@pytest.mark.parametrize(
    "words", [["show", "I.1"], ["list", "-f", "json"], ["export", "-f", "csv"]]
)
def test_a_person_is_named_where_that_is_asked_for(at: Desk, words: list[str]) -> None:
    assert "Nguyễn Văn An" in printed(at, *words, "--with-names")


def test_the_division_is_told(at: Desk) -> None:
    assert "Phòng, đơn vị    Phòng Một" in printed(at, "show", "I.1")
    head, row, *_ = printed(at, "export", "-f", "csv").splitlines()
    assert "Phòng, đơn vị phụ trách" in head
    assert "Phòng Một" in row


def test_a_workbook_has_the_columns_that_are_asked_for(at: Desk) -> None:
    assert at.run("export", "-o", "a.xlsx").code == 0
    assert at.run("export", "-o", "b.xlsx", "--with-names").code == 0
    plain, named = (
        str([[cell.value for cell in row] for row in load_workbook(at.top / name).worksheets[0]])
        for name in ("a.xlsx", "b.xlsx")
    )
    assert "Phòng Một" in plain
    assert "Nguyễn Văn An" not in plain
    assert "Nguyễn Văn An" in named


def test_forms_to_others_name_nobody(at: Desk) -> None:
    assert at.run("forms", "out", "--period", "2026-Q2", "-o", "bieu").code == 0
    for path in (at.top / "bieu").glob("*.xlsx"):
        book = load_workbook(io.BytesIO(path.read_bytes()))
        cells = [cell.value for sheet in book for row in sheet for cell in row]
        assert "Nguyễn Văn An" not in map(str, cells)


def test_a_difference_says_that_it_is_another_and_not_who(at: Desk) -> None:
    (at.top / "cu").mkdir()
    (at.top / "cu" / "2026.yaml").write_text(
        NAMED.replace("Nguyễn Văn An", "Trần Thị Bình"), "utf-8"
    )
    (at.top / "cu" / "agencies.yaml").write_bytes((at.top / "plans/agencies.yaml").read_bytes())
    text = printed(at, "diff", "cu/2026.yaml", "plans/2026.yaml")
    assert not any(name in text for name in ("Nguyễn Văn An", "Trần Thị Bình"))
