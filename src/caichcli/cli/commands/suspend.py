"""``caich suspend``: tasks suspended by a document."""

from caichcli.cli import options, recording
from caichcli.services.records.additions import recording_day, suspension
from caichcli.services.records.recording import Instruction


def command(
    tasks: options.TaskIds,
    document: options.Document = None,
    date: options.Day = None,
    by: options.By = None,
    note: options.Note = None,
    dry_run: options.DryRun = False,
    commit: options.Commit = False,
    diff: options.Diff = False,
    yes: options.Yes = None,
    partial: options.Partial = False,
    plan: options.Plan = None,
    format_: options.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> int:
    """Append that each task is suspended."""
    instruction = Instruction(plan, dry_run, commit, partial)
    request = recording.request(instruction, format_, lang, diff=diff, yes=yes)
    values = {
        "date": recording_day(request.session, date).isoformat(),
        "by": by,
        "note": note,
        "document": document,
    }
    entries = recording.composed(request, suspension, tasks, values)
    return recording.record(request, entries, "record.commit-suspended")
