"""How far an initiative has come: each row what staff write, and what is said by day (of 2020).

An answer is ``stage since``; ``-`` for no day known, nothing where it was not there yet.
"""

import msgspec
import pytest

from caichcli.plan.initiative_record import Initiative
from caichcli.plan.initiatives import state
from tests.plan.answers import day_of, load

PROPOSED = "{date: 2020-02-10, status: proposed, document: {number: 1/TTr, date: 2020-02-07}}"
APPLIED = "{date: 2020-04-06, status: applied}"
DECIDED = "decision: {number: 4/QĐ, date: 2020-06-24}"
WITHDRAWN = "{date: 2020-04-08, withdraws: 2020-04-06}"

ROWS: list[tuple[str, str, dict[str, str]]] = [
    ("a proposal: its day is its paper's, once it was recorded",
     f"kind: proposal, updates: [{PROPOSED}]", {"9/2": "", "10/2": "proposed 7/2"}),
    ("applied later: one initiative, at its last stage",
     f"kind: proposal, updates: [{PROPOSED}, {APPLIED}]",
     {"5/4": "proposed 7/2", "6/4": "applied 6/4"}),
    ("a solution of no day known", "kind: solution", {"1/1": "applied -"}),
    ("a solution from the day on which it was first applied",
     "kind: solution, first_applied: 2020-03-02", {"1/3": "", "2/3": "applied 2/3"}),
    ("recognised by its decision, applied before",
     f"kind: recognised, first_applied: 2020-01-20, {DECIDED}",
     {"19/1": "", "20/1": "applied 20/1", "24/6": "recognised 24/6"}),
    ("recognised, and no decision entered", "kind: recognised", {"1/1": "recognised -"}),
    ("declined, at the stage that it had",
     f"kind: proposal, updates: [{PROPOSED}, {{date: 2020-05-25, status: declined}}]",
     {"24/5": "proposed 7/2", "25/5": "proposed 7/2 declined"}),
    ("taken up after it was declined",
     f"kind: proposal, updates: [{{date: 2020-01-25, status: declined}}, {APPLIED}]",
     {"6/4": "applied 6/4"}),
    ("a wrong entry withdrawn",
     f"kind: proposal, updates: [{PROPOSED}, {APPLIED}, {WITHDRAWN}]",
     {"7/4": "applied 6/4", "8/4": "proposed 7/2"}),
    ("replicated, which is no stage",
     f"kind: proposal, updates: [{PROPOSED}, {{date: 2020-03-01, status: replicated, unit: so-b}}]",
     {"1/3": "proposed 7/2 so-b"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "keys", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_how_far_it_has_come(name: str, keys: str, expected: dict[str, str]) -> None:
    data = load(f"{{id: SK.1, title: Trả tại nhà, unit: so-a, {keys}}}")
    initiative = msgspec.convert(data, Initiative)
    for day, words in expected.items():
        own = state(initiative, day_of(day))
        if own is None:
            assert words == "", day
            continue
        since = f"{own.since.day}/{own.since.month}" if own.since else "-"
        said = [own.stage, since, *own.units, *(["declined"] if own.declined else [])]
        assert " ".join(said) == words, day
