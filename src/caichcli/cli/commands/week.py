"""``caich week``: the plan checked, the week's papers made, what is missing told."""

from typing import Annotated

import typer

from caichcli.cli import options, session, streams
from caichcli.cli.output import emit
from caichcli.formats.answers import week as words
from caichcli.formats.answers.week import WeekAnswered
from caichcli.services.reporting import week as weeks


def command(
    week: Annotated[str | None, typer.Argument(metavar="week", help="option.week")] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="folder", help="option.week_folder")
    ] = None,
    force: options.Force = False,
    final: options.Final = False,
    no_papers: Annotated[bool, typer.Option("--no-papers")] = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.Format = "text",
    today: options.Today = None,
    lang: options.Lang = "vi",
) -> None:
    """Check the plan, make what the settings list, and say what is missing still."""
    here = session.start(lang, today)
    work = weeks.prepare(here, week, plan, as_of)
    files = [] if no_papers else weeks.make(here, work, output, overwrite=force, final=final)
    if files:
        streams.work_done()
    answer = WeekAnswered(work.answer, tuple(files), len(work.survey.findings))
    notes = session.day_notes(work.choice.question, here.lang)
    emit(words, answer, here.lang, format_, notes)
