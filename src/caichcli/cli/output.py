"""Where an answer goes: Rich on a terminal, plain text in a pipe, JSON, or a document."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from caichcli.cli.usage import one_of
from caichcli.formats.blocks import Note, Page
from caichcli.language.wording import Language

FORMATS = ("text", "json")

Writers = Mapping[str, Callable[[Page], str]]


def emit(
    format_: str,
    page: Callable[[], Page],
    data: Callable[[], Struct],
    notes: Sequence[str] = (),
    *,
    documents: Writers = MappingProxyType({}),
) -> None:
    """Print one answer in the format asked for; only that format's parts are worked out.

    ``notes`` stand before the page: what must be known of the day first.
    ``documents`` are the formats that a command has besides text and JSON.
    """
    if one_of(format_, (*FORMATS, *documents), "--format") in documents:
        sys.stdout.write(documents[format_]((*map(Note, notes), *page())))
    elif format_ == "json":
        from caichcli.formats.json_text import dumps

        sys.stdout.write(dumps(data()))
    elif on_terminal():
        from caichcli.formats.tables import screen

        screen.show((*map(Note, notes), *page()), sys.stdout)
    else:
        from caichcli.formats.tables import plain

        sys.stdout.write(plain.write((*map(Note, notes), *page())))


def documents(lang: Language) -> Writers:
    """Answers as documents, by format."""

    def markdown(page: Page) -> str:
        from caichcli.formats.tables import markdown

        return markdown.write(page)

    def html(page: Page) -> str:
        from caichcli.formats.tables import html

        return html.write(page, lang)

    return {"markdown": markdown, "html": html}


def on_terminal() -> bool:
    """Whether standard output is a terminal that can do more than plain text."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
