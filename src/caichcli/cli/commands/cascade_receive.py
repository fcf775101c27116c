"""``caich cascade receive``: an agency's own plan under this one, recorded by its document."""

from typing import Annotated

import typer

from caichcli.cli import options, recording
from caichcli.cli.options import records
from caichcli.services.cascade import cascades
from caichcli.services.records.additions import recording_day


def command(
    agency: options.AgencyName,
    document: Annotated[str, typer.Option("--document", metavar="document")],
    integrated: Annotated[bool, typer.Option("--integrated")] = False,
    date: records.Day = None,
    note: records.Note = None,
    *,
    writing: records.AskedWriting,
) -> int:
    """Append an agency's plan to those received."""
    request = recording.request(writing)
    day = recording_day(request.session, date)
    compose = cascades.receiving(agency, document, day, integrated=integrated, note=note)
    return recording.record(request, compose, "record.commit-receive")
