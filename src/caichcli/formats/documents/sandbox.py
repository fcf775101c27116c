"""Jinja2 shut in: a template shows the values that it is given, and can do nothing else.

It calls nothing but macros, reads nothing but the fields of values, and stops
when it has worked or written more than any report needs.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, cast

from jinja2 import StrictUndefined, UndefinedError, nodes, pass_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing
from msgspec import Struct

MOST_STEPS = 2_000_000
MOST_CHARACTERS = 50_000_000
# The version of what ``Sandbox`` makes of a template's text: compiled templates of another are
# not used again. To be raised with every change of it.
COMPILATION = 1

# Of Jinja2's own filters those that cannot make much out of little, or markup out of data.
# fmt: off
BUILT_IN_FILTERS = (
    "abs", "count", "default", "dictsort", "escape", "first", "groupby", "int", "items", "join",
    "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse",
    "round", "select", "selectattr", "sort", "string", "sum", "trim", "unique", "upper",
)
# fmt: on
_READABLE = (Struct, LoopContext, Namespace, TemplateModule, dt.date)
_CALLABLE = (Macro, BlockReference, LoopContext)
_STEP, _TEXT = "counted step", "counted text"


class Exceeded(Exception):
    """A template that would work or write without end."""


class NoSuchValue(UndefinedError):
    """A name that stands for nothing; ``owner`` is the value it was asked of, if of one."""

    def __init__(self, name: str, owner: Any) -> None:
        super().__init__(name)
        self.owner = owner


class Missing(StrictUndefined):
    """A value that is not there; its error says nothing but the name."""

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)
        if exc is UndefinedError:
            self._undefined_exception = cast(type[UndefinedError], partial(NoSuchValue, owner=obj))

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of every template; ``escape`` turns data into the format's own text."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, escape: Callable[[Any], str], filters: dict[str, Any], **options: Any):
        super().__init__(autoescape=True, undefined=Missing, **options)
        self._escape = escape
        self.finalize = self._emit
        built_in = {name: self.filters[name] for name in BUILT_IN_FILTERS}
        counting = {_STEP: self._stepping, _TEXT: self._counting}
        self.filters = {**built_in, **counting, **filters}
        self.globals = {name: self.globals[name] for name in ("range", "namespace")}
        self._steps = self._characters = 0

    def write(self, name: str, values: Mapping[str, object]) -> str:
        """What the template of a name makes of some values; Jinja2's errors, or Exceeded."""
        self._steps = self._characters = 0
        chunks = []
        for chunk in self.get_template(name).generate(values):
            self._count(chunk)
            chunks.append(chunk)
        return "".join(chunks)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a value, which is data and safe; all else as any sandbox would have it."""
        if isinstance(obj, Struct) and attribute in obj.__struct_fields__:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if attr.startswith("_") or not isinstance(obj, _READABLE):
            return False
        return not callable(value) or isinstance(obj, LoopContext | TemplateModule | Namespace)

    def is_safe_callable(self, obj: Any) -> bool:
        return (
            isinstance(obj, _CALLABLE)
            or isinstance(getattr(obj, "__self__", None), LoopContext)
            or obj in self.globals.values()
        )

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        __self._step()
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic is for numbers, and no powers: text and lists grow too fast by it."""
        if operator == "**" or not all(isinstance(side, int | float) for side in (left, right)):
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The template as parsed, with its loops and its joined texts counted as it runs."""
        tree = super()._parse(source, name, filename)
        for node in tree.find_all((nodes.For, nodes.Concat)):
            if isinstance(node, nodes.For):
                node.iter = _filtered(node.iter, _STEP)
            elif isinstance(node, nodes.Concat):
                node.nodes = [_filtered(part, _TEXT) for part in node.nodes]
        tree.set_environment(self)
        return tree

    # With the context, so that Jinja2 cannot do this as it compiles: what a filter makes of a
    # constant is another language's or another plan's, and compiled templates are kept.
    @pass_context
    def _emit(self, _: Context, value: Any) -> Any:
        text = self._escape(value)
        self._characters += len(text)
        if self._characters > MOST_CHARACTERS:
            raise Exceeded
        return text

    @pass_context
    def _stepping(self, _: Context, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self._step()
            yield value

    @pass_context
    def _counting(self, _: Context, value: Any) -> Any:
        self._count(value)
        return value

    def _step(self) -> None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise Exceeded

    def _count(self, value: Any) -> None:
        self._characters += len(str(value))
        if self._characters > MOST_CHARACTERS:
            raise Exceeded


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
