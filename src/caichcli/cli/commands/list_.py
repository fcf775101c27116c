"""``caich list``: the tasks that answer to some filters."""

from functools import partial

from caichcli.cli import options, session
from caichcli.cli.options.filters import TaskFilters
from caichcli.cli.output import emit


def command(
    filters: TaskFilters,
    holidays: options.Holidays = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    with_names: options.NamesOut = False,
    members: options.Members = False,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print the tasks that pass every filter."""
    from caichcli.formats.answers import list_
    from caichcli.services.filters import query
    from caichcli.services.questions import ask
    from caichcli.views.listing import listing

    here = session.start(lang, with_names=with_names)
    question = ask(here, plan, as_of)
    days_off, missing = session.days_off(question.book, here.lang) if holidays else (None, [])
    answer = listing(question.book, question.day, query(question.book, filters), days_off)
    notes = session.day_notes(question, here.lang) + missing
    data = partial(list_.data, members=members)
    emit(list_, answer, here.lang, format_, notes, data=data)
