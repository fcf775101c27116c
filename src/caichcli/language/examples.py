"""An example or two of every key's value: for editors to offer, for pages to show.

What people write in their own words stands in both languages. Names, numbers of
documents and deadlines are written in Vietnamese in every plan.
"""

from typing import Any

Examples = list[Any]

_LAST_REPORT = {"date": "2020-04-03", "by": "bo-noi-vu", "status": "in-progress", "progress": 40}
_LETTER = {"number": "12/TB-VPCP", "date": "2020-04-15"}
_PERIOD = {"from": "2020-01-01", "to": "2020-12-31"}
_RESOLUTION = {"number": "30c/NQ-CP", "date": "2011-11-08", "issuer": "Chính phủ"}


def _both(*values: Any) -> tuple[Examples, Examples]:
    return list(values), list(values)


# A key of the model -> its examples in Vietnamese, in English.
TABLE: dict[str, tuple[Examples, Examples]] = {
    "PlanFile.schema": _both(1),
    "PlanFile.plan": (
        [
            {
                "id": "ke-hoach-2020",
                "title": "Kế hoạch năm 2020",
                "document": {"number": "169/QĐ-BCĐCCHC", "date": "2020-03-11"},
                "period": _PERIOD,
            }
        ],
        [
            {
                "id": "plan-2020",
                "title": "Plan for 2020",
                "document": {"number": "169/QĐ-BCĐCCHC", "date": "2020-03-11"},
                "period": _PERIOD,
            }
        ],
    ),
    "PlanFile.areas": (
        [[{"id": "I", "name": "Công tác lãnh đạo, chỉ đạo"}]],
        [[{"id": "I", "name": "Leadership and direction"}]],
    ),
    "PlanFile.tasks": (
        [
            [
                {
                    "id": "I.1",
                    "title": "Ban hành kế hoạch kiểm tra",
                    "area": "I",
                    "lead": ["bo-noi-vu"],
                }
            ]
        ],
        [[{"id": "I.1", "title": "Issue the plan", "area": "I", "lead": ["bo-noi-vu"]}]],
    ),
    "PlanHead.id": (["ke-hoach-2020"], ["plan-2020"]),
    "PlanHead.title": (
        ["Kế hoạch hoạt động năm 2020 của Ban Chỉ đạo cải cách hành chính"],
        ["The Steering Committee for Administrative Reform: plan for 2020"],
    ),
    "PlanHead.document": _both({"number": "169/QĐ-BCĐCCHC", "date": "2020-03-11"}),
    "PlanHead.period": _both(_PERIOD),
    "PlanHead.illustrative": _both(True),
    "PlanHead.standing_agency": _both("bo-noi-vu"),
    "PlanHead.source": (
        ["Bản tóm tắt đăng trên Cổng Thông tin điện tử"],
        ["The summary published on the portal"],
    ),
    "PlanHead.bases": _both([_RESOLUTION]),
    "PlanHead.objectives": (
        [["Hoàn thành các nhiệm vụ của kế hoạch đúng thời hạn"]],
        [["Complete the tasks of the plan on time"]],
    ),
    "PlanHead.reporting": _both({"every": "quarter", "cutoff": "administrative"}),
    "PlanHead.calendar": _both({"days_off": ["2020-05-04"], "working_days": ["2020-05-09"]}),
    "PlanHead.follow_up": _both({"due_soon": 15, "reminders": 3}),
    "PlanDocument.number": _both("169/QĐ-BCĐCCHC"),
    "PlanDocument.date": _both("2020-03-11"),
    "PlanDocument.issuer": _both("Ban Chỉ đạo cải cách hành chính của Chính phủ"),
    "PlanDocument.title": (
        ["Quyết định ban hành Kế hoạch hoạt động năm 2020"],
        ["Decision issuing the plan for 2020"],
    ),
    "PlanDocument.url": _both("https://example.vn/van-ban/169"),
    "Document.number": _both("30c/NQ-CP", "225/QĐ-TTg"),
    "Document.date": _both("2011-11-08", "2016-02-04"),
    "Document.issuer": _both("Chính phủ", "Thủ tướng Chính phủ"),
    "Document.title": (
        ["Nghị quyết ban hành Chương trình tổng thể cải cách hành chính nhà nước"],
        ["Resolution issuing the overall programme of administrative reform"],
    ),
    "Document.url": _both("https://example.vn/van-ban/30c"),
    "Period.from": _both("2020-01-01"),
    "Period.to": _both("2020-12-31"),
    "Reporting.every": _both("quarter"),
    "Reporting.cutoff": _both("administrative"),
    "Reporting.closing_day": _both("sunday"),
    "WorkCalendar.days_off": _both(["2020-04-30", "2020-05-01"]),
    "WorkCalendar.working_days": _both(["2020-05-09"]),
    "FollowUp.due_soon": _both(15),
    "FollowUp.bands": _both([30, 60, 120]),
    "FollowUp.reminders": _both(3),
    "Area.id": _both("I", "II"),
    "Area.name": (["Công tác lãnh đạo, chỉ đạo"], ["Leadership and direction"]),
    "Area.source": (
        ["Về công tác lãnh đạo, chỉ đạo"],
        ["On leadership and direction"],
    ),
    "Task.id": _both("I.1", "IV.2"),
    "Task.title": (
        ["Triển khai Đề án thông tin tuyên truyền cải cách hành chính"],
        ["Carry out the scheme of information on administrative reform"],
    ),
    "Task.area": _both("I"),
    "Task.lead": _both(["bo-noi-vu"]),
    "Task.lead_basis": _both("stated"),
    "Task.support": _both(["bo-tu-phap", "van-phong-chinh-phu"]),
    "Task.assignment": _both("each"),
    "Task.deadline": _both("Quý II/2020", "trước ngày 30/6/2020", "hằng quý", "2020-06-30"),
    "Task.product": (
        ["Báo cáo", "Quyết định của Thủ tướng Chính phủ"],
        ["Report", "Decision of the Prime Minister"],
    ),
    "Task.document": _both(_LETTER),
    "Task.source": (
        ["Bộ Nội vụ chủ trì triển khai Đề án thông tin tuyên truyền"],
        ["The Ministry of Home Affairs shall carry out the scheme of information"],
    ),
    "Task.priority": _both(True),
    "Task.implements": _both("2020/II.1"),
    "Task.note": (
        ["Thực hiện theo chỉ đạo tại cuộc họp tháng 4"],
        ["As directed at the meeting in April"],
    ),
    "Task.adjustments": _both([{"date": "2020-06-20", "to": "30/9/2020", "document": _LETTER}]),
    "Task.reminders": _both([{"date": "2020-06-20", "document": {"number": "45/CV-BNV"}}]),
    "Task.updates": _both([_LAST_REPORT]),
    "TaskDocument.number": _both("12/TB-VPCP"),
    "TaskDocument.date": _both("2020-04-15"),
    "TaskDocument.assigned": _both("2020-04-20"),
    "TaskDocument.issuer": _both("Văn phòng Chính phủ"),
    "TaskDocument.title": (
        ["Thông báo kết luận của Thủ tướng Chính phủ"],
        ["Notice of the Prime Minister's conclusions"],
    ),
    "TaskDocument.url": _both("https://example.vn/van-ban/12"),
    "Update.date": _both("2020-04-03"),
    "Update.by": _both("bo-noi-vu"),
    "Update.agency": _both("bo-tu-phap"),
    "Update.recorded_by": (["Văn phòng Ban Chỉ đạo"], ["Office of the Steering Committee"]),
    "Update.status": _both("in-progress", "done"),
    "Update.progress": _both(40),
    "Update.note": (
        ["Đã gửi dự thảo lấy ý kiến các bộ, ngành"],
        ["The draft was sent to the ministries for comment"],
    ),
    "Update.results": _both([{"number": "03/BC-BNV", "date": "2020-04-02"}]),
    "Update.completed": _both("2020-04-01"),
    "Update.for": _both("2020-Q1", "2020-03", "2020-W15"),
    "Update.document": _both({"number": "03/BC-BNV", "date": "2020-04-02"}),
    "Update.reason": (
        ["Chờ ý kiến của cơ quan phối hợp"],
        ["Waiting for the supporting agencies' opinion"],
    ),
    "Update.problems": (
        [[{"text": "Chưa có số liệu của các địa phương", "to": "bo-noi-vu"}]],
        [[{"text": "The provinces have sent no figures yet", "to": "bo-noi-vu"}]],
    ),
    "Update.proposals": (
        [[{"text": "Đề nghị gia hạn đến hết quý III", "to": "thu-tuong"}]],
        [[{"text": "An extension to the end of the third quarter", "to": "thu-tuong"}]],
    ),
    "Update.corrects": _both("2020-04-03", "2020-04-03#2"),
    "Update.withdraws": _both("2020-04-03#1"),
    "Update.resolves": _both("2020-04-03#1", "2020-04-03#1/2"),
    "Concern.text": (
        ["Chưa có số liệu của các địa phương"],
        ["The provinces have sent no figures yet"],
    ),
    "Concern.to": _both("thu-tuong"),
    "Adjustment.date": _both("2020-06-20"),
    "Adjustment.to": _both("30/9/2020", "Quý III/2020"),
    "Adjustment.document": _both(_LETTER),
    "Adjustment.for": _both("2020-Q2"),
    "Adjustment.note": (
        ["Gia hạn theo đề nghị của cơ quan chủ trì"],
        ["Extended at the lead agency's request"],
    ),
    "Reminder.date": _both("2020-06-20"),
    "Reminder.document": _both({"number": "45/CV-BNV", "date": "2020-06-20"}),
    "Reminder.agency": _both("bo-noi-vu"),
    "Reminder.note": (["Đôn đốc lần thứ hai"], ["Second reminder"]),
    "RegisterFile.schema": _both(1),
    "RegisterFile.agencies": _both([{"id": "bo-noi-vu", "name": "Bộ Nội vụ", "kind": "ministry"}]),
    "RegisterFile.groups": _both([{"id": "cac-bo", "name": "Các bộ", "kinds": ["ministry"]}]),
    "Agency.id": _both("bo-noi-vu"),
    "Agency.name": _both("Bộ Nội vụ"),
    "Agency.kind": _both("ministry"),
    "Agency.abbreviations": _both(["BNV"]),
    "Agency.aliases": _both(["Đài THVN"]),
    "Agency.from": _both("2025-03-01"),
    "Agency.to": _both("2025-02-28"),
    "Agency.successors": _both(["bo-tai-chinh"]),
    "Agency.parent": _both("bo-noi-vu"),
    "Agency.source": _both("Nghị quyết số 176/2025/QH15"),
    "Group.id": _both("cac-bo-nganh-dia-phuong"),
    "Group.name": _both("Các bộ, ngành, địa phương"),
    "Group.abbreviations": _both(["BCĐ"]),
    "Group.aliases": _both(["Các Bộ, ngành và địa phương"]),
    "Group.members": _both(["bo-noi-vu", "bo-tu-phap"]),
    "Group.kinds": _both(["ministry", "ministerial-agency", "province"]),
    "Group.reference": _both("các cơ quan nêu tại điểm d, khoản 1, mục III"),
    "Group.complete": _both(False),
    "Group.source": (
        ["Quyết định thành lập Ban Chỉ đạo"],
        ["The decision that set up the Steering Committee"],
    ),
}
