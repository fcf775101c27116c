"""Which tasks are behind each figure of a report? The rows that its figures open to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from caichcli.plan.figures import CLASS_FIGURES, Figures, Ids
from caichcli.plan.log import reminders
from caichcli.plan.model import Id, Task
from caichcli.plan.standing import Class, Standing
from caichcli.views.overview import AgencyRow, Overview
from caichcli.views.scope import parts_of, supporters

Scope = Literal["all", "area", "agency"]

# A mark for each class; the letters of the marks of what is counted from several.
MARKS = dict(zip(CLASS_FIGURES.values(), "dlniocusx", strict=True))
SUMS = {
    "total": "dlniocus",
    "dated": "dlnio",
    "done": "dln",
    "not_done": "io",
    "due": "dlno",
    "other": "cus",
}
# The figures that the rows of an area and of an agency show.
_OF_PARTS = ("total", "dated", "done_on_time", "done_late", "in_term", "overdue", "other")


class AnnexRow(Struct, frozen=True):
    """A task with the marks of the figures that count it, parted by blanks.

    ``o`` is its class, ``g1`` its area (the first), ``a3o`` its class as the
    third row by agency has it, ``h5o`` as the fifth of the holders has it,
    ``x0`` a figure of the report's own. ``reminders`` is how often its owner
    was urged on.
    """

    id: Id
    task: Task
    standing: Standing
    marks: str
    reminders: int

    @property
    def shared(self) -> bool:
        """Whether there is more to say of who carries the task out than who leads it."""
        return bool(self.standing.members or self.standing.owner)


class FigureOpening(Struct, frozen=True):
    """A figure that opens: of the whole, of one area or of one agency (``number``, from 1).

    A row is behind it that has all the marks of one of ``any_of``.
    """

    scope: Scope
    number: int
    subject: Id | None
    figure: str
    count: int
    any_of: tuple[tuple[str, ...], ...]

    @property
    def anchor(self) -> str:
        """The name of the place that it opens to: ``all-overdue``, ``agency-3-overdue``."""
        own = f"{self.scope}-{self.number}" if self.number else self.scope
        return f"{own}-{self.figure}"

    @property
    def kind(self) -> str:
        """The figure's name; of one of several (``band-2``) what they share."""
        return self.figure.partition("-")[0]

    @property
    def index(self) -> int:
        """Which of several it is, from 1; 0 for the only one."""
        return int(self.figure.partition("-")[2] or 0)


class Holder(Struct, frozen=True):
    """One who leads some of the tasks, itself or through groups: ``mark`` begins its marks.

    These are those of its row by agency where it leads nothing through groups. One who
    supports some of them (``role``) has marks of its own for these. ``rest`` begin the marks of
    those who stand alike in a group: they are its own where a row has none of its own.
    """

    agency: Id | None
    mark: str
    role: Literal["lead", "support"] = "lead"
    rest: tuple[str, ...] = ()


# Whose tasks can be picked out, each with the ids and its own classes of them.
Held = dict[Id | None, list[tuple[Id, Class]]]


class Annex(Struct, frozen=True):
    """The tasks by class, the figures that open to them, and whose tasks can be picked out."""

    classes: tuple[tuple[str, tuple[AnnexRow, ...]], ...]
    openings: tuple[FigureOpening, ...]
    holders: tuple[Holder, ...]

    @property
    def rows(self) -> Iterator[AnnexRow]:
        return (row for _, rows in self.classes for row in rows)

    @property
    def marks(self) -> dict[Id, str]:
        """Each task's marks."""
        return {row.id: row.marks for row in self.rows}

    @property
    def by_period(self) -> bool:
        """Whether the plan's period stands in for some task's term."""
        return any(not row.standing.own_term for row in self.rows)

    @property
    def carried(self) -> bool:
        """Whether some task's lead is carried on from the sentence before."""
        return any(row.task.lead_basis == "carried" for row in self.rows)


def annex(
    now: Overview, by_agency: Sequence[AgencyRow], others: Mapping[str, Ids] | None = None
) -> Annex:
    """Return the tasks of ``now`` behind its figures, and behind ``others``.

    ``others`` holds figures by their names.
    """
    others = others or {}
    marks: dict[Id, list[str]] = {line.task.id: [] for line in now.lines}

    def mark(ids: Ids, name: str) -> None:
        for id_ in ids:
            marks[id_].append(name)

    for name, letter in MARKS.items():
        mark(getattr(now.totals, name), letter)
        for number, row in enumerate(by_agency, 1):
            mark(getattr(row.figures, name), f"a{number}{letter}")
    holders = tuple(_holders(now, by_agency, marks))
    for number, area in enumerate(now.by_area, 1):
        mark(area.figures.total + area.figures.cancelled, f"g{number}")
    for number, ids in enumerate(others.values()):
        mark(ids, f"x{number}")

    rows = {
        line.task.id: AnnexRow(
            line.task.id,
            line.task,
            line.standing,
            " ".join(marks[line.task.id]),
            reminders(line.task, line.standing.owner, now.day),
        )
        for line in now.lines
    }
    return Annex(
        tuple(
            (name, tuple(rows[id_] for id_ in ids))
            for name in MARKS
            if (ids := getattr(now.totals, name))
        ),
        tuple(_openings(now, by_agency, others)),
        holders,
    )


