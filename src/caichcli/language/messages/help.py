"""What each command does: a line for the list of commands, a page for its own help."""

TABLE: dict[str, tuple[str, str]] = {
    "usage": ("Cách dùng:", "Usage:"),
    "commands": ("Lệnh", "Commands"),
    "arguments": ("Tham số", "Arguments"),
    "options": ("Tùy chọn", "Options"),
    "options-metavar": ("[TÙY_CHỌN]", "[OPTIONS]"),
    "command-metavar": ("LỆNH [THAM_SỐ]...", "COMMAND [ARGS]..."),
    "root": (
        "Giữ kế hoạch hành động dưới dạng văn bản có quản lý phiên bản, và trả lời: ai phải làm gì, "
        "khi nào, còn thiếu gì.",
        "Keep an action plan as text under version control, and ask it who owes what, by when, "
        "and what is late.",
    ),
    "init": (
        "Tạo một không gian làm việc mới: kế hoạch trống hợp lệ, sổ đăng ký cơ quan. "
        "Không ghi đè tệp nào.",
        "Lay out a new workspace: a valid empty plan and a register of agencies. "
        "Nothing is overwritten.",
    ),
    "init.short": ("tạo không gian làm việc mới", "lay out a new workspace"),
    "validate": (
        "Kiểm tra mọi tệp: từng lỗi kèm tệp:dòng:cột, trích dẫn, sai gì và sửa thế nào. "
        "Mã thoát 1 khi có lỗi.",
        "Check every file: each fault with file:line:column, the excerpt, what is wrong and what "
        "to do. Exit code 1 when there are errors.",
    ),
    "validate.short": ("kiểm tra kế hoạch", "check the plan"),
    "explain": (
        "Giải thích một quy tắc kiểm tra, kèm ví dụ sai và đúng.",
        "Explain a rule, with an example wrong and right.",
    ),
    "explain.short": ("giải thích một quy tắc", "explain a rule"),
    "status": (
        "Tình hình thực hiện của cả kế hoạch hoặc của một cơ quan tính đến một ngày.\n"
        'Ví dụ: caich status --agency "Bộ Nội vụ" --as-of 30/6/2020',
        "How the plan, or an agency, stands at the end of a day.\n"
        'Example: caich status --agency "Bộ Nội vụ" --as-of 30/6/2020',
    ),
    "status.short": ("tình hình thực hiện", "how the plan or an agency stands"),
    "list": (
        "Danh mục nhiệm vụ theo cơ quan, vai trò, nhóm, phân loại, chữ, thời hạn.\n"
        "Ví dụ: caich list -a BNV --class overdue --sort late",
        "Tasks by agency, role, area, class, words and dates.\n"
        "Example: caich list -a BNV --class overdue --sort late",
    ),
    "list.short": ("danh mục nhiệm vụ", "list tasks"),
    "overdue": (
        "Nhiệm vụ chưa hoàn thành, quá hạn: quá bao nhiêu ngày, của ai, đã đôn đốc mấy lần; "
        "và nhiệm vụ sắp đến hạn.",
        "What is not done and overdue: by how many days, whose, how often urged; and what falls "
        "due soon.",
    ),
    "overdue.short": ("nhiệm vụ chưa hoàn thành, quá hạn", "what is overdue"),
    "show": (
        "Toàn bộ diễn biến của một nhiệm vụ: nguồn, thời hạn, điều chỉnh, đôn đốc, báo cáo.",
        "One task's whole story: source, term, changes, reminders, reports.",
    ),
    "show.short": ("diễn biến một nhiệm vụ", "one task's whole story"),
    "problems": (
        "Khó khăn, vướng mắc và kiến nghị: gửi ai, đã bao nhiêu ngày, đã có ý kiến chưa.",
        "Problems and proposals: put to whom, how many days ago, answered or not.",
    ),
    "problems.short": ("khó khăn, vướng mắc và kiến nghị", "problems and proposals"),
    "agencies": (
        "Sổ đăng ký cơ quan và nhóm cơ quan: tên, tên viết tắt, hiệu lực, cơ quan kế thừa.",
        "The register of agencies and groups: names, abbreviations, validity, successors.",
    ),
    "agencies.short": ("sổ đăng ký cơ quan", "the register of agencies"),
    "areas": ("Các nhóm nhiệm vụ của kế hoạch.", "The plan's groups of tasks."),
    "areas.short": ("các nhóm nhiệm vụ", "the groups of tasks"),
    "render": (
        "Lập báo cáo theo mẫu, dạng Markdown hoặc HTML.\n"
        "Ví dụ: caich render weekly --week 2020-W26 --format html --output tuan26.html",
        "Make a report from its template, as Markdown or HTML.\n"
        "Example: caich render weekly --week 2020-W26 --format html --output week26.html",
    ),
    "render.short": ("lập báo cáo", "make a report"),
    "schema": (
        "In JSON Schema của tệp kế hoạch hoặc sổ đăng ký, để trình soạn thảo gợi ý.",
        "Print the JSON Schema of a plan or register file, for editors to complete from.",
    ),
    "schema.short": ("JSON Schema cho trình soạn thảo", "JSON Schema for editors"),
}
