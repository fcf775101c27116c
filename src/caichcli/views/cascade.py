"""A plan among those above and below it: who broke it down, and how far that has come."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct, structs

from caichcli.plan import parents
from caichcli.plan.book import Book
from caichcli.plan.log import effective
from caichcli.plan.model import Id, PlanDocument, Task
from caichcli.plan.records import AgencyPlan, Document, Parent
from caichcli.plan.standing import DONE, Standing, standing
from caichcli.views.links import Link, link_of, links

# "received" (đã gửi kế hoạch) by the plan itself or by its document alone; "integrated" (lồng ghép
# trong kế hoạch khác); not received is not the same as not issued.
PlanState = Literal["received", "integrated", "not-received"]
# "tasks-only": tasks at hand break the task down, in a plan that nobody says is the agency's own.
CellState = Literal[
    "received", "integrated", "not-received", "tasks-only", "review", "not-assigned"
]


class Piece(Struct, frozen=True):
    """A task of a plan below that breaks one down: its plan, standing, link and whose it is."""

    book: Book
    standing: Standing
    link: Link
    agencies: tuple[Id, ...]

    @property
    def done(self) -> bool:
        return self.standing.class_ in DONE

    @property
    def overdue(self) -> bool:
        return self.standing.class_ == "overdue"


class AgencyLine(Struct, frozen=True):
    """An agency that owes tasks of the plan, and its own plan for them.

    ``days`` are those from this plan's document to its; below 0 its plan is the older one.
    ``late`` where a rule sets a limit, and it is past; ``owed`` counts its tasks, ``broken_down``
    those of them with a task of its plan, where that is at hand.
    """

    agency: Id
    state: PlanState
    document: Document | PlanDocument | None = None
    received: dt.date | None = None
    days: int | None = None
    late: bool = False
    at_hand: bool = False
    owed: int = 0
    broken_down: int = 0


class CascadeCell(Struct, frozen=True):
    """What one agency did with one task; ``pieces`` are the ids of its own tasks for it."""

    agency: Id
    state: CellState
    pieces: tuple[str, ...] = ()


class CascadeRow(Struct, frozen=True):
    """One task, its standing, which is never derived, and what the agencies made of it.

    ``cells`` are those of agencies that have tasks for it or are to look at it again; of the
    others only the state of their plans is known, and ``rest`` counts those it is assigned to.
    """

    standing: Standing
    cells: tuple[CascadeCell, ...]
    rest: Mapping[PlanState, int]
    pieces: tuple[Piece, ...]

    @property
    def task(self) -> Task:
        return self.standing.task

    @property
    def withdrawn(self) -> bool:
        return self.standing.class_ == "cancelled"

    @property
    def due_later(self) -> tuple[Piece, ...]:
        """The pieces whose own term ends after the task's."""
        due = self.standing.due if self.standing.own_term else None
        return tuple(
            one
            for one in self.pieces
            if due and one.standing.own_term and one.standing.due and one.standing.due > due
        )


class OwnPart(Struct, frozen=True):
    """A task above that is also these agencies' and that their plan does not break down yet."""

    book: Book
    task: Task
    agencies: tuple[Id, ...]


class Cascade(Struct, frozen=True):
    """A plan among those at hand, at the end of a day.

    ``links`` and ``missing`` look upwards, ``agencies`` and ``rows`` downwards.
    """

    book: Book
    day: dt.date
    links: tuple[Link, ...]
    missing: tuple[OwnPart, ...]
    agencies: tuple[AgencyLine, ...]
    rows: tuple[CascadeRow, ...]

    @property
    def telling(self) -> tuple[AgencyLine, ...]:
        """The agencies of which more is known, by tasks, than the state of their plan."""
        cells = {cell.agency for row in self.rows for cell in row.cells}
        return tuple(one for one in self.agencies if one.at_hand or one.agency in cells)

    def cells(self, row: CascadeRow, lines: Iterable[AgencyLine]) -> Iterator[CascadeCell]:
        """Yield what each of some agencies made of a task."""
        own = {cell.agency: cell for cell in row.cells}
        assigned = owing(self.book, row.standing)
        for line in lines:
            state = line.state if line.agency in assigned else "not-assigned"
            yield own.get(line.agency) or CascadeCell(line.agency, state)

    @property
    def has_plans_below(self) -> bool:
        """Whether any agency's plan is at hand, so that a task without a piece tells something."""
        return any(one.at_hand for one in self.agencies) or any(row.pieces for row in self.rows)

    @property
    def without_pieces(self) -> tuple[CascadeRow, ...]:
        """The tasks that no plan at hand breaks down."""
        return tuple(row for row in self.rows if not row.pieces and not row.withdrawn)

    @property
    def withdrawn_above(self) -> tuple[Piece, ...]:
        """The pieces, themselves still in their plans, of tasks that were taken out."""
        rows = (row for row in self.rows if row.withdrawn)
        return tuple(one for row in rows for one in row.pieces if not is_withdrawn(one.standing))


