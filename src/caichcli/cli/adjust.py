"""``caich adjust``: a term that was moved, and the document that moved it."""

from typing import Annotated

import typer

from caichcli.cli import options, recording
from caichcli.cli.additions import Addition
from caichcli.cli.session import find_task
from caichcli.plan.book import Book
from caichcli.plan.model import Adjustment


def command(
    task: options.TaskId,
    to: Annotated[str, typer.Option("--to", metavar="term", help="option.new_term")],
    document: options.Document = None,
    date: options.Day = None,
    occurrence: options.Occurrence = None,
    note: options.Words = None,
    dry_run: options.DryRun = False,
    commit: options.Commit = False,
    plan: options.Plan = None,
    format_: options.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> None:
    """Append a changed term to a task's adjustments."""
    asked = recording.how(plan, dry_run, commit, format_, lang)
    given = {
        "date": recording.day(date),
        "to": to,
        "document": document,
        "for": occurrence,
        "note": note,
    }

    def make(book: Book) -> list[Addition]:
        record = recording.read(Adjustment, given, book, asked.lang)
        return [Addition(find_task(book, task), "adjustments", record)]

    recording.record(make, asked, "record.commit-adjust")
