"""What the last command wrote into a plan or the register, taken back byte for byte.

Only while nobody built on it. The text that was there before is kept among the user's own files,
outside the workspace.
"""

import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct, structs

from caichcli.files.disk import cache, locks, revisions, trees, workspace
from caichcli.files.disk.git import GitProblem
from caichcli.files.disk.workspace import Workspace
from caichcli.files.yaml import reader
from caichcli.language.characters import encodable
from caichcli.services.checks import shown_path
from caichcli.services.errors import NotSaved, Refusal
from caichcli.services.location import locate
from caichcli.services.session import Session, hash_of
from caichcli.views.receipt import Changed

TASKS = ("tasks",)
HOLDERS = (*TASKS, "agencies", "groups", "inspections", "initiatives")
LISTS = ("updates", "adjustments", "reminders", "aliases", "members")


class Written(Struct, frozen=True):
    """What a command wrote: the file, the hashes before and after, the records.

    The name of a file is bytes, which need be no text.
    """

    file: bytes
    before: str
    after: str
    records: list[Changed]


class Kept(Struct, frozen=True):
    """What was written last, and what the file held before."""

    written: Written
    content: bytes


class Undone(Struct, frozen=True):
    """What was taken back, and the file, which is as it was before, from the session's folder."""

    path: str
    records: Sequence[Changed]


class NothingToUndo(Refusal):
    """No command of this user's wrote here, or what the last one wrote was taken back."""


class WayBack(Struct, frozen=True):
    """A command that records the contrary of what was written, by a document where it takes one."""

    command: str
    by_document: bool = False


class NotUndone(Refusal):
    """What was written stays: the file was changed since, or the lines are committed.

    ``ways_back`` are the commands that record the contrary for ``tasks``, ``urged`` the tasks
    whose reminders no command takes back.
    """

    def __init__(
        self,
        path: str,
        reason: Literal["changed", "committed"],
        ways_back: Sequence[WayBack],
        urged: Sequence[str],
        tasks: Sequence[str] = (),
    ) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason
        self.ways_back = tuple(ways_back)
        self.urged = tuple(urged)
        self.tasks = tuple(tasks)


def keep(place: Workspace, file: str, old: bytes, after: str, records: Sequence[Changed]) -> None:
    """Keep what a workspace's file held before it was written, whose hash is ``after`` now."""
    encodable_records = [structs.replace(one, file=encodable(one.file)) for one in records]
    written = Written(os.fsencode(file), hash_of(old), after, encodable_records)
    cache.keep(_name(place), msgspec.json.encode(written) + b"\n" + old)


def undo(session: Session, plan: str | None, *, dry_run: bool = False) -> Undone:
    """Take back what the last command wrote here.

    Raises NothingToUndo, NotUndone, NotSaved, and what ``locate`` raises.
    """
    place = locate(session, plan, writing=True)
    last = _kept(place)
    if last is None:
        raise NothingToUndo
    written = last.written
    file = os.fsdecode(written.file)
    path, path_shown = place.root / file, shown_path(session, place, file)
    content = workspace.read(path)
    if not isinstance(content, bytes) or hash_of(content) != written.after:
        raise _not_undone(path_shown, "changed", last, content)
    if _is_committed(place, last, content):
        raise _not_undone(path_shown, "committed", last, content)
    if not dry_run:
        fault = locks.save(path, content, last.content)
        if fault is not None:
            raise NotSaved(path_shown, fault.reason, fault.lock)
        cache.keep(_name(place), b"")
    return Undone(path_shown, written.records)


def _name(place: Workspace) -> str:
    root = str(place.root.resolve()).encode(errors="surrogateescape")
    return f"undo-{hash_of(root)[:32]}.json"


def _kept(place: Workspace) -> Kept | None:
    head, _, content = (cache.read(_name(place)) or b"").partition(b"\n")
    try:
        written = msgspec.json.decode(head, type=Written)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
    return Kept(written, content) if hash_of(content) == written.before else None


