"""caich: a government action plan as plain YAML under git, and one command to ask it.

Scripts and notebooks ask it through ``caichcli.open``: see ``docs/python.md``.
"""

from typing import TYPE_CHECKING, Any

from caichcli.version import __version__

if TYPE_CHECKING:
    from caichcli.api import Plan, open

__all__ = ["Plan", "__version__", "open"]


def __getattr__(name: str) -> Any:
    """Load the API when it is first asked for: the command needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from caichcli import api

    return getattr(api, name)
