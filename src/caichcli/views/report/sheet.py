"""What has one agency to do? Its task sheet: every task that it leads or supports."""

import datetime as dt

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.log import reminders
from caichcli.plan.model import Id, PlanHead, Update
from caichcli.plan.standing import Standing
from caichcli.views.concerns import ConcernLine, concerns
from caichcli.views.overview import Overview, overview
from caichcli.views.report.annex import Annex, annex
from caichcli.views.report.reporting import last_report
from caichcli.views.scope import Line, lines


class SheetLine(Struct, frozen=True):
    """A task on the sheet, with its last report and how often it was urged."""

    line: Line
    last: Update | None
    reminders: int

    @property
    def standing(self) -> Standing:
        return self.line.standing


class TaskSheet(Struct, frozen=True):
    """One agency's tasks at the end of ``day``: figures, what it leads, what it supports.

    ``led`` has what it leads itself, then what it leads through groups, then what was
    taken out of the plan, each in the plan's order. ``supported`` is what is in the plan
    still. ``concerns`` are unanswered: its own, and those put to it.
    """

    book: Book
    day: dt.date
    agency: Id
    now: Overview
    led: tuple[SheetLine, ...]
    supported: tuple[Line, ...]
    concerns: tuple[ConcernLine, ...]

    @property
    def head(self) -> PlanHead:
        return self.book.head

    @property
    def annex(self) -> Annex:
        """The tasks behind every figure."""
        others = {
            "direct": tuple(line.task.id for line in self.now.direct),
            "through_groups": tuple(line.task.id for line in self.now.through_groups),
        }
        return annex(self.now, self.now.by_agency, others)

    @property
    def missed(self) -> tuple[Standing, ...]:
        """What it leads that is not overdue but past a milestone, in the sheet's order."""
        return tuple(line.standing for line in self.led if line.standing.past_milestone)

    @property
    def listed(self) -> tuple[Standing, ...]:
        """The standings that the sheet shows, in no order."""
        return (*(line.standing for line in self.led), *(line.standing for line in self.supported))


def sheet(book: Book, day: dt.date, agency: Id) -> TaskSheet:
    """Return the task sheet of an agency at the end of ``day``."""
    now = overview(book, day, (agency,))
    return TaskSheet(
        book,
        day,
        agency,
        now=now,
        led=tuple(_line(line, day) for line in (*now.direct, *now.through_groups, *now.withdrawn)),
        supported=tuple(
            line for line in lines(book, day, (agency,), "support") if not line.withdrawn
        ),
        concerns=concerns(book, day, (agency,), unanswered=True).lines,
    )


def _line(line: Line, day: dt.date) -> SheetLine:
    standing = line.standing
    return SheetLine(line, last_report(standing), reminders(line.task, standing.owner, day))
