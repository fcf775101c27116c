"""Plans under plans (cụ thể hóa): what is asked of them, and links recorded as reviewed."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from caichcli.files.disk.workspace import Workspace
from caichcli.files.yaml.edits import AddKey, Append, Edit, SetValue
from caichcli.plan import parents
from caichcli.plan.book import Book
from caichcli.plan.input import draft
from caichcli.plan.model import Id, PlanHead
from caichcli.plan.records import AgencyPlan
from caichcli.services import questions
from caichcli.services.errors import Refusal
from caichcli.services.location import locate
from caichcli.services.questions import Question, agency_of, task_of
from caichcli.services.records.entries import Compose, EditSet
from caichcli.services.session import Session
from caichcli.services.states import whole
from caichcli.services.workspaces import check
from caichcli.views.links import links


class CascadeQuestion(Struct, frozen=True):
    """A plan as it is asked about, and the plans at hand, by their ids, that one among them."""

    question: Question
    books: Mapping[Id, Book]

    @property
    def folders(self) -> Sequence[tuple[str, str]]:
        """The other folders that the settings name, each with how it stands by its pin."""
        return [(one.folder, one.state) for one in self.question.neighbours]


class NothingToAccept(Refusal):
    """No task above changed since it was last seen, or the tasks named break down none."""


def ask(session: Session, plan: str | None, as_of: str | None) -> CascadeQuestion:
    """Open a plan with those beside it; raise as ``questions.ask`` does."""
    question = questions.ask(session, plan, as_of)
    return CascadeQuestion(question, at_hand(session, question))


def at_hand(session: Session, question: Question) -> Mapping[Id, Book]:
    """Return the plans beside the one that is asked about, and that one, by their ids."""
    beside = question.books if question.workspace.whole else {}
    books = beside or books_beside(session, question.workspace)
    return {**books, question.book.head.id: question.book}


def accepting(session: Session, plan: str | None, tasks: Sequence[str]) -> Compose:
    """Return what records that links were reviewed: of the tasks named, else of those suspect.

    It raises UnknownTask, NothingToAccept.
    """

    def compose(book: Book) -> EditSet:
        ids = [task_of(book, name) for name in tasks]
        books = {**books_beside(session, locate(session, plan)), book.head.id: book}
        edits = list(_edits(book, books, session.today, ids))
        if not edits:
            raise NothingToAccept
        return EditSet([edit for _, edit in edits], list(dict.fromkeys(id_ for id_, _ in edits)))

    return compose


def receiving(
    agency: str, document: str, day: dt.date, *, integrated: bool, note: str | None
) -> Compose:
    """Return what records an agency's plan under this one by its document; raises UnknownAgency."""

    def compose(book: Book) -> EditSet:
        id_ = agency_of(book.register, agency)
        values = {
            "date": day.isoformat(),
            "agency": id_,
            "document": document,
            "integrated": integrated or None,
            "note": note,
        }
        record = draft(AgencyPlan, values, book.register)
        assert isinstance(record, dict)  # what was typed is read before
        order = tuple(PlanHead.__struct_encode_fields__)
        return EditSet([Append(("plan", "agency_plans"), record, order)], agencies=[id_])

    return compose


def books_beside(session: Session, place: Workspace) -> dict[Id, Book]:
    """Return the plans of the workspace that holds some of its files; of those without errors."""
    survey = check(session, whole(place), errors_only=True)
    broken = {error.place.file for error in survey.errors}
    sound = [book for side in survey.neighbours for book in side.books]
    sound += (book for file, book in survey.books.items() if file not in broken)
    return {book.head.id: book for book in sound}


def _edits(
    book: Book, books: Mapping[Id, Book], day: dt.date, ids: Sequence[Id]
) -> Iterator[tuple[Id, Edit]]:
    """Yield the edits of the fingerprints that are not of the day, each with its task.

    A link that is not watched is, once its task is named.
    """
    states = {"suspect", "unwatched", "unknown"} if ids else {"suspect"}
    every = iter(links(book, books, day))
    for position, task in enumerate(book.tasks):
        for route, parent in parents.named(task):
            link = next(every)
            if link.state not in states or link.above is None or link.book is None:
                continue
            if ids and task.id not in ids:
                continue
            seen = parents.fingerprint(link.book, link.above, day)
            entry = ("tasks", position, *route)
            if route[-1] != "task":
                value: dict[str, Any] = {"task": parent.task, "seen": seen}
                yield task.id, SetValue(entry, value)
            elif parent.seen is None:
                yield task.id, AddKey(entry[:-1], "seen", seen, ("task",))
            else:
                yield task.id, SetValue((*entry[:-1], "seen"), seen)
