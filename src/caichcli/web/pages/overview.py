"""Tổng quan: the classes on the day, what is late, what falls due soon, what waits, what moved."""

import datetime as dt

from starlette.responses import Response

from caichcli.formats.answers import status
from caichcli.formats.answers.plan_ref import day_notes
from caichcli.formats.phrases.tasks import TONES, without_day
from caichcli.plan.figures import CLASS_FIGURES, Figures
from caichcli.services.questions import Question
from caichcli.views.concerns import concerns
from caichcli.views.journal import JournalRecord, journal
from caichcli.views.lateness import lateness
from caichcli.views.listing import Query
from caichcli.views.overview import overview
from caichcli.web.rendering import show
from caichcli.web.visit import Visit

WEEK = dt.timedelta(days=7)
FEW = 10  # of what is late, soon due or waiting


def page(visit: Visit) -> Response:
    """Show how the plan stands."""
    question = visit.question()
    book, day = question.book, question.day
    now = visit.answer(question, ("overview", day), lambda: overview(book, day))
    week_ago = day - WEEK
    before = visit.answer(
        question, ("before", week_ago), lambda: overview(book, week_ago, parted=False)
    )
    late = visit.answer(question, "late", lambda: lateness(book, day, Query(sort="late")))
    waiting = visit.answer(question, "waiting", lambda: concerns(book, day, unanswered=True).lines)
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
        late=late,
        waiting=waiting,
        few=FEW,
        since=since,
        moved=visit.answer(question, ("moved", since), lambda: _moved(question, since)),
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
