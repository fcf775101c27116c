"""``caich shortcomings update``: what was done about a shortcoming, recorded in its log."""

from caichcli.cli import options, recording
from caichcli.cli.options import records
from caichcli.cli.options.duties import NewRemedyStatus, RemediedOn, ShortcomingIds
from caichcli.services.records.duty_entries import LOGS, entry_of
from caichcli.services.records.recording import Instruction


def command(
    names: ShortcomingIds,
    status: NewRemedyStatus = None,
    document: records.Document = None,
    completed: RemediedOn = None,
    note: records.Note = None,
    by: records.By = None,
    date: records.Day = None,
    recorded_by: records.RecordedBy = None,
    corrects: records.Corrects = None,
    withdraws: records.Withdraws = None,
    dry_run: records.DryRun = False,
    commit: records.Commit = False,
    diff: records.Diff = False,
    plan: options.Plan = None,
    format_: records.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> int:
    """Append an entry to each log."""
    request = recording.request(Instruction(plan, dry_run, commit), format_, lang, diff=diff)
    values = {
        "by": by,
        "recorded_by": recorded_by,
        "status": status,
        "document": document,
        "completed": completed,
        "note": note,
        "corrects": corrects,
        "withdraws": withdraws,
    }
    log = LOGS["remedy"]
    entries = entry_of(request.session, log, names, date, values)
    return recording.record(request, entries, log.subject)
