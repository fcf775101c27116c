"""The public YAML test suite (tests/data/SOURCES.md): each of its 402 texts, and what comes of it.

A text is read or refused as YAML 1.2 says where it is

- valid, and its data are those of the suite's JSON;
- valid, and refused because no plan holds what it holds: an anchor, an alias, a tag, a directive,
  a key that is not text, several documents, or none (``beyond_plans``);
- not valid, and refused with an error.

All others are listed below, and in SECURITY.md: valid texts that are refused all the same, each
with the problem that names the form to use, and texts that are not valid and are read with a
warning, which has a mend.
None is read as other data, and none that is not valid without a word.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from caichcli.files.yaml import linewise, mends, parser
from caichcli.files.yaml.reader import read
from caichcli.files.yaml.scalars import is_text

SUITE = Path(__file__).parents[2] / "data" / "yaml-test-suite.json"
CASES: dict[str, dict[str, Any]] = {
    case["id"]: case for case in json.loads(SUITE.read_text("utf-8"))
}

LEAST = 0.92  # of the texts are read or refused as YAML 1.2 says

# Valid, refused: the problem told.
REFUSED = {
    "4ABK": "colon-without-space",  # {omitted value:,}
    "4MUZ-00": "colon-below-key",
    "4MUZ-01": "colon-below-key",
    "4MUZ-02": "colon-below-key",
    "5MUD": "colon-below-key",
    "6CA3": "tab",  # in front of a list in brackets
    "96NN-00": "tab",  # in front of the first words of a text block
    "96NN-01": "tab",
    "9SA2": "key-over-lines",
    "DK3J": "block-scalar",  # whose text is not indented
    "DK95-00": "tab",  # after the blanks in front of a value
    "FP8R": "block-scalar",
    "G4RS": "refused-escape",  # \b and \r: no plan may hold them
    "K3WX": "colon-below-key",
    "NJ66": "key-over-lines",
    "Q5MG": "tab",
    "R4YG": "tab",
    "VJP3-01": "colon-below-key",
    "Y79Y-01": "tab",
}
# Not valid, read with a warning: the problems told. All who read these read the same.
WARNED = {
    "9C9N": ["indentation"],
    "9JBA": ["comment"],
    "CVW2": ["comment"],
    "DK95-01": ["indentation"],
    "G5U8": ["dash", "dash"],
    "QB6E": ["indentation"],
    "SU5Z": ["comment"],
    "X4QW": ["comment"],
    "Y79Y-03": ["indentation"],
    "YJV2": ["dash"],
}


def beyond_plans(case: dict[str, Any]) -> bool:
    """Whether a valid text holds what no plan may hold, by the suite's own events."""
    events = [line.strip() for line in case["tree"].splitlines()]
    has_properties = any(
        re.match(r"(?:\+MAP|\+SEQ|=VAL)(?: [\[{][\]}])? [&<]|=ALI", event) for event in events
    )
    values = [event for event in events if event.startswith(("=VAL", "+MAP", "+SEQ"))]
    return (
        has_properties
        or sum(event.startswith("+DOC") for event in events) != 1
        or re.search(r"^%", case["yaml"].partition("---")[0], re.MULTILINE) is not None
        or values[0] == "=VAL :"
        or not all(is_a_text(key) for key in keys(events))
    )


def keys(events: list[str]) -> list[str]:
    """The events at which keys begin."""
    found: list[str] = []
    open_: list[int] = []  # the keys and values gone by in each mapping that is open; -1: a list
    for event in events:
        if event[:4] in ("-MAP", "-SEQ"):
            open_.pop()
        elif event[:4] in ("+MAP", "+SEQ", "=VAL", "=ALI"):
            if open_ and open_[-1] >= 0:
                if open_[-1] % 2 == 0:
                    found.append(event)
                open_[-1] += 1
            if event[0] == "+":
                open_.append(0 if event[1] == "M" else -1)
    return found


def is_a_text(event: str) -> bool:
    """Whether a key is quoted, or a plain scalar that is no number and nothing of the like."""
    return event.startswith("=VAL ") and (event[5] != ":" or is_text(event[6:]))


def outcome(case: dict[str, Any]) -> tuple[str, list[str]]:
    """What comes of a text, and the problems told."""
    document = read(case["yaml"], "a.yaml")
    problems = [str(one.values.get("problem", one.rule)) for one in document.findings]
    if any(finding.severity == "error" for finding in document.findings):
        if "tree" not in case or beyond_plans(case):
            return "right", []
        return "refused", problems
    if "tree" not in case:
        return "warned" if problems else "read without a word", problems
    expected = json.loads(case["json"]) if case.get("json") else UNSET
    return ("right", []) if same(document.data, expected) else ("other data", problems)


def same(data: object, expected: object) -> bool:
    """Whether data are equal in value and type; JSON gives the keys of a mapping no order."""
    return json.dumps(data, sort_keys=True) == json.dumps(expected, sort_keys=True)


OUTCOMES = {name: outcome(case) for name, case in CASES.items()}


def test_no_text_is_read_as_other_data_or_wrongly_without_a_word() -> None:
    assert {kind for kind, _ in OUTCOMES.values()} == {"right", "refused", "warned"}


def test_the_rest_is_listed_one_by_one() -> None:
    refused = {name: problems for name, (kind, problems) in OUTCOMES.items() if kind == "refused"}
    warned = {name: problems for name, (kind, problems) in OUTCOMES.items() if kind == "warned"}
    assert {name: set(problems) for name, problems in refused.items()} == {
        name: {problem} for name, problem in REFUSED.items()
    }
    assert warned == WARNED


def test_most_are_read_or_refused_as_yaml_says() -> None:
    assert len(CASES) == 402
    right = sum(kind == "right" for kind, _ in OUTCOMES.values())
    assert right == len(CASES) - len(REFUSED) - len(WARNED)
    assert right >= LEAST * len(CASES)


@pytest.mark.parametrize("name", WARNED)
def test_what_is_read_with_a_warning_is_mended(name: str) -> None:
    old = read(CASES[name]["yaml"], "a.yaml")
    new = mends.mend(old, [one.fix for one in old.findings if one.fix])
    assert new.document.data == old.data
    assert new.document.findings == ()


def test_both_ways_of_reading_agree_on_every_text() -> None:
    for case in CASES.values():
        quick = linewise.read(case["yaml"])
        if quick is not None:
            assert parser.build(case["yaml"]) == (quick, False)


def test_the_rest_is_listed_for_readers_too() -> None:
    page = (Path(__file__).parents[3] / "SECURITY.md").read_text("utf-8")
    names = {name for name in CASES if re.search(rf"\b{name}\b(?!-)", page)}
    assert names == {*REFUSED, *WARNED}
