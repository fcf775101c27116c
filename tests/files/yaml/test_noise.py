"""Files that are no plans: looking for further faults is given up, so that none fill the memory."""

import tracemalloc
from collections.abc import Callable

import pytest

from caichcli.files.yaml import comments, reader
from caichcli.files.yaml.noise import FEWEST, ONE_IN, is_of_scraps, most_faults
from caichcli.plan.finding import FEWEST_FINDINGS, MOST_FINDINGS, most_findings
from caichcli.plan.model import PlanFile
from caichcli.rules import structure

SIZE = 1 << 20  # characters
TIMES = 10  # of its size, the memory that reading a text may take

# What a text is full of.
NOISE = {
    "characters that move a cursor": "\x01ab",
    "characters that are not seen": "\u200ba",
    "keys given twice": "a: b\n",
    "anchors": "- &abcdefghijklmno b\n",
    "tags": "- !t abcdefghijklmno\n",
    "conflicts": "<<<<<<< a\n=======\n>>>>>>> b\n",
    "halves of conflicts": "=======\n",
    "lines that are not deep enough": "từ\n",
    "escapes": r"\x07",
    "comments close to what is before them": "abcdefghijklmno, #c\n",
    "lines of a list in brackets": "b,\n  ",
    "items of a list in brackets": "bo-a, ",
    "open brackets": "[",
    "dashes": "- ",
    "words": "từ ",
    "empty lines": "\n",
    "tabs": "\t\n",
}
QUOTED = {"lines that are not deep enough", "escapes", "words"}
BRACKETED = {
    "comments close to what is before them",
    "lines of a list in brackets",
    "items of a list in brackets",
}


def filled(what: str) -> str:
    text = NOISE[what] * (SIZE // len(NOISE[what]))
    if what in QUOTED:
        return f'a: "{text}"\n'
    return f"a: [{text.replace(', #', ',#')}]\n" if what in BRACKETED else f"{text}\n"


@pytest.mark.parametrize("what", NOISE)
def test_reading_takes_a_few_times_the_size_of_a_text(what: str) -> None:
    """Whatever it holds, the text itself counted with it."""
    text = filled(what)
    reader.read(text[:99], "a.yaml")  # loads what is loaded once
    peak = peak_of(lambda: reader.read(text, "a.yaml"))
    assert peak <= TIMES * len(text.encode())


def peak_of(work: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "what", ["characters that are not seen", "keys given twice", "anchors", "conflicts", "escapes"]
)
def test_faults_of_a_text_are_told_up_to_a_number(what: str) -> None:
    findings = reader.read(filled(what), "a.yaml").findings
    assert SIZE // ONE_IN <= len(findings) <= SIZE // ONE_IN + 20
    assert len(reader.read(NOISE["anchors"] * FEWEST, "a.yaml").findings) == FEWEST


def test_so_are_comments_that_ignore_findings() -> None:
    text = "# caich: ignore[x] y\n" * (2 * FEWEST) + "a: 1\n"
    assert len(comments.find(text, "a.yaml")) == most_faults(text) == FEWEST


def test_faults_of_structure_are_told_up_to_a_number() -> None:
    data = {"tasks": [1] * (MOST_FINDINGS + 9)}
    assert len(structure.find(data, PlanFile, "a.yaml")) == MOST_FINDINGS


FULL = {
    # what a plan is full of: whether it is one
    "[]," * 200_000: False,
    "{}," * 200_000: False,
    "[[]," * 200_000 + "]" * 200_000: False,
    "  - {id: I.1, name: A}\n" * 200_000: False,
    "k1: 1\n" * 200_000: False,
    "\n" * 200_000: False,
    "{date: 2026-01-01, progress: 5}, " * 200_000: False,
    "[], " * 90_000: True,
    "      - bo-a\n" * 90_000: True,
    "{date: 2026-01-01, progress: 5}, " * 90_000: True,
    "      - {date: 2026-01-01, by: bo-a, progress: 5}\n" * 200_000: True,
    "      - so-nn-va-mt\n" * 200_000: True,
    "  - {id: I.1, title: Lập báo cáo quý I trình Thủ tướng Chính phủ, area: I, lead: [bo-a]}\n"
    * 200_000: True,
}


@pytest.mark.parametrize("text", FULL, ids=lambda text: text[:20])
def test_a_file_of_scraps_is_no_plan(text: str) -> None:
    assert is_of_scraps(text.encode()) != FULL[text]


def test_how_many_findings_a_file_may_have_follows_its_size() -> None:
    assert most_findings("") == FEWEST_FINDINGS == 12_000
    assert most_findings("x" * 3_000_000) == 20_000
    assert most_findings("x" * 150 * (MOST_FINDINGS + 1)) == MOST_FINDINGS
