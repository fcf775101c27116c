"""What the commands that change the register share: the change is shown, and written."""

import sys

from caichcli.cli import streams
from caichcli.cli.output import FORMATS, emit, show_difference
from caichcli.formats.answers import agencies
from caichcli.language.messages import say
from caichcli.services import registers
from caichcli.services.errors import one_of
from caichcli.services.registers import Change, Compose
from caichcli.services.session import Session


def enter(
    here: Session, plan: str | None, compose: Compose, format_: str, *, dry_run: bool, diff: bool
) -> None:
    """Write what ``compose`` makes of the register, unless it is only tried, and show it."""
    one_of(format_, FORMATS, "format")
    change = registers.change(here, plan, compose)
    if not dry_run:
        write(change)
    emit(agencies, agencies.Holders(change.desk.register, change.holders), here.lang, format_)
    if format_ == "text" and (dry_run or diff):
        show_difference(change.difference)
    key = "no-change" if not change.splices else "dry-run" if dry_run else "written"
    print(say(here.lang, f"registers.{key}", path=change.path), file=sys.stderr)


def write(change: Change) -> None:
    """Write a change of the register."""
    registers.save(change)
    streams.work_done()
