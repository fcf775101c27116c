"""Where the programs of others are that caich calls: on the search path, never among the files."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path


def on_path(names: Iterable[str]) -> str | None:
    """Return the first of some programs that there is; None where there is none.

    A folder of the search path that is named from the current one does not count, nor, on
    Windows, the current one itself: what lies there may have come with the files.
    """
    folders = [folder for folder in os.get_exec_path() if Path(folder).is_absolute()]
    paths = (str(Path(folder, name)) for name in names for folder in folders)
    return next(filter(None, map(shutil.which, paths)), None)
