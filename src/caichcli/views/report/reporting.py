"""Who reported in a period, and of what nothing was heard."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.figures import Ids, Rate
from caichcli.plan.log import STOPS
from caichcli.plan.model import Id, Update
from caichcli.plan.periods import ReportingPeriod
from caichcli.plan.standing import DONE, STOPPED, Standing
from caichcli.views.scope import Line

_NOT_OWING = DONE | STOPPED
# What others decide about a task is no report of those who carry it out.
_DECISIONS = ("returned", *STOPS)


class Share(Struct, frozen=True):
    """Tasks of one lead, as written; ``agency`` is None where the document names none."""

    agency: Id | None
    ids: Sequence[Id]


class ReportsOwed(Struct, frozen=True):
    """Who owed a report in the period (``reporting.every``), and of which tasks one came.

    A report is owed for each task that was under way when the period began
    and that was neither suspended nor taken out of the plan since.
    """

    owed: Ids
    reported: Ids
    missing: tuple[Share, ...]

    @property
    def rate(self) -> Rate:
        return Rate(len(self.reported), len(self.owed))


def reporting(
    book: Book, period: ReportingPeriod, before: Sequence[Line], now: Sequence[Line]
) -> ReportsOwed | None:
    """Return the reporting of a period; None where the plan does not ask for reports so often."""
    settings = book.head.reporting
    if settings is None or settings.every != period.kind:
        return None
    under_way = {line.task.id for line in before if line.standing.class_ not in _NOT_OWING}
    owing = [
        line.standing
        for line in now
        if line.task.id in under_way and line.standing.class_ not in STOPPED
    ]
    came = {s.task.id for s in owing if _reports(s, period.first)}
    return ReportsOwed(
        owed=tuple(s.task.id for s in owing),
        reported=tuple(s.task.id for s in owing if s.task.id in came),
        missing=_shares([s for s in owing if s.task.id not in came]),
    )


def silent(book: Book, now: Sequence[Line], first: dt.date) -> tuple[Share, ...]:
    """Return the open tasks assigned before ``first`` of which no report came from then on."""
    return _shares(
        [
            line.standing
            for line in now
            if line.standing.class_ not in _NOT_OWING
            and book.assigned(line.task) < first
            and not _reports(line.standing, first)
        ]
    )


def last_report(standing: Standing) -> Update | None:
    """Return the last report of those who carry the task out."""
    reports = _reports(standing, dt.date.min)
    return reports[-1] if reports else None


def results(standing: Standing, first: dt.date) -> bool:
    """Return whether a report with a result document came from ``first`` on."""
    return any(update.results for update in _reports(standing, first))


def _shares(standings: Sequence[Standing]) -> tuple[Share, ...]:
    """Return the tasks by lead, in the document's order.

    One of several leads is in each one's share.
    """
    by_lead: dict[Id | None, list[Id]] = {}
    for standing in standings:
        for lead in standing.task.lead or (None,):
            by_lead.setdefault(lead, []).append(standing.task.id)
    return tuple(Share(lead, tuple(ids)) for lead, ids in by_lead.items())


def _reports(standing: Standing, first: dt.date) -> list[Update]:
    """Return reports of those who carry the task out, recorded or corrected from ``first`` on."""
    return [
        entry.update
        for entry in standing.entries
        if (entry.corrected or entry.day) >= first
        and not entry.update.resolves
        and entry.update.status not in _DECISIONS
    ]
