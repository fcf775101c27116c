"""The same work in the peers' own forms: as many entries, the same titles and days."""

import json
import shutil
import uuid
from pathlib import Path

from bench.plans import AGENCIES, titles

# The caich plan's keys and types in yamale's words; what the model requires, this requires.
YAMALE = """\
schema: int()
plan: include('plan')
areas: list(include('area'))
tasks: list(include('task'))
---
plan:
  id: str()
  title: str()
  illustrative: bool(required=False)
  document: include('document')
  period: include('period')
document:
  number: str(required=False)
  date: day(required=False)
  issuer: str(required=False)
period:
  from: day()
  to: day()
area:
  id: str()
  name: str()
task:
  id: str()
  title: str()
  area: str()
  lead: list(str(), required=False)
  support: list(str(), required=False)
  deadline: str(required=False)
  product: str(required=False)
  priority: bool(required=False)
  adjustments: list(include('adjustment'), required=False)
  reminders: list(include('reminder'), required=False)
  updates: list(include('update'), required=False)
adjustment:
  date: day()
  to: day()
  document: include('document', required=False)
reminder:
  date: day()
  document: include('document', required=False)
update:
  date: day()
  by: str(required=False)
  for: str(required=False)
  status: enum('not-started', 'in-progress', 'submitted', 'done', 'returned', required=False)
  progress: int(min=0, max=100, required=False)
  note: str(required=False)
  results: list(include('document'), required=False)
"""

YAMLLINT = "extends: default\nrules: {line-length: disable, document-start: disable}\n"

HELLO = """\
import typer

app = typer.Typer()


@app.command()
def hello(name: str = "") -> None:
    print(f"Hello {name}")


app()
"""

LOAD = """\
import sys

import yaml

with open(sys.argv[1], encoding="utf-8") as file:
    yaml.load(file, yaml.CSafeLoader)
"""


def journal(path: Path, entries: int) -> None:
    """For hledger: one balanced transaction an entry, with a due date and a tag."""
    with path.open("w", encoding="utf-8") as file:
        for number, (title, day) in enumerate(titles(entries)):
            lead = f"co-quan:so-{number % AGENCIES + 1:02}"
            file.write(
                f"{day:%Y-%m-%d} {title}  ; han:{day:%Y-%m-%d}\n"
                f"    {lead}    1 NV\n    ke-hoach:nhom-{number % 6 + 1}\n\n"
            )


def ledger(path: Path, entries: int) -> None:
    """For beancount: the same transactions."""
    with path.open("w", encoding="utf-8") as file:
        accounts = [f"Assets:CoQuan{number:02}" for number in range(1, AGENCIES + 1)]
        areas = [f"Equity:Nhom{number}" for number in range(1, 7)]
        for account in (*accounts, *areas):
            file.write(f"2020-01-01 open {account}\n")
        for number, (title, day) in enumerate(titles(entries)):
            file.write(
                f'\n{day:%Y-%m-%d} * "{title}"\n  han: {day:%Y-%m-%d}\n'
                f"  {accounts[number % AGENCIES]}  1 NV\n  {areas[number % 6]}\n"
            )


def pending(folder: Path, entries: int) -> None:
    """For Taskwarrior: a data folder, and tasks to import, each with a due date and a project."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "taskrc").write_text(
        f"data.location={folder}\nconfirmation=off\nverbose=nothing\nhooks=off\n", encoding="utf-8"
    )
    tasks = [
        {
            "uuid": str(uuid.UUID(int=number + 1, version=4)),
            "status": "pending",
            "description": title,
            "entry": "20200111T000000Z",
            "due": f"{day:%Y%m%d}T000000Z",
            "project": f"nhom-{number % 6 + 1}",
            "tags": [f"coquan{number % AGENCIES + 1:02}"],
        }
        for number, (title, day) in enumerate(titles(entries))
    ]
    (folder / "tasks.json").write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8")


SHEET = """\
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
for sheet in book.worksheets:
    for row in sheet.iter_rows(values_only=True):
        tuple(row)
"""

CELLS = """\
import datetime as dt
import json
import sys

import xlsxwriter

with open(sys.argv[1], encoding="utf-8") as file:
    sheets = json.load(file)
book = xlsxwriter.Workbook(sys.argv[2], {"in_memory": True})
day = book.add_format({"num_format": "dd/mm/yyyy"})
text = book.add_format({"text_wrap": True})
for cells in sheets:
    sheet = book.add_worksheet()
    for row, column, value, is_day in cells:
        if is_day:
            sheet.write_datetime(row, column, dt.datetime.fromisoformat(value), day)
        else:
            sheet.write(row, column, value, text)
book.close()
"""


def sheet(path: Path, tasks: int) -> None:
    """A follow-up table in Excel, as staff keep it, with so many rows."""
    import openpyxl

    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn hoàn thành", "Sản phẩm"])
    for number, (title, day) in enumerate(titles(tasks), start=1):
        lead = f"Cơ quan minh họa số {number % AGENCIES + 1:02}"
        page.append([number, title, lead, f"{day.day}/{day.month}/{day.year}", "Báo cáo"])
    book.save(path)


def cells(workbook: Path, path: Path) -> None:
    """The cells of a workbook, for XlsxWriter to write the same again."""
    import openpyxl

    found = []
    for page in openpyxl.load_workbook(workbook).worksheets:
        filled = (cell for row in page.iter_rows() for cell in row if cell.value is not None)
        found.append(
            [(cell.row - 1, cell.column - 1, _plain(cell.value), cell.is_date) for cell in filled]
        )
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float) else str(value)
