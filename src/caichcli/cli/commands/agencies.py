"""``caich agencies``: the register of agencies and groups."""

from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.options import records
from caichcli.cli.output import emit
from caichcli.formats.answers import agencies
from caichcli.services.questions import day_of
from caichcli.services.workspaces import open_sound


def command(
    search: options.Search = "",
    on: Annotated[str | None, typer.Option("--on", metavar="day")] = None,
    undo: records.Undo = False,
    plan: options.Plan = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print the register, filtered; or take back what was last written."""
    if undo:
        from caichcli.cli import recording
        from caichcli.cli.options.records import Writing

        request = recording.request(Writing(plan=plan, format_=format_, lang=lang))
        recording.undo(request, alone=not (search or on))
        return
    here = session.start(lang)
    day = None if on is None else day_of(on, "on")
    register = open_sound(here, plan).register
    answer = agencies.Holders(register, register.search(search, day))
    emit(agencies, answer, here.lang, format_)
