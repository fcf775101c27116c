"""``caich agencies rename``: a new name for a body; the former one still finds it."""

import sys
from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.complete import agency_names
from caichcli.cli.options import records
from caichcli.cli.register_changes import RegisterOptions, enter
from caichcli.language.messages import say
from caichcli.services import registers


def command(
    agency: Annotated[
        str, typer.Argument(metavar="agency", help="option.which", autocompletion=agency_names)
    ],
    name: Annotated[str, typer.Argument(metavar="name", help="option.new_name")],
    dry_run: records.DryRun = False,
    commit: records.Commit = False,
    diff: records.Diff = False,
    plan: options.Plan = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Write the new name, keep the former one as another spelling."""
    here = session.start(lang)
    compose = registers.renaming(agency, name)
    entry = RegisterOptions(plan, format_, dry_run, diff, commit, "registers.commit-rename")
    enter(here, compose, entry)
    print(say(here.lang, "registers.same-body"), file=sys.stderr)
