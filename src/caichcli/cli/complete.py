"""What a shell offers behind an option: ids with their names as help. Never an error."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from caichcli.cli.lists import names

if TYPE_CHECKING:
    from caichcli.language.wording import Language
    from caichcli.plan.book import Book

Offers = Iterator[tuple[str, str]]

LONGEST = 60  # characters of a name: a line that shells do not break
PUNCTUATION = frozenset(" ,.;-–/()%")


def agency_names(ctx: typer.Context, incomplete: str) -> Offers:
    """Agencies and groups whose id begins so."""
    from caichcli.cli import session
    from caichcli.services.errors import Refusal
    from caichcli.services.location import locate, register_names

    here = session.start("vi")
    try:
        place = locate(here, ctx.params.get("plan"))
    except Refusal:
        return iter(())
    return _offers(dict(register_names(here, place)).items(), incomplete)


def area_names(ctx: typer.Context, incomplete: str) -> Offers:
    """Areas whose id begins so."""
    book = _book(ctx)
    areas = book.file.areas if book else ()
    return _offers(((area.id, area.name) for area in areas), incomplete)


def task_names(ctx: typer.Context, incomplete: str) -> Offers:
    """Tasks whose id begins so."""
    book = _book(ctx)
    tasks = book.tasks if book else ()
    return _offers(((task.id, task.title) for task in tasks), incomplete)


def plan_names(incomplete: str) -> Offers:
    """Plans of the workspace whose id begins so."""
    from caichcli.cli import session
    from caichcli.services import workspaces
    from caichcli.services.errors import Refusal
    from caichcli.services.location import locate

    here = session.start("vi")
    try:
        books = workspaces.check(here, locate(here, None), errors_only=True).books
    except Refusal:
        return iter(())
    return _offers(((book.head.id, book.head.title) for book in books.values()), incomplete)


def class_names(ctx: typer.Context, incomplete: str) -> Offers:
    """The classes, with what they are called."""
    classes = (*names("single_classes"), *names("class_sums"))
    return _with_words(ctx, "words.class_", classes, incomplete)


def names_in(list_: str) -> Callable[[str], list[str]]:
    """Return the function that offers the names of a list of help."""

    def offer(incomplete: str) -> list[str]:
        return [name for name in names(list_) if name.startswith(incomplete)]

    return offer


def status_names(ctx: typer.Context, incomplete: str) -> Offers:
    """The statuses that a task may be listed by."""
    return _with_words(ctx, "words.status_", names("statuses"), incomplete)


def update_status_names(ctx: typer.Context, incomplete: str) -> Offers:
    """The statuses that a report may give."""
    return _with_words(ctx, "words.status_", names("update_statuses"), incomplete)


def kind_names(ctx: typer.Context, incomplete: str) -> Offers:
    """The kinds of deadline."""
    return _with_words(ctx, "words.kind_", names("kinds"), incomplete)


def _with_words(ctx: typer.Context, key: str, values: Iterable[str], incomplete: str) -> Offers:
    """Values with what each is called: the message whose key begins so and ends in the value."""
    from caichcli.language.messages import say

    lang: Language = "en" if ctx.params.get("lang") == "en" else "vi"
    return _offers(((value, say(lang, f"{key}{value}")) for value in values), incomplete)


def _book(ctx: typer.Context) -> "Book | None":
    """The plan that the line typed so far is about; None where there is none to be had."""
    from caichcli.cli import session
    from caichcli.services.errors import Refusal
    from caichcli.services.questions import ask

    try:
        return ask(session.start("vi"), ctx.params.get("plan"), ctx.params.get("as_of")).book
    except Refusal:
        return None


def _offers(names: Iterable[tuple[str, str]], incomplete: str) -> Offers:
    return ((id_, _plain(name)) for id_, name in names if id_.startswith(incomplete))


def _plain(name: str) -> str:
    """A name as a shell may be given it: one short line of letters, digits and a few signs.

    Zsh evaluates what it is offered, fish takes each line for an offer, and Typer takes
    brackets for markup: nothing in a plan may mean anything to them.
    """
    from textwrap import shorten
    from unicodedata import normalize

    letters = (c if c.isalnum() or c in PUNCTUATION else " " for c in normalize("NFC", name))
    return shorten("".join(letters), LONGEST, placeholder="…")
