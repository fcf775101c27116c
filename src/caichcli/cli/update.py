"""``caich update``: what was reported, into the log of its tasks."""

from typing import Any, get_args

from caichcli.cli import options, prompting, recording
from caichcli.cli.usage import Misuse
from caichcli.plan.model import Status
from caichcli.services import additions
from caichcli.services.errors import one_of
from caichcli.services.recording import Instruction


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
    yes: options.Yes = None,
    partial: options.Partial = False,
    plan: options.Plan = None,
    format_: options.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> int:
    """Append an entry to the log of each task, or a stream's; return 1 where rows were left out."""
    instruction = Instruction(plan, dry_run, commit, partial)
    request = recording.request(instruction, format_, lang, diff=diff, yes=yes)
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
    entries = recording.composed(request, additions.report, tasks, values)
    return recording.record(request, entries, "record.commit-update")


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
