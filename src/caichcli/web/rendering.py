"""A visit's page: values in a template, with the words and phrases that every format shares."""

import secrets
from collections.abc import Iterable
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

import jinja2
from starlette.responses import HTMLResponse, Response

from caichcli.formats.documents import commands
from caichcli.formats.documents.compiled import UserCache
from caichcli.formats.documents.escaping import one_line
from caichcli.formats.findings.excerpt import LineExcerpt, excerpts
from caichcli.formats.findings.report import Report, ReportItem
from caichcli.formats.phrases import records, tasks
from caichcli.language import wording
from caichcli.language.messages import say
from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.version import __version__
from caichcli.views.concerns import ConcernLine
from caichcli.web.visit import Visit

ONCE_BYTES = 16
MOST_FINDINGS = 200  # on a page
TEMPLATES = Path(__file__).parent / "templates"


class _PagesCache(UserCache):
    """The templates of pages, compiled by this version."""

    @property
    def kind(self) -> str:
        return f"pages {__version__}"


@cache
def _environment() -> jinja2.Environment:
    """The templates: data is text in them, whatever it holds; an unknown name is a fault."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,  # what of a page hangs on nothing is not worth compiling for longer
        bytecode_cache=_PagesCache(),
    )
    environment.tests["block"] = lambda block, name: type(block).__name__ == name
    environment.filters["one_line"] = one_line
    return environment


def show(visit: Visit, template: str, *, status: int = 200, **values: Any) -> Response:
    """Return a page of the visit's language."""
    return HTMLResponse(text(visit, template, **values), status)


def text(visit: Visit, template: str, **values: Any) -> str:
    """Return what a template makes of values, in the visit's language."""
    lang = visit.lang
    shared_values: dict[str, Any] = {
        "visit": visit,
        "lang": lang,
        "t": partial(say, lang),
        "href": visit.href,
        "day": lambda date: wording.day(date, lang),
        "number": lambda value: wording.number(value, lang),
        "signed": lambda value: wording.signed(value, lang),
        "percent": lambda rate: wording.percent(rate.numerator, rate.denominator, lang),
        "decision": lambda head: records.decision(head, lang),
        "title": tasks.title,
        "tone": lambda standing: tasks.TONES[standing.class_],
        "term": lambda standing: tasks.term(standing, lang),
        "leads": lambda book, task: tasks.leads(book, task, lang),
        "situation": lambda book, standing: tasks.situation(book, standing, lang),
        "filters": _filters,
        "summary": lambda book, one: records.summary(book, one.record, lang),
        "links": {},
        "replies": {},
        "caich_version": __version__,
        "book": None,
        "page_version": "",
        "read_only": visit.house.access.read_only,
    }
    return _environment().get_template(template).render({**shared_values, **values})


def items(report: Report) -> list[tuple[ReportItem, LineExcerpt | None]]:
    """Return the findings of a report, each with the line that it is about; the first of many."""
    first = report.findings[:MOST_FINDINGS]
    lines = excerpts(report.texts, [(item.path, item.span) for item in first])
    return list(zip(first, lines, strict=True))


def once() -> str:
    """Return a number that a form is sent with once."""
    return secrets.token_urlsafe(ONCE_BYTES)


def replies(visit: Visit, lines: Iterable[ConcernLine]) -> dict[tuple[str, str], bool]:
    """Which problems and proposals, each by its task and name, can be answered from here."""
    return {
        (line.task.id, line.ref): line.answer is None and not visit.house.access.read_only
        for line in lines
    }


def _filters(book: Book, figure: str) -> dict[str, str] | None:
    """The filters of the list of tasks that give a figure's; None where none do."""
    own = commands.filters(book, figure)
    return None if own is None else {name: str(value) for name, value in own}


@lru_cache(maxsize=8)
def names(register: Register) -> dict[str, str]:
    """Return the agencies and groups of a register by the names that are printed: name -> id."""
    return {register.name(holder.id): holder.id for holder in register.holders()}
