"""Filled forms held against the plan: what each row would record, and what stands in its way."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any
from unicodedata import normalize

from msgspec import Struct, structs, to_builtins

from caichcli.cli.additions import Addition, Desk, Made, Unacceptable, add, routes
from caichcli.files.yaml.reader import Document
from caichcli.formats.answers.update import Changed
from caichcli.formats.forms.verdicts import FileVerdict, Remark, RowVerdict
from caichcli.importers.forms.reading import Answer, Filled
from caichcli.plan.book import Book
from caichcli.plan.finding import Finding, Route
from caichcli.plan.input import RecordData, Unclear, draft
from caichcli.plan.model import Id, Task, Update
from caichcli.views.form import fingerprint
from caichcli.views.scope import lines

# The cell of a form that a key of a log entry comes from.
COLUMN_OF = {
    "status": "status",
    "progress": "progress",
    "completed": "completed",
    "note": "note",
    "results": "result_number",
    "reason": "reason",
    "problems": "problems",
    "proposals": "proposals",
}
WHEN = ("date", "recorded_by")


class Given(Struct, frozen=True):
    """A form as it was read, and the name that it is told by."""

    path: str
    filled: Filled


class Drafted(Struct, frozen=True):
    """A form's rows with what they would record; ``open`` are those that record something."""

    given: Given
    verdicts: dict[str, RowVerdict]
    open: dict[str, Addition]
    faults: tuple[Remark, ...] = ()

    @property
    def refused(self) -> bool:
        return bool(self.faults) or any(one.kind == "refused" for one in self.verdicts.values())


class Judged(Struct, frozen=True):
    """The plan's text before and after, and what became of every form."""

    old: Document
    new: Document
    files: tuple[FileVerdict, ...]
    changed: tuple[Changed, ...] = ()


def judge(at: Desk, forms: Sequence[Given], day: dt.date) -> Judged:
    """Every form's verdict, and the plan with the answers of all that are wholly right.

    They are put in together; where ``validate`` would tell an error of one, that
    form is refused whole and the others are tried again without it.
    """
    found: list[Drafted] = []

    def make(book: Book) -> list[Addition]:
        if not found:
            try:
                found.extend([_draft(book, given, day) for given in forms])
            except ValueError:  # a term that cannot be read: told of the plan as a whole
                return []
        return [one for form in found if not form.refused for one in form.open.values()]

    while True:
        try:
            made = add(at, make)
        except Unacceptable as error:
            places = routes(at, make(_no_book))
            before = [form.refused for form in found]
            found[:] = [_with_findings(form, found, places, error.opened.errors) for form in found]
            if before == [form.refused for form in found]:
                raise
            continue
        return _judged(at, found, made)


_no_book: Any = None  # the forms are drafted by then


def _judged(at: Desk, found: list[Drafted], made: Made) -> Judged:
    additions = [one for form in found if not form.refused for one in form.open.values()]
    places = routes(at, additions)
    warned = list(made.warned.findings)
    files = tuple(_verdict(form, found, places, warned) for form in found)
    return Judged(made.old, made.new, files, made.changed)


def _draft(book: Book, given: Given, day: dt.date) -> Drafted:
    filled = given.filled
    made = filled.made
    if made.agency not in book.register.agencies:
        remark = Remark("no-such-agency", values={"agency": made.agency})
        return Drafted(given, {}, {}, (remark,))
    owed = {line.task.id for line in lines(book, day, (made.agency,))}
    verdicts: dict[str, RowVerdict] = {}
    additions: dict[str, Addition] = {}
    for answer in filled.answers:
        # Rows that nobody sent out have no key of their own.
        name = answer.key if answer.key in made.rows else f"#{answer.number}"
        if answer.trouble == "twice":
            name = f"{answer.key}#{answer.number}"
        verdict, record = _row(book, given, answer, owed, day)
        verdicts[name] = verdict
        if record is not None:
            task = made.rows[answer.key].task
            additions[name] = Addition(task, "updates", record, name)
    return Drafted(given, verdicts, additions)


def _row(
    book: Book, given: Given, answer: Answer, owed: set[Id], day: dt.date
) -> tuple[RowVerdict, RecordData | None]:
    """A row's verdict as far as the form alone tells it, and what it would record."""
    filled = given.filled

    def refused(*faults: Remark) -> tuple[RowVerdict, None]:
        return RowVerdict("refused", answer.key, answer.number, faults), None

    if answer.trouble:
        return refused(Remark(f"row-{answer.trouble}", f"A{answer.number}"))
    sent = filled.made.rows[answer.key]
    task = book.task_by_id.get(sent.task)
    if task is None:
        return refused(Remark("no-such-task", values={"task": sent.task}))
    if task.id not in owed:
        return refused(Remark("not-theirs", values={"task": task.id}))
    wrong = [Remark(one.code, one.cell, {"written": one.written}) for one in answer.wrong]
    record = draft(Update, _given(filled, answer, sent.occurrence, day), book.register)
    if isinstance(record, Unclear):
        near = [book.register.name(id_) for id_ in book.register.near(record.text)]
        values = {"written": record.text, "near": "; ".join(near)}
        wrong.append(Remark("body", answer.places.get("proposals_to", ""), values))
    if wrong or isinstance(record, Unclear):
        return refused(*wrong)
    notes = [Remark("worded", cell) for cell in answer.worded]
    notes += _changed_since(task, filled, sent.seen)
    if _recorded(task, record, filled.made.day):
        return RowVerdict("already", answer.key, answer.number, record=record), None
    verdict = RowVerdict("taken", answer.key, answer.number, notes=tuple(notes), record=record)
    return verdict, record


