"""The sentences of the commands that write to a plan."""

TABLE: dict[str, tuple[str, str]] = {
    "said": ("{said}", "{said}"),
    "broken": (
        "Kế hoạch đã có lỗi từ trước nên chưa ghi gì. Xem đầy đủ: caich validate",
        "The plan has errors already, so nothing was written. See all: caich validate",
    ),
    "refused": (
        "Nội dung này làm kế hoạch có lỗi; chưa ghi gì vào {path}.",
        "This would put errors into the plan; nothing was written to {path}.",
    ),
    "order": (
        "Sổ theo dõi ghi theo ngày ghi nhận: --date là ngày ghi nhận báo cáo, không trước ngày "
        "của mục cuối; việc đã xong từ trước thì ghi ngày xong bằng --completed.",
        "The log is kept by the day of recording: --date is the day the report was recorded, not "
        "before the last entry's; work that was done earlier has its day in --completed.",
    ),
    "rows": ("Các dòng bị từ chối: {rows}", "Refused: {rows}"),
    "row": ("mục {number} (dòng {line})", "row {number} (line {line})"),
    "in-row": ("{row}: {said}\nChưa ghi gì.", "{row}: {said}\nNothing was written."),
    "no-task": (
        "thiếu mã nhiệm vụ, ví dụ task: I.1.",
        "no task is given, such as task: I.1.",
    ),
    "nothing": (
        "Chưa có gì để ghi. Thêm ít nhất một trong: --status, --progress, --note, --result, "
        "--problem, --proposal; hoặc --interactive để được hỏi.",
        "There is nothing to record. Give at least one of: --status, --progress, --note, "
        "--result, --problem, --proposal; or --interactive to be asked.",
    ),
    "to": (
        "--to: {to} nơi nhận cho {texts} nội dung. Ghi một --to cho mỗi --proposal (hoặc mỗi "
        "--problem khi không có kiến nghị), theo cùng thứ tự; hoặc một --to chung cho tất cả.",
        "--to: {to} names for {texts} texts. Give one --to for each --proposal (or each "
        "--problem, where there is no proposal) in the same order; or a single one for all.",
    ),
    "taken-out": (
        "Nhiệm vụ “{task}” đã đưa ra khỏi kế hoạch. Nếu được giao lại, ghi văn bản giao lại: "
        "--document SỐ@NGÀY",
        "Task “{task}” was taken out of the plan. If it was put back, give the document that did "
        "so: --document NUMBER@DATE",
    ),
    "value": (
        "{path}: không tệp kế hoạch nào chứa được nội dung này (có ký tự điều khiển, ký tự ẩn "
        "hoặc số quá lớn); chưa ghi gì. Nội dung:\n{lines}",
        "{path}: no plan file can hold this (a control character, an invisible one, or too large "
        "a number); nothing was written. It was:\n{lines}",
    ),
    "by-hand": (
        "{path}: không chèn chắc chắn được vào {place} theo cách tệp đang trình bày; chưa ghi gì. "
        "Dòng cần thêm bằng tay:\n{lines}",
        "{path}: the file is laid out so that nothing can safely be put in at {place}; nothing "
        "was written. The lines to add by hand:\n{lines}",
    ),
    # The stream
    "stream-alone": (
        "“-” (đọc từ đầu vào) không đi cùng mã nhiệm vụ.",
        "“-” (read from the input) does not go with a task.",
    ),
    "stream-terminal": (
        "“-” đọc nhiều báo cáo từ tệp hoặc ống dẫn: caich update - < bao-cao.csv",
        "“-” reads many updates from a file or a pipe: caich update - < reports.csv",
    ),
    "stream-empty": (
        "Đầu vào không có báo cáo nào.",
        "The input holds no updates.",
    ),
    "stream-not-a-list": (
        "Đầu vào phải là một danh sách báo cáo (YAML, JSON) hoặc một bảng CSV có cột “task”.",
        "The input must be a list of updates (YAML, JSON) or a CSV table with a column “task”.",
    ),
    "stream-not-a-mapping": (
        "{row}: không phải một báo cáo dạng “khóa: giá trị”. Chưa ghi gì.",
        "{row}: is no update of keys and values. Nothing was written.",
    ),
    "stream-too-many-cells": (
        "{row}: nhiều ô hơn dòng đầu bảng. Chưa ghi gì.",
        "{row}: has more cells than the head of the table. Nothing was written.",
    ),
    "stream-quotes": (
        "{row}: dấu nháy không đóng hoặc ô quá dài. Chưa ghi gì.",
        "{row}: quotes that do not close, or a cell that is too long. Nothing was written.",
    ),
    # What was done
    "dry-run": (
        "Chạy thử: chưa ghi gì vào {path} ({count} mục).",
        "Dry run: nothing was written to {path} ({count} records).",
    ),
    "written": ("Đã ghi {count} mục vào {path}.", "{count} records written to {path}."),
    # git
    "committed": ("Đã commit: {commit}.", "Committed: {commit}."),
    "no-commit": (
        "--commit: thư mục này không nằm trong một kho git dùng được ({reason}); chưa ghi gì.\n"
        "{detail}",
        "--commit: this folder is in no git repository that can be used ({reason}); nothing was "
        "written.\n{detail}",
    ),
    "not-committed": (
        "Đã ghi vào tệp nhưng git không commit được:\n{detail}",
        "The file was written, but git did not commit it:\n{detail}",
    ),
    "and-more": ("{tasks} và {count} nhiệm vụ khác", "{tasks} and {count} more"),
    "commit-update": ("Ghi nhận báo cáo tiến độ: {tasks}", "Record progress reports: {tasks}"),
    "commit-adjust": ("Điều chỉnh thời hạn: {tasks}", "Change a deadline: {tasks}"),
    "commit-remind": ("Ghi nhận đôn đốc: {tasks}", "Record reminders: {tasks}"),
    "commit-add": ("Giao nhiệm vụ: {tasks}", "Add a task: {tasks}"),
    "commit-suspended": ("Tạm dừng thực hiện: {tasks}", "Suspend: {tasks}"),
    "commit-cancelled": ("Đưa ra khỏi kế hoạch: {tasks}", "Withdraw from the plan: {tasks}"),
    # Questions
    "no-terminal": (
        "--interactive cần một cửa sổ dòng lệnh để hỏi.",
        "--interactive needs a terminal to ask on.",
    ),
    "prompt-tasks": (
        "Báo cáo tiến độ của {tasks} (để trống nếu không có)",
        "Progress report of {tasks} (leave empty what there is not)",
    ),
    "prompt-status": ("Trạng thái ({choices})", "Status ({choices})"),
    "prompt-progress": ("Tiến độ ước tính, %", "Estimated progress, %"),
    "prompt-note": ("Nội dung", "Note"),
    "prompt-results": (
        "Văn bản kết quả, SỐ@NGÀY, cách nhau bằng dấu cách",
        "Result documents, NUMBER@DATE, parted by blanks",
    ),
    "prompt-again": ("Chọn một trong: {choices}", "One of: {choices}"),
}
