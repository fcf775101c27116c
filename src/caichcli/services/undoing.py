"""What the last command wrote into a plan or the register, taken back byte for byte.

Only while nobody built on it. The text that was there before is kept among the user's own files,
outside the workspace.
"""

import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct, structs

from caichcli.files.disk import cache, git, locks, revisions, workspace
from caichcli.files.disk.git import Problem
from caichcli.files.disk.workspace import Workspace
from caichcli.files.yaml import reader
from caichcli.formats.answers.update import Changed
from caichcli.language.characters import encodable
from caichcli.services import workspaces
from caichcli.services.checks import shown_path
from caichcli.services.errors import NotSaved, Refusal
from caichcli.services.session import Session

HOLDERS = ("tasks", "agencies", "groups")
LISTS = ("updates", "adjustments", "reminders", "aliases", "members")


class Written(Struct, frozen=True):
    """What a command wrote: the file, its text before, the hashes before and after, the records.

    The name of a file is bytes, which need be no text.
    """

    file: bytes
    text: str
    before: str
    after: str
    records: list[Changed]


class Undone(Struct, frozen=True):
    """What was taken back, and the file, which is as it was before, from the session's folder."""

    path: str
    records: Sequence[Changed]


class NothingToUndo(Refusal):
    """No command of this user's wrote here, or what the last one wrote was taken back."""


class NotUndone(Refusal):
    """What was written stays: the file was changed since, or the lines are committed.

    ``withdrawals`` are the entries that may be withdrawn instead, each after its task.
    """

    def __init__(
        self, path: str, reason: Literal["changed", "committed"], withdrawals: Sequence[str]
    ) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason
        self.withdrawals = tuple(withdrawals)


def keep(place: Workspace, file: str, old: str, new: str, records: Sequence[Changed]) -> None:
    """Keep what was written into a workspace's file, in place of what was before."""
    named = [structs.replace(one, file=encodable(one.file)) for one in records]
    last = Written(os.fsencode(file), old, _hash(old), _hash(new), named)
    cache.keep(_name(place), msgspec.json.encode(last))


def undo(session: Session, plan: str | None, *, dry_run: bool = False) -> Undone:
    """Take back what the last command wrote here.

    Raises NothingToUndo, NotUndone, NotSaved, and what ``workspaces.locate`` raises.
    """
    place = workspaces.locate(session, plan, writing=True)
    last = _kept(place)
    if last is None:
        raise NothingToUndo
    file = os.fsdecode(last.file)
    path, path_shown = place.root / file, shown_path(session, place, file)
    content = workspace.read(path)
    if not isinstance(content, bytes) or _hash(content.decode(errors="replace")) != last.after:
        raise NotUndone(path_shown, "changed", list(_withdrawals(last, content)))
    if _is_committed(place, last, content):
        raise NotUndone(path_shown, "committed", list(_withdrawals(last, content)))
    if not dry_run:
        fault = locks.save(path, content, last.text.encode())
        if fault is not None:
            raise NotSaved(path_shown, fault.reason, fault.lock)
        cache.keep(_name(place), b"")
    return Undone(path_shown, last.records)


def _name(place: Workspace) -> str:
    return f"undo-{_hash(str(place.root.resolve()))[:32]}.json"


def _hash(text: str) -> str:
    return sha256(text.encode(errors="surrogateescape")).hexdigest()


def _kept(place: Workspace) -> Written | None:
    try:
        last = msgspec.json.decode(cache.read(_name(place)) or b"", type=Written)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
    return last if _hash(last.text) == last.before else None


def _is_committed(place: Workspace, last: Written, content: bytes) -> bool:
    """Whether the last commit holds any of what was written."""
    committed = _committed(place, os.fsdecode(last.file))
    if committed is None:
        return False
    before, after = _holders(last.text.encode()), _holders(content)
    return any(
        _holds(committed[id_], before.get(id_, {}), after.get(id_, {}))
        for id_ in {record.task for record in last.records} & committed.keys()
    )


def _holds(committed: Any, before: Any, after: Any) -> bool:
    """Whether a task as committed is as it was written, or has more than there was before."""
    longer = any(len(committed.get(key) or ()) > len(before.get(key) or ()) for key in LISTS)
    return longer or committed == after


def _committed(place: Workspace, file: str) -> dict[str, Any] | None:
    """What a file holds in the last commit, by ids; None where there is none, or no repository."""
    repository = git.repository(place.root)
    if isinstance(repository, Problem):
        return None
    head = revisions.resolve(repository, "HEAD")
    if isinstance(head, Problem):
        return None
    path = Path(file)
    files = revisions.plan_files(repository, head, path.parent.as_posix())
    if isinstance(files, Problem) or path.name not in files:
        return None
    return _holders(files[path.name])


def _holders(content: bytes) -> dict[str, Any]:
    """The tasks of a plan, the agencies and groups of a register, by their ids."""
    data: Any = reader.load(content, "plan").data
    lists = [data.get(key) for key in HOLDERS] if isinstance(data, dict) else []
    every = [one for entries in lists if isinstance(entries, list) for one in entries]
    return {one["id"]: one for one in every if isinstance(one, dict) and "id" in one}


def _withdrawals(last: Written, content: object) -> Iterator[str]:
    """Yield the reports that may be withdrawn, of those that still stand in the file."""
    tasks = _holders(content) if isinstance(content, bytes) else {}
    for record in last.records:
        day, _, number = (record.ref or "").partition("#")
        entries = [one for one in tasks.get(record.task, {}).get("updates") or () if one]
        of_day = [one for one in entries if str(one.get("date")) == day]
        if number and len(of_day) >= int(number):
            entry = of_day[int(number) - 1]
            if not entry.keys() & {"corrects", "withdraws"}:
                yield f"caich update {record.task} --withdraws {record.ref}"
