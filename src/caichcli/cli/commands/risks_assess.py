"""``caich risks assess``: what an agency or a unit itself thinks will become of tasks."""

from typing import Annotated

import typer

from caichcli.cli import recording
from caichcli.cli.complete import names_in
from caichcli.cli.options import records
from caichcli.services.records.additions import assessment, recording_day, to_each


def command(
    tasks: records.TaskIds,
    rating: Annotated[
        str, typer.Option("--rating", metavar="rating", autocompletion=names_in("ratings"))
    ],
    by: Annotated[str, typer.Option("--by", metavar="agency", help="option.assessed_by")],
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="text", help="option.assessed_why")
    ] = None,
    date: records.Day = None,
    *,
    writing: records.AskedWriting,
) -> int:
    """Append an assessment to each task."""
    request = recording.request(writing)
    day = recording_day(request.session, date)
    values = {"date": day.isoformat(), "by": by, "rating": rating, "reason": reason}
    return recording.record(request, to_each(assessment, tasks, values), "record.commit-assess")
