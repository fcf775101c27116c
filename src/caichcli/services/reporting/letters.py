"""Letters that were signed and sent: recorded as reminders of the tasks that each one names.

Making letters records nothing: the number comes from the office's book when they are signed.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from caichcli.files.yaml.edits import Append
from caichcli.formats.documents import FORMATS
from caichcli.importers import outgoing_book
from caichcli.importers.outgoing_book import OutgoingRow
from caichcli.language.documents import parts
from caichcli.plan.book import Book
from caichcli.plan.duties import remedies
from caichcli.plan.model import Id, PlanHead, Reminder
from caichcli.services.errors import Origin, Refusal
from caichcli.services.importing import foreign_files
from caichcli.services.questions import agency_of, day_of
from caichcli.services.records import duty_entries
from caichcli.services.records.additions import record_of
from caichcli.services.records.confirmations import Addition
from caichcli.services.records.entries import Compose, EditSet
from caichcli.services.reporting import verification
from caichcli.services.reporting.verification import NotOurs
from caichcli.services.session import Session

REPORTS = ("letters", "plan-requests")
_ENDINGS = tuple(ending for each in FORMATS.values() for ending in each.endings)


class NoLetters(Refusal):
    """A file or a folder that holds no letter of caich's."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class MixedLetters(Refusal):
    """A folder with letters that urge and with letters that ask for plans."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class OtherPlan(Refusal):
    """A letter about another plan than the one that is recorded in."""

    def __init__(self, path: str, plan: Id) -> None:
        super().__init__(path, plan)
        self.path = path
        self.plan = plan


class NoNumbers(Refusal):
    """A file without a table of agencies and the numbers of letters to them."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class NumberUnclear(Refusal):
    """A row of numbers that cannot be used, and why."""

    def __init__(self, origin: Origin, cause: Refusal) -> None:
        super().__init__(origin)
        self.origin = origin
        self.cause = cause


class NoLetterTo(Refusal):
    """An agency with a number, and no letter to it among those named."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NumberWanted(Refusal):
    """Letters without the number that they went out under: neither a document nor a book."""


class NoSigningDay(Refusal):
    """A letter's number without the day on which it was signed."""


class NoneIssued(Refusal):
    """Letters of which none has a number, or all are recorded already."""


class LetterFile(Struct, frozen=True):
    """A letter's file: to whom, of which plan, the tasks that it urges on and still names.

    One that ``asks_plan`` asks for the agency's own plan, and urges nothing.
    """

    path: str
    agency: Id
    plan: Id
    tasks: tuple[Id, ...]
    asks_plan: bool = False


class NumberOrder(Struct, frozen=True):
    """Under which numbers letters went out: one document for all, or a row for each.

    ``date`` is the day to be recorded where a row says none; ``reply_by`` the day set for an answer
    where a row sets none.
    """

    document: str | None = None
    rows: Sequence[OutgoingRow] = ()
    date: str | None = None
    reply_by: str | None = None


class Issued(Struct, frozen=True):
    """A letter that went out: under which number, signed when, to be answered by when.

    ``date`` is the day of the reminder: the one named, else that of signing, else today's.
    ``tasks`` are those that are to be recorded; ``recorded`` those that are already. ``again``
    tells of a letter that asks for a plan that it is recorded already.
    """

    letter: LetterFile
    number: str
    signed: dt.date | None
    date: dt.date
    reply_by: dt.date | None
    tasks: tuple[Id, ...]
    recorded: tuple[Id, ...]
    again: bool = False


class Dispatch(Struct, frozen=True):
    """The letters that went out, and those that have no number (yet)."""

    issued: tuple[Issued, ...]
    drafts: tuple[LetterFile, ...]


def read(session: Session, path: str) -> list[LetterFile]:
    """Return the letters of a folder, or of one file; one to each agency, by their names.

    Raises NoLetters, MixedLetters, PaperNotRead, PaperNotOpened.
    """
    place = session.folder / path
    files = [place]
    if place.is_dir():
        files = sorted(file for file in place.iterdir() if file.suffix.lower() in _ENDINGS)
    letters: dict[tuple[Id, bool], LetterFile] = {}
    for file in files:
        if letter := _read(session, file):
            letters.setdefault((letter.agency, letter.asks_plan), letter)
    if not letters:
        raise NoLetters(path)
    if len({letter.asks_plan for letter in letters.values()}) > 1:
        raise MixedLetters(path)
    return list(letters.values())


def _read(session: Session, file: Path) -> LetterFile | None:
    """The letter in a file; None of a file that is none, in a folder where others lie too."""
    inside = file.is_relative_to(session.folder)
    name = str(file.relative_to(session.folder) if inside else file)
    try:
        claim = verification.read(session, name)
    except NotOurs:
        return None
    statement = claim.statement
    if statement is None or statement.report not in REPORTS:
        return None
    text = "\n".join(line.text for line in claim.lines)
    tasks = tuple(id_ for id_ in statement.tasks if _stands_in(id_, text))
    asks_plan = statement.report == "plan-requests"
    return LetterFile(name, statement.stem, statement.plan, tasks, asks_plan)


