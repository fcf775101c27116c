"""``caich initiatives``: what was proposed, applied and recognised, each counted once."""

from typing import Annotated, cast

import typer

from caichcli.cli import options, session
from caichcli.cli.complete import names_in
from caichcli.cli.output import emit
from caichcli.formats.answers import initiatives
from caichcli.plan.initiatives import STAGES, Stage
from caichcli.services.errors import one_of
from caichcli.services.questions import agencies_of, areas_of, ask
from caichcli.views.initiatives import InitiativeQuery
from caichcli.views.initiatives import initiatives as answer_of


def command(
    agency: options.Agencies = None,
    area: options.Areas = None,
    stage: Annotated[
        list[str] | None,
        typer.Option("--stage", metavar="stage", autocompletion=names_in("stages")),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="year", min=1900, max=2200, help="option.of_year"),
    ] = None,
    search: options.Search = "",
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print the initiatives that pass every filter."""
    here = session.start(lang)
    question = ask(here, plan, as_of)
    query = InitiativeQuery(
        agencies=agencies_of(question.book, agency),
        areas=areas_of(question.book, area),
        stages=tuple(cast(Stage, one_of(word, STAGES, "stage")) for word in stage or ()),
        search=search,
        year=year,
    )
    answer = answer_of(question.book, question.day, query)
    emit(initiatives, answer, here.lang, format_, session.day_notes(question, here.lang))
