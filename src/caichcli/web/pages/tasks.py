"""Nhiệm vụ: the table of tasks, with the filters of ``list`` in the address, page by page."""

from collections.abc import Iterable, Sequence
from typing import Any

from starlette.responses import Response

from caichcli.formats.answers.plan_ref import day_notes, foot
from caichcli.formats.blocks import Column, Page, Table, cells
from caichcli.formats.phrases import tasks
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.services.errors import Refusal
from caichcli.services.filters import CLASSES, KINDS, ROLES, STATUSES, Filters, query
from caichcli.services.questions import Question
from caichcli.views.listing import SORTS, Listing, listing
from caichcli.views.scope import Line
from caichcli.web import refusals, rendering
from caichcli.web.rendering import show
from caichcli.web.visit import Visit, slice_of

ROWS = 50  # of a page


def page(visit: Visit) -> Response:
    """Show the tasks that pass the filters of the address."""
    question = visit.question()
    filters = _filters(visit)
    words, answer = "", None
    try:
        answer = _listing(visit, question, filters)
    except Refusal as refusal:
        words = refusals.words(visit, refusal)
    lines = answer.lines if answer else ()
    part = slice_of(visit.query.get("page", ""), len(lines), ROWS)
    return show(
        visit,
        "tasks.html.j2",
        status=200 if answer else 422,
        question=question,
        book=question.book,
        lines=lines[part.first : part.last],
        count=len(lines) - sum(line.withdrawn for line in lines),
        foot=foot(question.book, _marked(lines[part.first : part.last], visit.lang), visit.lang),
        outside=sum(line.withdrawn for line in lines),
        part=part,
        filters=filters,
        words=words,
        **_choices(question, visit.lang),
        agencies=rendering.names(question.book.register),
        notes=day_notes(
            question.book, question.day, visit.lang, ended=question.ended, options=False
        ),
        page_version=visit.version(),
    )


def _marked(lines: Sequence[Line], lang: Language) -> Page:
    """The cells of the rows that may bear marks which the foot explains."""
    rows = ((tasks.title(one.task), tasks.term(one.standing, lang)) for one in lines)
    return (Table((Column(""), Column("")), tuple(cells(row) for row in rows)),)


def _choices(question: Question, lang: Language) -> dict[str, list[tuple[str, str]]]:
    """What each filter can be, with its words."""

    def worded(names: Iterable[str], start: str) -> list[tuple[str, str]]:
        return [(name, say(lang, f"{start}{name}")) for name in names]

    return {
        "roles": worded(ROLES, "role."),
        "areas": [(area.id, f"{area.id}. {area.name}") for area in question.book.file.areas],
        "classes": worded(CLASSES, "words.class_"),
        "statuses": worded(STATUSES, "words.status_"),
        "kinds": worded(KINDS, "words.kind_"),
        "sorts": worded(SORTS, "web.sort-"),
    }


def _listing(visit: Visit, question: Question, filters: Filters) -> Listing:
    asked = query(question.book, filters)
    return visit.answer(
        question, ("list", asked), lambda: listing(question.book, question.day, asked)
    )


def _filters(visit: Visit) -> Filters:
    """The filters that the address holds; empty ones say nothing."""

    def several(name: str) -> list[str] | None:
        return [value for value in visit.query.getlist(name) if value] or None

    def one(name: str, default: Any = None) -> Any:
        return visit.query.get(name) or default

    within = one("within", "")
    return Filters(
        agency=several("agency"),
        role=one("role", "lead"),
        area=several("area"),
        class_=several("class"),
        status=several("status"),
        kind=several("kind"),
        due_before=one("due-before"),
        due_after=one("due-after"),
        search=one("search", ""),
        within=int(within) if within.isdecimal() and len(within) < len("99999") else None,
        sort=one("sort", "plan"),
    )
