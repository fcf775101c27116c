"""Rules on the log: what each entry says beside the others, and what it must bring with it."""

from collections.abc import Iterable, Iterator, Sequence

from caichcli.plan.finding import Related, Route
from caichcli.plan.leads import ever_leading
from caichcli.plan.log import (
    REFERRING,
    AnyUpdate,
    Entry,
    entry_refs,
    full_ref,
    last_status,
    subject,
)
from caichcli.plan.model import Status, Task, Update
from caichcli.plan.owners import entries_by_owner, owners
from caichcli.rules.case import PlanCase
from caichcli.rules.rule import Fault, rule

# Statuses that may follow "done": the paper was sent back, or "done" is said more fully.
AFTER_DONE: frozenset[Status] = frozenset({"done", "returned"})


@rule("corrects-and-withdraws", "error")
def corrects_and_withdraws(case: PlanCase) -> Iterator[Fault]:
    """An entry that both corrects and withdraws: which entry counts cannot be said."""
    for route, updates in _referring_logs(case, "withdraws"):
        for number, update in enumerate(updates):
            if update.corrects and update.withdraws:
                yield Fault(
                    case.place(*route, number, "withdraws"),
                    {"corrects": update.corrects, "withdraws": update.withdraws},
                )


def _referring_logs(case: PlanCase, *keys: str) -> Iterator[tuple[Route, Sequence[AnyUpdate]]]:
    """Yield the logs, of tasks and of inspections, in which an entry gives one of the keys."""
    for i, _, updates in case.logs_with(*keys):
        yield ("tasks", i, "updates"), updates
    for route, entries in case.duties.logs:
        if any(getattr(entry, key, None) for entry in entries for key in keys):
            yield route, entries


@rule("unknown-entry", "error")
def unknown_entry(case: PlanCase) -> Iterator[Fault]:
    """``corrects``, ``withdraws`` or ``resolves`` that names no earlier report that counts."""
    for route, updates in _referring_logs(case, *REFERRING):
        position = {ref: number for number, ref in enumerate(entry_refs(updates))}
        origin = list(range(len(updates)))  # the report that a chain of corrections began with
        withdrawals: set[int] = set()
        for number, update in enumerate(updates):
            for key in REFERRING:
                reference = getattr(update, key, None)
                if reference is None:
                    continue
                target = position.get(full_ref(reference)[0])
                problem = _misses(key, number, target, updates)
                if target is not None and not problem and origin[target] in withdrawals:
                    problem = "withdrawn"
                if problem:
                    yield Fault(
                        case.place(*route, number, key),
                        {"key": key, "written": reference, "problem": problem},
                    )
                elif target is not None and key != "resolves":
                    origin[number] = origin[target]
                    if key == "withdraws":
                        withdrawals.add(origin[target])


def _misses(key: str, number: int, target: int | None, updates: Sequence[AnyUpdate]) -> str:
    """Return why an entry cannot name the one at ``target``; "" where it can."""
    if target is None:
        return "none"
    if target >= number:
        return "itself" if target == number else "later"
    if updates[target].withdraws:
        return "withdrawal"
    if updates[target].corrects and key != "corrects":
        return "correction"
    return ""


@rule("resolves-nothing", "error")
def resolves_nothing(case: PlanCase) -> Iterator[Fault]:
    """An answer to an entry that put forward no problem or proposal, or not that many."""
    for i, task, updates in case.logs_with("resolves"):
        concerns = _concerns(case, task, updates)
        reports: set[str] = set()
        for number, (name, update) in enumerate(zip(concerns, updates, strict=True)):
            if update.resolves is not None:
                ref, item = full_ref(update.resolves)
                count = concerns.get(ref, 0)
                if ref in reports and count < (item or 1):
                    yield Fault(
                        case.place("tasks", i, "updates", number, "resolves"),
                        {
                            "written": update.resolves,
                            "entry": ref,
                            "problem": "number" if count else "none",
                            "count": count,
                        },
                    )
            if not (update.corrects or update.withdraws):
                reports.add(name)


@rule("answer-without-proposal", "error")
def answer_without_proposal(case: PlanCase) -> Iterator[Fault]:
    """An answer that names no problem or proposal; a referral that its answer does not tell of."""
    for i, _, updates in case.logs_with("answer", "referred_to"):
        for number, update in enumerate(updates):
            if not (update.answer or update.referred_to):
                continue
            key, problem = "referred_to" if update.referred_to else "answer", ""
            if update.resolves is None and update.corrects is None:
                problem = "none"
            elif update.referred_to and update.answer not in (None, "referred"):
                problem = "answer"
            if problem:
                place = case.place("tasks", i, "updates", number, key)
                yield Fault(place, {"key": key, "problem": problem})


