"""What the commands that change the register share: the change is shown, and written."""

import sys

from caichcli.cli import streams
from caichcli.cli.options.records import Writing
from caichcli.cli.output import FORMATS, emit, show_difference
from caichcli.cli.recording import SHORT
from caichcli.formats.answers import agencies
from caichcli.language.messages import say
from caichcli.services import registers
from caichcli.services.errors import one_of
from caichcli.services.registers import Compose, RegisterChange
from caichcli.services.session import Session


def enter(here: Session, compose: Compose, writing: Writing, subject: str) -> None:
    """Write what ``compose`` makes of the register, unless it is only tried, and show it.

    ``subject`` is the key of a commit's subject.
    """
    format_ = one_of(writing.format_, FORMATS, "format")
    change = registers.change(here, writing.plan, compose)
    commit = None if writing.dry_run else write(change, subject if writing.commit else None)
    emit(agencies, agencies.Holders(change.desk.register, change.holders), here.lang, format_)
    if format_ == "text" and (writing.dry_run or writing.diff):
        show_difference(change.difference)
    key = "no-change" if not change.splices else "dry-run" if writing.dry_run else "written"
    print(say(here.lang, f"registers.{key}", path=change.path), file=sys.stderr)
    if commit:
        print(say(here.lang, "record.committed", commit=commit[:SHORT]), file=sys.stderr)


def write(change: RegisterChange, subject: str | None = None) -> str | None:
    """Write a change of the register; return the commit's name where a subject asks for one."""
    commit = registers.save(change, subject)
    streams.work_done()
    return commit
