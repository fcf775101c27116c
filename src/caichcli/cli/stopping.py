"""Tasks suspended or taken out of the plan: log entries that cite the document saying so."""

from caichcli.cli import recording
from caichcli.cli.additions import Addition
from caichcli.cli.recording import How
from caichcli.cli.session import find_task
from caichcli.plan.book import Book
from caichcli.plan.model import Status, Update


def stop(
    status: Status,
    tasks: list[str],
    document: str,
    date: str | None,
    by: str | None,
    note: str | None,
    asked: How,
) -> None:
    """Append an entry with this status to the log of each task."""
    given = {
        "date": recording.day(date),
        "by": by,
        "status": status,
        "note": note,
        "document": document,
    }

    def make(book: Book) -> list[Addition]:
        record = recording.read(Update, given, book, asked.lang)
        ids = dict.fromkeys(find_task(book, task) for task in tasks)
        return [Addition(id_, "updates", record) for id_ in ids]

    recording.record(make, asked, f"record.commit-{status}")
