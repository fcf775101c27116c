"""``caich forms in``: filled forms checked and recorded, each file whole or not at all."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from caichcli.cli import options, session, streams
from caichcli.cli.options import records
from caichcli.cli.output import emit
from caichcli.cli.usage import FINDINGS, USAGE
from caichcli.formats.answers import forms_in
from caichcli.language.characters import printable
from caichcli.language.messages import say
from caichcli.services.errors import require
from caichcli.services.forms.intake import take_in
from caichcli.services.records.additions import recording_day
from caichcli.services.records.recording import Instruction


def command(
    files: Annotated[list[Path], typer.Argument(metavar="files", help="option.forms_files")],
    date: records.Day = None,
    checked: Annotated[
        Path | None, typer.Option("--checked", metavar="folder", help="option.checked")
    ] = None,
    dry_run: records.DryRun = False,
    diff: records.Diff = False,
    commit: records.Commit = False,
    partial: records.Partial = False,
    plan: options.Plan = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> int:
    """Read the forms and record what they say; return 2 where one was refused, 1 where in part."""
    here = session.start(lang)
    require("office", "openpyxl")
    day = recording_day(here, date)
    intake = take_in(here, files, day, Instruction(plan, dry_run, commit, partial), checked)
    outcome = intake.outcome
    if not dry_run and intake.count:
        streams.work_done()
    emit(forms_in, outcome, here.lang, format_)
    if (diff or dry_run) and format_ == "text" and outcome.difference:
        sys.stdout.write(f"\n{printable(outcome.difference)}")
    for path in intake.copies:
        print(say(here.lang, "forms.copy", path=path), file=sys.stderr)
    key = "record.dry-run" if dry_run else "record.written"
    print(say(here.lang, key, path=intake.path, count=intake.count), file=sys.stderr)
    if intake.fault:
        raise intake.fault
    kinds = {file.kind for file in outcome.files}
    return USAGE if "refused" in kinds else FINDINGS if "part" in kinds else 0
