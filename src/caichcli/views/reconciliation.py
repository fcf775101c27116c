"""Who has not said yet that what a paper tells of its tasks is right (đối chiếu số liệu)."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from caichcli.plan import log
from caichcli.plan.book import Book
from caichcli.plan.model import Id, Task, Update
from caichcli.plan.periods import ReportingPeriod
from caichcli.plan.plan_settings import PaperSettings
from caichcli.plan.standing import led
from caichcli.views.form import form_agencies
from caichcli.views.report.reporting import Share
from caichcli.views.scope import lines


class Reconciliation(Struct, frozen=True):
    """What agencies said of a period's figures; ``open`` are those that have not, and of what.

    ``asked`` is False where nobody was asked: neither the plan nor the office wants it, and no
    agency has answered.
    """

    asked: bool
    open: tuple[Share, ...] = ()


def reconciliation(
    book: Book, period: ReportingPeriod, day: dt.date, today: dt.date, settings: PaperSettings
) -> Reconciliation:
    """Return which agencies have not answered for what they lead on ``day``, by ``today``.

    An answer counts where it is about a day of the period, and where nobody else has moved the
    task since. The standing agency, whose paper it is, is not asked.
    """
    is_due = reconcile_days(book, settings) is not None
    answers = {
        task.id: list(_answers(task, period, today))
        for task in book.tasks_on(day)
        if any(update.reconciles for update in task.updates or ())
    }
    if not is_due and not any(answers.values()):
        return Reconciliation(False)
    shares = (
        Share(
            agency,
            tuple(
                line.task.id
                for line in lines(book, day, (agency,))
                if not line.withdrawn and not _stands(book, line.task, agency, answers, day)
            ),
        )
        for agency in form_agencies(book, day)
        if agency != book.head.standing_agency
    )
    return Reconciliation(True, tuple(share for share in shares if share.ids))


def reconcile_days(book: Book, settings: PaperSettings) -> int | None:
    """Return in how many days agencies are to answer: by the plan, else by the office."""
    own = book.head.paper
    return (
        settings.reconcile_days if own is None or own.reconcile_days is None else own.reconcile_days
    )


def _answers(task: Task, period: ReportingPeriod, today: dt.date) -> Iterator[tuple[int, Update]]:
    """Yield the answers about the period's figures, each with its place in the log."""
    for entry in log.replayed(task.updates or (), today):
        on = entry.update.reconciles
        if on is not None and period.first <= on <= period.last:
            yield entry.position, entry.update


def _stands(
    book: Book,
    task: Task,
    agency: Id,
    answers: dict[Id, list[tuple[int, Update]]],
    day: dt.date,
) -> bool:
    """Whether an agency has answered for a task, and nobody else has moved it since."""
    own = [one for one in answers.get(task.id, ()) if log.subject(one[1]) == agency]
    if not own:
        return False
    position, answer = own[-1]
    beside = book.leads(led(book, task, day)) - {agency}
    later: Sequence[Update] = (task.updates or ())[position + 1 :]
    has_moved = any(
        update.by != agency and update.status and log.subject(update) not in beside
        for update in later
    )
    adjusted = any(one.date > answer.date for one in task.adjustments or ())
    return not has_moved and not adjusted
