"""Words for filters -> a query; a word that is none of the choices is refused with the nearest."""

from typing import cast, get_args

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.deadlines import TermKind
from caichcli.plan.model import Status
from caichcli.plan.standing import Class
from caichcli.services.errors import one_of
from caichcli.services.questions import agencies_of, areas_of, day_of
from caichcli.views.listing import SORTS, Query, Sort
from caichcli.views.scope import Role

ROLES: tuple[str, ...] = get_args(Role)
# Several classes by one word, as the figures of a report add them up.
CLASS_SUMS: dict[str, tuple[Class, ...]] = {
    "done": ("done-on-time", "done-late", "done-undated"),
    "not-done": ("in-term", "overdue"),
    "dated": ("done-on-time", "done-late", "done-undated", "in-term", "overdue"),
    "total": tuple(class_ for class_ in get_args(Class) if class_ != "cancelled"),
}
CLASSES: tuple[str, ...] = (*get_args(Class), *CLASS_SUMS)
STATUSES: tuple[str, ...] = (*get_args(Status), "not-reported")
KINDS: tuple[str, ...] = get_args(TermKind)


class Filters(Struct, frozen=True, kw_only=True):
    """Filters of tasks as people word them."""

    agency: list[str] | None = None
    role: str = "lead"
    area: list[str] | None = None
    class_: list[str] | None = None
    status: list[str] | None = None
    kind: list[str] | None = None
    due_before: str | None = None
    due_after: str | None = None
    search: str = ""
    within: int | None = None
    sort: str = "plan"

    @property
    def given(self) -> tuple[str, ...]:
        """The names of those that somebody chose."""
        plain, names = Filters(), self.__struct_fields__
        return tuple(name for name in names if getattr(self, name) != getattr(plain, name))


def query(book: Book, filters: Filters) -> Query:
    """Return the query that filters mean; raise the refusal of the first word that means none."""
    before, after = filters.due_before, filters.due_after
    return Query(
        agencies=agencies_of(book, filters.agency),
        role=cast(Role, one_of(filters.role, ROLES, "role")),
        areas=areas_of(book, filters.area),
        classes=_classes(filters.class_),
        statuses=cast(tuple[Status, ...], _each_of(filters.status, STATUSES, "status")),
        kinds=cast(tuple[TermKind, ...], _each_of(filters.kind, KINDS, "kind")),
        due_before=None if before is None else day_of(before, "due-before"),
        due_after=None if after is None else day_of(after, "due-after"),
        search=filters.search,
        within=filters.within,
        sort=cast(Sort, one_of(filters.sort, SORTS, "sort")),
    )


def _classes(words: list[str] | None) -> tuple[Class, ...]:
    names = _each_of(words, CLASSES, "class")
    return tuple(each for name in names for each in CLASS_SUMS.get(name, (cast(Class, name),)))


def _each_of(values: list[str] | None, choices: tuple[str, ...], field: str) -> tuple[str, ...]:
    return tuple(one_of(value, choices, field) for value in values or ())
