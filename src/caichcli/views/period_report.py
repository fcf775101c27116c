"""How does the plan stand, and what moved in a period? The answer that reports are made of."""

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.figures import Ids, Rate
from caichcli.plan.model import Id, PlanHead, Update
from caichcli.plan.periods import ReportingPeriod
from caichcli.plan.standing import DONE, Standing
from caichcli.views.annex import Annex, annex
from caichcli.views.concerns import ConcernLine, concerns
from caichcli.views.course import Point, course
from caichcli.views.lateness import LateLine, in_bands, late_line
from caichcli.views.movement import Movement, movement
from caichcli.views.overview import AgencyRow, Overview, overview
from caichcli.views.scope import Line
from caichcli.views.terms_ahead import TermsAhead, terms_ahead

_NOT_OWING = DONE | {"suspended", "cancelled"}
# What others decide about a task is no report of those who carry it out.
_DECISIONS = ("returned", "suspended", "cancelled")


class DueLine(Struct, frozen=True):
    """A task in term that has a term of its own: calendar days left, and the last report."""

    standing: Standing
    due: dt.date
    days_left: int
    last: Update | None


class Share(Struct, frozen=True):
    """Tasks of one lead, as written; ``agency`` is None where the document names none."""

    agency: Id | None
    ids: Ids


class Reporting(Struct, frozen=True):
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


class PeriodReport(Struct, frozen=True):
    """All that a report on a period says, each figure with the ids of its tasks.

    ``day`` is the last day whose log counts: the period's last, or an earlier
    one within it. ``before`` are the figures at the end of the period before,
    None where the plan had not been issued. ``by_agency`` has the most overdue
    first, then the document's order; a task with several leads stands in each
    one's row, so that the rows add up to ``turns`` (lượt). ``due_next`` falls
    due by the end of the period that follows. ``bands`` pairs each band's
    upper end in days (None: no end) with its tasks.
    """

    book: Book
    period: ReportingPeriod
    day: dt.date
    agencies: tuple[Id, ...]
    now: Overview
    before: Overview | None
    by_agency: tuple[AgencyRow, ...]
    with_results: Ids
    overdue: tuple[LateLine, ...]
    bands: tuple[tuple[int | None, Ids], ...]
    movement: Movement
    reporting: Reporting | None
    due_soon: tuple[DueLine, ...]
    due_next: tuple[DueLine, ...]
    concerns: tuple[ConcernLine, ...]

    @property
    def head(self) -> PlanHead:
        return self.book.head

    @property
    def due_soon_days(self) -> int:
        return self.book.due_soon_days

    @property
    def reminders_limit(self) -> int:
        return self.book.reminders_before_escalation

    @property
    def closed(self) -> bool:
        """Whether the figures are those of the period's end."""
        return self.day >= self.period.last

    @property
    def turns(self) -> int:
        return sum(len(row.figures.total) for row in self.by_agency)

    @property
    def shared(self) -> Ids:
        """The tasks of the total that have several leads."""
        counted = set(self.now.totals.total)
        return tuple(
            line.task.id
            for line in self.now.lines
            if line.task.id in counted and len(line.task.lead or ()) > 1
        )

    @property
    def continuous_unreported(self) -> Ids:
        """The continuous tasks on which nothing was ever reported."""
        unreported = set(self.now.totals.not_reported)
        return tuple(id_ for id_ in self.now.totals.continuous if id_ in unreported)

    @property
    def line_of(self) -> dict[Id, Line]:
        return {line.task.id: line for line in self.now.lines}

    @property
    def listed(self) -> tuple[Standing, ...]:
        """The standings that the report's own lists show, in no order."""
        moved = self.movement
        moves = (*moved.done, *moved.parts_done, *moved.reopened, *moved.newly_overdue)
        turns = (*moved.submitted, *moved.returned, *moved.suspended, *moved.resumed)
        return (
            *(late.line.standing for late in self.overdue),
            *(line.standing for line in self.due_soon),
            *(met.standing for met in moved.occurrences_met),
            *(move.standing for move in (*moves, *turns, *moved.cancelled, *moved.assigned)),
        )

    @property
    def annex(self) -> Annex:
        """The tasks behind every figure."""
        names = ("not_reported", "due_soon", "on_time_extended", "overdue_period")
        others = {name: getattr(self.now.totals, name) for name in names}
        others["with_results"] = self.with_results
        others["continuous_unreported"] = self.continuous_unreported
        others["shared"] = self.shared
        others["newly_overdue"] = _ids(move.standing for move in self.movement.newly_overdue)
        others["assigned"] = _ids(move.standing for move in self.movement.assigned)
        others["due_next"] = _ids(line.standing for line in self.due_next)
        others["escalated"] = _ids(late.line.standing for late in self.escalated)
        if self.reporting:
            missing = set(self.reporting.owed) - set(self.reporting.reported)
            others["owed"] = self.reporting.owed
            others["reported"] = self.reporting.reported
            others["missing"] = tuple(id_ for id_ in self.reporting.owed if id_ in missing)
        others |= {f"band-{number}": ids for number, (_, ids) in enumerate(self.bands, 1)}
        others |= {f"week-{number}": week.ids for number, week in enumerate(self.terms_ahead, 1)}
        return annex(self.now, self.by_agency, others)

    @property
    def course(self) -> tuple[Point, ...]:
        """The eve and the days of the period, with what was done and overdue at the end of each."""
        earlier = self.before.lines if self.before else ()
        return course(self.book, earlier, self.period.first, self.day, self.agencies)

    @property
    def terms_ahead(self) -> tuple[TermsAhead, ...]:
        """What is in term, by the weeks that it falls due in."""
        return terms_ahead(self.now.lines, self.day)

    @property
    def worst(self) -> tuple[AgencyRow, ...]:
        """The agencies with the most overdue tasks, where these gather in few of them."""
        most = max((len(row.figures.overdue) for row in self.by_agency), default=0)
        found = tuple(row for row in self.by_agency if len(row.figures.overdue) == most)
        return found if most > 1 and len(found) <= 2 else ()

    @property
    def to_urge(self) -> tuple[AgencyRow, ...]:
        return tuple(row for row in self.by_agency if row.figures.overdue)

    @property
    def escalated(self) -> tuple[LateLine, ...]:
        """What is overdue and was urged more often than the limit: it goes up."""
        return tuple(late for late in self.overdue if late.escalated)

    @property
    def unanswered(self) -> tuple[ConcernLine, ...]:
        return tuple(line for line in self.concerns if line.answer is None)

    @property
    def proposals_unanswered(self) -> tuple[ConcernLine, ...]:
        return tuple(line for line in self.unanswered if line.kind == "proposal")


