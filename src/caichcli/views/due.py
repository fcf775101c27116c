"""What falls due, and how far it had come when it was last reported on."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from caichcli.plan.model import Update
from caichcli.plan.standing import Standing
from caichcli.views.report.reporting import last_report
from caichcli.views.scope import Line


class DueLine(Struct, frozen=True):
    """A task in term that has a term of its own: calendar days left, and the last report."""

    standing: Standing
    due: dt.date
    days_left: int
    last: Update | None


def due_lines(found: Sequence[Line], day: dt.date) -> tuple[DueLine, ...]:
    """What is in term and has a term of its own, the nearest first."""
    due = [
        DueLine(standing, standing.due, (standing.due - day).days, last_report(standing))
        for standing in (line.standing for line in found)
        if standing.class_ == "in-term" and standing.own_term and standing.due
    ]
    return tuple(sorted(due, key=lambda line: line.due))
