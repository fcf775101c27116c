"""``caich agencies rename``: a new name for a body; the former one still finds it."""

import sys
from typing import Annotated

import typer

from caichcli.cli import options, register_changes, session
from caichcli.cli.complete import agency_names
from caichcli.language.messages import say
from caichcli.services import registers


def command(
    agency: Annotated[
        str, typer.Argument(metavar="agency", help="option.which", autocompletion=agency_names)
    ],
    name: Annotated[str, typer.Argument(metavar="name", help="option.new_name")],
    dry_run: options.DryRun = False,
    diff: options.Diff = False,
    plan: options.Plan = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Write the new name, keep the former one as another spelling."""
    here = session.start(lang)
    compose = registers.renaming(agency, name)
    register_changes.enter(here, plan, compose, format_, dry_run=dry_run, diff=diff)
    print(say(here.lang, "registers.same-body"), file=sys.stderr)
