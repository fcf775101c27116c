"""A plan and a register with every key that there is, and ways to change one place of such data."""

from collections.abc import Iterator
from typing import Any

from caichcli.plan.plan_settings import PaperFace
from caichcli.plan.records import Record
from tests.random_plans import Data

# Every mapping of the model.
MAPPINGS = (*Record.__subclasses__(), *PaperFace.__subclasses__())

PLAN: Data = {
    "schema": 1,
    "plan": {
        "id": "vi-du-2026",
        "title": "Kế hoạch minh họa năm 2026",
        "illustrative": True,
        "document": {
            "number": "01/QĐ-VD",
            "date": "2026-01-15",
            "issuer": "Cơ quan ví dụ",
            "title": "Quyết định ban hành Kế hoạch",
            "url": "https://example.vn/01",
        },
        "period": {"from": "2026-01-01", "to": "2026-12-31"},
        "agency_plans": [
            {
                "date": "2026-02-10",
                "agency": "bo-b",
                "document": {"number": "05/KH-B", "date": "2026-02-05"},
                "integrated": True,
                "note": "Gửi kèm Công văn số 12/CV-B",
            }
        ],
        "plan_requests": [
            {
                "date": "2026-02-01",
                "agency": "bo-b",
                "document": {"number": "11/CV-A", "date": "2026-02-01"},
                "reply_by": "2026-02-10",
                "note": "Gửi qua trục liên thông",
            }
        ],
        "standing_agency": "bo-a",
        "implements": [{"plan": "vi-du-2025", "for": ["bo-a"]}],
        "source": "Bản đăng ngày 20/01/2026",
        "bases": [
            {
                "number": "30c/NQ-CP",
                "date": "2011-11-08",
                "issuer": "Chính phủ",
                "title": "Nghị quyết ban hành Chương trình tổng thể",
                "url": "https://example.vn/30c",
            }
        ],
        "objectives": ["Hoàn thành các mục tiêu"],
        "reporting": {"every": "week", "cutoff": "calendar", "closing_day": "friday"},
        "calendar": {"days_off": ["2026-01-02"], "working_days": ["2026-01-10"]},
        "follow_up": {
            "due_soon": 15,
            "bands": [30, 60],
            "reminders": 3,
            "non_working": "shown",
            "before": "day-before",
            "before_from": "2026-03-01",
            "plans_below": {"days": 30, "document": {"number": "01/QĐ-VD", "date": "2026-01-15"}},
        },
        "paper": {
            "superior": "Ủy ban nhân dân tỉnh X",
            "body": "Sở Nội vụ",
            "symbol": "SNV",
            "place": "Tỉnh X",
            "signatory": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
            "signer": "Nguyễn Văn A",
            "recipients": ["Như trên", "Lưu: VT"],
            "report": {
                "superior": "Ủy ban nhân dân tỉnh X",
                "body": "Ban Chỉ đạo",
                "symbol": "BCĐ",
                "place": "Tỉnh X",
                "signatory": ["TM. BAN CHỈ ĐẠO"],
                "signer": "Nguyễn Văn B",
                "recipients": ["Bộ Nội vụ"],
            },
            "letter": {"symbol": "SNV-CCHC"},
            "provenance": True,
            "draft": True,
            "ranking": True,
            "reconcile_days": 3,
        },
        "slips": [
            {
                "date": "2026-07-01",
                "keys": ["calendar"],
                "document": {"number": "01/QĐ-VD"},
                "page": "3",
            }
        ],
    },
    "areas": [{"id": "I", "name": "Công tác chỉ đạo", "source": "Về công tác chỉ đạo"}],
    "tasks": [
        {
            "id": "I.1",
            "title": "Báo cáo tình hình",
            "area": "I",
            "lead": ["bo-a"],
            "lead_basis": "stated",
            "support": ["so-b"],
            "unit": "Phòng Cải cách hành chính",
            "officer": "Người phụ trách",
            "assignment": "each",
            "deadline": {
                "words": "Kỳ họp giữa năm",
                "read_as": "Quý II/2026",
                "by": "bo-a",
                "date": "2026-01-20",
                "basis": {"number": "05/CV-BA", "date": "2026-01-20"},
            },
            "product": "Báo cáo",
            "document": {
                "number": "02/TB-VD",
                "date": "2026-02-01",
                "assigned": "2026-02-03",
                "issuer": "Văn phòng ví dụ",
                "title": "Thông báo kết luận",
                "url": "https://example.vn/02",
            },
            "source": "Giao Bộ A",
            "priority": True,
            "implements": [{"task": "2025/I.4", "seen": "v1-3f9c21ab"}],
            "note": "Ghi chú",
            "assessment": [
                {"date": "2026-06-02", "by": "bo-a", "rating": "watch", "reason": "Chưa rõ"}
            ],
            "slips": [
                {
                    "date": "2026-07-01",
                    "keys": ["deadline"],
                    "document": {"number": "01/QĐ-VD"},
                    "page": "3",
                    "by": "Văn phòng",
                    "note": "Chép nhầm",
                }
            ],
            "adjustments": [
                {
                    "date": "2026-06-20",
                    "to": "30/9/2026",
                    "lead": {"from": ["bo-b"], "to": ["bo-a"]},
                    "document": {"number": "03/TB-VD"},
                    "authority": {"number": "02/QĐ-VD"},
                    "for": "2026-Q2",
                    "note": "Gia hạn",
                }
            ],
            "reminders": [
                {
                    "date": "2026-06-25",
                    "document": {"number": "7/CV-VD"},
                    "agency": "bo-a",
                    "reply_by": "2026-07-05",
                    "note": "Lần 1",
                }
            ],
            "updates": [
                {
                    "date": "2026-07-03",
                    "by": "bo-a",
                    "agency": "so-b",
                    "recorded_by": "Văn phòng",
                    "status": "done",
                    "progress": 99.5,
                    "nothing_new": True,
                    "reconciles": "2026-06-28",
                    "note": "Đã xong",
                    "results": [{"number": "03/BC-VD", "date": "2026-07-02"}],
                    "completed": "2026-07-01",
                    "for": "2026-Q2",
                    "milestone": 1,
                    "document": {"number": "04/BC-VD"},
                    "reason": "Chờ ý kiến",
                    "problems": [{"text": "Thiếu số liệu", "to": "bo-a"}],
                    "proposals": [{"text": "Đề nghị gia hạn", "to": "bo-a"}],
                    "corrects": "2026-04-03#1",
                    "withdraws": "2026-04-03",
                    "resolves": "2026-04-03#1/2",
                    "answer": "referred",
                    "referred_to": "bo-a",
                }
            ],
        }
    ],
    "inspections": [
        {
            "id": "KT.1",
            "theme": "Kiểm tra việc giải quyết thủ tục",
            "document": {"number": "05/KH-VD", "date": "2026-02-02"},
            "lead": "bo-a",
            "team": ["bo-b"],
            "team_document": {"number": "06/QĐ-VD", "date": "2026-02-20"},
            "form": "direct",
            "inspected_period": "Năm 2025",
            "source": "Phụ lục",
            "note": "Kết hợp kiểm tra công vụ",
            "units": [
                {
                    "unit": "bo-b",
                    "parts": ["Văn phòng"],
                    "time": "Tháng 4/2026",
                    "form": "unannounced",
                    "unplanned": True,
                    "source": "Dòng 1",
                    "note": "Cùng đoàn khác",
                    "updates": [
                        {
                            "date": "2026-04-17",
                            "by": "bo-a",
                            "recorded_by": "Văn phòng Bộ A",
                            "status": "postponed",
                            "document": {"number": "15/TB-VD", "date": "2026-04-16"},
                            "to": "Tháng 5/2026",
                            "note": "Trùng lịch",
                        },
                        {"date": "2026-04-18", "note": "Thôi", "corrects": "2026-04-17#1"},
                        {"date": "2026-04-19", "withdraws": "2026-04-17#1"},
                    ],
                }
            ],
            "shortcomings": [
                {
                    "id": "KT.1.1",
                    "unit": "bo-b",
                    "text": "Chưa niêm yết đủ thủ tục",
                    "recommendation": "Niêm yết đủ",
                    "owner": "bo-b",
                    "conclusion": {"number": "12/KL-VD", "date": "2026-05-04"},
                    "received": "2026-05-06",
                    "deadline": "30 ngày kể từ ngày nhận được",
                    "note": "Theo dõi",
                    "adjustments": [{"date": "2026-06-01", "to": "30/6/2026"}],
                    "reminders": [{"date": "2026-06-08"}],
                    "updates": [
                        {
                            "date": "2026-06-02",
                            "by": "bo-a",
                            "recorded_by": "Văn phòng Bộ A",
                            "status": "done",
                            "completed": "2026-06-01",
                            "document": {"number": "40/BC-BB", "date": "2026-06-01"},
                            "note": "Đã niêm yết",
                        },
                        {"date": "2026-06-03", "note": "Thôi", "corrects": "2026-06-02#1"},
                        {"date": "2026-06-04", "withdraws": "2026-06-02#1"},
                    ],
                }
            ],
        }
    ],
    "initiatives": [
        {
            "id": "SK.1",
            "kind": "solution",
            "title": "Trả kết quả tại nhà",
            "unit": "bo-b",
            "area": "I",
            "problem": "Đi lại nhiều lần",
            "first_applied": "2026-03-02",
            "effect": "Giảm 02 ngày",
            "effect_source": "Báo cáo số 12/BC-VD",
            "scope": "Toàn ngành",
            "decision": {
                "number": "30/QĐ-VD",
                "date": "2026-05-20",
                "level": "Cấp bộ",
                "issuer": "Bộ A",
                "title": "Công nhận sáng kiến",
            },
            "replicated": ["bo-a"],
            "source": "Báo cáo quý I",
            "note": "Thí điểm",
            "updates": [
                {
                    "date": "2026-03-02",
                    "by": "bo-b",
                    "recorded_by": "Văn phòng",
                    "status": "replicated",
                    "unit": "bo-a",
                    "document": {"number": "12/BC-BB", "date": "2026-03-01"},
                    "note": "Áp dụng",
                },
                {"date": "2026-03-03", "note": "x", "corrects": "2026-03-02#1"},
                {"date": "2026-03-04", "withdraws": "2026-03-02#1"},
            ],
        }
    ],
}

