"""What became of a task, a row for each change: id, what, content."""

from collections.abc import Iterator

from caichcli.formats.blocks import Cell, Tone
from caichcli.formats.phrases import records
from caichcli.formats.phrases.tasks import PERIOD_MARK, TONES, leads, title
from caichcli.formats.phrases.values import change as value_change
from caichcli.formats.phrases.values import from_to, label
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, read_day
from caichcli.plan.book import Book
from caichcli.plan.changes.diff import TaskChange, Term, TermChange, first_term
from caichcli.plan.changes.pairs import Located
from caichcli.plan.changes.records import Dated, FieldChange, RecordChange
from caichcli.plan.model import Reminder, Update
from caichcli.plan.standing import DONE, Class
from caichcli.views.difference import Difference, TaskDifference

Row = tuple[Cell, ...]

_AGENCIES = frozenset({"lead", "lead_basis", "support", "assignment"})
_TONES: dict[str, Tone] = {"rewritten": "bad", "moved": "bad", "removed": "bad", "inserted": "warn"}


def counts(difference: Difference) -> dict[str, int]:
    """How many tasks were new, reported, moved ...: a task counts once for each."""
    found = [name for task in difference.tasks for name in _what(task)]
    found += ["departed"] * len(difference.changes.departed)
    order = (
        "new",
        "moved",
        "departed",
        "removed",
        "cancelled",
        "reported",
        "done",
        "overdue",
        "term",
        "reminded",
        "assigned",
        "reworded",
        "rewritten",
    )
    return {name: found.count(name) for name in order}


def _what(task: TaskDifference) -> set[str]:
    change = task.change
    keys = {field.key for field in change.fields}
    new = [record for record in change.records if record.is_new]
    flags = {
        "new": change.before is None,
        "removed": change.after is None,
        "moved": change.moved,
        "cancelled": change.cancelled is not None,
        "reported": any(isinstance(record.after, Update) for record in new),
        "reminded": any(isinstance(record.after, Reminder) for record in new),
        "done": task.after in DONE and task.before not in DONE,
        "overdue": task.after == "overdue" and task.before != "overdue",
        "term": bool(change.terms) and change.before is not None,
        "assigned": bool(keys & _AGENCIES),
        "reworded": bool(keys & {"title", "product"}),
        "rewritten": len(new) < len(change.records),
    }
    return {name for name, holds in flags.items() if holds}


def rows(task: TaskDifference, lang: Language) -> list[Row]:
    """The task's name, then everything that changed of it."""
    change = task.change
    id_ = Cell(change.task.id)
    return [
        (id_, _subject(change, lang), Cell(title(change.task))),
        *((id_, *row) for row in _details(task, lang)),
    ]


def departed(old: Located, new: Located, lang: Language) -> Row:
    """A task that another plan has taken over."""
    said = say(lang, "diff.departed", plan=new.book.head.title)
    return Cell(old.task.id), Cell(said, "warn"), Cell(title(old.task))


def _subject(change: TaskChange, lang: Language) -> Cell:
    if change.before is None:
        return Cell(say(lang, "diff.new"), "good")
    if change.after is None:
        return Cell(say(lang, "diff.removed"), "bad")
    if change.moved:
        plan = change.before.book.head.title
        return Cell(say(lang, "diff.moved", plan=plan), "warn")
    return Cell(say(lang, "diff.task"))


def _details(task: TaskDifference, lang: Language) -> Iterator[tuple[Cell, Cell]]:
    change = task.change
    old, new = change.before, change.after
    if new is None:
        return
    if old and change.id_changed:
        words = from_to(old.task.id, new.task.id, lang)
        yield Cell(say(lang, "diff.id"), "bad"), Cell(words)
    if old is None:
        yield from _assignment(new, lang)
    for field in change.fields:
        yield Cell(label("Task", field.key, lang)), Cell(_field(field, old or new, new, lang))
    for term in change.terms:
        yield _term_cell(term, lang), Cell(_term(term, lang))
    for record in change.records:
        words = _record(record, (old or new).book, new.book, lang)
        yield _record_cell(record, lang), Cell(words)
    if old and task.before != task.after:
        words = from_to(_class(task.before, lang), _class(task.after, lang), lang)
        yield (
            Cell(say(lang, "diff.class")),
            Cell(words, TONES[task.after] if task.after else "plain"),
        )


