"""The sentences of ``caich status``."""

TABLE: dict[str, tuple[str, str]] = {
    "whole-plan": ("TOÀN BỘ KẾ HOẠCH", "THE WHOLE PLAN"),
    "standing-agency": ("{name}, cơ quan thường trực", "{name}, standing agency"),
    "made-of": (
        "trực tiếp {direct}, qua nhóm {via}; phối hợp {supported}",
        "directly {direct}, through groups {via}; supporting {supported}",
    ),
    "done-parts-plain": ("đúng hạn {on_time}, quá hạn {late}", "on time {on_time}, late {late}"),
    "done-parts": (
        "đúng hạn {on_time}, trong đó được gia hạn {extended}; quá hạn {late}",
        "on time {on_time}, of which {extended} after an extension; late {late}",
    ),
    "not-done-parts-period": (
        "trong hạn {in_term}, quá hạn {overdue}, trong đó quá kỳ kế hoạch {period}",
        "within term {in_term}, overdue {overdue}, of which past the plan's period {period}",
    ),
    "not-done-parts": (
        "trong hạn {in_term}, quá hạn {overdue}",
        "within term {in_term}, overdue {overdue}",
    ),
    "cancelled-beside": (
        "Ngoài tổng số: đưa ra khỏi kế hoạch",
        "Outside the total: withdrawn from the plan",
    ),
    "of-tasks": ("{part}/{whole} nhiệm vụ", "{part} of {whole} tasks"),
    "nothing-due": ("chưa có nhiệm vụ đến hạn", "no task is due yet"),
    "direct": ("Trực tiếp chủ trì ({count})", "Leads directly ({count})"),
    "through-groups": (
        "Chủ trì qua nhóm ({count}): từng cơ quan thực hiện và báo cáo phần việc của mình",
        "Leads through groups ({count}): each agency does and reports its own part",
    ),
    "by-area": ("Theo nhóm nhiệm vụ", "By group of tasks"),
    "by-agency": ("Theo cơ quan chủ trì", "By lead agency"),
    "narrow-total": ("Tổng số", "Total"),
    "narrow-done_on_time": ("HT đúng hạn", "On time"),
    "narrow-done_late": ("HT quá hạn", "Late"),
    "narrow-in_term": ("Trong hạn", "In term"),
    "narrow-overdue": ("Quá hạn", "Overdue"),
    "narrow-continuous": ("TX", "Cont."),
    "narrow-undated": ("KTH", "Undated"),
    "narrow-suspended": ("TD", "Susp."),
    "narrow-not_reported": ("Chưa BC", "No report"),
    "narrow-legend": (
        "HT: hoàn thành; Trong hạn, Quá hạn: chưa hoàn thành; TX: thường xuyên; "
        "KTH: không có thời hạn; TD: tạm dừng; Chưa BC: chưa có báo cáo.",
        "On time, Late: done; In term, Overdue: not done; Cont.: continuous; "
        "Susp.: suspended; No report: nothing recorded.",
    ),
    "turns": (
        "Nhiệm vụ có nhiều cơ quan chủ trì được tính ở từng cơ quan: "
        "cộng theo cơ quan là {turns} lượt.",
        "A task with several leads counts for each of them: "
        "the rows add up to {turns} assignments.",
    ),
}
