"""``caich cancel``: tasks taken out of the plan by a document."""

from caichcli.cli import recording
from caichcli.cli.options import records
from caichcli.services.records.additions import cancellation


def command(
    tasks: records.TaskIds,
    stop: records.StopOptions,
    writing: records.RowsWriting,
) -> int:
    """Append that each task is taken out of the plan."""
    return recording.stop(cancellation, tasks, stop, writing, "record.commit-cancelled")
