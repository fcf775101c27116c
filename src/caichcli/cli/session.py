"""The process at work: its folder, the clock's day and the language asked for."""

import datetime as dt
import sys
from pathlib import Path

from caichcli.files.disk.workspace import Workspace
from caichcli.language.messages import say
from caichcli.language.wording import LANGUAGES, Language
from caichcli.plan.book import Book
from caichcli.plan.model import Id
from caichcli.services import questions, workspaces
from caichcli.services.errors import one_of
from caichcli.services.questions import Question, day_of
from caichcli.services.session import Notice, Session


def start(lang: str, now: str | None = None) -> Session:
    """Begin a session here; ``now`` stands in for the clock's day."""
    language: Language = "en" if one_of(lang, LANGUAGES, "lang") == "en" else "vi"
    clock = today() if now is None else day_of(now, "today")
    return Session(Path.cwd(), clock, language, lambda notice: _notify(notice, language))


def _notify(notice: Notice, lang: Language) -> None:
    """Say beside the answer what a person must know of it."""
    print(say(lang, f"session.{notice.kind}", path=notice.path), file=sys.stderr)


def today() -> dt.date:
    """Return the clock's day; nothing below ``cli`` reads the clock."""
    return dt.date.today()


def day_notes(question: Question, lang: Language) -> list[str]:
    """Return what must be said of the day before any figure."""
    from caichcli.formats.answers import plan_ref

    return plan_ref.day_notes(question.book, question.day, lang, ended=question.ended)


# Until each command stands on its service: what they call by its former names.
Asked = Question
is_path = workspaces.is_path


def speak(lang: str) -> Language:
    """Do as the service of this name does, in a session of now."""
    return start(lang).lang


def _at(now: dt.date) -> Session:
    return Session(Path.cwd(), now)


def ask(plan: str | None, as_of: str | None, now: dt.date | None = None) -> Question:
    """Do as the service of this name does, in a session of now."""
    return questions.ask(_at(now or today()), plan, as_of)


def here(plan: str | None) -> Workspace:
    """Do as the service of this name does, in a session of now."""
    return workspaces.locate(_at(today()), plan)


def read_date(text: str, option: str) -> dt.date:
    """Do as the service of this name does, in a session of now."""
    return day_of(text, option.removeprefix("--"))


def find_agencies(book: Book, names: list[str] | None, lang: Language) -> tuple[Id, ...]:
    """Do as the service of this name does, in a session of now."""
    return questions.agencies_of(book, names)
