"""``caich explain`` in words."""

from caichcli.formats.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Page,
    Paragraph,
    Table,
    Title,
    cells,
)
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.rules.pages import PLAN, page
from caichcli.rules.registry import RULES


def one(rule: str, lang: Language) -> Page:
    """The rule, why, what to do, an example wrong and right."""
    told = page(rule)
    words = told.words(lang)
    blocks: list[Block] = [Title(words.title, f"{rule} ({grade(rule, lang)})")]
    blocks.append(Paragraph(words.why))
    for key, example in told.examples():
        blocks.append(Heading(say(lang, f"explain.{key}")))
        blocks.append(Paragraph(_example(example)))
    return tuple(blocks)


def grade(rule: str, lang: Language) -> str:
    """How grave a rule's findings are, and whether it is for drafts alone."""
    severity = say(lang, f"explain.{RULES[rule].severity}")
    is_for_drafts = RULES[rule].kind == "draft"
    return f"{severity}, {say(lang, 'explain.drafts_only')}" if is_for_drafts else severity


def _example(example: str | dict[str, str | None]) -> str:
    files = {PLAN: example} if isinstance(example, str) else example
    shown = (_file(name, text, len(files) > 1) for name, text in files.items() if text)
    return "\n".join(shown)


def _file(name: str, text: str, named: bool) -> str:
    lines = [f"# {name}"] * named + text.rstrip("\n").split("\n")
    return "\n".join(f"    {line}".rstrip() for line in lines)


def every(lang: Language) -> Page:
    """Every rule in one line."""
    rows = tuple(
        cells(
            (
                name,
                Cell(
                    say(lang, f"explain.{rule.severity}"),
                    "bad" if rule.severity == "error" else "warn",
                ),
                page(name).words(lang).title,
            )
        )
        for name, rule in sorted(RULES.items())
    )
    keys = ("explain.rule", "explain.severity", "explain.fault")
    return (Table(tuple(Column(say(lang, key)) for key in keys), rows),)
