"""Forms sent out: one Excel form an agency for a period, all of them or none."""

import datetime as dt
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, structs

from caichcli.files.disk import workspace, writes
from caichcli.formats.phrases.periods import period as period_words
from caichcli.formats.phrases.periods import period_and_days
from caichcli.language.wording import Language
from caichcli.plan import periods
from caichcli.plan.book import Book
from caichcli.plan.model import Id
from caichcli.plan.period_names import PeriodName, of_calendar, of_words
from caichcli.plan.periods import ReportingPeriod
from caichcli.plan.plan_settings import Reporting
from caichcli.plan.recurring import last_day
from caichcli.plan.workdays import DaysOff
from caichcli.services.errors import NotWritten, Refusal
from caichcli.services.forms.workbooks import in_turn
from caichcli.services.questions import Question, agencies_of, ask
from caichcli.services.session import Session
from caichcli.version import __version__
from caichcli.views.form import Form, form_agencies, forms, unknown_members
from caichcli.views.form_sending import Sending
from caichcli.views.reconciliation import reconcile_days

DIGITS = 16


class NoFormPeriod(Refusal):
    """A text that names no period that forms are sent out for."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


class PeriodOutside(Refusal):
    """A period, in words, that lies outside the plan's own, which ends on ``end``."""

    def __init__(self, period: str, plan: Id, end: dt.date) -> None:
        super().__init__(period, plan)
        self.period = period
        self.plan = plan
        self.end = end


class FormForGroup(Refusal):
    """A group that a form is wanted for: forms are for agencies."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class LeadsNothing(Refusal):
    """An agency that leads no task, and so has nothing to report on."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NobodyToReport(Refusal):
    """A day on which no agency has anything left to report on."""

    def __init__(self, day: dt.date) -> None:
        super().__init__(day)
        self.day = day


class NoReplyDay(Refusal):
    """Figures to be agreed, and neither a day to answer by nor a setting of how many days."""


class ReplyDayOver(Refusal):
    """A day to answer by that is gone by."""

    def __init__(self, day: dt.date) -> None:
        super().__init__(day)
        self.day = day


class FiguresToCome(Refusal):
    """Figures to be agreed that are of a day yet to come."""

    def __init__(self, day: dt.date) -> None:
        super().__init__(day)
        self.day = day


class Reconciling(Struct, frozen=True):
    """That figures are to be agreed, before which day: None is as the settings have it."""

    reply_by: dt.date | None = None


class Batch(Struct, frozen=True):
    """The forms of one call; ``done`` are agencies with nothing left to report on.

    ``open_groups`` lead tasks, and their members are not all known. ``reply_by`` is the day
    before which figures are to be agreed, where the forms are for that.
    """

    question: Question
    period: ReportingPeriod
    forms: tuple[Form, ...]
    done: tuple[Id, ...]
    open_groups: tuple[Id, ...]
    reply_by: dt.date | None = None

    @property
    def rows(self) -> int:
        return sum(len(one.rows) + len(one.duties) for one in self.forms)


def prepare(
    session: Session,
    words: str,
    names: list[str] | None,
    plan: str | None,
    as_of: str | None,
    reconciling: Reconciling | None = None,
) -> Batch:
    """Return the forms for a period: of the agencies named, else of all that lead a task.

    Where figures are to be agreed it is the period of the paper, by the plan's cut-off, and the
    forms are as of its last day at the latest. Raises NoFormPeriod, PeriodOutside, FormForGroup,
    LeadsNothing, NoReplyDay, ReplyDayOver, FiguresToCome, and what ``ask`` and ``agencies_of``
    raise.
    """
    period = read_period(words, reconciled=reconciling is not None)
    question = _ask(session, plan, as_of, period)
    if reconciling:
        period = _of_paper(question.book, period)
        if as_of is None:
            question = structs.replace(question, day=min(question.day, period.last))
        if question.day > session.today:
            raise FiguresToCome(question.day)
    book, day = question.book, question.day
    term = book.head.period
    if period.last < term.start or period.first > term.end:
        raise PeriodOutside(label(period, session.lang), book.head.id, term.end)
    everybody = form_agencies(book, day)
    ids = everybody if names is None else _agencies(book, names, everybody)
    every = forms(book, ids, day, period.last, whole=reconciling is not None)
    return Batch(
        question,
        period,
        tuple(one for one in every if one.is_due),
        tuple(one.agency for one in every if not one.is_due),
        unknown_members(book, day) if ids == everybody else (),
        _reply_day(session, question, reconciling) if reconciling else None,
    )