def _stands_in(id_: Id, text: str) -> bool:
    """Whether a letter names a task still: who signed it may have struck it out."""
    return re.search(rf"(?<![\w.]){re.escape(id_)}(?![\w])(?!\.\w)", text) is not None


def read_numbers(session: Session, path: str) -> list[OutgoingRow]:
    """Return the rows of the office's book; raise NotImported, NoNumbers."""
    rows = outgoing_book.read(foreign_files.read(session, Path(path)))
    if rows is None:
        raise NoNumbers(path)
    return rows


def dispatch(
    session: Session, book: Book, letters: Sequence[LetterFile], order: NumberOrder
) -> Dispatch:
    """Return what went out, and what did not.

    Raises NumberWanted, OtherPlan, NumberUnclear, NoLetterTo, NotADay.
    """
    if order.document is None and not order.rows:
        raise NumberWanted
    for letter in letters:
        if letter.plan != book.head.id:
            raise OtherPlan(letter.path, letter.plan)
    if order.document is not None:
        whole = [_issued(session, book, letter, order, order.document) for letter in letters]
        return Dispatch(tuple(whole), ())
    by_agency = {letter.agency: letter for letter in letters}
    issued = [_of_row(session, book, by_agency, row, order) for row in order.rows]
    numbered = {one.letter.agency for one in issued}
    drafts = tuple(letter for letter in letters if letter.agency not in numbered)
    return Dispatch(tuple(issued), drafts)


def recorded(session: Session, letters: Sequence[LetterFile], order: NumberOrder) -> Compose:
    """Return what records the letters that went out, all or none.

    Raises what ``dispatch`` does, NoneIssued.
    """

    def compose(book: Book) -> list[Addition] | EditSet:
        outgoing = dispatch(session, book, letters, order)
        if letters[0].asks_plan:
            return _requests(book, [one for one in outgoing.issued if not one.again])
        reminders = [(id_, _values(one)) for one in outgoing.issued for id_ in one.tasks]
        if not reminders:
            raise NoneIssued
        return duty_entries.reminders(book, reminders)

    return compose


def _requests(book: Book, issued: Sequence[Issued]) -> EditSet:
    """What records letters that ask for plans, in the plan's head; raises NoneIssued."""
    if not issued:
        raise NoneIssued
    keys = tuple(PlanHead.__struct_encode_fields__)
    edits = [
        Append(("plan", "plan_requests"), record_of(Reminder, _values(one), book), keys)
        for one in issued
    ]
    return EditSet(edits, agencies=[one.letter.agency for one in issued])


def _values(issued: Issued) -> dict[str, object]:
    signed = {"date": issued.signed.isoformat()} if issued.signed else {}
    return {
        "date": issued.date.isoformat(),
        "document": {"number": issued.number, **signed},
        "agency": issued.letter.agency,
        "reply_by": issued.reply_by and issued.reply_by.isoformat(),
    }


def _of_row(
    session: Session,
    book: Book,
    letters: dict[Id, LetterFile],
    row: OutgoingRow,
    order: NumberOrder,
) -> Issued:
    try:
        agency = agency_of(book.register, row.agency)
        if agency not in letters:
            raise NoLetterTo(book.register.name(agency))
        signed = row.date or parts(row.number)[1]
        if not signed:
            raise NoSigningDay
        document = f"{parts(row.number)[0]}@{day_of(signed, 'date')}"
        own = NumberOrder(document, (), order.date, row.reply_by or order.reply_by)
        return _issued(session, book, letters[agency], own, document)
    except Refusal as cause:
        raise NumberUnclear(Origin(row.row), cause) from None


def _issued(
    session: Session, book: Book, letter: LetterFile, order: NumberOrder, document: str
) -> Issued:
    number, day = parts(document)
    signed = day_of(day, "document") if day else None
    date = day_of(order.date, "date") if order.date else signed or session.today
    reply_by = day_of(order.reply_by, "reply-by") if order.reply_by else None
    records = set(_recorded(book, letter, number))
    requests = book.head.plan_requests or () if letter.asks_plan else ()
    return Issued(
        letter,
        number,
        signed,
        date,
        reply_by,
        tuple(id_ for id_ in letter.tasks if id_ not in records),
        tuple(id_ for id_ in letter.tasks if id_ in records),
        any(_is_of(one, letter, number) for one in requests),
    )


def _recorded(book: Book, letter: LetterFile, number: str) -> Iterator[Id]:
    """The tasks and shortcomings of a letter whose reminder by that number is recorded already."""
    reminders = {one.ref: one.shortcoming.reminders or () for one in remedies(book.file)}
    reminders |= {id_: task.reminders or () for id_, task in book.task_by_id.items()}
    for id_ in letter.tasks:
        for one in reminders.get(id_, ()):
            if _is_of(one, letter, number):
                yield id_


def _is_of(one: Reminder, letter: LetterFile, number: str) -> bool:
    """Whether a reminder is that of a letter, under its number."""
    number_recorded = one.document and one.document.number
    return number_recorded == number and one.agency == letter.agency
