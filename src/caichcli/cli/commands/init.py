"""``caich init``: lay out a workspace, of a signed paper if there is one."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer
from msgspec import structs

from caichcli.cli import options, refusals, session, streams
from caichcli.cli.complete import names_in
from caichcli.cli.options.imports import SignedPaperOptions
from caichcli.cli.usage import FINDINGS, Misuse
from caichcli.files.disk import starter
from caichcli.language.messages import say
from caichcli.services import starters
from caichcli.services.errors import one_of
from caichcli.services.session import Session
from caichcli.services.starters import REGISTERS, RegisterName, WorkspaceLayout

if TYPE_CHECKING:
    from caichcli.importers.drafts.draft import Draft
    from caichcli.services.importing.foundations import Foundation
    from caichcli.services.importing.imports import TaskFile


def command(
    folder: Annotated[Path, typer.Argument(metavar="folder")] = Path(),
    from_: Annotated[
        Path | None, typer.Option("--from", metavar="file", help="option.init_from")
    ] = None,
    register: Annotated[
        str, typer.Option("--register", metavar="register", autocompletion=names_in("registers"))
    ] = "none",
    *,
    paper: SignedPaperOptions,
    ci: Annotated[
        list[str] | None, typer.Option("--ci", metavar="ci", autocompletion=names_in("recipes"))
    ] = None,
    install_from: Annotated[str | None, typer.Option("--install-from", metavar="source")] = None,
    merge_driver: Annotated[bool, typer.Option("--merge-driver")] = False,
    lang: options.Lang = "vi",
) -> int | None:
    """Write the files of a workspace that are not there yet."""
    here = session.start(lang)
    if install_from and not ci:
        raise Misuse("init.nothing-installs")
    if from_ is None and any(structs.astuple(paper)):
        raise Misuse("init.only-with-from")
    recipes = [one_of(name, starter.RECIPES, "ci") for name in ci or []]
    name = cast(RegisterName, one_of(register, REGISTERS, "register"))
    code = None
    if from_ is not None:
        from caichcli.cli.asking.terms import settled
        from caichcli.services.importing.foundations import SignedPaper, lay

        words = paper.title, paper.document, paper.issuer, paper.period, paper.reported_on
        signed = SignedPaper(from_, paper.table or (), *words, paper.with_names)

        def read(file: "TaskFile", draft: "Draft") -> "TaskFile":
            return settled(here, file, draft, draft.unread(), paper.readings, ask=True)

        foundation = lay(here, folder, signed, name, recipes, install_from, read)
        _tell(here, foundation.layout, "init.next-from")
        code = _tell_draft(here, foundation)
    elif recipes or not (merge_driver and starters.is_workspace(here, folder)):
        _tell(here, starters.lay_out(here, folder, recipes, install_from, register=name))
    if merge_driver:
        if starters.set_merge_driver(here, folder):
            typer.echo(say(here.lang, "init.made", path=starters.ATTRIBUTES))
        typer.echo(say(here.lang, "merge.installed"))
    return code


def _tell(here: Session, layout: WorkspaceLayout, next_step: str = "init.next") -> None:
    """Say what became of each file, and what is to be done next."""
    streams.work_done()
    for name, state in layout.files.items():
        typer.echo(say(here.lang, f"init.{state}", path=name))
    if layout.new:
        typer.echo(say(here.lang, next_step))
    if layout.recipes:
        typer.echo(say(here.lang, "init.next-ci"))
    if layout.below:
        typer.echo(say(here.lang, "init.not-top", path=layout.below))


def _tell_draft(here: Session, foundation: "Foundation") -> int:
    """Say what the paper gave, and what is left to decide; the exit code tells whether anything."""
    from caichcli.formats import tables
    from caichcli.formats.answers import import_ as words

    answer = words.Import(foundation.file.path.name, foundation.file.table, foundation.draft)
    typer.echo("\n" + tables.write("text", words.undecided(answer, here.lang), here.lang), nl=False)
    for refusal in foundation.left_out:
        print(refusals.left_out(refusal, here.lang), file=sys.stderr)
    return FINDINGS if foundation.draft.is_undecided or foundation.left_out else 0
