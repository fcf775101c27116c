"""A paper verified: is it still what caich made, would today's plan give the same?"""

from msgspec import Struct, structs

from caichcli.files.disk import workspace
from caichcli.files.disk.workspace import Unreadable
from caichcli.formats.documents import seal
from caichcli.formats.documents.seal import Seal, State
from caichcli.services import provenance, reports, statements
from caichcli.services.errors import NotRead, Refusal
from caichcli.services.papers import require_word
from caichcli.services.reports import PaperBatch, Subject
from caichcli.services.session import Session
from caichcli.services.statements import Count, Statement

LARGEST = 64 * 1024 * 1024
_ZIP = b"PK"


class NotOurs(Refusal):
    """A file that carries no statement of caich's."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class PaperNotRead(NotRead):
    """A paper whose file could not be read."""


class PaperNotOpened(Refusal):
    """A Word file that is broken, or holds what no paper of caich's does."""

    def __init__(self, path: str, reason: str, detail: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason
        self.detail = detail


class NoSuchPaper(Refusal):
    """A paper that today's plan gives no more: nothing is to be sent to that agency."""

    def __init__(self, stem: str) -> None:
        super().__init__(stem)
        self.stem = stem


class Claim(Struct, frozen=True):
    """What a paper says of itself, and whether it still is as it was made."""

    statement: Statement
    state: State


class FigureChange(Struct, frozen=True):
    """A figure as a paper has it (None: it has not) and as today's plan gives it."""

    name: str
    then: Count | None
    now: Count


class Verification(Struct, frozen=True):
    """The figures that today's plan gives otherwise; else whether all inputs are the same too."""

    changes: tuple[FigureChange, ...]
    same_inputs: bool
    due_soon_days: int


def read(session: Session, path: str) -> Claim:
    """Return what a paper says of itself; raise PaperNotRead, PaperNotOpened, NotOurs."""
    mark = _seal(session, path)
    statement = statements.read(mark.words) if mark else None
    if mark is None or statement is None:
        raise NotOurs(path)
    return Claim(statement, mark.state)


def compare(session: Session, statement: Statement) -> Verification:
    """Ask today's plan the same again; raise NoSuchPaper, and what ``reports.prepare`` raises."""
    own = Session(session.folder, session.today, statement.lang, session.notify)
    batch = reports.prepare(own, statement.request)
    subject = next((each for each in batch.subjects if each.stem == statement.stem), None)
    if subject is None:
        raise NoSuchPaper(statement.stem)
    now = statements.counts(subject.value)
    then = statement.figures
    changes = tuple(
        FigureChange(name, then.get(name), count)
        for name, count in now.items()
        if then.get(name) != count
    )
    same_inputs = not changes and _digest(batch, subject, statement) == statement.digest
    return Verification(changes, same_inputs, batch.question.book.due_soon_days)


def _digest(batch: PaperBatch, subject: Subject, statement: Statement) -> str:
    """The digest of today's inputs as of the day that the paper was made on."""
    question = structs.replace(batch.question, today=statement.today)
    return provenance.maker(question, statement.lang)(subject.facts).digest


def _seal(session: Session, name: str) -> Seal | None:
    path = session.folder / name
    content: bytes | Unreadable
    try:
        large = path.is_file() and path.stat().st_size > LARGEST
        content = Unreadable(path, "too-large") if large else workspace.read(path)
    except (OSError, ValueError):
        content = Unreadable(path, "system")
    if isinstance(content, Unreadable):
        raise PaperNotRead(name, content.reason)
    return _seal_of_word(content, name) if content.startswith(_ZIP) else seal.read(content)


def _seal_of_word(content: bytes, name: str) -> Seal | None:
    require_word(("lxml",))
    from caichcli.formats.documents.word import seal as word_seal

    mark = word_seal.read(content)
    if isinstance(mark, Seal) or mark is None:
        return mark
    raise PaperNotOpened(name, mark.reason, mark.detail)
