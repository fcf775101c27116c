"""Rules on days and terms: what cannot be read, what comes before or after its time."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from caichcli.plan.book import EARLIEST, LATEST
from caichcli.plan.deadlines import Deadline, UnreadableDeadline
from caichcli.plan.finding import Fix, Place, Related, Route
from caichcli.plan.log import AnyUpdate
from caichcli.plan.model import Adjustment, Reminder, Update, WordedTerm, words_of
from caichcli.plan.records import AgencyPlan, Assessment, one_or_more
from caichcli.rules.case import Case, PlanCase
from caichcli.rules.register_case import RegisterCase
from caichcli.rules.rule import Fault, rule

Dated = AnyUpdate | Adjustment | Reminder | AgencyPlan | Assessment
Entries = Sequence[Dated]


@rule("period-reversed", "error", register=True)
def period_reversed(case: Case) -> Iterator[Fault]:
    """A period, of a plan or of an agency, that ends before it begins."""
    for route, start, end in _periods(case):
        if start and end and end < start:
            related = Related(case.place(*route, "from"), "from")
            values: dict[str, str | int] = {"start": str(start), "end": str(end)}
            yield Fault(case.place(*route, "to"), values, (related,))


@rule("period-out-of-range", "error")
def period_out_of_range(case: PlanCase) -> Iterator[Fault]:
    """A period with a day in no century that a plan can be of: a slip in a year."""
    period = case.book.head.period
    for key, day in (("from", period.start), ("to", period.end)):
        if not EARLIEST <= day <= LATEST:
            values: dict[str, str | int] = {"day": str(day), "first": EARLIEST.year}
            values["last"] = LATEST.year
            yield Fault(case.place("plan", "period", key), values)


@rule("day-off-and-worked", "warning")
def day_off_and_worked(case: PlanCase) -> Iterator[Fault]:
    """A day that the plan's calendar names both as off and as worked; off is what is shown."""
    calendar = case.book.head.calendar
    if calendar is None or not calendar.days_off or not calendar.working_days:
        return
    for number, day in enumerate(calendar.working_days):
        if day in calendar.days_off:
            off = case.place("plan", "calendar", "days_off", calendar.days_off.index(day))
            place = case.place("plan", "calendar", "working_days", number)
            yield Fault(place, {"day": str(day)}, (Related(off, "free"),))


def _periods(case: Case) -> Iterator[tuple[Route, dt.date | None, dt.date | None]]:
    if isinstance(case, RegisterCase):
        for position, agency in enumerate(case.data.agencies):
            yield ("agencies", position), agency.start, agency.end
    else:
        period = case.book.head.period
        yield ("plan", "period"), period.start, period.end


@rule("unreadable-deadline", "error")
def unreadable_deadline(case: PlanCase) -> Iterator[Fault]:
    """A term whose words cannot be understood; what they may mean is offered, never taken."""
    unreadable = {
        wording: term
        for wording, term in case.terms.items()
        if isinstance(term, UnreadableDeadline)
    }
    if not unreadable:
        return
    for place, _, wording in case.written_terms():
        term = unreadable.get(wording)
        if term is None:
            continue
        inner = ("read_as",) if isinstance(wording, WordedTerm) else ()
        at = Place(place.file, (*place.route, *inner))
        values: dict[str, str | int] = {
            "written": term.text,
            "reason": term.reason,
            "readings": "; ".join(term.readings),
        }
        yield Fault(at, values, fix=_kept_in_words(at, term))


def _kept_in_words(place: Place, term: UnreadableDeadline) -> Fix | None:
    """Return the mend that keeps the words of a term, for a person to say how they are read.

    The only reading that the words could have is never a safe mend.
    """
    guess = term.readings[0] if len(term.readings) == 1 else ""
    if place.route[-1] != "read_as":
        return Fix(place, data={"words": term.text}, guess=guess)
    return Fix(place, guess, safe=False) if guess else None


