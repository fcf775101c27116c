"""``caich shortcomings``: what inspections found wanting, and whether it was remedied."""

from caichcli.cli import options, session
from caichcli.cli.options.duties import ShortcomingFilters
from caichcli.cli.output import emit
from caichcli.formats.answers import shortcomings
from caichcli.services import duties
from caichcli.services.questions import ask


def command(
    filters: ShortcomingFilters,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print the shortcomings that pass every filter."""
    here = session.start(lang)
    question = ask(here, plan, as_of)
    answer = duties.remedies(question.book, question.day, filters, filters.theme)
    emit(shortcomings, answer, here.lang, format_, session.day_notes(question, here.lang))
