"""Where an answer goes: Rich on a terminal, plain text in a pipe, JSON, or a document."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from msgspec import Struct

from caichcli.formats import tables
from caichcli.formats.blocks import Note, Page
from caichcli.language.characters import printable
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.services.errors import one_of

A_contra = TypeVar("A_contra", contravariant=True)
T = TypeVar("T")

FORMATS = ("text", "json")
# Of the answers that are handed on as they are.
DOCUMENT_FORMATS = tuple(dict.fromkeys((*FORMATS, *tables.FORMATS)))
MANY = 10  # from so many on, a bar tells how far a run has come


if TYPE_CHECKING:

    class AnswerModule(Protocol[A_contra]):
        """A module of ``formats.answers``: what an answer says in words, and as JSON."""

        def page(self, answer: A_contra, lang: Language, /) -> Page: ...

        def data(self, answer: A_contra, /) -> Struct: ...


def emit(
    question: "AnswerModule[A_contra]",
    answer: A_contra,
    lang: Language,
    format_: str,
    notes: Sequence[str] = (),
    *,
    formats: Sequence[str] = FORMATS,
    data: Callable[[A_contra], Struct] | None = None,
) -> None:
    """Print the answer of a question in the format asked for; ``data`` makes another JSON of it.

    ``question`` is its module in ``formats.answers``. ``notes`` stand before the page: what must
    be known of the day first.
    """
    if one_of(format_, formats, "format") == "json":
        from caichcli.formats import json_text

        sys.stdout.writelines(json_text.parts((data or question.data)(answer)))
        return
    page = (*map(Note, notes), *question.page(answer, lang))
    if format_ == "text" and on_terminal():
        from caichcli.formats.tables import screen

        screen.show(page, sys.stdout)
    else:
        sys.stdout.write(tables.write(format_, page, lang))


def has_colour() -> bool:
    """Tell whether what is printed may bear colour: see https://no-color.org."""
    return on_terminal() and "NO_COLOR" not in os.environ


def show_difference(difference: Callable[..., str], before: str = "") -> None:
    """Print the lines of a change, in colour where that is wanted; ``before`` stands in front."""
    colour = has_colour()
    text = difference(colour=colour)
    sys.stdout.write(before + (text if colour else printable(text)))


def on_terminal() -> bool:
    """Tell whether standard output is a terminal that can do more than plain text."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def with_bar(items: Iterable[T], total: int, key: str, lang: Language) -> Iterable[T]:
    """Return the items, with a bar on standard error while many of them are made."""
    if total < MANY or not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, say(lang, key), total, console=Console(stderr=True), transient=True)
