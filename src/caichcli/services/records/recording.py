"""Records written into a plan: opened, judged, written under its lock, committed."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import Struct, structs

from caichcli.files.disk import git, locks, revisions, workspace
from caichcli.files.disk.git import GitProblem, Repository
from caichcli.files.disk.workspace import Workspace
from caichcli.files.disk.writes import WriteFault
from caichcli.files.yaml.reader import YamlDocument
from caichcli.formats import patch
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.model import Id
from caichcli.services import workspaces
from caichcli.services.checks import shown_path
from caichcli.services.errors import NotSaved, Refusal
from caichcli.services.location import locate
from caichcli.services.records import desks, entries, undoing
from caichcli.services.records.desks import BrokenBefore, Desk
from caichcli.services.records.entries import Compose, EntryJudgement
from caichcli.services.session import Session, document_of, hash_of
from caichcli.views.receipt import Changed

PLAN_LANGUAGE: Language = "vi"  # what plans are written in, and so their history
TRIES = 3  # somebody may save the file without asking for its lock
NAMES = 5  # of tasks in a commit's subject


class Texts(Protocol):
    """A plan's text before and after, and the records that make the difference."""

    @property
    def old(self) -> YamlDocument: ...

    @property
    def new(self) -> YamlDocument: ...

    @property
    def records(self) -> tuple[Changed, ...]: ...


Edited = TypeVar("Edited", bound=Texts)


class Instruction(Struct, frozen=True):
    """Which plan to record in, and whether to write it, and to commit what was written.

    ``partial`` leaves out what cannot be written, and writes the rest. ``beside`` are files of the
    workspace, by the names shown, as they are to be judged with: those on disk unless given.
    ``text_version`` is the fingerprint of the plan's text that somebody agreed to record in: where
    another stands there by now, nothing is written.
    """

    plan: str | None = None
    dry_run: bool = False
    commit: bool = False
    partial: bool = False
    beside: Mapping[str, YamlDocument] = {}
    text_version: str | None = None


class Recording(Struct, frozen=True):
    """What became of a plan's text; ``commit`` is the full name of the one that holds it.

    ``fault`` is why a file that was written is in no commit, though that was wanted.
    """

    desk: Desk
    judgement: EntryJudgement
    commit: str | None = None
    fault: "NotCommitted | None" = None

    @property
    def text_version(self) -> str:
        """What tells the plan's text before from every other."""
        return _version(self.desk, self.judgement.old)

    @property
    def path(self) -> str:
        """The plan's file, from the session's folder."""
        return shown_path(self.desk.session, self.desk.workspace, self.desk.file)

    def difference(self, *, colour: bool = False) -> str:
        """Return the change as a unified diff that git and patch take."""
        judgement = self.judgement
        return patch.write(judgement.old.text, judgement.splices, self.path, colour=colour)


