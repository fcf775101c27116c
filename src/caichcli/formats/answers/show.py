"""``caich show``: one task's whole story, in words and as JSON."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct, field

from caichcli.formats.answers import problems
from caichcli.formats.answers.plan_ref import PlanRef, as_of_words, foot, head, plan_ref
from caichcli.formats.answers.task_line import TaskLine, task_fields
from caichcli.formats.blocks import (
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Page,
    Paragraph,
    Table,
    Title,
    cells,
)
from caichcli.formats.json_text import as_written
from caichcli.formats.phrases import cascades, days_off, milestones, records
from caichcli.formats.phrases.periods import occurrence as period_words
from caichcli.formats.phrases.tasks import last_report, leads, members, situation, term, title
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.completion import Completion
from caichcli.plan.milestones import MilestoneStanding
from caichcli.plan.model import Adjustment, CompletionWord, Id, Reminder, WordedTerm
from caichcli.plan.standing import Class
from caichcli.views.links import LinkState
from caichcli.views.scope import Line
from caichcli.views.story import Event, Story


class OccurrenceState(Struct, frozen=True):
    for_: str = field(name="for")
    due: dt.date
    completed: dt.date | None
    completion: CompletionWord | None


class Happening(Struct, frozen=True):
    """An update, adjustment or reminder, ``record`` as the plan has it."""

    kind: Literal["update", "adjustment", "reminder"]
    date: dt.date
    ref: str | None
    corrected: bool
    withdrawn: bool
    record: dict[str, Any]


class ParentData(Struct, frozen=True):
    """A task of a plan above that it breaks down."""

    task: str
    state: LinkState


class ChildData(Struct, frozen=True):
    """A task of a plan below that breaks it down."""

    plan: Id
    task: Id
    class_: Class = field(name="class")


class TaskStory(TaskLine, frozen=True, kw_only=True):
    source: str | None
    product: str | None
    reminders: int
    occurrences: list[OccurrenceState]
    history: list[Happening]
    parents: list[ParentData]
    pieces: list[ChildData]


class ShowAnswer(Struct, frozen=True):
    """``caich show --format json``."""

    as_of: dt.date
    plan: PlanRef
    task: TaskStory


def page(story: Story, lang: Language, *, refs: bool = True, answerable: bool = True) -> Page:
    """The task, its term and state, then everything that happened, in order.

    ``refs``: with the names by which commands know the entries of its log;
    ``answerable``: with those of what waits for an answer.
    """
    book, task = story.book, story.task
    as_of = as_of_words(story.day, lang)
    blocks: list[Block] = [*head(book, lang), Title(f"{task.id}. {title(task)}", as_of)]
    blocks.append(Facts(tuple(_facts(story, lang)), worded=True))
    if story.standing.members:
        blocks.extend(_members(story, lang))
    if story.standing.milestones:
        blocks.extend(_milestones(story, lang))
    if story.standing.occurrences:
        blocks.extend(_occurrences(story, lang))
    blocks.append(Heading(say(lang, "show.history")))
    blocks.append(
        _history(story, lang, refs) if story.events else Paragraph(say(lang, "show.nothing"))
    )
    if story.concerns:
        blocks.append(Heading(say(lang, "show.concerns")))
        blocks.append(problems.table(book, story.concerns, lang, refs=answerable))
    if task.source:
        blocks.append(Heading(say(lang, "show.source")))
        blocks.append(Paragraph(f"“{task.source}”"))
    return (*blocks, *foot(book, blocks, lang))


def data(story: Story, *, members: bool = False) -> ShowAnswer:
    """The task as every list has it, then what only its story has."""
    task = TaskStory(
        **task_fields(story.book, Line(story.standing), members=members),
        source=story.task.source,
        product=story.task.product,
        reminders=story.reminders,
        occurrences=[
            OccurrenceState(occurrence.key, occurrence.due, occurrence.completed, occurrence.word)
            for occurrence in story.standing.occurrences
        ],
        history=[_happening(event) for event in story.events],
        parents=[ParentData(link.parent.task, link.state) for link in story.links],
        pieces=[
            ChildData(one.book.head.id, one.standing.task.id, one.standing.class_)
            for one in story.pieces
        ],
    )
    return ShowAnswer(story.day, plan_ref(story.book), task)


def _happening(event: Event) -> Happening:
    record = as_written(event.record)
    return Happening(event.kind, event.day, event.ref or None, event.corrected, event.void, record)


def _facts(story: Story, lang: Language) -> Iterator[Fact]:
    """The task's standing facts; what it does not have is left out."""
    book, task, standing = story.book, story.task, story.standing
    area = book.area_by_id[task.area]
    supporting = (book.register.name(id_) for id_ in book.support(task))
    facts = {
        "words.area": f"{area.id}. {area.name}",
        "words.lead": leads(book, task, lang),
        "words.support": "; ".join(supporting),
        "words.unit": task.unit,
        "words.officer": task.officer,
        "show.assignment": say(lang, "words.each") if book.owed_by_each(task) else "",
        "words.deadline": "; ".join((term(standing, lang), *_about_term(story, lang))),
        "page.situation": situation(book, standing, lang),
        "show.class": say(lang, f"words.class_{standing.class_}"),
        "words.product": task.product,
        "words.document": records.citation(task.document, lang),
        "show.priority": say(lang, "words.starred") if task.priority else "",
        "show.implements": "; ".join(cascades.link(link, lang) for link in story.links),
        "cascade.pieces": cascades.pieces(story.pieces, lang),
        "show.reminders": number(story.reminders, lang) if story.reminders else "",
        "words.reason": standing.reason,
        "show.note": task.note,
    }
    return (Fact(say(lang, key), value) for key, value in facts.items() if value)


