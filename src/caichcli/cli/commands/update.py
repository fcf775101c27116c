"""``caich update``: what was reported, into the log of its tasks."""

from pathlib import PurePath
from typing import Any, get_args

from caichcli.cli import options, prompting, recording
from caichcli.cli.options import records
from caichcli.cli.usage import Misuse
from caichcli.language.wording import read_day
from caichcli.plan.model import Answer, Status
from caichcli.services.errors import one_of
from caichcli.services.records import additions
from caichcli.services.records.recording import Instruction
from caichcli.services.records.recording import book as book_of

# Files that a sheet of reports may be; no id of a task ends so.
SHEETS = (
    ".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".doc", ".odt", ".csv", ".tsv", ".md", ".pdf",
)  # fmt: skip


def command(
    tasks: records.TaskIdsOrNone = None,
    status: records.NewStatus = None,
    progress: records.Progress = None,
    note: records.Note = None,
    nothing_new: records.NothingNew = False,
    reconciles: records.Reconciles = None,
    result: records.Results = None,
    by: records.By = None,
    agency: records.Agency = None,
    date: records.Day = None,
    completed: records.Completed = None,
    reason: records.Reason = None,
    problem: records.Problems = None,
    proposal: records.Proposals = None,
    to: records.Addressees = None,
    resolves: records.Resolves = None,
    answer: records.Answer = None,
    referred_to: records.ReferredTo = None,
    corrects: records.Corrects = None,
    withdraws: records.Withdraws = None,
    occurrence: records.Occurrence = None,
    milestone: records.Milestone = None,
    document: records.Document = None,
    recorded_by: records.RecordedBy = None,
    undo: records.Undo = False,
    interactive: records.Interactive = False,
    dry_run: records.DryRun = False,
    commit: records.Commit = False,
    diff: records.Diff = False,
    yes: records.Yes = None,
    partial: records.Partial = False,
    plan: options.Plan = None,
    format_: records.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> int:
    """Append an entry to the log of each task, or a stream's; return 1 where rows were left out."""
    instruction = Instruction(plan, dry_run, commit, partial)
    request = recording.request(instruction, format_, lang, diff=diff, yes=yes)
    here = request.session
    if undo:
        recording.undo(request, alone=not (tasks or status or note or interactive))
        return 0
    values: dict[str, Any] = {
        "date": additions.recording_day(here, date).isoformat(),
        "by": by,
        "agency": agency,
        "recorded_by": recorded_by,
        "status": status and one_of(status, get_args(Status), "status"),
        "progress": progress,
        "note": note,
        "nothing_new": nothing_new or None,
        "reconciles": reconciles,
        "results": result,
        "completed": completed,
        "for": occurrence,
        "milestone": milestone,
        "document": document,
        "reason": reason,
        **_concerns(problem or [], proposal or [], to or []),
        "corrects": corrects,
        "withdraws": withdraws,
        "resolves": resolves,
        "answer": answer and one_of(answer, get_args(Answer), "answer"),
        "referred_to": referred_to,
    }
    if interactive:
        tasks, values = _answers(request, tasks or [], values)
    values = {key: value for key, value in values.items() if value not in (None, [])}
    if tasks and any(map(_is_sheet, tasks)):
        from caichcli.cli import sheets

        return sheets.record(request, tasks, values, date)
    if tasks:
        entries = recording.composed(request, additions.report, tasks, values)
    elif (nothing_new or reconciles) and (whose := agency or by):
        own = {key: value for key, value in values.items() if by or key != "agency"}
        entries = additions.to_open_tasks(whose, {"by": whose, **own})
    else:
        raise Misuse("record.which-tasks")
    return recording.record(request, entries, "record.commit-update", look=interactive)


def _is_sheet(name: str) -> bool:
    """Whether a name among the tasks is a file's, or stands for what is piped in."""
    return name == recording.STREAM or PurePath(name).suffix.lower() in SHEETS


def _answers(
    request: recording.Request, tasks: list[str], values: dict[str, Any]
) -> tuple[list[str], dict[str, Any]]:
    """The tasks and what is reported on them, as somebody at a terminal answers."""
    here = request.session
    book = book_of(here, request.instruction.plan)
    person = prompting.interview(book, read_day(values["date"]) or here.today, here.lang)
    ids = person.tasks(tasks)
    return ids, person.values(ids, values)


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