def _holders(
    now: Overview, by_agency: Sequence[AgencyRow], marks: dict[Id, list[str]]
) -> Iterator[Holder]:
    """Yield whose tasks can be picked out, and put the marks that these have not yet to them."""
    tasks_of, rests = _held(now, by_agency, marks)
    for number, (agency, classes) in enumerate(tasks_of.items(), 1):
        direct = by_agency[number - 1].figures if number <= len(by_agency) else None
        rest = tuple(mark for bodies, mark in rests.items() if agency in bodies)
        if direct and not rest and len(classes) == len(direct.total) + len(direct.cancelled):
            yield Holder(agency, f"a{number}")
            continue
        yield Holder(agency, f"h{number}", rest=rest)
        for id_, class_ in classes:
            marks[id_].append(f"h{number}{MARKS[CLASS_FIGURES[class_]]}")
    for number, (agency, classes) in enumerate(_supported(now).items(), 1):
        yield Holder(agency, f"s{number}", "support")
        for id_, class_ in classes:
            marks[id_].append(f"s{number}{MARKS[CLASS_FIGURES[class_]]}")


def _held(
    now: Overview, by_agency: Sequence[AgencyRow], marks: dict[Id, list[str]]
) -> tuple[Held, dict[frozenset[Id], str]]:
    """Return whose tasks can be picked out, each with the ids and its own classes of them.

    Of the whole plan everyone who leads, itself or through groups, the rows by agency first; a
    task in which many of a group stand alike gets one mark for them, which is returned too.
    Of some agencies these alone, with what ``now`` has of them.
    """
    tasks_of: Held = {row.agency: [] for row in by_agency}
    rests: dict[frozenset[Id], str] = {}
    if now.agencies:
        for row in by_agency:
            for class_, name in CLASS_FIGURES.items():
                tasks_of[row.agency] += [(id_, class_) for id_ in getattr(row.figures, name)]
        return tasks_of, rests
    bodies_of: dict[int, frozenset[Id]] = {}  # by the identity of a mapping that the book keeps
    for line in now.lines:
        apart, alike = parts_of(now.book, line.standing)
        for body, class_ in apart.items():
            tasks_of.setdefault(body, []).append((line.task.id, class_))
        for kind, class_ in alike:
            if id(kind) not in bodies_of:
                bodies_of[id(kind)] = frozenset(kind)
                for body in kind:
                    tasks_of.setdefault(body, [])
            mark = rests.setdefault(bodies_of[id(kind)], f"r{len(rests) + 1}")
            marks[line.task.id].append(mark + MARKS[CLASS_FIGURES[class_]])
    return tasks_of, rests


def _supported(now: Overview) -> dict[Id, list[tuple[Id, Class]]]:
    """Return who supports tasks of the whole plan, each with their ids and classes.

    Of some agencies' part of the plan nobody: it holds what they lead.
    """
    supported: dict[Id, list[tuple[Id, Class]]] = {}
    for line in now.lines if not now.agencies else ():
        for body in supporters(now.book, line.standing):
            supported.setdefault(body, []).append((line.task.id, line.standing.class_))
    return supported


def _openings(
    now: Overview, by_agency: Sequence[AgencyRow], others: Mapping[str, Ids]
) -> Iterator[FigureOpening]:
    letters_of = SUMS | MARKS
    for name, letters in letters_of.items():
        of_all = tuple((letter,) for letter in letters)
        yield FigureOpening("all", 0, None, name, _count(now.totals, letters), of_all)
    for number, (name, ids) in enumerate(others.items()):
        yield FigureOpening("all", 0, None, name, len(ids), ((f"x{number}",),))
    for name in _OF_PARTS:
        letters = letters_of[name]
        for number, area in enumerate(now.by_area, 1):
            if count := _count(area.figures, letters):
                of_area = tuple((f"g{number}", letter) for letter in letters)
                yield FigureOpening("area", number, area.area.id, name, count, of_area)
        for number, row in enumerate(by_agency, 1):
            if count := _count(row.figures, letters):
                of_agency = tuple((f"a{number}{letter}",) for letter in letters)
                yield FigureOpening("agency", number, row.agency, name, count, of_agency)


def _count(figures: Figures, letters: str) -> int:
    return sum(len(getattr(figures, name)) for name, mark in MARKS.items() if mark in letters)