@rule("unread-term", "warning")
def unread_term(case: PlanCase) -> Iterator[Fault]:
    """A term's words that nobody has read yet: the task is counted without a term."""
    for place, task, term in case.worded_terms():
        if term.read_as is None:
            words = _meaning(case, term.words)
            readings = words.readings if isinstance(words, UnreadableDeadline) else (term.words,)
            values: dict[str, str | int] = {
                "task": task.id,
                "written": term.words,
                "readings": "; ".join(readings),
            }
            yield Fault(place, values)


@rule("reading-differs", "warning")
def reading_differs(case: PlanCase) -> Iterator[Fault]:
    """A term whose own words say something else than they are read as."""
    for place, _, term in case.worded_terms():
        if term.read_as is None:
            continue
        words, reading = _meaning(case, term.words), _meaning(case, term.read_as)
        if not isinstance(words, Deadline) or not isinstance(reading, Deadline):
            continue
        if (words.due, words.recurrence) != (reading.due, reading.recurrence):
            values: dict[str, str | int] = {
                "written": term.words,
                "read_as": term.read_as,
                "due": str(words.due or ""),
                "read_due": str(reading.due or ""),
            }
            yield Fault(Place(place.file, (*place.route, "read_as")), values)


def _meaning(case: PlanCase, words: str) -> Deadline | UnreadableDeadline | None:
    """Return what words mean; none where the plan's period is reversed."""
    return case.book.read_term(words) if case.terms else None


@rule("deadline-outside-period", "warning")
def deadline_outside_period(case: PlanCase) -> Iterator[Fault]:
    """A deadline before the plan's period begins or after it has ended."""
    period = case.book.head.period
    outside = {
        words: term.due
        for words, term in case.terms.items()
        if isinstance(term, Deadline) and term.due and not period.start <= term.due <= period.end
    }
    if not outside:
        return
    for i, task in enumerate(case.book.tasks):
        due = outside.get(task.deadline)
        if due is not None:
            values: dict[str, str | int] = {
                "written": task.term_words or "",
                "due": str(due),
                "start": str(period.start),
                "end": str(period.end),
            }
            yield Fault(case.place("tasks", i, "deadline"), values)


@rule("adjustment-without-occurrence", "error")
def adjustment_without_occurrence(case: PlanCase) -> Iterator[Fault]:
    """A changed term of a recurring task that does not say of which occurrence."""
    for i, task, adjustments in case.adjustments:
        if not case.recurs(task):
            continue
        for number, adjustment in enumerate(adjustments):
            if adjustment.to is not None and adjustment.occurrence is None:
                place = case.place("tasks", i, "adjustments", number)
                yield Fault(place, {"task": task.id, "deadline": task.term_words or ""})


@rule("empty-adjustment", "error")
def empty_adjustment(case: PlanCase) -> Iterator[Fault]:
    """An adjustment that moves neither the term nor the lead."""
    for i, task, adjustments in case.adjustments:
        for number, adjustment in enumerate(adjustments):
            if adjustment.to is None and adjustment.lead is None:
                place = case.place("tasks", i, "adjustments", number)
                yield Fault(place, {"task": task.id, "date": str(adjustment.date)})


@rule("adjustment-without-day", "error")
def adjustment_without_day(case: PlanCase) -> Iterator[Fault]:
    """A new term for one occurrence that names no day."""
    for i, _, adjustments in case.adjustments:
        for number, adjustment in enumerate(adjustments):
            term = case.terms.get(adjustment.to)
            if adjustment.occurrence and isinstance(term, Deadline) and term.due is None:
                yield Fault(
                    case.place("tasks", i, "adjustments", number, "to"),
                    {"written": words_of(adjustment.to) or "", "occurrence": adjustment.occurrence},
                )


@rule("unknown-occurrence", "error")
def unknown_occurrence(case: PlanCase) -> Iterator[Fault]:
    """``for`` that names no occurrence of the task."""
    for i, _, updates in case.logs_with("occurrence"):
        for number, update in enumerate(updates):
            if update.occurrence is not None:
                route = ("tasks", i, "updates", number, "for")
                yield from _no_such_occurrence(case, route, i, update.occurrence)
    for i, _, adjustments in case.adjustments:
        for number, adjustment in enumerate(adjustments):
            if adjustment.occurrence is not None:
                route = ("tasks", i, "adjustments", number, "for")
                yield from _no_such_occurrence(case, route, i, adjustment.occurrence)