def _concerns(case: PlanCase, task: Task, updates: list[Update]) -> dict[str, int]:
    """Return how many problems and proposals each entry of a log puts forward, corrections made."""
    counts = {
        ref: len(update.problems or ()) + len(update.proposals or ())
        for ref, update in zip(entry_refs(updates), updates, strict=True)
    }
    for entry in case.entries(task):
        update = entry.update
        counts[entry.ref] = len(update.problems or ()) + len(update.proposals or ())
    return counts


@rule("not-a-member", "warning")
def not_a_member(case: PlanCase) -> Iterator[Fault]:
    """A report by an agency that has a part in the task but does not owe it: it counts nowhere."""
    if case.run.register_case is None:
        return
    from caichcli.plan.parties import Parties

    standing_agency = case.book.head.standing_agency
    for i, task, updates in case.logs:
        led = case.led(task)
        if not case.book.owed_by_each(led):
            continue
        task_owners = case.owners(led)
        if not task_owners.complete:
            continue
        leads = case.book.with_members(ever_leading(task))
        for number, update in enumerate(updates):
            about = subject(update)
            if about is None or about in task_owners.groups_of or about in leads:
                continue
            if about == standing_agency and update.agency is None:
                continue
            parties = Parties(case.book, task)
            if parties.known and not parties.include(about, update.date):
                continue  # told as a report by one without a part in the task
            key = "agency" if update.agency else "by"
            yield Fault(
                case.place("tasks", i, "updates", number, key),
                {"agency": about, "name": case.register.name(about), "task": task.id},
            )


@rule("occurrence-missing", "warning")
def occurrence_missing(case: PlanCase) -> Iterator[Fault]:
    """A recurring task reported done without saying for which occurrence."""
    for i, task, _ in case.logs_saying("done"):
        if not case.recurs(task):
            continue
        names = case.occurrences(task)
        for entry in case.entries(task):
            update = entry.update
            is_of_part = update.occurrence is not None or update.milestone is not None
            if update.status == "done" and not is_of_part:
                yield Fault(
                    case.place("tasks", i, "updates", entry.position),
                    {"task": task.id, "example": names[0] if names else ""},
                )


@rule("unknown-milestone", "error")
def unknown_milestone(case: PlanCase) -> Iterator[Fault]:
    """A report that names a milestone which the task's term does not have."""
    for i, task, updates in case.logs_with("milestone"):
        count = case.milestones(task)
        for number, update in enumerate(updates):
            if update.milestone is not None and update.milestone > count:
                yield Fault(
                    case.place("tasks", i, "updates", number, "milestone"),
                    {"written": update.milestone, "task": task.id, "known": count},
                )


@rule("done-without-result", "warning")
def done_without_result(case: PlanCase) -> Iterator[Fault]:
    """A task done of which neither a product nor a result document is known."""
    for i, task, _ in case.logs_saying("done"):
        if task.product:
            continue
        for entries in histories(case, task):
            last = last_status(entries, entries[0].update.occurrence)
            if last and last.update.status == "done" and not any(e.update.results for e in entries):
                yield Fault(
                    case.place("tasks", i, "updates", last.position),
                    {"task": task.id, "date": str(last.day)},
                )


@rule("suspended-without-document", "warning")
def suspended_without_document(case: PlanCase) -> Iterator[Fault]:
    """A task suspended without the document that says so."""
    yield from _without_document(case, "suspended")


@rule("cancelled-without-document", "warning")
def cancelled_without_document(case: PlanCase) -> Iterator[Fault]:
    """A task taken out of the plan without the document that says so."""
    yield from _without_document(case, "cancelled")


def _without_document(case: PlanCase, status: Status) -> Iterator[Fault]:
    for i, task, _ in case.logs_saying(status):
        for entry in case.entries(task):
            if entry.update.status == status and entry.update.document is None:
                yield Fault(
                    case.place("tasks", i, "updates", entry.position),
                    {"task": task.id, "date": str(entry.day)},
                )


@rule("progress-falls", "warning")
def progress_falls(case: PlanCase) -> Iterator[Fault]:
    """Progress reported lower than before, though nothing was sent back."""
    with_corrections = {i for i, _, _ in case.logs_with("corrects", "withdraws")}
    for i, task, updates in case.logs_with("progress"):
        figures = [update.progress for update in updates if update.progress is not None]
        if figures == sorted(figures) and i not in with_corrections:
            continue
        for entries in histories(case, task):
            for before, entry in _falls(entries):
                yield Fault(
                    case.place("tasks", i, "updates", entry.position, "progress"),
                    {
                        "progress": f"{entry.update.progress:g}",
                        "before": f"{before.update.progress:g}",
                    },
                    (Related(case.place("tasks", i, "updates", before.position), "before"),),
                )


