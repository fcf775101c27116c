"""Files that are no plans: looking for further faults is given up, so that none fill the memory."""

import pytest

from caichcli.files.yaml import characters, diagnosis
from caichcli.plan.finding import MOST_FINDINGS, Finding
from caichcli.plan.model import PlanFile
from caichcli.rules import structure

NOISE = {
    "characters": lambda: characters.find("\x01a" * (MOST_FINDINGS + 9), "a.yaml"),
    "keys given twice": lambda: diagnosis.find("a: b\n" * (MOST_FINDINGS + 9), "a.yaml"),
    "anchors": lambda: diagnosis.find("- &a b\n" * (MOST_FINDINGS + 9), "a.yaml"),
    "values of a wrong type": lambda: structure.find(
        {"tasks": [1] * (MOST_FINDINGS + 9)}, PlanFile, "a.yaml"
    ),
}


@pytest.mark.parametrize("what", NOISE)
def test_faults_are_told_up_to_a_number(what: str) -> None:
    findings: list[Finding] = NOISE[what]()
    assert MOST_FINDINGS <= len(findings) <= MOST_FINDINGS + 2
