"""A workspace laid out: this year's plan, the register, settings, recipes; git set to merge plans.

What is there already is left as it is.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from shlex import quote
from typing import Literal, get_args

from msgspec import Struct

from caichcli.files.disk import git, locks, revisions, starter, workspace, writes
from caichcli.files.disk.git import GitProblem
from caichcli.files.yaml.writer import flow
from caichcli.formats.schema.files import schema_text
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.services.errors import GitRefused, NotWritten, Refusal
from caichcli.services.session import Session
from caichcli.version import __version__

PACKAGE = "caichcli"
THIS_VERSION = f"{PACKAGE}=={__version__}"
REGISTER = f"{workspace.PLANS_FOLDER}/{workspace.REGISTER_NAME}"
ATTRIBUTES = ".gitattributes"
ATTRIBUTE = "plans/*.yaml merge=caich"
# The public registers that a workspace may begin with.
RegisterName = Literal["none", "ministries", "provinces"]
REGISTERS: tuple[RegisterName, ...] = get_args(RegisterName)
DRIVER = {
    "merge.caich.name": "caich",
    # Where caich cannot run, git merges line by line, so that no side is lost: without its marks
    # the file would be ours alone.
    "merge.caich.driver": (
        "caich merge-driver %O %A %B %P"
        " || if grep -q '^<<<<<<< ' %A; then false;"
        " else git merge-file -L ours -L base -L theirs %A %O %B; fi"
    ),
}

# A requirement, a path or an address: on one line, and no option of pip's.
_SOURCE = re.compile(r"[^\s\x00-\x1f-](?:[^\x00-\x1f\x7f-\x9f\u2028\u2029]*\S)?")

# A file that is new, one that was there, or a recipe's that was there and says something else.
State = Literal["made", "kept", "kept-other"]


class NotASource(Refusal):
    """What pip cannot be told to install from: no name, file or address on one line."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.source = source


class NotAFolder(Refusal):
    """A workspace that is to be where there is a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class NotLaidOut(NotWritten):
    """A file of a workspace that could not be written."""


class NotInARepository(Refusal):
    """A folder in no git repository, or a machine without git."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class DriverNotSet(GitRefused):
    """A repository whose settings git could not change."""


class WorkspaceLayout(Struct, frozen=True):
    """What became of each file of a workspace, by its name; ``new`` is one without a plan before.

    ``below`` leads from the top of the git repository to the folder; it is empty at the top and
    outside of any.
    """

    files: dict[str, State]
    new: bool
    recipes: bool
    below: str


def lay_out(
    session: Session,
    folder: Path,
    recipes: Sequence[str],
    source: str | None = None,
    own: Mapping[str, str] | None = None,
    register: RegisterName = "none",
) -> WorkspaceLayout:
    """Write the files of a workspace, and of its recipes, that are not there yet.

    ``source`` is what the recipes have pip install, a name, a file or an address; without one it
    is this very version. ``own`` are a plan and a register to begin with, by their paths; they are
    written whatever is there. ``register`` is a public one to begin with. Raises NotASource,
    NotAFolder, NotLaidOut.
    """
    if source is not None and not _SOURCE.fullmatch(source):
        raise NotASource(source)
    root = session.folder / folder
    if root.exists() and not root.is_dir():
        raise NotAFolder(folder)
    place = workspace.at(root)
    plans = [place.shown(path) for path in place.plans] if place else []
    checks = dict(_recipes(session, recipes, source or THIS_VERSION))
    texts = {**dict(_files(session, register, new=not plans and not own)), **checks, **(own or {})}
    missing = [name for name in texts if name in (own or ()) or not os.path.lexists(root / name)]
    files: dict[str, State] = dict.fromkeys((*plans, *texts), "kept")
    files |= dict.fromkeys(missing, "made")
    for name, text in checks.items():
        if name not in missing and workspace.read(root / name) != text.encode():
            files[name] = "kept-other"
    _write(root, folder, {name: texts[name] for name in missing}, overwrite=own is not None)
    has_new_recipe = not checks.keys().isdisjoint(missing)
    repository = git.repository(root) if has_new_recipe else None
    below = "" if repository is None or isinstance(repository, GitProblem) else repository.prefix
    return WorkspaceLayout(files, not plans, has_new_recipe, below.rstrip("/"))


