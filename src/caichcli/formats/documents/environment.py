"""From a report's values and its template to the text of a document."""

import traceback
from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any, Literal

import jinja2
from jinja2 import (
    BytecodeCache,
    FunctionLoader,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from msgspec import Struct

from caichcli.files import compiled
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


def render(
    job: Job,
    ending: str,
    escape: Callable[[Any], str],
    own: tuple[Callable[..., object], ...] = (),
) -> str | TemplateFault:
    """The text that the template ``<job.template>.<ending>.j2`` makes of the job's values.

    ``escape`` turns data into the format's own text; ``own`` are the format's own
    filters, by the names of the functions.
    """
    name = f"{job.template}.{ending}.j2"
    environment, shown = _environment(job.load, job.book, job.lang, escape, own)
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
    load: Load,
    book: Book,
    lang: Language,
    escape: Callable[[Any], str],
    own: tuple[Callable[..., object], ...],
) -> tuple[Sandbox, dict[str, str]]:
    """The environment of a run of documents, whose templates are read and compiled once.

    With it the names that people know the templates by, as far as they were read.
    """
    shown: dict[str, str] = {}
    environment = Sandbox(
        escape,
        {**filters(book, lang), **{function.__name__: function for function in own}},
        loader=FunctionLoader(_loading(load, shown)),
        trim_blocks=True,
        lstrip_blocks=True,
        # A template runs once or a few times: folding its constants costs more than it saves.
        optimized=False,
        bytecode_cache=_Compiled(),
    )
    return environment, shown


class _Compiled(BytecodeCache):
    """Templates as they were compiled before; each knows the text that it was made of."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        # What is compiled depends on Jinja2, and on how the sandbox edits what it has parsed.
        made_by = f"{jinja2.__version__} {name} {filename} ".encode()
        return sha256(made_by + Sandbox._parse.__code__.co_code).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        found = compiled.read(bucket.key)
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        compiled.keep(bucket.key, bucket.bytecode_to_string())


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
