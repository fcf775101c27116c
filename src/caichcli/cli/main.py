"""One run of ``caich``: language, command, what went wrong, exit code."""

import errno
import os
import sys
from collections.abc import Mapping, Sequence

import typer
from typer._click import exceptions as click

from caichcli.cli.root import build
from caichcli.cli.usage import UNREADABLE, USAGE, Misuse
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.services.errors import Refusal

PROGRAM = "caich"
COMPLETION_VARIABLE = "_CAICH_COMPLETE"
# Options of other commands, by the command that has them under another name.
_ELSEWHERE = {("adjust", "--deadline"): "--to", ("remind", "--to"): "--agency"}
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command line (without the program's name) and return its exit code.

    0 fine, 1 findings, 2 wrong usage, 3 the plan could not be read.
    """
    args = list(sys.argv[1:] if argv is None else argv)
    lang = language(args, os.environ)
    root = build(lang)
    try:
        _check_completion(os.environ)
        code = root.main(
            args,
            prog_name=PROGRAM,
            complete_var=COMPLETION_VARIABLE,
            standalone_mode=False,
        )
    except Refusal as refusal:
        from caichcli.cli import refusals

        _complain(refusals.words(refusal, lang))
        return refusals.code(refusal)
    except click.NoArgsIsHelpError as error:
        print(error.ctx.get_help())
        return USAGE
    except click.ClickException as error:
        _complain(_click_words(error, lang))
        return USAGE
    except typer.Abort:
        return 130
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
        _complain(say(lang, "usage.long-name", path=error.filename))
        return UNREADABLE
    except KeyboardInterrupt:
        raise
    except Exception as error:
        from caichcli.cli import accident

        _complain(accident.words(error, args, lang))
        return UNREADABLE
    return code if isinstance(code, int) else 0


def language(args: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language asked for by ``--lang``, else ``CAICH_LANG``, else Vietnamese.

    Read before anything else, since even a wrong command line is answered in it.
    """
    name = environ.get("CAICH_LANG", "")
    for position, word in enumerate(args):
        if word == "--lang" and position + 1 < len(args):
            name = args[position + 1]
        elif word.startswith("--lang="):
            name = word.removeprefix("--lang=")
    return "en" if name.lower().startswith("en") else "vi"


def _check_completion(environ: Mapping[str, str]) -> None:
    """Refuse the variable by which shells ask for completion, where no shell asks anything."""
    instruction = environ.get(COMPLETION_VARIABLE)
    if not instruction:
        return
    action, _, shell = instruction.partition("_")
    words = "COMP_WORDS" if shell == "bash" else "_TYPER_COMPLETE_ARGS"
    is_asked = action == "complete" and words in environ
    if shell not in SHELLS or not (action == "source" or is_asked):
        raise Misuse("usage.completion-alone", variable=COMPLETION_VARIABLE)


def _complain(words: str) -> None:
    print(words, file=sys.stderr)


def _click_words(error: click.ClickException, lang: Language) -> str:
    """A usage error of the command line's parser in our own words."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else PROGRAM
    return _what_is_wrong(error, lang) + "\n" + say(lang, "usage.see-help", command=path)


def _what_is_wrong(error: click.ClickException, lang: Language) -> str:
    if isinstance(error, click.NoSuchOption):
        command = (error.ctx and error.ctx.info_name) or ""
        elsewhere = _ELSEWHERE.get((command, error.option_name))
        near = elsewhere or ", ".join(error.possibilities or ())
        key = "usage.no-such-option-near" if near else "usage.no-such-option"
        return say(lang, key, option=error.option_name, near=near)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.metavar or error.param.human_readable_name
        return say(lang, "usage.missing-argument", name=name)
    if isinstance(error, click.BadOptionUsage):
        return say(lang, "usage.option-needs-value", option=error.option_name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        return say(lang, "usage.bad-value", option="/".join(error.param.opts))
    return say(lang, "usage.extra-arguments")
