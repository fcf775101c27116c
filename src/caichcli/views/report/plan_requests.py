"""Whom to ask for its own plan under this one? One letter (đề nghị gửi kế hoạch) an agency."""

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.model import Id, PlanHead
from caichcli.plan.records import Document
from caichcli.plan.standing import Standing
from caichcli.views.cascade import Cascade, CascadeRow, cascade, owing
from caichcli.views.report.letters import Issuer, issuer, successors


class PlanRequest(Struct, frozen=True):
    """What one agency is asked for, whose plan was not received by the end of ``day``.

    Not received is not the same as not issued. ``tasks`` are those assigned to it, itself or
    through a group; ``elsewhere`` the plans of others at hand in which it has tasks for them.
    """

    book: Book
    day: dt.date
    agency: Id
    tasks: tuple[Standing, ...]
    elsewhere: tuple[PlanHead, ...] = ()

    @property
    def before(self) -> tuple[Document, ...]:
        """The letters that asked for it before, by their documents."""
        requests = (one for one in self.head.plan_requests or () if one.date <= self.day)
        return tuple(one.document for one in requests if one.agency == self.agency and one.document)

    @property
    def head(self) -> PlanHead:
        return self.book.head

    @property
    def issuer(self) -> Issuer:
        return issuer(self.book)

    @property
    def successors(self) -> tuple[Id, ...]:
        """The agencies that took over from one that no longer exists."""
        return successors(self.book, self.agency, self.day)

    @property
    def listed(self) -> tuple[Standing, ...]:
        """The standings that the letter shows."""
        return self.tasks

    @property
    def apart(self) -> tuple[Id, ...]:
        """None: what a group has to do is asked of each of its members."""
        return ()


def plan_requests(
    book: Book, books: Mapping[Id, Book], day: dt.date, agencies: tuple[Id, ...] = ()
) -> tuple[PlanRequest, ...]:
    """Return a letter to each of these agencies that has tasks and whose plan was not received."""
    answer = cascade(book, books, day)
    wanted = book.agencies(agencies)
    lines = (one for one in answer.agencies if one.state == "not-received")
    ids = (one.agency for one in lines if not agencies or one.agency in wanted)
    rows = [(owing(book, row.standing), row) for row in answer.rows if not row.withdrawn]
    every = (_request(answer, rows, id_) for id_ in ids)
    return tuple(one for one in every if one.tasks)


def _request(
    answer: Cascade, rows: Sequence[tuple[frozenset[Id], CascadeRow]], agency: Id
) -> PlanRequest:
    own = [one for _, row in rows for one in row.pieces if agency in one.agencies]
    return PlanRequest(
        answer.book,
        answer.day,
        agency,
        tuple(row.standing for assigned, row in rows if agency in assigned),
        tuple({one.book.head.id: one.book.head for one in own}.values()),
    )