def period_report(
    book: Book, period: ReportingPeriod, day: dt.date, agencies: tuple[Id, ...] = ()
) -> PeriodReport:
    """The report on ``period`` with what was known by the end of ``day``, a day of it.

    For the whole plan, or for what ``agencies`` lead and what was put to them.
    """
    now = overview(book, day, agencies)
    before = overview(book, period.eve, agencies) if period.eve >= book.issued else None
    earlier = before.lines if before else ()
    late = [late_line(book, line, day) for line in now.lines if line.standing.class_ == "overdue"]
    overdue = tuple(sorted(late, key=lambda late: -late.line.standing.days_late))
    due = _due(now.lines, day)
    by_agency = tuple(sorted(now.by_agency, key=lambda row: -len(row.figures.overdue)))
    soon = set(now.totals.due_soon)
    return PeriodReport(
        book,
        period,
        day,
        agencies,
        now=now,
        before=before,
        by_agency=by_agency,
        with_results=tuple(
            line.task.id
            for line in now.lines
            if line.standing.class_ == "continuous" and _results(line.standing, period.first)
        ),
        overdue=overdue,
        bands=in_bands(book, overdue),
        movement=movement(book, earlier, now.lines, period.first, day),
        reporting=_reporting(book, period, earlier, now.lines),
        due_soon=tuple(line for line in due if line.standing.task.id in soon),
        due_next=tuple(line for line in due if line.due <= period.next_last),
        concerns=_concerns(book, period, day, agencies),
    )


def _ids(standings: Iterable[Standing]) -> Ids:
    return tuple(standing.task.id for standing in standings)


def _due(found: Sequence[Line], day: dt.date) -> tuple[DueLine, ...]:
    """What is in term and has a term of its own, the nearest first."""
    due = [
        DueLine(standing, standing.due, (standing.due - day).days, _last_report(standing))
        for standing in (line.standing for line in found)
        if standing.class_ == "in-term" and standing.own_term and standing.due
    ]
    return tuple(sorted(due, key=lambda line: line.due))


def _last_report(standing: Standing) -> Update | None:
    found = _reports(standing, dt.date.min)
    return found[-1] if found else None


def _concerns(
    book: Book, period: ReportingPeriod, day: dt.date, agencies: tuple[Id, ...]
) -> tuple[ConcernLine, ...]:
    """What is unanswered, the oldest first, then what was answered in the period."""
    found = concerns(book, day, agencies)
    waiting = [line for line in found if line.answer is None]
    answered = [line for line in found if line.answer and line.answer.date >= period.first]
    return (*waiting, *answered)


def _reporting(
    book: Book, period: ReportingPeriod, before: Sequence[Line], now: Sequence[Line]
) -> Reporting | None:
    settings = book.head.reporting
    if settings is None or settings.every != period.kind:
        return None
    under_way = {line.task.id for line in before if line.standing.class_ not in _NOT_OWING}
    owing = [
        line.standing
        for line in now
        if line.task.id in under_way and line.standing.class_ not in ("suspended", "cancelled")
    ]
    came = {s.task.id for s in owing if _reports(s, period.first)}
    return Reporting(
        owed=tuple(s.task.id for s in owing),
        reported=tuple(s.task.id for s in owing if s.task.id in came),
        missing=_shares([s for s in owing if s.task.id not in came]),
    )


def _shares(standings: Sequence[Standing]) -> tuple[Share, ...]:
    """The tasks by lead, in the document's order; one of several leads is in each one's share."""
    ids: dict[Id | None, list[Id]] = {}
    for standing in standings:
        for lead in standing.task.lead or (None,):
            ids.setdefault(lead, []).append(standing.task.id)
    return tuple(Share(lead, tuple(found)) for lead, found in ids.items())


def _reports(standing: Standing, first: dt.date) -> list[Update]:
    """The reports of those who carry the task out, recorded or corrected from ``first`` on."""
    return [
        entry.update
        for entry in standing.entries
        if (entry.corrected or entry.day) >= first
        and not entry.update.resolves
        and entry.update.status not in _DECISIONS
    ]


def _results(standing: Standing, first: dt.date) -> bool:
    return any(update.results for update in _reports(standing, first))
