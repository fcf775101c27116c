"""What each command does: a line for the list of commands, a page for its own help."""

TABLE: dict[str, tuple[str, str]] = {
    "usage": ("Cách dùng:", "Usage:"),
    "commands": ("Lệnh", "Commands"),
    "arguments": ("Tham số", "Arguments"),
    "options": ("Tùy chọn", "Options"),
    "options-metavar": ("[TÙY_CHỌN]", "[OPTIONS]"),
    "command-metavar": ("LỆNH [THAM_SỐ]...", "COMMAND [ARGS]..."),
    "root": (
        "Giữ kế hoạch hành động dưới dạng văn bản có quản lý phiên bản, và trả lời: "
        "ai phải làm gì, khi nào, còn thiếu gì.",
        "Keep an action plan as text under version control, and ask it who owes what, by when, "
        "and what is late.",
    ),
    "init": (
        "Tạo một không gian làm việc mới: kế hoạch trống hợp lệ, sổ cơ quan, cấu hình cho trình "
        "soạn thảo, và nếu muốn thì cả tệp kiểm tra tự động. Không ghi đè tệp nào.\n"
        "Ví dụ: caich init ke-hoach --ci github",
        "Lay out a new workspace: a valid empty plan, a register of agencies, settings for "
        "editors, and the files of an automatic check where wanted. Nothing is overwritten.\n"
        "Example: caich init my-plan --ci github",
    ),
    "init.short": ("tạo không gian làm việc mới", "lay out a new workspace"),
    "validate": (
        "Kiểm tra mọi tệp: từng lỗi kèm tệp:dòng:cột, trích dẫn, sai gì và sửa thế nào. "
        "Mã thoát 1 khi có lỗi, 3 khi có tệp không đọc được.\n"
        "Bỏ qua một cảnh báo: # caich: ignore[quy-tắc] lý do, ở cuối dòng hoặc ở dòng trên. "
        "Mức của từng quy tắc: bảng [rules] trong caich.toml.\n"
        "Trước khi trình ký kế hoạch: caich validate --draft\n"
        "Ví dụ: caich validate --base origin/main --output sarif=caich.sarif --output text=-",
        "Check every file: each fault with file:line:column, the excerpt, what is wrong and what "
        "to do. Exit code 1 when there are errors, 3 when a file could not be read.\n"
        "To ignore a warning: # caich: ignore[rule] reason, at the line's end or on the line "
        "above. How grave each rule is: the table [rules] of caich.toml.\n"
        "Before a plan is signed: caich validate --draft\n"
        "Example: caich validate --base origin/main --output sarif=caich.sarif --output text=-",
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
    "diff": (
        "Những gì đã thay đổi về nội dung: nhiệm vụ giao mới, đưa ra, đổi thời hạn, có báo cáo; "
        "và số liệu thay đổi ra sao.\n"
        "Không ghi bản nào: so sánh lần commit cuối (HEAD) với tệp đang sửa. Một bản: so sánh bản "
        "ấy với tệp đang sửa. Bản cũng có thể là một tệp hoặc thư mục.\n"
        "Ví dụ: caich diff main; caich diff --since 01/6/2020 --until 30/6/2020",
        "What changed in meaning: tasks new, taken out, terms moved, reports; and how the figures "
        "moved.\n"
        "Without a revision: the last commit (HEAD) against the files. One: that one against the "
        "files. A file or a folder will do as well.\n"
        "Example: caich diff main; caich diff --since 2020-06-01 --until 2020-06-30",
    ),
    "diff.short": ("những gì đã thay đổi", "what changed"),
    "update": (
        "Ghi một báo cáo tiến độ vào sổ theo dõi của một hoặc nhiều nhiệm vụ; mọi chữ khác trong "
        "tệp giữ nguyên. In ra những dòng đã thêm. Nội dung làm kế hoạch có lỗi thì không ghi.\n"
        "“-”: đọc nhiều báo cáo từ đầu vào, dạng YAML, JSON hoặc CSV có cột “task” và các cột như "
        "trong tệp kế hoạch; ghi tất cả hoặc không ghi gì.\n"
        'Ví dụ: caich update I.1 -s done --by "Bộ Nội vụ" -r 12/BC-BNV@30/6/2020',
        "Record a progress report in the log of one task or several; every other byte of the file "
        "stays. Prints the lines added. What would put an error into the plan is not written.\n"
        "“-”: reads many updates from the input, as YAML, JSON or CSV with a column “task” and "
        "columns named as in a plan; all are written or none.\n"
        'Example: caich update I.1 -s done --by "Bộ Nội vụ" -r 12/BC-BNV@2020-06-30',
    ),
    "update.short": ("ghi báo cáo tiến độ", "record a progress report"),
    "add": (
        "Thêm một nhiệm vụ vào cuối kế hoạch.\n"
        'Ví dụ: caich add --id IV.9 --title "Tổng kết" --area IV --lead BNV --deadline "Quý IV"',
        "Add a task at the end of the plan.\n"
        'Example: caich add --id IV.9 --title "Tổng kết" --area IV --lead BNV --deadline "Quý IV"',
    ),
    "add.short": ("thêm nhiệm vụ", "add a task"),
    "adjust": (
        "Ghi điều chỉnh thời hạn của một nhiệm vụ và văn bản cho phép.\n"
        "Ví dụ: caich adjust I.1 --to 30/9/2020 --document 02/TB-VPCP@20/6/2020",
        "Record a changed term of a task and the document that changed it.\n"
        "Example: caich adjust I.1 --to 30/9/2020 --document 02/TB-VPCP@2020-06-20",
    ),
    "adjust.short": ("ghi điều chỉnh thời hạn", "record a changed term"),
    "remind": (
        "Ghi một lần đôn đốc.\nVí dụ: caich remind I.1 II.3 --document 7/CV-BNV@05/6/2020",
        "Record a reminder.\nExample: caich remind I.1 II.3 --document 7/CV-BNV@2020-06-05",
    ),
    "remind.short": ("ghi một lần đôn đốc", "record a reminder"),
    "suspend": (
        "Ghi việc tạm dừng thực hiện nhiệm vụ, kèm văn bản.",
        "Record that a task is suspended, and by which document.",
    ),
    "suspend.short": ("ghi tạm dừng nhiệm vụ", "record a suspension"),
    "cancel": (
        "Ghi việc đưa nhiệm vụ ra khỏi kế hoạch, kèm văn bản.",
        "Record that a task is taken out of the plan, and by which document.",
    ),
    "cancel.short": ("đưa nhiệm vụ ra khỏi kế hoạch", "take a task out of the plan"),
    "log": (
        "Ai đã ghi gì, ngày nào, theo sổ theo dõi của kế hoạch, mục mới nhất ở cuối; trong kho "
        "git thì kèm commit đã đưa vào.",
        "Who recorded what, and when, by the plan's own records, the newest last; in a git "
        "repository also in which commit.",
    ),
    "log.short": ("nhật ký ghi nhận", "what was recorded, by whom"),
    "merge-driver": (
        "Gộp hai bên cùng sửa một kế hoạch: git gọi lệnh này, người không phải gọi. Báo cáo của "
        "hai bên xếp theo ngày; chỗ nào không chắc thì để thành xung đột, nói rõ vì sao.\n"
        "Cài đặt: caich init --merge-driver",
        "Merge what two sides did to one plan: git calls this, people need not. The entries of "
        "both follow by date; what is not certain is left as a conflict, and told why.\n"
        "To install it: caich init --merge-driver",
    ),
    "merge-driver.short": ("gộp kế hoạch thay cho git", "merge plans for git"),
    "agencies": (
        "Sổ cơ quan và nhóm cơ quan: tên, tên viết tắt, hiệu lực, cơ quan kế thừa.",
        "The register of agencies and groups: names, abbreviations, validity, successors.",
    ),
    "agencies.short": ("sổ cơ quan", "the register of agencies"),
    "areas": ("Các nhóm nhiệm vụ của kế hoạch.", "The plan's groups of tasks."),
    "areas.short": ("các nhóm nhiệm vụ", "the groups of tasks"),
    "render": (
        "Lập báo cáo theo mẫu, dạng Markdown, HTML hoặc Word.\n"
        "Ví dụ: caich render weekly --week 2020-W26 --format html --output tuan26.html\n"
        "       caich render quarterly --quarter 2020-Q2; caich render letters --output cong-van/",
        "Make a report from its template, as Markdown or HTML.\n"
        "Example: caich render weekly --week 2020-W26 --format html --output week26.html\n"
        "         caich render quarterly --quarter 2020-Q2; caich render letters --output letters/",
    ),
    "render.short": ("lập báo cáo", "make a report"),
    "export": (
        "Xuất các nhiệm vụ ra Excel (xlsx), CSV, lịch (ics), JSON hoặc bảng Word (docx), với các "
        "bộ lọc như caich list. Ô Excel và CSV không bao giờ thành công thức; ngày là ngày, số là "
        "số.\n"
        "Ví dụ: caich export -o nhiem-vu.xlsx; caich export -f ics -a BNV -o lich.ics; "
        'caich export -o nhiem-vu.csv --delimiter ";"',
        "Write the tasks as Excel (xlsx), CSV, a calendar (ics), JSON or a Word table (docx), with "
        "the filters of caich list. No cell of Excel or CSV becomes a formula; dates are dates, "
        "numbers numbers.\n"
        "Example: caich export -o tasks.xlsx; caich export -f ics -a BNV -o calendar.ics; "
        'caich export -o tasks.csv --delimiter ";"',
    ),
    "export.short": ("xuất ra Excel, CSV, lịch, Word", "write Excel, CSV, calendar, Word"),
    "forms": (
        "Biểu báo cáo bằng Excel: lập cho từng cơ quan, rồi đọc lại và ghi vào sổ theo dõi.",
        "Excel forms: one for each agency, then read back and recorded in the log.",
    ),
    "forms.short": ("biểu báo cáo Excel của từng cơ quan", "Excel forms for each agency"),
    "forms-out": (
        "Lập biểu báo cáo Excel, mỗi cơ quan một tệp: nhiệm vụ, thời hạn, báo cáo gần nhất và các "
        "ô để điền. Ghi cả thư mục hoặc không ghi gì.\n"
        "Ví dụ: caich forms out --agency all --period 2020-Q2 -o bieu",
        "Write an Excel form for each agency: its tasks, terms, last reports and cells to fill in. "
        "The whole folder is written, or nothing.\n"
        "Example: caich forms out --agency all --period 2020-Q2 -o forms",
    ),
    "forms-out.short": ("lập biểu cho từng cơ quan", "write the forms"),
    "forms-in": (
        "Đọc biểu đã điền: kiểm tra từng ô như caich validate, nói rõ từng dòng ghi hay không và "
        "vì sao, ghi vào sổ theo dõi tất cả hoặc không ghi gì của một tệp, và cho biết cơ quan nào "
        "chưa trả lời. Tệp có chỗ bị từ chối thì có thêm bản sao ghi lý do cạnh ô "
        "(TỆP.kiem-tra.xlsx). Đọc lại biểu đã ghi thì không ghi thêm.\n"
        "Ví dụ: caich forms in bieu --dry-run; caich forms in bieu/*.xlsx",
        "Read forms that were filled in: every cell is checked as caich validate would, every row "
        "told as taken or refused and why, all of a file recorded or none, and who has not "
        "answered. A file with refusals gets a copy with the reasons beside the cells "
        "(FILE.kiem-tra.xlsx). A form read again records nothing more.\n"
        "Example: caich forms in forms --dry-run; caich forms in forms/*.xlsx",
    ),
    "forms-in.short": ("đọc biểu đã điền, ghi vào sổ", "read filled forms, record them"),
    "schema": (
        "In JSON Schema của tệp kế hoạch hoặc sổ cơ quan, để trình soạn thảo gợi ý.",
        "Print the JSON Schema of a plan or register file, for editors to complete from.",
    ),
    "schema.short": ("JSON Schema cho trình soạn thảo", "JSON Schema for editors"),
    "import": (
        "Nhập bảng nhiệm vụ từ tệp Word, Excel, CSV hoặc Markdown: mỗi hàng được lấy làm gì, chỗ "
        "nào "
        "cần xem lại, hàng nào từ chối và vì sao; không bỏ chữ nào mà không nói. Mã thoát 1 khi có "
        "hàng bị từ chối hoặc cần xem lại.\n"
        "Không ghi gì nếu không có -o (kế hoạch mới) hoặc --into ... --apply (kế hoạch đang có). "
        "Cơ "
        "quan chưa có trong sổ chỉ được đề nghị bổ sung.\n"
        "Ví dụ: caich import phu-luc.docx -o plans/2026.yaml --period 2026",
        "Import a table of tasks from Word, Excel, CSV or Markdown: what each row was taken as, "
        "what "
        "is doubtful, what is refused and why; no word is dropped in silence. Exit code 1 where "
        "rows "
        "are refused or doubtful.\n"
        "Nothing is written without -o (a new plan) or --into ... --apply (one that exists). "
        "Agencies that the register lacks are only proposed.\n"
        "Example: caich import annex.docx -o plans/2026.yaml --period 2026",
    ),
    "import.short": ("nhập từ Word, Excel", "import from Word, Excel"),
}
