"""A plan read again only where it changed: the same as if all of it had been read."""

from collections.abc import Callable
from random import Random

import pytest

from caichcli.files.yaml import partial, reader
from caichcli.files.yaml.reader import YamlDocument

HEAD = """\
schema: 1
plan:
  id: minh-hoa-2026
  title: Kế hoạch minh họa
areas:
  - {id: I, name: Chung}
tasks:
"""
TAIL = "settings:\n  due_soon_days: 15\n"


def task(number: int) -> str:
    """A task with a report, some with a note of several lines."""
    note = "        note: |\n          - dòng một\n          dòng hai\n" if number % 3 else ""
    return (
        f"  - id: I.{number}\n    title: Việc {number}  # ghi chú {number}\n    area: I\n"
        f"    updates:\n      - date: 2026-03-0{number % 9 + 1}\n"
        f"        status: in-progress\n{note}"
    )


def plan(count: int = 40, tail: str = TAIL) -> str:
    """A plan of so many tasks, with a key behind them."""
    return HEAD + "".join(map(task, range(1, count + 1))) + tail


def reread(before: str, after: str) -> YamlDocument | None:
    """The new text as read from the old one."""
    return partial.reread(reader.read(before, "plan.yaml"), after, "plan.yaml")


# What is done to a plan, and whether a part of it is enough to be read.
EDITS: dict[str, tuple[Callable[[str], str], bool | None]] = {
    "an entry more": (lambda t: t.replace(
        task(7), task(7) + "      - date: 2026-04-01\n        status: done\n"), True),
    "a title": (lambda t: t.replace("Việc 12 ", "Việc mười hai "), True),
    "the first task": (lambda t: t.replace("Việc 1 ", "Việc một "), True),
    "the last task": (lambda t: t.replace("Việc 40 ", "Việc bốn mươi "), True),
    "the last lines": (lambda t: t.replace(TAIL, "    product: Kế hoạch\n" + TAIL), False),
    "a task more": (lambda t: t.replace(task(9), task(9) + task(9).replace("I.9", "I.9b")), True),
    "a task less": (lambda t: t.replace(task(9), ""), True),
    "two tasks changed places": (
        lambda t: t.replace(task(9) + task(10), task(10) + task(9)), True),
    "nothing": (lambda t: t, None),
    "a comment between tasks": (lambda t: t.replace(task(9), task(9) + "  # hết\n"), True),
    "the head": (lambda t: t.replace("Kế hoạch minh họa", "Kế hoạch"), False),
    "the tail": (lambda t: t.replace("due_soon_days: 15", "due_soon_days: 10"), False),
    "a key between tasks": (lambda t: t.replace(task(9), task(9) + "extra: 1\n"), False),
    "a fault": (lambda t: t.replace("Việc 12 ", "Việc: 12: "), False),
    "a key twice": (lambda t: t.replace("Việc 12 ", "Việc\n    title: nữa "), False),
    "an anchor": (lambda t: t.replace("title: Việc 12", "title: &x Việc 12"), False),
    "another document": (lambda t: t.replace(task(9), task(9) + "---\n"), False),
    "a mark of conflict": (lambda t: t.replace(task(9), task(9) + "<<<<<<< a\n"), False),
    "half the tasks": (lambda t: t.replace("status: in-progress", "status: done"), False),
    "a line that stands too far left": (
        lambda t: t.replace("    title: Việc 12 ", " title: Việc 12 "), False),
}  # fmt: skip


@pytest.mark.parametrize("tail", [TAIL, ""])
@pytest.mark.parametrize("name", EDITS)
def test_a_part_is_read_where_it_is_enough_and_is_the_same(name: str, tail: str) -> None:
    edit, enough = EDITS[name]
    if not tail and name in ("the tail", "the last lines"):
        return
    before = plan(tail=tail)
    after = edit(before)
    part = reread(before, after)
    if enough is not None:
        assert (part is not None) == enough
    if part is not None:
        assert part == reader.read(after, "plan.yaml")


@pytest.mark.parametrize("seed", range(150))
def test_whatever_is_typed_it_is_the_same_or_nothing(seed: int) -> None:
    random = Random(seed)
    before = plan(20)
    at = random.randrange(len(before))
    end = min(len(before), at + random.choice((0, 0, 1, 5, 60)))
    pieces = (
        "x",
        "\n",
        " ",
        "  - ",
        "\n  - id: I.99\n",
        "#",
        ": ",
        '"',
        "'",
        "|",
        "- a\n",
        "tasks:\n",
    )
    after = before[:at] + random.choice(pieces) + before[end:]
    part = reread(before, after)
    if part is not None:
        assert part == reader.read(after, "plan.yaml")


def test_a_plan_with_faults_or_other_line_ends_is_read_whole() -> None:
    assert reread(plan() + "plan: {}\n", plan()) is None
    crlf = plan().replace("\n", "\r\n")
    assert reread(crlf, crlf.replace("Việc 12 ", "Việc 13 ")) is None
