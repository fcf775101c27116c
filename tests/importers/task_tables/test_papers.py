"""Tables of published plans, through Word: the verdicts, what is told, the tasks.

``papers.md`` has them, each with what a person reads in it; ``^`` is a cell merged with the one
above.
"""

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document

from caichcli.importers.drafts.draft import Draft, Terms
from tests.importers.imported import imported, tasks
from tests.importers.layouts import Rows, add_table, to_docx

TERMS = Terms(dt.date(2026, 1, 1), dt.date(2028, 12, 31), dt.date(2026, 1, 5))
YEAR = Terms(dt.date(2026, 1, 1), dt.date(2026, 12, 31), dt.date(2026, 1, 5))


class Paper(NamedTuple):
    title: str
    rows: Rows
    verdicts: str
    tasks: list[str]


def papers() -> list[Paper]:
    text = Path(__file__).with_name("papers.md").read_text("utf-8")
    return [_paper(section) for section in text.split("\n## ")[1:]]


def _paper(section: str) -> Paper:
    lines = section.split("\n")
    table = [line for line in lines if line.startswith("|") and not line.startswith("|--")]
    rows = [[cell.strip().replace("<br>", "\n") for cell in _cells(line)] for line in table]
    answers = [line.strip() for line in lines if line.startswith("    ")]
    return Paper(lines[0], rows, answers[0], answers[1:])


def _cells(line: str) -> list[str]:
    return line.strip().removeprefix("|").removesuffix("|").split("|")


def verdicts(draft: Draft) -> str:
    """How many rows have which verdict, and what the doubtful ones are told of."""
    counts = Counter(verdict.result for verdict in draft.verdicts)
    words = ", ".join(
        f"{result} {counts[result]}"
        for result in ("taken", "doubtful", "refused", "ignored")
        if counts[result]
    )
    codes = {reason.code for verdict in draft.verdicts for reason in verdict.reasons}
    return f"{words}: {', '.join(sorted(codes))}" if codes else words


@pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.title)
def test_a_table_of_a_paper(paper: Paper, tmp_path: Path) -> None:
    path = tmp_path / "in.docx"
    to_docx(paper.rows, path)
    has_years = any(re.fullmatch("20[0-9]{2}", cell) for row in paper.rows for cell in row)
    draft = imported(path, terms=TERMS if has_years else YEAR)
    assert tasks(draft) == paper.tasks
    assert verdicts(draft) == paper.verdicts


def test_an_annex_whose_pages_are_tables_is_the_same(tmp_path: Path) -> None:
    """A page ends behind each row in turn, even behind the title of a group."""
    (paper,) = (one for one in papers() if one.title.startswith("An annex of every shape"))
    for end in range(3, len(paper.rows) - 1):
        if "^" in paper.rows[end]:
            continue
        document = Document()
        add_table(document, paper.rows[:end])
        document.add_paragraph("")
        add_table(document, paper.rows[end:])
        path = tmp_path / f"{end}.docx"
        document.save(str(path))
        draft = imported(path, 1, 2, terms=YEAR)
        assert tasks(draft) == paper.tasks, paper.rows[end - 1]