def cascade(book: Book, books: Mapping[Id, Book], day: dt.date) -> Cascade:
    """Return how a plan stands among ``books``, those at hand by their ids."""
    below = pieces(book, books, day)
    states = [standing(book, task, day) for task in book.tasks_on(day)]
    owed = {one.task.id: owing(book, one) for one in states}
    lines = agency_lines(book, books, day, owed, below)
    rows = tuple(_rows(book, day, states, owed, lines, below))
    missing = tuple(_missing(book, books, day))
    return Cascade(book, day, links(book, books, day), missing, lines, rows)


def _rows(
    book: Book,
    day: dt.date,
    states: Iterable[Standing],
    owed: Mapping[Id, frozenset[Id]],
    lines: Sequence[AgencyLine],
    below: Mapping[Id, tuple[Piece, ...]],
) -> Iterator[CascadeRow]:
    """Yield the tasks; those that the same agencies owe are counted by these once."""
    counts: dict[frozenset[Id], Counter[PlanState]] = {}
    by_document = [line for line in lines if not line.at_hand and line.state != "not-received"]
    for one in states:
        assigned, own = owed[one.task.id], below.get(one.task.id, ())
        if assigned not in counts:
            counts[assigned] = Counter(line.state for line in lines if line.agency in assigned)
        cells = []
        rest = counts[assigned].copy()
        for line in _concerned(book, one, lines, by_document, own):
            cell = _cell(book, one, line, own, day)
            is_assigned = line.agency in assigned
            if cell.pieces or (is_assigned and cell.state != line.state):
                cells.append(cell)
                rest[line.state] -= is_assigned
        yield CascadeRow(one, tuple(cells), +rest, own)


def _concerned(
    book: Book,
    state: Standing,
    lines: Sequence[AgencyLine],
    by_document: Sequence[AgencyLine],
    own: Sequence[Piece],
) -> Iterable[AgencyLine]:
    """Return the agencies whose cell may tell more than the state of their plan, in their order."""
    agencies = {id_ for piece in own for id_ in piece.agencies}
    if book.decisions(state.task):
        agencies.update(line.agency for line in by_document)
    return [line for line in lines if line.agency in agencies] if agencies else ()


def is_withdrawn(state: Standing) -> bool:
    """Return whether a task was taken out of its plan."""
    return state.class_ == "cancelled"


def owing(book: Book, state: Standing) -> frozenset[Id]:
    """Return the agencies that a task is assigned to, themselves or through a group."""
    return book.agencies(state.task.lead or ())


def pieces(book: Book, books: Mapping[Id, Book], day: dt.date) -> dict[Id, tuple[Piece, ...]]:
    """Return the tasks of other plans that break down this plan's, by these."""
    by_task: dict[Id, list[Piece]] = {}
    for id_, other, task, parent in _breaking_down(book, books, day):
        by_task.setdefault(id_, []).append(_piece(book, other, task, parent, books, day))
    return {id_: tuple(own) for id_, own in by_task.items()}


def pieces_of(book: Book, task: Id, books: Mapping[Id, Book], day: dt.date) -> tuple[Piece, ...]:
    """Return the tasks of other plans that break down one of this plan's."""
    return tuple(
        _piece(book, other, one, parent, books, day)
        for id_, other, one, parent in _breaking_down(book, books, day)
        if id_ == task
    )


def _breaking_down(
    book: Book, books: Mapping[Id, Book], day: dt.date
) -> Iterator[tuple[Id, Book, Task, Parent]]:
    """Yield this plan's tasks that tasks of others break down, each with that one and its plan."""
    prefix = parents.address(book.head.id, "")
    for other in books.values():
        if other.head.id == book.head.id:
            continue
        for task in other.tasks_on(day):
            for parent in task.parents if task.implements else ():
                if parent.task.startswith(prefix):
                    yield parent.task.removeprefix(prefix), other, task, parent


def _piece(
    book: Book, other: Book, task: Task, parent: Parent, books: Mapping[Id, Book], day: dt.date
) -> Piece:
    state = standing(other, task, day)
    return Piece(other, state, link_of(task, parent, books, day), _whose(other, book, state))


def _whose(other: Book, book: Book, state: Standing) -> tuple[Id, ...]:
    """Whose work a task of a plan below is: of those that the plan is for, else its leads."""
    declared = _declared(other, book.head.id)
    return declared or tuple(state.task.lead or ())


def _declared(other: Book, plan: Id) -> tuple[Id, ...]:
    """The agencies for which a plan says that it breaks another down."""
    bodies = (above.agencies or () for above in other.head.plans_above if above.plan == plan)
    return tuple(dict.fromkeys(id_ for ids in bodies for id_ in ids))


