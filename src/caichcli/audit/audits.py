"""A paper audited: every claim that its figures make of each other, with the verdict on each."""

from collections import deque
from collections.abc import Iterator, Sequence

from msgspec import Struct

from caichcli.audit.claims import Claim
from caichcli.audit.log import duties, tasks
from caichcli.audit.log.figures import PlanFigures, of_statement, of_table
from caichcli.audit.paper.continuations import joined
from caichcli.audit.paper.footnotes import with_notes
from caichcli.audit.paper.mentions import Bounds, Mention, mentions_of_statement, mentions_of_table
from caichcli.audit.paper.places import (
    Total,
    places,
    repeated,
    totals_of_statement,
    totals_of_table,
)
from caichcli.audit.paper.sections import Section, own_bounds, sections
from caichcli.audit.paper.terms import terms
from caichcli.audit.passages import PaperTable, PaperText, Passage, RunningText
from caichcli.audit.sentences.announcements import announcements
from caichcli.audit.sentences.averages import averages
from caichcli.audit.sentences.days import as_of, days
from caichcli.audit.sentences.differences import differences
from caichcli.audit.sentences.divisions import divisions, runs
from caichcli.audit.sentences.enumerations import enumerations, groups, headings
from caichcli.audit.sentences.lone_shares import lone_shares
from caichcli.audit.sentences.mixed_amounts import mixed_amounts
from caichcli.audit.sentences.multiples import multiples
from caichcli.audit.sentences.named_shares import named_shares
from caichcli.audit.sentences.parallels import fractions, parallels
from caichcli.audit.sentences.parts import Breakdown, breakdowns
from caichcli.audit.sentences.ranks import ranks
from caichcli.audit.sentences.rates import rates
from caichcli.audit.sentences.shares import parts_of, shares
from caichcli.audit.sentences.spelt_numbers import spelt_numbers
from caichcli.audit.sentences.sums import sums
from caichcli.audit.sentences.targets import targets
from caichcli.audit.sentences.verdicts import verdicts
from caichcli.audit.sentences.whole_shares import whole_shares
from caichcli.audit.sentences.wordings import wordings
from caichcli.audit.sentences.written_days import written_days
from caichcli.audit.tables.numbers import Numbers, number, numbers_of
from caichcli.audit.tables.whole import tables
from caichcli.audit.words.quantities import Marks, marks_of
from caichcli.audit.words.statements import FigureText, statement, statements

REACH = 4  # statements back, among whose figures a share by words alone is looked for


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


def audit(paper: PaperText, log: PlanFigures | None = None) -> Audit:
    """Hold a paper's figures against each other, and against a plan's log where it is given."""
    passages = list(joined(list(with_notes(paper.passages))))
    marks = marks_of(_texts(passages))
    every = list(statements(passages, marks))
    claims = [*_of_statements(every, log), *headings(passages)]
    counts = {claim.span for claim in claims if claim.kind == "count"}
    claims += [one for one in announcements(passages, marks) if one.span not in counts]
    totals = [total for one in every for total in totals_of_statement(one)]
    passed = sum(one.passed for one in every)
    day = as_of(one.prose.text for one in every)
    within = list(sections(passages, marks))
    mentions = list(_mentions(every, passages, within))
    for at, (passage, section) in enumerate(zip(passages, within, strict=True)):
        if isinstance(passage, PaperTable):
            own, count, numbers = _of_table(passage, marks, log)
            claims += [*own, *groups(passage), *days(passage, day)]
            totals += totals_of_table(numbers) if numbers else ()
            mentions += (
                mentions_of_table(numbers, section.caption, section.bounds, at) if numbers else ()
            )
            passed += count
    claims += _places(totals, mentions, own_bounds(passages, marks))
    claims += terms(passages)
    claims.sort(key=lambda claim: (claim.span.line, claim.span.column))
    return Audit(tuple(claims), passed)


def _mentions(
    every: Sequence[FigureText], passages: Sequence[Passage], within: Sequence[Section]
) -> Iterator[Mention]:
    """What statements count, each below its headings."""
    by_place = {
        one.origins[:1]: at
        for at, one in reversed(list(enumerate(passages)))
        if isinstance(one, RunningText)
    }
    for one in every:
        at = by_place[one.prose.origins[:1]]
        yield from mentions_of_statement(one, within[at].bounds, at)


def _places(totals: Sequence[Total], mentions: Sequence[Mention], own: Bounds) -> Iterator[Claim]:
    """What stands in two places, each place once."""
    spans = set()
    for one in (*places(totals), *repeated(mentions, own)):
        if one.span not in spans:
            spans.add(one.span)
            yield one


def _texts(passages: Sequence[Passage]) -> Iterator[str]:
    for passage in passages:
        if isinstance(passage, RunningText):
            yield passage.text
        else:
            yield from (cell.text for row in passage.rows for cell in row if cell.is_first)


def _of_statements(every: Sequence[FigureText], log: PlanFigures | None = None) -> Iterator[Claim]:
    """What statements claim, each beside those shortly before it."""
    earlier: deque[tuple[FigureText, Sequence[Breakdown]]] = deque(maxlen=REACH)
    for one in every:
        if one.prose.kind == "heading":
            earlier.clear()
        totals = list(breakdowns(one))
        if log is not None:
            yield from of_statement(one, totals, log)
            yield from tasks.of_prose(one.prose, log)
            yield from duties.of_statement(one, log)
        yield from written_days(one)
        yield from spelt_numbers(one)
        if not one.quantities:
            continue
        earlier.append((one, totals))
        parts = parts_of(one, totals)
        yield from _each_once(
            mixed_amounts(one),
            sums(one, totals, parts),
            sums(one, divisions(one), parts),
            sums(one, runs(one), parts),
            sums(one, parallels(one), parts),
            sums(one, fractions(one), parts),
        )
        yield from _each_once(
            shares(one, parts),
            lone_shares(one, parts, list(earlier)),
            targets(one),
            differences(one),
            named_shares(one),
            rates(one),
            ranks(one),
        )
        yield from verdicts(one)
        yield from whole_shares(one)
        yield from averages(one)
        yield from multiples(one)
        yield from enumerations(one)
        yield from wordings(one, totals)


def _each_once(*kinds: Iterator[Claim]) -> Iterator[Claim]:
    """The claims of several kinds, of each figure those of the first kind that knows it."""
    places: set[tuple[int, int]] = set()
    for kind in kinds:
        claims = [one for one in kind if (one.span.line, one.span.column) not in places]
        places |= {(one.span.line, one.span.column) for one in claims}
        yield from claims


def _of_table(
    table: PaperTable, marks: Marks, log: PlanFigures | None
) -> tuple[list[Claim], int, Numbers | None]:
    """The claims of a table and of the prose in its cells; numbers passed over; its own."""
    numbers = numbers_of(table, marks)
    claims = list(tables(numbers)) if numbers else []
    if log is not None:
        claims += of_table(numbers, log) if numbers else ()
        headings = [cell.text for cell in table.rows[0]] if table.rows else []
        for row in table.rows[1:]:
            claims += tasks.of_row([cell.prose for cell in row], headings, log)
    passed = 0
    for cell in (cell for row in table.rows for cell in row if cell.is_first):
        if number(cell, marks) is None and any(map(str.isdigit, cell.text)):
            own = statement(cell.prose, marks)
            claims += _of_statements([own])
            passed += own.passed
    return claims, passed, numbers
