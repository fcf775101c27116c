"""Words for filters of inspections and shortcomings -> the books and queries that they mean."""

import datetime as dt
from collections.abc import Mapping
from typing import cast, get_args

from msgspec import structs

from caichcli.language.vietnamese import fold
from caichcli.plan.book import Book
from caichcli.plan.kinds import RemedyStatus, VisitStatus
from caichcli.plan.model import Id
from caichcli.services.errors import Refusal, one_of
from caichcli.services.filters import Filters, query
from caichcli.views.inspections import Inspections, Shortcomings, inspections, shortcomings

VISIT_STATUSES: tuple[VisitStatus, ...] = get_args(VisitStatus)
REMEDY_STATUSES: tuple[RemedyStatus, ...] = get_args(RemedyStatus)


class UnknownTheme(Refusal):
    """Words that are no inspection's id nor in its theme; ``themes`` are all, a line each."""

    def __init__(self, name: str, themes: Mapping[Id, str]) -> None:
        super().__init__(name)
        self.name = name
        self.themes = "\n".join(f"  {id_}: {words}" for id_, words in themes.items())


def units(book: Book, day: dt.date, filters: Filters, themes: list[str] | None) -> Inspections:
    """Return the units that filters mean; raise the refusal of the first word that means none."""
    states = [
        cast(VisitStatus, one_of(word, VISIT_STATUSES, "status")) for word in filters.status or ()
    ]
    own = query(book, structs.replace(filters, status=None))
    return inspections(book, day, structs.replace(own, areas=themes_of(book, themes)), states)


def remedies(book: Book, day: dt.date, filters: Filters, themes: list[str] | None) -> Shortcomings:
    """Return the shortcomings that filters mean; raise the refusal of the first word at fault."""
    states = [
        cast(RemedyStatus, one_of(word, REMEDY_STATUSES, "status")) for word in filters.status or ()
    ]
    own = query(book, structs.replace(filters, status=None))
    return shortcomings(book, day, structs.replace(own, areas=themes_of(book, themes)), states)


def themes_of(book: Book, names: list[str] | None) -> tuple[Id, ...]:
    """Return the inspections meant, by id or by words of the theme; raise UnknownTheme."""
    themes = {one.id: one.theme for one in book.file.inspections or ()}
    ids: list[Id] = []
    for name in names or ():
        words = fold(name)
        meant = [id_ for id_ in themes if fold(id_) == words]
        meant = meant or [id_ for id_, theme in themes.items() if words in fold(theme)]
        if not meant:
            raise UnknownTheme(name, themes)
        ids += meant
    return tuple(dict.fromkeys(ids))
