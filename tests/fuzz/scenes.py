"""What lies in a folder before a command is asked: n of what may grow, all else small.

Plans are those of ``sizes``; here stand what besides may be long: papers, sheets, forms,
repositories, many files and many workspaces.
"""

import datetime as dt
import io
import shutil
import subprocess
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from caichcli.cli import session
from caichcli.cli.main import run
from tests.formats.findings.samples import HEAD
from tests.fuzz.sizes import PAPERS, SIZES, day, files, tasks
from tests.fuzz.workspaces import PLAN, REGISTER
from tests.importers import pdf_files
from tests.importers.layouts import to_csv, to_docx, to_markdown, to_xlsx

Scene = Callable[[Path, int], None]

HEADINGS = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Sản phẩm"]
SHEETS = {"csv": to_csv, "xlsx": to_xlsx, "docx": to_docx, "md": to_markdown}
MONTHLY = ", deadline: hằng tháng"


TODAY = dt.date(2026, 7, 1)


def caich(*words: str, refused: bool = False) -> int:
    """Run a command in this process, whatever it prints, on a day of 2026; its exit code.

    ``refused``: it may refuse what it is asked about.
    """
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    today, session.today = session.today, lambda: TODAY
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = run(words)
    finally:
        session.today = today
    assert refused or code in (0, 1), f"{words} {code} {err.getvalue()}"
    return code


def plan_of(kind: str) -> Scene:
    return lambda root, size: SIZES[kind](size).lay_out(root)


def dated(size: int, note: str = "") -> str:
    """Tasks with a term, each told of once."""
    log = f"date: 2026-02-02, status: in-progress, note: a{note}"
    return tasks(size, lambda n: f", deadline: ngày {n % 28 + 1}/6/2026, updates: [{{{log}}}]")


