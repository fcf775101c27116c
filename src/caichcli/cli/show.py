"""``caich show``: one task's whole story."""

from msgspec import Struct

from caichcli.cli import extras, options, session
from caichcli.cli.output import emit
from caichcli.formats.pages import story as words
from caichcli.views.story import story


def command(
    task: options.TaskId,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print one task's story."""
    language = session.speak(lang)
    asked = session.ask(plan, as_of)
    answer = story(asked.book, session.find_task(asked.book, task), asked.day)

    def as_data() -> Struct:
        from caichcli.formats import data

        return data.story(answer)

    days, missing = extras.days(asked.book, language)
    notes = session.day_notes(asked, language)
    if answer.standing.due:
        notes += missing
    emit(format_, lambda: words.page(answer, language, days), as_data, notes)
