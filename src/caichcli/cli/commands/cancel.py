"""``caich cancel``: tasks taken out of the plan by a document."""

from caichcli.cli import options, record_options, recording
from caichcli.services.records.additions import cancellation, recording_day
from caichcli.services.records.recording import Instruction


def command(
    tasks: record_options.TaskIds,
    document: record_options.Document = None,
    date: record_options.Day = None,
    by: record_options.By = None,
    note: record_options.Note = None,
    dry_run: record_options.DryRun = False,
    commit: record_options.Commit = False,
    diff: record_options.Diff = False,
    yes: record_options.Yes = None,
    partial: record_options.Partial = False,
    plan: options.Plan = None,
    format_: record_options.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> int:
    """Append that each task is taken out of the plan."""
    instruction = Instruction(plan, dry_run, commit, partial)
    request = recording.request(instruction, format_, lang, diff=diff, yes=yes)
    values = {
        "date": recording_day(request.session, date).isoformat(),
        "by": by,
        "note": note,
        "document": document,
    }
    entries = recording.composed(request, cancellation, tasks, values)
    return recording.record(request, entries, "record.commit-cancelled")
