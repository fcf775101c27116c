"""Where an answer goes: Rich on a terminal, plain text in a pipe, JSON, or a document."""

import os
import sys
from collections.abc import Callable, Sequence

from msgspec import Struct

from caichcli.cli.usage import one_of
from caichcli.formats import tables
from caichcli.formats.blocks import Note, Page
from caichcli.language.wording import Language

FORMATS = ("text", "json")
# Of the answers that are handed on as they are.
DOCUMENT_FORMATS = tuple(dict.fromkeys((*FORMATS, *tables.FORMATS)))


def emit(
    format_: str,
    page: Callable[[], Page],
    data: Callable[[], Struct],
    lang: Language,
    notes: Sequence[str] = (),
    *,
    formats: Sequence[str] = FORMATS,
) -> None:
    """Print one answer in the format asked for; only that format's parts are worked out.

    ``notes`` stand before the page: what must be known of the day first.
    """
    if one_of(format_, formats, "--format") == "json":
        from caichcli.formats.json_text import dumps

        sys.stdout.write(dumps(data()))
        return
    whole = (*map(Note, notes), *page())
    if format_ == "text" and on_terminal():
        from caichcli.formats.tables import screen

        screen.show(whole, sys.stdout)
    else:
        sys.stdout.write(tables.write(format_, whole, lang))


def on_terminal() -> bool:
    """Whether standard output is a terminal that can do more than plain text."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
