"""``caich areas``: the plan's groups of tasks."""

from caichcli.cli import options, session
from caichcli.cli.output import emit
from caichcli.formats.answers import areas
from caichcli.services.questions import ask


def command(
    plan: options.Plan = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print the plan's areas."""
    here = session.start(lang)
    emit(areas, ask(here, plan, None).book, here.lang, format_)
