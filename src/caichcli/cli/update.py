"""``caich update``: what was reported, into the log of its tasks."""

import sys
from typing import Any, get_args

from caichcli.cli import options, prompting, recording
from caichcli.cli.usage import Misuse
from caichcli.plan.model import Status
from caichcli.services import additions
from caichcli.services.entries import Compose
from caichcli.services.errors import one_of
from caichcli.services.session import Session

STREAM = "-"


def command(
    tasks: options.TaskIds,
    status: options.NewStatus = None,
    progress: options.Progress = None,
    note: options.Words = None,
    result: options.Results = None,
    by: options.By = None,
    agency: options.Agency = None,
    date: options.Day = None,
    completed: options.Completed = None,
    reason: options.Reason = None,
    problem: options.Problems = None,
    proposal: options.Proposals = None,
    to: options.Addressees = None,
    resolves: options.Resolves = None,
    corrects: options.Corrects = None,
    withdraws: options.Withdraws = None,
    occurrence: options.Occurrence = None,
    document: options.Document = None,
    recorded_by: options.RecordedBy = None,
    interactive: options.Interactive = False,
    dry_run: options.DryRun = False,
    commit: options.Commit = False,
    diff: options.Diff = False,
    plan: options.Plan = None,
    format_: options.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> None:
    """Append an entry to the log of each task, or the entries of a stream."""
    request = recording.request(plan, dry_run, commit, diff, format_, lang)
    here = request.session
    values: dict[str, Any] = {
        "date": additions.recording_day(here, date).isoformat(),
        "by": by,
        "agency": agency,
        "recorded_by": recorded_by,
        "status": status and one_of(status, get_args(Status), "status"),
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
        values = prompting.complete(values, tasks, here.lang)
    values = {key: value for key, value in values.items() if value not in (None, [])}
    from_stream = STREAM in tasks
    entries = _stream(here, tasks, values) if from_stream else additions.reports(tasks, values)
    recording.record(request, entries, "record.commit-update")


def _concerns(problems: list[str], proposals: list[str], to: list[str]) -> dict[str, Any]:
    """Problems and proposals, each with whom it is put to.

    One ``--to`` alone is for all of them; several go with the problems and then the
    proposals, one each, or with the proposals alone.
    """
    texts = [*problems, *proposals]
    if len(to) == 1 and texts:
        holders = to * len(texts)
    elif len(to) == len(proposals):
        holders = [""] * len(problems) + to
    elif len(to) in (0, len(texts)):
        holders = to or [""] * len(texts)
    else:
        raise Misuse("record.to", to=len(to), texts=len(texts))
    concerns = [
        {"text": text, "to": holder} if holder else {"text": text}
        for text, holder in zip(texts, holders, strict=True)
    ]
    return {"problems": concerns[: len(problems)], "proposals": concerns[len(problems) :]}


def _stream(here: Session, tasks: list[str], values: dict[str, Any]) -> Compose:
    """The entries on the standard input; what a row does not give, the options do."""
    if len(tasks) > 1:
        raise Misuse("record.stream-alone")
    if sys.stdin is None or sys.stdin.isatty():
        raise Misuse("record.stream-terminal")
    return additions.stream(here, sys.stdin.buffer.read(), values)
