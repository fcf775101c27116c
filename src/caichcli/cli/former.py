"""Former spellings of commands: they go on working, and tell the new one on standard error."""

import shlex
import sys

from caichcli.cli import session
from caichcli.language.messages import say


def verify(file: str, lang: str) -> int:
    """Do as ``caich verify`` does."""
    from caichcli.cli.commands import verify

    _tell(lang, "verify", file)
    return verify.command(file, lang=lang)


def check(template: str, lang: str) -> int:
    """Do as ``caich templates check`` does."""
    from caichcli.cli.commands import templates_check

    _tell(lang, "templates", "check", template)
    return templates_check.command(template, lang)


def eject(report: str, format_: str | None, lang: str) -> int:
    """Do as ``caich templates eject`` does."""
    from caichcli.cli.commands import templates_eject

    _tell(lang, "templates", "eject", report, *(("-f", format_) if format_ else ()))
    templates_eject.command(report, format_, lang)
    return 0


def _tell(lang: str, *words: str) -> None:
    here = session.start(lang)
    command = shlex.join(("caich", *words))
    print(say(here.lang, "usage.spelt-anew", command=command), file=sys.stderr)
