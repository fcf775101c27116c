"""``caich inspections``: the units to be inspected, what became of each, what was found."""

from caichcli.cli import options, session
from caichcli.cli.options.duties import UnitFilters
from caichcli.cli.output import emit
from caichcli.formats.answers import inspections
from caichcli.services import duties
from caichcli.services.questions import ask


def command(
    filters: UnitFilters,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print the units that pass every filter."""
    here = session.start(lang)
    question = ask(here, plan, as_of)
    answer = duties.units(question.book, question.day, filters, filters.theme)
    emit(inspections, answer, here.lang, format_, session.day_notes(question, here.lang))
