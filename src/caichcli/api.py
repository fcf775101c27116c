"""The Python API: a plan opened from its file or folder, and asked as the command asks it."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from caichcli.plan.book import Book
from caichcli.plan.finding import Finding
from caichcli.plan.model import Id
from caichcli.services.checks import Standard, Target, judge
from caichcli.services.filters import Filters, query
from caichcli.services.location import locate
from caichcli.services.questions import Question, agencies_of, ask, task_of
from caichcli.services.session import Session
from caichcli.views.lateness import Lateness, lateness
from caichcli.views.listing import listing
from caichcli.views.overview import Overview, overview
from caichcli.views.scope import Line
from caichcli.views.story import Story, story

Day = dt.date | str | None  # a date, or a day as people write it: 30/6/2020
Names = str | Sequence[str] | None  # one or several, in any spelling


def open(path: str | Path = ".", plan: Id | None = None, *, today: dt.date | None = None) -> "Plan":
    """Open a plan: by its file, or by a folder in or above which ``plans/`` lies.

    Of a folder with several plans, ``plan`` is the id of the one meant, else the one that holds
    ``today`` (the clock's day unless another is given). The files are read when the plan is asked,
    and again only when they have changed.

    Raises ``caichcli.services.errors.Refusal``: no such file or folder, a plan with errors.
    """
    where = Path(path)
    is_file = where.suffix in (".yaml", ".yml")
    session = Session(where.parent if is_file else where, today or dt.date.today())
    handle = Plan(session, f"./{where.name}" if is_file else plan)
    handle._ask(None)
    return handle


class Plan:
    """A plan of a workspace. Every answer is of the files as they stand when it is asked."""

    def __init__(self, session: Session, name: str | None) -> None:
        self._session = session
        self._name = name

    @property
    def book(self) -> Book:
        """The plan and its register, as the model has them."""
        return self._ask(None).book

    def status(self, as_of: Day = None, agency: Names = None) -> Overview:
        """Return the figures at the end of a day, of the whole plan or of some agencies."""
        question = self._ask(as_of)
        return overview(question.book, question.day, agencies_of(question.book, _names(agency)))

    def tasks(
        self,
        as_of: Day = None,
        *,
        agency: Names = None,
        role: str = "lead",
        area: Names = None,
        class_: Names = None,
        status: Names = None,
        kind: Names = None,
        search: str = "",
        sort: str = "plan",
    ) -> tuple[Line, ...]:
        """Return the tasks that pass every filter, each with its standing at the end of a day.

        The filters are those of ``caich list``; several values of one are "or". Raises
        UnknownAgency, UnknownArea, NotAChoice.
        """
        question = self._ask(as_of)
        filters = Filters(
            agency=_names(agency),
            role=role,
            area=_names(area),
            class_=_names(class_),
            status=_names(status),
            kind=_names(kind),
            search=search,
            sort=sort,
        )
        return listing(question.book, question.day, query(question.book, filters)).lines

    def overdue(self, as_of: Day = None, agency: Names = None) -> Lateness:
        """Return what is overdue, the latest first, and what falls due soon."""
        question = self._ask(as_of)
        filters = Filters(agency=_names(agency), sort="late")
        return lateness(question.book, question.day, query(question.book, filters))

    def task(self, name: str, as_of: Day = None) -> Story:
        """Return one task's story; raise UnknownTask where there is none of this id."""
        question = self._ask(as_of)
        return story(question.book, task_of(question.book, name), question.day)

    def validate(self) -> tuple[Finding, ...]:
        """Return what is wrong in the plan's file and the register; empty where nothing is."""
        place = locate(self._session, self._name)
        by_path = self._name is not None and "/" in self._name
        standard = Standard(plan=None if by_path else self._name)
        return judge(self._session, Target(place), standard).survey.findings

    def _ask(self, as_of: Day) -> Question:
        day = as_of.isoformat() if isinstance(as_of, dt.date) else as_of
        return ask(self._session, self._name, day)


def _names(names: Names) -> list[str]:
    """One name or several as a list; none as an empty one."""
    if names is None:
        return []
    return [names] if isinstance(names, str) else list(names)
