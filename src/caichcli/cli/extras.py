"""What an optional library is needed for: told how to install it where it is not there."""

from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.workdays import DaysOff
from caichcli.services.errors import require

__all__ = ["days", "require"]


def days(book: Book, lang: Language) -> tuple[DaysOff, list[str]]:
    """What tells days off, public holidays with them; a note where these are not known."""
    from caichcli.plan.workdays import public_holidays

    holidays = public_holidays(lang)
    notes = [] if holidays else [say(lang, "days.no-holidays")]
    return DaysOff(book.head.calendar, holidays), notes
