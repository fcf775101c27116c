"""From a report's values and its template to the text of a document."""

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import (
    FunctionLoader,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2.exceptions import SecurityError
from jinja2.meta import find_undeclared_variables
from jinja2.utils import missing
from msgspec import Struct

from caichcli.files.disk.templates import Load, OwnTemplate, Template
from caichcli.files.disk.workbench import OutOfTime
from caichcli.files.disk.workspace import Unreadable
from caichcli.formats.documents.compiled import UserCache
from caichcli.formats.documents.faults import TemplateFault, not_read
from caichcli.formats.documents.filters import filters
from caichcli.formats.documents.sandbox import COMPILATION, NoSuchValue, Sandbox
from caichcli.language.characters import encodable
from caichcli.language.spelling import nearest
from caichcli.language.wording import Language
from caichcli.plan.book import Book


class Job(Struct, frozen=True):
    """A document to make: its template's name without the format's ending, and its values."""

    template: str
    values: Mapping[str, object]
    book: Book
    lang: Language
    load: Load


Escape = Callable[[Any], str]
Filters = Mapping[str, Callable[..., object]]
Loading = Callable[[str], tuple[str, str, None] | None]
NO_FILTERS: Filters = MappingProxyType({})
_UNCALLABLE = re.compile(r"<(?:function|built-in method|bound method|class) '?([\w.]+).*not safely")
_NO_FILTER = re.compile(r"No (?:filter|test) named '(.*?)'")


def render(
    job: Job, ending: str, escape: Escape, own: tuple[Callable[..., object], ...] = ()
) -> str | TemplateFault:
    """Return the text that the template ``<job.template>.<ending>.j2`` makes of the job's values.

    ``escape`` turns data into the format's own text; ``own`` are the format's own
    filters, by the names of the functions.
    """
    environment, names = _environment(job.load, job.book, job.lang, escape, own)
    return _run(environment, names, f"{job.template}.{ending}.j2", job)


class TemplateRunner(Struct, frozen=True):
    """The environment of a run of documents: ``names`` are those that people know templates by."""

    environment: Sandbox
    names: Mapping[str, str]

    def write(self, name: str, job: Job) -> str | TemplateFault:
        """Return the text that a template makes of the job's values."""
        return _run(self.environment, self.names, name, job)


def template_runner(
    load: Load,
    book: Book,
    lang: Language,
    escape: Escape,
    sources: Mapping[str, Template],
    own: Filters = NO_FILTERS,
) -> TemplateRunner:
    """Return where ``sources``, templates at hand by their names, and what they call work."""
    names: dict[str, str] = {}
    return TemplateRunner(_sandbox(book, lang, escape, own, _loading(load, sources, names)), names)


def write(
    job: Job,
    name: str,
    escape: Escape,
    sources: Mapping[str, Template],
    own: Filters = NO_FILTERS,
) -> str | TemplateFault:
    """Return the text that one of ``sources``, templates at hand by their names, makes."""
    return template_runner(job.load, job.book, job.lang, escape, sources, own).write(name, job)


def _run(
    environment: Sandbox, names: Mapping[str, str], name: str, job: Job
) -> str | TemplateFault:
    try:
        return environment.write(name, job.values)
    except OwnTemplate:
        raise
    except _NotReadable as error:
        return not_read(error.file)
    except TemplateSyntaxError as error:
        return _syntax_fault(
            error, error.filename or name, [*environment.filters, *environment.tests]
        )
    except Exception as error:
        return _fault(error, names.get(name, name), [*job.values, *environment.globals])


def unknown_names(
    job: Job, template: Template, own: Filters = NO_FILTERS
) -> Iterator[TemplateFault]:
    """Yield what a template asks for anywhere, where it did not come by too, and has not."""
    names = [*job.values, *Sandbox(str, {}).globals]
    environment = Sandbox(str, {**filters(job.book, job.lang), **own})
    tree = environment.parse(_text(template), template.name, template.name)
    if tree.find(nodes.Extends):
        return  # what the other template sets is known here too
    unknown = find_undeclared_variables(tree) - {*names, *_names_set(tree)}
    for node in tree.find_all(nodes.Name):
        if node.name in unknown:
            unknown.discard(node.name)
            near, _ = nearest(node.name, names)
            yield TemplateFault("undefined", template.name, node.lineno, node.name, near)


def _names_set(tree: nodes.Template) -> Iterator[str]:
    """The names that a template gives anywhere: blocks know what stands outside them."""
    for node in tree.find_all((nodes.Name, nodes.Import, nodes.FromImport, nodes.Macro)):
        if isinstance(node, nodes.Import):
            yield node.target
        elif isinstance(node, nodes.FromImport):
            yield from (name if isinstance(name, str) else name[1] for name in node.names)
        elif isinstance(node, nodes.Macro) or (isinstance(node, nodes.Name) and node.ctx != "load"):
            yield node.name


@lru_cache(maxsize=2)
def _environment(
    load: Load,
    book: Book,
    lang: Language,
    escape: Escape,
    own: tuple[Callable[..., object], ...],
) -> tuple[Sandbox, dict[str, str]]:
    """The environment of a run of documents, whose templates are read and compiled once.

    With it the names that people know the templates by, as far as they were read.
    """
    names: dict[str, str] = {}
    own_filters = {function.__name__: function for function in own}
    return _sandbox(book, lang, escape, own_filters, _loading(load, {}, names)), names


def _sandbox(book: Book, lang: Language, escape: Escape, own: Filters, loading: Loading) -> Sandbox:
    return Sandbox(
        escape,
        {**filters(book, lang), **own},
        loader=FunctionLoader(loading),
        trim_blocks=True,
        lstrip_blocks=True,
        # A template runs once or a few times: folding its constants costs more than it saves.
        optimized=False,
        bytecode_cache=_UserCache(),
    )


class _UserCache(UserCache):
    """Those of our sandbox."""

    @property
    def kind(self) -> str:
        return str(COMPILATION)


class _NotReadable(Exception):
    def __init__(self, file: Unreadable) -> None:
        super().__init__(file)
        self.file = file


def _loading(load: Load, sources: Mapping[str, Template], names: dict[str, str]) -> Loading:
    """Jinja2's way to ask for a template; ``shown`` learns the names that people know."""

    def loading(name: str) -> tuple[str, str, None] | None:
        source = sources.get(name) or load(name)
        if source is None:
            return None
        if isinstance(source, Unreadable):
            raise _NotReadable(source)
        names[name] = source.name
        return _text(source), source.name, None

    return loading


def _text(template: Template) -> str:
    try:
        return template.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _NotReadable(Unreadable(Path(template.name), "encoding")) from None


def _syntax_fault(error: TemplateSyntaxError, template: str, names: list[str]) -> TemplateFault:
    """What is not well written; of an unknown filter or test, its name and the nearest."""
    message = error.message or ""
    unknown_filter = _NO_FILTER.match(message)
    if unknown_filter is None:
        return TemplateFault("syntax", template, error.lineno, message)
    near, _ = nearest(unknown_filter[1], names)
    return TemplateFault("filter", template, error.lineno, unknown_filter[1], near)


def _fault(error: Exception, name: str, values: list[str]) -> TemplateFault:
    """What went wrong while a template ran. Jinja2 puts the template's lines in the traceback."""
    places = [
        (str(frame.f_code.co_filename), line)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if "__jinja_exception__" in frame.f_globals
    ]
    template, line = places[-1] if places else (name, 0)
    if isinstance(error, TemplateNotFound):
        return TemplateFault("missing", template, line, encodable(str(error.name or error)))
    if isinstance(error, SecurityError):
        return TemplateFault("forbidden", template, line, _forbidden(error.message or ""))
    if isinstance(error, UndefinedError):
        near = _nearest(error, values)
        return TemplateFault("undefined", template, line, encodable(error.message or ""), near)
    if isinstance(error, RecursionError):
        return TemplateFault("endless", template, line)
    # Jinja2 fails at an error that comes between two lines, as this one may.
    if isinstance(error, OutOfTime) or isinstance(error.__context__, OutOfTime):
        return TemplateFault("slow", template, line)
    if isinstance(error, MemoryError):
        return TemplateFault("memory", template, line)
    words = error.message if isinstance(error, TemplateError) else str(error)
    return TemplateFault("failed", template, line, encodable(words or type(error).__name__))


def _forbidden(message: str) -> str:
    """What a template may not use; of a function its name, where Jinja2 shows what Python does."""
    function = _UNCALLABLE.match(message)
    return function[1] if function else message


def _nearest(error: UndefinedError, values: list[str]) -> str:
    """The known name most like one that stands for nothing: of the value asked, else of all."""
    owner = error.owner if isinstance(error, NoSuchValue) else missing
    names = values if owner is missing else fields(owner)
    return nearest(error.message or "", names)[0]


def fields(value: object) -> list[str]:
    """The names that a template may ask of a value."""
    if isinstance(value, Mapping):
        return [str(key) for key in value]
    if not isinstance(value, Struct):
        return []
    properties = (
        name for name, member in vars(type(value)).items() if isinstance(member, property)
    )
    return [*value.__struct_fields__, *(name for name in properties if not name.startswith("_"))]
