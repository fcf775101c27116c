"""No text has two meanings: what caich reads, beside what npm's `yaml` reads.

That package passes nearly all of the YAML test suite, and editors read plans with it. Either may
refuse what the other reads; where both read, they read the same. ``make test-yaml`` tries many
more texts than CI does.
"""

import json
import os
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from caichcli.files.yaml.data import Json
from caichcli.files.yaml.reader import read

pytestmark = pytest.mark.tools

TOOLS = Path(__file__).parent
SUITE_FILE = TOOLS.parent / "data" / "yaml-test-suite.json"
SUITE = [case["yaml"] for case in json.loads(SUITE_FILE.read_text("utf-8"))]

TEXTS = int(os.environ.get("YAML_TEXTS", "4000"))
SEED = int(os.environ.get("YAML_SEED", "2020"))

PIECES = [
    *("a", "b", ":", "-", "#", "'", '"', "[", "]", "{", "}", ",", "|", ">", "?", "\\", "\n", "\t"),
    *(" ", "  \n", "\n\n", "\n\t", "\n ", "\n  ", "\n   ", "\\n", ": ", "- ", " #", "#c", "? "),
    *("?a", ":a", "-a", "|\n", "|+\n", ">-\n", "|2\n", "[a", "{a", "''", '"a"', "a: b"),
    *("\n- a", "\n  b: c"),
]
BEGINNINGS = ["", "", "- ", "-  ", "- - ", "? "]
KEYS = ["", "a:", "b:", "c:", '"d":', "e :"]
VALUES = [
    *("", "x", "x y ", "x:y", "x#y", "x: y", "?x", ":x", "-x", "- z", "a,", ",", "\ty", "#c"),
    *('"q"', '"q', 'q"', "'r'", "[a, b]", "{a: 1}", "[a,", "{a: b,", "]", "}"),
    *("[?x]", "[-x]", "[-]", "[:x]", "{?x: y}", "|", ">", "|-", ">+", "|2"),
]
ENDS = ["", "", "", "", " ", "  ", "\t", "#c", " #c"]


def peer(texts: list[str]) -> list[dict[str, Any]]:
    """What npm's `yaml` makes of each text."""
    program = ["node", str(TOOLS / "yaml_peer.mjs")]
    answer = subprocess.run(
        program, input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in answer.stdout.splitlines()]


def texts(chance: random.Random) -> Iterator[str]:
    """Texts of lines, texts of the suite spoilt in a few places, and texts of pieces."""
    while True:
        yield "\n".join(line(chance) for _ in range(chance.randint(1, 6))) + chance.choice(
            ["\n", "\n", "", "\n ", "\n  ", "\n\n"]
        )
        text = chance.choice(SUITE)
        for _ in range(chance.randint(1, 3)):
            start = chance.randint(0, len(text))
            text = (
                text[:start] + chance.choice(PIECES) + text[start + chance.choice([0, 0, 1, 2]) :]
            )
        yield text
        yield "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 14)))


def line(chance: random.Random) -> str:
    indent = " " * chance.choice([0, 0, 1, 2, 2, 3, 4])
    parts = [chance.choice(part) for part in (BEGINNINGS, KEYS, VALUES, ENDS)]
    return f"{indent}{parts[0]}{parts[1]} {parts[2]}{parts[3]}"


def as_javascript(data: Json) -> Json:
    """The data with every number as JavaScript has it."""
    if isinstance(data, dict):
        return {key: as_javascript(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_javascript(item) for item in data]
    return float(data) if isinstance(data, int) and not isinstance(data, bool) else data


def test_both_read_the_same_or_one_refuses() -> None:
    chance = random.Random(SEED)
    drawn = texts(chance)
    tried = [*SUITE, *(next(drawn) for _ in range(TEXTS))]
    read_by_both = 0
    for text, answer in zip(tried, peer(tried), strict=True):
        document = read(text, "a.yaml")
        if document.data is UNSET or document.broken or "data" not in answer:
            continue
        read_by_both += 1
        assert as_javascript(document.data) == as_javascript(answer["data"]), repr(text)
    assert read_by_both > len(tried) / 10


def test_the_suite_in_the_tests_is_the_one_that_npm_has() -> None:
    answer = subprocess.run(
        ["node", str(TOOLS / "yaml_suite.mjs")], capture_output=True, check=True
    )
    assert answer.stdout == SUITE_FILE.read_bytes()
