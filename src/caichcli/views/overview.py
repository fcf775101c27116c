"""How does the plan, or an agency, stand? The answer of ``caich status``."""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.figures import Figures, Tally, tally
from caichcli.plan.leads import Led
from caichcli.plan.model import Area, Id
from caichcli.plan.standing import Standing, led
from caichcli.views.scope import Line, line_of, lines


class AgencyRow(Struct, frozen=True):
    """The figures of what one lead, as written, has; ``agency`` is None where none is named."""

    agency: Id | None
    figures: Figures


class AreaRow(Struct, frozen=True):
    area: Area
    figures: Figures


class HandedOn(Struct, frozen=True):
    """A task that others lead now, and by how many days it was overdue on its last day before."""

    task: Id
    leads: tuple[Id, ...]
    until: dt.date
    days_late: int


class Overview(Struct, frozen=True):
    """Figures at the end of ``day``, whole, by lead agency and by area, with their tasks.

    ``supported`` are the tasks that the agencies coordinate (without agencies: that anybody
    does) and that are in the plan still. ``handed_on`` was overdue when others took over.
    """

    book: Book
    day: dt.date
    agencies: tuple[Id, ...]
    totals: Figures
    supported: tuple[Id, ...]
    by_agency: tuple[AgencyRow, ...]
    by_area: tuple[AreaRow, ...]
    lines: tuple[Line, ...]
    handed_on: tuple[HandedOn, ...] = ()

    @property
    def direct(self) -> tuple[Line, ...]:
        """What of the total the agencies lead themselves."""
        return tuple(line for line in self.lines if line.via is None and not line.withdrawn)

    @property
    def through_groups(self) -> tuple[Line, ...]:
        """What of the total the agencies lead through groups."""
        return tuple(line for line in self.lines if line.via and not line.withdrawn)

    @property
    def withdrawn(self) -> tuple[Line, ...]:
        """What stands outside the total."""
        return tuple(line for line in self.lines if line.withdrawn)

    @property
    def before_plan(self) -> bool:
        """Whether the plan had not been issued by the end of the day."""
        return self.day < self.book.issued

    @property
    def log_is_empty(self) -> bool:
        """Whether nothing at all had been reported: figures then show terms, not results."""
        return not any(line.standing.reported for line in self.lines)


def overview(
    book: Book, day: dt.date, agencies: tuple[Id, ...] = (), *, parted: bool = True
) -> Overview:
    """Return the state of the plan, or of what ``agencies`` lead, at the end of ``day``.

    Without ``parted`` the whole alone, not by agency and by area.
    """
    return summed(book, day, agencies, lines(book, day, agencies), parted=parted)


def summed(
    book: Book,
    day: dt.date,
    agencies: tuple[Id, ...],
    selection: list[Line],
    *,
    parted: bool = True,
) -> Overview:
    """Return the figures of a selection of tasks; ``agencies`` are those whose they are, if any."""
    counts = tally(book, day)
    return Overview(
        book,
        day,
        agencies,
        totals=counts.figures(line.standing for line in selection),
        supported=_supported(book, day, agencies, selection),
        by_agency=_by_agency(book, day, agencies, selection, counts) if parted else (),
        by_area=_by_area(book, selection, counts) if parted else (),
        lines=tuple(selection),
        handed_on=tuple(_handed_on(book, day, agencies)),
    )


def _supported(
    book: Book, day: dt.date, agencies: tuple[Id, ...], selection: list[Line]
) -> tuple[Id, ...]:
    if agencies:
        supporting = lines(book, day, agencies, "support")
    else:
        supporting = [line for line in selection if book.support(line.task)]
    return tuple(line.task.id for line in supporting if not line.withdrawn)


def _handed_on(book: Book, day: dt.date, agencies: tuple[Id, ...]) -> Iterator[HandedOn]:
    for task in book.tasks_on(day):
        if not task.adjustments:
            continue
        holder = led(book, task, day)
        for handover in holder.handovers if isinstance(holder, Led) else ():
            eve = handover.on - dt.timedelta(days=1)
            line = line_of(book, task, eve, agencies)
            theirs = not agencies or not book.with_members(handover.leads).isdisjoint(agencies)
            if theirs and line and line.standing.class_ == "overdue":
                days_late = line.standing.days_late
                yield HandedOn(task.id, handover.leads, eve, days_late)


def _by_area(book: Book, selection: list[Line], counts: Tally) -> tuple[AreaRow, ...]:
    by_area: dict[Id, list[Standing]] = {area.id: [] for area in book.file.areas}
    for line in selection:
        by_area[line.task.area].append(line.standing)
    return tuple(
        AreaRow(book.area_by_id[id_], counts.figures_of(("area", id_), standings))
        for id_, standings in by_area.items()
    )


def _by_agency(
    book: Book, day: dt.date, agencies: tuple[Id, ...], selection: list[Line], counts: Tally
) -> tuple[AgencyRow, ...]:
    """Rows in the order of the document; a task of several leads counts in each one's row."""
    if len(agencies) == 1:
        return (AgencyRow(agencies[0], counts.figures(line.standing for line in selection)),)
    if agencies:
        ids = {line.task.id for line in selection}
        own = (
            (a, [x.standing for x in lines(book, day, (a,)) if x.task.id in ids]) for a in agencies
        )
        return tuple(AgencyRow(agency, counts.figures(standings)) for agency, standings in own)
    rows: dict[Id | None, list[Standing]] = {}
    for line in selection:
        members = line.standing.members
        part_of = members.finder() if members else None
        for lead in dict.fromkeys(line.task.lead or (None,)):
            part = part_of(lead) if part_of else None
            rows.setdefault(lead, []).append(part or line.standing)
    return tuple(
        AgencyRow(lead, counts.figures_of(("lead", lead), standings))
        for lead, standings in rows.items()
    )
