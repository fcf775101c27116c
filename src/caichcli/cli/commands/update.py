"""``caich update``: what was reported, into the log of its tasks."""

from pathlib import PurePath
from typing import Any, get_args

from caichcli.cli import options, prompting, record_options, recording
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
    tasks: record_options.TaskIdsOrNone = None,
    status: record_options.NewStatus = None,
    progress: record_options.Progress = None,
    note: record_options.Note = None,
    nothing_new: record_options.NothingNew = False,
    reconciles: record_options.Reconciles = None,
    result: record_options.Results = None,
    by: record_options.By = None,
    agency: record_options.Agency = None,
    date: record_options.Day = None,
    completed: record_options.Completed = None,
    reason: record_options.Reason = None,
    problem: record_options.Problems = None,
    proposal: record_options.Proposals = None,
    to: record_options.Addressees = None,
    resolves: record_options.Resolves = None,
    answer: record_options.Answer = None,
    referred_to: record_options.ReferredTo = None,
    corrects: record_options.Corrects = None,
    withdraws: record_options.Withdraws = None,
    occurrence: record_options.Occurrence = None,
    milestone: record_options.Milestone = None,
    document: record_options.Document = None,
    recorded_by: record_options.RecordedBy = None,
    undo: record_options.Undo = False,
    interactive: record_options.Interactive = False,
    dry_run: record_options.DryRun = False,
    commit: record_options.Commit = False,
    diff: record_options.Diff = False,
    yes: record_options.Yes = None,
    partial: record_options.Partial = False,
    plan: options.Plan = None,
    format_: record_options.RecordFormat = "text",
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
