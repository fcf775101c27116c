"""From a report's values and its template to the text of a document."""

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import jinja2
from jinja2 import (
    BytecodeCache,
    FunctionLoader,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.meta import find_undeclared_variables
from jinja2.utils import missing
from msgspec import Struct

from caichcli.files.disk import compiled
from caichcli.files.disk.templates import Load, Template
from caichcli.files.disk.workspace import Unreadable
from caichcli.formats.documents.filters import filters
from caichcli.formats.documents.sandbox import Exceeded, NoSuchValue, Sandbox
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


class TemplateFault(Struct, frozen=True):
    """What is wrong with a template, and where; ``detail`` is the name or the words at fault.

    ``line`` is 0 where it is not about a line; in a Word template it counts
    paragraphs, and ``words`` are the paragraph's own. ``near`` is the known name
    that the one at fault is most like. Reasons: ``missing`` (no such template),
    ``unreadable`` (``detail`` says why), ``syntax``, ``undefined`` (no such
    value), ``filter`` (no such filter), ``forbidden`` (what no template may do),
    ``endless``, and ``failed`` for any other error while it ran; of Word
    templates also ``unclosed`` (a tag without its end, or an end alone),
    ``not-alone`` (text beside a tag that stands for all of it), ``torn`` (tags
    that do not fit the document's parts), ``not-word``, ``too-large``,
    ``macros`` and ``external``.
    """

    # fmt: off
    reason: Literal[
        "missing", "unreadable", "syntax", "undefined", "filter", "forbidden", "endless",
        "failed", "unclosed", "not-alone", "torn", "not-word", "too-large", "macros", "external",
    ]
    # fmt: on
    template: str
    line: int = 0
    detail: str = ""
    near: str = ""
    words: str = ""


Escape = Callable[[Any], str]
Filters = Mapping[str, Callable[..., object]]
Loading = Callable[[str], tuple[str, str, None] | None]
NO_FILTERS: Filters = MappingProxyType({})
_NO_FILTER = re.compile(r"No (?:filter|test) named '(.*?)'")


def render(
    job: Job, ending: str, escape: Escape, own: tuple[Callable[..., object], ...] = ()
) -> str | TemplateFault:
    """The text that the template ``<job.template>.<ending>.j2`` makes of the job's values.

    ``escape`` turns data into the format's own text; ``own`` are the format's own
    filters, by the names of the functions.
    """
    environment, shown = _environment(job.load, job.book, job.lang, escape, own)
    return _written(environment, shown, f"{job.template}.{ending}.j2", job)


def write(
    job: Job,
    name: str,
    escape: Escape,
    sources: Mapping[str, Template],
    own: Filters = NO_FILTERS,
) -> str | TemplateFault:
    """The text that one of ``sources`` makes: templates at hand, by name, are not looked for."""
    shown: dict[str, str] = {}
    loading = _loading(job.load, sources, shown)
    environment = _sandbox(job.book, job.lang, escape, own, loading)
    return _written(environment, shown, name, job)


def _written(
    environment: Sandbox, shown: Mapping[str, str], name: str, job: Job
) -> str | TemplateFault:
    try:
        return environment.write(name, job.values)
    except _NotReadable as error:
        return TemplateFault("unreadable", error.file.path.as_posix(), detail=error.file.reason)
    except TemplateSyntaxError as error:
        return _misspelt(error, error.filename or name, [*environment.filters, *environment.tests])
    except Exception as error:
        return _fault(error, shown.get(name, name), [*job.values, *environment.globals])


def unknown(job: Job, template: Template, own: Filters = NO_FILTERS) -> Iterator[TemplateFault]:
    """The names that a template asks for anywhere, also where it did not come by, and has not."""
    known = [*job.values, *Sandbox(str, {}).globals]
    environment = Sandbox(str, {**filters(job.book, job.lang), **own})
    tree = environment.parse(_text(template), template.name, template.name)
    if tree.find(nodes.Extends):
        return  # what the other template sets is known here too
    wanted = find_undeclared_variables(tree) - {*known, *_set(tree)}
    for node in tree.find_all(nodes.Name):
        if node.name in wanted:
            wanted.discard(node.name)
            near, _ = nearest(node.name, known)
            yield TemplateFault("undefined", template.name, node.lineno, node.name, near)


def _set(tree: nodes.Template) -> Iterator[str]:
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
    shown: dict[str, str] = {}
    named = {function.__name__: function for function in own}
    return _sandbox(book, lang, escape, named, _loading(load, {}, shown)), shown


def _sandbox(book: Book, lang: Language, escape: Escape, own: Filters, loading: Loading) -> Sandbox:
    return Sandbox(
        escape,
        {**filters(book, lang), **own},
        loader=FunctionLoader(loading),
        trim_blocks=True,
        lstrip_blocks=True,
        # A template runs once or a few times: folding its constants costs more than it saves,
        # and what a filter makes of one is another document's, plan's or language's.
        optimized=False,
        bytecode_cache=_Compiled(),
    )


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


def _loading(load: Load, sources: Mapping[str, Template], shown: dict[str, str]) -> Loading:
    """Jinja2's way to ask for a template; ``shown`` learns the names that people know."""

    def loading(name: str) -> tuple[str, str, None] | None:
        found = sources.get(name) or load(name)
        if found is None:
            return None
        if isinstance(found, Unreadable):
            raise _NotReadable(found)
        shown[name] = found.name
        return _text(found), found.name, None

    return loading


def _text(template: Template) -> str:
    try:
        return template.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _NotReadable(Unreadable(Path(template.name), "encoding")) from None


def _misspelt(error: TemplateSyntaxError, template: str, known: list[str]) -> TemplateFault:
    """What is not well written; of an unknown filter or test, its name and the nearest."""
    message = error.message or ""
    named = _NO_FILTER.match(message)
    if named is None:
        return TemplateFault("syntax", template, error.lineno, message)
    near, _ = nearest(named[1], known)
    return TemplateFault("filter", template, error.lineno, named[1], near)


def _fault(error: Exception, name: str, values: list[str]) -> TemplateFault:
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
        near = _nearest(error, values)
        return TemplateFault("undefined", template, line, error.message or "", near)
    if isinstance(error, Exceeded | RecursionError | MemoryError):
        return TemplateFault("endless", template, line)
    words = error.message if isinstance(error, TemplateError) else str(error)
    return TemplateFault("failed", template, line, words or type(error).__name__)


def _nearest(error: UndefinedError, values: list[str]) -> str:
    """The known name most like one that stands for nothing: of the value asked, else of all."""
    owner = error.owner if isinstance(error, NoSuchValue) else missing
    known = values if owner is missing else fields(owner)
    return nearest(error.message or "", known)[0]


def fields(value: object) -> list[str]:
    """The names that a template may ask of a value."""
    if isinstance(value, Mapping):
        return [str(key) for key in value]
    if not isinstance(value, Struct):
        return []
    given = (name for name, held in vars(type(value)).items() if isinstance(held, property))
    return [*value.__struct_fields__, *(name for name in given if not name.startswith("_"))]
