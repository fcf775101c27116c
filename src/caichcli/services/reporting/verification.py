"""A paper verified: what stands in it beside the plan as it was then, and as it is now."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, structs

from caichcli.files.disk import git, restoration, revisions, trees, workspace
from caichcli.files.disk.git import GitProblem
from caichcli.files.disk.workspace import Unreadable, Workspace
from caichcli.formats.documents import lines, seal
from caichcli.formats.documents.comparison import PaperComparison, blanked, compare
from caichcli.formats.documents.lines.line import BLANK, PaperLine
from caichcli.formats.documents.prose import Prose
from caichcli.formats.documents.provenance import CHANGED_MARK, Provenance
from caichcli.formats.documents.seal import Seal, State
from caichcli.language.wording import Language
from caichcli.services.errors import NotRead, Refusal
from caichcli.services.reporting import papers, provenance, reports, statements
from caichcli.services.reporting.papers import require_word
from caichcli.services.reporting.reports import PaperBatch, PaperSubject, ReportRequest
from caichcli.services.reporting.statements import Count, Statement
from caichcli.services.session import Session
from caichcli.services.states import plans_folder

LARGEST = 64 * 1024 * 1024
_NOTHING = PaperComparison((), 0)

# Why a paper is compared with today's plan alone: what it says of its making is lost; the plan
# was in no git repository, or not committed; its commit is not here, or has errors today.
OnlyNow = Literal["lost", "no-git", "uncommitted", "no-commit", "has-errors"]


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


class PaperClaim(Struct, frozen=True):
    """A paper as read: its lines, what is asked to make it again, what it says of its making.

    ``statement`` and ``state`` are None where that is lost. ``prose`` is what the office wrote
    itself: it stands in what is made again too.
    """

    format_: str
    lines: tuple[PaperLine, ...]
    request: ReportRequest
    lang: Language
    statement: Statement | None = None
    state: State | None = None
    prose: Prose = papers.NO_PROSE


class FigureChange(Struct, frozen=True):
    """A figure as a paper has it (None: it has not) and as today's plan gives it."""

    name: str
    then: Count | None
    now: Count


class Verification(Struct, frozen=True):
    """What differs in the paper, and the figures that have moved in the plan since.

    ``commit`` names the state of the plan that the paper was compared with: None is today's, which
    is the same as then where ``only_now`` is None. ``other_making`` is True where templates,
    settings or the tool are others than then. ``same_inputs``: nothing at all has changed.
    """

    comparison: PaperComparison
    changes: tuple[FigureChange, ...]
    due_soon_days: int
    same_inputs: bool
    commit: str | None = None
    only_now: OnlyNow | None = None
    other_making: bool = False


class OriginalPaper(Struct, frozen=True):
    """A paper made again: its bytes, None where it is what it was and its makers are others.

    The rest is as in ``Verification``.
    """

    content: bytes | None
    same_inputs: bool = False
    commit: str | None = None
    only_now: OnlyNow | None = None
    other_making: bool = False


def read(session: Session, path: str, request: ReportRequest | None = None) -> PaperClaim:
    """Return a paper as read: ``request`` is for one that says nothing of its making any more.

    Raises PaperNotRead, PaperNotOpened, NotOurs.
    """
    content = _bytes_of(session, path)
    format_ = lines.format_of(content)
    mark = _seal(content, format_, path)
    statement = statements.read(mark.words) if mark else None
    if request is None and statement is None:
        raise NotOurs(path)
    try:
        own = tuple(lines.read(content, format_))
    except ValueError:
        raise PaperNotOpened(path, "not-word", "") from None
    prose = papers.prose_in(content)
    if request is not None:
        return PaperClaim(format_, own, request, session.lang, prose=prose)
    assert mark is not None
    assert statement is not None
    return PaperClaim(
        format_, own, statement.request, statement.lang, statement, mark.state, prose=prose
    )


def verify(session: Session, claim: PaperClaim) -> Verification:
    """Compare a paper with the plan then and now.

    Raises NoSuchPaper, and what ``reports.prepare`` raises.
    """
    own = Session(session.folder, session.today, claim.lang, session.notify)
    batch = reports.prepare(own, claim.request)
    statement = claim.statement
    if statement is None:
        subject = _only(batch)
        return Verification(
            compare(_undated_lines(own, claim, batch, subject), claim.lines),
            (), batch.question.book.due_soon_days, False, only_now="lost",
        )  # fmt: skip
    now = _subject(batch, statement)
    # A paper that nobody changed is what it was: of today's plan nothing is made, nor can fail.
    made = _original(own, claim, statement, batch, of_today=claim.state == "changed")
    return Verification(
        _compared(claim, made.content),
        tuple(_changes(statement, now)) if now else (),
        batch.question.book.due_soon_days,
        made.same_inputs,
        made.commit,
        made.only_now,
        made.other_making,
    )


def original(session: Session, claim: PaperClaim) -> OriginalPaper:
    """Return a paper with a statement made again; raise as ``verify``.

    NoSuchPaper too where the plan that is asked for is not the statement's.
    """
    assert claim.statement is not None
    own = Session(session.folder, session.today, claim.lang, session.notify)
    batch = reports.prepare(own, claim.request)
    if batch.question.book.head.id != claim.statement.plan:
        raise NoSuchPaper(claim.statement.stem)
    return _original(own, claim, claim.statement, batch, of_today=True)


