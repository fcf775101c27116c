"""A plan among those above and below it. The answer of ``caich cascade``."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.model import Id
from caichcli.views.links import Link, links


class Cascade(Struct, frozen=True):
    """What a plan breaks down of those above, at the end of a day."""

    book: Book
    day: dt.date
    links: tuple[Link, ...]


def cascade(book: Book, books: Mapping[Id, Book], day: dt.date) -> Cascade:
    """Return how a plan stands among ``books``, those at hand by their ids."""
    return Cascade(book, day, links(book, books, day))
