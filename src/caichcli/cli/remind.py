"""``caich remind``: that an agency was urged on."""

from caichcli.cli import options, recording
from caichcli.services.additions import recording_day, reminder
from caichcli.services.recording import Instruction


def command(
    tasks: options.TaskIds,
    agency: options.Agency = None,
    document: options.Document = None,
    date: options.Day = None,
    note: options.Words = None,
    dry_run: options.DryRun = False,
    commit: options.Commit = False,
    diff: options.Diff = False,
    partial: options.Partial = False,
    plan: options.Plan = None,
    format_: options.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> int:
    """Append a reminder to each task's."""
    instruction = Instruction(plan, dry_run, commit, partial)
    request = recording.request(instruction, format_, lang, diff=diff)
    values = {
        "date": recording_day(request.session, date).isoformat(),
        "document": document,
        "agency": agency,
        "note": note,
    }
    reminders = recording.composed(request, reminder, tasks, values)
    return recording.record(request, reminders, "record.commit-remind")