def _original(
    session: Session,
    claim: PaperClaim,
    statement: Statement,
    batch: PaperBatch,
    *,
    of_today: bool,
) -> OriginalPaper:
    """The paper made again: of the plan as it was, else of today's where that is asked for."""
    now = _subject(batch, statement)
    if now and _digest(batch, now, statement) == statement.digest:
        return OriginalPaper(_made(session, claim, statement, batch, now), same_inputs=True)
    then = _then(session, claim, statement, batch.question.workspace)
    if not isinstance(then, str):
        return then
    if now is None:
        raise NoSuchPaper(statement.stem)
    content = _made(session, claim, statement, batch, now) if of_today else None
    return OriginalPaper(content, only_now=then)


def _then(
    session: Session, claim: PaperClaim, statement: Statement, place: Workspace
) -> OriginalPaper | OnlyNow:
    """The paper made again of the plan as it was."""
    if statement.revision is None:
        return "no-git"
    if statement.revision.endswith(CHANGED_MARK):
        return "uncommitted"
    plans = _plans(place, statement.revision)
    if plans is None:
        return "no-commit"
    with restoration.restored(place, plans) as folder:
        there = Session(folder, session.today, claim.lang)
        try:
            batch = reports.prepare(there, claim.request)
        except Refusal:
            return "has-errors"
        subject = _subject(batch, statement)
        if subject is None:
            return "has-errors"
        other_making = _digest(batch, subject, statement) != statement.digest
        content = None
        if claim.state == "changed" or not other_making:
            content = _made(there, claim, statement, batch, subject)
        return OriginalPaper(content, commit=statement.revision, other_making=other_making)


def _plans(place: Workspace, revision: str) -> dict[str, bytes] | None:
    repository = git.repository(place.root)
    if isinstance(repository, GitProblem):
        return None
    commit = revisions.resolve(repository, revision)
    if isinstance(commit, GitProblem):
        return None
    files = trees.plan_files(repository, commit, plans_folder(place))
    return None if isinstance(files, GitProblem) else files


def _made(
    session: Session,
    claim: PaperClaim,
    statement: Statement,
    batch: PaperBatch,
    subject: PaperSubject,
) -> bytes:
    """The paper as the state of a plan gives it, with what it says of its making."""
    making = Provenance(
        statement.version,
        statement.revision,
        statement.digest,
        statement.today,
        shown=provenance.is_shown(batch.question),
    )
    return _content(session, claim, batch, subject, making)


def _undated_lines(
    session: Session, claim: PaperClaim, batch: PaperBatch, subject: PaperSubject
) -> list[PaperLine]:
    """The lines of a paper of which nobody knows when it was made: that is blank."""
    makings = (
        Provenance(BLANK, None, BLANK, day, shown=provenance.is_shown(batch.question))
        for day in (dt.date(2000, 1, 1), dt.date(2011, 12, 31))
    )
    contents = [_content(session, claim, batch, subject, making) for making in makings]
    first, second = (lines.read(one, claim.format_, blanks=True) for one in contents)
    return blanked(first, second)


def _content(
    session: Session,
    claim: PaperClaim,
    batch: PaperBatch,
    subject: PaperSubject,
    making: Provenance,
) -> bytes:
    content = papers.content(session, batch, subject, claim.format_, making, claim.prose)
    return content if isinstance(content, bytes) else content.encode()


def _compared(claim: PaperClaim, content: bytes | None) -> PaperComparison:
    """What differs from the paper as it was made; nothing where that is not made again."""
    if content is None:
        return _NOTHING
    return compare(lines.read(content, claim.format_, blanks=True), claim.lines)


def _changes(statement: Statement, now: PaperSubject) -> Iterator[FigureChange]:
    for name, count in statements.counts(now.value).items():
        then = statement.figures.get(name)
        if then != count:
            yield FigureChange(name, then, count)


def _subject(batch: PaperBatch, statement: Statement) -> PaperSubject | None:
    return next((each for each in batch.subjects if each.stem == statement.stem), None)


def _only(batch: PaperBatch) -> PaperSubject:
    """The one paper of a batch; raise reports.NoAgency where there are several."""
    if len(batch.subjects) > 1:
        raise reports.NoAgency
    return batch.subjects[0]


def _digest(batch: PaperBatch, subject: PaperSubject, statement: Statement) -> str:
    """The digest of a state's inputs as of the day that the paper was made on."""
    question = structs.replace(batch.question, today=statement.today)
    return provenance.maker(question, statement.lang)(subject.facts).digest


def _bytes_of(session: Session, name: str) -> bytes:
    path = session.folder / name
    content: bytes | Unreadable
    try:
        large = path.is_file() and path.stat().st_size > LARGEST
        content = Unreadable(path, "too-large") if large else workspace.read(path)
    except (OSError, ValueError):
        content = Unreadable(path, "system")
    if isinstance(content, Unreadable):
        raise PaperNotRead(name, content.reason)
    return content


def _seal(content: bytes, format_: str, name: str) -> Seal | None:
    if format_ != "docx":
        return seal.read(content)
    require_word(("lxml",))
    from caichcli.formats.documents.word import seal as word_seal

    mark = word_seal.read(content)
    if isinstance(mark, Seal) or mark is None:
        return mark
    raise PaperNotOpened(name, mark.reason, mark.detail)
