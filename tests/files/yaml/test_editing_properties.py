"""Random edits of random plans in random styles: exactly the meant change, and nothing else."""

from copy import deepcopy
from random import Random
from typing import Any
from unicodedata import normalize

from hypothesis import event, given
from hypothesis import strategies as st

from caichcli.files.yaml import editor, reader
from caichcli.files.yaml.edits import AddKey, Append, Edit, RenameKey, SetValue, target
from caichcli.plan.finding import Route
from tests.files.styled import written
from tests.random_plans import plan_data

VALUES: tuple[Any, ...] = (
    {"date": "2026-06-30", "by": "bo-a", "progress": 40},
    {"date": "2026-06-30", "results": [{"number": "03/BC"}], "note": "a, b: c"},
    {"note": "Một.\n\n  - Hai: 2\n# ba", "priority": True, "lead": ["bo-a", "1.10"]},
    {"document": {"number": "'1'", "title": 'Mục "a"'}, "problems": []},
)  # fmt: skip
SCALARS = ("bo-a", "2026-06-30", "1.10", "a: b, c", "Một\nhai", "", "[x]", 7, 12.5, True, False)
# What edits other than of scalars may put something else for.
NOTHING = ("", "~", "null", "[]")


def places(data: Any, route: Route = ()) -> list[tuple[Route, Any]]:
    """Every value of the data with its route."""
    routes = [(route, data)]
    if isinstance(data, dict | list):
        steps = data.items() if isinstance(data, dict) else enumerate(data)
        for step, value in steps:
            routes += places(value, (*route, step))
    return routes


def some_edit(data: Any, random: Random) -> Edit:
    route, value = random.choice(places(data))
    if isinstance(value, list):
        return Append(route, random.choice(VALUES + SCALARS))
    if isinstance(value, dict):
        after = tuple(random.sample(sorted(value), min(2, len(value)))) * random.randint(0, 1)
        key = random.choice(("updates", "reminders", "x y", "n1", "1"))
        if key not in value and random.random() < 0.7:
            return Append((*route, key), random.choice(VALUES + SCALARS), after)
        return AddKey(route, f"{key}-", random.choice(VALUES + SCALARS), after)
    if isinstance(route[-1], str) and random.random() < 0.3:
        return RenameKey(route, random.choice(("khóa", "1", "a: b", f"{route[-1]}-")))
    return SetValue(route, random.choice(SCALARS))


def meant(data: Any, edits: list[Edit]) -> Any:
    """The data after the edits, made the simple way."""
    data = deepcopy(data)
    for edit in sorted(edits, key=lambda edit: (isinstance(edit, RenameKey), -len(edit.route))):
        parent = data
        for step in target(edit)[:-1]:
            parent = parent[step]
        last = target(edit)[-1]
        if isinstance(edit, Append):
            if isinstance(parent, dict) and parent.get(last) is None:
                parent[last] = []
            parent[last].append(edit.value)
        elif isinstance(edit, RenameKey):
            parent[edit.name] = parent.pop(last)
        else:
            parent[last] = edit.value
    return data


def filled(data: Any) -> Any:
    """The data without the keys that have no value."""
    if isinstance(data, dict):
        return {key: filled(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [filled(value) for value in data]
    return data


@given(plan_data(), st.randoms(use_true_random=False), st.integers(1, 4))
def test_only_what_is_meant_changes(data: Any, random: Random, count: int) -> None:
    text = written(data, random, spare_keys=True)
    old = reader.read(text, "p.yaml")
    assert filled(old.data) == data, text
    if random.random() < 0.2:
        text = normalize("NFD", text)
        old = reader.read(text, "p.yaml")
    data = old.data
    edits = [some_edit(data, random) for _ in range(count)]
    result = editor.apply(old, edits)
    event(type(result).__name__ + getattr(result, "reason", ""))
    if isinstance(result, editor.EditRefusal):
        assert result.reason in ("overlap", "taken"), (text, edits)
        return
    end = 0
    pieces = []
    for splice in result.splices:
        assert end <= splice.start <= splice.end
        pieces += [text[end : splice.start], splice.text]
        end = splice.end
    assert result.document.text == "".join(pieces) + text[end:]
    assert result.document == reader.read(result.document.text, "")
    assert result.document.data == meant(data, edits)
