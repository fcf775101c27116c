"""Every sentence of the screen, in both languages, and the words of the glossary."""

import re
import string
import unicodedata
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from caichcli.language import messages
from caichcli.language.messages import parse, say, sentences
from caichcli.language.wording import LANGUAGES, Language
from caichcli.plan import kinds, model

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

TEXTS = [(key, text) for lang in LANGUAGES for key, text in sentences(lang).items()]
PAIRS = [(key, text, sentences("en").get(key, "")) for key, text in sentences("vi").items()]


def lines(lang: Language) -> list[str]:
    """The lines of a language's file as they stand there."""
    path = Path(messages.__file__).with_name(f"{lang}.txt")
    return path.read_text("utf-8").split("\n")


def keys(lang: Language) -> list[str]:
    """The keys of a language's file as they stand there, a key that stands twice twice."""
    return [line.partition(" = ")[0] for line in lines(lang) if re.match(r"[^\s#]", line)]


def outline(lang: Language) -> list[str]:
    """A language's file without its texts: keys, notes, and the blank lines between."""
    return [line.partition(" = ")[0] for line in lines(lang) if not line.startswith("    ")]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def glossary() -> list[list[str]]:
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("", {}),
        ("# a note = no sentence\n\n", {}),
        ("a.b = One\na.c = Two\n", {"a.b": "One", "a.c": "Two"}),
        ("a.b = One\n    two\n    three\na.c = Four", {"a.b": "One\ntwo\nthree", "a.c": "Four"}),
        ("a.b =   {count} = all\n      # two\n", {"a.b": "  {count} = all\n  # two"}),
    ],
)
def test_a_file_is_read_as_its_head_says(text: str, table: dict[str, str]) -> None:
    assert parse(text) == table


def test_both_files_stand_side_by_side() -> None:
    assert outline("vi") == outline("en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_key_stands_twice(lang: Language) -> None:
    assert keys(lang)
    assert not [key for key, count in Counter(keys(lang)).items() if count > 1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_is_its_subject_and_its_name(lang: Language) -> None:
    assert not [key for key in keys(lang) if not re.fullmatch(r"[a-z_]+(\.[\w-]+)+", key)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_subjects_stand_in_alphabetical_order(lang: Language) -> None:
    subjects = [key.partition(".")[0] for key in keys(lang)]
    assert subjects == sorted(subjects)


def test_every_sentence_is_there_in_both_languages() -> None:
    assert sentences("vi").keys() == sentences("en").keys()
    assert not [key for key, text in TEXTS if not text.strip()]


def test_both_languages_take_the_same_values() -> None:
    assert not [key for key, vi, en in PAIRS if placeholders(vi) != placeholders(en)]


def test_every_placeholder_has_a_plain_name() -> None:
    placed = [(key, name) for key, text in TEXTS for name in placeholders(text)]
    assert not [(key, name) for key, name in placed if not name.isidentifier()]


def test_every_sentence_is_nfc_without_needless_blanks() -> None:
    assert not [
        key
        for key, text in TEXTS
        if not unicodedata.is_normalized("NFC", text)
        or any(line != line.rstrip() for line in text.split("\n"))
    ]


def test_both_languages_are_indented_alike() -> None:
    assert not [key for key, vi, en in PAIRS if indent(vi) != indent(en)]


@pytest.mark.parametrize(("key", "vi", "en"), glossary())
def test_the_words_are_those_of_the_glossary(key: str, vi: str, en: str) -> None:
    assert say("vi", f"words.{key}", **BLANKS["vi"]) == vi
    assert say("en", f"words.{key}", **BLANKS["en"]).removesuffix(", ") == en


def test_the_glossary_is_copied_whole() -> None:
    assert len(glossary()) == 66


CLASSES = [
    "done-on-time",
    "done-late",
    "done-undated",
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
    "unread",
]


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("status", [*get_args(model.Status), "unstated", "not-reported"]),
        ("class", [*CLASSES, "done", "not-done", "dated", "total"]),
        ("kind", DEADLINE_KINDS),
        ("agency_kind", get_args(kinds.AgencyKind)),
        ("weekday", get_args(kinds.Weekday)),
        ("visit", get_args(kinds.VisitStatus)),
        ("remedy", [*get_args(kinds.RemedyStatus), "not-reported"]),
    ],
)
def test_every_value_of_the_data_has_its_word(prefix: str, values: list[str]) -> None:
    named = {key for key in sentences("vi") if key.startswith(f"words.{prefix}_")}
    assert named == {f"words.{prefix}_{value}" for value in values}


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
    for lang in LANGUAGES:
        assert say(lang, f"words.status_{status}") == say(lang, f"words.{term}")


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


@pytest.mark.parametrize(
    ("count", "words"), [(1, "01 lỗi"), (10, "10 lỗi"), (123, "123 lỗi"), (0, "00 lỗi")]
)
def test_numbers_stand_in_the_digits_that_a_sentence_wants(count: int, words: str) -> None:
    assert f"có {words} nên" in say("vi", "validate.base-broken", base="HEAD", count=count)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("b\udce1o", "b\\udce1o"),
        ("x\x1b[31m", "x\ufffd[31m"),
        ("\u202eabc", "\ufffdabc"),
        ("a\u200bb", "a\ufffdb"),
    ],
)
def test_foreign_words_in_a_sentence_are_harmless(name: str, shown: str) -> None:
    assert f"“{shown}”" in say("vi", "usage.unknown-agency", name=name)
