"""``caich inspections update``: what became of a unit's inspection, recorded in its log."""

from caichcli.cli import duty_options, options, record_options, recording
from caichcli.services.records.duty_entries import LOGS, entry_of
from caichcli.services.records.recording import Instruction


def command(
    names: duty_options.UnitRefs,
    status: duty_options.NewVisitStatus = None,
    document: record_options.Document = None,
    to: duty_options.PutOffTo = None,
    note: record_options.Note = None,
    by: record_options.By = None,
    date: record_options.Day = None,
    recorded_by: record_options.RecordedBy = None,
    corrects: record_options.Corrects = None,
    withdraws: record_options.Withdraws = None,
    dry_run: record_options.DryRun = False,
    commit: record_options.Commit = False,
    diff: record_options.Diff = False,
    plan: options.Plan = None,
    format_: record_options.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> int:
    """Append an entry to each log."""
    request = recording.request(Instruction(plan, dry_run, commit), format_, lang, diff=diff)
    values = {
        "by": by,
        "recorded_by": recorded_by,
        "status": status,
        "document": document,
        "to": to,
        "note": note,
        "corrects": corrects,
        "withdraws": withdraws,
    }
    log = LOGS["visit"]
    entries = entry_of(request.session, log, names, date, values)
    return recording.record(request, entries, log.subject)
