"""The same work in the peers' own forms: as many entries, the same titles and days."""

import json
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
    """For Taskwarrior: its data folder, with a due date and a project in every task."""
    folder.mkdir(parents=True, exist_ok=True)
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
