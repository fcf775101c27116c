"""What is measured against what: one row a claim, with what it must reach and aims at."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

from bench import limits, plans, rivals
from bench.measure import Command, once

SIZES = (24, 1_000, 10_000, 25_000, 100_000)
BIG = 10_000
LATE_DAY = "2020-09-30"
GROUPS = (94, 3_321)  # ministries and provinces in 2020; communes since July 2025


class Places(Struct, frozen=True):
    """Where things are: the project, what is generated, the Pythons of caich and of its peers."""

    project: Path
    work: Path
    caich: Path
    peers: Path

    def plan(self, tasks: int, files: int = 1, members: int = 0) -> Path:
        """A generated workspace, made where it is not there yet."""
        name = f"plan-{tasks}" if files == 1 else f"plan-{tasks}-in-{files}"
        folder = self.work / (f"{name}-of-{members}" if members else name)
        if not (folder / "plans").exists():
            plans.write(folder, tasks, files, members)
        return folder

    def data(self, folder: Path) -> Command:
        """What no question to a plan can leave out."""
        return limits.data(self.caich / "python", folder)

    def file(self, name: str, text: str) -> Path:
        path = self.work / name
        path.write_text(text, encoding="utf-8")
        return path


class Contest(Struct, frozen=True):
    """Two commands that do the same work, and the ratio of the first to the second.

    ``must`` and ``aim`` are that ratio's bounds; None where it is only shown. ``limit`` does what
    no program in Python can leave out; None where that is the other command itself.
    """

    name: str
    ours: Command
    theirs: Command
    peer: str
    must: float | None = None
    aim: float | None = None
    figure: Literal["wall", "peak"] = "wall"
    slow: bool = False
    limit: Command | None = None


def caich(at: Places, folder: Path, *arguments: str) -> Command:
    """caich as it is installed for its users: no development package beside it."""
    return Command((str(at.caich / "caich"), *arguments), folder, codes=(0, 1))


def contests(at: Places) -> Iterator[Contest]:
    """Every contest, made ready to run."""
    hello = Command((str(at.caich / "python"), str(at.file("hello.py", rivals.HELLO))), at.work)
    real, start = at.project, limits.start(at.caich / "python", at.work)
    status, words = caich(at, real, "status"), caich(at, real, "--help")
    yield Contest("status of the real plan", status, hello, "hello", 1.4, 1.15, limit=start)
    yield Contest("--help", words, hello, "hello", 1.4, 1.1, limit=start)
    asked = caich(at, real)
    completion = Command(
        asked.argv,
        real,
        {
            "_CAICH_COMPLETE": "complete_bash",
            "COMP_WORDS": "caich status --agency bo-n",
            "COMP_CWORD": "3",
        },
    )
    yield Contest("completion of an agency", completion, hello, "hello", 1.4, 1.1, limit=start)
    yield from _checkers(at)
    yield from _big(at)
    yield from _growth(at)
    yield from _papers(at)
    yield from _groups(at)


def _checkers(at: Places) -> Iterator[Contest]:
    """1,000 tasks by what checks YAML against a schema or a style."""
    folder = at.plan(1_000)
    plan = str(folder / "plans" / "ke-hoach-01.yaml")
    ours = caich(at, folder, "validate")
    yamale = at.file("yamale.yaml", rivals.YAMALE)
    peers = {
        "yamale": ((str(at.peers / "yamale"), "-s", str(yamale), plan), 1.0, 0.8),
        "check-jsonschema": (
            (
                str(at.peers / "check-jsonschema"),
                "--schemafile",
                str(at.project / "docs" / "schema" / "plan.schema.json"),
                plan,
            ),
            None,
            None,
        ),
        "yamllint": (
            (str(at.peers / "yamllint"), "-c", str(at.file("lint.yaml", rivals.YAMLLINT)), plan),
            None,
            None,
        ),
    }
    data = at.data(folder)
    for peer, (argv, must, aim) in peers.items():
        theirs = Command(argv, folder)
        yield Contest("validate, 1,000 tasks", ours, theirs, peer, must, aim, limit=data)


def _big(at: Places) -> Iterator[Contest]:
    """10,000 tasks or entries."""
    folder = at.plan(BIG)
    ours = caich(at, folder, "validate")
    name, data = "validate, 10,000 tasks", at.data(folder)
    load = _load(at, folder)
    yield Contest(name, ours, load, "CSafeLoader", 0.2, 0.12, slow=True, limit=data)
    journal = at.work / "entries.journal"
    rivals.journal(journal, BIG)
    check = Command(("hledger", "-f", str(journal), "check"), folder)
    yield Contest(name, ours, check, "hledger check", 1.5, 1.0, slow=True, limit=data)
    ledger = at.work / "entries.beancount"
    rivals.ledger(ledger, BIG)
    beans = Command((str(at.peers / "bean-check"), "--no-cache", str(ledger)), folder)
    yield Contest(name, ours, beans, "bean-check", slow=True, limit=data)
    tasks = at.work / "taskwarrior"
    rivals.pending(tasks, BIG)
    env = {"TASKRC": str(tasks / "taskrc"), "TASKDATA": str(tasks)}
    once(Command(("task", "import", str(tasks / "tasks.json")), tasks, env))
    late = caich(at, folder, "overdue", "--as-of", LATE_DAY)
    warrior = Command(("task", "rc.verbose=nothing", "overdue"), tasks, env)
    name = "overdue, 10,000 tasks"
    yield Contest(name, late, warrior, "task overdue", 3.0, 1.0, slow=True, limit=data)


def _growth(at: Places) -> Iterator[Contest]:
    """How time and memory grow."""
    small, large = at.plan(BIG), at.plan(10 * BIG)
    ours = caich(at, large, "validate")
    ten = caich(at, small, "validate")
    name, data = "validate, 100,000 tasks", at.data(large)
    yield Contest(name, ours, ten, "10,000 tasks", 11.0, 10.0, slow=True, limit=data)
    load = _load(at, large)
    name = "peak memory, 100,000 tasks"
    yield Contest(name, ours, load, "CSafeLoader", 0.6, 0.35, "peak", slow=True, limit=data)
    ten_files = at.plan(10 * BIG, files=10)
    parts, data = caich(at, ten_files, "validate"), at.data(ten_files)
    name = "validate, ten files of 10,000"
    yield Contest(name, parts, ours, "one file of 100,000", 1.0, 0.6, slow=True, limit=data)


def _papers(at: Places) -> Iterator[Contest]:
    """What is handed in, and Excel in and out; with the extras, as the project's own Python has."""
    folder = at.plan(BIG)
    python = Path(sys.executable)

    def own(*arguments: str) -> Command:
        return _own(folder, *arguments)

    def packed(made: str) -> Command:
        return limits.paper(python, folder, Path(made))

    page, book, again = (str(at.work / name) for name in ("page.html", "tasks.xlsx", "again.xlsx"))
    weekly = own("render", "weekly", "--as-of", LATE_DAY, "-o", page, "--force")
    checked = own("validate")
    name, limit = "weekly HTML, 10,000 tasks", packed(page)
    yield Contest(name, weekly, checked, "validate", 3.0, 2.0, slow=True, limit=limit)
    for name, words, place, must in (
        ("quarterly report in Word, 10,000 tasks", ("render", "quarterly", "--quarter", "2020-Q3"),
         "quarter.docx", 5.0),
        ("letters in Word to 60 agencies", ("render", "letters", "--as-of", LATE_DAY, "-f", "docx"),
         "letters/", 4.0),
        ("forms for 60 agencies", ("forms", "out", "--period", "2020-Q3"), "forms/", 4.0),
    ):  # fmt: skip
        made = str(at.work / place) + "/" * place.endswith("/")
        paper, limit = own(*words, "-o", made, "--force"), packed(made)
        yield Contest(name, paper, checked, "validate", must, slow=True, limit=limit)
    export = own("export", "--as-of", LATE_DAY, "-o", book, "--force")
    once(export)
    listed = at.work / "cells.json"
    rivals.cells(Path(book), listed)
    program = str(at.file("cells.py", rivals.CELLS))
    writer = Command((str(python), program, str(listed), again), folder)
    name, limit = "export to Excel, 10,000 tasks", packed(book)
    peer = "XlsxWriter, the same cells"
    yield Contest(name, export, writer, peer, 2.0, 1.5, slow=True, limit=limit)
    sheet = at.work / "sheet.xlsx"
    rivals.sheet(sheet, 2_000)
    read = Command((str(python), str(at.file("sheet.py", rivals.SHEET)), str(sheet)), folder)
    drafted = own("import", str(sheet))
    yield Contest("import of 2,000 rows", drafted, read, "openpyxl's read", 5.0, 3.0, slow=True)