def paper(kind: str, ending: str) -> Scene:
    """A paper for ``audit``, of one kind, in a form that an office sends."""

    def lay_out(root: Path, size: int) -> None:
        files(tasks(4)).lay_out(root)
        text = PAPERS[kind](size)
        if ending == "docx":
            from docx import Document

            document = Document()
            for line in text.replace(". ", ".\n").split("\n"):
                document.add_paragraph(line)
            document.save(str(root / "paper.docx"))
        elif ending == "pdf":
            pages = (
                pdf_files.lines(*[f"co {n} viec, trong do 2 viec"] * 20)
                for n in range(size // 4 + 1)
            )
            pdf_files.write(root / "paper.pdf", *pages)
        else:
            (root / f"paper.{ending}").write_text(text, "utf-8")

    return lay_out


def sheet(ending: str) -> Scene:
    """A table of tasks in a file of an office's programs, beside a plan with the half of them."""

    def lay_out(root: Path, size: int) -> None:
        files(tasks(size // 2)).lay_out(root)
        rows = [
            [str(n), f"Việc thứ {n} của kế hoạch", "Bộ A", "Quý II/2026", "Báo cáo"]
            for n in range(size)
        ]
        if ending == "pdf":
            table = [["TT", "Nhiem vu", "Chu tri"]]
            pages = (
                pdf_files.table([*table, *([str(k), f"Viec {n}.{k}", "Bo A"] for k in range(4))],
                                (60, 400, 200))
                for n in range(size // 4 + 1)
            )  # fmt: skip
            pdf_files.write(root / "sheet.pdf", *pages)
        else:
            SHEETS[ending]([HEADINGS, *rows], root / f"sheet.{ending}")

    return lay_out


def reports(ending: str) -> Scene:
    """A sheet of reports on tasks that the plan has."""

    def lay_out(root: Path, size: int) -> None:
        files(tasks(size)).lay_out(root)
        rows = [[f"I.{n}", f"Việc thứ {n} của kế hoạch", "Đang thực hiện"] for n in range(size)]
        head = ["Mã nhiệm vụ", "Nhiệm vụ", "Tình hình thực hiện"]
        SHEETS[ending]([head, *rows], root / f"reports.{ending}")

    return lay_out


def sides(root: Path, size: int) -> None:
    """Three versions of a plan: each side changed every task, and told of it."""
    for name, note in (("base", ""), ("ours", " b"), ("theirs", " c")):
        text = HEAD + dated(size, note)
        if name == "ours":
            text = text.replace("/6/2026", "/7/2026")
        (root / f"{name}.yaml").write_text(text, "utf-8")
    files(dated(size)).lay_out(root)


def logs_of_sides(root: Path, size: int) -> None:
    """Three versions of a plan of one task: each side told of it many times."""
    for name in ("base", "ours", "theirs"):
        count = 1 if name == "base" else size
        items = (f"{{date: {day(n)}, by: bo-a, note: {name} {n}}}" for n in range(count))
        log = "".join(f"      - {item}\n" for item in items)
        text = HEAD + "  - id: I.0\n    title: Việc\n    area: I\n    updates:\n" + log
        (root / f"{name}.yaml").write_text(text, "utf-8")
    files(tasks(1)).lay_out(root)


def two_folders(root: Path, size: int) -> None:
    """A workspace and what it was: every task moved, told of, with another title."""
    files(dated(size)).lay_out(root / "before")
    later = dated(size, " b").replace("/6/2026", "/7/2026").replace("Việc", "Phần việc")
    files(later).lay_out(root)


def history(root: Path, size: int) -> None:
    """A repository in which each commit adds an entry to the log of one task."""
    files(tasks(1)).lay_out(root)
    head, register = HEAD.encode(), (root / REGISTER).read_bytes()
    stream = io.BytesIO()
    entries = b""
    for number in range(size):
        entries += b"      - {date: %s, by: bo-a, note: lan %d}\n" % (day(number).encode(), number)
        text = head + b"  - id: I.0\n    title: Viec\n    area: I\n    updates:\n" + entries
        stream.write(
            b"commit refs/heads/main\ncommitter N <n@vi.du> %d +0000\n" % (1767225600 + number)
        )
        stream.write(
            b"data 1\nx\nM 644 inline %s\ndata %d\n%s\n" % (PLAN.encode(), len(text), text)
        )
        if not number:
            stream.write(
                b"M 644 inline %s\ndata %d\n%s\n" % (REGISTER.encode(), len(register), register)
            )
    shutil.rmtree(root / ".git", ignore_errors=True)
    for words, given in (
        (["init", "-q", "-b", "main"], b""),
        (["fast-import", "--quiet"], stream.getvalue()),
        (["reset", "-q", "--hard", "main"], b""),
    ):
        subprocess.run(["git", *words], cwd=root, input=given, check=True, capture_output=True)


def many_plans(root: Path, size: int) -> None:
    """One workspace with many plans, each of one task."""
    for number in range(size):
        head = HEAD.replace("id: vi-du", f"id: vi-du-{number}")
        one = files(tasks(1), head=head)
        path = root / f"plans/{2020 + number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.plan)
    (root / REGISTER).write_bytes(one.register)


def many_workspaces(root: Path, size: int) -> None:
    """Many workspaces, each with one plan of a few tasks."""
    for number in range(size):
        head = HEAD.replace("id: vi-du", f"id: vi-du-{number}")
        files(tasks(2), head=head).lay_out(root / f"ws/{number}")


def lake(root: Path, size: int) -> None:
    many_workspaces(root, size)
    caich("collect", "ws", "-o", "lake", "-j", "1")


def large_lake(root: Path, size: int) -> None:
    """The lake of one plan with many tasks of areas and agencies of their own."""
    SIZES["tasks, each of its own area and agency"](size).lay_out(root / "ws/1")
    caich("collect", "ws", "-o", "lake", "-j", "1")


def issued(ending: str) -> Scene:
    """A report that was made of the plan, and the plan since told of more."""

    def lay_out(root: Path, size: int) -> None:
        files(dated(size)).lay_out(root)
        caich("render", "weekly", "-o", f"issued.{ending}", "--force")

    return lay_out


def sent_forms(root: Path, size: int) -> None:
    """The form of one agency with many tasks, every row filled in."""
    from openpyxl import load_workbook

    files(dated(size)).lay_out(root)
    shutil.rmtree(root / "forms", ignore_errors=True)
    caich("forms", "out", "--period", "2026-Q2", "-o", "forms")
    for path in (root / "forms").glob("*.xlsx"):
        book = load_workbook(path)
        for row in book.worksheets[0].iter_rows(min_row=8):
            row[5].value = "Đang thực hiện"
        book.save(path)


def forms_of_many(root: Path, size: int) -> None:
    """The forms of many agencies, one task each."""
    SIZES["tasks, each of its own area and agency"](size).lay_out(root)
    shutil.rmtree(root / "forms", ignore_errors=True)
    caich("forms", "out", "--period", "2026-Q2", "-o", "forms")


def below(root: Path, size: int) -> None:
    """A plan, and many below it, each of which breaks one of its tasks down."""
    files(tasks(size)).lay_out(root)
    for number in range(size):
        head = HEAD.replace("id: vi-du", f"id: duoi-{number}").replace("areas:", ABOVE + "areas:")
        task = tasks(1).replace("}\n", f", implements: vi-du/I.{number}}}\n")
        (root / f"plans/duoi-{number}.yaml").write_text(head + task, "utf-8")


ABOVE = "  implements: {plan: vi-du}\n"


def template(root: Path, size: int) -> None:
    files(tasks(4)).lay_out(root)
    part = "{% for one in report.areas %}{{ one.name }}{% endfor %}\n"
    (root / "long.md.j2").write_text(part * size, "utf-8")


SCENES: dict[str, Scene] = {
    **{kind: plan_of(kind) for kind in SIZES},
    **{kind: paper(kind, "md") for kind in PAPERS},
    **{f"a sheet as {ending}": sheet(ending) for ending in (*SHEETS, "pdf")},
    "a sheet of reports": reports("csv"),
    "a paper in Word": paper("parts", "docx"),
    "a paper as PDF": paper("parts", "pdf"),
    "tasks told of": lambda root, size: files(dated(size)).lay_out(root),
    "two sides of all tasks": sides,
    "two sides of one log": logs_of_sides,
    "a workspace and what it was": two_folders,
    "a history": history,
    "many plans": many_plans,
    "many plans below": below,
    "many workspaces": many_workspaces,
    "a lake of many workspaces": lake,
    "a lake of many areas and agencies": large_lake,
    "a paper issued": issued("md"),
    "a form of many tasks": sent_forms,
    "forms of many agencies": forms_of_many,
    "a long template": template,
}
