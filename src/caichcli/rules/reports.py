"""Rules on a report in its task: whom it speaks for, what it says, whether it was made before."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from msgspec import structs

from caichcli.language.documents import is_submission
from caichcli.language.vietnamese import fold
from caichcli.plan.finding import Related, Route
from caichcli.plan.leads import ever_leading
from caichcli.plan.log import (
    STOPS,
    Entry,
    agrees,
    effective,
    last_status,
    says_nothing,
    subject,
)
from caichcli.plan.model import Adjustment, Id, Reminder, Task, Update
from caichcli.plan.parties import Parties
from caichcli.plan.recurring import occurrence_standings
from caichcli.plan.standing import DONE, STOPPED, Class, Standing, standing
from caichcli.rules.case import PlanCase
from caichcli.rules.log import histories
from caichcli.rules.rule import Fault, rule

NAMES = 6  # agencies in a message
WHOLE = 100  # per cent

# The class of a task on a day, and what finds the state of a member.
_State = tuple[Class, Callable[[Id | None], Standing | None]]


@rule("status-for-all", "warning", asked=True)
def status_for_all(case: PlanCase) -> Iterator[Fault]:
    """A status that names no agency, of a task that several agencies owe each on their own."""
    for i, original, _ in case.logs:
        task = case.led(original)
        if not case.book.owed_by_each(task):
            continue
        task_owners = case.owners(task)
        owners, is_open = task_owners.groups_of, not task_owners.complete
        if len(owners) < 2 and not is_open:
            continue
        listing = "; ".join(map(case.register.name, islice(owners, NAMES)))
        listing += "; …" if len(owners) > NAMES else ""
        for entry in _spoken_for_all(case.entries(task)):
            yield Fault(
                case.place("tasks", i, "updates", entry.position),
                {
                    "task": task.id,
                    "status": entry.update.status or "",
                    "count": len(owners),
                    "whom": "some-unknown" if is_open else "all-known",
                    "names": listing,
                },
            )


def _spoken_for_all(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the entries that give every owner a status; not what stops a task or resumes it."""
    stopped = False
    for entry in entries:
        status = entry.update.status
        if status is None or subject(entry.update) is not None:
            continue
        if status not in STOPS and not stopped:
            yield entry
        stopped = status in STOPS


@rule("reporter-without-part", "warning", asked=True)
def reporter_without_part(case: PlanCase) -> Iterator[Fault]:
    """A report by, or about, an agency that has no part in a task whose parties are all known."""
    if case.run.register_case is None:
        return
    chair = case.book.head.standing_agency
    for i, task, updates in case.logs:
        outsiders = {update.by for update in updates} | {update.agency for update in updates}
        outsiders.difference_update(task.lead or (), task.support or (), (chair, None))
        if not outsiders or outsiders.issubset(ever_leading(task)):
            continue
        parties = Parties(case.book, task)
        if not parties.known:
            continue
        for entry in case.entries(task):
            for key in ("by", "agency"):
                agency = getattr(entry.update, key)
                if agency and not parties.include(agency, entry.day):
                    yield Fault(
                        case.place(*_key(i, updates, entry, key)),
                        {
                            "task": task.id,
                            "agency": agency,
                            "name": case.register.name(agency),
                            "lead": "; ".join(map(case.register.name, case.led(task).lead or ())),
                        },
                    )


@rule("completion-day-unstated", "warning", asked=True)
def completion_day_unstated(case: PlanCase) -> Iterator[Fault]:
    """Work reported done after its term by a result of within the term, its day left unsaid."""
    for i, task, _ in case.logs_saying("done"):
        faults = {
            entry.position: Fault(case.place("tasks", i, "updates", entry.position), values)
            for entry in case.entries(task)
            if (values := _late_by_its_entry(case, task, entry))
        }
        for entries in histories(case, task) if faults else ():
            for entry in _first_done(entries):
                if entry.position in faults:
                    yield faults[entry.position]


def _late_by_its_entry(case: PlanCase, task: Task, entry: Entry) -> dict[str, str | int]:
    """Return what there is to say of an entry after the term with a result of within it."""
    result = _last_result(entry.update) if entry.update.status == "done" else None
    due = _due(case, task, entry) if result and result < entry.day else None
    if result is None or due is None or not result <= due < entry.day:
        return {}
    return {"task": task.id, "result": str(result), "due": str(due), "date": str(entry.day)}


