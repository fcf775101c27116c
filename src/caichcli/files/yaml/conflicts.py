"""The marks that git leaves in a file where two edits of the same lines met.

Rule: ``conflict-marker``, at the first mark of a conflict; those that belong to
it are related places with the label ``mark``. Value: ``problem`` (``marked``).
"""

import re
from collections.abc import Iterator
from itertools import islice

from caichcli.files.yaml.lines import Lines
from caichcli.files.yaml.noise import most_faults
from caichcli.plan.finding import Finding, Place, Related

_MARK = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)


MOST_MARKS = 4  # of one conflict


def find(text: str, file: str) -> list[Finding]:
    """The conflicts of the text, each from its mark ``<<<<<<<`` to its mark ``>>>>>>>``."""
    return list(islice(_conflicts(text, file), most_faults(text)))


def _conflicts(text: str, file: str) -> Iterator[Finding]:
    lines = Lines(text)
    conflict: list[Place] = []
    for mark in _MARK.finditer(text):
        if (mark[0][0] == "<" and conflict) or len(conflict) == MOST_MARKS:
            yield _finding(conflict)
            conflict = []
        conflict.append(Place(file, span=lines.span(*mark.span())))
        if mark[0][0] == ">":
            yield _finding(conflict)
            conflict = []
    if conflict:
        yield _finding(conflict)


def _finding(marks: list[Place]) -> Finding:
    first, *others = marks
    related = tuple(Related(place, "mark") for place in others)
    return Finding("conflict-marker", first, values={"problem": "marked"}, related=related)
