"""Where a lake's plans come from: the workspaces in some folders, and in bare clones there."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from msgspec import Struct

from caichcli.files.disk import git, revisions, trees, workspace
from caichcli.files.disk.git import GitProblem, Repository
from caichcli.files.disk.revisions import Revision
from caichcli.files.disk.workspace import Unreadable, Workspace
from caichcli.services.errors import Refusal
from caichcli.services.lake.records import RowSource, as_text
from caichcli.services.session import Session

# In place of a rule, of a folder in which nothing can be read.
NO_PLAN = "no-plan"
UNREADABLE_FOLDER = "unreadable-folder"
UNREADABLE_CLONE = "unreadable-clone"

THREADS = 8  # that wait for git

Files = dict[str, bytes | Unreadable]


class NoSuchFolder(Refusal):
    """A folder to collect that is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class NoPlansBelow(Refusal):
    """Folders in which there is no workspace; ``path`` is the first."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class Obstacle(Struct, frozen=True):
    """Why nothing is read of a folder: in place of a rule, and what is known besides."""

    rule: str
    reason: str = ""


class Location(Struct, frozen=True):
    """A workspace by its name in the lake and its folder; ``tree`` is the one in a bare clone."""

    name: str
    folder: Path
    tree: str | None = None
    obstacle: Obstacle | None = None

    @property
    def root(self) -> Path:
        return self.folder / (self.tree or "")


class Contents(Struct, frozen=True):
    """A workspace and its files' bytes, its settings among them, with where they come from."""

    place: Workspace
    files: Files
    source: RowSource


def locations(session: Session, folders: Sequence[Path]) -> list[Location]:
    """Return the workspaces in folders, each once, by its path from what all folders share.

    Among them stand the folders and clones in which none can be read, with why. Raises
    NoSuchFolder, NoPlansBelow.
    """
    # Not resolved: what a link leads to goes by the name of the link.
    tops = [Path(os.path.abspath(session.folder / folder)) for folder in folders]  # noqa: PTH100
    for folder, top in zip(folders, tops, strict=True):
        if not top.is_dir():
            raise NoSuchFolder(folder)
    places = [place for top in tops for place in _with_clones(top)]
    if all(place.obstacle for place in places):
        raise NoPlansBelow(folders[0])
    own = {place.folder for place in places}
    base = Path(os.path.commonpath([top.parent if top in own else top for top in tops]))
    return [
        Location(_name(place.root, base), place.folder, place.tree, place.obstacle)
        for place in _each_once(places)
    ]


def _each_once(places: Sequence[Location]) -> list[Location]:
    """Return the places without those that another path leads to as well."""
    once: dict[str, Location] = {}
    for place in sorted(places, key=lambda one: (one.root.resolve() != one.root, one.root)):
        once.setdefault(os.path.realpath(place.root), place)
    return sorted(once.values(), key=lambda one: one.root)


def _name(root: Path, base: Path) -> str:
    """Return a workspace's name."""
    return as_text(root.relative_to(base).as_posix())


def _with_clones(top: Path) -> Iterator[Location]:
    """Yield the workspaces at a folder and below it, and in the bare clones there."""
    places = list(_on_disk(top))
    clones = [place.folder for place in places if place.tree is not None]
    yield from (place for place in places if place.tree is None)
    with ThreadPoolExecutor(THREADS) as pool:
        for own in pool.map(_in_clone, clones):
            yield from own


def _on_disk(top: Path) -> Iterator[Location]:
    """Yield the workspaces and bare clones at a folder and below it, by their folders.

    Folders that begin with a dot are left out, and links but those to workspaces. A clone
    without a plan is told, and a folder that was asked for.
    """
    errors: list[OSError] = []
    clones: list[Path] = []
    holders: set[Path] = set()
    for folder, inner, _ in os.walk(top, onerror=errors.append):
        path = Path(folder)
        if _is_clone(path):
            clones.append(path)
        if git.is_bare(path):
            inner.clear()
            holders.update((path, *path.parents))
            yield Location("", path, tree="")
        inner[:] = [one for one in inner if one[:1] != "." and one != workspace.PLANS_FOLDER]
        links = (path / one for one in inner if os.path.islink(path / one))  # noqa: PTH114
        for root in (path, *links):
            for place in _at(root):
                holders.update((root, *root.parents))
                yield place
    for error in errors:
        path = Path(error.filename)
        yield Location("", path, obstacle=Obstacle(UNREADABLE_FOLDER, _reason(error)))
        holders.update((path, *path.parents))
    for path in dict.fromkeys((top, *clones)):
        if path not in holders:
            yield Location("", path, obstacle=Obstacle(NO_PLAN))


