"""The states of plans that are compared: files on disk, at a git revision, in another folder."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import TypeVar

from msgspec import Struct, structs

from caichcli.files.disk import git, revisions, trees, workspace
from caichcli.files.disk.git import GitProblem
from caichcli.files.disk.revisions import Revision
from caichcli.files.disk.workspace import (
    PLANS_FOLDER,
    REGISTER_NAME,
    SETTINGS_NAME,
    YAML_ENDINGS,
    Workspace,
)
from caichcli.plan.changes.diff import Changes, PlanChanges, Snapshot, changes
from caichcli.plan.changes.diff import since as changes_since
from caichcli.plan.finding import Finding
from caichcli.plan.recurring import last_day
from caichcli.services.errors import GitRefused, Refusal, UnknownPlan
from caichcli.services.location import is_path, locate
from caichcli.services.questions import Question, choose
from caichcli.services.session import Session
from caichcli.services.workspaces import Content, PlanHasErrors, Survey, check, judge
from caichcli.views.difference import Comparison, Version, difference

T = TypeVar("T")

# Why a name is no revision's: there are none, or none is called so.
_NO_REVISION = ("no-git", "no-repository", "unknown-revision")


class NoPlansThere(Refusal):
    """A folder to compare with that holds no plans."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class BaseHasErrors(PlanHasErrors):
    """A state to compare with that has errors; ``base`` names it."""

    def __init__(self, survey: Survey, base: str) -> None:
        super().__init__(survey)
        self.base = base


class State(Struct, frozen=True):
    """The plans as they stand (``name`` None), at a revision, or at a path (``commit`` None)."""

    name: str | None
    commit: str | None
    survey: Survey

    @property
    def version(self) -> Version:
        return Version(self.name, self.commit)

    @property
    def snapshot(self) -> Snapshot:
        return Snapshot(self.survey.books, self.survey.register)


def compare(
    session: Session, names: list[str], plan: str | None, day: dt.date | None
) -> Comparison:
    """Return what differs between the states of one or two names; of one, to the files on disk.

    Both are counted on ``day``, else today or the plan's last day. Raises GitRefused,
    NoPlansThere, BaseHasErrors, PlanHasErrors, UnknownPlan.
    """
    place = _place(session, plan, names)
    before = state(session, place, names[0])
    after = state(session, place, names[1]) if names[1:] else present(session, place)
    both = changes(before.snapshot, after.snapshot)
    differences = []
    for one in _of_plan(session, both, plan, place):
        on = day or min(session.today, last_day(one.book))
        differences.append(difference(one, on, on))
    holders = both.holders if plan is None else ()
    return Comparison(tuple(differences), holders, before.version, after.version)


def since(question: Question, first: dt.date) -> Comparison:
    """Return what the plan's own records tell from ``first`` to the day that is asked for."""
    last = question.day
    eve = max(first, dt.date.min + dt.timedelta(1)) - dt.timedelta(1)
    change = difference(changes_since(question.book, question.file, first, last), eve, last)
    return Comparison((change,), days=(first, last), ended=question.ended)


def _place(session: Session, plan: str | None, names: list[str]) -> Workspace:
    """The workspace asked about; between two revisions there need be no files."""
    nothing_here = plan is None and workspace.find(session.folder) is None
    if len(names) == 2 and nothing_here:
        return Workspace(session.folder, (), None)
    return whole(locate(session, plan))


def _of_plan(
    session: Session, both: Changes, plan: str | None, place: Workspace
) -> list[PlanChanges]:
    """The plan asked for, as it is or was, by id or by file; without one, all."""
    if plan is None:
        return list(both.plans)
    name = place.shown(session.folder / plan) if is_path(plan) else plan
    same = [
        one
        for one in both.plans
        for copy in (one.after, one.before)
        if copy and name in (copy.book.head.id, copy.file)
    ]
    if not same:
        raise UnknownPlan(plan, (one.book.head.id for one in both.plans))
    return same[:1]


def whole(place: Workspace) -> Workspace:
    """Return the workspace that holds the files: a task may have gone to a file beside them."""
    holder = workspace.at(place.root)
    return holder if holder and set(place.plans) <= set(holder.plans) else place


def present(session: Session, place: Workspace) -> State:
    """Return the plans as they stand on disk; raise PlanHasErrors where they have errors."""
    survey = check(session, place, errors_only=True)
    if survey.errors:
        raise PlanHasErrors(survey)
    return State(None, None, survey)


