"""What a plan is compared with: its files at a git revision, another file, another folder."""

import datetime as dt
from pathlib import Path, PurePosixPath
from typing import TypeVar

from msgspec import Struct, structs

from caichcli.cli import session
from caichcli.cli.session import Broken, Opened
from caichcli.cli.usage import UNREADABLE, USAGE, Refusal
from caichcli.files import revisions, workspace
from caichcli.files.revisions import Problem
from caichcli.files.workspace import (
    PLANS_FOLDER,
    REGISTER_NAME,
    SETTINGS_NAME,
    Workspace,
)
from caichcli.plan.changes.diff import Snapshot, changes
from caichcli.plan.finding import Finding

T = TypeVar("T")


class State(Struct, frozen=True):
    """The plans as they stand (``asked`` None), at a revision, or at a path (``commit`` None)."""

    asked: str | None
    commit: str | None
    opened: Opened

    @property
    def snapshot(self) -> Snapshot:
        return Snapshot(self.opened.books, self.opened.register)


def edit_findings(opened: Opened, base: str, now: dt.date) -> list[Finding]:
    """What is wrong with the edit from ``base`` to the files opened, in those files' places.

    ``base`` is a git revision, or the path of a plan's file or of a workspace
    as it was. Raises Refusal: no such revision, no git, no repository, a base
    with errors (Broken, with its findings).
    """
    from caichcli.rules import edits

    found = whole(opened.workspace)
    before = state(found, base, now)
    all_ = opened if found == opened.workspace else session.check(found, now, errors_only=True)
    after = State(None, None, all_)
    told = edits.judge(
        changes(before.snapshot, after.snapshot), whole=len(all_.books) == len(found.plans)
    )
    if all_ is opened:
        return told
    return [finding for finding in told if finding.place.file in opened.texts]


def whole(found: Workspace) -> Workspace:
    """The workspace that holds the files opened: a task may have gone to a file beside them."""
    around = workspace.at(found.root)
    return around if around and set(found.plans) <= set(around.plans) else found


def present(found: Workspace, now: dt.date) -> State:
    """The plans as they stand on disk; Broken where they have errors."""
    opened = session.check(found, now, errors_only=True)
    if opened.errors:
        raise Broken(opened)
    return State(None, None, opened)


def state(found: Workspace, asked: str, now: dt.date) -> State:
    """The plans as they were: at the path ``asked`` where there is one, else at that revision.

    Raises Refusal as ``edit_findings`` does.
    """
    path = Path(asked)
    commit = None
    if _is_there(path, asked):
        opened = _at_path(found, path, now)
    else:
        opened, commit = _at_revision(found, asked, now)
    # The settings are today's, and their faults are told with today's files.
    faults = tuple(fault for fault in opened.errors if fault.place.file != SETTINGS_NAME)
    if faults:
        told = structs.replace(opened, findings=faults)
        raise Broken(told, "diff.base-broken", base=asked)
    return State(asked, commit, opened)


def _is_there(path: Path, asked: str) -> bool:
    """Whether a folder or a file is meant. A bare repository has a file ``HEAD``: a revision."""
    try:
        return path.is_dir() or (session.is_path(asked) and path.exists())
    except (OSError, ValueError):
        return False


def _at_path(found: Workspace, path: Path, now: dt.date) -> Opened:
    if path.is_dir():
        holder = path.parent if path.name == PLANS_FOLDER else path
        before = workspace.at(holder.absolute())
        if before is None or not before.plans:
            raise Refusal("diff.no-plans-there", UNREADABLE, path=path)
        return session.check(before, now, errors_only=True)
    before = workspace.around(path)
    if before.register is None and found.register:
        before = Workspace(before.root, before.plans, found.register)
    return session.check(before, now, errors_only=True)


def _at_revision(found: Workspace, asked: str, now: dt.date) -> tuple[Opened, str]:
    where = _readable(revisions.repository(found.root))
    commit = _readable(revisions.resolve(where, asked))
    folder = _plans_folder(found)
    files = _readable(revisions.plan_files(where, commit, folder))
    names = sorted(files, key=lambda name: (name == REGISTER_NAME, name))
    contents = {(PurePosixPath(folder) / name).as_posix(): files[name] for name in names}
    return session.judge(found, contents, now, errors_only=True), commit.commit


def _readable(answer: T | Problem) -> T:
    """git's answer, or the refusal that says why there is none."""
    if isinstance(answer, Problem):
        code = USAGE if answer.reason == "unknown-revision" else UNREADABLE
        raise Refusal(f"diff.{answer.reason}", code, detail=answer.detail)
    return answer


def _plans_folder(found: Workspace) -> str:
    """The folder of the plans, from the workspace's root."""
    files = (*found.plans, *([found.register] if found.register else ()))
    return files[0].parent.relative_to(found.root).as_posix() if files else PLANS_FOLDER