def agency_lines(
    book: Book,
    books: Mapping[Id, Book],
    day: dt.date,
    owed: Mapping[Id, frozenset[Id]],
    below: Mapping[Id, tuple[Piece, ...]],
) -> tuple[AgencyLine, ...]:
    """Return the agencies that owe tasks of the plan or sent one of their own, in their order."""
    own, plans_sent = _at_hand(book, books, day), _recorded(book, day)
    counts: Counter[Id] = Counter()
    for agencies, times in Counter(owed.values()).items():
        for id_ in agencies:
            counts[id_] += times
    broken_down: Counter[Id] = Counter()
    for task, parts in below.items():
        working = {id_ for one in parts for id_ in one.agencies}
        broken_down.update(working & owed.get(task, frozenset()))
    bodies = counts.keys() - {book.head.standing_agency}
    ids = (
        id_ for id_ in book.register.agencies if id_ in bodies or id_ in own or id_ in plans_sent
    )
    lines = (
        AgencyLine(id_, "not-received", owed=counts[id_], broken_down=broken_down[id_])
        for id_ in dict.fromkeys((*ids, *own, *plans_sent))
    )
    return tuple(
        _with_plan(line, book, own.get(line.agency), plans_sent.get(line.agency)) for line in lines
    )


def plans_of(book: Book, books: Mapping[Id, Book], day: dt.date) -> dict[Id, dt.date]:
    """Return whose own plan is here: since when it was recorded, else the day of its document."""
    at_hand = {id_: other.issued for id_, other in _at_hand(book, books, day).items()}
    return at_hand | {id_: one.date for id_, one in _recorded(book, day).items()}


def _at_hand(book: Book, books: Mapping[Id, Book], day: dt.date) -> dict[Id, Book]:
    """The plans at hand that say whose they are under this one."""
    return {
        id_: other
        for other in books.values()
        if other.issued <= day
        for id_ in _declared(other, book.head.id)
    }


def _recorded(book: Book, day: dt.date) -> dict[Id, AgencyPlan]:
    """The plans recorded by their documents."""
    return {one.agency: one for one in book.head.agency_plans or () if one.date <= day}


def _with_plan(
    line: AgencyLine, book: Book, own: Book | None, agency_plan: AgencyPlan | None
) -> AgencyLine:
    """An agency's line with its own plan: at hand, or known by its document."""
    if own is None and agency_plan is None:
        return line
    document = agency_plan.document if agency_plan else own and own.head.document
    issued = (document and document.date) or (own.issued if own else None)
    days = (issued - book.issued).days if issued else None
    limit = book.head.follow_up and book.head.follow_up.plans_below
    return structs.replace(
        line,
        state="integrated" if agency_plan and agency_plan.integrated else "received",
        document=document,
        received=agency_plan.date if agency_plan else None,
        days=days,
        late=bool(limit and days is not None and days > limit.days),
        at_hand=own is not None,
    )


def _cell(
    book: Book,
    whole: Standing,
    line: AgencyLine,
    below: tuple[Piece, ...],
    day: dt.date,
) -> CascadeCell:
    """What an agency made of a task that is assigned to it, or that it broke down."""
    own = [one for one in below if line.agency in one.agencies]
    names = tuple(one.standing.task.id for one in own)
    state: CellState = "tasks-only" if own and line.state == "not-received" else line.state
    suspect = any(one.link.state == "suspect" for one in own)
    stopped = bool(own) and is_withdrawn(whole)
    if suspect or stopped or (not line.at_hand and _changed_since(book, whole.task, line, day)):
        state = "review"
    return CascadeCell(line.agency, state, names)


def _changed_since(book: Book, task: Task, line: AgencyLine, day: dt.date) -> bool:
    """Whether a task was changed after the plan that is known by its document alone."""
    since = (line.document and line.document.date) or line.received
    changes = (max(one.date, effective(one)) for one in book.decisions(task))
    return since is not None and any(since < one <= day for one in changes)


def _missing(book: Book, books: Mapping[Id, Book], day: dt.date) -> Iterator[OwnPart]:
    """Yield the tasks of the plans above that are also ours, and that no task here breaks down."""
    parent_names = {parent.task for task in book.tasks for parent in task.parents}
    for above in book.head.plans_above:
        other = books.get(above.plan)
        for task in other.tasks_on(day) if other and above.agencies else ():
            assert other is not None
            if parents.address(above.plan, task.id) in parent_names:
                continue
            state = standing(other, task, day)
            everyone = owing(other, state)
            ours = tuple(id_ for id_ in above.agencies or () if id_ in everyone)
            if ours and not is_withdrawn(state):
                yield OwnPart(other, task, ours)
