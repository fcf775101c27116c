"""``caich areas``: the plan's groups of tasks."""

from msgspec import Struct

from caichcli.cli import options, session
from caichcli.cli.output import emit
from caichcli.formats.pages import registers
from caichcli.services.questions import ask


def command(
    plan: options.Plan = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print the plan's areas."""
    here = session.start(lang)
    book = ask(here, plan, None).book

    def as_data() -> Struct:
        from caichcli.formats import data

        return data.areas(book)

    emit(format_, lambda: registers.areas(book, here.lang), as_data, here.lang)
