"""``caich initiatives update``: how far an initiative has come, recorded in its log."""

from msgspec import structs

from caichcli.cli import recording
from caichcli.cli.options import records
from caichcli.cli.options.duties import InitiativeEntry, InitiativeIds
from caichcli.services.records.duty_entries import LOGS, entry_of


def command(
    names: InitiativeIds,
    entry: InitiativeEntry,
    writing: records.AskedWriting,
) -> int:
    """Append an entry to each log."""
    request = recording.request(writing)
    values = structs.asdict(entry)
    log = LOGS["initiative"]
    entries = entry_of(request.session, log, names, values.pop("date"), values)
    return recording.record(request, entries, log.subject)
