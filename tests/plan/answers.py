"""What staff write in the file, and what must be said of it on a day.

A task is written as in a plan, without its id, title and area. An answer is
``day: class due +days late``. All days are of 2020; the plan runs from 1/1 to
31/12 and was issued on 10/1.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest
import yaml

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile, Task
from caichcli.plan.standing import Standing, standing

REGISTER = """
schema: 1
agencies:
  - {id: bo-a, name: Bộ A, abbreviations: [BA], kind: ministry}
  - {id: bo-b, name: Bộ B, abbreviations: [BB], kind: ministry}
  - {id: bo-c, name: Bộ C, kind: ministry}
  - {id: bo-m, name: Bộ M, kind: ministry, from: 2020-07-01}
  - {id: tinh-x, name: Tỉnh X, kind: province}
  - {id: tinh-y, name: Tỉnh Y, kind: province}
  - {id: van-phong, name: Văn phòng, kind: committee}
groups:
  - {id: hai-tinh, name: Hai tỉnh, members: [tinh-x, tinh-y]}
  - {id: cac-bo, name: Các bộ, kinds: [ministry]}
  - {id: moi-biet-bo-a, name: Các đơn vị đăng ký, members: [bo-a], complete: false}
  - {id: chua-biet, name: Các thành viên}
  - {id: cac-huyen, name: Các huyện, kinds: [district]}
"""

HEAD = """
schema: 1
plan:
  id: p
  title: Kế hoạch
  document: {number: 01/QĐ, date: 2020-01-10}
  period: {from: 2020-01-01, to: 2020-12-31}
  standing_agency: van-phong
areas: [{id: I, name: Nhóm một}]
tasks: []
"""


def load(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)


def book_of(task: str) -> tuple[Book, Task]:
    """The plan with one task, written as in the file, without id, title and area."""
    data = load(HEAD)
    data["tasks"] = [{"id": "I.1", "title": "Nhiệm vụ", "area": "I"} | (load(task) or {})]
    register = Register(msgspec.convert(load(REGISTER), RegisterFile, strict=False))
    book = Book(msgspec.convert(data, PlanFile, strict=False), register)
    return book, book.tasks[0]


def day_of(text: str) -> dt.date:
    """``5/4`` -> 5 April 2020."""
    day, month = text.split("/")
    return dt.date(2020, int(month), int(day))


def said(state: Standing) -> str:
    """``overdue 31/3 +10``: the class, the due date in force, the days late."""
    words: list[str] = [state.class_]
    if state.due is not None:
        words.append(f"{state.due.day}/{state.due.month}")
    if state.days_late:
        words.append(f"+{state.days_late}")
    return " ".join(words)


def on(task: str, day: str) -> Standing:
    book, only = book_of(task)
    return standing(book, only, day_of(day))


def replies(task: str, days: Iterable[str]) -> dict[str, str]:
    return {day: said(on(task, day)) for day in days}


def table(*rows: tuple[str, str, str]) -> pytest.MarkDecorator:
    """Rows of a sentence, a task and its answers; the test gets the answers by day."""
    params = []
    for sentence, task, answers in rows:
        pairs = (answer.split(":") for answer in answers.split(";"))
        by_day = {day.strip(): reply.strip() for day, reply in pairs}
        params.append(pytest.param(task, by_day, id=sentence))
    return pytest.mark.parametrize(("task", "answers"), params)
