"""Tables against themselves: total rows, formulas in headings, lines that others make."""

from collections.abc import Iterator

from caichcli.audit.claims import Claim
from caichcli.audit.tables.formulas import formulas
from caichcli.audit.tables.numbers import Numbers
from caichcli.audit.tables.relations import relations
from caichcli.audit.tables.totals import totals
from caichcli.plan.finding import Span


def tables(numbers: Numbers) -> Iterator[Claim]:
    """Yield what the values of a table claim of each other, no value the same thing twice."""
    wrong: set[Span] = set()
    for one in (*totals(numbers), *formulas(numbers), *relations(numbers)):
        if one.rule and one.span in wrong:
            continue
        if one.rule:
            wrong.add(one.span)
        yield one
