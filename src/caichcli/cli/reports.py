"""The reports by name: what each is about, ready for its template."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from msgspec import Struct

from caichcli.cli import periods, session
from caichcli.cli.periods import Typed
from caichcli.cli.session import Asked
from caichcli.cli.usage import Refusal
from caichcli.language.wording import Language
from caichcli.plan.model import Id
from caichcli.plan.periods import PeriodKind


class Request(Struct, frozen=True):
    """What was asked of ``render``: a report by name, its period and agencies as typed."""

    report: str
    lang: Language
    today: dt.date
    typed: Typed = Typed()
    agencies: list[str] | None = None
    plan: str | None = None
    as_of: str | None = None


class Document(Struct, frozen=True):
    """One document to make: the name of its file, its ``report`` value, what it is about.

    ``facts`` are the report, its days and its agencies, in words that a digest can take in.
    """

    stem: str
    value: Struct
    facts: tuple[str, ...]


class Documents(Struct, frozen=True):
    """The documents of a report, the plan that they are of, and what to say beside them.

    ``several`` is True for a report that is one file an agency.
    """

    asked: Asked
    documents: tuple[Document, ...]
    notes: tuple[tuple[str, dict[str, object]], ...] = ()
    several: bool = False


def on_period(request: Request, kind: PeriodKind | None = None) -> Documents:
    """A report on a period, of the whole plan or of some agencies."""
    from caichcli.views.report.period import period_report

    chosen = periods.choose(
        request.typed, kind, request.plan, request.as_of, request.today, request.lang
    )
    asked, period, day = chosen.asked, chosen.period, chosen.day
    agencies = session.find_agencies(asked.book, request.agencies, request.lang)
    value = period_report(asked.book, period, day, agencies)
    facts = (request.report, period.kind, str(period.first), str(period.last), str(day), *agencies)
    return Documents(asked, (Document(request.report, value, facts),))


def freely(request: Request) -> Documents:
    """A report on any period, which must be said."""
    if not request.typed.given:
        options = ", ".join(dict.fromkeys(periods.OPTIONS.values()))
        raise Refusal("render.which-period", options=options)
    return on_period(request)


def reminder_letters(request: Request) -> Documents:
    """The letters to the agencies that have something overdue."""
    from caichcli.views.report.letters import letters

    asked, agencies = _on_day(request)
    found = letters(asked.book, asked.day, agencies)
    if not found.letters:
        raise Refusal("render.nobody-to-urge")
    name = asked.book.register.name
    standing_agency = asked.book.head.standing_agency
    notes: list[tuple[str, dict[str, object]]] = []
    if found.own and standing_agency:
        ids = ", ".join(found.own)
        notes.append(("render.not-to-itself", {"agency": name(standing_agency), "ids": ids}))
    if found.unled:
        notes.append(("render.nobody-leads", {"ids": ", ".join(found.unled)}))
    return Documents(
        asked,
        tuple(_about(request, asked, letter.agency, letter) for letter in found.letters),
        tuple(notes),
        several=True,
    )


def task_sheet(request: Request) -> Documents:
    """The sheets of the agencies asked for."""
    from caichcli.views.report.sheet import sheet

    asked, agencies = _on_day(request)
    if not agencies:
        raise Refusal("render.whose-sheet")
    book, day = asked.book, asked.day
    return Documents(
        asked,
        tuple(_about(request, asked, agency, sheet(book, day, agency)) for agency in agencies),
        several=len(agencies) > 1,
    )


def _on_day(request: Request) -> tuple[Asked, tuple[Id, ...]]:
    """The plan, its day and the agencies of a report on a day, which must not be before it."""
    periods.refuse(request.typed, request.report)
    asked = session.ask(request.plan, request.as_of, request.today)
    periods.check_day(asked, request.lang)
    return asked, session.find_agencies(asked.book, request.agencies, request.lang)


def _about(request: Request, asked: Asked, agency: Id, value: Struct) -> Document:
    return Document(agency, value, (request.report, str(asked.day), agency))


REPORTS: dict[str, Callable[[Request], Documents]] = {
    "weekly": partial(on_period, kind="week"),
    "monthly": partial(on_period, kind="month"),
    "quarterly": partial(on_period, kind="quarter"),
    "half-year": partial(on_period, kind="half-year"),
    "nine-month": partial(on_period, kind="nine-months"),
    "yearly": partial(on_period, kind="year"),
    "period": freely,
    "brief": on_period,
    "overdue": on_period,
    "letters": reminder_letters,
    "sheet": task_sheet,
}
