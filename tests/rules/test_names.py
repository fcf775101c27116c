"""An agency's name where its id belongs."""

import pytest

from tests.rules.cases import judged, of, plan

# What is written as a lead, and the id to put in its place.
NAMES = {
    "Bộ A": "bo-a",
    "bộ  b": "bo-b",
    "Sở C": "so-c",
    "Các bộ": "cac-bo",
    "Bộ Đ": None,
    "bộ, ngành": None,
}


@pytest.mark.parametrize("name", NAMES)
def test_the_register_knows_the_name(name: str) -> None:
    (told,) = of("invalid-id", judged(plan(f'id: I.1, lead: ["{name}"]')))
    assert (told.fix.text if told.fix else None) == NAMES[name]
    assert told.fix is None or told.fix.place == told.place


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ('id: I.1, support: ["Bộ A"]', "support"),
        ('id: I.1, updates: [{date: 2026-02-01, by: "Bộ A"}]', "by"),
        ('id: I.1, reminders: [{date: 2026-02-01, agency: "Bộ A"}]', "agency"),
    ],
)
def test_wherever_an_agency_is_named(keys: str, place: str) -> None:
    (told,) = of("invalid-id", judged(plan(keys)))
    assert told.values["key"] == place
    assert told.fix is not None


def test_other_ids_are_not_agencies() -> None:
    (told,) = of("invalid-id", judged(plan('id: "Bộ A"')))
    assert told.fix is None
