"""``caich update`` and all that write to a plan: what they recorded, and what that did."""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct, field

from caichcli.formats.blocks import Page, Paragraph
from caichcli.formats.phrases import receipts
from caichcli.language.wording import Language
from caichcli.plan.initiatives import Stage
from caichcli.plan.model import Answer, CompletionWord, Id
from caichcli.plan.standing import Class
from caichcli.views.receipt import Changed, ClassState, Receipt


class StateData(Struct, frozen=True):
    """A class, with the days that explain it; ``completion`` is a word in place of the day.

    ``lead`` is empty but for a whole task.
    """

    class_: Class = field(name="class")
    due: dt.date | None
    completed: dt.date | None
    days_late: int
    lead: list[Id]
    completion: CompletionWord | None


class EffectData(Struct, frozen=True):
    """What became of one part of a task: of the whole where ``agency`` is null.

    ``before`` is null for what was not there, ``after`` for an agency that owes the task no more.
    """

    task: str
    agency: Id | None
    occurrence: str | None
    before: StateData | None
    after: StateData | None


class AdvanceData(Struct, frozen=True):
    """The last stage that an initiative had reached before the records, and has after them."""

    initiative: Id
    before: Stage | None
    after: Stage


class Unplaced(Struct, frozen=True):
    """A reporter of which nobody can say whether it has a part in the task."""

    task: Id
    agency: Id


class ConcernReply(Struct, frozen=True):
    """A problem or a proposal of which the records say something, and what there is on it now."""

    task: Id
    ref: str
    answered: dt.date | None
    opinion: Answer | None
    now_with: Id | None


class SentLetter(Struct, frozen=True):
    """A letter that went out: to whom, under which number, of which tasks, answered by when.

    ``recorded`` are the tasks of which the plan has it already. One ``for_plan`` names no tasks.
    """

    agency: Id
    number: str
    signed: dt.date | None
    reply_by: dt.date | None
    tasks: list[Id]
    recorded: list[Id]
    for_plan: bool


class RecordAnswer(Struct, frozen=True):
    """``caich update --format json``, and of ``add``, ``adjust``, ``remind`` and the others.

    ``receipt`` is what the records did to their tasks by the day ``as_of``, ``diff`` what to the
    file; ``initiatives`` are those recorded of; ``unplaced`` are reporters on tasks of which not
    all are known that take part.
    ``replies`` are the problems and proposals that they answer, pass on or take up.
    ``letters`` are those of ``remind --from``, ``drafts`` the bodies whose letters have no number.
    ``written`` is False of a dry run; ``commit`` is the full name of the commit asked for.
    """

    as_of: dt.date
    changed: list[Changed]
    receipt: list[EffectData]
    initiatives: list[AdvanceData]
    unplaced: list[Unplaced]
    replies: list[ConcernReply]
    letters: list[SentLetter]
    drafts: list[Id]
    diff: str
    written: bool
    commit: str | None


def page(receipt: Receipt, lang: Language) -> Page:
    """A line for each part of a task that the records touched."""
    return tuple(map(Paragraph, receipts.lines(receipt, lang)))


def data(receipt: Receipt) -> Iterator[EffectData]:
    """Yield the same as JSON has it."""
    for effect in receipt.effects:
        yield EffectData(
            effect.task,
            effect.owner,
            effect.occurrence,
            _state(effect.before) if effect.before else None,
            _state(effect.after) if effect.after else None,
        )


def advances(receipt: Receipt) -> Iterator[AdvanceData]:
    """Yield how far the initiatives have come of which the records say something."""
    for one in receipt.advances:
        before = one.before.state.stage if one.before else None
        yield AdvanceData(one.after.initiative.id, before, one.after.state.stage)


def replies(receipt: Receipt) -> Iterator[ConcernReply]:
    """Yield the problems and proposals of which the records say something."""
    for line in receipt.replies:
        on = line.answer or line.considered or line.referral
        answered = line.answer.date if line.answer else None
        yield ConcernReply(line.task.id, line.ref, answered, on.answer if on else None, line.to)


def _state(state: ClassState) -> StateData:
    days = state.due, state.completed, state.days_late
    return StateData(state.class_, *days, list(state.leads), state.word)
