"""Where the workspace is that a request is about, and whom its register names.

Apart from what is made of the files: a shell that asks for names waits for no more than this.
"""

from collections.abc import Iterator
from pathlib import Path

from caichcli.files.disk import workspace
from caichcli.files.disk.workspace import Workspace
from caichcli.services.errors import ForeignWorkspace, NoSuchFile, NoWorkspace
from caichcli.services.session import Notice, Session


def locate(session: Session, plan: str | None, *, writing: bool = False) -> Workspace:
    """Return the workspace asked about: around the plan's path, else from the folder upwards.

    One that only walking upwards leads to, in a folder of another user, may be anybody's (a
    folder that all write to lies between): it is named, and not written to. Raises NoSuchFile,
    NoWorkspace, ForeignWorkspace.
    """
    if plan is not None and is_path(plan):
        path = session.folder / plan
        if not path.exists():
            raise NoSuchFile(plan)
        return workspace.around(path)
    nearest = workspace.find(session.folder)
    if nearest is None or not nearest.plans:
        raise NoWorkspace(session.folder)
    if nearest.root != session.folder.absolute() and _is_foreign(nearest.root):
        if writing:
            raise ForeignWorkspace(nearest.root)
        session.notify(Notice("foreign-workspace", nearest.root))
    return nearest


def _is_foreign(root: Path) -> bool:
    """Whether a workspace is another user's, and in no repository that git is to trust.

    So a checkout that CI made as another user is the person's own.
    """
    if not workspace.is_foreign(root):
        return False
    from caichcli.files.disk import git

    return isinstance(git.repository(root), git.GitProblem)


def is_path(plan: str) -> bool:
    """Tell whether a plan is named by its file: an id has neither slash nor a YAML ending."""
    return "/" in plan or "\\" in plan or plan.endswith(workspace.YAML_ENDINGS)


def register_names(session: Session, place: Workspace) -> Iterator[tuple[str, str]]:
    """Yield id and name of each agency, then of each group, that a workspace's register has.

    Its plans are not even read, and no rule looks at it: what bears no name is passed over.
    """
    path = place.register
    data = session.document(path, place.shown(path)).data if path else None
    if not isinstance(data, dict):
        return
    for key in ("agencies", "groups"):
        holders = data.get(key)
        for holder in holders if isinstance(holders, list) else ():
            match holder:
                case {"id": str(id_), "name": str(name)}:
                    yield id_, name
