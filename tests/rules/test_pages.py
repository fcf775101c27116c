"""The pages: complete, alike in both languages, and their examples do as they say."""

import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, get_args

import pytest

from caichcli.files.disk import workspace
from caichcli.files.yaml import characters, reader
from caichcli.language import wording
from caichcli.plan.deadlines.values import RefusalReason
from caichcli.plan.finding import Finding, Place
from caichcli.plan.model import Status
from caichcli.rules import pages, structure
from caichcli.rules.pages import Lang, Page, Words, page
from caichcli.rules.registry import DRAFTS, READER, RULES
from caichcli.services.checks import Standard, Target, judge
from caichcli.services.session import Session

LANGUAGES: tuple[Lang, ...] = ("vi", "en")
PLACEHOLDER = re.compile(r"\{[\w.]+(?::day)?\}")

Which = Literal["wrong", "right"]


def findings(rule: str, example: Which) -> list[Finding]:
    """What ``validate`` finds in an example of a page, laid out on disk."""
    with TemporaryDirectory() as folder:
        root, before = Path(folder) / "now", Path(folder) / "before"
        lay_out(page(rule).workspace(example), root)
        base = None
        if page(rule).base is not None:
            lay_out(page(rule).workspace("base"), before)
            base = str(before)
        found = workspace.at(root)
        assert found
        draft = RULES[rule] in DRAFTS
        here = Session(root, pages.TODAY)
        return list(judge(here, Target(found), Standard(base, draft=draft)).opened.findings)


def lay_out(files: dict[str, bytes], root: Path) -> None:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)


@pytest.mark.parametrize("rule", RULES)
def test_the_wrong_example_gives_exactly_this_rule(rule: str) -> None:
    found = findings(rule, "wrong")
    assert {finding.rule for finding in found} == {rule}
    assert {finding.severity for finding in found} == {RULES[rule].severity}


@pytest.mark.parametrize("rule", RULES)
def test_the_right_example_gives_nothing(rule: str) -> None:
    assert findings(rule, "right") == []


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
            needed = {name.partition(".")[0] for name in placeholders(text)}
            assert needed <= finding.values.keys()


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    folder = Path(pages.__file__).parent
    written = {path.stem for path in folder.glob("*.yaml") if not path.stem.startswith("_")}
    assert written == RULES.keys()


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
    written: Page = page(rule)
    for lang in LANGUAGES:
        text = written.words(lang)
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


DOCUMENTED = [("syntax", "syntax"), ("encoding", "encoding")]


@pytest.mark.parametrize(("module", "rule"), DOCUMENTED)
def test_every_problem_that_the_reader_names_has_words(module: str, rule: str) -> None:
    text = (Path(reader.__file__).parent / f"{module}.py").read_text("utf-8")
    (listed,) = re.findall(r"``problem``\W.*?(?=;)|\Z^", text, re.DOTALL)[:1]
    named = set(re.findall(r"``([a-z0-9-]+)``", listed)) - {"problem"}
    assert set(page(rule).vi.words["problem"]) == named


def test_the_reader_s_rules_are_listed() -> None:
    sources = [path.read_text("utf-8") for path in Path(reader.__file__).parent.glob("*.py")]
    named = {
        name
        for source in sources
        for name in re.findall(r'(?:Finding|tell|Unusable)\(\s*"([a-z-]+)"', source)
    }
    assert named | set(characters.RULES) == {rule.name for rule in READER}


def test_the_structural_rules_are_listed() -> None:
    source = Path(structure.__file__).read_text("utf-8")
    named = set(re.findall(r'(?:Finding|_fault)\(\s*"([a-z-]+)"', source))
    named |= {"wrong-type", *structure.PATTERN_RULES.values()}
    assert named <= RULES.keys()


SHOWN = [
    ("Quý II\n năm\u00a02026", "Quý II năm 2026"),
    ("\x1b[31mđỏ", "<U+001B>[31mđỏ"),
    ("a\u202eb\u200b", "a<U+202E>b<U+200B>"),
    ("x" * 301, "x" * 300 + "…"),
    ("{written} [[x]] {0}", "{written} [[x]] {0}"),
]


@pytest.mark.parametrize(("written", "shown"), SHOWN)
def test_a_value_is_shown_on_one_line_and_harmless(written: str, shown: str) -> None:
    values: dict[str, str | int] = {"written": written, "reason": "no-term", "readings": ""}
    message, _ = pages.words(Finding("unreadable-deadline", Place("x"), values=values), "vi")
    assert message.startswith(f'Không hiểu thời hạn "{shown}": ')


def test_an_unknown_rule_has_no_page() -> None:
    with pytest.raises(KeyError):
        page("no-such-rule")


def placeholders(text: Words) -> set[str]:
    tables = [word for table in text.words.values() for word in table.values()]
    written = " ".join([text.message, text.repair, *tables])
    return {name.strip("{}").removesuffix(":day") for name in PLACEHOLDER.findall(written)}


@pytest.mark.parametrize("rule", RULES)
def test_a_page_can_be_printed_whole(rule: str) -> None:
    for example in (page(rule).wrong, page(rule).right):
        for text in [example] if isinstance(example, str) else example.values():
            assert characters.find(text or "", "") == []