def _files(session: Session, register: RegisterName, *, new: bool) -> Iterator[tuple[str, str]]:
    """The files of every workspace; of a new one also a plan for this year."""
    if new:
        year = str(session.today.year)
        yield f"{workspace.PLANS_FOLDER}/{year}.yaml", starter.text("plan.yaml", year=year)
    yield REGISTER, starter.register(register)
    yield ".caich/plan.schema.json", schema_text(PlanFile, session.lang)
    yield ".caich/agencies.schema.json", schema_text(RegisterFile, session.lang)
    for name, source in starter.SETTINGS.items():
        yield name, starter.text(source)


def _recipes(session: Session, recipes: Sequence[str], source: str) -> Iterator[tuple[str, str]]:
    """What each place reads that edits are checked in, with what it has pip install."""
    values = {"install": quote(source), "requirement": flow(source), "lang": session.lang}
    for recipe in dict.fromkeys(recipes):
        for name, file in starter.RECIPES[recipe].items():
            yield name, starter.text(file, **values)


def _write(root: Path, folder: Path, texts: Mapping[str, str], *, overwrite: bool) -> None:
    """Write new files, all of them or none.

    The plan comes last: where this ends half-way there is no workspace yet, and the next time
    goes on.
    """
    last_plan = sorted(texts, key=lambda name: name.startswith(workspace.PLANS_FOLDER))
    above, below = root, PurePath()
    while not above.parent.is_dir():
        above, below = above.parent, above.name / below
    contents = {(below / name).as_posix(): texts[name] for name in last_plan}
    fault = writes.write_all(above, contents, overwrite=overwrite)
    if fault is not None:
        at = fault.path if fault.path != above else root
        raise NotLaidOut(folder / at.relative_to(root), fault.reason)


def is_untouched(path: Path) -> bool:
    """Tell whether a plan or a register is as it was laid out: nobody has entered anything."""
    content = workspace.read(path)
    name = "agencies.yaml" if path.name == workspace.REGISTER_NAME else "plan.yaml"
    text = starter.text(name, year=path.stem)
    return isinstance(content, bytes) and content.replace(b"\r\n", b"\n") == text.encode()


def is_workspace(session: Session, folder: Path) -> bool:
    """Tell whether a folder holds plans or a register."""
    return workspace.at(session.folder / folder) is not None


def set_merge_driver(session: Session, folder: Path) -> bool:
    """Let git merge the plans of a workspace by ``caich merge-driver``; twice is as once.

    Returns whether the attributes of the folder's files were written for it. Raises
    NotInARepository, NotLaidOut, DriverNotSet.
    """
    root = session.folder / folder
    repository = git.repository(root)
    if isinstance(repository, GitProblem):
        raise NotInARepository(root)
    is_new = _write_attribute(root / ATTRIBUTES, folder / ATTRIBUTES)
    problem = revisions.configure(repository, DRIVER)
    if problem:
        raise DriverNotSet(problem.reason, problem.detail)
    return is_new


def _write_attribute(path: Path, name: Path) -> bool:
    content = workspace.read(path)
    old = content if isinstance(content, bytes) else b""
    text = old.decode("utf-8", "surrogateescape")
    if ATTRIBUTE in text.splitlines():
        return False
    line_break = "\r\n" if "\r\n" in text else "\n"
    between = "" if not text or text.endswith("\n") else line_break
    new = (text + between + ATTRIBUTE + line_break).encode("utf-8", "surrogateescape")
    fault = locks.save(path, old, new) if old else writes.write(path, new)
    if fault is not None:
        raise NotLaidOut(name, fault.reason)
    return True