def _groups(at: Places) -> Iterator[Contest]:
    """Half of the tasks owed by each member of a group, beside the plan without groups."""
    page = str(at.work / "group.html")
    for name, words in (
        ("status", ("status",)),
        ("overdue", ("overdue",)),
        ("list", ("list",)),
        ("list as JSON", ("list", "--format", "json")),
        ("weekly HTML", ("render", "weekly", "-o", page, "--force")),
    ):
        plain = caich(at, at.plan(BIG), *words, "--as-of", LATE_DAY)
        for members in GROUPS:
            grouped = caich(at, at.plan(BIG, members=members), *words, "--as-of", LATE_DAY)
            title = f"{name}, 10,000 tasks, half of {members:,} members"
            limit = at.data(at.plan(BIG, members=members))
            yield Contest(title, grouped, plain, "without groups", 1.5, 1.2, slow=True, limit=limit)
    letter = ("render", "letters", "--as-of", LATE_DAY, "-f", "docx")
    form = ("forms", "out", "--period", "2020-Q3")
    for name, asked in (("letter to one agency", letter), ("form for one agency", form)):
        one = (*asked, "--agency", "co-quan-05", "--force", "-o", str(at.work / "one") + "/")
        plain = _own(at.plan(BIG), *one)
        for members in GROUPS:
            grouped = _own(at.plan(BIG, members=members), *one)
            title = f"{name}, 10,000 tasks, half of {members:,} members"
            limit = at.data(at.plan(BIG, members=members))
            yield Contest(title, grouped, plain, "without groups", 1.5, 1.2, slow=True, limit=limit)


def _own(folder: Path, *arguments: str) -> Command:
    """caich with the extras, as the project's own Python has them."""
    return Command((sys.executable, "-m", "caichcli", *arguments), folder, codes=(0, 1))


def _load(at: Places, folder: Path) -> Command:
    program = at.file("load.py", rivals.LOAD)
    plan = folder / "plans" / "ke-hoach-01.yaml"
    return Command((str(at.caich / "python"), str(program), str(plan)), folder)


def sizes(at: Places, *, quick: bool) -> Iterator[tuple[int, Command]]:
    """``validate`` at every size."""
    for tasks in SIZES[:2] if quick else SIZES:
        yield tasks, caich(at, at.plan(tasks), "validate")
