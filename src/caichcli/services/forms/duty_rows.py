"""The rows of a form that are of no task: shortcomings, units inspected, initiatives."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from caichcli.importers.forms.answers import Answer, FilledForm
from caichcli.plan.book import Book
from caichcli.plan.duties import remedies, remedy_book, visit_book, visits
from caichcli.plan.finding import Route
from caichcli.plan.initiative_record import Initiative, InitiativeUpdate
from caichcli.plan.model import Id, InspectedUnit, RemedyUpdate, Shortcoming, Task, VisitUpdate
from caichcli.plan.records import Record
from caichcli.services.forms import form_values
from caichcli.views.form import inspector


class Duty(Struct, frozen=True):
    """What a row is of: where it stands in the plan, whose form it is in, how it is recorded.

    ``record`` is what it is compared by with the form's state, ``holder`` what has its log. What
    is ``asked`` for counts as unanswered while its row is blank.
    """

    route: Route
    reporter: Id | None
    record: Task | Initiative
    holder: InspectedUnit | Shortcoming | Initiative
    entry: type[Record]
    values: Callable[[FilledForm, Answer, dt.date], dict[str, Any]]
    asked: bool = True


def duties(book: Book, form: FilledForm, day: dt.date) -> dict[Id, Duty]:
    """Return the duties among the rows of a form, by the names of their logs."""
    refs = {row.task for row in form.original.rows.values()} - book.task_by_id.keys()
    return {ref: one for ref, one in _duties(book, day) if ref in refs} if refs else {}


def _duties(book: Book, day: dt.date) -> Iterator[tuple[Id, Duty]]:
    tasks = {one.id: one for one in (*visit_book(book, day).tasks, *remedy_book(book, day).tasks)}
    for remedy in remedies(book.file):
        if remedy.ref in tasks:
            yield (
                remedy.ref,
                Duty(
                    remedy.route,
                    remedy.owner,
                    tasks[remedy.ref],
                    remedy.shortcoming,
                    RemedyUpdate,
                    form_values.remedy_values,
                ),
            )
    for visit in visits(book.file):
        if visit.ref in tasks:
            yield (
                visit.ref,
                Duty(
                    visit.route,
                    inspector(visit),
                    tasks[visit.ref],
                    visit.unit,
                    VisitUpdate,
                    form_values.visit_values,
                ),
            )
    for number, one in enumerate(book.file.initiatives or ()):
        yield (
            one.id,
            Duty(
                ("initiatives", number),
                one.unit,
                one,
                one,
                InitiativeUpdate,
                form_values.initiative_values,
                asked=False,
            ),
        )
