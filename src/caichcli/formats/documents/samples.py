"""Reports of an invented plan, to try templates on: one full, one in which nothing happened."""

import datetime as dt
from functools import cache
from typing import Any

import msgspec
from msgspec import structs

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.plan.periods import ReportingPeriod, week_holding
from caichcli.views.report.letters import letters
from caichcli.views.report.period import period_report
from caichcli.views.report.plan_requests import plan_requests
from caichcli.views.report.plans_near import PlansNear
from caichcli.views.report.sheet import sheet

DAY = dt.date(2026, 6, 28)
QUIET = dt.date(2026, 2, 8)
_ISSUED = "2026-01-15"
_PAPER = {"number": "02/TB-VD", "date": "2026-06-24"}

_REGISTER: dict[str, Any] = {
    "schema": 1,
    "agencies": [
        {"id": "co-quan-tren", "name": "Cơ quan cấp trên ví dụ", "kind": "ministry"},
        {"id": "bo-a", "name": "Bộ A", "kind": "ministry", "parent": "co-quan-tren"},
        {"id": "bo-b", "name": "Bộ B", "kind": "ministry"},
        {"id": "so-c", "name": "Sở C", "kind": "provincial-agency"},
        {"id": "bo-cu", "name": "Bộ cũ", "kind": "ministry", "to": "2026-03-01",
         "successors": ["bo-b"]},
    ],
    "groups": [{"id": "nhom", "name": "Nhóm ví dụ", "members": ["bo-b", "so-c"]}],
}  # fmt: skip
_TASKS: list[dict[str, Any]] = [
    {"deadline": "2026-06-25", "priority": True, "updates": [
        {"date": "2026-06-24", "status": "done", "results": [_PAPER]}]},
    {"deadline": "2026-06-10", "updates": [{"date": "2026-06-23", "status": "done"}]},
    {"deadline": "2026-06-26", "lead": ["bo-b", "so-c"], "assignment": "joint"},
    {"deadline": "2026-03-31", "lead": ["bo-cu"], "priority": True,
     "reminders": [{"date": f"2026-0{month}-05"} for month in (4, 5, 6)] + [
         {"date": "2026-06-20"}],
     "updates": [
         {"date": "2026-04-05", "status": "in-progress", "progress": 40, "reason": "Chờ ý kiến",
          "problems": [{"text": "Vướng mắc ví dụ", "to": "bo-a"}, {"text": "Đã giải quyết"}],
          "proposals": [{"text": "Kiến nghị ví dụ", "to": "bo-a"}, {"text": "Xem xét"}]},
         {"date": "2026-05-04", "resolves": "2026-04-05#1/3", "answer": "referred",
          "referred_to": "so-c"},
         {"date": "2026-06-23", "resolves": "2026-04-05#1/4", "answer": "considering"},
         {"date": "2026-06-24", "resolves": "2026-04-05#1/2", "answer": "partly-agreed"}]},
    {"deadline": "2026-07-05", "lead_basis": "carried", "updates": [
        {"date": "2026-06-23", "status": "submitted", "note": "Đã trình", "results": [_PAPER]}]},
    {"deadline": "2026-07-02", "adjustments": [
        {"date": "2026-06-24", "to": "2026-07-31", "document": _PAPER}]},
    {"deadline": "2026-12-31", "adjustments": [{"date": "2026-06-25", "to": "2026-09-30"}]},
    {"deadline": "Sau khi có hướng dẫn", "adjustments": [
        {"date": "2026-06-24", "to": "2026-08-31", "document": _PAPER}]},
    {"deadline": "Sau khi có quy định mới"},
    {"deadline": "Thường xuyên", "updates": [{"date": "2026-06-23", "results": [_PAPER]}]},
    {"deadline": "Hằng tháng", "updates": [
        {"date": "2026-06-24", "for": "2026-05", "status": "done", "results": [_PAPER]}]},
    {"deadline": "2026-09-30", "updates": [
        {"date": "2026-06-23", "status": "suspended", "document": _PAPER}]},
    {"deadline": "2026-09-30", "updates": [
        {"date": "2026-06-23", "status": "cancelled", "document": _PAPER, "note": "Gộp"}]},
    {"deadline": "2026-09-30", "updates": [
        {"date": "2026-05-05", "status": "suspended",
         "document": {"number": "01/TB-VD", "date": "2026-05-05"}},
        {"date": "2026-06-23", "status": "in-progress"}]},
    {"deadline": "2026-08-30", "updates": [
        {"date": "2026-05-05", "status": "done", "results": [_PAPER]},
        {"date": "2026-06-23", "status": "returned", "note": "Bổ sung"}]},
    {"deadline": "2026-05-31", "lead": ["nhom"], "updates": [
        {"date": "2026-06-23", "by": "bo-b", "status": "done", "results": [_PAPER]}]},
    {"deadline": "2026-08-31", "document": {**_PAPER, "assigned": "2026-06-24"}},
    {"lead": None},
]  # fmt: skip
_REMEDIES: list[dict[str, Any]] = [
    {"deadline": "02 ngày kể từ ngày nhận được"},
    {"deadline": "30 ngày kể từ ngày nhận được"},
    {},
    {"deadline": "Thường xuyên"},
    {"updates": [{"date": "2026-06-26", "by": "bo-a", "status": "done"}]},
    {"updates": [{"date": "2026-06-26", "by": "bo-a", "status": "closed"}]},
]
_INSPECTIONS: list[dict[str, Any]] = [
    {
        "id": "KT.1",
        "theme": "Chuyên đề ví dụ",
        "lead": "bo-a",
        "units": [
            {
                "unit": "bo-b",
                "parts": ["Văn phòng"],
                "time": "Tháng 5/2026",
                "updates": [
                    {"date": "2026-06-23", "status": "inspected", "document": _PAPER},
                    {"date": "2026-06-25", "status": "concluded", "document": _PAPER},
                ],
            },
            {"unit": "so-c", "time": "Tháng 5/2026"},
            {
                "unit": "bo-a",
                "updates": [{"date": "2026-06-23", "status": "postponed", "document": _PAPER}],
            },
            {
                "unit": "bo-cu",
                "updates": [{"date": "2026-06-23", "status": "not-held", "document": _PAPER}],
            },
            {
                "unit": "so-c",
                "unplanned": True,
                "updates": [{"date": "2026-06-24", "status": "inspected", "document": _PAPER}],
            },
        ],
        "shortcomings": [
            {
                "id": f"KT.1.{number}",
                "unit": "bo-b",
                "text": "Tồn tại ví dụ",
                "conclusion": _PAPER,
                "received": "2026-06-24",
                **one,
            }
            for number, one in enumerate(_REMEDIES, 1)
        ],
    },
]
_INITIATIVES: list[dict[str, Any]] = [
    {
        "id": f"SK.{number}",
        "kind": "proposal",
        "title": "Sáng kiến ví dụ",
        "unit": "bo-b",
        "updates": [{"date": "2026-06-24", "status": status}],
    }
    for number, status in enumerate(("proposed", "applied", "recognised", "declined"), 1)
]


