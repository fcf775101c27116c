"""``caich problems``: what was put before whom, and whether it was answered."""

from typing import Annotated

import typer
from msgspec import Struct

from caichcli.cli import options, session
from caichcli.cli.output import emit
from caichcli.formats.pages import problems
from caichcli.language.wording import day
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
    language = session.speak(lang)
    asked = session.ask(plan, as_of)
    agencies = session.find_agencies(asked.book, agency, language)
    lines = concerns(asked.book, asked.day, agencies, unanswered=unanswered)

    def as_data() -> Struct:
        from caichcli.formats import data

        return data.concerns(asked.book, asked.day, lines)

    notes = session.day_notes(asked, language)
    emit(
        format_,
        lambda: problems.page(asked.book, day(asked.day, language), lines, language),
        as_data,
        notes,
    )
