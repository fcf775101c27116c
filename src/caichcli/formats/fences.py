"""Code as Markdown shows it, whatever signs it holds."""

import re
from collections.abc import Iterator

from caichcli.rules.pages import PLAN

_TICKS = re.compile("`+")


def fence(text: str, language: str = "") -> str:
    """A text as a block of code."""
    ticks = "`" * max(3, _longest(text) + 1)
    return f"{ticks}{language}\n{text}\n{ticks}"


def inline(text: str) -> str:
    """A text of one line as code within a line."""
    ticks = "`" * (_longest(text) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def example_files(example: str | dict[str, str | None]) -> Iterator[str]:
    """The files of a rule's example: each its name, if there are several, and its text."""
    files = {PLAN: example} if isinstance(example, str) else example
    for name, text in files.items():
        if text is not None:
            head = f"{inline(name)}\n\n" if len(files) > 1 else ""
            yield head + fence(text.rstrip("\n"), "toml" if name.endswith(".toml") else "yaml")


def _longest(text: str) -> int:
    return max((len(ticks[0]) for ticks in _TICKS.finditer(text)), default=0)
