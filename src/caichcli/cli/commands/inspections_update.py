"""``caich inspections update``: what became of a unit's inspection, recorded in its log."""

from caichcli.cli import options, recording
from caichcli.cli.options import records
from caichcli.cli.options.duties import NewVisitStatus, PutOffTo, UnitRefs
from caichcli.services.records.duty_entries import LOGS, entry_of
from caichcli.services.records.recording import Instruction


def command(
    names: UnitRefs,
    status: NewVisitStatus = None,
    document: records.Document = None,
    to: PutOffTo = None,
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
        "to": to,
        "note": note,
        "corrects": corrects,
        "withdraws": withdraws,
    }
    log = LOGS["visit"]
    entries = entry_of(request.session, log, names, date, values)
    return recording.record(request, entries, log.subject)
