"""``caich init``: lay out a workspace, with the recipes asked for; nothing is overwritten."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from caichcli import __version__
from caichcli.cli import options, session
from caichcli.cli.complete import recipe_names
from caichcli.cli.usage import UNREADABLE, Refusal, one_of
from caichcli.files.disk import placing, revisions, saving, starter, workspace
from caichcli.files.disk.revisions import Problem
from caichcli.formats.schema.files import schema_text
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.model import PlanFile, RegisterFile

REGISTER = f"{workspace.PLANS_FOLDER}/{workspace.REGISTER_NAME}"
ATTRIBUTES = ".gitattributes"
ATTRIBUTE = "plans/*.yaml merge=caich"
DRIVER = {
    "merge.caich.name": "caich",
    "merge.caich.driver": "caich merge-driver %O %A %B %P",
}


def command(
    folder: Annotated[Path, typer.Argument(metavar="folder")] = Path(),
    ci: Annotated[
        list[str] | None, typer.Option("--ci", metavar="ci", autocompletion=recipe_names)
    ] = None,
    merge_driver: Annotated[bool, typer.Option("--merge-driver")] = False,
    lang: options.Lang = "vi",
) -> None:
    """Write the files of a workspace that are not there yet."""
    language = session.speak(lang)
    recipes = [one_of(name, starter.RECIPES, "--ci") for name in ci or []]
    if folder.exists() and not folder.is_dir():
        raise Refusal("init.not-a-folder", path=folder)
    if recipes or not (merge_driver and workspace.at(folder)):
        _lay_out(folder, recipes, language)
    if merge_driver:
        _install_merge_driver(folder, language)


def _lay_out(folder: Path, recipes: list[str], language: Language) -> None:
    found = workspace.at(folder)
    plans = [found.shown(path) for path in found.plans] if found else []
    for name in plans:
        typer.echo(say(language, "init.kept", path=name))
    for name, text in _workspace(language, new=not plans):
        made = _create(folder / name, text)
        typer.echo(say(language, "init.made" if made else "init.kept", path=name))
    added = [_add(folder, name, text, language) for name, text in _recipes(recipes, language)]
    if not plans:
        typer.echo(say(language, "init.next"))
    if any(added):
        typer.echo(say(language, "init.next-ci"))
        repository = revisions.repository(folder)
        if not isinstance(repository, Problem) and repository.prefix:
            typer.echo(say(language, "init.not-top", path=repository.prefix.rstrip("/")))


def _add(folder: Path, name: str, text: str, language: Language) -> bool:
    """Write a recipe's file; one that is there and says something else is told of as such."""
    path = folder / name
    made = _create(path, text)
    same = made or workspace.read(path) == text.encode()
    key = "made" if made else "kept" if same else "kept-other"
    typer.echo(say(language, f"init.{key}", path=name))
    return made


def _workspace(language: Language, *, new: bool) -> Iterator[tuple[str, str]]:
    """The files of every workspace; of a new one also a plan for this year."""
    if new:
        year = str(session.today().year)
        yield f"{workspace.PLANS_FOLDER}/{year}.yaml", starter.text("plan.yaml", year=year)
    yield REGISTER, starter.text("agencies.yaml")
    yield ".caich/plan.schema.json", schema_text(PlanFile, language)
    yield ".caich/agencies.schema.json", schema_text(RegisterFile, language)
    for name, source in starter.SETTINGS.items():
        yield name, starter.text(source)


def _recipes(recipes: list[str], language: Language) -> Iterator[tuple[str, str]]:
    """What each place reads that edits are checked in; it installs this very version."""
    for recipe in recipes:
        for name, source in starter.RECIPES[recipe].items():
            yield name, starter.text(source, version=__version__, lang=language)


def _create(path: Path, text: str) -> bool:
    """Write a new file; False where something is there already."""
    try:
        made = workspace.create(path, text)
        if made and text.startswith("#!"):
            path.chmod(0o755)
    except OSError as error:
        raise Refusal("init.refused", UNREADABLE, path=path) from error
    return made


def _install_merge_driver(folder: Path, language: Language) -> None:
    """Let git call ``caich merge-driver`` for the plans of a workspace; twice is as once."""
    repository = revisions.repository(folder)
    if isinstance(repository, Problem):
        raise Refusal("init.no-repository", UNREADABLE, path=folder.absolute())
    path = folder / ATTRIBUTES
    written = workspace.read(path)
    old = written if isinstance(written, bytes) else b""
    text = old.decode("utf-8", "surrogateescape")
    if ATTRIBUTE not in text.splitlines():
        line_break = "\r\n" if "\r\n" in text else "\n"
        between = "" if not text or text.endswith("\n") else line_break
        new = (text + between + ATTRIBUTE + line_break).encode("utf-8", "surrogateescape")
        fault = saving.save(path, old, new) if old else placing.write(path, new.decode())
        if fault:
            raise Refusal("init.refused", UNREADABLE, path=path)
        typer.echo(say(language, "init.made", path=ATTRIBUTES))
    problem = revisions.configure(repository, DRIVER)
    if problem:
        raise Refusal("init.git-failed", UNREADABLE, detail=problem.detail)
    typer.echo(say(language, "merge.installed"))
