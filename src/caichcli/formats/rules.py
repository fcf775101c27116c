"""Rules as JSON, for programs and for the documentation."""

from msgspec import Struct

from caichcli.language.wording import Language
from caichcli.plan.finding import Severity
from caichcli.rules.pages import page
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
    """One rule's page."""
    own_page = page(rule)
    words = own_page.words(lang)
    severity = RULES[rule].severity
    return RuleRecord(
        rule, severity, words.title, words.why, own_page.base, own_page.wrong, own_page.right
    )


def every(lang: Language) -> RulesAnswer:
    """Every rule's page, by name."""
    return RulesAnswer([one(rule, lang) for rule in sorted(RULES)])
