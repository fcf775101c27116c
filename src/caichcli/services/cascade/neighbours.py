"""Plans in other folders or clones that ``caich.toml`` names, each pinned in ``caich.lock``.

Nothing is fetched: a folder is read as it stands on the disk. A clone that no longer holds the
commit it was pinned at, or stands before it, was rewound.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from json import dumps
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, structs

from caichcli.files.disk import git, revisions, workspace, writes
from caichcli.files.disk.git import GitProblem, Repository
from caichcli.files.disk.revisions import Revision
from caichcli.files.disk.workspace import Workspace
from caichcli.files.yaml import reader
from caichcli.plan.book import Book
from caichcli.plan.finding import Finding, Place
from caichcli.rules import engine
from caichcli.rules.engine import Input
from caichcli.rules.settings import folder_missing, folder_rewound, unreadable_lock
from caichcli.services.errors import NotWritten
from caichcli.services.session import Session

LOCK_NAME = "caich.lock"

# "changed" without a commit since: files are not those that were pinned.
# "unreadable": nobody can say what was pinned.
PinState = Literal[
    "pinned", "unpinned", "moved-on", "changed", "rewound", "missing", "unreadable"
]  # fmt: skip


class Pin(Struct, frozen=True):
    """How a folder stood when it was pinned: its commit ("" where git knows none), its files."""

    commit: str
    digest: str


class Neighbour(Struct, frozen=True):
    """Another folder, as ``caich.toml`` names it: its sound plans, how it stands by its pin."""

    folder: str
    state: PinState
    pin: Pin | None = None
    books: tuple[Book, ...] = ()


def neighbours(session: Session, place: Workspace, folders: Iterable[str]) -> list[Neighbour]:
    """Return the folders named, read as they stand."""
    pins = _pins(place.root / LOCK_NAME)
    if pins is not None:
        return [_neighbour(session, place.root, folder, pins.get(folder)) for folder in folders]
    own = (_neighbour(session, place.root, folder, None) for folder in folders)
    return [
        one if one.state == "missing" else structs.replace(one, state="unreadable") for one in own
    ]


def findings(own: Sequence[Neighbour], where: Mapping[str, Place]) -> Iterable[Finding]:
    """Yield what is wrong with the folders, at their places in ``caich.toml``."""
    for one in own:
        if one.state == "missing":
            yield from folder_missing.findings(one.folder, where[one.folder])
        elif one.state == "rewound":
            yield from folder_rewound.findings(one.folder, where[one.folder])
    if any(one.state == "unreadable" for one in own):
        yield from unreadable_lock.findings(LOCK_NAME, where[own[0].folder])


def pin(place: Workspace, own: Sequence[Neighbour]) -> None:
    """Write how the folders stand into the lock file; raise NotWritten."""
    lines = ["# caich cascade pin"]
    for one in own:
        if one.pin:
            values = {"name": one.folder, "commit": one.pin.commit, "sha256": one.pin.digest}
            rows = (f"{key} = {dumps(text, ensure_ascii=False)}" for key, text in values.items())
            lines += ["", "[[folder]]", *rows]
    path = place.root / LOCK_NAME
    fault = writes.write(path, "\n".join(lines) + "\n", overwrite=True)
    if fault is not None:
        raise NotWritten(path, fault.reason)


def _pins(path: Path) -> dict[str, Pin] | None:
    """The pins of a lock file; None of one that cannot be read."""
    import tomllib

    if not os.path.lexists(path):
        return {}
    content = workspace.read(path)
    try:
        data: dict[str, Any] = tomllib.loads(content.decode()) if isinstance(content, bytes) else {}
        return {one["name"]: Pin(one["commit"], one["sha256"]) for one in data["folder"]}
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError):
        return None


def _neighbour(session: Session, root: Path, folder: str, before: Pin | None) -> Neighbour:
    there = workspace.at((root / folder).resolve())
    if there is None:
        return Neighbour(folder, "missing", before)
    contents = workspace.contents(there)
    whole = {name: one for name, one in contents.items() if isinstance(one, bytes)}
    repository = git.repository(there.root)
    head = (
        repository if isinstance(repository, GitProblem) else revisions.resolve(repository, "HEAD")
    )
    now = Pin(head.commit if isinstance(head, Revision) else "", workspace.digest(whole))
    books = _books(session, whole)
    return Neighbour(folder, _state(repository, before, now), now, books)


def _state(repository: Repository | GitProblem, before: Pin | None, now: Pin) -> PinState:
    if before is None:
        return "unpinned"
    if before.commit == now.commit:
        return "pinned" if before.digest == now.digest else "changed"
    if not revisions.is_commit_name(before.commit):
        return "changed"
    if isinstance(repository, GitProblem):
        return "changed" if repository.reason == "no-git" else "rewound"
    answer = git.run(repository, "merge-base", "--is-ancestor", before.commit, "HEAD")
    is_ancestor = not isinstance(answer, GitProblem) and answer.returncode == 0
    return "moved-on" if is_ancestor else "rewound"


def _books(session: Session, contents: Mapping[str, bytes]) -> tuple[Book, ...]:
    """The plans of a folder that have no errors; their own links are not looked at here."""
    inputs = [
        Input(
            name,
            "register" if name.endswith(workspace.REGISTER_NAME) else "plan",
            reader.load(content, name).data,
        )
        for name, content in contents.items()
    ]
    judged = engine.check(inputs, session.today, errors_only=True, whole=False)
    broken = {one.place.file for one in judged.findings}
    return tuple(book for file, book in judged.books.items() if file not in broken)