def _no_such_occurrence(case: PlanCase, route: Route, position: int, name: str) -> Iterator[Fault]:
    task = case.book.tasks[position]
    names = case.occurrences(task)
    if name in names:
        return
    problem = "none" if names else "never" if case.recurs(task) else "not-recurring"
    yield Fault(
        case.place(*route),
        {
            "written": name,
            "task": task.id,
            "problem": problem,
            "first": names[0] if names else "",
            "last": names[-1] if names else "",
        },
    )


@rule("adjustment-without-document", "warning")
def adjustment_without_document(case: PlanCase) -> Iterator[Fault]:
    """A changed term without the document that changed it."""
    for i, task, adjustments in case.adjustments:
        for number, adjustment in enumerate(adjustments):
            if adjustment.document is None:
                place = case.place("tasks", i, "adjustments", number)
                yield Fault(place, {"task": task.id, "date": str(adjustment.date)})


@rule("extension-asked-for", "warning")
def extension_asked_for(case: PlanCase) -> Iterator[Fault]:
    """A changed term by the lead's own paper: it asks for an extension, and moves nothing."""
    for i, task, adjustments in case.adjustments:
        for number, adjustment in enumerate(adjustments):
            if adjustment.document and case.book.is_proposal(task, adjustment):
                yield Fault(
                    case.place("tasks", i, "adjustments", number, "document"),
                    {"task": task.id, "document": adjustment.document.number},
                )


@rule("updates-out-of-order", "error")
def updates_out_of_order(case: PlanCase) -> Iterator[Fault]:
    """A report recorded above one of an earlier day."""
    for i, _, updates in case.logs:
        yield from _out_of_order(case, ("tasks", i, "updates"), updates)
    for route, entries in case.duties.logs:
        yield from _out_of_order(case, route, entries)


@rule("adjustments-out-of-order", "error")
def adjustments_out_of_order(case: PlanCase) -> Iterator[Fault]:
    """A changed term recorded above one of an earlier day."""
    for i, _, adjustments in case.adjustments:
        yield from _out_of_order(case, ("tasks", i, "adjustments"), adjustments)
    for route, remedy in case.duties.shortcomings:
        moves = remedy.shortcoming.adjustments or ()
        yield from _out_of_order(case, (*route, "adjustments"), moves)


@rule("reminders-out-of-order", "warning")
def reminders_out_of_order(case: PlanCase) -> Iterator[Fault]:
    """A reminder recorded above one of an earlier day."""
    head = case.book.head
    yield from _out_of_order(case, ("plan", "plan_requests"), head.plan_requests or ())
    for i, _, reminders in case.reminders:
        yield from _out_of_order(case, ("tasks", i, "reminders"), reminders)
    for route, remedy in case.duties.shortcomings:
        urgings = remedy.shortcoming.reminders or ()
        yield from _out_of_order(case, (*route, "reminders"), urgings)


def _out_of_order(case: PlanCase, route: Route, entries: Entries) -> Iterator[Fault]:
    days = [entry.date for entry in entries]
    if days == sorted(days):
        return
    for number, (before, entry) in enumerate(pairwise(entries), start=1):
        if entry.date < before.date:
            related = Related(case.place(*route, number - 1, "date"), "before")
            values: dict[str, str | int] = {"date": str(entry.date), "before": str(before.date)}
            yield Fault(case.place(*route, number, "date"), values, (related,))


