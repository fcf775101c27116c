"""``caich rollup --tasks``: the tasks behind a figure of many plans, in words and as JSON."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from caichcli.formats.answers.collect import CopiesRow, copies_data
from caichcli.formats.answers.rollup import head
from caichcli.formats.blocks import Block, BlockCell, Column, Page, Paragraph, Table, Title, cells
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.views.lake import LakeTask, LakeTasks

# The parts of a commit's name that git itself shows.
COMMIT = 12
KEYS = (
    "page.id",
    "words.lead",
    "rollup.due",
    "page.situation",
    "rollup.by-workspace",
    "collect.file",
    "rollup.commit",
    "page.task",
)


class DayTasks(Struct, frozen=True):
    as_of: dt.date
    workspaces: int
    faults: int
    tasks: tuple[LakeTask, ...]


class RollupTasksAnswer(Struct, frozen=True):
    """``caich rollup --tasks FIGURE --format json``."""

    lake: str
    where: dict[str, str]
    figure: str
    days: list[DayTasks]
    copies: list[CopiesRow]


def page(answers: Sequence[LakeTasks], lang: Language) -> Page:
    """A table a day: each task with its workspace, file and commit."""
    blocks: list[Block] = []
    for one in answers:
        blocks += head(one.head, one.day, lang)
        name = say(lang, f"rollup.figure-{one.figure.replace('_', '-')}")
        count = number(len(one.tasks), lang)
        blocks.append(Title(say(lang, "rollup.tasks", figure=name, count=count)))
        if one.tasks:
            columns = tuple(Column(say(lang, key)) for key in KEYS)
            blocks.append(Table(columns, tuple(_row(task, lang) for task in one.tasks)))
        else:
            blocks.append(Paragraph(say(lang, "list.none")))
    return tuple(blocks)


def data(answers: Sequence[LakeTasks]) -> RollupTasksAnswer:
    """The same tasks, in the same order."""
    own = answers[0].head
    return RollupTasksAnswer(
        own.lake,
        dict(own.where),
        answers[0].figure,
        [DayTasks(one.day, one.head.workspaces, one.head.faults, one.tasks) for one in answers],
        copies_data(own.copies),
    )


def _row(task: LakeTask, lang: Language) -> tuple[BlockCell, ...]:
    late = task.class_ == "overdue" and task.days_late
    situation = say(lang, f"words.class_{task.class_}")
    if late:
        situation = say(lang, "page.overdue-days", days=number(late, lang))
    commit = (task.commit or "")[:COMMIT]
    if task.as_committed is False:
        commit = say(lang, "rollup.not-committed", commit=commit)
    return cells(
        (
            task.task,
            "; ".join(task.lead) or say(lang, "rollup.unstated"),
            day(task.due, lang) if task.due else "",
            BlockCell(situation, "bad" if late else "plain"),
            task.workspace,
            task.file,
            commit,
            task.title,
        )
    )
