"""``caich shortcomings update``: what was done about a shortcoming, recorded in its log."""

from caichcli.cli import options, recording
from caichcli.services.duties import REMEDY_STATUSES
from caichcli.services.errors import one_of
from caichcli.services.records.additions import recording_day
from caichcli.services.records.duty_entries import remedy_entry
from caichcli.services.records.recording import Instruction


def command(
    names: options.ShortcomingIds,
    status: options.NewRemedyStatus = None,
    document: options.Document = None,
    completed: options.RemediedOn = None,
    note: options.Note = None,
    by: options.By = None,
    date: options.Day = None,
    recorded_by: options.RecordedBy = None,
    corrects: options.Corrects = None,
    withdraws: options.Withdraws = None,
    dry_run: options.DryRun = False,
    commit: options.Commit = False,
    diff: options.Diff = False,
    plan: options.Plan = None,
    format_: options.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> int:
    """Append an entry to each log."""
    request = recording.request(Instruction(plan, dry_run, commit), format_, lang, diff=diff)
    values = {
        "date": recording_day(request.session, date).isoformat(),
        "by": by,
        "recorded_by": recorded_by,
        "status": status and one_of(status, REMEDY_STATUSES, "status"),
        "document": document,
        "completed": completed,
        "note": note,
        "corrects": corrects,
        "withdraws": withdraws,
    }
    entries = remedy_entry(names, values)
    return recording.record(request, entries, "record.commit-shortcomings")
