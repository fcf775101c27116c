"""``caich collect``: many workspaces read into a lake."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from caichcli.cli import options, session, streams
from caichcli.cli.output import emit, with_bar
from caichcli.formats.answers import collect
from caichcli.services.lake import collecting
from caichcli.services.questions import day_of


def command(
    folders: Annotated[list[Path], typer.Argument(metavar="folders", help="option.collected")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="folder", help="option.lake_out")
    ],
    as_of: Annotated[
        list[str] | None, typer.Option("--as-of", metavar="day", help="option.as_of_each")
    ] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", metavar="number", min=1)] = None,
    engine: Annotated[
        str | None,
        typer.Option(
            "--engine",
            metavar="master",
            help="option.collect_engine",
        ),
    ] = None,
    format_: options.Format = "text",
    today: options.Today = None,
    lang: options.Lang = "vi",
) -> None:
    """Read every workspace in the folders into Parquet."""
    here = session.start(lang, today)
    days = [day_of(one, "as-of") for one in as_of or ()] or [here.today]
    bar = partial(with_bar, key="collect.bar", lang=here.lang)
    answer = collecting.collect(here, folders, output, days, jobs, engine, bar)
    streams.work_done()
    emit(collect, answer, here.lang, format_)
