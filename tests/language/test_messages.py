"""Every sentence of the screen, in both languages, and the words of the glossary."""

import ast
import importlib
import pkgutil
import re
import string
import unicodedata
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from caichcli.language import messages
from caichcli.language.messages import say, words
from caichcli.language.wording import Language
from caichcli.plan import model

GLOSSARY = Path(__file__).parent.parent / "data" / "glossary.tsv"

# What the glossary prints where a value goes; English titles name no period there.
BLANKS: dict[Language, dict[str, str]] = {
    "vi": {
        "days": "N",
        "number": "N",
        "group": "…",
        "week": "tuần N (từ ngày … đến ngày …)",
        "quarter": "quý …",
    },
    "en": {"days": "N", "number": "N", "group": "…", "week": "", "quarter": ""},
}

SUBJECTS = sorted(module.name for module in pkgutil.iter_modules(messages.__path__))


def sentences() -> list[tuple[str, str, str]]:
    return [
        (f"{subject}.{key}", *pair)
        for subject in SUBJECTS
        for key, pair in importlib.import_module(f"{messages.__name__}.{subject}").TABLE.items()
    ]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def glossary() -> list[list[str]]:
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def test_every_sentence_is_there_in_both_languages() -> None:
    assert not [key for key, *pair in sentences() if not all(text.strip() for text in pair)]


def test_both_languages_take_the_same_values() -> None:
    unequal = [key for key, vi, en in sentences() if placeholders(vi) != placeholders(en)]
    assert not unequal


def test_every_placeholder_has_a_plain_name() -> None:
    named = [(key, name) for key, *pair in sentences() for t in pair for name in placeholders(t)]
    assert not [(key, name) for key, name in named if not name.isidentifier()]


def test_every_sentence_is_nfc_without_needless_blanks() -> None:
    assert not [
        key
        for key, *pair in sentences()
        for text in pair
        if not unicodedata.is_normalized("NFC", text)
        or any(line != line.rstrip() for line in text.split("\n"))
    ]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_key_stands_twice(subject: str) -> None:
    folder = Path(messages.__path__[0])
    tables = [
        node.value
        for file in [*folder.glob(f"{subject}.py"), *folder.glob(f"{subject}/**/*.py")]
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict)
    ]
    keys = [key.value for table in tables for key in table.keys if isinstance(key, ast.Constant)]
    assert keys
    assert not [key for key, count in Counter(keys).items() if count > 1]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_keys_leave_out_the_name_of_their_module(subject: str) -> None:
    table = importlib.import_module(f"{messages.__name__}.{subject}").TABLE
    assert not [key for key in table if key.startswith(f"{subject}.")]


@pytest.mark.parametrize(("key", "vi", "en"), glossary())
def test_the_words_are_those_of_the_glossary(key: str, vi: str, en: str) -> None:
    assert say("vi", f"words.{key}", **BLANKS["vi"]) == vi
    assert say("en", f"words.{key}", **BLANKS["en"]).removesuffix(", ") == en


def test_the_glossary_is_copied_whole() -> None:
    assert len(glossary()) == 66


CLASSES = [
    "done-on-time",
    "done-late",
    "in-term",
    "overdue",
    "continuous",
    "undated",
    "suspended",
    "cancelled",
]
DEADLINE_KINDS = [
    "date",
    "month",
    "quarter",
    "half-year",
    "nine-months",
    "year",
    "range",
    "period",
    "continuous",
    "recurring",
    "conditional",
]


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("status", [*get_args(model.Status), "unstated", "not-reported"]),
        ("class", [*CLASSES, "done", "not-done", "dated", "total"]),
        ("kind", DEADLINE_KINDS),
        ("agency_kind", get_args(model.AgencyKind)),
        ("weekday", get_args(model.Weekday)),
    ],
)
def test_every_value_of_the_data_has_its_word(prefix: str, values: list[str]) -> None:
    named = {key for key in words.TABLE if key.startswith(f"{prefix}_")}
    assert named == {f"{prefix}_{value}" for value in values}


@pytest.mark.parametrize(
    ("status", "term"),
    [
        ("not-started", "not_started"),
        ("in-progress", "in_progress"),
        ("submitted", "submitted"),
        ("done", "done"),
        ("returned", "reopened"),
        ("suspended", "suspended"),
        ("cancelled", "cancelled"),
    ],
)
def test_a_status_is_called_by_its_term(status: str, term: str) -> None:
    assert words.TABLE[f"status_{status}"] == words.TABLE[term]


def test_a_sentence_takes_its_values() -> None:
    assert say("vi", "words.due_soon", days=15) == "Sắp đến hạn (trong 15 ngày tới)"
    assert say("en", "words.reminder", number="2") == "Reminder no. 2"


def test_braces_of_a_value_mean_nothing() -> None:
    assert say("vi", "words.via_group", group="{0} {days}") == 'qua nhóm "{0} {days}"'


@pytest.mark.parametrize("key", ["words.nothing", "nothing.total", "total", "words.", ".."])
def test_a_key_that_is_not_there_is_a_fault_of_the_programmer(key: str) -> None:
    with pytest.raises(KeyError, match=re.escape(key)):
        say("vi", key)


def test_a_value_that_is_not_given_is_a_fault_of_the_programmer() -> None:
    with pytest.raises(KeyError, match="days"):
        say("vi", "words.due_soon")