def _is_committed(place: Workspace, last: Kept, content: bytes) -> bool:
    """Whether the last commit holds any of what was written."""
    there = _committed(place, os.fsdecode(last.written.file))
    if there is None:
        return False
    before, after, committed = map(_holders, (last.content, content, there))
    changed_ids = {id_ for id_, now in after.items() if now != before.get(id_)}
    return there == content or any(
        _holds(committed[id_], before.get(id_, {}), after[id_])
        for id_ in changed_ids & committed.keys()
    )


def _holds(committed: Any, before: Any, after: Any) -> bool:
    """Whether what is committed is as it was written, or has more than there was before."""
    longer = any(len(committed.get(key) or ()) > len(before.get(key) or ()) for key in LISTS)
    return longer or committed == after


def _committed(place: Workspace, file: str) -> bytes | None:
    """A file as in the last commit; None where there is none, or no repository."""
    last = revisions.last_commit(place.root)
    if last is None:
        return None
    repository, head = last
    path = Path(file)
    files = trees.plan_files(repository, head, path.parent.as_posix())
    if isinstance(files, GitProblem) or path.name not in files:
        return None
    return files[path.name]


def _holders(content: bytes, keys: Sequence[str] = HOLDERS) -> dict[str, Any]:
    """What has a log or a list in a plan or the register, by its id."""
    data: Any = reader.load(content, "plan").data
    lists = [data.get(key) for key in keys] if isinstance(data, dict) else []
    every = [one for entries in lists if isinstance(entries, list) for one in entries]
    return {one["id"]: one for one in every if isinstance(one, dict) and "id" in one}


def _not_undone(
    path: str, reason: Literal["changed", "committed"], last: Kept, content: object
) -> NotUndone:
    """What stays, and what may be recorded instead of what still stands in the file."""
    before = _holders(last.content, TASKS)
    now = _holders(content, TASKS) if isinstance(content, bytes) else {}
    tasks = [id_ for id_ in dict.fromkeys(one.task for one in last.written.records) if id_ in now]
    ways_back = [*_withdrawals(last.written, now)]
    for id_ in tasks:
        if id_ in before:
            ways_back += _counter_adjustments(id_, before[id_], now[id_])
        else:
            ways_back.append(WayBack(f"caich cancel {id_}", by_document=True))
    urged = [one for one in tasks if _is_urged(before, now, one)]
    return NotUndone(path, reason, ways_back, urged, tasks)


def _withdrawals(last: Written, tasks: dict[str, Any]) -> Iterator[WayBack]:
    """Yield the commands that withdraw reports, of those that still stand in the file."""
    for record in last.records:
        day, _, number = (record.ref or "").partition("#")
        entries = [one for one in tasks.get(record.task, {}).get("updates") or () if one]
        of_day = [one for one in entries if str(one.get("date")) == day]
        if number and len(of_day) >= int(number):
            entry = of_day[int(number) - 1]
            if not entry.keys() & {"corrects", "withdraws"}:
                yield WayBack(f"caich update {record.task} --withdraws {record.ref}")


def _counter_adjustments(id_: str, before: Any, now: Any) -> Iterator[WayBack]:
    """Yield the commands that put back the term and the leads that adjustments changed."""
    old = before.get("adjustments") or []
    for one in (now.get("adjustments") or [])[len(old) :]:
        words = ["caich", "adjust", id_]
        if "to" in one:
            terms = [each for each in old if "to" in each and each.get("for") == one.get("for")]
            words += ["--to", _words_of(terms[-1]["to"] if terms else before.get("deadline"))]
        if lead := one.get("lead"):
            words += [word for agency in lead.get("from") or () for word in ("--lead", agency)]
            words += [word for agency in lead["to"] for word in ("--instead-of", agency)]
        if "for" in one:
            words += ["--for", str(one["for"])]
        yield WayBack(shlex.join(words), by_document=True)


def _words_of(term: Any) -> str:
    """A term as the plan words it; an ellipsis where none was given."""
    return str(term.get("words", "") if isinstance(term, dict) else term or "") or "…"


def _is_urged(before: dict[str, Any], now: dict[str, Any], id_: str) -> bool:
    old = before.get(id_, {}).get("reminders") or ()
    return len(now[id_].get("reminders") or ()) > len(old)