def _given(filled: Filled, answer: Answer, occurrence: str, day: dt.date) -> dict[str, Any]:
    """A row as the options of ``update`` would say it."""
    said = answer.given
    results = None
    if "result_number" in said:
        date = said.get("result_date")
        results = [{"number": said["result_number"], "date": date and date.isoformat()}]
    to = said.get("proposals_to")
    put_to = "proposals" if "proposals" in said else "problems"
    concerns: dict[str, Any] = {
        key: [{"text": line, "to": to if key == put_to else None} for line in _lines(said[key])]
        for key in ("problems", "proposals")
        if key in said
    }
    completed = said.get("completed")
    return {
        "date": day.isoformat(),
        "by": filled.made.agency,
        "recorded_by": filled.recorded_by or None,
        "status": said.get("status"),
        "progress": said.get("progress"),
        "note": said.get("note"),
        "results": results,
        "completed": completed and completed.isoformat(),
        "for": occurrence or None,
        "reason": said.get("reason"),
        **concerns,
    }


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def _changed_since(task: Task, filled: Filled, before: Any) -> list[Remark]:
    """What has become of the task since the form was made."""
    now = fingerprint(task)
    found = []
    if now.updates > before.updates:
        added = (task.updates or [])[before.updates :]
        own = [one for one in added if one.by == filled.made.agency]
        last = (own or added)[-1]
        found.append(Remark("since-own" if own else "since-log", values={"day": last.date}))
    if now.adjustments > before.adjustments:
        found.append(Remark("since-term", values={"to": (task.adjustments or [])[-1].to}))
    if now.digest != before.digest:
        found.append(Remark("since-task"))
    return found


def _recorded(task: Task, record: RecordData, since: dt.date) -> bool:
    """Whether the log holds just this answer since the form was made."""
    said = _said(record)
    return any(
        update.date >= since and _said(to_builtins(update)) == said for update in task.updates or ()
    )


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(item) for key, item in value.items() if item is not None}
    return [_without_none(item) for item in value] if isinstance(value, list) else value


def _said(record: RecordData) -> str:
    kept = {key: value for key, value in _without_none(record).items() if key not in WHEN}
    if "progress" in kept:
        kept["progress"] = float(kept["progress"])
    return normalize("NFC", json.dumps(kept, ensure_ascii=False, sort_keys=True))


def _with_findings(
    form: Drafted, forms: list[Drafted], places: Sequence[Route], findings: Sequence[Finding]
) -> Drafted:
    """A form with the errors that its answers would make, in its rows."""
    if form.refused:
        return form
    found = _by_row(form, forms, places, findings)
    verdicts = {
        name: structs.replace(verdict, kind="refused", faults=tuple(found[name]))
        if name in found
        else verdict
        for name, verdict in form.verdicts.items()
    }
    return structs.replace(form, verdicts=verdicts)


def _by_row(
    form: Drafted, forms: list[Drafted], places: Sequence[Route], findings: Sequence[Finding]
) -> dict[str, list[Remark]]:
    """Findings in the records of one form, by its rows, each at the cell that it is about."""
    owners = [(one, name) for one in forms if not one.refused for name in one.open]
    found: dict[str, list[Remark]] = {}
    for (owner, name), route in zip(owners, places, strict=True):
        if owner is not form:
            continue
        for finding in findings:
            place = finding.place.route
            if place[: len(route)] == route:
                cell = _cell(form, name, place[len(route) :])
                found.setdefault(name, []).append(Remark("finding", cell, finding=finding))
    return found


def _cell(form: Drafted, name: str, rest: Route) -> str:
    """The cell that a place within a record comes from; the row's first where there is none."""
    answer = next(one for one in form.given.filled.answers if one.key == name)
    column = COLUMN_OF.get(str(rest[0]), "") if rest else ""
    if rest[-1:] == ("date",):
        column = "result_date"
    if rest[-1:] == ("to",):
        column = "proposals_to"
    return answer.places.get(column) or next(iter(answer.places.values()), f"A{answer.number}")


def _verdict(
    form: Drafted, forms: list[Drafted], places: Sequence[Route], warned: Sequence[Finding]
) -> FileVerdict:
    filled = form.given.filled
    verdicts = dict(form.verdicts)
    if form.refused:
        for name, one in verdicts.items():
            if one.kind == "taken":
                verdicts[name] = structs.replace(one, kind="held")
    else:
        for name, remarks in _by_row(form, forms, places, warned).items():
            one = verdicts[name]
            verdicts[name] = structs.replace(one, notes=(*one.notes, *remarks))
    rows = [*verdicts.values(), *(RowVerdict("empty", key, 0) for key in filled.left)]
    kind: Any = "refused" if form.refused else "taken" if form.open else "nothing"
    return FileVerdict(
        form.given.path,
        kind,
        filled.made.agency,
        filled.made.period,
        filled.sheet,
        tuple(rows),
        form.faults,
        tuple(_file_notes(filled)),
    )


def _file_notes(filled: Filled) -> list[Remark]:
    """What was done to the form besides filling it in."""
    notes = []
    if filled.moved:
        notes.append(Remark("moved"))
    if filled.deleted:
        notes.append(Remark("deleted", values={"keys": ", ".join(filled.deleted)}))
    return notes


def same_forms(forms: Sequence[Given]) -> Mapping[tuple[str, Id, str], list[Given]]:
    """The forms by plan, agency and period: more than one of each is one form filled twice."""
    found: dict[tuple[str, Id, str], list[Given]] = {}
    for form in forms:
        made = form.filled.made
        found.setdefault((made.plan, made.agency, made.period), []).append(form)
    return found
