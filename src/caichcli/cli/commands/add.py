"""``caich add``: a new task, in its place in the plan."""

from typing import Annotated

import typer

from caichcli.cli import recording
from caichcli.cli.complete import agency_names, area_names, task_names
from caichcli.cli.options import records
from caichcli.services.records import additions
from caichcli.services.records.additions import PersonsReading


def command(
    id_: Annotated[str, typer.Option("--id", metavar="task", help="option.new_id")],
    title: Annotated[str, typer.Option("--title", metavar="text")],
    area: Annotated[
        str,
        typer.Option("--area", metavar="area", autocompletion=area_names, help="option.its_area"),
    ],
    lead: Annotated[
        list[str] | None, typer.Option("--lead", metavar="agency", autocompletion=agency_names)
    ] = None,
    support: Annotated[
        list[str] | None, typer.Option("--support", metavar="agency", autocompletion=agency_names)
    ] = None,
    deadline: Annotated[str | None, typer.Option("--deadline", metavar="term")] = None,
    read_as: records.ReadAs = None,
    read_by: records.ReadBy = None,
    read_basis: records.ReadBasis = None,
    after: Annotated[
        str | None,
        typer.Option(
            "--after", metavar="task", autocompletion=task_names, help="option.after_task"
        ),
    ] = None,
    product: Annotated[str | None, typer.Option("--product", metavar="text")] = None,
    document: records.Document = None,
    source: Annotated[str | None, typer.Option("--source", metavar="text")] = None,
    note: records.Note = None,
    *,
    writing: records.AskedWriting,
) -> None:
    """Put a task among the plan's."""
    request = recording.request(writing)
    reading = PersonsReading(read_as, read_by, read_basis, request.session.today)
    values = {
        "id": id_,
        "title": title,
        "area": area,
        "lead": lead or None,
        "support": support or None,
        "deadline": additions.worded_term(deadline, reading),
        "product": product,
        "document": document,
        "source": source,
        "note": note,
    }
    recording.record(request, additions.task(values, after), "record.commit-add")
