"""What changed in inspections and initiatives between two states: each change knows its place."""

import msgspec
import pytest

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.changes.duties import duty_changes
from caichcli.plan.model import PlanFile, RegisterFile
from tests.plan.answers import HEAD, REGISTER, load

KT = "{id: KT, theme: Chuyên đề, lead: bo-a, units: [{unit: bo-b, time: %s}]}"
FIRST = "{id: K0, theme: Khác, lead: bo-a}"


def book(*inspections: str) -> Book:
    data = load(HEAD) | {"inspections": [load(one) for one in inspections]}
    register = Register(msgspec.convert(load(REGISTER), RegisterFile, strict=False))
    return Book(msgspec.convert(data, PlanFile, strict=False), register)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([KT % "Tháng 4"], [KT % "Tháng 4"], []),
        (
            [KT % "Tháng 4"],
            [FIRST, KT % "Tháng 5"],
            ["K0 inspections.0", "KT/bo-b inspections.1.units.0"],
        ),
        ([FIRST, KT % "Tháng 4"], [FIRST], ["KT inspections.1", "KT/bo-b inspections.1.units.0"]),
    ],
    ids=["nothing", "put in above, and changed below", "taken out: where it stood"],
)
def test_a_change_stands_where_its_record_is(
    before: list[str], after: list[str], expected: list[str]
) -> None:
    told = duty_changes(book(*before), book(*after))
    assert sorted(f"{one.ref} {'.'.join(map(str, one.route))}" for one in told) == expected
