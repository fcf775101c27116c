"""How far a long run has come, on a terminal; nothing at all in a pipe."""

import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

from caichcli.language.messages import say
from caichcli.language.wording import Language

T = TypeVar("T")

LONG = 10


def counted(items: Sequence[T], key: str, lang: Language) -> Iterable[T]:
    """The items, with a bar on standard error while many of them are gone through."""
    if len(items) < LONG or not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, say(lang, key), console=Console(stderr=True), transient=True)
