"""``caich agencies``: the register of agencies and groups."""

from typing import Annotated

import typer
from msgspec import Struct

from caichcli.cli import options, session
from caichcli.cli.output import emit
from caichcli.formats.pages import registers


def command(
    search: options.Search = "",
    on: Annotated[str | None, typer.Option("--on", metavar="day")] = None,
    plan: options.Plan = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print the register, filtered."""
    language = session.speak(lang)
    day = None if on is None else session.read_date(on, "--on")
    opened = session.open_files(plan, session.today(), errors_only=True)
    holders = opened.register.search(search, day)

    def as_data() -> Struct:
        from caichcli.formats import data

        return data.agencies(holders)

    emit(
        format_,
        lambda: registers.agencies(opened.register, holders, language),
        as_data,
    )
