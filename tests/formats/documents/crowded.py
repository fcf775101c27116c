"""A plan of an invented year in which every list of every report is longer than a page shows.

Tasks of each kind stand there ``COUNT`` times, one in each area; one kind fills several lists.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile

COUNT = 51
"""One more than the rows of a list that an HTML page shows."""
DAY = dt.date(2026, 6, 28)
ISSUED = dt.date(2026, 1, 2)
AFTER = dt.date(2027, 1, 1)
"""The plan's period is over."""
BUSIEST = "bo-1"
"""The agency that leads most tasks, supports as many as there are areas, and owes as a member."""

_PAPER = {"number": "02/TB-VD", "date": "2026-06-24"}
_AGENCIES = [
    {"id": f"bo-{number}", "name": f"Bộ {number}", "kind": "ministry"}
    for number in range(1, COUNT + 2)
]
_GROUPS = [
    {"id": "hai-bo", "name": "Hai bộ", "members": [BUSIEST, "bo-2"]},
    {"id": "cac-bo", "name": "Các bộ", "members": [agency["id"] for agency in _AGENCIES]},
]

# "bo-*" is another agency in each area.
_IN_EACH_AREA: dict[str, dict[str, Any]] = {
    "handed over": {
        "deadline": "31/12/2026",
        "adjustments": [{"date": "2026-06-24", "lead": {"to": ["bo-2"]}, "document": _PAPER}],
    },
    "newly done, extended before": {
        "deadline": "25/5/2026",
        "priority": True,
        "adjustments": [{"date": "2026-06-22", "to": "25/6/2026", "document": _PAPER}],
        "updates": [{"date": "2026-06-24", "status": "done", "results": [_PAPER]}],
    },
    "newly overdue, of two leads, shortened before": {
        "deadline": "31/12/2026",
        "lead": [BUSIEST, "bo-*"],
        "assignment": "joint",
        "adjustments": [{"date": "2026-06-22", "to": "26/6/2026"}],
    },
    "returned, overdue, urged too often, with problems and proposals": {
        "deadline": "31/3/2026",
        "reminders": [
            {"date": day} for day in ("2026-04-05", "2026-04-20", "2026-05-05", "2026-06-20")
        ],
        "updates": [
            {
                "date": "2026-04-05",
                "status": "done",
                "reason": "Chờ ý kiến",
                "problems": [{"text": "Vướng mắc", "to": "bo-2"}, {"text": "Đã gỡ"}],
                "proposals": [{"text": "Kiến nghị", "to": "bo-2"}],
            },
            {"date": "2026-06-23", "status": "returned", "note": "Bổ sung"},
            {"date": "2026-06-24", "resolves": "2026-04-05#1/2", "note": "Đồng ý"},
        ],
    },
    "newly assigned, submitted, due soon": {
        "deadline": "05/7/2026",
        "lead_basis": "carried",
        "document": {**_PAPER, "assigned": "2026-06-24"},
        "updates": [{"date": "2026-06-25", "status": "submitted", "results": [_PAPER]}],
    },
    "supported, due in the next period": {
        "deadline": "01/7/2026",
        "lead": ["bo-*"],
        "support": [BUSIEST],
    },
    "recurring, one occurrence met": {
        "deadline": "Hằng tháng",
        "updates": [
            {"date": "2026-06-24", "for": "2026-05", "status": "done", "results": [_PAPER]}
        ],
    },
    "suspended": {
        "deadline": "30/9/2026",
        "updates": [{"date": "2026-06-23", "status": "suspended", "document": _PAPER}],
    },
    "continuous, resumed": {
        "deadline": "Thường xuyên",
        "updates": [
            {
                "date": "2026-05-05",
                "status": "suspended",
                "document": {"number": "01/TB-VD", "date": "2026-05-05"},
            },
            {"date": "2026-06-23", "status": "in-progress", "results": [_PAPER]},
        ],
    },
    "cancelled": {
        "deadline": "30/9/2026",
        "updates": [{"date": "2026-06-23", "status": "cancelled", "document": _PAPER}],
    },
    "of two members, one of them done": {
        "deadline": "31/5/2026",
        "lead": ["hai-bo"],
        "updates": [{"date": "2026-06-23", "by": "bo-2", "status": "done", "results": [_PAPER]}],
    },
    "without a term": {},
}
# Of these the members and the occurrences are many, or they are told by figures alone.
_ONCE: dict[str, dict[str, Any]] = {
    "of many members": {"deadline": "31/5/2026", "lead": ["cac-bo"]},
    "of many occurrences": {"deadline": "thứ 6 hằng tuần"},
    "without a lead": {"deadline": "31/5/2026", "lead": None},
}


def crowded_book() -> Book:
    """The plan; of each task a report is owed every week."""
    head = {
        "id": "dong-2026",
        "title": "Kế hoạch đông việc năm 2026",
        "illustrative": True,
        "document": {"number": "01/QĐ-VD", "date": ISSUED.isoformat(), "issuer": "Cơ quan ví dụ"},
        "period": {"from": "2026-01-01", "to": "2026-12-31"},
        "standing_agency": "bo-2",
        "source": "Ví dụ",
        "reporting": {"every": "week"},
    }
    areas = [{"id": f"N{number}", "name": f"Nhóm {number}"} for number in range(1, COUNT + 1)]
    plan = {"schema": 1, "plan": head, "areas": areas, "tasks": list(_tasks())}
    register = {"schema": 1, "agencies": _AGENCIES, "groups": _GROUPS}
    return Book(msgspec.convert(plan, PlanFile), Register(msgspec.convert(register, RegisterFile)))


def _tasks() -> Iterator[dict[str, Any]]:
    for area in range(1, COUNT + 1):
        kinds = _IN_EACH_AREA if area > 1 else _IN_EACH_AREA | _ONCE
        for number, (kind, task) in enumerate(kinds.items(), 1):
            leads = task.get("lead", [BUSIEST]) or ()
            yield {
                "id": f"N{area}.{number}",
                "title": f"Nhiệm vụ {kind}",
                "area": f"N{area}",
                **task,
                "lead": [lead.replace("*", str(area + 1)) for lead in leads] or None,
            }
