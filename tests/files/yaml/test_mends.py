"""Mends put to a text: as many as fit, and nothing but them."""

from random import Random

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from caichcli.files.yaml import mends, reader
from caichcli.plan.finding import Fix, Place
from tests.files.styled import written
from tests.full_files import places
from tests.random_plans import Data, plan_data

TEXT = """\
# đầu tệp
a: 1.10   # giữ nguyên
titel: 'x'
b: {c: [BA, Bộ A]}
"""


def fix(*route: str | int, text: str, on_key: bool = False) -> Fix:
    return Fix(Place("a.yaml", route, on_key), text)


MENDS = {
    "a number quoted as it is written": ([fix("a", text="")], {"a: 1.10": 'a: "1.10"'}),
    "a key, its value as it was": ([fix("titel", text="title", on_key=True)], {"titel": "title"}),
    "the style of what is replaced": ([fix("titel", text="y: z")], {"'x'": "'y: z'"}),
    "two in one list": (
        [fix("b", "c", 1, text="bo-a"), fix("b", "c", 0, text="bo-a")],
        {"BA, Bộ A": "bo-a, bo-a"},
    ),
    "of two for one place the first": (
        [fix("b", "c", 0, text="bo-a"), fix("b", "c", 0, text="bo-b")],
        {"BA": "bo-a"},
    ),
    "a key and its value": (
        [fix("titel", text="title", on_key=True), fix("titel", text="y")],
        {"titel: 'x'": "title: 'y'"},
    ),
    "all but one that leads nowhere": (
        [fix("b", "c", 7, text="bo-b"), fix("b", "c", 0, text="bo-a")],
        {"BA": "bo-a"},
    ),
    "all but a key that is there already": (
        [fix("titel", text="a", on_key=True), fix("b", "c", 0, text="bo-a")],
        {"BA": "bo-a"},
    ),
    "none": ([fix("z", text="y")], {}),
}


@pytest.mark.parametrize("what", MENDS)
def test_a_mend_changes_its_own_place_alone(what: str) -> None:
    fixes, changes = MENDS[what]
    expected = TEXT
    for old, new in changes.items():
        assert old in expected
        expected = expected.replace(old, new)
    mended = mends.mend(reader.read(TEXT, "a.yaml"), fixes)
    assert mended.document.text == expected
    assert len(mended.fixes) == len(mended.splices) > 0 or not changes


def test_a_text_without_certain_meaning_is_left_as_it_is() -> None:
    text = TEXT + "b: [\n"
    mended = mends.mend(reader.read(text, "a.yaml"), [fix("a", text="")])
    assert (mended.document.text, mended.fixes) == (text, ())


@given(plan_data(), st.randoms(use_true_random=False), st.data())
def test_mends_are_proposed_as_they_are_made(
    plan: Data, random: Random, data: st.DataObject
) -> None:
    """By the lines that they touch, with the same outcome as by the whole text."""
    old = reader.read(written(plan, random), "a.yaml")
    routes = [path for path in places(plan) if len(path) > 2]
    assume(routes)
    fixes = [
        fix(*route, text=data.draw(st.sampled_from(["mới", "2030", "a: b", ""])), on_key=on_key)
        for route in data.draw(st.lists(st.sampled_from(routes), min_size=1, max_size=5))
        for on_key in (isinstance(route[-1], str) and data.draw(st.booleans()),)
    ]
    mended = mends.mend(old, fixes)
    assert mends.propose(old, fixes) == mended.splices
    event("made" if mended.fixes else "none made")
