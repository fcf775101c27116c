"""``caich agencies alias``: other spellings of a body."""

from typing import Annotated

import typer

from caichcli.cli import options, register_changes, session
from caichcli.cli.complete import agency_names
from caichcli.services import registers


def command(
    agency: Annotated[
        str, typer.Argument(metavar="agency", help="option.which", autocompletion=agency_names)
    ],
    spellings: Annotated[
        list[str], typer.Argument(metavar="spellings", help="option.other_spellings")
    ],
    dry_run: options.DryRun = False,
    diff: options.Diff = False,
    plan: options.Plan = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Add the spellings that the register does not have yet."""
    here = session.start(lang)
    compose = registers.other_spellings(agency, spellings)
    register_changes.enter(here, plan, compose, format_, dry_run=dry_run, diff=diff)
