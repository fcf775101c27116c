"""The process at work: its folder, the clock's day and the language asked for."""

import datetime as dt
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from caichcli.language.messages import say
from caichcli.language.wording import LANGUAGES, Language
from caichcli.services.errors import one_of

if TYPE_CHECKING:
    from caichcli.plan.book import Book
    from caichcli.plan.workdays import DaysOff
    from caichcli.services.questions import Question
    from caichcli.services.session import Notice, Session


def start(lang: str, now: str | None = None, *, with_names: bool = False) -> "Session":
    """Begin a session here; ``now`` stands in for the clock's day."""
    from caichcli.services.session import Session

    language: Language = "en" if one_of(lang, LANGUAGES, "lang") == "en" else "vi"
    clock = today()
    if now is not None:
        from caichcli.services.questions import day_of

        clock = day_of(now, "today")
    notify = partial(_notify, lang=language)
    return Session(Path.cwd(), clock, language, notify, with_names=with_names)


def _notify(notice: "Notice", lang: Language) -> None:
    """Say beside the answer what a person must know of it."""
    print(say(lang, f"session.{notice.kind}", path=notice.path), file=sys.stderr)


def today() -> dt.date:
    """Return the clock's day; nothing below ``cli`` reads the clock."""
    return dt.date.today()


def day_notes(question: "Question", lang: Language) -> list[str]:
    """Return what must be said of the day before any figure."""
    from caichcli.formats.answers import plan_ref

    return plan_ref.day_notes(question.book, question.day, lang, ended=question.ended)


def days_off(book: "Book", lang: Language) -> tuple["DaysOff", list[str]]:
    """Return what tells days off, public holidays too; a note where these are not known."""
    from caichcli.plan.workdays import DaysOff, public_holidays

    holidays = public_holidays(lang)
    if holidays:
        return DaysOff(book.head.calendar, holidays), []
    from caichcli.cli import installing

    note = say(lang, "days.no-holidays", install=installing.command("calendar"))
    return DaysOff(book.head.calendar, holidays), [note]
