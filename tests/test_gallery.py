"""The gallery of rules: each with what is really printed of it, the same on every machine."""

import re

import pytest

from caichcli.rules.pages import page
from caichcli.rules.registry import RULES
from docs.generators import rules


@pytest.fixture(scope="module")
def gallery() -> str:
    return rules.rules()


def parts(gallery: str) -> dict[str, str]:
    """The sections of the gallery by their rules."""
    _, *sections = re.split(r"^### ", gallery, flags=re.MULTILINE)
    return {text.partition("\n")[0]: text for text in sections}


def test_every_rule_is_listed_and_has_its_section(gallery: str) -> None:
    assert parts(gallery).keys() == RULES.keys()
    assert re.findall(r"^- \[(\S+)\]\(#\1\)", gallery, re.MULTILINE) == list(parts(gallery))


def test_every_rule_has_a_set_of_its_own() -> None:
    listed = [rule.name for own in rules.SETS.values() for rule in own]
    assert sorted(listed) == sorted(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_shown_with_what_it_prints(rule: str, gallery: str) -> None:
    section = parts(gallery)[rule]
    (printed,) = re.findall(r"^(`{3,})text\n(.*?)^\1$", section, re.MULTILINE | re.DOTALL)
    lines = printed[1].splitlines()
    assert f"[{rule}]: " in lines[0]
    assert re.match(r"[\w./-]+:\d+:\d+: ", lines[0])
    assert lines[-1].endswith(".")
    assert ("`caich validate --base" in section) == (page(rule).base is not None)


def test_nothing_of_this_machine_is_shown(gallery: str) -> None:
    _, *shown = re.split(r"^`{3,}text$", gallery, flags=re.MULTILINE)
    for text in shown:
        assert text.lstrip().startswith(("plans/", "caich.toml:"))
    assert rules.rules() == gallery


def test_a_mend_is_shown_as_a_difference(gallery: str) -> None:
    mended = [rule for rule, section in parts(gallery).items() if "```diff\n--- a/" in section]
    assert {"number-as-text", "unknown-key", "decomposed-text"} <= set(mended)
    assert '+  - {id: "1.10", ' in parts(gallery)["number-as-text"]
