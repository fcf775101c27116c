"""``docs/schema/``: what the files may hold, and what ``--format json`` prints."""

from collections.abc import Callable
from functools import partial

import msgspec
from msgspec import Struct

from caichcli.formats.changes_data import DiffAnswer
from caichcli.formats.data import ANSWERS
from caichcli.formats.findings.json import ValidateAnswer
from caichcli.formats.forms.answer import FormsAnswer
from caichcli.formats.import_data import ImportAnswer
from caichcli.formats.journal_data import LogAnswer
from caichcli.formats.json_text import dumps
from caichcli.formats.recording import RecordAnswer
from caichcli.formats.rules import RulesAnswer
from caichcli.formats.schema.files import DIALECT, schema_text
from caichcli.plan.model import PlanFile, RegisterFile


def answer_schema(answer: type[Struct]) -> str:
    """The JSON Schema of what a command prints with ``--format json``."""
    return dumps({"$schema": DIALECT} | msgspec.json.schema(answer))


PRINTED: dict[str, type[Struct]] = {
    **ANSWERS,
    "diff": DiffAnswer,
    "validate": ValidateAnswer,
    "explain": RulesAnswer,
    "update": RecordAnswer,
    "log": LogAnswer,
    "forms-in": FormsAnswer,
    "import": ImportAnswer,
}

# A file's name in ``docs/schema/`` -> the function that returns its text.
SCHEMAS: dict[str, Callable[[], str]] = {
    "plan.schema.json": partial(schema_text, PlanFile, "vi"),
    "agencies.schema.json": partial(schema_text, RegisterFile, "vi"),
    **{
        f"{command}.answer.schema.json": partial(answer_schema, answer)
        for command, answer in PRINTED.items()
    },
}
