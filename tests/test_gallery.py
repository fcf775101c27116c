"""The gallery of rules: each with what is really printed of it, the same on every machine."""

import re
from typing import get_args

import pytest

from caichcli.rules.pages import page
from caichcli.rules.registry import RULES
from caichcli.rules.rule import Kind
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


def test_every_kind_of_rule_has_its_chapter() -> None:
    kinds = [kind for kinds in rules.CHAPTERS.values() for kind in kinds]
    assert sorted(kinds) == sorted(get_args(Kind))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_shown_with_what_it_prints(rule: str, gallery: str) -> None:
    section = parts(gallery)[rule]
    (screen,) = re.findall(r"^(`{3,})text\n(.*?)^\1$", section, re.MULTILINE | re.DOTALL)
    lines = screen[1].splitlines()
    assert f"[{rule}]: " in lines[0]
    assert re.match(r"[\w./-]+:\d+:\d+: ", lines[0])
    assert lines[-1].endswith(".")
    assert ("`caich validate --base" in section) == (page(rule).base is not None)


def test_nothing_of_this_machine_is_shown(gallery: str) -> None:
    _, *screens = re.split(r"^`{3,}text$", gallery, flags=re.MULTILINE)
    for text in screens:
        assert text.lstrip().startswith(("plans/", "caich.toml:", "bao-cao.md:"))
    assert rules.rules() == gallery


def test_a_mend_is_shown_as_a_difference(gallery: str) -> None:
    with_mends = [rule for rule, section in parts(gallery).items() if "```diff\n--- a/" in section]
    assert {"number-as-text", "unknown-key", "decomposed-text"} <= set(with_mends)
    assert '+  - {id: "1.10", ' in parts(gallery)["number-as-text"]
