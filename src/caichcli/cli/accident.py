"""The net below every command: what is said where caich itself has gone wrong, and to report."""

import os
import platform
import traceback
from collections.abc import Sequence
from pathlib import PurePath

from caichcli.language.characters import printable
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.version import __version__

TRACE = "CAICH_TRACE"
FRAMES = 3  # the last ones tell where; their names hold nothing of the plan


def words(error: Exception, args: Sequence[str], lang: Language) -> str:
    """Return what a person can report of an error that no part of caich expected.

    It names the command, versions and places in the program, and nothing that stands in a plan;
    with ``CAICH_TRACE`` set, the whole traceback stands before it.
    """
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    places = " < ".join(
        f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in reversed(frames)
    )
    sentence = say(
        lang,
        "usage.accident",
        error=type(error).__name__,
        places=places,
        version=__version__,
        python=platform.python_version(),
        system=platform.system(),
        command=_command(args),
        trace=TRACE,
    )
    if not os.environ.get(TRACE):
        return sentence
    return printable("".join(traceback.format_exception(error))) + sentence


def _command(args: Sequence[str]) -> str:
    """The command without its values: its name and the names of its options."""
    names = [word.partition("=")[0] for word in args if word.startswith("-") and word != "-"]
    return " ".join(["caich", *args[:1], *names])
