"""Tổng quan: the classes on the day, what is late, what falls due soon, what waits, what moved."""

import datetime as dt

from msgspec import Struct
from starlette.responses import Response

from caichcli.formats.answers import status
from caichcli.formats.answers.plan_ref import day_notes, foot
from caichcli.formats.phrases.tasks import TONES, without_day
from caichcli.plan.figures import CLASS_FIGURES, Figures
from caichcli.plan.model import Id
from caichcli.services.questions import Question
from caichcli.services.shelf import Shelf
from caichcli.views.concerns import ConcernLine, concerns
from caichcli.views.journal import JournalRecord, journal
from caichcli.views.lateness import Lateness, lateness
from caichcli.views.listing import Query
from caichcli.views.overview import Overview, overview
from caichcli.web.rendering import show
from caichcli.web.visit import Visit

WEEK = dt.timedelta(days=7)
FEW = 10  # of what is late, soon due or waiting


class Parts(Struct, frozen=True):
    """What the page says of a day: the plan then and a week before, what is late, what waits."""

    now: Overview
    before: Overview
    late: Lateness
    waiting: tuple[ConcernLine, ...]


def parts(shelf: Shelf, question: Question) -> Parts:
    """Return what the page says, kept on the shelf: it is made before somebody asks too."""
    book, day = question.book, question.day

    def made() -> Parts:
        return Parts(
            overview(book, day),
            overview(book, day - WEEK, parted=False),
            late_of(shelf, question),
            concerns(book, day, unanswered=True).lines,
        )

    return shelf.answer(question, "overview", made)


def late_of(shelf: Shelf, question: Question, ids: tuple[Id, ...] = ()) -> Lateness:
    """Return what is late of some agencies, or of all, kept on the shelf."""
    query = Query(agencies=ids, sort="late")
    key = ("late", ids)
    return shelf.answer(question, key, lambda: lateness(question.book, question.day, query))


def page(visit: Visit) -> Response:
    """Show how the plan stands."""
    question = visit.question()
    book, day = question.book, question.day
    contents = parts(visit.house.shelf, question)
    now, week_ago = contents.now, day - WEEK
    before = contents.before
    since = visit.since if visit.since and not visit.as_of else week_ago
    return show(
        visit,
        "overview.html.j2",
        question=question,
        book=book,
        now=now,
        week_ago=before.totals if not before.before_plan else None,
        shares=_shares(now.totals),
        columns=[key for key in status.COLUMNS if key != "done_undated" or now.totals.done_undated],
        without_day=list(without_day(now.totals, visit.lang)),
        late=contents.late,
        waiting=contents.waiting,
        few=FEW,
        since=since,
        moved=visit.answer(question, ("moved", since), lambda: _moved(question, since)),
        foot=foot(book, (), visit.lang),
        notes=day_notes(book, day, visit.lang, ended=question.ended, options=False),
        page_version=visit.version(),
    )


def _shares(totals: Figures) -> list[tuple[str, str, int]]:
    """The classes that make up the total: figure, tone, count."""
    return [
        (CLASS_FIGURES[class_], tone, len(getattr(totals, CLASS_FIGURES[class_])))
        for class_, tone in TONES.items()
        if class_ != "cancelled"
    ]


def _moved(question: Question, since: dt.date) -> tuple[JournalRecord, ...]:
    """What was recorded since a day, the newest first."""
    return journal(question.book, None, (), since, question.day).records[::-1]
