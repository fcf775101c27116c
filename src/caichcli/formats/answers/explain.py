"""``caich explain``: one rule or all of them, in words and as JSON.

The answer is the JSON itself: a rule's page is words of a language already.
"""

from msgspec import Struct

from caichcli.formats.blocks import (
    Block,
    BlockCell,
    Column,
    Heading,
    Page,
    Paragraph,
    Table,
    Title,
    Tone,
    cells,
)
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.finding import Severity
from caichcli.rules import pages
from caichcli.rules.registry import RULES


class RuleRecord(Struct, frozen=True):
    rule: str
    severity: Severity
    title: str
    why: str
    base: str | dict[str, str | None] | None
    wrong: str | dict[str, str | None]
    right: str | dict[str, str | None]


class RulesAnswer(Struct, frozen=True):
    """``caich explain --format json`` without a rule."""

    rules: list[RuleRecord]


def one(rule: str, lang: Language) -> RuleRecord:
    """Return a rule's page."""
    chapter = pages.page(rule)
    words = chapter.words(lang)
    examples = (chapter.base, chapter.wrong, chapter.right)
    return RuleRecord(rule, RULES[rule].severity, words.title, words.why, *examples)


def every(lang: Language) -> RulesAnswer:
    """Return every rule's page, by name."""
    return RulesAnswer([one(rule, lang) for rule in sorted(RULES)])


def page(answer: RuleRecord | RulesAnswer, lang: Language) -> Page:
    """One rule: why, what to do, an example wrong and right. Of all, a line each."""
    if isinstance(answer, RulesAnswer):
        keys = ("explain.rule", "explain.severity", "explain.fault")
        rows = tuple(_row(rule, lang) for rule in answer.rules)
        return (Table(tuple(Column(say(lang, key)) for key in keys), rows),)
    blocks: list[Block] = [Title(answer.title, f"{answer.rule} ({grade(answer.rule, lang)})")]
    blocks.append(Paragraph(answer.why))
    for key, example in pages.page(answer.rule).examples():
        blocks.append(Heading(say(lang, f"explain.{key}")))
        blocks.append(Paragraph(_example(example)))
    return tuple(blocks)


def data(answer: RuleRecord | RulesAnswer) -> Struct:
    """The answer is its own JSON."""
    return answer


def grade(rule: str, lang: Language) -> str:
    """How grave a rule's findings are, and whether it is for drafts alone."""
    severity = say(lang, f"explain.{RULES[rule].severity}")
    is_for_drafts = RULES[rule].kind == "draft"
    return f"{severity}, {say(lang, 'explain.drafts_only')}" if is_for_drafts else severity


def _example(example: str | dict[str, str | None]) -> str:
    files = {pages.PLAN: example} if isinstance(example, str) else example
    texts = (_file(name, text, len(files) > 1) for name, text in files.items() if text)
    return "\n".join(texts)


def _file(name: str, text: str, with_name: bool) -> str:
    lines = [f"# {name}"] * with_name + text.rstrip("\n").split("\n")
    return "\n".join(f"    {line}".rstrip() for line in lines)


def _row(rule: RuleRecord, lang: Language) -> tuple[BlockCell, ...]:
    tone: Tone = "bad" if rule.severity == "error" else "warn"
    return cells((rule.rule, BlockCell(say(lang, f"explain.{rule.severity}"), tone), rule.title))
