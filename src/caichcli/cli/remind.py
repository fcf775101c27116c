"""``caich remind``: that an agency was urged on."""

from caichcli.cli import options, recording
from caichcli.cli.additions import Addition
from caichcli.cli.session import find_task
from caichcli.plan.book import Book
from caichcli.plan.model import Reminder


def command(
    tasks: options.TaskIds,
    agency: options.Agency = None,
    document: options.Document = None,
    date: options.Day = None,
    note: options.Words = None,
    dry_run: options.DryRun = False,
    commit: options.Commit = False,
    plan: options.Plan = None,
    format_: options.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> None:
    """Append a reminder to each task's."""
    asked = recording.how(plan, dry_run, commit, format_, lang)
    given = {
        "date": recording.day(date),
        "document": document,
        "agency": agency,
        "note": note,
    }

    def make(book: Book) -> list[Addition]:
        record = recording.read(Reminder, given, book, asked.lang)
        ids = dict.fromkeys(find_task(book, task) for task in tasks)
        return [Addition(id_, "reminders", record) for id_ in ids]

    recording.record(make, asked, "record.commit-remind")
