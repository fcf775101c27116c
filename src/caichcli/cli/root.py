"""The ``caich`` command: each subcommand's module is loaded only when it is called."""

from collections import Counter
from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from caichcli.cli import lists
from caichcli.cli.command_names import commands, has_own_module, module
from caichcli.cli.options.groups import with_single_options
from caichcli.cli.usage import Misuse
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.version import __version__

# Options that an alias may give and whoever types gives again: they change no answer.
LAST_COUNTS = ("lang", "format_")


def build(lang: Language) -> "Root":
    """The root command, its help and its options' help in ``lang``."""
    app = typer.Typer(cls=Root, rich_markup_mode=None, no_args_is_help=True, name="caich")
    app.callback()(caich)
    root = typer.main.get_command(app)
    assert isinstance(root, Root)
    root.lang = lang
    _translate(root, "root", lang)
    return root


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"caich {__version__}")
        raise typer.Exit


def caich(
    version: Annotated[
        bool, typer.Option("--version", "-V", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """The options of ``caich`` itself."""


class Root(TyperGroup):
    """A group whose commands are modules, each with a function ``command``, or groups.

    ``group_name`` is the group's own name in the messages: ``forms``; nothing for ``caich``.
    """

    lang: Language = "vi"
    group_name: str = ""

    def list_commands(self, ctx: Any) -> list[str]:
        return commands(self.lang, self.group_name)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        names = self.list_commands(ctx)
        if cmd_name not in names:
            if ctx.resilient_parsing:
                return None
            near = get_close_matches(cmd_name, names, n=3, cutoff=0.5)
            raise Misuse("usage.no-such-command", command=cmd_name, near=", ".join(near or names))
        return self._load(cmd_name, self.name_of(cmd_name))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the first word names, or the first two: ``agencies add``."""
        name = self.name_of(args[0])
        within = args[1] if len(args) > 1 else ""
        if has_own_module(name) and within in commands(self.lang, name):
            both = f"{args[0]} {within}"
            return both, self._load(both, f"{name}-{within}"), args[2:]
        return super().resolve_command(ctx, args)

    def _load(self, label: str, name: str) -> Any:
        """Return the command called ``name`` in the messages, or the group."""
        command: Root | Command
        if has_own_module(name):
            command = _command(label, import_module(module(name)).command)
            command.full_name = name
        else:
            command = _group(label, name)
        command.lang = self.lang
        _translate(command, name, self.lang)
        return command

    def name_of(self, command: str) -> str:
        """What one of its commands is called in the messages: ``forms-out``."""
        return f"{self.group_name}-{command}" if self.group_name else command

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write_head(self, ctx, formatter)
        _write_commands(self.group_name, self.lang, formatter)
        _write_options(self, ctx, formatter)


class Command(TyperCommand):
    """A command; ``full_name`` is its name in the messages, and may have commands within it."""

    lang: Language = "vi"
    full_name: str = ""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the words apart; refuse a value given twice, of which one would be lost unseen."""
        if not ctx.resilient_parsing:
            _, _, order = self.make_parser(ctx).parse_args(list(args))
            for param, count in Counter(filter(_has_one_value, order)).items():
                if count > 1:
                    raise Misuse("usage.option-twice", option="/".join(param.opts))
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write_head(self, ctx, formatter)
        if commands(self.lang, self.full_name):
            _write_commands(self.full_name, self.lang, formatter)
        _write_options(self, ctx, formatter)


def _has_one_value(param: Any) -> bool:
    """Whether a second value of an option would take the place of the first, and matter."""
    single = param.param_type_name == "option" and not (param.is_flag or param.multiple)
    return single and param.name not in LAST_COUNTS


def _command(name: str, function: Callable[..., Any]) -> Command:
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(name, cls=Command)(with_single_options(function))
    command = typer.main.get_command(app)
    assert isinstance(command, Command)
    return command


def _group(name: str, group_name: str) -> Root:
    app = typer.Typer(
        cls=Root, rich_markup_mode=None, no_args_is_help=True, add_completion=False, name=name
    )
    app.callback()(group)
    command = typer.main.get_command(app)
    assert isinstance(command, Root)
    command.group_name = group_name
    return command


def group() -> None:
    """The options of a group of commands: none."""


def _write_head(command: Root | Command, ctx: Any, formatter: Any) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix=say(command.lang, "help.usage") + " ")
    for paragraph in (command.help or "").split("\n"):
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(paragraph)


def _write_commands(group: str, lang: Language, formatter: Any) -> None:
    """Write the commands of a group, each with what it does in short."""
    start = f"{group}-" if group else ""
    with formatter.section(say(lang, "help.commands")):
        rows = [(name, say(lang, f"help.{start}{name}.short")) for name in commands(lang, group)]
        formatter.write_dl(rows)


def _write_options(command: Root | Command, ctx: Any, formatter: Any) -> None:
    for kind in ("argument", "option"):
        params: list[Any] = command.get_params(ctx)
        visible = [p for p in params if p.param_type_name == kind and not p.hidden]
        rows = [_row(param, ctx, command.lang) for param in visible]
        if rows:
            with formatter.section(say(command.lang, f"help.{kind}s")):
                formatter.write_dl(rows)


def _row(param: Any, ctx: Any, lang: Language) -> tuple[str, str]:
    if param.name == "help":
        return ", ".join(param.opts), say(lang, "option.help")
    if param.param_type_name == "argument":
        return param.make_metavar(ctx), param.help
    names = ", ".join(param.opts)
    return (names if param.is_flag else f"{names} {param.make_metavar(ctx)}"), param.help


def _translate(command: Any, name: str, lang: Language) -> None:
    """Put the words of ``lang`` where the code has keys: help of the command and its options."""
    command.help = lists.sentence(lang, f"help.{name}")
    command.options_metavar = say(lang, "help.options-metavar")
    if isinstance(command, TyperGroup):
        command.subcommand_metavar = say(lang, "help.command-metavar")
    for param in command.params:
        if not param.hidden:
            param.help = lists.sentence(lang, _key_of(param))
        if param.metavar is not None:
            param.metavar = lists.metavar(lang, f"metavar.{param.metavar}")


def _key_of(param: Any) -> str:
    """The message that helps with a parameter: its own key, else the one of its name."""
    own = param.help or ""
    return own if own.startswith("option.") else f"option.{param.name}"
