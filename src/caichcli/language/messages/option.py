"""What each option does, for the help."""

TABLE: dict[str, tuple[str, str]] = {
    "help": ("In hướng dẫn này rồi thoát.", "Show this help and exit."),
    "version": ("In phiên bản rồi thoát.", "Show the version and exit."),
    "install_completion": (
        "Cài gợi ý lệnh cho trình dòng lệnh đang dùng.",
        "Install completion for the current shell.",
    ),
    "show_completion": (
        "In mã gợi ý lệnh để tự cài.",
        "Show the completion script, to install it by hand.",
    ),
    "plan": (
        "Mã kế hoạch hoặc đường dẫn tệp; mặc định: kế hoạch có kỳ chứa ngày chốt.",
        "The plan's id or its file; default: the plan whose period holds the day.",
    ),
    "as_of": (
        "Số liệu tính đến hết ngày này (30/6/2020 hoặc 2020-06-30); mặc định hôm nay, "
        "kỳ kế hoạch đã hết thì ngày cuối kỳ.",
        "Figures as of the end of this day (30/6/2020 or 2020-06-30); default today, "
        "or the period's last day once it has ended.",
    ),
    "lang": ("Ngôn ngữ; mặc định vi (hoặc CAICH_LANG).", "Language; default vi (or CAICH_LANG)."),
    "format_": ("Dạng in ra: text, json.", "How to print: text, json."),
    "agency": (
        "Cơ quan theo mã, tên hoặc tên viết tắt, có dấu hay không; dùng được nhiều lần.",
        "An agency by id, name or abbreviation, with marks or without; may be repeated.",
    ),
    "role": (
        "Vai trò của cơ quan: lead (chủ trì), support (phối hợp), any (cả hai).",
        "The agency's role: lead, support or any.",
    ),
    "area": ("Nhóm nhiệm vụ; dùng được nhiều lần.", "Group of tasks; may be repeated."),
    "class_": (
        "Phân loại: done-on-time, done-late, in-term, overdue, continuous, undated, "
        "suspended, cancelled.",
        "Class: done-on-time, done-late, in-term, overdue, continuous, undated, "
        "suspended, cancelled.",
    ),
    "status": (
        "Trạng thái được báo cáo gần nhất; not-reported: chưa có báo cáo.",
        "The last status reported; not-reported: nothing recorded.",
    ),
    "kind": (
        "Kiểu thời hạn: date, month, quarter, recurring, conditional, …",
        "Kind of deadline: date, month, quarter, recurring, conditional, …",
    ),
    "due_before": ("Đến hạn chậm nhất ngày này.", "Due on or before this day."),
    "due_after": ("Đến hạn từ ngày này trở đi.", "Due on or after this day."),
    "search": (
        "Tìm chữ trong mã, tên nhiệm vụ, sản phẩm, cơ quan; không phân biệt dấu.",
        "Look for words in ids, titles, products and agencies; marks do not matter.",
    ),
    "within": ("Sắp đến hạn trong số ngày này.", "Falls due within so many days."),
    "sort": ("Thứ tự; mặc định theo kế hoạch.", "The order; default the plan's."),
    "task": ("Mã nhiệm vụ.", "The task's id."),
    "rule": ("Tên quy tắc.", "The rule's name."),
    "strict": ("Coi cảnh báo như lỗi.", "Treat warnings as errors."),
    "folder": ("Thư mục; mặc định thư mục hiện tại.", "The folder; default this one."),
    "report": ("Mẫu báo cáo: weekly.", "The report: weekly."),
    "week": (
        "Tuần, ví dụ 2020-W15; mặc định tuần chứa ngày chốt.",
        "The week, such as 2020-W15; default the week of the day.",
    ),
    "output": ("Ghi ra tệp này thay vì màn hình.", "Write to this file, not to the screen."),
    "force": ("Ghi đè tệp đã có.", "Overwrite a file that is there."),
    "files": (
        "Tệp hoặc thư mục cần kiểm tra; mặc định cả không gian làm việc.",
        "Files or folders to check; default the whole workspace.",
    ),
    "document_of": ("Cho tệp nào: plan, agencies.", "Of which file: plan, agencies."),
    "unanswered": ("Chỉ những nội dung chưa có ý kiến.", "Only what is not yet answered."),
    "on": ("Các cơ quan tồn tại vào ngày này.", "Agencies that exist on this day."),
}