def _is_clone(folder: Path) -> bool:
    return os.path.exists(folder / ".git")  # noqa: PTH110 - False where nobody may look


def _at(root: Path) -> Iterator[Location]:
    """Yield the workspace of this very folder; what is in the way where it cannot be told."""
    try:
        os.scandir(root / workspace.PLANS_FOLDER).close()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield Location("", root, obstacle=Obstacle(UNREADABLE_FOLDER, _reason(error)))
        return
    if workspace.at(root) is not None:
        yield Location("", root)


def _reason(error: OSError) -> str:
    return "permission" if isinstance(error, PermissionError) else "system"


def _in_clone(folder: Path) -> list[Location]:
    """Return the workspaces in the tree of a bare clone's HEAD."""
    last = _head(folder)
    if isinstance(last, GitProblem):
        return [Location("", folder, obstacle=Obstacle(UNREADABLE_CLONE, last.reason))]
    names = trees.names(*last)
    if isinstance(names, GitProblem):
        return [Location("", folder, obstacle=Obstacle(UNREADABLE_CLONE, names.reason))]
    paths = [PurePosixPath(name) for name in names]
    own = {
        path.parent.parent.as_posix().removeprefix(".")
        for path in paths
        if path.parent.name == workspace.PLANS_FOLDER and path.suffix in workspace.YAML_ENDINGS
    }
    if not own:
        return [Location("", folder, obstacle=Obstacle(NO_PLAN))]
    return [Location("", folder, tree=tree) for tree in sorted(own)]


def _head(folder: Path) -> tuple[Repository, Revision] | GitProblem:
    """Return a bare clone, and the commit that it is at."""
    where = git.bare(folder)
    if isinstance(where, GitProblem):
        return where
    head = revisions.resolve(where, "HEAD")
    return head if isinstance(head, GitProblem) else (where, head)


def is_at(location: Location, commit: str | None) -> bool:
    """Return whether a workspace is one of a bare clone that is at a commit: nothing changed."""
    if location.tree is None or commit is None:
        return False
    last = _head(location.folder)
    return not isinstance(last, GitProblem) and last[1].commit == commit


def read(location: Location, former: RowSource | None = None) -> Contents | Obstacle:
    """Return a workspace's files, on the disk or in a bare clone, and where they come from.

    What the lake knows of it is ``former``: git is not asked again of files that are the same.
    """
    if location.obstacle:
        return location.obstacle
    if location.tree is not None:
        return _read_clone(location, location.tree)
    place = workspace.at(location.folder)
    if place is None:
        return Obstacle(NO_PLAN)
    files = workspace.contents(place)
    if place.settings.exists():
        files[workspace.SETTINGS_NAME] = workspace.read(place.settings)
    digest = workspace.digest(files)
    if former and former.hash == digest and former.as_committed:
        return Contents(place, files, former)
    commit, as_committed = _commit(location.folder, files)
    return Contents(place, files, RowSource(location.name, commit, as_committed, digest))


def _read_clone(location: Location, tree: str) -> Contents | Obstacle:
    last = _head(location.folder)
    if isinstance(last, GitProblem):
        return Obstacle(UNREADABLE_CLONE, last.reason)
    own = PurePosixPath(tree)
    plans = trees.plan_files(*last, (own / workspace.PLANS_FOLDER).as_posix())
    if isinstance(plans, GitProblem):
        return Obstacle(UNREADABLE_CLONE, plans.reason)
    settings = trees.file(*last, (own / workspace.SETTINGS_NAME).as_posix())
    if isinstance(settings, GitProblem):
        return Obstacle(UNREADABLE_CLONE, settings.reason)
    place = workspace.of_names(location.root, plans)
    if place is None:
        return Obstacle(NO_PLAN)
    files: Files = {f"{workspace.PLANS_FOLDER}/{name}": data for name, data in plans.items()}
    if settings is not None:
        files[workspace.SETTINGS_NAME] = settings
    digest = workspace.digest(files)
    return Contents(place, files, RowSource(location.name, last[1].commit, True, digest))


def _commit(folder: Path, files: Files) -> tuple[str | None, bool | None]:
    """Return the commit that a workspace's repository is at, and whether the files are its.

    Nothing is known of either where git does not know the folder.
    """
    if not any(map(_is_clone, workspace.searched(folder))):
        return None, None
    last = revisions.last_commit(folder)
    if last is None:
        return None, None
    return last[1].commit, trees.holds(*last, files)
