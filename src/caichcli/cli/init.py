"""``caich init``: lay out a new workspace; nothing is overwritten."""

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.usage import UNREADABLE, Refusal
from caichcli.files import placing, revisions, saving, workspace
from caichcli.files.revisions import Problem
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.plan.schema import schema_text

ATTRIBUTES = ".gitattributes"
ATTRIBUTE = "plans/*.yaml merge=caich"
DRIVER = {
    "merge.caich.name": "caich",
    "merge.caich.driver": "caich merge-driver %O %A %B %P",
}


def command(
    folder: Annotated[Path, typer.Argument(metavar="folder")] = Path(),
    merge_driver: Annotated[bool, typer.Option("--merge-driver")] = False,
    lang: options.Lang = "vi",
) -> None:
    """Write the files of a new workspace that are not there yet."""
    language = session.speak(lang)
    if folder.exists() and not folder.is_dir():
        raise Refusal("init.not-a-folder", path=folder)
    if not (merge_driver and workspace.at(folder)):
        _lay_out(folder, language)
    if merge_driver:
        _install_merge_driver(folder, language)


def _lay_out(folder: Path, language: Language) -> None:
    year = str(session.today().year)
    for name, text in {
        f"plans/{year}.yaml": _starter("plan.yaml").replace("{year}", year),
        "plans/agencies.yaml": _starter("agencies.yaml"),
        ".caich/plan.schema.json": schema_text(PlanFile, language),
        ".caich/agencies.schema.json": schema_text(RegisterFile, language),
    }.items():
        try:
            made = workspace.create(folder / name, text)
        except OSError as error:
            raise Refusal("init.refused", UNREADABLE, path=folder / name) from error
        typer.echo(say(language, "init.made" if made else "init.kept", path=name))
    typer.echo(say(language, "init.next"))


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


def _starter(name: str) -> str:
    return (files("caichcli.files") / "starter" / name).read_text(encoding="utf-8")
