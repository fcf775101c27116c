"""``caich update``: what was reported, into the log of its tasks."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from caichcli.cli import options, recording, refusals
from caichcli.cli.additions import Addition
from caichcli.cli.complete import agency_names
from caichcli.cli.recording import How
from caichcli.cli.session import find_task
from caichcli.cli.usage import Refusal, one_of
from caichcli.files.yaml.characters import legible
from caichcli.language.messages import say
from caichcli.plan.book import Book
from caichcli.plan.model import Status, Update
from caichcli.plan.standing import standing
from caichcli.services import errors

if TYPE_CHECKING:
    from caichcli.importers.stream import Fault

STREAM = "-"
WHEN = ("date", "by", "agency", "recorded_by", "for")


def command(
    tasks: options.TaskIds,
    status: Annotated[
        str | None, typer.Option("--status", "-s", metavar="status", help="option.new_status")
    ] = None,
    progress: Annotated[str | None, typer.Option("--progress", metavar="percent")] = None,
    note: options.Words = None,
    result: Annotated[list[str] | None, typer.Option("--result", "-r", metavar="document")] = None,
    by: options.By = None,
    agency: options.Agency = None,
    date: options.Day = None,
    completed: Annotated[str | None, typer.Option("--completed", metavar="day")] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="text")] = None,
    problem: Annotated[list[str] | None, typer.Option("--problem", metavar="text")] = None,
    proposal: Annotated[list[str] | None, typer.Option("--proposal", metavar="text")] = None,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="agency", autocompletion=agency_names, help="option.put_to"),
    ] = None,
    resolves: Annotated[str | None, typer.Option("--resolves", metavar="entry")] = None,
    corrects: Annotated[str | None, typer.Option("--corrects", metavar="entry")] = None,
    withdraws: Annotated[str | None, typer.Option("--withdraws", metavar="entry")] = None,
    occurrence: options.Occurrence = None,
    document: options.Document = None,
    recorded_by: Annotated[str | None, typer.Option("--recorded-by", metavar="text")] = None,
    interactive: Annotated[bool, typer.Option("--interactive", "-i")] = False,
    dry_run: options.DryRun = False,
    commit: options.Commit = False,
    plan: options.Plan = None,
    format_: options.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> None:
    """Append an entry to the log of each task, or the entries of a stream."""
    asked = recording.how(plan, dry_run, commit, format_, lang)
    given: dict[str, Any] = {
        "date": recording.day(date),
        "by": by,
        "agency": agency,
        "recorded_by": recorded_by,
        "status": status and one_of(status, get_args(Status), "--status"),
        "progress": progress,
        "note": note,
        "results": result,
        "completed": completed,
        "for": occurrence,
        "document": document,
        "reason": reason,
        **_concerns(problem or [], proposal or [], to or []),
        "corrects": corrects,
        "withdraws": withdraws,
        "resolves": resolves,
    }
    if interactive:
        from caichcli.cli import prompting

        given = prompting.complete(given, tasks, asked.lang)
    given = {key: value for key, value in given.items() if value not in (None, [])}
    if STREAM in tasks:
        _stream(tasks, given, asked)
        return
    if given.keys() <= set(WHEN):
        raise Refusal("record.nothing")

    def make(book: Book) -> list[Addition]:
        return [_addition(book, task, given, asked) for task in dict.fromkeys(tasks)]

    recording.record(make, asked, "record.commit-update")


def _concerns(problems: list[str], proposals: list[str], to: list[str]) -> dict[str, Any]:
    """Problems and proposals, each with whom it is put to.

    ``--to`` goes with ``--proposal``, the first with the first; with
    ``--problem`` where there is no proposal. One alone is for all of them.
    """
    put = proposals or problems
    if (len(to) > 1 and len(to) != len(put)) or (to and not put):
        raise Refusal("record.to", to=len(to), texts=len(put))
    holders = to * len(put) if len(to) == 1 else to
    addressed = (
        [{"text": text, "to": holder} for text, holder in zip(put, holders, strict=True)]
        if holders
        else [{"text": text} for text in put]
    )
    if proposals:
        return {"problems": [{"text": text} for text in problems], "proposals": addressed}
    return {"problems": addressed}


def _addition(book: Book, task: str, given: dict[str, Any], asked: How, row: str = "") -> Addition:
    """The entry for one task; a Refusal for one that was taken out of the plan."""
    id_ = find_task(book, task)
    entry = recording.read(Update, given, book, asked.lang)
    if not entry.keys() & {"document", "corrects", "withdraws"}:
        _check_there(book, id_)
    return Addition(id_, "updates", entry, row)


def _check_there(book: Book, task: str) -> None:
    record = book.task_by_id[task]
    if not any(update.status == "cancelled" for update in record.updates or ()):
        return
    last = record.updates[-1].date if record.updates else book.issued
    try:
        gone = standing(book, record, last).class_ == "cancelled"
    except ValueError:  # a term that cannot be read: told of the plan as a whole
        return
    if gone:
        raise Refusal("record.taken-out", task=task)


def _stream(tasks: list[str], given: dict[str, Any], asked: How) -> None:
    """Many updates from the standard input; what a row does not give, the options do."""
    from caichcli.importers import stream

    if len(tasks) > 1:
        raise Refusal("record.stream-alone")
    if sys.stdin is None or sys.stdin.isatty():
        raise Refusal("record.stream-terminal")
    rows = stream.read(sys.stdin.buffer.read(), "task", "stdin")
    if isinstance(rows, stream.Fault):
        raise _unreadable(rows, asked)

    def make(book: Book) -> Iterator[Addition]:
        for row in rows:
            named = say(asked.lang, "record.row", number=row.number, line=row.line)
            values = dict(row.values)
            task = values.pop("task", None)
            try:
                if not isinstance(task, str):
                    raise Refusal("record.no-task")
                yield _addition(book, task, {**given, **values}, asked, named)
            except errors.Refusal as refusal:
                said = legible(refusals.words(refusal, asked.lang))
                code = refusals.code(refusal)
                raise Refusal("record.in-row", code, row=named, said=said) from None

    recording.record(lambda book: list(make(book)), asked, "record.commit-update")


def _unreadable(fault: "Fault", asked: How) -> Refusal:
    """Why the stream holds no updates."""
    named = say(asked.lang, "record.row", number=fault.number, line=fault.line)
    if fault.reason != "unreadable":
        return Refusal(f"record.stream-{fault.reason}", row=named)
    from msgspec import UNSET

    from caichcli.files.yaml.reader import Document
    from caichcli.formats import findings as formats
    from caichcli.formats.findings.notices import notices
    from caichcli.formats.findings.report import Report

    stream = {"stdin": Document(fault.text, UNSET)}
    faults = notices(fault.findings, stream, asked.lang, str)
    report = Report(tuple(faults), {"stdin": fault.text}, 1)
    said = formats.write("text", report, asked.lang)
    return Refusal("record.said", said=said)
