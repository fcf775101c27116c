"""``caich diff``: what changed in meaning, in words and as JSON."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from caichcli.formats.answers import duty_changes, task_changes
from caichcli.formats.answers.duty_changes import DutyDiff
from caichcli.formats.answers.plan_ref import PlanRef, day_notes, foot, head, plan_ref
from caichcli.formats.answers.status import Counts, counts
from caichcli.formats.answers.task_changes import (
    Departure,
    Field,
    TaskDiff,
    WholeChange,
    field_diffs,
    task_ref,
    whole_change,
)
from caichcli.formats.blocks import (
    Block,
    BlockCell,
    Column,
    Heading,
    Note,
    Page,
    Paragraph,
    Table,
    Title,
    cells,
)
from caichcli.formats.phrases.values import change, label
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, in_prose, number, signed, span
from caichcli.plan.agencies import Register
from caichcli.plan.changes.diff import AreaChange, HolderChange, PlanChanges
from caichcli.plan.figures import Figures
from caichcli.plan.model import Id
from caichcli.views.difference import Comparison, Difference, Version

Rows = Iterator[tuple[BlockCell, ...]]

# Shown where they are not 0 on either side; the first five always.
FIGURES = (
    "total",
    "done_on_time",
    "done_late",
    "done_undated",
    "in_term",
    "overdue",
    "continuous",
    "undated",
    "suspended",
    "cancelled",
    "not_reported",
)
ALWAYS = ("total", "done_on_time", "done_late", "in_term", "overdue")
LABELS = {"cancelled": "status.cancelled-beside"}
SHORT = 10  # letters of a commit's name


class Side(Struct, frozen=True, kw_only=True):
    """What is compared: a revision or path as asked for, null for the files as they are."""

    asked: str | None = None
    commit: str | None = None


class PartDiff(Struct, frozen=True, kw_only=True):
    """An area, an agency or a group; ``was`` is its id before, where that was another."""

    id: Id
    name: str
    change: WholeChange
    was: Id | None
    fields: list[Field]


class FiguresAt(Struct, frozen=True):
    as_of: dt.date
    totals: Counts | None


class PlanDiff(Struct, frozen=True, kw_only=True):
    plan: PlanRef
    change: WholeChange
    before: FiguresAt
    after: FiguresAt
    fields: list[Field]
    areas: list[PartDiff]
    tasks: list[TaskDiff]
    departed: list[Departure]
    inspections: list[DutyDiff]


class DiffAnswer(Struct, frozen=True, kw_only=True):
    """``caich diff --format json``; plans without a change are left out."""

    from_: Side = field(name="from")
    to: Side
    plans: list[PlanDiff]
    agencies: list[PartDiff]


def page(comparison: Comparison, lang: Language) -> Page:
    """What is compared, then plan by plan what changed, then the register.

    Plans without a change are left out.
    """
    blocks: list[Block] = [Title(_subject(comparison, lang)), *_notes(comparison, lang)]
    changes = [block for one in comparison.differences if one for block in _plan(one, lang)]
    if comparison.holders:
        changes.append(Heading(say(lang, "diff.holders")))
        changes.append(_table(_holder_rows(comparison.holders, lang), lang))
    nothing = "diff.nothing-since" if comparison.days else "diff.nothing"
    return (*blocks, *(changes or [Paragraph(say(lang, nothing))]))


def data(comparison: Comparison) -> DiffAnswer:
    """What changed of each plan, and of the register that they share."""
    before, after = comparison.before, comparison.after
    return DiffAnswer(
        from_=Side(asked=before.name, commit=before.commit),
        to=Side(asked=after.name, commit=after.commit),
        plans=[_plan_diff(one) for one in comparison.differences if one],
        agencies=_part_diffs(comparison.holders),
    )


def _subject(comparison: Comparison, lang: Language) -> str:
    if comparison.days:
        return say(lang, "diff.since", span=span(*comparison.days, lang))
    before, after = (_name(one, lang) for one in (comparison.before, comparison.after))
    return say(lang, "diff.between", before=before, after=after)


def _name(version: Version, lang: Language) -> str:
    if version.name is None:
        return say(lang, "diff.present")
    if version.commit is None or version.commit.startswith(version.name):
        return version.name
    return say(lang, "diff.revision", asked=version.name, commit=version.commit[:SHORT])


def _notes(comparison: Comparison, lang: Language) -> Iterator[Note]:
    """What must be known of the last of the days."""
    if comparison.days:
        _, last = comparison.days
        for one in comparison.differences:
            yield from map(Note, day_notes(one.book, last, lang, ended=comparison.ended))


def _plan(difference: Difference, lang: Language) -> Iterator[Block]:
    blocks = [*head(difference.book, lang), *_changes(difference, lang)]
    yield from (*blocks, *foot(difference.book, blocks, lang))


def _changes(difference: Difference, lang: Language) -> Iterator[Block]:
    changes = difference.changes
    if changes.before is None or changes.after is None:
        yield Paragraph(say(lang, f"diff.plan-{'removed' if changes.before else 'new'}"))
    yield from _figures(difference, lang)
    if changes.head:
        yield Heading(say(lang, "diff.head"))
        yield _table(_head_rows(changes, lang), lang)
    if changes.areas:
        yield Heading(say(lang, "diff.areas"))
        yield _table(_area_rows(changes, lang), lang)
    if difference.tasks or changes.departed:
        count = len(difference.tasks) + len(changes.departed)
        yield Heading(say(lang, "diff.tasks", count=number(count, lang)))
        parts = (
            say(lang, f"diff.count-{name}", count=in_prose(count, lang))
            for name, count in task_changes.tally(difference).items()
            if count
        )
        yield Paragraph("; ".join(parts))
        rows = [row for task in difference.tasks for row in task_changes.rows(task, lang)]
        rows += [task_changes.departed(old, new, lang) for old, new in changes.departed]
        yield _table(rows, lang)
    if changes.duties and changes.before:
        yield Heading(say(lang, "diff.inspections"))
        old = changes.before.book
        duties = (duty_changes.rows(one, old, changes.book, lang) for one in changes.duties)
        yield _table((row for rows in duties for row in rows), lang)


def _figures(difference: Difference, lang: Language) -> Iterator[Block]:
    before, after = difference.before or Figures(), difference.after or Figures()
    if difference.before_day == difference.after_day:
        yield Heading(say(lang, "diff.figures", day=day(difference.after_day, lang)))
        headings = say(lang, "diff.before"), say(lang, "diff.after")
    else:
        yield Heading(say(lang, "diff.figures-moved"))
        days = difference.before_day, difference.after_day
        headings = (
            say(lang, "diff.as-of", day=day(days[0], lang)),
            say(lang, "diff.as-of", day=day(days[1], lang)),
        )
    figures = [(name, len(getattr(before, name)), len(getattr(after, name))) for name in FIGURES]
    if all(old == new for _, old, new in figures):
        yield Paragraph(say(lang, "diff.figures-same"))
        return
    rows = tuple(
        cells(
            (
                say(lang, LABELS.get(name, f"words.{name}")),
                number(old, lang),
                number(new, lang),
                signed(new - old, lang),
            )
        )
        for name, old, new in figures
        if name in ALWAYS or old or new
    )
    right = (*headings, say(lang, "diff.rise"))
    columns = (Column(say(lang, "diff.figure")), *(Column(text, right=True) for text in right))
    yield Table(columns, rows)
    if after.total and set(after.total) <= set(after.not_reported):
        yield Note(say(lang, "page.log-is-empty"))


def _table(rows: Iterable[tuple[BlockCell, ...]], lang: Language) -> Table:
    keys = ("page.id", "diff.what", "diff.content")
    return Table(tuple(Column(say(lang, key)) for key in keys), tuple(rows))


def _head_rows(changes: PlanChanges, lang: Language) -> Rows:
    after = changes.book.register
    before = changes.before.book.register if changes.before else after
    for one in changes.head:
        words = change(one, before, after, lang)
        yield cells((changes.book.head.id, label("PlanHead", one.key, lang), words))


def _area_rows(changes: PlanChanges, lang: Language) -> Rows:
    register = changes.book.register
    for area in changes.areas:
        yield from _one(area, "Area", register, register, lang)


def _holder_rows(holders: Sequence[HolderChange], lang: Language) -> Rows:
    # An id in a changed value is shown as it is: its holder may be another now.
    nobody = Register()
    for holder in holders:
        model = type(holder.after or holder.before).__name__
        yield from _one(holder, model, nobody, nobody, lang)


def _one(
    one: AreaChange | HolderChange,
    model: str,
    before: Register,
    after: Register,
    lang: Language,
) -> Rows:
    """An area, agency or group: added, removed, or what of it changed."""
    part = one.after or one.before
    if part is None:
        return
    if not one.fields:
        key = "added" if one.after else "taken-away"
        what = BlockCell(say(lang, f"diff.{key}"), "plain" if one.after else "bad")
        yield cells((part.id, what, part.name))
    for own in one.fields:
        yield cells((part.id, label(model, own.key, lang), change(own, before, after, lang)))


def _plan_diff(difference: Difference) -> PlanDiff:
    changes = difference.changes
    return PlanDiff(
        plan=plan_ref(difference.book),
        change=whole_change(changes.before, changes.after),
        before=_figures_at(difference.before_day, difference.before),
        after=_figures_at(difference.after_day, difference.after),
        fields=field_diffs(changes.head),
        areas=_part_diffs(changes.areas),
        tasks=[task_changes.data(task) for task in difference.tasks],
        departed=[Departure(old.task.id, task_ref(new)) for old, new in changes.departed],
        inspections=[duty_changes.data(one, changes.book) for one in changes.duties],
    )


def _figures_at(day: dt.date, figures: Figures | None) -> FiguresAt:
    return FiguresAt(day, None if figures is None else Counts(**counts(figures)))


def _part_diffs(changes: Iterable[AreaChange | HolderChange]) -> list[PartDiff]:
    return [
        PartDiff(
            id=part.id,
            name=part.name,
            change=whole_change(change.before, change.after),
            was=change.before.id if change.before and change.before.id != part.id else None,
            fields=field_diffs(change.fields),
        )
        for change in changes
        if (part := change.after or change.before)
    ]
