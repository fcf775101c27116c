"""``caich status``: how the plan, or an agency, stands."""

from msgspec import Struct

from caichcli.cli import options, session
from caichcli.cli.output import emit
from caichcli.formats.pages import status
from caichcli.views.overview import overview


def command(
    agency: options.Agencies = None,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print figures, and the tasks behind them."""
    language = session.speak(lang)
    asked = session.ask(plan, as_of)
    agencies = session.find_agencies(asked.book, agency, language)
    answer = overview(asked.book, asked.day, agencies)

    def as_data() -> Struct:
        from caichcli.formats import data

        return data.overview(answer)

    notes = session.day_notes(asked, language)
    emit(format_, lambda: status.page(answer, language), as_data, notes)
