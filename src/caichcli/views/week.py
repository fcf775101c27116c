"""What a week still lacks: who has not reported, what waits for an answer, who is to be urged."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.model import Id
from caichcli.plan.periods import ReportingPeriod
from caichcli.plan.plan_settings import PaperSettings
from caichcli.views.concerns import ConcernLine
from caichcli.views.reconciliation import Reconciliation, reconciliation
from caichcli.views.reminders import ReminderLine, reminders
from caichcli.views.report.period import PeriodReport, period_report
from caichcli.views.report.reporting import Share


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
    waiting = {late.line.task.id for late in report.waiting}
    remedies = report.inspections.overdue if report.inspections else ()
    urged = {
        (task.id, one.agency)
        for task in (*book.tasks, *(late.line.task for late in remedies))
        for one in task.reminders or ()
        if period.first <= one.date <= day
    }
    to_urge = {share.agency: share.ids for share in report.to_urge}
    for late in remedies:
        if not late.line.standing.waiting:
            ids = to_urge.get(late.remedy.owner, ())
            to_urge[late.remedy.owner] = (*ids, late.remedy.ref)
    shares = (
        Share(
            agency,
            tuple(
                id_
                for id_ in ids
                if id_ not in waiting and not urged & {(id_, agency), (id_, None)}
            ),
        )
        for agency, ids in to_urge.items()
        if agency is not None and agency != book.head.standing_agency
    )
    return Week(
        book,
        period,
        day,
        report,
        report.silent,
        report.proposals_open,
        reminders(book, day, unanswered=True, books=books).lines,
        tuple(share for share in shares if share.ids),
        reconciliation(book, period, day, today, settings),
    )