class ChangedSinceSeen(Refusal):
    """A plan that is not as it was when somebody agreed to record in it; nothing was written."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class NoRepository(Refusal):
    """A commit that is wanted where there is no repository to be used; nothing was written."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class NotCommitted(Refusal):
    """A file that was written and that git did not commit."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


def fingerprint(text: str) -> str:
    """Return what tells a text from every other."""
    return hash_of(text.encode(errors="surrogateescape"))


def record(session: Session, compose: Compose, instruction: Instruction, subject: str) -> Recording:
    """Record what ``compose`` makes for the plan; where anything stands in the way, nothing.

    ``subject`` is the key of a commit's subject. Raises ChangedSinceSeen, and what ``open_desk``,
    ``entries.judge``, ``save`` and ``repository_of`` raise.
    """
    try:
        desk = open_desk(session, instruction.plan)
        desk = structs.replace(desk, files={**desk.files, **instruction.beside})
        return _record(desk, compose, instruction, subject)
    except BrokenBefore as broken:
        survey = broken.survey
        own = workspaces.beside_errors(session, survey.workspace, survey, instruction.plan)
        if own is None:
            raise
        apart = desks.desk(session, own, workspaces.documents(session, own), str(own.plans[0]))
        return _record(apart, compose, instruction, subject)


def _record(desk: Desk, compose: Compose, instruction: Instruction, subject: str) -> Recording:
    partial = instruction.partial
    if instruction.dry_run:
        _as_shown_before(desk, instruction.text_version)
        return Recording(desk, entries.judge(desk, compose, partial=partial))
    repository = repository_of(desk.workspace) if instruction.commit else None
    judgement = save(
        desk, lambda fresh: entries.judge(fresh, compose, partial=partial), instruction.text_version
    )
    path = desk.workspace.root / desk.file
    desk.session.trials.pop(path, None)
    desk.session.formers[path] = judgement.warnings.formers[desk.file]
    if repository is None or not judgement.records:
        return Recording(desk, judgement)
    tasks = [one.task for one in judgement.records]
    commit = commit_of(desk.session, repository, path, subject, tasks)
    if isinstance(commit, NotCommitted):
        return Recording(desk, judgement, fault=commit)
    return Recording(desk, judgement, commit)


def open_desk(session: Session, plan: str | None) -> Desk:
    """Read the workspace of the plan named, or of today's; raise as ``desks.desk`` does.

    Raises NoSuchFile, NoWorkspace.
    """
    place = locate(session, plan, writing=True)
    return desks.desk(session, place, workspaces.documents(session, place), plan)


def book(session: Session, plan: str | None) -> Book:
    """Return the plan that records would go to; raise as ``open_desk`` does, BrokenBefore."""
    return desks.book_of(open_desk(session, plan))


def save(desk: Desk, edit: Callable[[Desk], Edited], text_version: str | None = None) -> Edited:
    """Write what ``edit`` makes of the plan, under its lock and from what then stands there.

    What was there before is kept for ``undoing``. Raises NotSaved, and ChangedSinceSeen where
    another text stands there than the one of the fingerprint ``text_version``.
    """
    path = desk.workspace.root / desk.file
    with locks.locked(path) as lock:
        if isinstance(lock, WriteFault):
            raise _not_saved(desk, lock)
        if not lock.alone:
            desk.session.tell_no_locks(path)
        for _ in range(TRIES):
            desk, content = _fresh(desk)
            _as_shown_before(desk, text_version)
            texts = edit(desk)
            if texts.new.text == texts.old.text:
                return texts
            new = texts.new.text.encode()
            fault = locks.replace(lock, content, new)
            if fault is None:
                after = hash_of(new)
                desk.session.expect(path, texts.new, after)
                undoing.keep(desk.workspace, desk.file, content, after, texts.records)
                return texts
            if fault.reason != "changed-meanwhile":
                raise _not_saved(desk, fault)
    raise _not_saved(desk, WriteFault(path, "changed-meanwhile"))


def _version(desk: Desk, document: YamlDocument) -> str:
    """What tells a text of the plan from every other, worked out once."""
    return desk.session.fingerprint(desk.workspace.root / desk.file, document)


def _as_shown_before(desk: Desk, text_version: str | None) -> None:
    """Raise ChangedSinceSeen where a plan's text is not the one that was agreed to."""
    if text_version is not None and text_version != _version(desk, desk.document):
        raise ChangedSinceSeen(shown_path(desk.session, desk.workspace, desk.file))


def _fresh(desk: Desk) -> tuple[Desk, bytes]:
    """The plan as it now stands, with its bytes; read again only where these are others."""
    path = desk.workspace.root / desk.file
    content = workspace.read(path)
    if not isinstance(content, bytes):
        raise _not_saved(desk, WriteFault(path, "changed-meanwhile"))
    now = hash_of(content)
    if now == _version(desk, desk.document):
        return desk, content
    document = document_of(content, desk.file, desk.document)
    desk.session.expect(path, document, now)
    return structs.replace(desk, files={**desk.files, desk.file: document}), content


def _not_saved(desk: Desk, fault: WriteFault) -> NotSaved:
    path = shown_path(desk.session, desk.workspace, desk.file)
    return NotSaved(path, fault.reason, fault.lock)


def repository_of(place: Workspace) -> Repository:
    """Return the repository that commits go to; raise NoRepository where none can be used."""
    repository = git.repository(place.root)
    if isinstance(repository, GitProblem):
        raise NoRepository(repository.reason, repository.detail)
    return repository


def commit_of(
    session: Session, repository: Repository, path: Path, subject: str, ids: Sequence[Id]
) -> str | NotCommitted:
    """Commit a file alone and return the commit's name, or why there is none.

    ``ids`` are those of the tasks or agencies that it tells of.
    """
    commit = revisions.commit(repository, path, _message(subject, ids), session.author)
    if isinstance(commit, GitProblem):
        return NotCommitted(commit.reason, commit.detail)
    return commit


def _message(subject: str, ids: Sequence[Id]) -> str:
    """A commit's message: what was recorded, and of which tasks."""
    distinct = list(dict.fromkeys(ids))
    names = ", ".join(distinct[:NAMES])
    more = len(distinct) - NAMES
    if more > 0:
        names = say(PLAN_LANGUAGE, "record.and-more", tasks=names, count=more)
    return say(PLAN_LANGUAGE, subject, tasks=names)
