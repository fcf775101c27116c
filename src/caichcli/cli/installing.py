"""How a person adds the libraries of an extra, by the way in which caich itself was installed."""

import re
import sys
from importlib import metadata
from pathlib import Path

from caichcli.services.starters import PACKAGE

_NAME = re.compile(r"[\w.-]+")


def command(extra: str) -> str:
    """Return the command that installs the libraries of an extra.

    It names the libraries themselves, which every index has; pipx keeps caich in an environment
    of its own, and the launcher of Windows is ``py``.
    """
    if (Path(sys.prefix) / "pipx_metadata.json").is_file():
        start = f"pipx inject {PACKAGE}"
    else:
        start = f"{'py' if sys.platform == 'win32' else 'python3'} -m pip install"
    return " ".join((start, *libraries(extra)))


def libraries(extra: str) -> list[str]:
    """Return the names of the libraries of an extra, as the package declares them."""
    requirements = (each.partition(";") for each in metadata.requires(PACKAGE) or ())
    names = (
        match[0]
        for requirement, _, marker in requirements
        if re.search(rf"extra == ['\"]{extra}['\"]", marker) and (match := _NAME.match(requirement))
    )
    return [name for name in names if name != PACKAGE]
