"""``caich agencies``: the register of agencies and groups."""

from typing import Annotated

import typer
from msgspec import Struct

from caichcli.cli import options, session
from caichcli.cli.output import emit
from caichcli.formats.pages import registers
from caichcli.services.questions import day_of
from caichcli.services.workspaces import open_sound


def command(
    search: options.Search = "",
    on: Annotated[str | None, typer.Option("--on", metavar="day")] = None,
    plan: options.Plan = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print the register, filtered."""
    here = session.start(lang)
    day = None if on is None else day_of(on, "on")
    opened = open_sound(here, plan)
    holders = opened.register.search(search, day)

    def as_data() -> Struct:
        from caichcli.formats import data

        return data.agencies(holders)

    emit(
        format_,
        lambda: registers.agencies(opened.register, holders, here.lang),
        as_data,
        here.lang,
    )
