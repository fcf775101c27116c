"""What is filled in is what the log says: forms filled at random, applied, the log read back."""

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import normalize

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caichcli.cli import session
from caichcli.cli.main import run
from caichcli.files.yaml import characters, reader
from caichcli.plan.model import PlanFile
from tests.cli.recorded import AGENCIES, FILE, PLAN
from tests.filled_forms import Sheet

TODAY = dt.date(2026, 7, 1)
WORDS = {
    "Chưa triển khai": "not-started",
    "Đang thực hiện": "in-progress",
    "Đã trình, chờ cấp có thẩm quyền xem xét": "submitted",
    "Hoàn thành": "done",
}
BODIES = {"Bộ A": "bo-a", "Bộ Văn hóa và B": "bo-b", "van phong": "van-phong"}
ROWS = ("I.1", "I.3/2026-Q1", "I.3/2026-Q2")

letters = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]
).filter(lambda letter: not characters.find(letter, ""))
# A cell that begins with = is a formula; one with _x of digits is Excel's own escape.
line = (
    st.text(letters, min_size=1, max_size=30)
    .map(str.strip)
    .filter(lambda text: text and not text.startswith(("=", "#")) and "_x" not in text)
)
lines = st.lists(line, min_size=1, max_size=3).map("\n".join)
days = st.dates(dt.date(2026, 2, 1), TODAY)


def sensible(cells: dict[str, Any]) -> dict[str, Any]:
    """Without what a form refuses: a paper's day alone, a body that nothing is put to."""
    if "result_number" not in cells:
        cells.pop("result_date", None)
    if not cells.keys() & {"problems", "proposals"}:
        cells.pop("proposals_to", None)
    if 0 < cells.get("progress", 1) < 1:
        cells.pop("progress")
    return cells


row = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(list(WORDS)),
        "progress": st.one_of(
            st.integers(1, 100), st.just(0), st.integers(4, 399).map(lambda n: n / 4)
        ),
        "completed": days,
        "note": lines,
        "result_number": line,
        "result_date": days,
        "reason": lines,
        "problems": lines,
        "proposals": lines,
        "proposals_to": st.sampled_from(list(BODIES)),
    },
).map(sensible)
answers = st.dictionaries(st.sampled_from(ROWS), row, max_size=3)


def said(key: str, cells: dict[str, Any]) -> dict[str, Any]:
    """The log entry that a row means, said once more in other words than the program's."""
    entry: dict[str, Any] = {"date": "2026-07-01", "by": "bo-a"}
    if "/" in key:
        entry["for"] = key.partition("/")[2]
    if "result_number" in cells:
        paper = {"number": cells["result_number"], "date": cells.get("result_date")}
        entry["results"] = [{key: str(value) for key, value in paper.items() if value}]
    plain: dict[str, Callable[[Any], Any]] = {
        "status": WORDS.get,
        "progress": float,
        "completed": str,
        "note": str,
        "reason": str,
    }
    entry |= {name: turn(cells[name]) for name, turn in plain.items() if name in cells}
    to = BODIES.get(cells.get("proposals_to", ""))
    put_to = "proposals" if "proposals" in cells else "problems"
    for name in ("problems", "proposals"):
        if name in cells:
            texts = cells[name].split("\n")
            part = {"to": to} if to and name == put_to else {}
            entry[name] = [{"text": text} | part for text in texts]
    found: dict[str, Any] = composed(entry)
    return found


def composed(value: Any) -> Any:
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, dict):
        return {key: composed(item) for key, item in value.items()}
    return [composed(item) for item in value] if isinstance(value, list) else value


def logged(text: str) -> dict[str, list[Any]]:
    """The entries that were added, by task, as the model has them."""
    plan = msgspec.convert(reader.load(text.encode(), FILE).data, PlanFile)
    old = msgspec.convert(reader.load(PLAN.encode(), FILE).data, PlanFile)
    found = {}
    for now, before in zip(plan.tasks, old.tasks, strict=True):
        fresh = (now.updates or [])[len(before.updates or []) :]
        if fresh:
            found[now.id] = [without_none(msgspec.to_builtins(one)) for one in fresh]
    return found


def without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_none(item) for key, item in value.items() if item is not None}
    return [without_none(item) for item in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a form that nobody has filled in."""
    top = tmp_path_factory.mktemp("forms")
    (top / "plans").mkdir()
    (top / "plans/agencies.yaml").write_text(AGENCIES, "utf-8")
    (top / FILE).write_bytes(PLAN.encode())
    command(top, "forms", "out", "--period", "2026-Q2", "-o", "bieu", "-a", "bo-a")
    return top


def command(top: Path, *words: str) -> int:
    """Run a command there on ``TODAY``, as a function-scoped fixture cannot for every example."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(top)
        patch.setattr(session, "today", lambda: TODAY)
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            patch.setattr("sys.stdout", nowhere)
            patch.setattr("sys.stderr", nowhere)
            return run(words)


@settings(max_examples=max(25, settings.default.max_examples // 4) if settings.default else 25)
@given(answers)
def test_what_is_filled_in_is_what_the_log_says(blank: Path, filled: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        top = Path(shutil.copytree(blank, Path(folder) / "w"))
        form = top / "bieu/2026-Q2_bo-a.xlsx"
        Sheet(form).fill(filled).save()
        assert command(top, "forms", "in", str(form)) == 0
        once = (top / FILE).read_bytes().decode()
        wanted: dict[str, list[Any]] = {}
        for key in ROWS:
            if filled.get(key):
                entry = said(key, filled[key])
                wanted.setdefault(key.partition("/")[0], []).append(entry)
        assert logged(once) == wanted
        # Once more, as happens: nothing is recorded twice.
        assert command(top, "forms", "in", str(form)) == 0
        assert (top / FILE).read_bytes().decode() == once
