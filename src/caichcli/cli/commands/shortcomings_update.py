"""``caich shortcomings update``: what was done about a shortcoming, recorded in its log."""

from msgspec import structs

from caichcli.cli import recording
from caichcli.cli.options import records
from caichcli.cli.options.duties import ShortcomingEntry, ShortcomingIds
from caichcli.services.records.duty_entries import LOGS, entry_of


def command(
    names: ShortcomingIds,
    entry: ShortcomingEntry,
    writing: records.AskedWriting,
) -> int:
    """Append an entry to each log."""
    request = recording.request(writing)
    values = structs.asdict(entry)
    log = LOGS["remedy"]
    entries = entry_of(request.session, log, names, values.pop("date"), values)
    return recording.record(request, entries, log.subject)
