"""``caich problems``: what was put before whom, and whether it was answered."""

from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.output import emit
from caichcli.formats.answers import problems
from caichcli.services.questions import agencies_of, ask
from caichcli.views.concerns import concerns


def command(
    agency: options.Agencies = None,
    unanswered: Annotated[bool, typer.Option("--unanswered")] = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print problems and proposals with their answers."""
    here = session.start(lang)
    question = ask(here, plan, as_of)
    agencies = agencies_of(question.book, agency)
    answer = concerns(question.book, question.day, agencies, unanswered=unanswered)
    emit(problems, answer, here.lang, format_, session.day_notes(question, here.lang))
