"""Rules on the documents that a plan cites: their numbers and their days."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from caichcli.language.documents import is_number, read_citation
from caichcli.language.vietnamese import fold
from caichcli.plan.book import Book
from caichcli.plan.finding import Route
from caichcli.plan.model import Adjustment, Reminder, TaskDocument, Update
from caichcli.rules.case import PlanCase
from caichcli.rules.duties import Duties, Paper
from caichcli.rules.rule import Fault, rule

_PARTED = re.compile(r"[\s(@]")  # what parts a number from what stands behind it
# A number with a day behind it, be there such a day or not.
_DATED = re.compile(r"[ (@][0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}\)?\.?$")
# What parts the numbers of several documents: 12/BC-BA; 13/BC-BA.
_BETWEEN_NUMBERS = re.compile(r"\s*(?:[;,\n]|\bvà\b|\band\b)\s*")
_NUMBER = re.compile(r"[0-9]+|(?:[^\W\d_]+ ){0,4}[0-9]+[^\s/]*/\S.*", re.DOTALL)
# What is written where there is no document.
_NONE = re.compile(r"[-–—./…?x0 ]*|(?:khong|chua|ko|none|no|nil|n/?a)(?: (?:co|ban hanh))?[ .]*")

# A document, where it stands, and the day of the record that cites it; None where none does.
Citation = tuple[Route, Paper | TaskDocument, dt.date | None]


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
    today = case.run.today
    for route, document, day in citations(case.book):
        last = today if day is None else min(day, today)
        if document.date and document.date > last:
            yield Fault(
                case.place(*route, "date"),
                {
                    "number": document.number or "",
                    "date": str(document.date),
                    "last": str(last),
                    "cited": "entry" if last == day else "today",
                },
            )


@rule("date-in-number", "warning")
def date_in_number(case: PlanCase) -> Iterator[Fault]:
    """A document's number that still holds its date."""
    for route, document, _ in citations(case.book):
        number = document.number or ""
        if not _PARTED.search(number):
            continue
        citation = read_citation(number)
        date = citation.date if citation else None
        if date or _DATED.search(number):
            values: dict[str, str | int] = {
                "written": number,
                "number": citation.number if citation else "",
                "date": str(date or ""),
            }
            yield Fault(case.place(*route, "number"), values)


@rule("several-in-number", "warning", asked=True)
def several_in_number(case: PlanCase) -> Iterator[Fault]:
    """One number that names several documents."""
    for route, document, _ in citations(case.book):
        numbers = _BETWEEN_NUMBERS.split((document.number or "").strip())
        if len([each for each in numbers if _NUMBER.fullmatch(each)]) > 1:
            written = "; ".join(filter(None, numbers))
            yield Fault(case.place(*route, "number"), {"written": written})


@rule("absent-document", "warning", asked=True)
def absent_document(case: PlanCase) -> Iterator[Fault]:
    """The number of a document that says that there is none: a dash, "chưa có"."""
    for route, document, _ in citations(case.book):
        number = (document.number or "").strip()
        if number and _NONE.fullmatch(fold(number)):
            yield Fault(case.place(*route, "number"), {"written": number})


@rule("words-for-number", "warning")
def words_for_number(case: PlanCase) -> Iterator[Fault]:
    """A document whose number has no figure in it: words that stand in place of one."""
    for route, document, _ in citations(case.book):
        number = document.number or ""
        is_told = is_number(number) and not _NONE.fullmatch(fold(number))
        if number and is_told and not any(map(str.isdigit, number)):
            yield Fault(case.place(*route, "number"), {"written": number})


def citations(book: Book) -> Iterator[Citation]:
    """Yield every document that a plan cites."""
    if book.head.document:
        yield ("plan", "document"), book.head.document, None
    for number, base in enumerate(book.head.bases or ()):
        yield ("plan", "bases", number), base, None
    for number, sent in enumerate(book.head.agency_plans or ()):
        yield ("plan", "agency_plans", number, "document"), sent.document, sent.date
    yield from _of_records(("plan", "plan_requests"), book.head.plan_requests or ())
    for i, task in enumerate(book.tasks):
        if task.document:
            yield ("tasks", i, "document"), task.document, None
        if task.updates:
            yield from _of_log(("tasks", i, "updates"), task.updates)
        if task.adjustments:
            yield from _of_records(("tasks", i, "adjustments"), task.adjustments)
        if task.reminders:
            yield from _of_records(("tasks", i, "reminders"), task.reminders)
    yield from Duties(book.file).documents()


def _of_log(route: Route, updates: Sequence[Update]) -> Iterator[Citation]:
    for number, update in enumerate(updates):
        if update.document:
            yield (*route, number, "document"), update.document, update.date
        if update.results:
            for nth, result in enumerate(update.results):
                yield (*route, number, "results", nth), result, update.date


def _of_records(route: Route, records: Sequence[Adjustment | Reminder]) -> Iterator[Citation]:
    for number, record in enumerate(records):
        if record.document:
            yield (*route, number, "document"), record.document, record.date
