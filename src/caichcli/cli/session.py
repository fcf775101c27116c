"""The process at work: its folder, the clock's day and the language asked for."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from caichcli.files.disk.workspace import Workspace
from caichcli.formats.answers import plan_ref
from caichcli.language.wording import LANGUAGES, Language
from caichcli.plan.book import Book
from caichcli.plan.model import Id
from caichcli.services import questions, workspaces
from caichcli.services.errors import one_of
from caichcli.services.questions import Question, day_of
from caichcli.services.session import Session


def start(lang: str, now: str | None = None) -> Session:
    """Begin a session here; ``now`` stands in for the clock's day."""
    language: Language = "en" if one_of(lang, LANGUAGES, "lang") == "en" else "vi"
    return Session(Path.cwd(), today() if now is None else day_of(now, "today"), language)


def today() -> dt.date:
    """Return the clock's day; nothing below ``cli`` reads the clock."""
    return dt.date.today()


def day_notes(question: Question, lang: Language) -> list[str]:
    """Return what must be said of the day before any figure."""
    return plan_ref.day_notes(question.book, question.day, lang, ended=question.ended)


# Until each command stands on its service: what they call by its former names.
Asked = Question
Broken = workspaces.PlanHasErrors
Opened = workspaces.Opened
Content = workspaces.Content
is_path = workspaces.is_path
choose = questions.choose
find_task = questions.task_of
contents = workspaces.contents
settle = workspaces.settle


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


def check(found: Workspace, now: dt.date, *, errors_only: bool = False) -> workspaces.Opened:
    """Do as the service of this name does, in a session of now."""
    return workspaces.check(_at(now), found, errors_only=errors_only)


def judge(
    found: Workspace,
    given: Mapping[str, Content],
    now: dt.date,
    *,
    errors_only: bool = False,
) -> workspaces.Opened:
    """Do as the service of this name does, in a session of now."""
    return workspaces.judge(_at(now), found, given, errors_only=errors_only)


def read_date(text: str, option: str) -> dt.date:
    """Do as the service of this name does, in a session of now."""
    return day_of(text, option.removeprefix("--"))


def find_agencies(book: Book, names: list[str] | None, lang: Language) -> tuple[Id, ...]:
    """Do as the service of this name does, in a session of now."""
    return questions.agencies_of(book, names)


def find_areas(book: Book, ids: list[str] | None) -> tuple[Id, ...]:
    """Do as the service of this name does, in a session of now."""
    return questions.areas_of(book, ids)
