"""What every mapping of the files is made of, and those that lead to plans above and below.

The model has them all; here stand those that its other parts are made of too.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, TypeVar

from msgspec import Meta, Struct, field

from caichcli.plan.finding import Route
from caichcli.plan.kinds import ENTRY_PATTERN, ID_PATTERN, SEEN_PATTERN, Rating

Id = Annotated[str, Meta(pattern=ID_PATTERN)]
EntryRef = Annotated[str, Meta(pattern=ENTRY_PATTERN)]
Text = Annotated[str, Meta(min_length=1)]
Seen = Annotated[str, Meta(pattern=SEEN_PATTERN)]
Days = Annotated[int, Meta(ge=0, le=3660)]


class Record(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A mapping of the YAML file: known keys only, never changed in memory."""


class Document(Record, frozen=True):
    number: Text
    date: dt.date | None = None
    issuer: Text | None = None
    title: Text | None = None
    url: Text | None = None


T = TypeVar("T", bound=Record | str)


def one_or_more(value: T | list[T] | None, route: Route = ()) -> Iterator[tuple[Route, T]]:
    """Yield what a key holds, be it one or a list, each with the route to it."""
    if isinstance(value, list):
        yield from (((*route, number), one) for number, one in enumerate(value))
    elif value is not None:
        yield route, value


class PlanAbove(Record, frozen=True, kw_only=True):
    """A plan that one breaks down for some agencies (cụ thể hóa)."""

    plan: Id
    agencies: list[Id] | None = field(name="for", default=None)


class AgencyPlan(Record, frozen=True):
    """An agency's own plan under this one, by its document: sent, or part of another plan."""

    date: dt.date
    agency: Id
    document: Document
    integrated: bool | None = None
    note: Text | None = None


class Parent(Record, frozen=True):
    """A task of another plan that one breaks down, and the fingerprint of what it meant then."""

    task: Text
    seen: Seen | None = None


class Assessment(Record, frozen=True):
    """What an agency or a unit itself thinks will become of a task; no figure is made of it."""

    date: dt.date
    by: Text
    rating: Rating
    reason: Text | None = None
