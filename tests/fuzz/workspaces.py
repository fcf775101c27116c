"""Hypothesis strategies for the files of a workspace: right, odd, spoilt and broken.

``workspaces`` draws ``plans/2020.yaml`` and ``plans/agencies.yaml`` as bytes:

- structures: drawn plans and registers, spoilt or not, written in many styles;
- texts: drawn plans in which every free text may hold any letter, and plans in
  whose text pieces of YAML are put;
- bytes: the real and the illustrative plan with bytes changed, cut and repeated.
"""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from msgspec import Struct

from tests.files.styled import written
from tests.random_plans import Data, plan_data, register_data
from tests.spoilt_data import mutated

ROOT = Path(__file__).parents[2]
PLAN, REGISTER = "plans/2020.yaml", "plans/agencies.yaml"
FREE_KEYS = ("title", "name", "note", "source", "text", "product", "number", "issuer", "reason")
# What breaks YAML, or what only some read.
PIECES = [
    *"\"'[]{},:-?#&*!|>%@`\\\t\r\n \0\x07\x85",
    *(": ", "- ", " #", "&a ", "*a", "!t ", "<<: ", "\n---\n", "\n...\n", "%YAML 1.2\n---\n"),
    *(
        "\ufeff",
        "\u200b",
        "\u2028",
        "\u202e",
        "\u1ed9",
        "\U0001f600",
        "\\x41",
        "\\ud83d",
        "\x1b[2J",
    ),
    *("\n<<<<<<< a\n", "\n=======\n", ".inf", "1e999", "9" * 20, "0x1", "~", "!<x> ", "!%FF "),
    *("{{ 1 }}", "{% raw %}", "</td><script>", "=1+1", "|", "::warning::", "%0A", "](x)"),
    *("# caich: ignore[unknown-agency] vì thế", "# caich: ignore[x", "# caich: ignore"),
    *("0000-01-01", "9999-12-31", "2020-02-30", "2020-06-30#1", "Quý II/2020", "2020-W53"),
]
letters = st.characters(codec="utf-8")  # every letter that can stand in a file
free_texts = st.text(letters, max_size=20) | st.lists(
    st.sampled_from(PIECES) | st.text(letters, max_size=4), max_size=4
).map("".join)
randoms = st.randoms(use_true_random=False)


class Files(Struct, frozen=True):
    """What the plan and the register of a workspace hold."""

    plan: bytes
    register: bytes

    def lay_out(self, root: Path) -> None:
        for name, content in ((PLAN, self.plan), (REGISTER, self.register)):
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def sample(folder: Path) -> Files:
    """The files of a workspace of this repository."""
    return Files((folder / PLAN).read_bytes(), (folder / REGISTER).read_bytes())


SAMPLES = (sample(ROOT), sample(ROOT / "examples" / "tinh-minh-hoa"))


@st.composite
def texts_of(draw: st.DrawFn, data: Data) -> str:
    """The data as YAML in some style, or as JSON, which is YAML too."""
    if not draw(st.booleans()):
        return json.dumps(
            data, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([1, 0]))
        )
    try:
        return written(data, draw(randoms))
    except (TypeError, AttributeError):  # a null or a list in a list, which the styles have not
        return json.dumps(data, ensure_ascii=False)


@st.composite
def with_free_texts(draw: st.DrawFn, data: Data) -> Data:
    """A copy in which what people may write freely is any text at all."""
    changed = deepcopy(data)
    waiting: list[Any] = [changed]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            for key in FREE_KEYS:
                if isinstance(value.get(key), str) and draw(st.integers(0, 3)) == 0:
                    value[key] = draw(free_texts)
        waiting += value.values() if isinstance(value, dict) else value
        waiting = [one for one in waiting if isinstance(one, dict | list)]
    return changed


@st.composite
def structures(draw: st.DrawFn) -> Files:
    plan, register = draw(plan_data(max_tasks=4)), draw(register_data())
    spoilt = draw(st.sampled_from(["nothing", "nothing", "plan", "register"]))
    plan = draw(mutated(plan)) if spoilt == "plan" else plan
    register = draw(mutated(register)) if spoilt == "register" else register
    return Files(draw(texts_of(plan)).encode(), draw(texts_of(register)).encode())


@st.composite
def texts(draw: st.DrawFn) -> Files:
    plan, register = draw(plan_data(max_tasks=4)), draw(register_data())
    if draw(st.booleans()):
        plan = draw(with_free_texts(plan))
        return Files(draw(texts_of(plan)).encode(), json.dumps(register).encode())
    text = draw(texts_of(plan))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.sampled_from([0, 0, 1, 3, 30]))
        text = text[:start] + draw(st.sampled_from(PIECES)) + text[end:]
    return Files(text.encode(), json.dumps(register).encode())


@st.composite
def spoilt_bytes(draw: st.DrawFn, content: bytes) -> bytes:
    """The bytes with a few changed, cut out, put in, or a stretch said again."""
    data = bytearray(content)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        end = at + draw(st.sampled_from([0, 1, 1, 2, 40, 400]))
        put = draw(
            st.binary(max_size=3)
            | st.sampled_from(PIECES).map(str.encode)
            | st.just(bytes(data[at : at + 200]) * 2)
        )
        data[at:end] = put
    return bytes(data)


@st.composite
def mutations(draw: st.DrawFn) -> Files:
    right = draw(st.sampled_from(SAMPLES))
    if draw(st.integers(0, 3)):
        return Files(draw(spoilt_bytes(right.plan)), right.register)
    return Files(right.plan, draw(spoilt_bytes(right.register)))


workspaces = st.one_of(structures(), texts(), mutations())
