"""``caich explain``: one rule, or the list of all."""

from difflib import get_close_matches
from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.output import emit
from caichcli.formats.answers import explain
from caichcli.rules.registry import RULES
from caichcli.services.errors import UnknownRule


def rule_names(incomplete: str) -> list[tuple[str, str]]:
    """What a shell offers for a rule."""
    return [(name, rule.severity) for name, rule in RULES.items() if name.startswith(incomplete)]


def command(
    rule: Annotated[str | None, typer.Argument(metavar="rule", autocompletion=rule_names)] = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print one rule's page, or the list of rules."""
    here = session.start(lang)
    if rule is None:
        emit(explain, explain.every(here.lang), here.lang, format_)
        return
    if rule not in RULES:
        near = get_close_matches(rule, RULES, n=3, cutoff=0.4) or list(RULES)[:3]
        raise UnknownRule(rule, near)
    emit(explain, explain.one(rule, here.lang), here.lang, format_)
