"""How does the plan stand, and what moved in a period? The answer that reports are made of."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.figures import Ids
from caichcli.plan.model import Id, PlanHead
from caichcli.plan.periods import ReportingPeriod
from caichcli.plan.standing import Standing
from caichcli.views.concerns import ConcernLine, concerns
from caichcli.views.lateness import LateLine, in_bands, late_line, waiting_last
from caichcli.views.overview import AgencyRow, Overview, overview
from caichcli.views.report.annex import Annex, annex
from caichcli.views.report.course import DayCounts, course
from caichcli.views.report.duties import (
    PeriodInitiatives,
    PeriodInspections,
    period_initiatives,
    period_inspections,
)
from caichcli.views.report.letters import Issuer, issuer
from caichcli.views.report.levels import Addressed, RankTable, by_addressee, rank_tables
from caichcli.views.report.movement import Movement, movement
from caichcli.views.report.plans_near import PlansNear
from caichcli.views.report.reporting import ReportsOwed, Share, reporting, results, silent
from caichcli.views.report.terms_ahead import DueLine, TermsAhead, due_lines, terms_ahead
from caichcli.views.report.urging import LateOwners
from caichcli.views.scope import Line

WORST = 3
# The figures of the totals beside the classes that a report tells.
_OVERLAPPING = (
    "not_reported", "due_soon", "on_time_extended", "extended_late", "overdue_period",
    "submitted", "submitted_in_term", "submitted_overdue", "waiting",
)  # fmt: skip


class PeriodReport(Struct, frozen=True, dict=True):
    """All that a report on a period says, each figure with the ids of its tasks.

    What is overdue though it was submitted in time (``waiting``) keeps its class
    and counts in no rank.

    ``day`` is the last day whose log counts: the period's last, or an earlier
    one within it. ``before`` are the figures of the whole at the end of the
    period before, None where the plan had not been issued. ``by_agency`` has the most overdue
    first, then the document's order; a task with several leads stands in each
    one's row, so that the rows add up to ``turns`` (lượt). ``silent`` are the
    open tasks, assigned before the period, of which no report came in it.
    ``due_next`` falls due by the end of the period that follows. ``bands``
    pairs each band's upper end in days (None: no end) with its tasks. ``inspections`` and
    ``initiatives`` are None where the plan has none, ``plans`` where none above or below is known.
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
    reporting: ReportsOwed | None
    silent: tuple[Share, ...]
    due_soon: tuple[DueLine, ...]
    due_next: tuple[DueLine, ...]
    concerns: tuple[ConcernLine, ...]
    inspections: PeriodInspections | None = None
    initiatives: PeriodInitiatives | None = None
    plans: PlansNear | None = None

    @property
    def head(self) -> PlanHead:
        return self.book.head

    @property
    def issuer(self) -> Issuer:
        """Who issues it: of one agency's part that agency, else the standing agency."""
        return issuer(self.book, self.agencies)

    @property
    def most_rows(self) -> int:
        """How many rows of a list a paper shows; the list of tasks by class has them all."""
        return 4 if self.period.kind == "week" else 12

    @property
    def most_moves(self) -> int:
        """How many items of one kind of movement a paper shows."""
        return 2 if self.period.kind == "week" else 10

    @property
    def most_agencies(self) -> int:
        """How many agencies a paper shows in rows of their own; the rest stand as one row."""
        return 6 if self.period.kind == "week" else len(self.by_agency)

    @property
    def reminders_of(self) -> dict[Id, int]:
        """How often each overdue task was urged."""
        return {late.line.task.id: late.reminders for late in self.overdue}

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
        total = set(self.now.totals.total)
        return tuple(
            line.task.id
            for line in self.now.lines
            if line.task.id in total and len(line.task.lead or ()) > 1
        )

    @property
    def without_results(self) -> Ids:
        """The continuous tasks of which no result came in the period."""
        return tuple(id_ for id_ in self.now.totals.continuous if id_ not in self.with_results)

    @property
    def continuous_unreported(self) -> Ids:
        """The continuous tasks on which nothing was ever reported."""
        unreported = set(self.now.totals.not_reported)
        return tuple(id_ for id_ in self.now.totals.continuous if id_ in unreported)

    @property
    def silent_ids(self) -> Ids:
        return tuple(dict.fromkeys(id_ for share in self.silent for id_ in share.ids))

    @property
    def line_of(self) -> dict[Id, Line]:
        return {line.task.id: line for line in self.now.lines}

    @property
    def listed(self) -> tuple[Standing, ...]:
        """The standings that the report's own lists show, in no order."""
        movement = self.movement
        moves = (*movement.done, *movement.reopened, *movement.newly_overdue)
        turns = (*movement.submitted, *movement.returned, *movement.suspended, *movement.resumed)
        return (
            *(late.line.standing for late in self.overdue),
            *(line.standing for line in (*self.due_soon, *self.due_next)),
            *(line.standing for line in self.priority),
            *(met.standing for met in (*movement.occurrences_met, *movement.parts_done)),
            *(move.standing for move in (*moves, *turns, *movement.cancelled, *movement.assigned)),
        )

    @property
    def by_period(self) -> bool:
        """Whether the plan's period stands in for some task's term."""
        return any(not line.standing.own_term for line in self.now.lines)

    @property
    def carried(self) -> bool:
        """Whether some task's lead is carried on from the sentence before."""
        return any(line.task.lead_basis == "carried" for line in self.now.lines)

    @property
    def annex(self) -> Annex:
        """The tasks behind every figure."""
        others = {name: getattr(self.now.totals, name) for name in _OVERLAPPING}
        others["with_results"] = self.with_results
        others["without_results"] = self.without_results
        others["continuous_unreported"] = self.continuous_unreported
        others["shared"] = self.shared
        others["newly_overdue"] = _ids(move.standing for move in self.movement.newly_overdue)
        others["assigned"] = _ids(move.standing for move in self.movement.assigned)
        others["priority"] = _ids(line.standing for line in self.priority)
        others["silent"] = self.silent_ids
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
    def course(self) -> tuple[DayCounts, ...]:
        """The eve and the days of the period, with what was done and overdue at the end of each."""
        earlier = self.before.lines if self.before else ()
        return course(self.book, earlier, self.period.first, self.day, self.agencies)

    @property
    def terms_ahead(self) -> tuple[TermsAhead, ...]:
        """What is in term, by the weeks that it falls due in."""
        reporting = self.head.reporting
        closing_day = reporting.closing_day if reporting else None
        return terms_ahead(self.now.lines, self.day, closing_day)

    @property
    def worst(self) -> tuple[Share, ...]:
        """The agencies with the most overdue tasks, where these gather in few of them."""
        urged = self._urged
        if self.waiting:
            waiting = {late.line.task.id for late in self.waiting}
            late = [one for one in self._late if one.task.id not in waiting]
            urged = LateOwners(self.book, late, self.day)
        shares = urged[: urged.leading] if urged.leading <= 2 else ()
        return tuple(share for share in shares if len(share.ids) > 1)

    @property
    def waiting(self) -> tuple[LateLine, ...]:
        """What is overdue though it was submitted in time, and waits for who decides."""
        return tuple(late for late in self.overdue if late.waiting)

    @property
    def waiting_by_agency(self) -> tuple[Share, ...]:
        """The same by the rows of the table by agency."""
        rows = ((row.agency, row.figures.waiting) for row in self.by_agency)
        return tuple(Share(agency, ids) for agency, ids in rows if ids)

    @property
    def to_urge(self) -> Sequence[Share]:
        """Who has overdue tasks, itself or through groups, each with these; the most first."""
        return self._urged

    @cached_property
    def _urged(self) -> LateOwners:
        return LateOwners(self.book, self._late, self.day)

    @property
    def _late(self) -> list[Standing]:
        return [late.line.standing for late in self.overdue]

    @property
    def escalated(self) -> tuple[LateLine, ...]:
        """What is overdue and was urged more often than the limit: it goes up."""
        return tuple(late for late in self.overdue if late.escalated)

    @property
    def missed(self) -> tuple[Standing, ...]:
        """The tasks, not overdue, of which a milestone is past and unmet."""
        return tuple(line.standing for line in self.now.lines if line.standing.past_milestone)

    @property
    def priority(self) -> tuple[Line, ...]:
        """The priority tasks (nhiệm vụ trọng tâm) that are in the plan still."""
        return tuple(
            line
            for line in self.now.lines
            if line.task.priority and line.standing.class_ != "cancelled"
        )

    @property
    def recurring(self) -> tuple[Line, ...]:
        """The recurring tasks (nhiệm vụ định kỳ) that are in the plan still."""
        return tuple(
            line
            for line in self.now.lines
            if line.standing.deadline.kind == "recurring" and line.standing.class_ != "cancelled"
        )

    @property
    def submitted(self) -> tuple[Line, ...]:
        """What was submitted and waits for who decides, the longest waiting first."""
        ids = set(self.now.totals.submitted)
        lines = [line for line in self.now.lines if line.task.id in ids]
        return tuple(sorted(lines, key=lambda line: line.standing.submitted or dt.date.max))

    @property
    def urgings(self) -> int:
        """How often it was urged in the period, each letter to each task counted once."""
        days = (urged.date for line in self.now.lines for urged in line.task.reminders or ())
        return sum(self.period.first <= day <= self.day for day in days)

    @property
    def ranks(self) -> tuple[RankTable, ...]:
        """The agencies that lead, ranked among those of their level; where an office wants it."""
        return rank_tables(self.now)

    @property
    def proposals_by_addressee(self) -> tuple[Addressed, ...]:
        """The proposals that wait, by whom they are put to, the highest level first."""
        return by_addressee(self.book, self.proposals_unanswered)

    @property
    def gravest(self) -> tuple[LateLine, ...]:
        """The three overdue tasks to tell a leader of: those that go up, then the longest late."""
        late = (late for late in self.overdue if not late.waiting)
        return tuple(sorted(late, key=lambda late: not late.escalated)[:WORST])

    @property
    def unanswered(self) -> tuple[ConcernLine, ...]:
        return tuple(line for line in self.concerns if line.answer is None)

    @property
    def problems(self) -> tuple[ConcernLine, ...]:
        return tuple(line for line in self.concerns if line.kind == "problem")

    @property
    def proposals(self) -> tuple[ConcernLine, ...]:
        return tuple(line for line in self.concerns if line.kind == "proposal")

    @property
    def problems_unanswered(self) -> tuple[ConcernLine, ...]:
        return tuple(line for line in self.unanswered if line.kind == "problem")

    @property
    def proposals_unanswered(self) -> tuple[ConcernLine, ...]:
        return tuple(line for line in self.unanswered if line.kind == "proposal")

    @property
    def proposals_open(self) -> tuple[ConcernLine, ...]:
        """The proposals that wait and are of tasks still to be done: what a leader decides."""
        return tuple(line for line in self.proposals_unanswered if line.is_open)


