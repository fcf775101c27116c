"""Groups of options: a class of values among a command's parameters stands for its options.

Typer knows options one by one. A group is a Struct whose fields are ``Annotated`` as options: its
own first, then those of the groups that it builds on. What it takes over from another base keeps
the value that it has there, and is no option.
"""

from collections.abc import Callable, Iterator
from inspect import Parameter, Signature, get_annotations, signature
from typing import Any

from msgspec import Struct, structs


def with_single_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return the command as Typer takes it: the options of its groups in their places, by name."""
    parameters = signature(command).parameters.values()
    groups = {one.name: one.annotation for one in parameters if _is_group(one)}
    if not groups:
        return command

    def call(**values: Any) -> Any:
        for name, group in groups.items():
            own = {option: values.pop(option) for option in _options(group)}
            values[name] = group(**own)
        return command(**values)

    singles = [one for parameter in parameters for one in _singles(parameter)]
    call.__signature__ = Signature(singles)  # type: ignore[attr-defined]  # what Typer asks for
    return call


def _is_group(parameter: Parameter) -> bool:
    return isinstance(parameter.annotation, type) and issubclass(parameter.annotation, Struct)


def _options(group: type[Struct]) -> dict[str, Any]:
    """Return the options of a group by name; one that stands in its base too keeps its place."""
    options: dict[str, Any] = {}
    for class_ in reversed(group.__mro__):
        fields = get_annotations(class_).items()
        own = {name: type_ for name, type_ in fields if hasattr(type_, "__metadata__")}
        new = {name: type_ for name, type_ in own.items() if name not in options}
        options = new | options | own
    return options


def _singles(parameter: Parameter) -> Iterator[Parameter]:
    """The options of a group; of any other parameter itself."""
    if not _is_group(parameter):
        yield parameter.replace(kind=Parameter.KEYWORD_ONLY)
        return
    group = parameter.annotation
    fields = {field.name: field for field in structs.fields(group)}
    for name, annotation in _options(group).items():
        default = Parameter.empty if fields[name].required else fields[name].default
        yield Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