def _falls(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Yield each entry of lower progress than the one before, and that; a return starts anew."""
    before: Entry | None = None
    for entry in entries:
        if entry.update.status == "returned":
            before = None
        progress = entry.update.progress
        if progress is None:
            continue
        if before is not None and progress < (before.update.progress or 0):
            yield before, entry
        before = entry


@rule("progress-fraction", "warning", asked=True)
def progress_fraction(case: PlanCase) -> Iterator[Fault]:
    """Progress below one per cent, which may be a share written as a fraction: 0.6 for 60%."""
    for i, task, updates in case.logs_with("progress"):
        if not any(0 < (update.progress or 0) < 1 for update in updates):
            continue
        for entry in case.entries(task):
            progress = entry.update.progress
            if progress is not None and 0 < progress < 1:
                yield Fault(
                    case.place("tasks", i, "updates", entry.position, "progress"),
                    {"task": task.id, "progress": f"{progress:g}", "share": f"{progress * 100:g}"},
                )


@rule("entry-after-done", "warning")
def entry_after_done(case: PlanCase) -> Iterator[Fault]:
    """A status after the task was done, though nothing was sent back."""
    for i, task, updates in case.logs_saying("done"):
        if not any(update.status == "done" for update in updates[:-1]):
            continue
        for entries in histories(case, task):
            yield from _after(case, i, entries, "done", AFTER_DONE)


@rule("entry-after-cancelled", "warning")
def entry_after_cancelled(case: PlanCase) -> Iterator[Fault]:
    """A status after the task was taken out of the plan, without a document that puts it back."""
    for i, task, _ in case.logs_saying("cancelled"):
        for entries in histories(case, task):
            yield from _after(case, i, entries, "cancelled", frozenset({"cancelled"}))


def _after(
    case: PlanCase, position: int, entries: Iterable[Entry], last: Status, may: frozenset[Status]
) -> Iterator[Fault]:
    """Yield the first entry of another status that follows one with the status ``last``."""
    closing: Entry | None = None
    for entry in entries:
        status = entry.update.status
        if status == last:
            closing = entry
        elif status is not None and closing is not None:
            if status not in may and not (last == "cancelled" and entry.update.document):
                place = case.place("tasks", position, "updates", closing.position)
                yield Fault(
                    case.place("tasks", position, "updates", entry.position, "status"),
                    {"status": status, "date": str(entry.day), "closed": str(closing.day)},
                    (Related(place, "closing"),),
                )
            closing = None


@rule("missing-lead", "warning")
def missing_lead(case: PlanCase) -> Iterator[Fault]:
    """A lead said to be stated or carried on, but none entered."""
    for i, task in enumerate(case.book.tasks):
        if not task.lead and task.lead_basis in ("stated", "carried"):
            place = case.place("tasks", i, "lead_basis")
            yield Fault(place, {"task": task.id, "basis": task.lead_basis})


@rule("unstated-lead", "warning")
def unstated_lead(case: PlanCase) -> Iterator[Fault]:
    """A lead entered, but said to be named nowhere."""
    for i, task in enumerate(case.book.tasks):
        if task.lead and task.lead_basis == "unstated":
            lead = ", ".join(map(case.register.name, task.lead))
            yield Fault(case.place("tasks", i, "lead_basis"), {"task": task.id, "lead": lead})


@rule("doubtful-handover", "warning")
def doubtful_handover(case: PlanCase) -> Iterator[Fault]:
    """A task given to other leads in place of one that did not lead it, or for one occurrence."""
    for i, task, adjustments in case.adjustments:
        for change in case.book.lead_changes(task):
            move = change.adjustment.lead
            former = (move.former if move else None) or ()
            strangers = [id_ for id_ in former if id_ not in change.before]
            number = next(n for n, one in enumerate(adjustments) if one is change.adjustment)
            route = ("tasks", i, "adjustments", number)
            names = "; ".join(map(case.register.name, strangers))
            values: dict[str, str | int] = {"task": task.id, "agencies": names}
            if strangers:
                place = case.place(*route, "lead", "from")
                yield Fault(place, {**values, "problem": "not-leading"})
            elif change.adjustment.occurrence:
                yield Fault(case.place(*route, "for"), {**values, "problem": "occurrence"})


def histories(case: PlanCase, task: Task) -> Iterator[list[Entry]]:
    """Yield the entries that count for each owner and each occurrence, corrections made."""
    history = case.entries(task)
    for entries in _by_owner(case, task, history):
        by_occurrence: dict[str | None, list[Entry]] = {}
        for entry in entries:
            by_occurrence.setdefault(entry.update.occurrence, []).append(entry)
        yield from by_occurrence.values()


def _by_owner(case: PlanCase, task: Task, history: list[Entry]) -> Iterator[Iterable[Entry]]:
    task = case.led(task)
    if not case.book.owed_by_each(task):
        yield history
        return
    task_owners = owners(case.book, task, history)
    yield from map(entries_by_owner(case.book, history, task_owners), task_owners.kinds(history))
