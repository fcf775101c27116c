"""``caich rollup``: the figures of many plans."""

from pathlib import Path
from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.answer_files import hand_on
from caichcli.formats.answers import rollup
from caichcli.services.lake import rollups
from caichcli.services.questions import day_of


def command(
    lake: Annotated[Path, typer.Argument(metavar="folder", help="option.lake")],
    by: Annotated[str | None, typer.Option("--by", metavar="parts", help="option.by_parts")] = None,
    as_of: Annotated[
        list[str] | None, typer.Option("--as-of", metavar="day", help="option.as_of_held")
    ] = None,
    engine: Annotated[str, typer.Option("--engine", metavar="engine")] = "duckdb",
    format_: options.AnswerFileFormat = "text",
    output: options.AnswerFile = None,
    force: options.Force = False,
    lang: options.Lang = "vi",
) -> None:
    """Print the figures of a lake as of each day."""
    here = session.start(lang)
    parts = rollups.parts_of(by)
    days = [day_of(one, "as-of") for one in as_of or ()]
    answer = rollups.rollup(here, lake, parts, days, engine)
    hand_on(rollup, answer, here, format_, output, overwrite=force)
