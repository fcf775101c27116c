"""``caich diff`` in words."""

from collections.abc import Iterable, Iterator, Sequence

from caichcli.formats.answers.plan_ref import foot, head
from caichcli.formats.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Note,
    Page,
    Paragraph,
    Table,
    Title,
    cells,
)
from caichcli.formats.pages import task_changes
from caichcli.formats.phrases.values import change, label
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, in_prose, number, signed
from caichcli.plan.agencies import Register
from caichcli.plan.changes.diff import AreaChange, HolderChange, PlanChanges
from caichcli.plan.figures import Figures
from caichcli.views.difference import Difference

Rows = Iterator[tuple[Cell, ...]]

# Shown where they are not 0 on either side; the first five always.
FIGURES = (
    "total",
    "done_on_time",
    "done_late",
    "in_term",
    "overdue",
    "continuous",
    "undated",
    "suspended",
    "cancelled",
    "not_reported",
)
ALWAYS = FIGURES[:5]
LABELS = {"cancelled": "status.cancelled-beside"}


def page(
    subject: str,
    differences: Sequence[Difference],
    holders: Sequence[HolderChange],
    lang: Language,
    nothing: str = "diff.nothing",
    notes: Sequence[str] = (),
) -> Page:
    """What is compared, then plan by plan what changed, then the register.

    Plans without a change are left out; ``nothing`` is what is said where
    nothing is left. ``notes`` must be known to read the figures.
    """
    blocks: list[Block] = [Title(subject), *map(Note, notes)]
    empty = len(blocks)
    for difference in filter(None, differences):
        told = list(_plan(difference, lang))
        blocks.extend([*told, *foot(difference.book, told, lang)])
    if holders:
        blocks.append(Heading(say(lang, "diff.holders")))
        blocks.append(_table(_holder_rows(holders, lang), lang))
    if len(blocks) == empty:
        blocks.append(Paragraph(say(lang, nothing)))
    return tuple(blocks)


def _plan(difference: Difference, lang: Language) -> Iterator[Block]:
    changes = difference.changes
    yield from head(difference.book, lang)
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
        counted = task_changes.counts(difference)
        said = (
            say(lang, f"diff.count-{name}", count=in_prose(count, lang))
            for name, count in counted.items()
            if count
        )
        yield Paragraph("; ".join(said))
        rows = [row for task in difference.tasks for row in task_changes.rows(task, lang)]
        rows += [task_changes.departed(old, new, lang) for old, new in changes.departed]
        yield _table(rows, lang)


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
    counts = [(name, len(getattr(before, name)), len(getattr(after, name))) for name in FIGURES]
    if all(old == new for _, old, new in counts):
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
        for name, old, new in counts
        if name in ALWAYS or old or new
    )
    right = (*headings, say(lang, "diff.rise"))
    columns = (Column(say(lang, "diff.figure")), *(Column(text, right=True) for text in right))
    yield Table(columns, rows)
    if after.total and set(after.total) <= set(after.not_reported):
        yield Note(say(lang, "page.log-is-empty"))


def _table(rows: Iterable[tuple[Cell, ...]], lang: Language) -> Table:
    keys = ("page.id", "diff.what", "diff.content")
    return Table(tuple(Column(say(lang, key)) for key in keys), tuple(rows))


def _head_rows(changes: PlanChanges, lang: Language) -> Rows:
    after = changes.book.register
    before = changes.before.book.register if changes.before else after
    for field in changes.head:
        said = change(field, before, after, lang)
        yield cells((changes.book.head.id, label("PlanHead", field.key, lang), said))


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
    known = one.after or one.before
    if known is None:
        return
    if not one.fields:
        added = one.after is not None
        what = Cell(
            say(lang, f"diff.{'added' if added else 'taken-away'}"), "plain" if added else "bad"
        )
        yield cells((known.id, what, known.name))
    for field in one.fields:
        yield cells((known.id, label(model, field.key, lang), change(field, before, after, lang)))
