"""The headings and sentences of exported files, and what ``caich export`` says."""

TABLE: dict[str, tuple[str, str]] = {
    # Headings
    "col-id": ("Mã", "Id"),
    "col-area": ("Nhóm nhiệm vụ", "Group of tasks"),
    "col-title": ("Nhiệm vụ", "Task"),
    "col-lead": ("Cơ quan chủ trì", "Lead agency"),
    "col-via": ("Chủ trì qua nhóm", "Leads through the group"),
    "col-support": ("Cơ quan phối hợp", "Supporting agency"),
    "col-product": ("Sản phẩm", "Product"),
    "col-deadline": ("Thời hạn theo văn bản", "Deadline as written"),
    "col-due": ("Ngày đến hạn", "Due date"),
    "col-falls": ("Ghi chú ngày đến hạn", "The due date falls"),
    "col-class": ("Phân loại", "Class"),
    "col-situation": ("Tình hình thực hiện", "Situation"),
    "col-progress": ("Tiến độ (%)", "Progress (%)"),
    "col-completed": ("Ngày hoàn thành", "Completed"),
    "col-days_late": ("Số ngày quá hạn", "Days late"),
    "col-reported": ("Báo cáo gần nhất", "Last report"),
    "col-note": ("Nội dung báo cáo", "What was reported"),
    "col-results": ("Văn bản kết quả", "Result documents"),
    "col-reason": ("Nguyên nhân chậm", "Reason for delay"),
    "col-priority": ("Trọng tâm", "Priority"),
    "col-plan": ("Kế hoạch", "Plan"),
    "col-as_of": ("Số liệu tính đến hết ngày", "Figures as of"),
    "yes": ("có", "yes"),
    # Sheets
    "sheet-tasks": ("Nhiệm vụ", "Tasks"),
    "sheet-figures": ("Số liệu", "Figures"),
    "whole": ("Chung", "Whole"),
    "all-tasks": ("Các nhiệm vụ trong bảng", "The tasks of the table"),
    "rate": ("Tỷ lệ", "Rate"),
    "share": ("Giá trị", "Value"),
    "numerator": ("Tử số", "Numerator"),
    "denominator": ("Mẫu số", "Denominator"),
    # The Word table
    "list-of-tasks": ("DANH MỤC NHIỆM VỤ", "LIST OF TASKS"),
    # Events
    "event": ("Đến hạn: {task}", "Due: {task}"),
    "event-met": ("Đã hoàn thành: {task}", "Done: {task}"),
    "falls": ("Ngày đến hạn {falls}.", "The due date {falls}."),
    "no-event": (
        "{count} nhiệm vụ không có trong lịch vì không có ngày đến hạn riêng (thường xuyên, theo "
        "điều kiện, tính theo kỳ kế hoạch, tạm dừng hoặc đã đưa ra).",
        "{count} tasks are not in the calendar: they have no due date of their own (continuous, "
        "conditional, by the plan's period, suspended or withdrawn).",
    ),
    # What is said
    "cut": (
        "Có chữ dài hơn một ô Excel chứa được (32.767 ký tự), đã cắt và ghi “…” ở cuối: {tasks}",
        "Text longer than an Excel cell holds (32,767 characters) was cut, ended by “…”: {tasks}",
    ),
    "written": ("Đã ghi {path} ({count} nhiệm vụ).", "Written: {path} ({count} tasks)."),
    "no-format": (
        "Ghi rõ dạng hoặc tên tệp: --format {formats}, hoặc --output TỆP có đuôi ấy.",
        "Name the format or the file: --format {formats}, or --output FILE with such an ending.",
    ),
    "needs-output": (
        "--format {format}: ghi rõ tệp: --output TỆP",
        "--format {format}: name the file: --output FILE",
    ),
    "not-a-delimiter": (
        "--delimiter: “{value}” không dùng được. Một trong: , ; tab |",
        "--delimiter: “{value}” will not do. One of: , ; tab |",
    ),
    "delimiter-csv": (
        "--delimiter chỉ dùng với --format csv.",
        "--delimiter goes with --format csv alone.",
    ),
}
