"""``caich agencies alias``: other spellings of a body."""

from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.options import records
from caichcli.cli.recording.registers import enter
from caichcli.services import registers


def command(
    agency: options.AgencyName,
    spellings: Annotated[
        list[str], typer.Argument(metavar="spellings", help="option.other_spellings")
    ],
    writing: records.RegisterWriting,
) -> None:
    """Add the spellings that the register does not have yet."""
    here = session.start(writing.lang)
    compose = registers.other_spellings(agency, spellings)
    enter(here, compose, writing, "registers.commit-alias")
