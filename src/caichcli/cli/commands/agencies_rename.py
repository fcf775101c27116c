"""``caich agencies rename``: a new name for a body; the former one still finds it."""

import sys
from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.options import records
from caichcli.cli.recording.registers import enter
from caichcli.language.messages import say
from caichcli.services import registers


def command(
    agency: options.AgencyName,
    name: Annotated[str, typer.Argument(metavar="name", help="option.new_name")],
    writing: records.RegisterWriting,
) -> None:
    """Write the new name, keep the former one as another spelling."""
    here = session.start(writing.lang)
    compose = registers.renaming(agency, name)
    enter(here, compose, writing, "registers.commit-rename")
    print(say(here.lang, "registers.same-body"), file=sys.stderr)
