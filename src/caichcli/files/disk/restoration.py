"""A workspace as it was, in a folder of its own: what is asked of it leaves the files alone."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from caichcli.files.disk.templates import leads_out
from caichcli.files.disk.workspace import PLANS_FOLDER, SETTINGS_NAME, TEMPLATES_FOLDER, Workspace


@contextmanager
def restored(place: Workspace, plans: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a folder with plans as they were, by their names; settings and templates are today's.

    It is gone when the work is done.
    """
    with TemporaryDirectory(prefix="caich-", ignore_cleanup_errors=True) as name:
        root = Path(name).resolve()
        (root / PLANS_FOLDER).mkdir()
        for file, content in plans.items():
            if PurePath(file).name == file:
                (root / PLANS_FOLDER / file).write_bytes(content)
        if place.settings.is_file():
            shutil.copyfile(place.settings, root / SETTINGS_NAME)
        if place.templates.is_dir() and not leads_out(place.templates):
            shutil.copytree(place.templates, root / TEMPLATES_FOLDER, symlinks=True)
        yield root
