"""``caich export``: the tasks that answer to some filters, as a file for other programs."""

from caichcli.cli import exporting, options, session
from caichcli.cli.exporting import ExportOptions
from caichcli.cli.options.filters import TaskFilters
from caichcli.services.questions import ask


def command(
    wish: ExportOptions,
    filters: TaskFilters,
    with_names: options.NamesOut = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    lang: options.Lang = "vi",
) -> None:
    """Write the tasks that pass every filter to a file, or to a pipe."""
    here = session.start(lang, with_names=with_names)
    format_ = exporting.checked_format(wish)
    question = ask(here, plan, as_of)
    write = exporting.export_tasks if wish.of == "tasks" else exporting.export_duties
    write(here, question, filters, wish, format_)
