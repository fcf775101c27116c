"""``caich shortcomings``: what inspections found wanting, and whether it was remedied."""

from caichcli.cli import duty_options, options, session
from caichcli.cli.output import emit
from caichcli.formats.answers import shortcomings
from caichcli.services import duties
from caichcli.services.filters import Filters
from caichcli.services.questions import ask


def command(
    agency: options.Agencies = None,
    role: options.Role = "lead",
    theme: duty_options.Themes = None,
    class_: options.Classes = None,
    status: duty_options.RemedyStatuses = None,
    due_before: options.DueBefore = None,
    due_after: options.DueAfter = None,
    search: options.Search = "",
    within: options.Within = None,
    sort: options.Sort = "plan",
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print the shortcomings that pass every filter."""
    here = session.start(lang)
    question = ask(here, plan, as_of)
    filters = Filters(
        agency=agency,
        role=role,
        class_=class_,
        status=status,
        due_before=due_before,
        due_after=due_after,
        search=search,
        within=within,
        sort=sort,
    )
    answer = duties.remedies(question.book, question.day, filters, theme)
    emit(shortcomings, answer, here.lang, format_, session.day_notes(question, here.lang))
