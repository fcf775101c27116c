"""A plan asked as of a day, and what people's words for its parts mean."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, structs

from caichcli.files.disk.workspace import Workspace
from caichcli.language.wording import read_day
from caichcli.plan.agencies import NotFound, Register
from caichcli.plan.book import EARLIEST, LATEST, Book
from caichcli.plan.model import Id, PlanHead
from caichcli.plan.plan_settings import PaperSettings
from caichcli.plan.recurring import last_day
from caichcli.services.errors import (
    NotADay,
    SeveralPlans,
    UnknownAgency,
    UnknownArea,
    UnknownPlan,
    UnknownTask,
    require,
)
from caichcli.services.location import is_path
from caichcli.services.session import Session
from caichcli.services.workspaces import open_sound

if TYPE_CHECKING:
    from caichcli.services.cascade.neighbours import Neighbour


class Question(Struct, frozen=True):
    """The plan that is asked and the day that it is asked for.

    ``ended`` is True where the day is the period's last because today is later
    and nobody chose a day. ``books`` are the plans that were opened, by their ids.
    """

    book: Book
    day: dt.date
    today: dt.date
    ended: bool
    file: str
    workspace: Workspace
    paper: PaperSettings = PaperSettings()
    books: Mapping[Id, Book] = {}
    neighbours: "tuple[Neighbour, ...]" = ()


def ask(
    session: Session, plan: str | None, as_of: str | None, *, for_risks: bool = False
) -> Question:
    """Open the workspace, check it, choose the plan and the day.

    What was thought would become of tasks is left out but where it is asked ``for_risks``.
    Raises NoWorkspace, NoSuchFile, PlanHasErrors, UnknownPlan, SeveralPlans, NotADay, and
    LibraryMissing for a plan whose terms end on working days.
    """
    day = None if as_of is None else day_of(as_of, "as-of")
    survey = open_sound(session, plan)
    heads = {file: book.head for file, book in survey.books.items()}
    file = choose(heads, plan, day or session.today)
    book = survey.books[file]
    if not session.with_names:
        book = without(book, "officer")
    if not for_risks:
        book = without(book, "assessment")
    if book.ends_on_working_days:
        require("calendar", "holidays")  # figures must not hang on what is installed
    ended = False
    if day is None:
        day, ended = default_day(book, session.today)
    other = {one.head.id: one for side in survey.neighbours for one in side.books}
    books = other | {one.head.id: one for one in survey.books.values()} | {book.head.id: book}
    return Question(
        book,
        day,
        session.today,
        ended,
        file,
        survey.workspace,
        survey.paper,
        books,
        survey.neighbours,
    )


def without(book: Book, key: Literal["officer", "assessment"]) -> Book:
    """Return a plan without what tasks say under a key; the same where none says anything."""
    if not any(getattr(task, key) for task in book.tasks):
        return book
    tasks = [structs.replace(task, **{key: None}) for task in book.tasks]
    return Book(structs.replace(book.file, tasks=tasks), book.register)


def default_day(book: Book, today: dt.date) -> tuple[dt.date, bool]:
    """Return the day of a question without one, and whether the plan's period is over."""
    ended = today > book.head.period.end
    return (min(today, last_day(book)) if ended else today), ended


def choose(heads: Mapping[str, PlanHead], plan: str | None, on: dt.date) -> str:
    """Return the file of the plan named, else of the only one whose period holds the day.

    With none: of the last begun before it, else the first. Raises UnknownPlan
    where there is no such plan, SeveralPlans where there are several.
    """
    if plan is not None and not is_path(plan):
        for file, head in heads.items():
            if head.id == plan:
                return file
        raise UnknownPlan(plan, (head.id for head in heads.values()))
    current = [file for file, head in heads.items() if head.period.start <= on <= head.period.end]
    files = current or _last_begun(heads, on) or list(heads)[:1]
    if len(files) > 1:
        raise SeveralPlans(heads[file].id for file in files)
    return files[0]


def _last_begun(heads: Mapping[str, PlanHead], on: dt.date) -> list[str]:
    starts = {file: head.period.start for file, head in heads.items() if head.period.start <= on}
    latest = max(starts.values(), default=None)
    return [file for file, start in starts.items() if start == latest]


def day_of(text: str, field: str) -> dt.date:
    """Return a day as people type it; raise NotADay for what is none."""
    day = read_day(text)
    if day is None or not EARLIEST <= day <= LATEST:
        raise NotADay(field, text)
    return day


def agencies_of(book: Book, names: list[str] | None) -> tuple[Id, ...]:
    """Return the ids that names mean; raise UnknownAgency with the nearest names otherwise."""
    return tuple(dict.fromkeys(agency_of(book.register, name) for name in names or ()))


def agency_of(register: Register, name: str) -> Id:
    """Return the id that a name means; raise UnknownAgency with the nearest names otherwise."""
    answer = register.find(name)
    if isinstance(answer, NotFound):
        near = {id_: register.name(id_) for id_ in answer.near}
        raise UnknownAgency(answer.text, near, ambiguous=answer.ambiguous)
    return answer


def areas_of(book: Book, names: list[str] | None) -> tuple[Id, ...]:
    """Return the areas meant, by id or by name without marks; raise UnknownArea otherwise."""
    from caichcli.language.vietnamese import fold

    areas = book.file.areas
    by_key = {fold(key): area.id for area in areas for key in (area.name, area.id)}
    ids = []
    for name in names or ():
        id_ = by_key.get(fold(name))
        if id_ is None:
            raise UnknownArea(name, {area.id: area.name for area in areas})
        ids.append(id_)
    return tuple(ids)


def task_of(book: Book, name: str) -> Id:
    """Return the task's id, whatever its case; raise UnknownTask with the nearest otherwise."""
    if name in book.task_by_id:
        return name
    from caichcli.language.spelling import resembling

    by_key = {id_.casefold(): id_ for id_ in book.task_by_id}
    id_ = by_key.get(name.casefold())
    if id_ is None:
        near = resembling(name.casefold(), by_key, 5, 0.4)
        raise UnknownTask(name, [by_key[key] for key in near] or [*book.task_by_id][:5])
    return id_
