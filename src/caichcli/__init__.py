"""caich: a government action plan as plain YAML under git, and one command to ask it.

Scripts and notebooks ask it through ``caichcli.open``: see ``docs/python.md``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from caichcli.api import Plan, open
    from caichcli.version import __version__

__all__ = ["Plan", "__version__", "open"]


def __getattr__(name: str) -> Any:
    """Load what is asked for when it first is: the command needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "version" if name == "__version__" else "api"
    return getattr(import_module(f"{__name__}.{module}"), name)
