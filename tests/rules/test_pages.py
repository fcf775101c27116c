"""The pages: complete, alike in both languages, and their examples do as they say."""

import re
import unicodedata
from pathlib import Path
from typing import Literal, get_args

import pytest

from caichcli.files.yaml import characters, reader
from caichcli.language import wording
from caichcli.plan.deadlines.values import RefusalReason
from caichcli.plan.finding import Finding, Place
from caichcli.plan.model import Status
from caichcli.rules import pages
from caichcli.rules.pages import Lang, PageWords, page
from caichcli.rules.registry import RULES, of_kinds
from docs.generators.rules import judge_example

LANGUAGES: tuple[Lang, ...] = ("vi", "en")
PLACEHOLDER = re.compile(r"\{[\w.]+(?::day|:count|:number)?\}")


def findings(rule: str, example: Literal["wrong", "right"]) -> tuple[Finding, ...]:
    """Return what the rule finds in an example of its page, and the errors of any rule."""
    _, verdict = judge_example(RULES[rule], example)
    return verdict.survey.findings


@pytest.mark.parametrize("rule", RULES)
def test_the_wrong_example_has_this_fault_and_no_error_of_another_rule(rule: str) -> None:
    verdicts = {(finding.rule, finding.severity) for finding in findings(rule, "wrong")}
    assert verdicts == {(rule, RULES[rule].severity)}


@pytest.mark.parametrize("rule", RULES)
def test_the_right_example_has_neither_this_fault_nor_an_error(rule: str) -> None:
    assert findings(rule, "right") == ()


def test_the_rules_that_ask_have_a_question_and_no_other() -> None:
    for lang in LANGUAGES:
        asking = {rule for rule in RULES if page(rule).words(lang).question}
        assert asking == {rule for rule in RULES if RULES[rule].asked}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", RULES)
def test_a_finding_can_be_told(rule: str, lang: Lang) -> None:
    for finding in findings(rule, "wrong"):
        message, repair = pages.words(finding, lang, wording.day)
        assert message
        assert repair
        for text in (message, repair):
            assert not PLACEHOLDER.search(text)
            assert "[[" not in text
            assert "  " not in text
        for related in finding.related:
            assert pages.label(finding, related, lang)


@pytest.mark.parametrize("rule", RULES)
def test_words_need_no_value_that_the_rule_does_not_give(rule: str) -> None:
    for finding in findings(rule, "wrong"):
        for lang in LANGUAGES:
            text = page(rule).words(lang)
            names = {name.partition(".")[0] for name in placeholders(text)}
            assert names <= finding.values.keys()


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    folder = Path(pages.__file__).parent
    names = {path.stem for path in folder.glob("*.yaml") if not path.stem.startswith("_")}
    assert names == RULES.keys()


@pytest.mark.parametrize("rule", RULES)
def test_both_languages_say_the_same(rule: str) -> None:
    vi, en = page(rule).vi, page(rule).en
    assert placeholders(vi) == placeholders(en)
    assert vi.labels.keys() == en.labels.keys()
    assert {name: table.keys() for name, table in vi.words.items()} == {
        name: table.keys() for name, table in en.words.items()
    }


@pytest.mark.parametrize("rule", RULES)
def test_texts_are_sentences(rule: str) -> None:
    for lang in LANGUAGES:
        text = page(rule).words(lang)
        assert not text.title.endswith(".")
        assert not text.message.endswith(".")
        assert text.why.endswith(".")
        assert text.repair.rstrip("]").endswith((".", ".repair}"))
        for part in (text.title, text.message, text.why, text.repair):
            assert unicodedata.is_normalized("NFC", part)


ENUMERATED = [
    ("unreadable-deadline", "reason", get_args(RefusalReason)),
    ("entry-after-done", "status", get_args(Status)),
    ("entry-after-cancelled", "status", get_args(Status)),
]


@pytest.mark.parametrize(("rule", "value", "keys"), ENUMERATED)
def test_every_value_that_is_a_key_has_words(rule: str, value: str, keys: tuple[str]) -> None:
    assert set(page(rule).vi.words[value]) == set(keys)


DOCUMENTED = [("syntax", "syntax"), ("departures", "loose-yaml"), ("encoding", "encoding")]


@pytest.mark.parametrize(("module", "rule"), DOCUMENTED)
def test_every_problem_that_the_reader_names_has_words(module: str, rule: str) -> None:
    text = (Path(reader.__file__).parent / f"{module}.py").read_text("utf-8")
    (sentence,) = re.findall(r"``problem``\W.*?(?=;)|\Z^", text, re.DOTALL)[:1]
    problems = set(re.findall(r"``([a-z0-9-]+)``", sentence)) - {"problem"}
    assert set(page(rule).vi.words["problem"]) == problems


def test_the_reader_s_faults_are_rules() -> None:
    sources = [path.read_text("utf-8") for path in Path(reader.__file__).parent.glob("*.py")]
    names = {
        name
        for source in sources
        for name in re.findall(r'(?:Finding|tell|Unusable)\(\s*"([a-z-]+)"', source)
    }
    assert names | set(characters.RULES) == {rule.name for rule in of_kinds("reader")}


VALUES = [
    ("Quý II\n năm\u00a02026", "Quý II năm 2026"),
    ("\x1b[31mđỏ", "<U+001B>[31mđỏ"),
    ("a\u202eb\u200b", "a<U+202E>b<U+200B>"),
    ("x" * 301, "x" * 300 + "…"),
    ("{written} [[x]] {0}", "{written} [[x]] {0}"),
]


@pytest.mark.parametrize(("value", "line"), VALUES)
def test_a_value_is_shown_on_one_line_and_harmless(value: str, line: str) -> None:
    values: dict[str, str | int] = {"written": value, "reason": "no-term", "readings": ""}
    message, _ = pages.words(Finding("unreadable-deadline", Place("x"), values=values), "vi")
    assert message.startswith(f'Không hiểu thời hạn "{line}": ')


def test_a_page_is_read_once() -> None:
    assert page("syntax") is page("syntax")


def test_an_unknown_rule_has_no_page() -> None:
    with pytest.raises(KeyError):
        page("no-such-rule")


def placeholders(text: PageWords) -> set[str]:
    tables = [word for table in text.words.values() for word in table.values()]
    sentences = " ".join([text.message, text.repair, text.question, *tables])
    return {name.strip("{}").partition(":")[0] for name in PLACEHOLDER.findall(sentences)}


@pytest.mark.parametrize("rule", RULES)
def test_a_page_can_be_printed_whole(rule: str) -> None:
    for example in (page(rule).wrong, page(rule).right):
        for text in [example] if isinstance(example, str) else example.values():
            assert characters.find(text or "", "") == []
