"""``caich cancel``: tasks taken out of the plan by a document."""

from caichcli.cli import options, recording
from caichcli.cli.stopping import stop


def command(
    tasks: options.TaskIds,
    document: options.NeededDocument,
    date: options.Day = None,
    by: options.By = None,
    note: options.Words = None,
    dry_run: options.DryRun = False,
    commit: options.Commit = False,
    plan: options.Plan = None,
    format_: options.RecordFormat = "text",
    lang: options.Lang = "vi",
) -> None:
    """Append that each task is taken out of the plan."""
    asked = recording.how(plan, dry_run, commit, format_, lang)
    stop("cancelled", tasks, document, date, by, note, asked)
