"""``caich cancel``: tasks taken out of the plan by a document."""

from caichcli.cli import options, recording
from caichcli.plan.model import Update
from caichcli.services.additions import recording_day, to_each


def command(
    tasks: options.TaskIds,
    document: options.NeededDocument,
    date: options.Day = None,
    by: options.By = None,
    note: options.Words = None,
    dry_run: options.DryRun = False,
    commit: options.Commit = False,
    diff: options.Diff = False,
    plan: options.Plan = None,
    format_: options.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> None:
    """Append that each task is taken out of the plan."""
    request = recording.request(plan, dry_run, commit, diff, format_, lang)
    values = {
        "date": recording_day(request.session, date).isoformat(),
        "by": by,
        "status": "cancelled",
        "note": note,
        "document": document,
    }
    entries = to_each(Update, "updates", tasks, values)
    recording.record(request, entries, "record.commit-cancelled")
