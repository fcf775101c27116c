"""The files and folders named on a command line -> workspaces, and what of each is asked about."""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, structs

from caichcli.files.disk import naming
from caichcli.files.disk.workspace import SETTINGS_NAME, Workspace


class Target(Struct, frozen=True):
    """A workspace, and the names of those of its files that are asked about; None: all."""

    workspace: Workspace
    named: frozenset[str] | None = None

    def holds(self, name: str) -> bool:
        """Whether a file is asked about. The settings always are: all findings hang on them."""
        return self.named is None or name in self.named or name == SETTINGS_NAME

    def path(self, name: str) -> str:
        """A file's path from where the person stands, with forward slashes."""
        path = self.workspace.root / name
        try:
            return Path(os.path.relpath(path)).as_posix()
        except ValueError:  # on another drive
            return path.as_posix()


def find(paths: Iterable[Path]) -> list[Target]:
    """Each file within its workspace, each folder with all that it holds; no workspace twice.

    What is not there at all becomes a file that cannot be read.
    """
    named = list(map(naming.normal, paths))
    folders = [path for path in named if naming.is_folder(path)]
    wholes = (whole for folder in folders for whole in naming.below(folder))
    found = {whole.root: Target(whole) for whole in wholes}
    for path in named:
        if path not in folders:
            around = naming.holding(path)
            before = found.get(around.root, Target(around, frozenset()))
            found[around.root] = _naming(before, path)
    return list(found.values())


def _naming(target: Target, path: Path) -> Target:
    """A target of which this file is asked about too."""
    found = target.workspace
    if path not in (*found.plans, found.register, found.settings):
        found = structs.replace(found, plans=(*found.plans, path))
    if target.named is None:
        return Target(found)
    return Target(found, target.named | {found.shown(path)})