REGISTER: Data = {
    "schema": 1,
    "agencies": [
        {
            "id": "bo-a",
            "name": "Bộ A",
            "kind": "ministry",
            "abbreviations": ["BA"],
            "aliases": ["Bộ A cũ"],
            "from": "2020-01-01",
            "to": "2030-12-31",
            "successors": ["so-b"],
            "slips": [
                {
                    "date": "2026-07-01",
                    "keys": ["kind"],
                    "document": {"number": "01/QĐ-VD"},
                    "page": "3",
                }
            ],
            "parent": "so-b",
            "emails": ["vanthu@bo-a.example"],
            "source": "Nghị quyết số 1",
        },
        {"id": "so-b", "name": "Sở B", "kind": "provincial-agency"},
    ],
    "groups": [
        {
            "id": "cac-bo",
            "name": "Các bộ",
            "abbreviations": ["CB"],
            "aliases": ["Các Bộ"],
            "members": ["bo-a"],
            "kinds": ["ministry", "province"],
            "reference": "các cơ quan nêu tại khoản 1",
            "complete": False,
            "slips": [
                {
                    "date": "2026-07-01",
                    "keys": ["members"],
                    "document": {"number": "01/QĐ-VD"},
                    "page": "3",
                }
            ],
            "source": "Phụ lục kèm theo Quyết định",
        }
    ],
}


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in steps:
        yield (*path, step)
        if isinstance(value, dict | list):
            yield from places(value, (*path, step))


def with_value(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The data with one value replaced or added; the rest is shared."""
    changed = data.copy()
    step, *rest = path
    changed[step] = with_value(data[step], tuple(rest), value) if rest else value
    return changed


def without(data: Any, path: tuple[Any, ...]) -> Any:
    changed = data.copy()
    step, *rest = path
    if rest:
        changed[step] = without(data[step], tuple(rest))
    else:
        del changed[step]
    return changed
