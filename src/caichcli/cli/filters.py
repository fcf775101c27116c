"""Typed filters to a query: every word that is none of the choices is refused with the nearest."""

from typing import cast, get_args

from caichcli.cli.session import find_agencies, find_areas, read_date
from caichcli.cli.usage import one_of
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.deadlines import TermKind
from caichcli.plan.model import Status
from caichcli.plan.standing import Class
from caichcli.views.listing import SORTS, Query, Sort
from caichcli.views.scope import Role

ROLES: tuple[str, ...] = get_args(Role)
# Several classes by one word, as the figures of a report add them up.
CLASS_SUMS: dict[str, tuple[Class, ...]] = {
    "done": ("done-on-time", "done-late"),
    "not-done": ("in-term", "overdue"),
    "dated": ("done-on-time", "done-late", "in-term", "overdue"),
    "total": tuple(class_ for class_ in get_args(Class) if class_ != "cancelled"),
}
CLASSES: tuple[str, ...] = (*get_args(Class), *CLASS_SUMS)
STATUSES: tuple[str, ...] = (*get_args(Status), "not-reported")
KINDS: tuple[str, ...] = get_args(TermKind)


def query(
    book: Book,
    lang: Language,
    *,
    agency: list[str] | None,
    role: str,
    area: list[str] | None,
    class_: list[str] | None = None,
    status: list[str] | None = None,
    kind: list[str] | None,
    due_before: str | None = None,
    due_after: str | None = None,
    search: str,
    within: int | None,
    sort: str,
) -> Query:
    """The query that the options of ``list`` and ``overdue`` mean."""
    return Query(
        agencies=find_agencies(book, agency, lang),
        role=cast(Role, one_of(role, ROLES, "--role")),
        areas=find_areas(book, area),
        classes=_classes(class_),
        statuses=cast(tuple[Status, ...], _each_of(status, STATUSES, "--status")),
        kinds=cast(tuple[TermKind, ...], _each_of(kind, KINDS, "--kind")),
        due_before=None if due_before is None else read_date(due_before, "--due-before"),
        due_after=None if due_after is None else read_date(due_after, "--due-after"),
        search=search,
        within=within,
        sort=cast(Sort, one_of(sort, SORTS, "--sort")),
    )


def _classes(typed: list[str] | None) -> tuple[Class, ...]:
    found = _each_of(typed, CLASSES, "--class")
    return tuple(each for name in found for each in CLASS_SUMS.get(name, (cast(Class, name),)))


def _each_of(values: list[str] | None, choices: tuple[str, ...], option: str) -> tuple[str, ...]:
    return tuple(one_of(value, choices, option) for value in values or ())
