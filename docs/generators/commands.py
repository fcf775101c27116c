"""``docs/commands.md``: the help of every command, as it prints it."""

from collections.abc import Iterator
from typing import Any

from caichcli.cli.command_names import commands as command_names
from caichcli.cli.root import build
from caichcli.language.wording import Language

WIDTH = 88


def commands() -> str:
    """The help of every command, in both languages."""
    parts = ["# Lệnh – Commands", "", "Made by `make generated` from each command's own help."]
    for name in ("", *_names()):
        parts += ["", f"## caich {name}".rstrip()]
        for lang in ("vi", "en"):
            parts += ["", "```text", help_text(name, lang).rstrip(), "```"]
    return "\n".join(parts) + "\n"


def _names() -> Iterator[str]:
    """Every command; after a group its own: ``forms``, ``forms out``."""
    for name in command_names("vi"):
        yield name
        for inner in command_names("vi", name):
            yield f"{name} {inner}"


def help_text(name: str, lang: Language) -> str:
    """What ``caich NAME --help`` prints in a window of ``WIDTH`` columns."""
    root = build(lang)
    context = root.make_context("caich", [], resilient_parsing=True, max_content_width=WIDTH)
    context.terminal_width = WIDTH
    if not name:
        return root.get_help(context)
    command: Any = root
    words = name.split()
    while words:
        shown, command, words = command.resolve_command(context, words)
        context = command.make_context(shown, [], parent=context, resilient_parsing=True)
    return str(command.get_help(context))
