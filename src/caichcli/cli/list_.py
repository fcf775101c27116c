"""``caich list``: the tasks that answer to some filters."""

from msgspec import Struct

from caichcli.cli import extras, options, session
from caichcli.cli.filters import query
from caichcli.cli.output import emit
from caichcli.formats.pages import listing as words
from caichcli.views.listing import listing


def command(
    agency: options.Agencies = None,
    role: options.Role = "lead",
    area: options.Areas = None,
    class_: options.Classes = None,
    status: options.Statuses = None,
    kind: options.Kinds = None,
    due_before: options.DueBefore = None,
    due_after: options.DueAfter = None,
    search: options.Search = "",
    within: options.Within = None,
    sort: options.Sort = "plan",
    holidays: options.Holidays = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print the tasks that pass every filter."""
    language = session.speak(lang)
    asked = session.ask(plan, as_of)
    wanted = query(
        asked.book,
        language,
        agency=agency,
        role=role,
        area=area,
        class_=class_,
        status=status,
        kind=kind,
        due_before=due_before,
        due_after=due_after,
        search=search,
        within=within,
        sort=sort,
    )
    answer = listing(asked.book, asked.day, wanted)

    def as_data() -> Struct:
        from caichcli.formats import data

        return data.listing(answer)

    days, missing = extras.days(asked.book, language) if holidays else (None, [])
    notes = session.day_notes(asked, language) + missing
    emit(format_, lambda: words.page(answer, language, days), as_data, notes)
