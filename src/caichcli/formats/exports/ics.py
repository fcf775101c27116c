"""The due dates as a calendar (RFC 5545): one all-day event a due date, with its alarms.

Names and times hang on the plan and the as-of day alone, never on the clock: the
same plan on the same day is the same file, and an event keeps its name when its
term moves, so that a calendar which takes the file in again moves it too. What is
taken out of the plan or suspended is a cancelled event: left out, it would stay in
the calendar. A name tells the plan from those of all other workspaces.
"""

import datetime as dt
from collections.abc import Iterator
from hashlib import sha256

from icalendar import Alarm, Calendar, Event
from msgspec import Struct, json

from caichcli.formats.exports import ExportFile
from caichcli.formats.exports.columns import Export
from caichcli.formats.phrases.days_off import falls_on
from caichcli.formats.phrases.records import written_term
from caichcli.formats.phrases.tasks import leads, situation
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.log import STOPS, effective
from caichcli.plan.model import Task
from caichcli.plan.recurring import occurrences_of
from caichcli.plan.standing import DONE, STOPPED
from caichcli.views.scope import Line

MARK = 12  # digits that tell one plan from all others
MORNING = dt.timedelta(hours=9)
EVE = dt.timedelta(days=1)


class Due(Struct, frozen=True):
    """A day on which something is due; ``key`` names the occurrence of a recurring task.

    ``stopped`` tells that the task is suspended or taken out, and nothing is due any more.
    """

    line: Line
    day: dt.date
    met: bool
    key: str = ""
    stopped: bool = False


def write(export: Export, lang: Language) -> ExportFile:
    """The calendar; a note tells how many tasks have no due date of their own."""
    calendar = Calendar()
    calendar.add("prodid", "-//caich//caich//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _name(export, lang))
    calendar.add("x-wr-caldesc", _described(export, lang))
    dateless = []
    for line in export.lines:
        days = list(_days(export.book, line))
        if not days:
            dateless.append(line.task.id)
        for due in days:
            calendar.add_component(_event(export, due, lang))
    notes = (say(lang, "export.no-event", count=len(dateless)),) if dateless else ()
    return ExportFile(calendar.to_ical(), notes)


def _name(export: Export, lang: Language) -> str:
    names = map(export.book.register.name, export.listing.query.agencies)
    return " – ".join((export.book.head.title, *names))


def _described(export: Export, lang: Language) -> str:
    return say(lang, "page.illustrative") if export.book.head.illustrative else ""


def _days(book: Book, line: Line) -> Iterator[Due]:
    """The days on which a task is due; none where the plan's period stands in for a term."""
    standing = line.standing
    stopped = standing.class_ in STOPPED
    if standing.deadline.kind == "recurring":
        standings = {one.key: one for one in standing.occurrences}
        for occurrence in occurrences_of(book, line.task, standing.deadline):
            one = standings.get(occurrence.key)
            met = one is not None and one.completion is not None
            day = one.due if one else occurrence.due
            yield Due(line, day, met, occurrence.key, not met and (stopped or one is None))
    elif standing.due and standing.own_term:
        yield Due(line, standing.due, standing.class_ in DONE, stopped=stopped)


def _event(export: Export, due: Due, lang: Language) -> Event:
    book, task = export.book, due.line.task
    event = Event()
    event.add("uid", _uid(export, due))
    as_of = export.listing.day
    event.add("dtstamp", dt.datetime.combine(as_of, dt.time(), dt.UTC))
    event.add("sequence", _sequence(task, as_of))
    event.add("dtstart", due.day)
    event.add("dtend", due.day + EVE)
    event.add("transp", "TRANSPARENT")
    event.add("summary", _summary(export, due, lang))
    event.add("description", "\n".join(_description(export, due, lang)))
    event.add("categories", [book.area_by_id[task.area].name])
    if due.stopped:
        event.add("status", "CANCELLED")
    elif not due.met:
        for before in dict.fromkeys((dt.timedelta(days=book.due_soon_days), EVE)):
            event.add_component(_alarm(export, due, before, lang))
    return event


def _sequence(task: Task, as_of: dt.date) -> int:
    """How often an event was revised: by a moved term, a stop, and whatever came after one."""
    records = [*(task.adjustments or ())]
    updates = iter(task.updates or ())
    stop = next((one for one in updates if one.status in STOPS), None)
    return sum(
        min(one.date, effective(one)) <= as_of
        for one in (*records, *([stop] if stop else ()), *updates)
    )


def _uid(export: Export, due: Due) -> str:
    head = export.book.head
    parts = (head.id, due.line.task.id, *filter(None, (due.key,)))
    return f"{'/'.join(parts)}@{_plan_mark(export.book)}.caich"


def _plan_mark(book: Book) -> str:
    """What tells a plan from one of the same id in another workspace: whose it is, and which."""
    head = book.head
    follower = book.register.name(head.standing_agency) if head.standing_agency else None
    return sha256(json.encode((head.title, head.document, follower))).hexdigest()[:MARK]


def _summary(export: Export, due: Due, lang: Language) -> str:
    task = due.line.task
    title = f"{task.id}. {task.title}" + (f" ({due.key})" if due.key else "")
    key = "export.event-met" if due.met else "export.event"
    if export.book.head.illustrative:
        title = f"[{say(lang, 'words.illustrative')}] {title}"
    return say(lang, key, task=title)


def _description(export: Export, due: Due, lang: Language) -> Iterator[str]:
    book, task = export.book, due.line.task
    yield f"{say(lang, 'words.lead')}: {leads(book, task, lang)}"
    if support := book.support(task):
        names = "; ".join(map(book.register.name, support))
        yield f"{say(lang, 'words.support')}: {names}"
    if task.deadline:
        yield f"{say(lang, 'words.deadline')}: {written_term(task.deadline, lang)}"
    if falls := falls_on(due.day, export.days, lang):
        yield say(lang, "export.falls", falls=falls)
    if task.product:
        yield f"{say(lang, 'words.product')}: {task.product}"
    yield f"{say(lang, 'page.situation')}: {situation(book, due.line.standing, lang)}"
    yield book.head.title


def _alarm(export: Export, due: Due, before: dt.timedelta, lang: Language) -> Alarm:
    """At nine in the morning, so many days before."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", MORNING - before)
    alarm.add("description", _summary(export, due, lang))
    return alarm
