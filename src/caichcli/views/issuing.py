"""Who issues an official paper, as far as the plan and the register say."""

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.model import Id


class Issuer(Struct, frozen=True):
    """The issuing body and the one above it; None where nothing names it: a blank to fill in."""

    body: Id | None
    parent: Id | None


def issuer(book: Book, agencies: tuple[Id, ...] = ()) -> Issuer:
    """The agency itself where a paper is about one agency's part, else the standing agency."""
    body = agencies[0] if len(agencies) == 1 else book.head.standing_agency
    agency = book.register.agencies.get(body) if body else None
    return Issuer(body, agency.parent if agency else None)
