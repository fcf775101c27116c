"""Lists in help and completion are printed from what they list; no sentence keeps one by hand."""

import re
import subprocess
import sys
from string import Formatter

import pytest

from caichcli.cli.lists import LISTS, SUBJECTS, metavar, names, sentence
from caichcli.files.disk import templates
from caichcli.formats.documents import FORMATS
from caichcli.language.messages import sentences
from caichcli.language.wording import LANGUAGES, Language
from caichcli.services.reporting.reports import REPORTS
from docs.generators.commands import help_text
from tests.cli.conftest import EXAMPLE, Ask
from tests.test_layers import HEAVY

HELP = ("help.", "metavar.", "option.")
OF_HELP = [key for key in sentences("vi") if key.startswith(HELP)]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("list_", LISTS)
def test_every_list_has_its_names_and_is_printed(list_: str) -> None:
    listed = list(names(list_))
    assert listed
    assert len(set(listed)) == len(listed)
    assert any(list_ in placeholders(sentences("vi")[key]) for key in OF_HELP)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_names_no_list_that_there_is_not(lang: Language) -> None:
    for key in OF_HELP:
        assert placeholders(sentences(lang)[key]) <= LISTS.keys(), key


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("list_", SUBJECTS)
def test_names_with_words_have_them(list_: str, lang: Language) -> None:
    subject = SUBJECTS[list_]
    keys = {key for key in sentences(lang) if key.startswith(f"{subject}.")}
    assert keys == {f"{subject}.{name}" for name in names(list_)}


def written_out(text: str, listed: list[str]) -> list[str]:
    """Where a text lists names by hand: one of them, then another."""
    each = "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))
    pair = rf"(?<![\w-])({each})(?: \([^)]*\))?(?:, | or | hoặc |\|)({each})(?![\w-])"
    return [found[0] for found in re.finditer(pair, text)]


@pytest.mark.parametrize("list_", LISTS)
def test_no_sentence_of_help_lists_names_by_hand(list_: str) -> None:
    listed = list(names(list_))
    for lang in LANGUAGES:
        for key in OF_HELP:
            assert written_out(sentences(lang)[key], listed) == [], key


@pytest.mark.parametrize(
    ("text", "list_", "pairs"),
    [
        ("How to print: text, json.", "formats", ["text, json"]),
        ("weekly (a week), monthly (a month)", "reports", ["weekly (a week), monthly"]),
        ("xlsx|docx", "export_formats", ["xlsx|docx"]),
        ("done or total", "class_sums", ["done or total"]),
        ("a text, a document; in-json, text", "formats", []),
    ],
)
def test_a_list_by_hand_is_seen(text: str, list_: str, pairs: list[str]) -> None:
    assert written_out(text, list(names(list_))) == pairs


@pytest.mark.parametrize(
    ("key", "lang", "text"),
    [
        ("option.format_", "vi", "Dạng in ra: text, json."),
        ("option.cutoff", "en", "The cut-off: administrative (Decree 09/2019/NĐ-CP, to the 14th), "
         "calendar (by the calendar); default the plan's."),
        ("option.day", "vi", None),
    ],
)  # fmt: skip
def test_a_sentence_with_its_lists(key: str, lang: Language, text: str | None) -> None:
    if text is None:
        with pytest.raises(KeyError):
            sentence(lang, key)
    else:
        assert sentence(lang, key) == text


def test_what_stands_for_a_value_names_them_alone() -> None:
    assert metavar("vi", "metavar.role") == "lead|direct|support|any"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("report", REPORTS)
def test_every_report_that_help_offers_has_a_template(report: str, lang: Language) -> None:
    assert f"{report}(" in "".join(help_text("render", lang).split())
    for format_ in FORMATS.values():
        assert templates.shipped_file(format_.template.format(report), lang), format_


def test_every_template_is_a_report_s() -> None:
    folder = templates.shipped()
    stems = {
        path.name.partition(".")[0] for lang in LANGUAGES for path in (folder / lang).iterdir()
    }
    assert {stem for stem in stems if not stem.startswith("_")} == {*REPORTS}


@pytest.mark.parametrize(
    ("words", "list_"),
    [
        (("render", "???"), "reports"),
        (("render", "weekly", "-f", "???"), "document_formats"),
        (("export", "-f", "???"), "export_formats"),
        (("validate", "-f", "???"), "finding_formats"),
        (("list", "--status", "???"), "statuses"),
        (("list", "--kind", "???"), "kinds"),
        (("list", "--role", "???"), "roles"),
        (("list", "--sort", "???"), "sorts"),
        (("diff", "--since", "1/6/2020", "-f", "???"), "answer_formats"),
        (("list", "-f", "???"), "formats"),
        (("render", "monthly", "--cutoff", "???"), "cutoffs"),
        (("schema", "???"), "model_names"),
        (("init", "x", "--ci", "???"), "recipes"),
    ],
)
def test_help_lists_what_the_command_takes(ask: Ask, words: tuple[str, ...], list_: str) -> None:
    """A word that is none of them is refused, and all of them named."""
    answer = ask(*words, at=EXAMPLE)
    assert answer.code == 2
    told = answer.err.rpartition(": ")[2].strip().split(", ")
    assert told == list(names(list_))


def test_help_lists_the_classes_that_list_takes(ask: Ask) -> None:
    answer = ask("list", "--class", "???", at=EXAMPLE)
    told = answer.err.rpartition(": ")[2].strip().split(", ")
    assert told == [*names("single_classes"), *names("class_sums")]


HELP_OF = """
import sys
from caichcli.cli.main import run
run({words!r})
print(*sorted(sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "words",
    ["render", "verify", "templates eject", "templates check", "export", "list", "diff", "init"],
)
def test_the_lists_of_help_load_nothing_heavy(words: str) -> None:
    program = HELP_OF.format(words=[*words.split(), "--help"])
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "--lang" in answer.stdout
    assert HEAVY & set(answer.stderr.split()) == set()
