"""``caich reminders``: what was written to whom, and who has answered."""

from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.output import emit
from caichcli.formats.answers import reminders as words
from caichcli.services.questions import agencies_of, ask
from caichcli.views.reminders import reminders


def command(
    agency: options.Agencies = None,
    unanswered: Annotated[bool, typer.Option("--unanswered", help="option.no_answer")] = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print the letters and reminders with their answers."""
    here = session.start(lang)
    question = ask(here, plan, as_of)
    agencies = agencies_of(question.book, agency)
    answer = reminders(
        question.book, question.day, agencies, unanswered=unanswered, books=question.books
    )
    emit(words, answer, here.lang, format_, session.day_notes(question, here.lang))
