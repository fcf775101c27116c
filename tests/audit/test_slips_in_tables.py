"""Tables, lists and places whose figures agree, and a slip in each: told there and nowhere else."""

from pathlib import Path

import pytest
from msgspec import Struct

from tests.audit.papers import faults


class Slip(Struct, frozen=True):
    """A sound paper, what is planted in it, and what is told then."""

    name: str
    text: str
    written: str = ""
    other: str = ""
    told: tuple[str, ...] = ()

    @property
    def paper(self) -> str:
        return self.text.replace(self.written, self.other, 1) if self.written else self.text


def _slips() -> list[Slip]:
    """Every paper as it is, then with each of its slips."""
    slips = []
    blocks = Path(__file__).with_name("tables.txt").read_text(encoding="utf-8").split("\n=== ")[1:]
    for block in blocks:
        head, _, rest = block.partition("\n")
        name = head.partition(" ; ")[0]
        lines = rest.splitlines()
        text = "\n".join(line for line in lines if not line.startswith("! "))
        slips.append(Slip(name, text))
        for line in lines:
            if line.startswith("! "):
                change, _, told = line[2:].partition(";;")
                written, _, other = change.rstrip().partition(" => ")
                assert written in text, line
                slips.append(Slip(name, text, written, other, tuple(told.split())))
    return slips


SLIPS = _slips()


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.name}: {slip.other}")
def test_a_slip_is_told_and_nothing_else(slip: Slip) -> None:
    assert sorted(faults(slip.paper)) == sorted(slip.told)
