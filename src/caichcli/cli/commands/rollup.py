"""``caich rollup``: the figures of many plans."""

from pathlib import Path
from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.answer_files import hand_on
from caichcli.cli.usage import Misuse
from caichcli.formats.answers import rollup, rollup_tasks
from caichcli.services.lake import rollups
from caichcli.services.questions import day_of


def command(
    lake: Annotated[Path, typer.Argument(metavar="folder", help="option.lake")],
    by: Annotated[str | None, typer.Option("--by", metavar="parts", help="option.by_parts")] = None,
    as_of: Annotated[
        list[str] | None, typer.Option("--as-of", metavar="day", help="option.as_of_held")
    ] = None,
    where: Annotated[
        list[str] | None, typer.Option("--where", metavar="part-value", help="option.where")
    ] = None,
    tasks: Annotated[
        str | None, typer.Option("--tasks", metavar="figure", help="option.rollup_tasks")
    ] = None,
    engine: Annotated[str, typer.Option("--engine", metavar="engine")] = "duckdb",
    format_: options.AnswerFileFormat = "text",
    output: options.AnswerFile = None,
    force: options.Force = False,
    lang: options.Lang = "vi",
) -> None:
    """Print the figures of a lake as of each day, or the tasks behind one of them."""
    here = session.start(lang)
    parts = rollups.parts_of(by)
    days = [day_of(one, "as-of") for one in as_of or ()]
    question = rollups.Question(lake, days, rollups.where_of(where or ()), engine)
    if tasks is None:
        answer = rollups.rollup(here, question, parts)
        hand_on(rollup, answer, here, format_, output, overwrite=force)
        return
    if by is not None:
        raise Misuse("rollup.tasks-by")
    behind = rollups.tasks(here, question, tasks)
    hand_on(rollup_tasks, behind, here, format_, output, overwrite=force)
