"""``caich remind``: that an agency was urged on; that letters were signed and sent."""

from typing import Annotated

import typer

from caichcli.cli import recording
from caichcli.cli.options import records
from caichcli.cli.recording import letters
from caichcli.cli.usage import Misuse
from caichcli.plan.book import Book
from caichcli.services.records import duty_entries
from caichcli.services.records.additions import recording_day, reminder
from caichcli.services.records.confirmations import Addition
from caichcli.services.reporting.letters import NumberOrder


def command(
    tasks: records.TaskIdsOrNone = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="folder", help="option.letters_from")
    ] = None,
    numbers: Annotated[str | None, typer.Option("--numbers", metavar="file")] = None,
    agency: records.Agency = None,
    document: records.Document = None,
    date: records.Day = None,
    reply_by: Annotated[str | None, typer.Option("--reply-by", metavar="day")] = None,
    note: records.Note = None,
    *,
    writing: records.RowsWriting,
) -> int:
    """Append a reminder to each task's: those named, or those that letters name."""
    request = recording.request(writing)
    if from_ is not None:
        if tasks or agency or note or writing.partial:
            raise Misuse("letters.from-alone")
        return letters.record(request, from_, numbers, NumberOrder(document, (), date, reply_by))
    if numbers is not None or not tasks:
        raise Misuse("letters.numbers-alone" if numbers else "letters.which-tasks")
    values = {
        "date": recording_day(request.session, date).isoformat(),
        "document": document,
        "agency": agency,
        "reply_by": reply_by,
        "note": note,
    }

    def to_each(book: Book) -> list[Addition]:
        return duty_entries.reminders(book, [(name, values) for name in tasks])

    of_stream = recording.STREAM in tasks
    reminders = recording.composed(request, reminder, tasks, values) if of_stream else to_each
    return recording.record(request, reminders, "record.commit-remind")
