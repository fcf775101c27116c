"""Files made to hurt: each ends soon, with the fault told and nothing swallowed."""

import pytest
from msgspec import UNSET

from caichcli.files.yaml.noise import most_faults
from caichcli.files.yaml.reader import load, read

MANY = 200_000


def rules(text: str) -> list[str]:
    return [finding.rule for finding in read(text, "a.yaml").findings]


def test_alias_bomb() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    document = read("\n".join(lines), "a.yaml")
    assert document.data is UNSET
    assert [finding.rule for finding in document.findings].count("alias") == 81
    assert {finding.rule for finding in document.findings} == {"alias", "anchor"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "- - - ", "a: [", "[{a: "])
def test_depth_bombs(opening: str) -> None:
    names = rules(opening * MANY)
    assert names[-1:] in (["too-deep"], ["syntax"])
    assert len(names) == 1


@pytest.mark.parametrize("opening", ["? ", "{? ", "? [", "[? "])
def test_key_bombs(opening: str) -> None:
    assert rules(opening * MANY)[-1] in ("non-string-key", "too-deep", "syntax")


def test_very_many_keys() -> None:
    document = read("".join(f"k{n}: 1\n" for n in range(MANY)), "a.yaml")
    assert document.findings == ()
    assert isinstance(document.data, dict)
    assert len(document.data) == MANY


def test_a_huge_scalar() -> None:
    document = load(b"a: " + b"x" * 20_000_000, "a.yaml")
    assert isinstance(document.data, dict)
    assert len(document.data["a"]) == 20_000_000


# A text with more faults than these, for its size, is no plan.
MANY_FAULTS = [
    ("a: 1\n" * 20_000, "duplicate-key"),
    ("# a\u200b\n" * 20_000 + "b: 1\n", "invisible-character"),
    ("<<<<<<< a\n" * 20_000, "conflict-marker"),
]


@pytest.mark.parametrize(("text", "rule"), MANY_FAULTS, ids=[rule for _, rule in MANY_FAULTS])
def test_many_faults_are_told_up_to_a_number(text: str, rule: str) -> None:
    assert rules(text) == [rule] * most_faults(text)
    some = text[: len(text) // 40]
    assert len(rules(some)) >= 499


def test_many_documents() -> None:
    assert rules("--- a\n" * MANY) == ["several-documents"]


@pytest.mark.parametrize(
    "text",
    [
        "a: 0." + "9" * MANY,
        "a: [" + "x, " * MANY + "]",
        "a: '" + "''" * MANY + "'",
        'a: "' + r"\u1ed9" * MANY + '"',
        "a: |\n" + "  x\n\n" * MANY,
        "a: " + "\\x07" * MANY,
        "a: b" + " &c !d" * MANY,
        "# c\n" * MANY + "a: 1",
        "\n" * MANY + "a: 1",
    ],
    ids=lambda text: text[:8],
)
def test_long_and_harmless(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a: " + "9" * MANY, "integer-too-long"),
        ("a: 1e" + "9" * MANY, "not-finite-number"),
        ("a: &" + "x" * MANY + " 1", "anchor"),
        ("a: !" + "x" * MANY + " 1", "tag"),
        ("k" * MANY + ": 1", "syntax"),
        ("a: " + "\u200b" * MANY, "invisible-character"),
        ("a: " + "\0" * MANY, "control-character"),
        ('"' * MANY, "syntax"),
        ("%a\n" * MANY, "directive"),
        ("a: [" + "'b' " * MANY, "syntax"),
    ],
    ids=lambda value: value[:8],
)
def test_long_and_refused(text: str, rule: str) -> None:
    assert rules(text) == [rule]