def _about_term(story: Story, lang: Language) -> Iterator[str]:
    """On what the term falls, the document's words, what it first was where it has moved."""
    standing = story.standing
    if falls := days_off.falls_on(standing.due, story.days_off, lang):
        yield falls
    due = standing.deadline.due
    if due and standing.own_term and standing.original_due not in (None, due):
        yield say(lang, "show.next-working", day=day(due, lang))
    words = story.task.term_words
    first, in_force = story.task.deadline, standing.written
    spelled_out = isinstance(first, WordedTerm) and first == in_force
    if words and not spelled_out and words != term(standing, lang):
        yield f"“{words}”"
    if standing.reading and (who := _reader(story, standing.reading, lang)):
        yield who
    if standing.deadline.eve and standing.due == standing.original_due:
        yield say(lang, "show.eve")
    if standing.due and standing.original_due and standing.due != standing.original_due:
        yield say(lang, "show.first-term", day=day(standing.original_due, lang))


def _reader(story: Story, reading: WordedTerm, lang: Language) -> str:
    """Who reads the deadline's words so, and since when."""
    name = story.book.register.name(reading.by) if reading.by else ""
    since = day(reading.date, lang) if reading.date else ""
    return say(lang, "show.read-by", name=", ".join(filter(None, (name, since)))) if name else since


def _members(story: Story, lang: Language) -> Iterator[Block]:
    yield Heading(say(lang, "show.members", said=members(story.standing, lang)))
    active = story.standing.members.where(lambda m: m.reported or m.class_ == "overdue")
    if active:
        rows = tuple(
            cells(
                (
                    term(member, lang),
                    situation(story.book, member, lang),
                    story.book.register.name(member.owner or ""),
                )
            )
            for member in active
        )
        keys = ("words.deadline", "page.situation", "show.agency")
        yield Table(tuple(Column(say(lang, key)) for key in keys), rows)


def _milestones(story: Story, lang: Language) -> Iterator[Block]:
    points = story.standing.milestones
    met = sum(one.completion is not None for one in points)
    yield Heading(
        say(lang, "show.milestones", met=number(met, lang), all=number(len(points), lang))
    )
    rows = tuple(
        cells(
            (
                number(one.number, lang),
                one.action,
                days_off.beside(day(one.due, lang), one.due, story.days_off, lang),
                _met(one.completion, lang) if one.completion else _unmet(one, story, lang),
            )
        )
        for one in points
    )
    keys = ("show.milestone", "show.content", "words.deadline", "show.met")
    yield Table(tuple(Column(say(lang, key)) for key in keys), rows)


def _unmet(one: MilestoneStanding, story: Story, lang: Language) -> str:
    """That a milestone is open or past; of a group, how many have met it."""
    if story.standing.members:
        return milestones.done_by(one, story.standing, lang)
    return say(lang, "show.overdue" if one.due < story.day else "show.open")


def _met(completion: Completion, lang: Language) -> str:
    """When something was met: its day, or what its report says in place of one."""
    if completion.day:
        return day(completion.day, lang)
    return say(lang, f"words.completed_{completion.word}")


def _occurrences(story: Story, lang: Language) -> Iterator[Block]:
    yield Heading(say(lang, "show.occurrences", said=last_report(story.standing, lang)))
    rows = tuple(
        cells(
            (
                period_words(occurrence.key, lang),
                days_off.beside(day(occurrence.due, lang), occurrence.due, story.days_off, lang),
                _met(occurrence.completion, lang)
                if occurrence.completion
                else say(lang, "show.overdue" if occurrence.overdue else "show.open"),
            )
        )
        for occurrence in story.standing.occurrences
    )
    keys = ("show.occurrence", "words.deadline", "show.met")
    yield Table(tuple(Column(say(lang, key)) for key in keys), rows)


def _history(story: Story, lang: Language, refs: bool) -> Table:
    rows = tuple(
        cells((day(event.day, lang), _kind(event, lang), _content(story, event, lang, refs)))
        for event in story.events
    )
    keys = ("show.day", "show.what", "show.content")
    return Table(tuple(Column(say(lang, key)) for key in keys), rows)


def _kind(event: Event, lang: Language) -> str:
    if isinstance(event.record, Reminder):
        return say(lang, "words.reminder", number=event.number)
    if isinstance(event.record, Adjustment):
        return records.adjustment_kind(event.record, lang, proposal=event.proposal)
    return records.report_kind(event.record, lang)


def _content(story: Story, event: Event, lang: Language, refs: bool) -> str:
    parts = [records.summary(story.book, event.record, lang, event.ref if refs else "")]
    if event.corrected:
        parts.append(say(lang, "show.was-corrected"))
    if event.void:
        parts.append(say(lang, "show.was-withdrawn"))
    return "; ".join(filter(None, parts))
