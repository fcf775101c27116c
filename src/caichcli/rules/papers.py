"""Rules on the documents that a plan cites: their numbers and their days."""

import datetime as dt
import re
from collections.abc import Iterator

from caichcli.language.documents import is_number, read_citation
from caichcli.plan.finding import Place, Route
from caichcli.plan.model import Document, PlanDocument, TaskDocument
from caichcli.rules.case import PlanCase
from caichcli.rules.rule import Fault, rule

# A number with a day behind it, be there such a day or not.
_DATED = re.compile(r"[ (@][0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}\)?\.?$")

# A document, its place, and the day of the record that cites it; None for one that no record does.
Citation = tuple[Place, Document | PlanDocument | TaskDocument, dt.date | None]


@rule("document-to-fill", "warning")
def document_to_fill(case: PlanCase) -> Iterator[Fault]:
    """A plan without tasks whose document has a blank for its number."""
    document = case.book.head.document
    if document and document.number and not case.book.tasks and not is_number(document.number):
        yield Fault(case.place("plan", "document", "number"), {"written": document.number})


@rule("undocumented-plan", "error")
def undocumented_plan(case: PlanCase) -> Iterator[Fault]:
    """A plan with tasks, and no number or day of the document that assigned them."""
    if not case.book.tasks:
        return
    document = case.book.head.document
    place = case.place("plan", "document") if document else case.place("plan")
    if document is None or document.number is None:
        yield Fault(place, {"key": "number"})
    elif not is_number(document.number):
        yield Fault(case.place("plan", "document", "number"), {"key": "number"})
    if document and document.date is None:
        yield Fault(place, {"key": "date"})


@rule("document-in-future", "warning")
def document_in_future(case: PlanCase) -> Iterator[Fault]:
    """A document of a later day than the record that cites it, or than today."""
    for place, document, day in citations(case):
        last = case.run.today if day is None else min(day, case.run.today)
        if document.date and document.date > last:
            yield Fault(
                Place(place.file, (*place.route, "date")),
                {
                    "number": document.number or "",
                    "date": str(document.date),
                    "last": str(last),
                    "cited": "entry" if day is not None and last == day else "today",
                },
            )


@rule("date-in-number", "warning")
def date_in_number(case: PlanCase) -> Iterator[Fault]:
    """A document's number that still holds its date."""
    for place, document, _ in citations(case):
        written = document.number or ""
        citation = read_citation(written)
        date = citation.date if citation else None
        if date or _DATED.search(written):
            values: dict[str, str | int] = {
                "written": written,
                "number": citation.number if citation else "",
                "date": str(date or ""),
            }
            yield Fault(Place(place.file, (*place.route, "number")), values)


def citations(case: PlanCase) -> Iterator[Citation]:
    """Yield every document that a plan cites."""
    head = case.book.head
    if head.document:
        yield case.place("plan", "document"), head.document, None
    for number, base in enumerate(head.bases or ()):
        yield case.place("plan", "bases", number), base, None
    for i, task in enumerate(case.book.tasks):
        if task.document:
            yield case.place("tasks", i, "document"), task.document, None
        yield from _of_records(case, ("tasks", i), i)


def _of_records(case: PlanCase, route: Route, position: int) -> Iterator[Citation]:
    task = case.book.tasks[position]
    for key in ("updates", "adjustments", "reminders"):
        for number, record in enumerate(getattr(task, key) or ()):
            place = (*route, key, number)
            if record.document:
                yield case.place(*place, "document"), record.document, record.date
            for nth, result in enumerate(getattr(record, "results", None) or ()):
                yield case.place(*place, "results", nth), result, record.date
