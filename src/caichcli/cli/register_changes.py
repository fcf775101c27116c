"""What the commands that change the register share: the change is shown, and written."""

import sys

from msgspec import Struct

from caichcli.cli import streams
from caichcli.cli.output import FORMATS, emit, show_difference
from caichcli.cli.recording import SHORT
from caichcli.formats.answers import agencies
from caichcli.language.messages import say
from caichcli.services import registers
from caichcli.services.errors import one_of
from caichcli.services.registers import Compose, RegisterChange
from caichcli.services.session import Session


class RegisterOptions(Struct, frozen=True):
    """What the options of each such command say; ``subject`` is the key of a commit's."""

    plan: str | None
    format: str
    dry_run: bool
    diff: bool
    commit: bool
    subject: str


def enter(here: Session, compose: Compose, entry: RegisterOptions) -> None:
    """Write what ``compose`` makes of the register, unless it is only tried, and show it."""
    format_ = one_of(entry.format, FORMATS, "format")
    change = registers.change(here, entry.plan, compose)
    commit = None if entry.dry_run else write(change, entry.subject if entry.commit else None)
    emit(agencies, agencies.Holders(change.desk.register, change.holders), here.lang, format_)
    if format_ == "text" and (entry.dry_run or entry.diff):
        show_difference(change.difference)
    key = "no-change" if not change.splices else "dry-run" if entry.dry_run else "written"
    print(say(here.lang, f"registers.{key}", path=change.path), file=sys.stderr)
    if commit:
        print(say(here.lang, "record.committed", commit=commit[:SHORT]), file=sys.stderr)


def write(change: RegisterChange, subject: str | None = None) -> str | None:
    """Write a change of the register; return the commit's name where a subject asks for one."""
    commit = registers.save(change, subject)
    streams.work_done()
    return commit
