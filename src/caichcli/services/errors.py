"""What stands in the way of an answer: a class a kind, with what it is about. Faces word them."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from caichcli.plan.model import Id


class Origin(Struct, frozen=True):
    """The row that a record comes from, counted from 1; of a text, the line on which it begins."""

    row: int
    line: int | None = None


class Refusal(Exception):
    """A request that cannot be met; nothing was written."""


class NoWorkspace(Refusal):
    """No folder ``plans`` with a plan from ``start`` upwards."""

    def __init__(self, start: Path) -> None:
        super().__init__(start)
        self.start = start


class NoSuchFile(Refusal):
    """A plan named by a path that leads to nothing."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class ForeignWorkspace(Refusal):
    """A workspace of another user's, reached only by walking upwards: not written to."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class UnknownPlan(Refusal):
    """A plan's id that no plan has; ``plans`` are the ids that there are."""

    def __init__(self, name: str, plans: "Iterable[Id]") -> None:
        super().__init__(name)
        self.name = name
        self.plans = tuple(plans)


class SeveralPlans(Refusal):
    """No plan was named and several hold the day."""

    def __init__(self, plans: "Iterable[Id]") -> None:
        super().__init__()
        self.plans = tuple(plans)


class UnknownAgency(Refusal):
    """A name that no agency has, or that several have; ``near`` are names by their ids."""

    def __init__(self, name: str, near: "Mapping[Id, str]", *, ambiguous: bool = False) -> None:
        super().__init__(name)
        self.name = name
        self.near = near
        self.ambiguous = ambiguous


class UnknownArea(Refusal):
    """A name that no area of the plan has; ``areas`` are those that it has, a line each."""

    def __init__(self, name: str, areas: "Mapping[Id, str]") -> None:
        super().__init__(name)
        self.name = name
        self.areas = "\n".join(f"  {id_}: {words}" for id_, words in areas.items())


class UnknownTask(Refusal):
    """An id that no task has; ``near`` are ids like it."""

    def __init__(self, name: str, near: "Sequence[Id]") -> None:
        super().__init__(name)
        self.name = name
        self.near = near


class NotImported(Refusal):
    """A file from which no table of tasks can be read; ``values`` are what the reason is about."""

    def __init__(self, path: Path, reason: str, values: Mapping[str, Any]) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason
        self.values = values


class UnknownRule(Refusal):
    """A name that no rule has; ``near`` are names like it."""

    def __init__(self, name: str, near: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.near = near


class NotAChoice(Refusal):
    """A word for ``field`` that is none of its choices; ``near`` are those like it, else all."""

    def __init__(self, field: str, value: str, near: Sequence[str]) -> None:
        super().__init__(field, value)
        self.field = field
        self.value = value
        self.near = near


class NotADay(Refusal):
    """A text for ``field`` that names no day."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(field, value)
        self.field = field
        self.value = value


class NotRead(Refusal):
    """A file that could not be read, and the operating system's reason."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class NotWritten(Refusal):
    """A file that was not written, and why; ``lock`` is the one that somebody else holds."""

    def __init__(self, path: Path | str, reason: str, lock: Path | None = None) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason
        self.lock = lock


class FindingsNotWritten(NotWritten):
    """A file of findings that was not written."""


class NotSaved(NotWritten):
    """A plan that was left as it was, and why: somebody else changed or holds it, for one."""


class GitRefused(Refusal):
    """What git could not give: its reason, and the revision, the file or git's own words."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class NoBase(GitRefused):
    """A base that had to be judged against, and that git could not give."""


class PlansElsewhere(Refusal):
    """A base in which this workspace has no plans, and others have gone that are none of its own.

    ``path`` is one of those, from the top of the repository.
    """

    def __init__(self, base: str, path: str) -> None:
        super().__init__(base, path)
        self.base = base
        self.path = path


class LibraryMissing(Refusal):
    """A library of an extra (``office``, ``calendar``) that is not installed."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(library)
        self.library = library
        self.extra = extra

    def __reduce__(self) -> tuple[type["LibraryMissing"], tuple[str, str]]:
        """Let it pass from one process to another whole."""
        return LibraryMissing, (self.library, self.extra)


def one_of(value: str, choices: Iterable[str], field: str) -> str:
    """Return the choice that a value is, or is usual words for; else raise NotAChoice."""
    allowed = list(choices)
    if value in allowed:
        return value
    from caichcli.language.choices import meant

    if choice := meant(field, value, allowed):
        return choice
    near = get_close_matches(value.lower(), allowed, n=3, cutoff=0.5)
    raise NotAChoice(field, value, near or allowed)


def require(extra: str, *libraries: str) -> None:
    """Refuse what needs the libraries of an extra without them: raise LibraryMissing."""
    for name in libraries:
        try:
            import_module(name)
        except ImportError:
            raise LibraryMissing(name, extra) from None
