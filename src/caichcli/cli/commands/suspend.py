"""``caich suspend``: tasks suspended by a document."""

from caichcli.cli import options, recording
from caichcli.cli.options import records
from caichcli.services.records.additions import recording_day, suspension
from caichcli.services.records.recording import Instruction


def command(
    tasks: records.TaskIds,
    document: records.Document = None,
    date: records.Day = None,
    by: records.By = None,
    note: records.Note = None,
    dry_run: records.DryRun = False,
    commit: records.Commit = False,
    diff: records.Diff = False,
    yes: records.Yes = None,
    partial: records.Partial = False,
    plan: options.Plan = None,
    format_: records.RecordFormat = "text",
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
