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
    "answer_format": (
        "Dạng in ra: text, json, markdown, html.",
        "How to print: text, json, markdown, html.",
    ),
    "revisions": (
        "Bản gốc và bản mới: nhánh, thẻ, commit, tệp hoặc thư mục.",
        "From and to: a branch, tag, commit, file or folder.",
    ),
    "since": (
        "Từ ngày này, theo sổ theo dõi; không cần git.",
        "From this day, by the log; needs no git.",
    ),
    "until": (
        "Đến hết ngày này; mặc định hôm nay, kỳ kế hoạch đã hết thì ngày cuối kỳ.",
        "To the end of this day; default today, or the period's last day once it has ended.",
    ),
    "agency": (
        "Cơ quan theo mã, tên hoặc tên viết tắt, có dấu hay không; dùng được nhiều lần.",
        "An agency by id, name or abbreviation, with marks or without; may be repeated.",
    ),
    "role": (
        "Vai trò của cơ quan: lead (chủ trì), direct (chủ trì trực tiếp, không qua nhóm), support "
        "(phối hợp), any (chủ trì và phối hợp).",
        "The agency's role: lead, direct (lead, not through a group), support or any.",
    ),
    "area": ("Nhóm nhiệm vụ; dùng được nhiều lần.", "Group of tasks; may be repeated."),
    "class_": (
        "Phân loại: done-on-time, done-late, in-term, overdue, continuous, undated, "
        "suspended, cancelled; gộp: done, not-done, dated (bốn loại có thời hạn), total.",
        "Class: done-on-time, done-late, in-term, overdue, continuous, undated, "
        "suspended, cancelled; several: done, not-done, dated (the four with a term), total.",
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
    "draft": (
        "Kiểm tra dự thảo trước khi ký: rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản "
        "phẩm, rõ thẩm quyền; thêm các cảnh báo chỉ dành cho dự thảo.",
        "Check a draft before it is signed: who, what, by when, answerable to whom, with what "
        "product, decided by whom; adds the warnings that are for drafts alone.",
    ),
    "strict": ("Coi cảnh báo như lỗi.", "Treat warnings as errors."),
    "folder": ("Thư mục; mặc định thư mục hiện tại.", "The folder; default this one."),
    "report": (
        "Báo cáo: weekly (tuần), monthly (tháng), quarterly (quý), half-year (6 tháng), "
        "nine-month (9 tháng), yearly (năm), period (kỳ tùy chọn), brief (một trang cho lãnh đạo), "
        "overdue (danh sách quá hạn), letters (công văn đôn đốc), sheet (phiếu theo dõi của một "
        "cơ quan).",
        "The report: weekly, monthly, quarterly, half-year, nine-month, yearly, period (any days), "
        "brief (one page for a leader), overdue (what is overdue), letters (reminders, one an "
        "agency), sheet (an agency's tasks).",
    ),
    "week": (
        "Tuần, ví dụ 2020-W15: bảy ngày kết thúc vào ngày chốt tuần của kế hoạch (mặc định "
        "Chủ nhật) trong tuần ISO ấy; không ghi: tuần chứa ngày chốt.",
        "The week, such as 2020-W15: the seven days that end on the plan's closing day (default "
        "Sunday) of that ISO week; left out: the week of the day.",
    ),
    "month": (
        "Tháng, ví dụ 2020-06 hoặc “tháng 6/2020”.",
        "The month, such as 2020-06 or “tháng 6/2020”.",
    ),
    "quarter": (
        "Quý, ví dụ 2020-Q2 hoặc “quý II/2020”.",
        "The quarter, such as 2020-Q2 or “quý II/2020”.",
    ),
    "half": (
        "Nửa năm, ví dụ 2020-H1 hoặc “6 tháng đầu năm 2020”.",
        "The half-year, such as 2020-H1 or “6 tháng đầu năm 2020”.",
    ),
    "year": (
        "Năm, ví dụ 2020; với báo cáo nine-month: 9 tháng đầu của năm ấy.",
        "The year, such as 2020; of nine-month: its first nine months.",
    ),
    "period_from": ("Ngày đầu của kỳ tùy chọn.", "The first day of a period of your own."),
    "period_to": ("Ngày cuối của kỳ tùy chọn.", "The last day of a period of your own."),
    "cutoff": (
        "Kỳ chốt số liệu: administrative (Nghị định 09/2019/NĐ-CP, đến ngày 14) hoặc calendar "
        "(theo lịch); mặc định theo kế hoạch.",
        "The cut-off: administrative (Decree 09/2019/NĐ-CP, to the 14th) or calendar; default "
        "the plan's.",
    ),
    "document_format": (
        "Dạng văn bản: markdown, html, docx; mặc định theo đuôi tệp của --output, "
        "không có thì markdown.",
        "The document's format: markdown, html, docx; default by the ending of --output, "
        "else markdown.",
    ),
    "output": (
        "Ghi ra tệp này thay vì màn hình; với letters: thư mục, mỗi cơ quan một tệp.",
        "Write to this file, not to the screen; of letters: a folder, a file an agency.",
    ),
    "verify": (
        "Đối chiếu một văn bản đã lập: còn nguyên không, kế hoạch hiện nay có cho cùng số liệu "
        "không.",
        "Check a document made before: is it as it was, does today's plan give the same figures.",
    ),
    "eject": (
        "Chép mẫu của báo cáo vào templates/ để sửa; không ghi đè tệp nào.",
        "Copy the report's templates to templates/, to be edited; nothing is overwritten.",
    ),
    "check_template": (
        "Tìm lỗi trong một mẫu (tệp hoặc tên), thử với số liệu ví dụ.",
        "Look for faults in a template (a file or a name), tried on sample figures.",
    ),
    "force": ("Ghi đè tệp đã có.", "Overwrite a file that is there."),
    "files": (
        "Tệp hoặc thư mục cần kiểm tra; mặc định cả không gian làm việc.",
        "Files or folders to check; default the whole workspace.",
    ),
    "base": (
        "Kiểm tra cả việc sửa so với bản này: bản ghi git, hoặc tệp, thư mục như trước khi sửa.",
        "Judge the edit itself, from this: a git revision, or the file or folder as it was.",
    ),
    "fix": (
        "Sửa ngay những lỗi sửa được chắc chắn, rồi kiểm tra lại.",
        "Mend what can be mended for certain, then check again.",
    ),
    "unsafe_fixes": (
        "Sửa cả những chỗ phải xem lại (cùng --fix hoặc --diff).",
        "Mend also what must be looked over (with --fix or --diff).",
    ),
    "diff": (
        "Chỉ in ra những chỗ sẽ sửa; không ghi gì.",
        "Only show what would be mended; write nothing.",
    ),
    "today": (
        "Coi ngày này là hôm nay, để lần sau kiểm tra vẫn cùng kết quả.",
        "Take this day for today, so that the answer is the same tomorrow.",
    ),
    "findings_format": (
        "Dạng in ra: text, json, github, gitlab, sarif, markdown.",
        "How to print: text, json, github, gitlab, sarif, markdown.",
    ),
    "findings_output": (
        "Ghi dạng này ra tệp; “-” là màn hình; dùng được nhiều lần.",
        "Write this format to a file; “-” is the screen; may be repeated.",
    ),
    "document_of": ("Cho tệp nào: plan, agencies.", "Of which file: plan, agencies."),
    "unanswered": ("Chỉ những nội dung chưa có ý kiến.", "Only what is not yet answered."),
    "on": ("Các cơ quan tồn tại vào ngày này.", "Agencies that exist on this day."),
    "tasks": ("Mã nhiệm vụ; nhiều nhiệm vụ cùng lúc được.", "The tasks' ids; several at once."),
    "new_status": (
        "Trạng thái: not-started, in-progress, submitted, done, returned, suspended, cancelled.",
        "Status: not-started, in-progress, submitted, done, returned, suspended, cancelled.",
    ),
    "progress": ("Tiến độ ước tính, 0 đến 100 (%).", "Estimated progress, 0 to 100 (%)."),
    "note": ("Nội dung, ghi chú.", "What was reported; a note."),
    "result": (
        "Văn bản kết quả, SỐ@NGÀY (12/BC-BNV@30/6/2020); dùng được nhiều lần.",
        "A result document, NUMBER@DATE (12/BC-BNV@2020-06-30); may be repeated.",
    ),
    "by": ("Cơ quan báo cáo.", "The agency that reported."),
    "whose": (
        "Cơ quan có phần việc được nói tới, nếu khác cơ quan báo cáo.",
        "The agency whose work it is about, where it is not the one that reported.",
    ),
    "date": (
        "Ngày ghi nhận (30/6/2020 hoặc 2020-06-30); mặc định hôm nay.",
        "The day of recording (30/6/2020 or 2020-06-30); default today.",
    ),
    "completed": (
        "Ngày hoàn thành, nếu xong trước khi báo cáo được ghi nhận.",
        "The day the work was done, if before the report was recorded.",
    ),
    "reason": ("Nguyên nhân chậm.", "The reason for delay."),
    "problem": (
        "Khó khăn, vướng mắc; dùng được nhiều lần.",
        "A problem met; may be repeated.",
    ),
    "proposal": ("Kiến nghị, đề xuất; dùng được nhiều lần.", "A proposal; may be repeated."),
    "put_to": (
        "Nơi giải quyết kiến nghị (của vướng mắc khi không có kiến nghị): mỗi kiến nghị một "
        "--to theo thứ tự, hoặc một --to chung.",
        "Whom a proposal (a problem, where there is no proposal) is put to: one for each in "
        "order, or one for all.",
    ),
    "resolves": (
        "Trả lời vướng mắc, kiến nghị của mục này, ví dụ 2020-04-03#1 hoặc 2020-04-03#1/2.",
        "Answers the problem or proposal of this entry, such as 2020-04-03#1 or 2020-04-03#1/2.",
    ),
    "corrects": (
        "Đính chính mục này của sổ theo dõi, ví dụ 2020-04-03#1.",
        "Corrects this entry of the log, such as 2020-04-03#1.",
    ),
    "withdraws": (
        "Thu hồi mục này của sổ theo dõi, ví dụ 2020-04-03#1.",
        "Withdraws this entry of the log, such as 2020-04-03#1.",
    ),
    "occurrence": (
        "Kỳ của nhiệm vụ định kỳ: 2020-Q1, 2020-03, 2020-W15 hoặc một ngày.",
        "The occurrence of a recurring task: 2020-Q1, 2020-03, 2020-W15 or a day.",
    ),
    "document": (
        "Văn bản làm căn cứ, SỐ@NGÀY (02/TB-VPCP@20/6/2020).",
        "The document behind it, NUMBER@DATE (02/TB-VPCP@2020-06-20).",
    ),
    "recorded_by": ("Người ghi, nếu là người khác.", "Who typed it, if another."),
    "interactive": (
        "Hỏi từng nội dung chưa ghi trên dòng lệnh.",
        "Ask for what the command line does not give.",
    ),
    "dry_run": (
        "Chỉ in ra những dòng sẽ thêm; không ghi gì.",
        "Only show the lines that would be added; write nothing.",
    ),
    "commit": ("Commit tệp này vào git sau khi ghi.", "Commit the file to git once it is written."),
    "record_format": (
        "Dạng in ra những gì đã thay đổi: text (diff), json.",
        "How to print what changed: text (a diff), json.",
    ),
    "new_term": (
        "Thời hạn mới, ghi như trong văn bản: 30/9/2020, Quý IV/2020.",
        "The new term, as the document writes it: 30/9/2020, Quý IV/2020.",
    ),
    "new_id": ("Mã nhiệm vụ mới.", "The new task's id."),
    "title": ("Nội dung nhiệm vụ, theo lời văn bản.", "The task in the document's own words."),
    "its_area": ("Nhóm nhiệm vụ.", "Group of tasks."),
    "lead": ("Cơ quan chủ trì; dùng được nhiều lần.", "A lead agency; may be repeated."),
    "support": ("Cơ quan phối hợp; dùng được nhiều lần.", "A supporting agency; may be repeated."),
    "deadline": (
        "Thời hạn, ghi như trong văn bản; không ghi: theo kỳ kế hoạch.",
        "The term, as the document writes it; left out: the plan's period.",
    ),
    "product": ("Sản phẩm.", "The product."),
    "source": ("Nguyên văn câu giao việc.", "The document's own words."),
    "of_task": ("Mã nhiệm vụ; không ghi: tất cả.", "The task's id; left out: all of them."),
    "log_until": ("Đến hết ngày này.", "To the end of this day."),
    "ci": (
        "Thêm tệp kiểm tra tự động cho nơi này: github, gitlab, forgejo, pre-commit hoặc "
        "pre-receive; dùng được nhiều lần. Kế hoạch đã có thì chỉ thêm những tệp còn thiếu.",
        "Add the files of an automatic check for this place: github, gitlab, forgejo, pre-commit "
        "or pre-receive; may be repeated. Where there are plans, only what is missing is added.",
    ),
    "merge_driver": (
        "Để git gộp kế hoạch theo nghĩa: thêm một dòng vào .gitattributes và cấu hình kho git này; "
        "đã có kế hoạch thì không tạo tệp nào khác.",
        "Let git merge plans by their meaning: a line in .gitattributes and this repository's "
        "settings; where there are plans already, no other file is made.",
    ),
    "export_format": (
        "Dạng tệp: xlsx, docx, ics, csv, json; mặc định theo đuôi tệp của --output.",
        "The file's format: xlsx, docx, ics, csv, json; default by the ending of --output.",
    ),
    "export_into": (
        "Cập nhật tệp Excel đã có của mình: chỉ các cột của caich, tìm theo tiêu đề, dòng theo mã "
        "hoặc tên nhiệm vụ; mọi thứ khác giữ nguyên.",
        "Bring an Excel file of your own up to date: caich's columns alone, found by their "
        "headings, rows by id or title; all else stays.",
    ),
    "sheet": ("Trang của tệp --into.", "The sheet of --into's file."),
    "delimiter": (
        "Dấu tách ô của CSV; với “;” thì số thập phân viết dấu phẩy.",
        "What parts the cells of CSV; with “;” decimals are written with a comma.",
    ),
    "period": (
        "Kỳ báo cáo: 2020-Q2, 2020-06, 2020-H1, 2020-W26 hoặc 2020.",
        "The period reported on: 2020-Q2, 2020-06, 2020-H1, 2020-W26 or 2020.",
    ),
    "forms_folder": (
        "Thư mục chứa các biểu; chưa có thì được tạo.",
        "The folder for the forms; made where there is none.",
    ),
    "forms_agency": (
        "Cơ quan cần lập biểu, dùng được nhiều lần; all hoặc không ghi: mọi cơ quan chủ trì.",
        "The agency to ask, may be repeated; all, or none given: every one that leads a task.",
    ),
    "forms_files": (
        "Các biểu đã điền, hoặc thư mục chứa biểu.",
        "The forms filled in, or a folder of them.",
    ),
    "checked": (
        "Ghi bản sao đã kiểm tra của mọi biểu vào thư mục này.",
        "Write a checked copy of every form into this folder.",
    ),
    "holidays": (
        "Ghi rõ thời hạn nào rơi vào thứ Bảy, Chủ nhật, ngày lễ, ngày nghỉ của kế hoạch.",
        "Tell which terms fall on a weekend, a public holiday or the plan's own day off.",
    ),
    "merge_base": ("Bản gốc chung (git: %O).", "The common ancestor (git: %O)."),
    "merge_ours": (
        "Bản bên này (git: %A); kết quả ghi vào đây.",
        "This side's version (git: %A); the result goes here.",
    ),
    "merge_theirs": ("Bản bên kia (git: %B).", "The other side's version (git: %B)."),
    "merge_path": (
        "Tên tệp trong kho (git: %P), để ghi trong thông báo.",
        "The file's name in the repository (git: %P), for the messages.",
    ),
    "import_file": (
        "Tệp .docx, .xlsx, .csv, .md; .doc, .xls, .odt, .ods khi máy có LibreOffice.",
        "A .docx, .xlsx, .csv or .md file; .doc, .xls, .odt, .ods where there is LibreOffice.",
    ),
    "table": (
        "Bảng thứ mấy trong tệp (Excel: trang tính thứ mấy); dùng được nhiều lần, các bảng được "
        "nối "
        "theo thứ tự ghi.",
        "Which table of the file (Excel: which sheet); may be repeated, the tables are joined in "
        "that order.",
    ),
    "draft_output": (
        "Ghi bản thảo thành kế hoạch mới, ví dụ plans/2026.yaml.",
        "Write the draft as a new plan, such as plans/2026.yaml.",
    ),
    "plan_title": ("Tên kế hoạch mới.", "The new plan's title."),
    "plan_document": (
        "Văn bản ban hành kế hoạch mới: SỐ@NGÀY, ví dụ 169/QĐ-BCĐCCHC@11/3/2020.",
        "The document that issued the new plan: NUMBER@DATE.",
    ),
    "issuer": ("Cơ quan ban hành kế hoạch mới.", "Who issued the new plan."),
    "plan_period": (
        "Kỳ kế hoạch: 2026, 2026-2030 hoặc 01/01/2026..31/12/2026; dùng để hiểu thời hạn không ghi "
        "năm.",
        "The plan's period: 2026, 2026-2030 or 2026-01-01..2026-12-31; deadlines without a year "
        "are "
        "read by it.",
    ),
    "into": (
        "Đối chiếu và bổ sung vào kế hoạch đang có (mã hoặc tệp); chỉ ghi khi có --apply.",
        "Compare with a plan that exists (id or file) and add to it; written only with --apply.",
    ),
    "import_area": (
        "Nhóm của kế hoạch cho nhiệm vụ không thuộc nhóm nào trong tệp (khi có --into).",
        "The plan's group for tasks that stand in none in the file (with --into).",
    ),
    "import_dry_run": (
        "Chỉ cho xem, không ghi vào kế hoạch (mặc định khi có --into).",
        "Only show it, write nothing to the plan (the default with --into).",
    ),
    "apply": (
        "Ghi vào kế hoạch của --into: tất cả hoặc không ghi gì.",
        "Write to the plan of --into: all of it or nothing.",
    ),
    "skip_refused": (
        "Cùng với --apply: ghi cả khi có hàng bị từ chối, bỏ các hàng ấy.",
        "With --apply: write although rows are refused, and leave those out.",
    ),
}
