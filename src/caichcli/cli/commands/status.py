"""``caich status``: how the plan, or an agency, stands."""

from caichcli.cli import options, session
from caichcli.cli.output import emit


def command(
    agency: options.Agencies = None,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print figures, and the tasks behind them."""
    from caichcli.formats.answers import status
    from caichcli.services.questions import agencies_of, ask
    from caichcli.views.overview import overview

    here = session.start(lang)
    question = ask(here, plan, as_of)
    agencies = agencies_of(question.book, agency)
    answer = overview(question.book, question.day, agencies)

    notes = session.day_notes(question, here.lang)
    if any(task.implements for task in question.book.tasks):
        from caichcli.formats.phrases import cascades

        notes += cascades.notes(question.book, question.books, question.day, here.lang)
    emit(status, answer, here.lang, format_, notes)
