"""What a week still lacks: who has not reported, what waits for an answer, who is to be urged."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.model import Id, Task
from caichcli.plan.periods import ReportingPeriod
from caichcli.plan.plan_settings import PaperSettings
from caichcli.views.concerns import ConcernLine
from caichcli.views.reconciliation import Reconciliation, reconciliation
from caichcli.views.reminders import ReminderLine, reminders
from caichcli.views.report.period import PeriodReport, period_report
from caichcli.views.report.reporting import Share
from caichcli.views.report.urging import LateOwners


class Week(Struct, frozen=True):
    """A week of a plan at the end of ``day``.

    ``silent`` have open tasks on which nothing was reported in it, ``proposals`` wait for an
    answer, ``letters`` for a report; ``not_urged`` have tasks or remedies overdue and no
    reminder in it; ``reconciliation`` has who was to agree to the figures and has not.
    """

    book: Book
    period: ReportingPeriod
    day: dt.date
    report: PeriodReport
    silent: tuple[Share, ...]
    proposals: tuple[ConcernLine, ...]
    letters: tuple[ReminderLine, ...]
    not_urged: tuple[Share, ...]
    reconciliation: Reconciliation


def week(
    book: Book,
    period: ReportingPeriod,
    day: dt.date,
    today: dt.date,
    settings: PaperSettings,
    books: Mapping[Id, Book] | None = None,
) -> Week:
    """Return what a week still lacks; what agencies agreed to is seen by ``today``.

    ``books`` are the plans at hand, by which those that were asked for are known.
    """
    report = period_report(book, period, day, ())
    return Week(
        book,
        period,
        day,
        report,
        report.silent,
        report.proposals_open,
        reminders(book, day, unanswered=True, books=books).lines,
        _not_urged(report),
        reconciliation(book, period, day, today, settings),
    )


def _not_urged(report: PeriodReport) -> tuple[Share, ...]:
    """Return who has tasks or remedies overdue and was not urged on them in the period.

    What waits for who decides is not theirs to hasten, and the standing agency urges others.
    """
    book, remedies = report.book, report.inspections.overdue if report.inspections else ()
    urged = _urged(report, [*book.tasks, *(one.line.task for one in remedies)])
    late = [
        one.line.standing
        for one in report.overdue
        if not one.waiting and None not in urged.get(one.line.task.id, ())
    ]
    ids: dict[Id | None, Sequence[Id]] = {
        share.agency: share.ids for share in LateOwners(book, late, report.day, urged)
    }
    for remedy in remedies:
        owner, letters = remedy.remedy.owner, urged.get(remedy.remedy.ref, ())
        if not remedy.line.standing.waiting and owner not in letters and None not in letters:
            ids[owner] = (*ids.get(owner, ()), remedy.remedy.ref)
    return tuple(
        Share(agency, own)
        for agency, own in ids.items()
        if agency is not None and agency != book.head.standing_agency
    )


def _urged(report: PeriodReport, tasks: Iterable[Task]) -> dict[Id, set[Id | None]]:
    """Return who was urged on which task in the period; None is all who lead it."""
    book = report.book
    urged: dict[Id, set[Id | None]] = {}
    for task in tasks:
        for one in task.reminders or ():
            if report.period.first <= one.date <= report.day:
                bodies = book.with_members([one.agency] if one.agency else ())
                is_to_all = not bodies or task.lead == [one.agency]
                urged.setdefault(task.id, set()).update([None] if is_to_all else bodies)
    return urged
