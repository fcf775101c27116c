"""``caich list``: the tasks that answer to some filters."""

from functools import partial

from caichcli.cli import options, session
from caichcli.cli.output import emit


def command(
    agency: options.Agencies = None,
    role: options.Role = "lead",
    area: options.Areas = None,
    class_: options.Classes = None,
    status: options.Statuses = None,
    kind: options.Kinds = None,
    due_before: options.DueBefore = None,
    due_after: options.DueAfter = None,
    search: options.Search = "",
    within: options.Within = None,
    sort: options.Sort = "plan",
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
    from caichcli.services.filters import Filters, query
    from caichcli.services.questions import ask
    from caichcli.views.listing import listing

    here = session.start(lang, with_names=with_names)
    question = ask(here, plan, as_of)
    filters = Filters(
        agency=agency,
        role=role,
        area=area,
        class_=class_,
        status=status,
        kind=kind,
        due_before=due_before,
        due_after=due_after,
        search=search,
        within=within,
        sort=sort,
    )
    days_off, missing = session.days_off(question.book, here.lang) if holidays else (None, [])
    answer = listing(question.book, question.day, query(question.book, filters), days_off)
    notes = session.day_notes(question, here.lang) + missing
    data = partial(list_.data, members=members)
    emit(list_, answer, here.lang, format_, notes, data=data)
