"""``caich problems``: what was put before whom, and whether it was answered."""

from typing import Annotated

import typer
from msgspec import Struct

from caichcli.cli import options, session
from caichcli.cli.output import emit
from caichcli.formats.pages import problems
from caichcli.language.wording import day
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
    lines = concerns(question.book, question.day, agencies, unanswered=unanswered)

    def as_data() -> Struct:
        from caichcli.formats import data

        return data.concerns(question.book, question.day, lines)

    notes = session.day_notes(question, here.lang)
    emit(
        format_,
        lambda: problems.page(question.book, day(question.day, here.lang), lines, here.lang),
        as_data,
        here.lang,
        notes,
    )