def period_report(
    book: Book, period: ReportingPeriod, day: dt.date, agencies: tuple[Id, ...] = ()
) -> PeriodReport:
    """Return the report on ``period`` with what was known by the end of ``day``, a day of it.

    For the whole plan, or for what ``agencies`` lead and what was put to them.
    """
    now = overview(book, day, agencies)
    before = None
    if period.eve >= book.issued:
        before = overview(book, period.eve, agencies, parted=False)
    earlier = before.lines if before else ()
    late = [late_line(book, line, day) for line in now.lines if line.standing.class_ == "overdue"]
    overdue = waiting_last(sorted(late, key=lambda late: -late.line.standing.days_late))
    due = due_lines(now.lines, day)
    by_agency = tuple(sorted(now.by_agency, key=_rank))
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
            if line.standing.class_ == "continuous" and results(line.standing, period.first)
        ),
        overdue=overdue,
        bands=in_bands(book, overdue),
        movement=movement(book, earlier, now.lines, period.first, day),
        reporting=reporting(book, period, earlier, now.lines),
        silent=silent(book, now.lines, period.first),
        due_soon=tuple(line for line in due if line.standing.task.id in soon),
        due_next=tuple(line for line in due if line.due <= period.next_last),
        concerns=_concerns(book, period, day, agencies),
        inspections=period_inspections(book, period, day, agencies),
        initiatives=period_initiatives(book, period, day, agencies),
    )


def _rank(row: AgencyRow) -> int:
    return len(row.figures.waiting) - len(row.figures.overdue)


def _ids(standings: Iterable[Standing]) -> Ids:
    return tuple(standing.task.id for standing in standings)


def _concerns(
    book: Book, period: ReportingPeriod, day: dt.date, agencies: tuple[Id, ...]
) -> tuple[ConcernLine, ...]:
    """Return what is unanswered, the oldest first, then what was answered in the period."""
    lines = concerns(book, day, agencies).lines
    waiting = [line for line in lines if line.answer is None]
    answered = [line for line in lines if line.answer and line.answer.date >= period.first]
    return (*waiting, *answered)
