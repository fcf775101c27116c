"""A table of 25,000 rows is imported in work that grows with its rows.

Work is counted as in ``tests.fuzz.test_growth``: lines of Python, whatever the clock says. From
tables of three sizes the part of it that grows with the square of the rows is worked out.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest
from openpyxl import Workbook

from caichcli.importers.drafts.comparison import PlanComparison, compare
from caichcli.importers.drafts.draft import Terms
from caichcli.importers.grids.grid import FileRefusal
from caichcli.importers.task_tables import builder, candidates
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile
from tests.edited import plan, register
from tests.fuzz.test_growth import worked
from tests.importers.imported import source

FEW = 40
MANY = 25_000
HEAD = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm"]

Rows = list[list[str]]
Kind = Callable[[int], Rows]


def numbers(size: int) -> range:
    """So many numbers of as many digits: a longer text alone takes more work."""
    return range(10_001, 10_001 + size)


def tasks(row: Callable[[int], list[str]]) -> Kind:
    return lambda size: [row(n) for n in numbers(size)]


def a_task(n: int, number: str = "", title: str = "", lead: str = "Bộ A") -> list[str]:
    return [number, title or f"Việc thứ {n} của kế hoạch", lead, "Bộ B", "Quý II/2026", "Báo cáo"]


def alone(number: str, title: str) -> list[str]:
    return [number, title, "", "", "", ""]


TABLES: dict[str, Kind] = {
    "tasks": tasks(lambda n: a_task(n, str(n))),
    "tasks without numbers": tasks(a_task),
    "one number for all": tasks(lambda n: a_task(n, "1")),
    "one title for all": tasks(lambda n: a_task(n, str(n), "Việc chung")),
    "areas": tasks(lambda n: alone("I" * (n % 3 + 1), f"Nhóm việc {n}")),
    "areas of one number, each with a task": lambda size: [
        row for n in numbers(size // 2) for row in (alone("I", f"Nhóm {n}"), a_task(n, str(n)))
    ],
    "one area again and again": lambda size: [
        row for n in numbers(size // 2) for row in (alone("I", "Nhóm"), a_task(n, str(n)))
    ],
    "letters": tasks(lambda n: alone("ABC"[n % 3], f"Phần {n}")),
    "parts of one task": lambda size: [
        a_task(0, "1"), *(a_task(n, "", f"{'abc'[n % 3]}) Phần {n}") for n in numbers(size))
    ],
    "parts by dashes": lambda size: [
        a_task(0, "1"), *(a_task(n, "-", f"Phần {n}") for n in numbers(size))
    ],
    "tasks within one group": lambda size: [
        alone("5", "Nhóm việc"), *(a_task(n, f"5.{n}") for n in numbers(size))
    ],
    "groups without tasks": tasks(lambda n: alone(f"{n}", f"Nhóm việc {n}")),
    "rows that go on with one task": lambda size: [
        a_task(0, "1"), *(["", f"và phần {n}", "", "", "", ""] for n in numbers(size))
    ],
    "further leads of one task": lambda size: [
        a_task(0, "1"), *(["", "", f"Bộ {n} {'việc ' * 20}", "Bộ B", "", ""] for n in numbers(size))
    ],
    "as in the row above": lambda size: [
        a_task(0, "1"), *(a_task(n, str(n), lead="Như trên") for n in numbers(size))
    ],
    "unknown agencies, each another": tasks(lambda n: a_task(n, str(n), lead=f"Sở Việc {n}")),
    "unknown agencies nearly alike": tasks(
        lambda n: a_task(n, str(n), lead=f"Sở Nông nghiệp và Môi trường tỉnh {'a' * (n % 9)}{n}")
    ),
    "notes": tasks(lambda n: ["", f"Ghi chú: {n}", "", "", "", ""]),
    "titles alone": tasks(lambda n: ["", f"Việc {n}", "", "", "", ""]),
    "titles in capitals": tasks(lambda n: ["", f"VIỆC {n}", "", "", "", ""]),
    "the heading again and again": lambda size: [
        row for n in numbers(size // 2) for row in (HEAD, a_task(n, str(n)))
    ],
    "headings, each another": lambda size: [
        row
        for n in numbers(size // 2)
        for row in ([*HEAD[:5], f"Sản phẩm năm {n}"], a_task(n, str(n)))
    ],
    "empty rows": lambda size: [
        row for n in numbers(size // 2) for row in (alone("", ""), alone(str(n), f"Việc {n}"))
    ],
    "rows before the heading": lambda size: [alone("", "")] * size,
    "days in two orders": tasks(
        lambda n: [*a_task(n, str(n))[:4], f"06/{n % 2 * 10 + 9:02}/2026", ""]
    ),
    "signatures": lambda size: [
        a_task(0, "1"), *(["", f"NGƯỜI KÝ THỨ {n}", "", "", "", ""] for n in numbers(size))
    ],
}  # fmt: skip


def of_titles(titles: list[str]) -> Book:
    """A plan that holds a task for each title."""
    records = (f"- {{id: I.{n}, title: {title!r}}}\n" for n, title in enumerate(titles, 1))
    return Book(msgspec.convert(plan("".join(records)), PlanFile, strict=False), register())


def compared(path: Path, book: Book) -> PlanComparison:
    table = candidates.choose(source(path), [], book.register)
    assert not isinstance(table, FileRefusal), table
    return compare(builder.build(table, book.register, Terms()), book)


def square(work: list[int], few: int) -> float:
    """How many lines the squares of MANY rows would take for each line of the rows themselves.

    ``work`` is that for ``few`` rows, for twice and for four times as many.
    """
    once, twice, four_times = work
    of_squares = (four_times - 3 * twice + 2 * once) / (6 * few**2)
    of_rows = (twice - once) / few - 3 * few * of_squares
    return of_squares * MANY / of_rows


def grows_with_its_rows(path: Path, table: Callable[[int], Rows]) -> float:
    """What ``square`` says of importing tables that hold half of a plan's tasks."""
    work = []
    for size in (FEW, FEW, 2 * FEW, 4 * FEW):  # the first run loads what is loaded once
        rows = table(size)
        book = of_titles([row[1] for row in rows if row[1] and row[2]][::2] or ["Việc"])
        work.append(worked(partial(compared, path, book))[0])
    return square(work[1:], FEW)