def _of_paper(book: Book, period: ReportingPeriod) -> ReportingPeriod:
    """The same period as the plan's papers have it."""
    settings = book.head.reporting or Reporting()
    if period.kind == "week":
        monday = dt.date.fromisocalendar(period.year, period.ordinal, 1)
        return periods.week(monday, settings.closing_day)
    return periods.months(period.kind, period.year, period.ordinal, settings.cutoff)


def _reply_day(session: Session, question: Question, reconciling: Reconciling) -> dt.date:
    """The day before which agencies are to answer: the one named, else by the settings."""
    if reconciling.reply_by:
        if reconciling.reply_by < session.today:
            raise ReplyDayOver(reconciling.reply_by)
        return reconciling.reply_by
    days = reconcile_days(question.book, question.paper)
    if days is None:
        raise NoReplyDay
    return session.today + dt.timedelta(days=days)


def write(
    session: Session, files: Mapping[str, str | bytes], folder: Path, *, overwrite: bool
) -> None:
    """Write forms, and what goes with them, into a folder, from the session's; raise NotWritten."""
    place = session.folder / folder
    fault = writes.write_all(place, files, overwrite=overwrite)
    if fault is not None:
        raise NotWritten(folder / fault.path.relative_to(place), fault.reason)


def contents(
    session: Session, batch: Batch, days: DaysOff, revision: str
) -> Mapping[str, str | bytes]:
    """Return the forms by the names of their files; raise NobodyToReport."""
    from caichcli.formats.forms import form_xlsx

    if not batch.forms:
        raise NobodyToReport(batch.question.day)
    sending = _sending(session, batch, revision)
    shared = form_xlsx.rows(sending, days, session.lang)
    return {
        f"{sending.period}_{one.agency}.xlsx": form_xlsx.write(one, sending, shared)
        for one in in_turn(batch.forms)
    }


def read_period(words: str, *, reconciled: bool = False) -> ReportingPeriod:
    """Return a month, quarter, half, year or ISO week of the calendar; else raise NoFormPeriod.

    Nine months are reported on in no form, but there is a paper on them to be ``reconciled``.
    """
    name = of_words(words)
    if name is None or (name.kind == "nine-months" and not reconciled):
        raise NoFormPeriod(words)
    return of_calendar(name)


def key(period: ReportingPeriod) -> str:
    """Return what a form's period is known by: ``2020-W26``, ``2020-Q2``, ``2020-H1``, ..."""
    return PeriodName(period.kind, period.year, period.ordinal).key


def label(period: ReportingPeriod, lang: Language) -> str:
    """A period's name; of a week with its days."""
    words = period_and_days if period.kind == "week" else period_words
    return words(period, lang)


def _ask(
    session: Session, plan: str | None, as_of: str | None, period: ReportingPeriod
) -> Question:
    """The plan of the period; as of today, though the period be over, unless a day is named."""
    if as_of is not None:
        return ask(session, plan, as_of)
    question = ask(session, plan, period.last.isoformat())
    day = min(session.today, last_day(question.book))
    return structs.replace(question, day=max(day, question.book.issued))


def _agencies(book: Book, names: list[str], reporters: Sequence[Id]) -> tuple[Id, ...]:
    ids = agencies_of(book, names)
    for id_ in ids:
        if book.is_group(id_):
            raise FormForGroup(book.register.name(id_))
        if id_ not in reporters:
            raise LeadsNothing(book.register.name(id_))
    return ids


def _sending(session: Session, batch: Batch, revision: str) -> Sending:
    question, period = batch.question, batch.period
    content = workspace.read(question.workspace.root / question.file)
    digest = sha256(content if isinstance(content, bytes) else b"").hexdigest()[:DIGITS]
    agencies = tuple(one.agency for one in batch.forms)
    return Sending(
        key(period),
        label(period, session.lang),
        period.last,
        digest,
        __version__,
        revision,
        agencies,
        batch.reply_by,
    )
