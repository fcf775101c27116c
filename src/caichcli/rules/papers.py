"""Rules on the documents that a plan cites: their numbers and their days."""

import datetime as dt
import re
from collections.abc import Iterator

from caichcli.language.documents import read_citation
from caichcli.plan.finding import Place, Route
from caichcli.plan.model import Document, PlanDocument, TaskDocument
from caichcli.rules.case import PlanCase
from caichcli.rules.rule import Fault, rule

# A number with a day behind it, be there such a day or not.
_DATED = re.compile(r"[ (@][0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}\)?\.?$")

# A document, its place, and the day of the record that cites it; None for one that no record does.
Citation = tuple[Place, Document | PlanDocument | TaskDocument, dt.date | None]


@rule("document-in-future", "warning")
def document_in_future(case: PlanCase) -> Iterator[Fault]:
    """A document of a later day than the record that cites it, or than today."""
    for place, document, day in citations(case):
        last = case.run.today if day is None else min(day, case.run.today)
        if document.date and document.date > last:
            yield Fault(
                Place(place.file, (*place.route, "date")),
                {
                    "number": document.number,
                    "date": str(document.date),
                    "last": str(last),
                    "cited": "entry" if day is not None and last == day else "today",
                },
            )


@rule("date-in-number", "warning")
def date_in_number(case: PlanCase) -> Iterator[Fault]:
    """A document's number that still holds its date."""
    for place, document, _ in citations(case):
        citation = read_citation(document.number)
        date = citation.date if citation else None
        if date or _DATED.search(document.number):
            values: dict[str, str | int] = {
                "written": document.number,
                "number": citation.number if citation else "",
                "date": str(date or ""),
            }
            yield Fault(Place(place.file, (*place.route, "number")), values)


def citations(case: PlanCase) -> Iterator[Citation]:
    """Yield every document that a plan cites."""
    head = case.book.head
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
