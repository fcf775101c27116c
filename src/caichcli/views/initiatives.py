"""Which initiatives are there, and how far has each come? The answer of ``caich initiatives``."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from caichcli.language.vietnamese import base_letters
from caichcli.plan.book import Book
from caichcli.plan.initiative_record import Initiative
from caichcli.plan.initiatives import InitiativeState, Stage, state
from caichcli.plan.model import Id


class InitiativeQuery(Struct, frozen=True):
    """Filters; an empty one lets everything through. ``year`` is of a stage that was reached."""

    agencies: tuple[Id, ...] = ()
    areas: tuple[Id, ...] = ()
    stages: tuple[Stage, ...] = ()
    search: str = ""
    year: int | None = None


class InitiativeLine(Struct, frozen=True):
    """An initiative in an answer, with the last stage that it reached."""

    initiative: Initiative
    state: InitiativeState


class Initiatives(Struct, frozen=True):
    """The initiatives in question at the end of ``day``, in the plan's order.

    Each is of one stage, the last that it reached; those of the stages are never added up.
    """

    book: Book
    day: dt.date
    lines: tuple[InitiativeLine, ...]

    def of(self, stage: Stage) -> tuple[InitiativeLine, ...]:
        """Return those whose last stage this is, and that were not declined."""
        return tuple(
            one for one in self.lines if one.state.stage == stage and not one.state.declined
        )

    @property
    def declined(self) -> tuple[InitiativeLine, ...]:
        return tuple(one for one in self.lines if one.state.declined)


def initiatives(book: Book, day: dt.date, query: InitiativeQuery) -> Initiatives:
    """Return the initiatives that pass every filter at the end of ``day``.

    Of a year those that reached a stage in it, each once, as they stood at its end.
    """
    if query.year is not None:
        day = min(day, dt.date(query.year, 12, 31))
    lines = (initiative_line(one, day) for one in book.file.initiatives or ())
    return Initiatives(book, day, tuple(one for one in lines if one and _passes(book, one, query)))


def initiative_line(initiative: Initiative, day: dt.date) -> InitiativeLine | None:
    """Return how far an initiative has come at the end of a day; None before it was there."""
    own = state(initiative, day)
    return InitiativeLine(initiative, own) if own else None


def _passes(book: Book, line: InitiativeLine, query: InitiativeQuery) -> bool:
    initiative, own = line.initiative, line.state
    texts: Sequence[str | None] = (initiative.id, initiative.title, initiative.problem)
    tests = (
        not query.agencies or not book.with_members((initiative.unit,)).isdisjoint(query.agencies),
        not query.areas or initiative.area in query.areas,
        not query.stages or own.stage in query.stages,
        query.year is None or any(day and day.year == query.year for day in own.days.values()),
        base_letters(query.search) in base_letters("\n".join(filter(None, texts))),
    )
    return all(tests)
