"""Tables, lists and places whose figures agree, and a slip in each: told there and nowhere else."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from msgspec import Struct

from caichcli.audit import audits
from caichcli.audit.passages import PaperText
from caichcli.importers.papers import lines, web
from tests.audit.papers import faults


class Slip(Struct, frozen=True):
    """A sound paper, what is planted in it, and what is told then."""

    name: str
    text: str
    written: str = ""
    other: str = ""
    told: tuple[str, ...] = ()

    @property
    def paper(self) -> str:
        return self.text.replace(self.written, self.other, 1) if self.written else self.text


def _slips() -> list[Slip]:
    """Every paper as it is, then with each of its slips."""
    slips = []
    blocks = Path(__file__).with_name("tables.txt").read_text(encoding="utf-8").split("\n=== ")[1:]
    for block in blocks:
        head, _, rest = block.partition("\n")
        name = head.partition(" ; ")[0]
        rows = rest.splitlines()
        text = "\n".join(row for row in rows if not row.startswith("! "))
        slips.append(Slip(name, text))
        for row in rows:
            if row.startswith("! "):
                change, _, told = row[2:].partition(";;")
                written, _, other = change.rstrip().partition(" => ")
                assert written in text, row
                slips.append(Slip(name, text, written, other, tuple(told.split())))
    return slips


SLIPS = _slips()


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.name}: {slip.other}")
def test_a_slip_is_told_and_nothing_else(slip: Slip) -> None:
    assert sorted(faults(slip.paper)) == sorted(slip.told)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.name}: {slip.other}")
def test_a_page_and_a_text_with_tabs_are_told_the_same(slip: Slip) -> None:
    page = web.read("".join(_as_page(slip.paper)))
    text = lines.read("\n".join(_as_tabs(slip.paper)), is_markdown=False)
    assert _faults(page) == _faults(text) == sorted(slip.told)


def _faults(paper: PaperText) -> list[str]:
    claims = audits.audit(paper).claims
    return sorted(f"{claim.rule}={claim.written}" for claim in claims if claim.rule)


def _rows(text: str) -> Iterator[tuple[str, list[str]]]:
    """The lines of a paper, each with its cells where it is a row of a table."""
    for line in text.splitlines():
        cells = line.strip().strip("|").split("|") if line.startswith("|") else []
        if not cells or any(cell.strip(" -:") for cell in cells):
            bare = [cell.strip().replace("**", "") for cell in line.strip()[1:-1].split("|")]
            yield line, bare if cells else []


def _as_page(text: str) -> Iterator[str]:
    is_table = False
    for line, cells in _rows(text):
        if bool(cells) != is_table:
            is_table = bool(cells)
            yield "<table>" if is_table else "</table>"
        if cells:
            yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
        elif line.startswith("#"):
            yield f"<h2>{escape(line.lstrip('# '))}</h2>"
        elif line.strip():
            yield f"<p>{escape(line.strip())}</p>"
    yield "</table>" if is_table else ""


def _as_tabs(text: str) -> Iterator[str]:
    was_table = False
    for line, cells in _rows(text):
        if was_table and not cells:
            yield ""
        was_table = bool(cells)
        yield "\t".join(cells) if cells else line
        if not cells and line.strip() and not line.startswith(("-", "  ", "*", "+")):
            yield ""
