"""``caich overdue``: what is not done and overdue, and what falls due soon."""

from functools import partial

from caichcli.cli import options, session
from caichcli.cli.options.filters import LateFilters
from caichcli.cli.output import emit


def command(
    filters: LateFilters,
    holidays: options.Holidays = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    members: options.Members = False,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print what is overdue and what falls due soon."""
    from caichcli.formats.answers import overdue
    from caichcli.services.filters import query
    from caichcli.services.questions import ask
    from caichcli.views.lateness import lateness

    here = session.start(lang)
    question = ask(here, plan, as_of)
    days_off, missing = session.days_off(question.book, here.lang) if holidays else (None, [])
    answer = lateness(question.book, question.day, query(question.book, filters), days_off)
    notes = session.day_notes(question, here.lang) + missing
    data = partial(overdue.data, members=members)
    emit(overdue, answer, here.lang, format_, notes, data=data)
