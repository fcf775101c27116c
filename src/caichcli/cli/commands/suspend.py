"""``caich suspend``: tasks suspended by a document."""

from caichcli.cli import recording
from caichcli.cli.options import records
from caichcli.services.records.additions import suspension


def command(
    tasks: records.TaskIds,
    stop: records.StopOptions,
    writing: records.RowsWriting,
) -> int:
    """Append that each task is suspended."""
    return recording.stop(suspension, tasks, stop, writing, "record.commit-suspended")