@rule("update-in-future", "error")
def update_in_future(case: PlanCase) -> Iterator[Fault]:
    """What is recorded on a day that is yet to come: a report, a term, a reminder and so on."""
    last = max(map(attrgetter("date"), case.updates), default=dt.date.min)
    for i, _, updates in case.logs if last > case.run.today else ():
        yield from _in_future(case, ("tasks", i, "updates"), updates)
    for i, _, adjustments in case.adjustments:
        yield from _in_future(case, ("tasks", i, "adjustments"), adjustments)
    for i, _, reminders in case.reminders:
        yield from _in_future(case, ("tasks", i, "reminders"), reminders)
    for route, entries in case.duties.logs:
        yield from _in_future(case, route, entries)
    for route, remedy in case.duties.shortcomings:
        shortcoming = remedy.shortcoming
        yield from _in_future(case, (*route, "adjustments"), shortcoming.adjustments or ())
        yield from _in_future(case, (*route, "reminders"), shortcoming.reminders or ())
        yield from _not_yet(case, route, "received", shortcoming.received)
    for route, initiative in case.duties.initiatives:
        yield from _not_yet(case, route, "first_applied", initiative.first_applied)
    head = case.book.head
    yield from _in_future(case, ("plan", "agency_plans"), head.agency_plans or ())
    yield from _in_future(case, ("plan", "plan_requests"), head.plan_requests or ())
    for i, task in enumerate(case.book.tasks):
        if task.assessment:
            for route, one in one_or_more(task.assessment, ("tasks", i, "assessment")):
                yield from _dated_in_future(case, route, "assessment", one)


def _in_future(case: PlanCase, route: Route, entries: Entries) -> Iterator[Fault]:
    today = case.run.today
    for number, entry in enumerate(entries):
        if entry.date > today:
            yield from _dated_in_future(case, (*route, number), str(route[-1]), entry)


def _dated_in_future(case: PlanCase, route: Route, name: str, entry: Dated) -> Iterator[Fault]:
    yield from _not_yet(case, route, "date", entry.date, name)


def _not_yet(
    case: PlanCase, route: Route, key: str, day: dt.date | None, name: str | None = None
) -> Iterator[Fault]:
    """Yield that a day is yet to come; ``name`` is what it is the day of, where not its key."""
    today = case.run.today
    if day and day > today:
        values: dict[str, str | int] = {
            "entry": name or key,
            "date": str(day),
            "today": str(today),
        }
        yield Fault(case.place(*route, key), values)


@rule("update-before-assigned", "warning")
def update_before_assigned(case: PlanCase) -> Iterator[Fault]:
    """A report recorded before the task was assigned."""
    for i, task, updates in case.logs:
        assignment_day = case.book.assigned(task)
        for number, update in enumerate(updates):
            if update.date < assignment_day:
                yield Fault(
                    case.place("tasks", i, "updates", number, "date"),
                    {"date": str(update.date), "assigned": str(assignment_day), "task": task.id},
                )


@rule("completed-after-recorded", "error")
def completed_after_recorded(case: PlanCase) -> Iterator[Fault]:
    """Work said to have been completed later than the day on which that was recorded."""
    for i, _, updates in case.logs_with("completed"):
        for number, update in enumerate(updates):
            if update.completed_on and update.completed_on > update.date:
                yield _later(case, ("tasks", i, "updates", number), "completed", update)
    for route, day, recorded in case.duties.days_told():
        if day > recorded:
            yield Fault(case.place(*route), {"completed": str(day), "date": str(recorded)})


@rule("reconciles-after-recorded", "error")
def reconciles_after_recorded(case: PlanCase) -> Iterator[Fault]:
    """Figures agreed to that are of a later day than the one on which that was recorded."""
    for i, _, updates in case.logs_with("reconciles"):
        for number, update in enumerate(updates):
            if update.reconciles and update.reconciles > update.date:
                yield _later(case, ("tasks", i, "updates", number), "reconciles", update)


def _later(case: PlanCase, route: Route, key: str, entry: Update) -> Fault:
    """What an entry says came about on a day after its own."""
    values: dict[str, str | int] = {key: str(getattr(entry, key)), "date": str(entry.date)}
    return Fault(case.place(*route, key), values)


@rule("completed-before-assigned", "warning")
def completed_before_assigned(case: PlanCase) -> Iterator[Fault]:
    """Work said to have been completed before the task was assigned."""
    for i, task, updates in case.logs_with("completed"):
        for number, update in enumerate(updates):
            completed, assignment_day = update.completed_on, case.book.assigned(task)
            if completed and completed < assignment_day:
                yield Fault(
                    case.place("tasks", i, "updates", number, "completed"),
                    {"completed": str(update.completed), "assigned": str(assignment_day)},
                )
    for route, day, issued in case.duties.days_bound():
        if day < issued:
            yield Fault(case.place(*route), {"completed": str(day), "assigned": str(issued)})
