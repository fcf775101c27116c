"""``caich init``: lay out a workspace, with the recipes asked for; nothing is overwritten."""

from pathlib import Path
from typing import Annotated

import typer

from caichcli.cli import options, session, streams
from caichcli.cli.complete import names_in
from caichcli.cli.usage import Misuse
from caichcli.files.disk import starter
from caichcli.language.messages import say
from caichcli.services import starters
from caichcli.services.errors import one_of
from caichcli.services.session import Session
from caichcli.services.starters import Layout


def command(
    folder: Annotated[Path, typer.Argument(metavar="folder")] = Path(),
    ci: Annotated[
        list[str] | None, typer.Option("--ci", metavar="ci", autocompletion=names_in("recipes"))
    ] = None,
    install_from: Annotated[str | None, typer.Option("--install-from", metavar="source")] = None,
    merge_driver: Annotated[bool, typer.Option("--merge-driver")] = False,
    lang: options.Lang = "vi",
) -> None:
    """Write the files of a workspace that are not there yet."""
    here = session.start(lang)
    if install_from and not ci:
        raise Misuse("init.nothing-installs")
    recipes = [one_of(name, starter.RECIPES, "ci") for name in ci or []]
    if recipes or not (merge_driver and starters.is_workspace(here, folder)):
        layout = starters.lay_out(here, folder, recipes, install_from)
        streams.work_done()
        _tell(here, layout)
    if merge_driver:
        if starters.set_merge_driver(here, folder):
            typer.echo(say(here.lang, "init.made", path=starters.ATTRIBUTES))
        typer.echo(say(here.lang, "merge.installed"))


def _tell(here: Session, layout: Layout) -> None:
    """Say what became of each file, and what is to be done next."""
    for name, state in layout.files.items():
        typer.echo(say(here.lang, f"init.{state}", path=name))
    if layout.new:
        typer.echo(say(here.lang, "init.next"))
    if layout.recipes:
        typer.echo(say(here.lang, "init.next-ci"))
    if layout.below:
        typer.echo(say(here.lang, "init.not-top", path=layout.below))
