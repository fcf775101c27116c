"""``caich import``: a table of Word, Excel, CSV or Markdown -> a draft plan, a verdict a row."""

from pathlib import Path
from typing import Annotated

import typer

from caichcli.cli import importing, session
from caichcli.cli.options.imports import ImportOptions
from caichcli.services.importing import imports


def command(
    file: Annotated[Path, typer.Argument(metavar="file", help="option.import_file")],
    wish: ImportOptions,
) -> int:
    """Print what each row was taken as, and what was written; return 1 where one is in doubt."""
    here = session.start(wish.lang)
    wish = importing.checked(wish)
    source = imports.read(here, file, wish.table or [], wish.output or wish.into)
    source = imports.told(source, wish.reported_on, with_names=wish.with_names)
    if wish.into is not None:
        return importing.into_plan(here, source, wish, wish.into)
    return importing.to_draft(here, source, wish)
