"""A path that somebody names -> the workspaces that it means."""

import os
from collections.abc import Iterator
from pathlib import Path

from caichcli.files.disk import workspace
from caichcli.files.disk.workspace import PLANS_FOLDER, REGISTER_NAME, YAML_ENDINGS, Workspace


def normal(path: Path) -> Path:
    """The same path from the file system's root, without ``..``; links are not followed."""
    return Path(os.path.normpath(path.absolute()))


def is_folder(path: Path) -> bool:
    """Whether there is a folder, as far as anybody may see."""
    try:
        return path.is_dir()
    except OSError:
        return False


def holding(file: Path) -> Workspace:
    """The workspace of a file; of one outside of any, the file alone and the register beside it."""
    root = file.parent.parent if file.parent.name == PLANS_FOLDER else file.parent
    return workspace.at(root) or workspace.around(file)


def below(folder: Path) -> list[Workspace]:
    """The workspace of a folder; else those in the folders below; else the plans that lie in it.

    A folder without any is taken for a file: reading it tells that it is none.
    """
    own = workspace.at(folder.parent if folder.name == PLANS_FOLDER else folder)
    wholes = [own] if own else list(_nested(folder))
    return wholes or [_loose(folder)]


def _nested(folder: Path) -> Iterator[Workspace]:
    for root, folders, _ in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if PLANS_FOLDER in folders and (own := workspace.at(Path(root))):
            yield own


def _loose(folder: Path) -> Workspace:
    try:
        files = sorted(path for path in folder.iterdir() if path.name.endswith(YAML_ENDINGS))
    except OSError:
        files = []
    register = folder / REGISTER_NAME
    plans = tuple(path for path in files if path != register) if files else (folder,)
    return Workspace(folder, plans, register if register in files else None)
