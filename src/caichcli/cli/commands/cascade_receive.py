"""``caich cascade receive``: an agency's own plan under this one, recorded by its document."""

from typing import Annotated

import typer

from caichcli.cli import options, recording
from caichcli.cli.complete import agency_names
from caichcli.cli.options import records
from caichcli.services.cascade import cascades
from caichcli.services.records.additions import recording_day
from caichcli.services.records.recording import Instruction


def command(
    agency: Annotated[
        str, typer.Argument(metavar="agency", help="option.which", autocompletion=agency_names)
    ],
    document: Annotated[str, typer.Option("--document", metavar="document")],
    integrated: Annotated[bool, typer.Option("--integrated")] = False,
    date: records.Day = None,
    note: records.Note = None,
    dry_run: records.DryRun = False,
    commit: records.Commit = False,
    diff: records.Diff = False,
    plan: options.Plan = None,
    format_: records.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> int:
    """Append an agency's plan to those received."""
    request = recording.request(Instruction(plan, dry_run, commit), format_, lang, diff=diff)
    day = recording_day(request.session, date)
    compose = cascades.receiving(agency, document, day, integrated=integrated, note=note)
    return recording.record(request, compose, "record.commit-receive")
