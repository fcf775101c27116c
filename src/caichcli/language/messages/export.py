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
    # Other headings of the same columns in workbooks that staff made, parted by |
    "also-id": ("Mã nhiệm vụ", "Task id"),
    "also-title": ("Nội dung nhiệm vụ|Tên nhiệm vụ|Nội dung công việc", "Title"),
    "also-due": ("Hạn hoàn thành", "Due"),
    "also-situation": ("Tình hình|Tiến độ thực hiện", "Status"),
    "also-progress": ("Tiến độ ước tính (%)|% hoàn thành", "Progress"),
    "also-reported": ("Ngày báo cáo gần nhất", "Last reported"),
    "also-note": ("Kết quả hiện nay|Kết quả thực hiện", "Result so far"),
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
    # Into a workbook that is there
    "into-format": (
        "--into chỉ dùng với xlsx, và không cùng --output.",
        "--into is for xlsx alone, and not with --output.",
    ),
    "into-unreadable": ("{path}: không đọc được tệp này.", "{path}: this file cannot be read."),
    "into-no-table": (
        "{path}: không thấy bảng có cột “Mã” hoặc “Nhiệm vụ” cùng ít nhất một cột của caich: "
        "{headings}.",
        "{path}: there is no table with a column “Id” or “Task” and a column of caich's: "
        "{headings}.",
    ),
    "into-several-tables": (
        "{path}: có nhiều trang mang bảng như vậy: {names}. Chọn một: --sheet TÊN",
        "{path}: several sheets hold such a table: {names}. Choose one: --sheet NAME",
    ),
    "into-no-such-sheet": (
        "{path}: không có trang ấy. Hiện có: {names}",
        "{path}: there is no such sheet. There are: {names}",
    ),
    "into-losses": (
        "{path}: cập nhật tại chỗ sẽ làm mất {losses}; chưa ghi gì. Vẫn muốn làm thì thêm --force: "
        "ghi ra bản sao {copy}, tệp gốc giữ nguyên.",
        "{path}: to update it in place would lose {losses}; nothing was written. With --force a "
        "copy is written, {copy}, and the file stays as it is.",
    ),
    "lost-chart": ("biểu đồ", "charts"),
    "lost-drawing": ("hình vẽ, ảnh", "drawings and pictures"),
    "lost-pivot": ("bảng tổng hợp (PivotTable)", "pivot tables"),
    "lost-slicer": ("bộ lọc trực quan (slicer)", "slicers"),
    "lost-control": ("nút bấm, đối tượng nhúng", "controls and embedded objects"),
    "lost-comment": ("trao đổi trong chú thích", "threaded comments"),
    "lost-extended": (
        "định dạng có điều kiện, danh sách chọn kiểu mới",
        "newer kinds of conditional formats and drop-downs",
    ),
    "into-changed-meanwhile": (
        "{path}: tệp vừa bị sửa ở nơi khác; chưa ghi gì. Chạy lại.",
        "{path}: the file was changed meanwhile; nothing was written. Run it again.",
    ),
    "into-written": (
        "Đã cập nhật {path}, trang “{sheet}”: {changed} ô của {matched} nhiệm vụ.",
        "Updated {path}, sheet “{sheet}”: {changed} cells of {matched} tasks.",
    ),
    "into-missing": (
        "Không có dòng trong bảng, không thêm: {tasks}",
        "Without a row in the table, and not added: {tasks}",
    ),
    "into-twice": (
        "Có nhiều dòng cho một nhiệm vụ, giữ nguyên: {tasks}",
        "Several rows for one task, left as they are: {tasks}",
    ),
    "into-unknown": (
        "{count} dòng không khớp với nhiệm vụ nào, giữ nguyên.",
        "{count} rows fit no task and were left as they are.",
    ),
    "into-formulas": (
        "{count} ô có công thức, giữ nguyên.",
        "{count} cells hold formulas and were left as they are.",
    ),
}