@rule("done-by-submission", "warning", asked=True)
def done_by_submission(case: PlanCase) -> Iterator[Fault]:
    """Work reported done by nothing but a paper that puts it before who decides.

    Decree 30/2020/NĐ-CP, Appendix III, has "TTr" for a tờ trình. Where it is the product, it is
    the work.
    """
    for i, task, updates in case.logs_saying("done"):
        papers_named = (paper for update in updates for paper in update.results or ())
        if not any(is_submission(paper.number) for paper in papers_named):
            continue
        if "to trinh" in fold(task.product or ""):
            continue
        for entries in histories(case, task):
            last = last_status(entries, entries[0].update.occurrence)
            papers = (last.update.results if last else None) or ()
            if last is None or last.update.status != "done" or not papers:
                continue
            if all(is_submission(paper.number) for paper in papers):
                yield Fault(
                    case.place("tasks", i, "updates", last.position, "results"),
                    {"task": task.id, "number": papers[-1].number},
                )


def _first_done(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the first entry of each unbroken run of "done" of which none says the day."""
    run: list[Entry] = []
    for entry in (*entries, None):
        status = entry.update.status if entry else "in-progress"
        if entry and status == "done":
            run.append(entry)
        elif status is not None:
            if run and not any(one.update.completed for one in run):
                yield run[0]
            run = []


def _due(case: PlanCase, task: Task, entry: Entry) -> dt.date | None:
    """Return the term in force when an entry was recorded: the task's, or its occurrence's."""
    try:
        deadline, _ = case.book.deadline_on(task, entry.day)
        if deadline.kind != "recurring":
            return deadline.due
        terms = occurrence_standings(case.book, task, [entry], deadline, entry.day)
    except ValueError:  # told by another rule
        return None
    return next((one.due for one in terms if one.key == entry.update.occurrence), None)


def _last_result(update: Update) -> dt.date | None:
    return max((one.date for one in update.results or () if one.date), default=None)


@rule("done-twice", "warning")
def done_twice(case: PlanCase) -> Iterator[Fault]:
    """Work reported done once more; of a joint task only by the agency that did before."""
    for i, task, updates in case.logs_saying("done"):
        if sum(update.status == "done" for update in updates) < 2 or case.continuous(task):
            continue
        leads = case.led(task).lead or ()
        joint = len(leads) > 1 or any(map(case.book.is_group, leads))
        joint = joint and not case.book.owed_by_each(case.led(task))
        for entries in histories(case, task):
            if case.recurs(task) and entries[0].update.occurrence is None:
                continue
            for before, entry in _repeated_done(entries, joint=joint):
                related = case.place("tasks", i, "updates", before.position)
                yield Fault(
                    case.place("tasks", i, "updates", entry.position, "status"),
                    {"task": task.id, "date": str(entry.day), "before": str(before.day)},
                    (Related(related, "before"),),
                )


def _repeated_done(entries: Sequence[Entry], *, joint: bool) -> Iterator[tuple[Entry, Entry]]:
    """Yield the entries that say "done" again, each with the first that said so."""
    firsts: dict[str | None, Entry] = {}
    for entry in entries:
        status = entry.update.status
        if status is None:
            continue
        if status != "done":
            firsts.clear()
            continue
        who = subject(entry.update) if joint else None
        first = firsts.setdefault(who, entry)
        if first is not entry and _content(first.update) != _content(entry.update):
            yield first, entry


@rule("empty-entry", "warning")
def empty_entry(case: PlanCase) -> Iterator[Fault]:
    """An entry that says nothing of its task; it counts nowhere."""
    for i, task, updates in case.logs:
        for number, update in enumerate(updates):
            if says_nothing(update) and not agrees(update):
                place = case.place("tasks", i, "updates", number)
                yield Fault(place, {"task": task.id, "date": str(update.date)})


@rule("repeated-entry", "warning")
def repeated_entry(case: PlanCase) -> Iterator[Fault]:
    """A report, a changed term or a reminder that stands in its list already, word for word."""
    for i, task, updates in case.logs:
        if _share_a_day(updates):
            reports = [(entry.position, entry.update) for entry in case.entries(task)]
            yield from _repeats(case, ("tasks", i, "updates"), reports)
    for i, _, adjustments in case.adjustments:
        yield from _repeats(case, ("tasks", i, "adjustments"), list(enumerate(adjustments)))
    for i, _, reminders in case.reminders:
        yield from _repeats(case, ("tasks", i, "reminders"), list(enumerate(reminders)))


def _share_a_day(records: Sequence[Update | Adjustment | Reminder]) -> bool:
    return len(records) > 1 and len({record.date for record in records}) < len(records)


def _repeats(
    case: PlanCase, route: Route, records: Sequence[tuple[int, Update | Adjustment | Reminder]]
) -> Iterator[Fault]:
    if not _share_a_day([record for _, record in records]):
        return
    counts = Counter(record.date for _, record in records)
    firsts: dict[tuple[dt.date, str], int] = {}
    for number, record in records:
        if counts[record.date] == 1:
            continue
        first = firsts.setdefault((record.date, _content(record)), number)
        if first != number:
            related = Related(case.place(*route, first), "first")
            values: dict[str, str | int] = {"kind": str(route[-1]), "date": str(record.date)}
            yield Fault(case.place(*route, number), values, (related,))


def _content(record: Update | Adjustment | Reminder) -> str:
    """Return what a record says, whoever typed it and when."""
    if isinstance(record, Update):
        return repr(structs.replace(record, date=dt.date.min, recorded_by=None))
    return repr(structs.replace(record, date=dt.date.min))


@rule("completed-not-done", "warning")
def completed_not_done(case: PlanCase) -> Iterator[Fault]:
    """A day of completion in an entry that does not say "done": it counts for nothing."""
    for i, task, updates in case.logs_with("completed", "corrects"):
        for entry in case.entries(task):
            update = entry.update
            met = update.occurrence is not None and update.status is None
            if update.completed and update.status != "done" and not met:
                yield Fault(
                    case.place(*_key(i, updates, entry, "completed")),
                    {"task": task.id, "completed": str(update.completed)},
                )


@rule("progress-against-status", "warning")
def progress_against_status(case: PlanCase) -> Iterator[Fault]:
    """Progress that is not what the status of the same entry says."""
    for i, task, updates in case.logs_with("progress"):
        if not any(update.corrects or _contradicts(update) for update in updates):
            continue
        for entry in case.entries(task):
            status, progress = entry.update.status, entry.update.progress
            if _contradicts(entry.update):
                yield Fault(
                    case.place(*_key(i, updates, entry, "progress")),
                    {"task": task.id, "status": status or "", "progress": f"{progress:g}"},
                )


@rule("nothing-new-with-news", "warning")
def nothing_new_with_news(case: PlanCase) -> Iterator[Fault]:
    """A report that nothing arose, and that tells what did."""
    for i, task, updates in case.logs_with("nothing_new"):
        for entry in case.entries(task):
            update = entry.update
            news = (update.status, update.progress, update.results, update.completed)
            if update.nothing_new and any(one not in (None, []) for one in news):
                place = case.place(*_key(i, updates, entry, "nothing_new"))
                yield Fault(place, {"task": task.id, "date": str(entry.day)})


@rule("needless-reminder", "warning")
def needless_reminder(case: PlanCase) -> Iterator[Fault]:
    """A reminder of work that was done or stopped by then, or of one without a part in it."""
    for i, task, reminders in case.reminders:
        parties = Parties(case.book, task)
        classes = _Classes(case, task)
        for number, reminder in enumerate(reminders):
            agency = reminder.agency
            class_ = classes.of(reminder)
            problem: str = class_ if class_ in DONE | STOPPED else ""
            if not problem and agency and parties.known and case.run.register_case:
                problem = "" if parties.include(agency, reminder.date) else "no-part"
            if problem:
                yield Fault(
                    case.place("tasks", i, "reminders", number),
                    {
                        "task": task.id,
                        "date": str(reminder.date),
                        "agencies": case.register.name(agency) if agency else "",
                        "problem": problem,
                    },
                )


class _Classes:
    """In which class the work of a task stood on the days of its reminders."""

    def __init__(self, case: PlanCase, task: Task) -> None:
        self.case = case
        self.task = task
        self.since = min(map(_may_end, task.updates or ()), default=dt.date.max)
        self.by_day: dict[dt.date, _State | None] = {}

    def of(self, reminder: Reminder) -> Class | None:
        """Return the class of what a reminder urges on.

        None before anything may have ended the work or stopped it, and where its term cannot be
        read.
        """
        day = reminder.date
        if day < self.since:
            return None
        if day not in self.by_day:
            self.by_day[day] = self._on(day)
        state = self.by_day[day]
        if state is None:
            return None
        class_, member = state
        own = member(reminder.agency)
        return own.class_ if own else class_

    def _on(self, day: dt.date) -> _State | None:
        try:
            whole = standing(self.case.book, self.task, day)
        except ValueError:  # told by another rule
            return None
        return whole.class_, whole.members.finder()


def _may_end(update: Update) -> dt.date:
    """Return from when on work, or a part of it, may be done or stopped by an entry."""
    if update.corrects:
        return dt.date.min  # the day of what it corrects may be another by it
    if update.status == "done" or update.status in STOPS:
        return effective(update)
    parts = update.occurrence or update.milestone or update.results
    return update.date if parts else dt.date.max


def _contradicts(update: Update) -> bool:
    """Return whether the progress that an entry gives is not what its status says."""
    status, progress = update.status, update.progress
    if status is None or progress is None:
        return False
    if status == "done":
        return progress < WHOLE
    if status == "not-started":
        return progress > 0
    return status == "in-progress" and progress >= WHOLE


def _key(position: int, updates: Sequence[Update], entry: Entry, key: str) -> Route:
    """Return where an entry gives a key; the entry itself where a correction gave it."""
    route: Route = ("tasks", position, "updates", entry.position)
    there = getattr(updates[entry.position], key) is not None
    return (*route, key) if there else route
