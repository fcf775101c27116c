"""``docs/schema/``: what the files may hold, and what ``--format json`` prints."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pkgutil import iter_modules

import msgspec
from msgspec import Struct

from caichcli.formats import answers
from caichcli.formats.findings.json import ValidateAnswer
from caichcli.formats.json_text import dumps
from caichcli.formats.schema.files import DIALECT, schema_text
from caichcli.plan.model import PlanFile, RegisterFile


def answer_schema(answer: type[Struct]) -> str:
    """The JSON Schema of what a command prints with ``--format json``."""
    return dumps({"$schema": DIALECT} | msgspec.json.schema(answer))


def printed() -> Iterator[tuple[str, type[Struct]]]:
    """Every answer: its command, ``forms-in``, and the class whose name ends in Answer."""
    for module in iter_modules(answers.__path__, f"{answers.__name__}."):
        for name, value in vars(import_module(module.name)).items():
            if name.endswith("Answer"):
                yield module.name.rpartition(".")[2].strip("_").replace("_", "-"), value
    yield "validate", ValidateAnswer


# A file's name in ``docs/schema/`` -> the function that returns its text.
SCHEMAS: dict[str, Callable[[], str]] = {
    "plan.schema.json": partial(schema_text, PlanFile, "vi"),
    "agencies.schema.json": partial(schema_text, RegisterFile, "vi"),
    **{
        f"{command}.answer.schema.json": partial(answer_schema, answer)
        for command, answer in printed()
    },
}
