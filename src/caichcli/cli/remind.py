"""``caich remind``: that an agency was urged on."""

from caichcli.cli import options, recording
from caichcli.plan.model import Reminder
from caichcli.services.additions import recording_day, to_each


def command(
    tasks: options.TaskIds,
    agency: options.Agency = None,
    document: options.Document = None,
    date: options.Day = None,
    note: options.Words = None,
    dry_run: options.DryRun = False,
    commit: options.Commit = False,
    diff: options.Diff = False,
    plan: options.Plan = None,
    format_: options.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> None:
    """Append a reminder to each task's."""
    request = recording.request(plan, dry_run, commit, diff, format_, lang)
    values = {
        "date": recording_day(request.session, date).isoformat(),
        "document": document,
        "agency": agency,
        "note": note,
    }
    reminders = to_each(Reminder, "reminders", tasks, values)
    recording.record(request, reminders, "record.commit-remind")
