"""Letters and marks apart: found by value, and mended to what is meant."""

from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from caichcli.files.yaml import composition
from caichcli.plan.finding import Fix, Place

APART = normalize("NFD", "Bộ Nội vụ")


def test_each_value_is_told_with_its_mend() -> None:
    data = {"a": "Bộ Nội vụ", "b": [{"c": APART}, APART, 1, None], "d": "hoà"}
    findings = composition.find(f"x {APART}", data, "a.yaml")
    places = [Place("a.yaml", ("b", 0, "c")), Place("a.yaml", ("b", 1))]
    assert [finding.place for finding in findings] == places
    assert [finding.fix for finding in findings] == [Fix(place, "Bộ Nội vụ") for place in places]


def test_marks_apart_in_a_comment_do_no_harm() -> None:
    assert composition.find(f"a: b  # {APART}", {"a": "b"}, "a.yaml") == []


@given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
def test_once_mended_nothing_is_found(data: dict[str, str | list[str]]) -> None:
    for finding in composition.find("\u0301", data, "a.yaml"):
        assert finding.fix is not None
        key, *rest = finding.place.route
        value = data[str(key)]
        if isinstance(value, list):
            value[int(rest[0])] = finding.fix.text
        else:
            data[str(key)] = finding.fix.text
    assert composition.find("\u0301", data, "a.yaml") == []
