"""``caich adjust``: a term or a lead that was changed, and the document that changed it."""

from typing import Annotated

import typer

from caichcli.cli import options, recording
from caichcli.cli.complete import agency_names
from caichcli.cli.options import records
from caichcli.cli.usage import Misuse
from caichcli.services.records.additions import (
    PersonsReading,
    adjustment,
    recording_day,
    to_each,
    worded_term,
)


def command(
    task: options.TaskId,
    to: Annotated[str | None, typer.Option("--to", metavar="term", help="option.new_term")] = None,
    lead: Annotated[
        list[str] | None,
        typer.Option(
            "--lead", metavar="agency", autocompletion=agency_names, help="option.new_lead"
        ),
    ] = None,
    instead_of: Annotated[
        list[str] | None,
        typer.Option("--instead-of", metavar="agency", autocompletion=agency_names),
    ] = None,
    read_as: records.ReadAs = None,
    read_by: records.ReadBy = None,
    read_basis: records.ReadBasis = None,
    document: records.Document = None,
    authority: Annotated[
        str | None, typer.Option("--authority", metavar="document", help="option.authority")
    ] = None,
    date: records.Day = None,
    occurrence: records.Occurrence = None,
    note: records.Note = None,
    *,
    writing: records.AskedWriting,
) -> None:
    """Append a changed term, or changed leads, to a task's adjustments."""
    request = recording.request(writing)
    if not to and not lead:
        raise Misuse("record.which-change")
    if instead_of and not lead:
        raise Misuse("record.instead-of-whom")
    day = recording_day(request.session, date)
    values = {
        "date": day.isoformat(),
        "to": worded_term(to, PersonsReading(read_as, read_by, read_basis, day)),
        "lead": {"from": instead_of, "to": lead} if lead else None,
        "document": document,
        "authority": authority,
        "for": occurrence,
        "note": note,
    }
    recording.record(request, to_each(adjustment, [task], values), "record.commit-adjust")
