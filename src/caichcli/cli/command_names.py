"""The commands: each has its help in the messages, in this order, and a module of its name."""

import builtins
from functools import cache
from importlib.util import find_spec
from keyword import iskeyword

from caichcli.language.messages import sentences
from caichcli.language.wording import Language


def commands(lang: Language, group: str = "") -> list[str]:
    """Return the names of the commands; of a group, those within it: ``out``, ``in`` of forms."""
    names = _names(lang)
    if group:
        within = f"{group}-"
        return [name.removeprefix(within) for name in names if name.startswith(within)]
    return [name for name in names if not any(name.startswith(f"{one}-") for one in names)]


def module(name: str) -> str:
    """Return the module of a command: ``forms_in`` of ``forms-in``, ``list_`` of ``list``."""
    word = name.replace("-", "_")
    is_python = iskeyword(word) or hasattr(builtins, word)
    return f"caichcli.cli.commands.{word}{'_' * is_python}"


@cache
def has_own_module(name: str) -> bool:
    """Tell whether a command does something itself; a group has only commands within it."""
    return find_spec(module(name)) is not None


@cache
def _names(lang: Language) -> list[str]:
    """Every name that has a short help: ``list``, ``forms``, ``forms-in``."""
    return [
        key.removeprefix("help.").removesuffix(".short")
        for key in sentences(lang)
        if key.startswith("help.") and key.endswith(".short")
    ]