_NEAR = PlansNear(("so-c",), (), ("bo-b",), ("I.1",), ("duoi/a",), (), ("duoi/a",))


def samples(report: str) -> list[Any]:
    """The values of a report, in a full week or day and in a quiet one."""
    full, quiet = _book(full=True), _book(full=False)
    if report == "letters":
        return list(letters(full, DAY).letters)
    if report == "plan-requests":
        return list(plan_requests(full, {"vi-du": full, "duoi": _below()}, DAY))
    if report == "sheet":
        return [sheet(full, DAY, "bo-b"), sheet(quiet, QUIET, "bo-a")]
    every = full.head.reporting
    closing = every.closing_day if every else None
    return [
        structs.replace(period_report(full, week_holding(DAY, closing), DAY), plans=_NEAR),
        period_report(full, _days(dt.date(2026, 4, 1), DAY), DAY, ("bo-b",)),
        period_report(quiet, week_holding(QUIET, closing), QUIET),
        period_report(full, week_holding(dt.date(2026, 1, 18), closing), dt.date(2026, 1, 18)),
    ]


def _below() -> Book:
    """A plan of others in which one that has sent none has a task."""
    plan = {
        "schema": 1,
        "plan": {
            "id": "duoi",
            "title": "Kế hoạch ví dụ của nơi khác",
            "document": {"number": "03/KH-VD", "date": _ISSUED},
            "period": {"from": "2026-01-01", "to": "2026-12-31"},
        },
        "areas": [{"id": "I", "name": "Nhóm nhiệm vụ ví dụ"}],
        "tasks": [
            {"id": "a", "title": "Phần việc ví dụ", "area": "I", "lead": ["bo-b"],
             "implements": "vi-du-2026/I.1"},
        ],
    }  # fmt: skip
    return Book(msgspec.convert(plan, PlanFile), Register(msgspec.convert(_REGISTER, RegisterFile)))


def _days(first: dt.date, last: dt.date) -> ReportingPeriod:
    return ReportingPeriod("custom", last.year, 0, first, last, last + (last - first))


@cache
def _book(*, full: bool) -> Book:
    tasks = [
        {"id": f"I.{number}", "title": f"Nhiệm vụ ví dụ {number}", "area": "I", "lead": ["bo-b"],
         "product": "Báo cáo", **task}
        for number, task in enumerate(_TASKS, 1)
    ]  # fmt: skip
    head = {
        "id": "vi-du-2026",
        "title": "Kế hoạch ví dụ năm 2026",
        "illustrative": True,
        "document": {"number": "01/QĐ-VD", "date": _ISSUED, "issuer": "Cơ quan ví dụ"},
        "period": {"from": "2026-01-01", "to": "2026-12-31"},
        "standing_agency": "bo-a",
        "source": "Ví dụ",
        "reporting": {"every": "week"},
        "follow_up": {"plans_below": {"days": 30, "document": _PAPER}},
    }
    areas = [{"id": "I", "name": "Nhóm nhiệm vụ ví dụ"}]
    plan = {"schema": 1, "plan": head, "areas": areas, "tasks": tasks if full else []}
    if full:
        plan |= {"inspections": _INSPECTIONS, "initiatives": _INITIATIVES}
    return Book(msgspec.convert(plan, PlanFile), Register(msgspec.convert(_REGISTER, RegisterFile)))