def _assignment(new: Located, lang: Language) -> Iterator[tuple[Cell, Cell]]:
    """Whose a new task is, and its term."""
    term = first_term(new)
    yield Cell(say(lang, "words.lead")), Cell(leads(new.book, new.task, lang))
    yield Cell(say(lang, "words.deadline")), Cell(_words(term, lang))


def _field(field: FieldChange, old: Located, new: Located, lang: Language) -> str:
    if field.key == "area":
        return from_to(_area(old), _area(new), lang)
    return value_change(field, old.book.register, new.book.register, lang)


def _area(located: Located) -> str:
    area = located.book.area_by_id.get(located.task.area)
    return f"{area.id}. {area.name}" if area else located.task.area


def _class(class_: Class | None, lang: Language) -> str:
    return say(lang, f"words.class_{class_}") if class_ else say(lang, "diff.unassigned")


def _term_cell(term: TermChange, lang: Language) -> Cell:
    before, after = term.before.due, term.after.due
    if term.adjustment is None:
        return Cell(say(lang, "diff.rewritten-term"), "warn")
    if after is None or before == after:
        return Cell(say(lang, "diff.adjusted"))
    if before is None:
        return Cell(say(lang, "diff.set"))
    return Cell(say(lang, "diff.extended" if after > before else "diff.shortened"))


def _term(change: TermChange, lang: Language) -> str:
    words = from_to(_words(change.before, lang), _words(change.after, lang), lang)
    adjustment = change.adjustment
    if adjustment is None:
        return words
    if adjustment.occurrence:
        words = say(lang, "diff.occurrence", key=adjustment.occurrence, words=words)
    return "; ".join(
        filter(None, (words, records.citation(adjustment.document, lang), adjustment.note))
    )


def _words(term: Term, lang: Language) -> str:
    """A deadline as written and the day that it means; only the day where that is all it says."""
    due = day(term.due, lang) if term.due else ""
    if term.kind == "period":
        return f"{due} {PERIOD_MARK}"
    if not term.text or not due:
        return term.text or due
    if read_day(term.text) == term.due:
        return due
    return say(lang, "diff.term", text=term.text, due=due)


def _record_cell(record: RecordChange, lang: Language) -> Cell:
    if record.kind == "added" and isinstance(record.after, Update):
        entry = record.after
        if entry.status == "cancelled" and not entry.occurrence:
            return Cell(say(lang, "diff.cancelled"), "warn")
        return Cell(records.report_kind(entry, lang))
    tone = _TONES.get(record.kind, "plain") if record.key != "reminders" else "plain"
    return Cell(say(lang, f"diff.{record.key}-{record.kind}"), tone)


def _record(record: RecordChange, before: Book, after: Book, lang: Language) -> str:
    dated = record.key != "updates" or _redated(record)
    said = [
        _told(one, book, lang, dated=dated)
        for one, book in ((record.before, before), (record.after, after))
        if one
    ]
    words = from_to(said[0], said[1], lang) if record.kind == "rewritten" else said[-1]
    return "; ".join(filter(None, (record.ref, words)))


def _redated(record: RecordChange) -> bool:
    return bool(record.before and record.after and record.before.date != record.after.date)


def _told(one: Dated, book: Book, lang: Language, *, dated: bool) -> str:
    parts = [day(one.date, lang) if dated else "", records.summary(book, one, lang)]
    if isinstance(one, Update):
        parts.extend(records.concern_lines(one, lang))
    return "; ".join(filter(None, parts))
