"""``caich agencies alias``: other spellings of a body."""

from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.complete import agency_names
from caichcli.cli.options import records
from caichcli.cli.register_changes import RegisterOptions, enter
from caichcli.services import registers


def command(
    agency: Annotated[
        str, typer.Argument(metavar="agency", help="option.which", autocompletion=agency_names)
    ],
    spellings: Annotated[
        list[str], typer.Argument(metavar="spellings", help="option.other_spellings")
    ],
    dry_run: records.DryRun = False,
    commit: records.Commit = False,
    diff: records.Diff = False,
    plan: options.Plan = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Add the spellings that the register does not have yet."""
    here = session.start(lang)
    compose = registers.other_spellings(agency, spellings)
    entry = RegisterOptions(plan, format_, dry_run, diff, commit, "registers.commit-alias")
    enter(here, compose, entry)
