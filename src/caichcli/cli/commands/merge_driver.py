"""``caich merge-driver``: what git calls where both sides changed a plan or the register.

Exit code 0 says that the file is merged and right; anything else is a conflict,
with marks in the file. In doubt it is a conflict.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from caichcli.cli import session
from caichcli.cli.usage import FINDINGS
from caichcli.language.characters import printable
from caichcli.language.messages import say
from caichcli.services import merges
from caichcli.services.merges import Versions


def command(
    base: Annotated[Path, typer.Argument(metavar="base-version", help="option.merge_base")],
    ours: Annotated[Path, typer.Argument(metavar="our-version", help="option.merge_ours")],
    theirs: Annotated[Path, typer.Argument(metavar="their-version", help="option.merge_theirs")],
    path: Annotated[str, typer.Argument(metavar="file", help="option.merge_path")] = "",
    lang: Annotated[str, typer.Option("--lang", envvar="CAICH_LANG", metavar="lang")] = "vi",
) -> int:
    """Merge three versions into ``ours``; return 0 where that is done, 1 where it is a conflict."""
    # A setting that caich does not know must not leave git without an answer.
    here = session.start("en" if lang.lower().startswith("en") else "vi")
    name = path or ours.name
    clashes = merges.merge(here, Versions(base, ours, theirs), name)
    for clash in clashes:
        words = say(here.lang, f"merge.{clash.reason}", **clash.values)
        place = f"{clash.place}: " if clash.path else ""
        print(printable(f"{name}: {place}{words}"), file=sys.stderr)
    if clashes:
        print(say(here.lang, "merge.next", file=name), file=sys.stderr)
    return FINDINGS if clashes else 0
