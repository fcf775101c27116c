"""From a report's values and its template to the text of a document."""

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

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

from caichcli.files.templates import Load, Template
from caichcli.files.workspace import Unreadable
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


Escape = Callable[[Any], Any]


class Compiled(BytecodeCache):
    """Templates as compiled, for the next document: of sixty letters, one compiles them."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja2's: fill the bucket if the template is known."""
        found = self._known.get((bucket.key, bucket.checksum))
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja2's: keep what was compiled."""
        self._known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


# Constants are escaped as they are compiled: what one format compiled is not another's.
_COMPILED: dict[Escape, Compiled] = {}
_NO_FILTER = re.compile(r"No (?:filter|test) named '(.*?)'")


def render(job: Job, ending: str, escape: Escape) -> str | TemplateFault:
    """The text that the template ``<job.template>.<ending>.j2`` makes of the job's values."""
    return write(job, f"{job.template}.{ending}.j2", escape)


def write(
    job: Job,
    name: str,
    escape: Escape,
    sources: Mapping[str, Template] = MappingProxyType({}),
    more_filters: Mapping[str, Callable[..., object]] = MappingProxyType({}),
) -> str | TemplateFault:
    """The text that a template makes of the job's values.

    ``sources`` are templates at hand, by name: they are not looked for.
    """
    shown = {name: name}
    loading = _loading(job.load, sources, shown)
    known = {**filters(job.book, job.lang), **more_filters}
    environment = Sandbox(
        escape,
        known,
        loader=FunctionLoader(loading),
        bytecode_cache=_COMPILED.setdefault(escape, Compiled()),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        return environment.write(name, job.values)
    except _NotReadable as error:
        return TemplateFault("unreadable", error.file.path.as_posix(), detail=error.file.reason)
    except TemplateSyntaxError as error:
        return _misspelt(error, error.filename or name, [*environment.filters, *environment.tests])
    except Exception as error:
        return _fault(error, shown[name], [*job.values, *environment.globals])


def unknown(
    job: Job,
    template: Template,
    more_filters: Mapping[str, Callable[..., object]] = MappingProxyType({}),
) -> Iterator[TemplateFault]:
    """The names that a template asks for anywhere, also where it did not come by, and has not."""
    known = [*job.values, *Sandbox(str, {}).globals]
    environment = Sandbox(str, {**filters(job.book, job.lang), **more_filters})
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


class _NotReadable(Exception):
    def __init__(self, file: Unreadable) -> None:
        super().__init__(file)
        self.file = file


def _loading(
    load: Load, sources: Mapping[str, Template], shown: dict[str, str]
) -> Callable[[str], tuple[str, str, None] | None]:
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
