"""From a report's values and its template to the text of a document."""

import traceback
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Literal

from jinja2 import (
    FunctionLoader,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError
from msgspec import Struct

from caichcli.files.templates import Load
from caichcli.files.workspace import Unreadable
from caichcli.formats.documents.filters import filters
from caichcli.formats.documents.sandbox import Exceeded, Sandbox
from caichcli.language.wording import Language
from caichcli.plan.book import Book


class Job(Struct, frozen=True):
    """A document to make: its template's name without the format's ending, and its values."""

    template: str
    values: Mapping[str, object]
    book: Book
    lang: Language
    load: Load


class TemplateFault(Struct, frozen=True):
    """What is wrong with a template, and where; ``detail`` is the name or the words at fault.

    ``line`` is 0 where it is not about a line. Reasons: ``missing`` (no such
    template), ``unreadable`` (``detail`` says why), ``syntax``, ``undefined``
    (no such value), ``forbidden`` (what no template may do), ``endless``, and
    ``failed`` for any other error while it ran.
    """

    reason: Literal[
        "missing", "unreadable", "syntax", "undefined", "forbidden", "endless", "failed"
    ]
    template: str
    line: int = 0
    detail: str = ""


def render(job: Job, ending: str, escape: Callable[[Any], Any]) -> str | TemplateFault:
    """The text that the template ``<job.template>.<ending>.j2`` makes of the job's values."""
    name = f"{job.template}.{ending}.j2"
    environment, shown = _environment(job.load, job.book, job.lang, escape)
    try:
        return environment.write(name, job.values)
    except _NotReadable as error:
        return TemplateFault("unreadable", error.file.path.as_posix(), detail=error.file.reason)
    except TemplateSyntaxError as error:
        return TemplateFault("syntax", error.filename or name, error.lineno, error.message or "")
    except Exception as error:
        return _fault(error, shown.get(name, name))


@lru_cache(maxsize=2)
def _environment(
    load: Load, book: Book, lang: Language, escape: Callable[[Any], Any]
) -> tuple[Sandbox, dict[str, str]]:
    """The environment of a run of documents, whose templates are read and compiled once.

    With it the names that people know the templates by, as far as they were read.
    """
    shown: dict[str, str] = {}
    environment = Sandbox(
        escape,
        filters(book, lang),
        loader=FunctionLoader(_loading(load, shown)),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment, shown


class _NotReadable(Exception):
    def __init__(self, file: Unreadable) -> None:
        super().__init__(file)
        self.file = file


def _loading(load: Load, shown: dict[str, str]) -> Callable[[str], tuple[str, str, None] | None]:
    """Jinja2's way to ask for a template; ``shown`` learns the names that people know."""

    def loading(name: str) -> tuple[str, str, None] | None:
        found = load(name)
        if isinstance(found, Unreadable):
            raise _NotReadable(found)
        if found is None:
            return None
        shown[name] = found.name
        return found.text, found.name, None

    return loading


def _fault(error: Exception, name: str) -> TemplateFault:
    """What went wrong while a template ran. Jinja2 puts the template's lines in the traceback."""
    places = [
        (str(frame.f_code.co_filename), line)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if "__jinja_exception__" in frame.f_globals
    ]
    template, line = places[-1] if places else (name, 0)
    if isinstance(error, TemplateNotFound):
        return TemplateFault("missing", template, line, str(error.name or error))
    if isinstance(error, SecurityError):
        return TemplateFault("forbidden", template, line, error.message or "")
    if isinstance(error, UndefinedError):
        return TemplateFault("undefined", template, line, error.message or "")
    if isinstance(error, Exceeded | RecursionError | MemoryError):
        return TemplateFault("endless", template, line)
    words = error.message if isinstance(error, TemplateError) else str(error)
    return TemplateFault("failed", template, line, words or type(error).__name__)
