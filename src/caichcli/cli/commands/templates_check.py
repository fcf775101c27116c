"""``caich templates check``: faults of a template, found before any report is made of it."""

from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.usage import FINDINGS
from caichcli.formats.documents import faults
from caichcli.language.messages import say
from caichcli.services.reporting import template_sets


def command(
    template: Annotated[str, typer.Argument(metavar="template")],
    lang: options.Lang = "vi",
) -> int:
    """Tell every fault of a template; return FINDINGS where there is one."""
    here = session.start(lang)
    check = template_sets.check(here, template)
    for fault in check.faults:
        print(faults.words(fault, here.lang))
    if check.behind:
        late = check.behind
        print(say(here.lang, "render.behind", names=late.name, version=late.version))
    if not check.faults:
        print(say(here.lang, "render.template-fine", name=check.name))
    return FINDINGS if check.faults else 0
