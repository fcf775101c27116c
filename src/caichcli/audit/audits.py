"""A paper audited: every claim that its figures make of each other, with the verdict on each."""

from collections.abc import Iterator

from msgspec import Struct

from caichcli.audit import figures
from caichcli.audit.claims import Claim
from caichcli.audit.parts import groups
from caichcli.audit.passages import Paper, Prose, Table
from caichcli.audit.quantities import Marks, marks_of
from caichcli.audit.shares import shares
from caichcli.audit.statements import Statement, statement, statements
from caichcli.audit.sums import sums
from caichcli.audit.tables import tables


class Audit(Struct, frozen=True):
    """The claims of a paper in its order, and how many numbers in it are no figures."""

    claims: tuple[Claim, ...]
    passed: int

    @property
    def wrong(self) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.outcome == "wrong")

    @property
    def notes(self) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.outcome == "note")

    @property
    def matches(self) -> int:
        return sum(claim.outcome == "match" for claim in self.claims)


def audit(paper: Paper) -> Audit:
    """Hold a paper's figures against each other."""
    marks = marks_of(_texts(paper))
    every = list(statements(paper.passages, marks))
    claims = [claim for one in every for claim in _of_statement(one)]
    passed = sum(one.passed for one in every)
    for passage in paper.passages:
        if isinstance(passage, Table):
            own, count = _of_table(passage, marks)
            claims += own
            passed += count
    claims.sort(key=lambda claim: (claim.span.line, claim.span.column))
    return Audit(tuple(claims), passed)


def _texts(paper: Paper) -> Iterator[str]:
    for passage in paper.passages:
        if isinstance(passage, Prose):
            yield passage.text
        else:
            yield from (cell.text for row in passage.rows for cell in row if cell.is_first)


def _of_statement(one: Statement) -> Iterator[Claim]:
    if one.quantities:
        parts = list(groups(one))
        yield from sums(one, parts)
        yield from shares(one, parts)


def _of_table(table: Table, marks: Marks) -> tuple[list[Claim], int]:
    """The claims of a table, and of what is prose in its cells."""
    numbers = figures.numbers(table, marks)
    claims = list(tables(numbers)) if numbers else []
    passed = 0
    for cell in (cell for row in table.rows for cell in row if cell.is_first):
        if figures.number(cell, marks) is None and any(map(str.isdigit, cell.text)):
            own = statement(cell.prose, marks)
            claims += _of_statement(own)
            passed += own.passed
    return claims, passed