@pytest.mark.parametrize("kind", TABLES)
def test_work_grows_with_the_rows(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"

    def table(size: int) -> Rows:
        rows = TABLES[kind](size)
        lines = (",".join(f'"{cell}"' for cell in row) for row in (HEAD, *rows))
        path.write_text("\n".join(lines), "utf-8")
        return rows

    assert grows_with_its_rows(path, table) < 1


MERGED: dict[str, Callable[[int], list[str]]] = {
    "a number over all rows": lambda size: [f"A2:A{size + 1}"],
    "a lead over all rows": lambda size: [f"C2:C{size + 1}"],
    "leads over two rows each": lambda size: [f"C{n}:C{n + 1}" for n in range(2, size, 2)],
    "titles over two rows each": lambda size: [f"B{n}:B{n + 1}" for n in range(2, size, 2)],
    "areas over all columns": lambda size: [f"A{n}:F{n}" for n in range(2, size, 2)],
}


@pytest.mark.parametrize("kind", MERGED)
def test_work_grows_with_merged_rows(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"

    def table(size: int) -> Rows:
        book = Workbook()
        rows = TABLES["tasks"](size)
        for row in (HEAD, *rows):
            book.active.append(row)  # type: ignore[union-attr]  # a new book has a sheet
        for area in MERGED[kind](size):
            book.active.merge_cells(area)  # type: ignore[union-attr]
        book.save(path)
        return rows

    assert grows_with_its_rows(path, table) < 1


def test_a_square_would_be_told() -> None:
    def pairs(rows: list[int]) -> int:
        return sum(one < other for one in rows for other in rows)

    work = [worked(partial(pairs, list(range(size))))[0] for size in (FEW, 2 * FEW, 4 * FEW)]
    assert square(work, FEW) > 1
