"""Forms sent out: one Excel form an agency for a period, all of them or none."""

import datetime as dt
import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, structs

from caichcli import __version__
from caichcli.files.disk import workspace, writes
from caichcli.formats.forms.sending import Sending
from caichcli.formats.pages import phrases
from caichcli.formats.pages.days import Days
from caichcli.language import wording
from caichcli.language.wording import Language
from caichcli.plan import periods
from caichcli.plan.book import EARLIEST, LATEST, Book
from caichcli.plan.model import Id
from caichcli.plan.periods import PeriodKind, ReportingPeriod
from caichcli.services.errors import NotWritten, Refusal
from caichcli.services.questions import Question, agencies_of, ask
from caichcli.services.session import Session
from caichcli.views.form import Form, form, reporters, unknown_members

DIGITS = 16
_KEYS: dict[PeriodKind, str] = {
    "month": r"([0-9]{4})-(0[1-9]|1[0-2])",
    "quarter": r"([0-9]{4})-[Qq]([1-4])",
    "half-year": r"([0-9]{4})-[Hh]([12])",
    "year": r"([0-9]{4})()",
}


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


class Batch(Struct, frozen=True):
    """The forms of one call; ``done`` are agencies with nothing left to report on.

    ``open_groups`` lead tasks, and their members are not all known.
    """

    question: Question
    period: ReportingPeriod
    forms: tuple[Form, ...]
    done: tuple[Id, ...]
    open_groups: tuple[Id, ...]

    @property
    def rows(self) -> int:
        return sum(len(one.rows) for one in self.forms)


def prepare(
    session: Session, words: str, names: list[str] | None, plan: str | None, as_of: str | None
) -> Batch:
    """Return the forms for a period: of the agencies named, else of all that lead a task.

    Raises NoFormPeriod, PeriodOutside, FormForGroup, LeadsNothing, and what ``ask`` and
    ``agencies_of`` raise.
    """
    period = read_period(words)
    question = _ask(session, plan, as_of, period)
    book, day = question.book, question.day
    term = book.head.period
    if period.last < term.start or period.first > term.end:
        raise PeriodOutside(_label(period, session.lang), book.head.id, term.end)
    everybody = reporters(book, day)
    ids = everybody if names is None else _agencies(book, names, everybody)
    forms = [form(book, id_, day, period.last) for id_ in ids]
    return Batch(
        question,
        period,
        tuple(one for one in forms if one.rows),
        tuple(one.agency for one in forms if not one.rows),
        unknown_members(book, day) if ids == everybody else (),
    )


def write(
    session: Session, batch: Batch, days: Days, revision: str, folder: Path, *, overwrite: bool
) -> None:
    """Write the forms into a folder, from the session's; raise NobodyToReport, NotWritten."""
    from caichcli.formats.forms import workbook

    if not batch.forms:
        raise NobodyToReport(batch.question.day)
    sending = _sending(session, batch, revision)
    contents: dict[str, str | bytes] = {
        f"{sending.period}_{one.agency}.xlsx": workbook.write(one, sending, days, session.lang)
        for one in batch.forms
    }
    place = session.folder / folder
    fault = writes.write_all(place, contents, overwrite=overwrite)
    if fault is not None:
        raise NotWritten(folder / fault.path.relative_to(place), fault.reason)


def read_period(words: str) -> ReportingPeriod:
    """Return a month, quarter, half, year or ISO week of the calendar; else raise NoFormPeriod."""
    week = wording.read_week(words)
    if week is not None and EARLIEST <= week[0] <= LATEST:
        return periods.week(week[0], "sunday")
    for kind, pattern in _KEYS.items():
        match = re.fullmatch(pattern, words.strip())
        if match and EARLIEST.year <= int(match[1]) <= LATEST.year:
            return periods.months(kind, int(match[1]), int(match[2] or 1), "calendar")
    raise NoFormPeriod(words)


def key(period: ReportingPeriod) -> str:
    """Return what a form's period is known by: ``2020-W26``, ``2020-Q2``, ``2020-H1``, ..."""
    year, ordinal = period.year, period.ordinal
    parts: dict[PeriodKind, str] = {
        "week": f"-W{ordinal:02}",
        "month": f"-{ordinal:02}",
        "quarter": f"-Q{ordinal}",
        "half-year": f"-H{ordinal}",
    }
    return f"{year}{parts.get(period.kind, '')}"


def _label(period: ReportingPeriod, lang: Language) -> str:
    """A period's name; of a week with its days."""
    words = phrases.period_and_days if period.kind == "week" else phrases.period
    return words(period, lang)


def _ask(
    session: Session, plan: str | None, as_of: str | None, period: ReportingPeriod
) -> Question:
    """The plan of the period; as of today, though the period be over, unless a day is named."""
    if as_of is not None:
        return ask(session, plan, as_of)
    question = ask(session, plan, period.last.isoformat())
    day = min(session.today, question.book.head.period.end)
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
    label = _label(period, session.lang)
    agencies = tuple(one.agency for one in batch.forms)
    return Sending(key(period), label, period.last, digest, __version__, revision, agencies)
