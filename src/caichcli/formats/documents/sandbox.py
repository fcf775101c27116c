"""Jinja2 shut in: a template shows the values that it is given, and can do nothing else.

It calls nothing but macros and reads nothing but the fields of values. How long it works, and
how much it makes, is bounded where a workspace's own are put to work (:mod:`.apart`).
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, cast

from jinja2 import StrictUndefined, UndefinedError, pass_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing
from msgspec import Struct

# The version of what ``Sandbox`` makes of a template's text: compiled templates of another are
# not used again. To be raised with every change of it.
COMPILATION = 2

# Of Jinja2's own filters those that reports need, and that make no markup out of data.
# fmt: off
BUILT_IN_FILTERS = (
    "abs", "count", "default", "dictsort", "escape", "first", "groupby", "int", "items", "join",
    "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse",
    "round", "select", "selectattr", "sort", "string", "sum", "trim", "unique", "upper",
)
# fmt: on
_READABLE = (Struct, LoopContext, Namespace, TemplateModule, dt.date)
_CALLABLE = (Macro, BlockReference, LoopContext)


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
        self.filters = {**built_in, **filters}
        self.globals = {name: self.globals[name] for name in ("range", "namespace")}

    def write(self, name: str, values: Mapping[str, object]) -> str:
        """What the template of a name makes of some values; Jinja2's errors."""
        return self.get_template(name).render(values)

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

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic is for numbers, and no powers: text and lists grow too fast by it."""
        if operator == "**" or not all(isinstance(side, int | float) for side in (left, right)):
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)

    # With the context, so that Jinja2 cannot do this as it compiles: what a filter makes of a
    # constant is another language's or another plan's, and compiled templates are kept.
    @pass_context
    def _emit(self, _: Context, value: Any) -> Any:
        return self._escape(value)