def state(
    session: Session,
    place: Workspace,
    name: str,
    errors: Callable[[Sequence[Finding]], Sequence[Finding]] = tuple,
) -> State:
    """Return the plans as they were: at the path ``name`` where there is one, else that revision.

    ``errors`` picks those of the state that stand in the way. Raises GitRefused, NoPlansThere,
    BaseHasErrors.
    """
    path = session.folder / name
    commit = None
    revision = _revision(place, name)
    if isinstance(revision, GitProblem) and _is_there(path, name, revision):
        survey = _at_path(session, place, path)
    else:
        survey, commit = _at_revision(session, place, answered(revision))
    refuse_errors(survey, name, errors)
    return State(name, commit, survey)


def refuse_errors(
    survey: Survey, name: str, errors: Callable[[Sequence[Finding]], Sequence[Finding]]
) -> None:
    """Raise BaseHasErrors where a state has errors of those that stand in the way."""
    # The settings are today's, and their faults are told with today's files.
    faults = tuple(fault for fault in errors(survey.errors) if fault.place.file != SETTINGS_NAME)
    if faults:
        raise BaseHasErrors(structs.replace(survey, findings=faults), name)


def _revision(place: Workspace, name: str) -> Revision | GitProblem:
    """The revision of a name, which comes before a folder called so: files may come from anyone."""
    repository = git.repository(place.root)
    if isinstance(repository, GitProblem):
        return repository
    return revisions.resolve(repository, name)


def _is_there(path: Path, name: str, problem: GitProblem) -> bool:
    """Whether a folder or a file is meant by a name of which git knows no revision.

    A name that may be a revision's all the same, as in a shallow clone, is no folder's
    unless it is written as no revision is: ``./NAME``.
    """
    is_path_alone = name.startswith(".") or Path(name).is_absolute() or name.endswith(YAML_ENDINGS)
    is_doubtful = problem.reason not in _NO_REVISION or revisions.is_commit_name(name)
    if not name or (is_doubtful and not is_path_alone):
        return False
    try:
        return path.is_dir() or (is_path(name) and path.exists())
    except (OSError, ValueError):
        return False


def _at_path(session: Session, place: Workspace, path: Path) -> Survey:
    if path.is_dir():
        holder = path.parent if path.name == PLANS_FOLDER else path
        before = workspace.at(holder.absolute())
        if before is None or not before.plans:
            raise NoPlansThere(path)
        return check(session, before, errors_only=True)
    before = workspace.around(path)
    if before.register is None and place.register:
        before = Workspace(before.root, before.plans, place.register)
    return check(session, before, errors_only=True)


def _at_revision(session: Session, place: Workspace, revision: Revision) -> tuple[Survey, str]:
    repository = answered(git.repository(place.root))
    folder = plans_folder(place)
    files = answered(trees.plan_files(repository, revision, folder))
    names = sorted(files, key=lambda file: (file == REGISTER_NAME, file))
    contents = {(PurePosixPath(folder) / file).as_posix(): files[file] for file in names}
    return judge(session, place, contents, errors_only=True), revision.commit


def answered(answer: T | GitProblem) -> T:
    """git's answer; raise GitRefused where there is none."""
    if isinstance(answer, GitProblem):
        raise GitRefused(answer.reason, answer.detail)
    return answer


def plans_folder(place: Workspace) -> str:
    """Return the folder of the plans, from the workspace's root: where they are or would be."""
    files = [path for path in place.files if path != place.root]
    return files[0].parent.relative_to(place.root).as_posix() if files else PLANS_FOLDER


def since_text(session: Session, plan: str, text: str) -> Comparison:
    """Return what differs between a plan's text as it was and the plan as it stands, on today.

    Raises PlanHasErrors, UnknownPlan.
    """
    after = present(session, whole(locate(session, plan)))
    place = after.survey.workspace
    books = after.survey.books
    file = choose({name: book.head for name, book in books.items()}, plan, session.today)
    files: dict[str, Content] = {**after.survey.documents, file: text.encode()}
    before = State(None, None, judge(session, place, files, errors_only=True))
    both = changes(before.snapshot, after.snapshot)
    on = min(session.today, last_day(books[file]))
    own = (difference(one, on, on) for one in both.plans if one.after and one.after.file == file)
    return Comparison(tuple(own), (), before.version, after.version)
