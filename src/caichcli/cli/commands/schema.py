"""``caich schema``: the JSON Schema that editors complete from."""

import sys
from typing import Annotated

import typer
from msgspec import Struct

from caichcli.cli import options, session
from caichcli.cli.complete import names_in
from caichcli.formats.schema.files import schema_text
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.services.errors import one_of

MODELS: dict[str, type[Struct]] = {"plan": PlanFile, "agencies": RegisterFile}


def command(
    document_of: Annotated[
        str,
        typer.Argument(metavar="plan-or-agencies", autocompletion=names_in("model_names")),
    ] = "plan",
    lang: options.Lang = "vi",
) -> None:
    """Print a JSON Schema."""
    here = session.start(lang)
    model = MODELS[one_of(document_of, MODELS, "schema")]
    sys.stdout.write(schema_text(model, here.lang))
