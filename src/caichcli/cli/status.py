"""``caich status``: how the plan, or an agency, stands."""

from msgspec import Struct

from caichcli.cli import options, session
from caichcli.cli.output import emit
from caichcli.formats.pages import status
from caichcli.services.questions import agencies_of, ask
from caichcli.views.overview import overview


def command(
    agency: options.Agencies = None,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print figures, and the tasks behind them."""
    here = session.start(lang)
    question = ask(here, plan, as_of)
    agencies = agencies_of(question.book, agency)
    answer = overview(question.book, question.day, agencies)

    def as_data() -> Struct:
        from caichcli.formats import data

        return data.overview(answer)

    notes = session.day_notes(question, here.lang)
    emit(format_, lambda: status.page(answer, here.lang), as_data, here.lang, notes)
