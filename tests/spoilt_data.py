"""Hypothesis strategies that spoil plans and registers, as people spoil files.

``mutated(data)`` spoils JSON-shaped data in one to four places; now and then
it does no harm, so ask ``msgspec.convert`` whether the outcome is valid.
``values`` draws small data of any shape, ``JSON_SCALARS`` holds values near
the edges of the model. All is as the reader gives it: keys are text, a whole
number is an int however it was written.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from caichcli.plan.keys import keys
from tests.full_files import MAPPINGS
from tests.random_plans import Data

JSON_SCALARS: tuple[Any, ...] = (
    None, True, False,
    -1, 0, 1, 2, 40, 100, 101, 2030, 3660, 3661, 10**30, 10**400,
    -0.5, 1.5, 99.9, 100.5, 1e-300,
    "", " ", "x", "1", "1.10", "true", "Bộ A", "bo-a", "bo a", "-a", "a\n", "Đ.1_2", "ḥ̣",
    "2020-06-30", "2020-6-30", "30/6/2020", "2020-02-29", "2021-02-29", "2020-06-31", "0000-01-01",
    "2020-06-30\n", "2020-06-30T00:00:00", "20200630", "2020-06-30#1", "2020-06-30#2/1",
    "2020-06-30#0", "2020-06-30#1\n", "2020-06-30/1",
    "done", "Done", "hoàn thành", "each", "quarter", "calendar", "ministry", "sunday", "stated",
)  # fmt: skip

_KNOWN_KEYS = sorted({name for model in MAPPINGS for name in keys(model)})

values = st.recursive(
    st.sampled_from(JSON_SCALARS),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from([*_KNOWN_KEYS, "", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)


@st.composite
def mutated(draw: st.DrawFn, data: Data) -> Data:
    """A copy of ``data`` spoilt in one to four places.

    A value is replaced, dropped, put in a list or taken out of one; a key is
    misspelt or added.
    """
    changed = deepcopy(data)
    for _ in range(draw(st.integers(1, 4))):
        steps = list(_steps(changed))
        if not steps:
            break
        holder, step = draw(st.sampled_from(steps))
        change = draw(st.sampled_from(_CHANGES))
        if change == "drop":
            del holder[step]
        elif change == "wrap":
            holder[step] = [holder[step]]
        elif change == "unwrap" and isinstance(holder[step], list) and holder[step]:
            holder[step] = holder[step][0]
        elif change == "rename" and isinstance(holder, dict):
            holder[draw(_misspelt(step))] = holder.pop(step)
        elif change == "add" and isinstance(holder, dict):
            holder[draw(st.sampled_from(_KNOWN_KEYS))] = draw(values)
        else:
            holder[step] = draw(values)
    return changed


_CHANGES = ("replace", "drop", "wrap", "unwrap", "rename", "add")


def _steps(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every place within data: the list or mapping that holds it, and its index or key there."""
    if isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield data, step
            yield from _steps(value)


def _misspelt(key: str) -> st.SearchStrategy[str]:
    return st.sampled_from([key + "s", key[1:], key.upper(), key.replace("_", "-"), key[::-1]])
