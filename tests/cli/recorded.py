"""A small plan to record in, and what a command changed in it."""

import datetime as dt
import io
import sys
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from tests.cli.conftest import Answer, Ask

TODAY = dt.date(2026, 7, 1)
FILE = "plans/2026.yaml"

AGENCIES = """\
schema: 1
agencies:
  - {id: bo-a, name: Bộ A, kind: ministry, abbreviations: [BA]}
  - {id: bo-b, name: Bộ Văn hóa và B, kind: ministry}
  - {id: van-phong, name: Văn phòng, kind: committee}
groups:
  - {id: cac-bo, name: Các bộ, members: [bo-a, bo-b]}
"""
PLAN = """\
# Kế hoạch minh họa
schema: 1
plan:
  id: ke-hoach
  title: Kế hoạch minh họa năm 2026
  illustrative: true
  document: {number: 01/QĐ-VD, date: 2026-01-15}
  period: {from: 2026-01-01, to: 2026-12-31}
  standing_agency: van-phong
areas:
  - {id: I, name: Công tác chỉ đạo}
  - {id: II, name: "Thể chế"}
tasks:
  - id: I.1
    title: Ban hành kế hoạch kiểm tra
    area: I
    lead: [bo-a]
    deadline: Quý II/2026
    product: Kế hoạch   # theo mẫu
    updates:
      - {date: 2026-04-03, by: bo-a, status: in-progress, progress: 40}  # qua điện thoại

  # Chưa có báo cáo nào.
  - id: I.2
    title: 'Tổ chức hội nghị: sơ kết'
    area: I
    lead: [bo-b]
    product: Thông báo
  - id: I.3
    title: Báo cáo kết quả
    area: I
    lead: [cac-bo]
    deadline: Hằng quý
    product: Báo cáo
    updates:
      - date: 2026-04-05
        by: bo-b
        for: 2026-Q1
        status: done
        problems: [{text: Thiếu số liệu}]
  - id: II.1
    title: Sửa Nghị định
    area: II
    lead: [bo-b]
    product: Nghị định
    updates:
      - {date: 2026-06-12, status: cancelled, document: {number: 5/TB-VD, date: 2026-06-11}}
"""


class Desk(Struct, frozen=True):
    """A workspace, and commands run in it on ``TODAY``."""

    ask: Ask
    top: Path

    def run(self, *words: str, today: dt.date = TODAY) -> Answer:
        return self.ask(*words, at=self.top, today=today)

    @property
    def text(self) -> str:
        return (self.top / FILE).read_bytes().decode()

    def write(self, text: str) -> None:
        (self.top / FILE).write_bytes(text.encode())


def lay_out(top: Path, plan: str = PLAN) -> None:
    """Write the plan and its register into a folder."""
    (top / "plans").mkdir()
    (top / "plans" / "agencies.yaml").write_text(AGENCIES, "utf-8")
    (top / FILE).write_bytes(plan.encode())


def desk(ask: Ask, top: Path, plan: str = PLAN) -> Desk:
    lay_out(top, plan)
    return Desk(ask, top)


def added(before: str, after: str) -> dict[int, list[str]]:
    """The lines added after each line of ``before``, by its number; all others stayed."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: dict[int, list[str]] = {}
    number = 0
    for line in list(unified_diff(old, new, n=len(old)))[3:] or [f" {line}" for line in old]:
        assert line[0] in " +", line
        if line[0] == " ":
            number += 1
        else:
            found.setdefault(number, []).append(line[1:].removesuffix("\n"))
    return found


def unified(before: str, after: str) -> str:
    """The change as ``diff -u`` tells it."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return "".join(unified_diff(old, new, f"a/{FILE}", f"b/{FILE}"))


def pipe(monkeypatch: pytest.MonkeyPatch, text: str | bytes) -> None:
    """Let the next command read this from its standard input."""
    data = text.encode() if isinstance(text, str) else text
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))


def log_of(data: Any, task: str) -> list[Any]:
    """The updates of a task in a plan's data."""
    (found,) = (one.get("updates", []) for one in data["tasks"] if one["id"] == task)
    return list(found)


class Terminal(io.StringIO):
    """What somebody types at a terminal."""

    def isatty(self) -> bool:
        return True


def at_terminal(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """Put somebody at the terminal who types these lines, parted by ``|``."""
    monkeypatch.setattr(sys, "stdin", Terminal(typed.replace("|", "\n") + "\n"))
