"""The sentences of ``caich import``: what each row was taken as, and why a file is not read."""

TABLE: dict[str, tuple[str, str]] = {
    # The answer
    "title": ("{file}: {place}", "{file}: {place}"),
    "place-word": ("bảng {number}", "table {number}"),
    "place-sheet": ("trang tính “{sheet}”", "sheet “{sheet}”"),
    "place-csv": ("bảng dữ liệu", "the table"),
    "place-markdown": ("bảng {number}", "table {number}"),
    "tasks": ("Nhiệm vụ đưa vào bản thảo", "Tasks in the draft"),
    "areas": ("Nhóm nhiệm vụ", "Groups of tasks"),
    "rows": ("Số hàng có chữ", "Rows with words"),
    "rows-aside": (
        "lấy được {taken}, cần xem lại {doubtful}, từ chối {refused}, không phải nhiệm vụ "
        "{ignored}",
        "taken {taken}, doubtful {doubtful}, refused {refused}, no tasks {ignored}",
    ),
    "words": ("Số chữ", "Words"),
    "words-aside": (
        "vào bản thảo {taken}, tiêu đề cột {heading}, không đưa vào {ignored}, từ chối {refused}",
        "in the draft {taken}, headings {heading}, left out {ignored}, refused {refused}",
    ),
    "columns": ("Các cột được hiểu là", "Columns read as"),
    "row": ("Hàng", "Row"),
    "result": ("Kết luận", "Verdict"),
    "kind": ("Lấy làm", "Taken as"),
    "reason": ("Nội dung; lý do", "Words; reasons"),
    "left": ("Chữ không đưa vào bản thảo", "Words that the draft does not hold"),
    "left-column": ("Cột", "Column"),
    "left-text": ("Nội dung", "Words"),
    "proposals": (
        "Đề nghị bổ sung vào sổ cơ quan ({count}); caich không tự ghi vào sổ",
        "Proposed for the register ({count}); nothing is entered by itself",
    ),
    "proposals-agencies": ("agencies:", "agencies:"),
    "proposals-groups": ("groups:", "groups:"),
    "proposals-near": (
        "{name}: có phải là {near}?",
        "{name}: is it {near}?",
    ),
    "compared": ("So với {file}", "Beside {file}"),
    "compared-new": ("Nhiệm vụ mới", "New tasks"),
    "compared-changed": ("Nhiệm vụ được bổ sung, sửa chữ", "Tasks filled in or reworded"),
    "compared-same": ("Nhiệm vụ giữ nguyên", "Tasks left as they are"),
    "compared-absent": ("Có trong kế hoạch, không có trong tệp", "In the plan, not in the file"),
    "compared-areas": ("Nhóm nhiệm vụ mới", "New groups of tasks"),
    "differs": ("Khác nhau ở từng nhiệm vụ", "Where they differ"),
    "field": ("Mục", "Key"),
    "action": ("Cách xử lý", "What is done"),
    "in-plan": ("Trong kế hoạch", "In the plan"),
    "in-file": ("Trong tệp", "In the file"),
    "action-fill": ("bổ sung", "filled in"),
    "action-change": ("sửa theo tệp", "changed"),
    "action-extend": ("thêm vào", "added to"),
    "action-keep": ("giữ của kế hoạch", "left as it is"),
    "action-keep-deadline": (
        "giữ của kế hoạch; thời hạn thay đổi thì ghi bằng caich adjust",
        "left as it is; a term that moved is recorded by caich adjust",
    ),
    # Results and kinds of rows
    "result-taken": ("lấy được", "taken"),
    "result-doubtful": ("cần xem lại", "doubtful"),
    "result-refused": ("từ chối", "refused"),
    "result-ignored": ("bỏ qua", "left out"),
    "kind-before": ("chữ trên bảng", "above the table"),
    "kind-heading": ("tiêu đề cột", "heading"),
    "kind-area": ("nhóm nhiệm vụ", "group of tasks"),
    "kind-group": ("mục gồm nhiều nhiệm vụ", "title of several tasks"),
    "kind-task": ("nhiệm vụ", "task"),
    "kind-sub-task": ("nhiệm vụ con", "sub-task"),
    "kind-continuation": ("phần tiếp của hàng trên", "goes on from above"),
    "kind-pair": ("cặp chủ trì, phối hợp nữa", "further lead and support"),
    "kind-note": ("ghi chú", "note"),
    "kind-unclear": ("chưa rõ", "unclear"),
    "kind-outside": ("bảng khác", "another table"),
    # What columns mean
    "role-number": ("số thứ tự", "number"),
    "role-title": ("nhiệm vụ", "task"),
    "role-area": ("nhóm nhiệm vụ", "group of tasks"),
    "role-lead": ("cơ quan chủ trì", "lead"),
    "role-support": ("cơ quan phối hợp", "support"),
    "role-agencies": ("chủ trì và phối hợp", "lead and support"),
    "role-deadline": ("thời hạn", "deadline"),
    "role-product": ("sản phẩm", "product"),
    "role-document": ("văn bản giao việc", "assigning document"),
    "role-note": ("ghi chú", "note"),
    "role-other": ("không đưa vào bản thảo", "left out"),
    # What is told of the file
    "note-macros": (
        "Tệp có macro; caich không đọc và không chạy macro.",
        "The file has macros; they were neither read nor run.",
    ),
    "note-external-links": (
        "Tệp có liên kết tới {count} tệp khác; caich không mở các tệp ấy, chỉ lấy giá trị đang "
        "hiện.",
        "The file links to {count} other files; they were not opened, values are as last shown.",
    ),
    "note-cell-comments": (
        "Trang tính có nhận xét trong ô; caich không lấy nhận xét.",
        "The sheets have comments in cells; they were not taken.",
    ),
    "note-hidden-sheets": (
        "Có trang tính ẩn: {names}. Chỉ đọc khi chọn bằng --table.",
        "Hidden sheets: {names}. They are read only when chosen by --table.",
    ),
    "note-hidden-rows": (
        "Có {count} hàng ẩn; vẫn được đọc.",
        "{count} hidden rows; they were read.",
    ),
    "note-hidden-columns": (
        "Có cột ẩn: {names}; vẫn được đọc.",
        "Hidden columns: {names}; they were read.",
    ),
    "note-too-wide": (
        "Trang tính “{sheet}”: {count} ô nằm ngoài {widest} cột đầu nên không đọc.",
        "Sheet “{sheet}”: {count} cells beyond the first {widest} columns were not read.",
    ),
    "note-insertions": (
        "Văn bản đang theo dõi sửa đổi: {count} chỗ thêm được coi như đã chấp nhận.",
        "Tracked changes: {count} insertions are taken as accepted.",
    ),
    "note-deletions": (
        "Văn bản đang theo dõi sửa đổi: {count} chỗ xóa được coi như đã chấp nhận.",
        "Tracked changes: {count} deletions are taken as accepted.",
    ),
    "note-deleted-rows": (
        "Văn bản đang theo dõi sửa đổi: {count} hàng đã xóa không được đọc.",
        "Tracked changes: {count} deleted rows were not read.",
    ),
    "note-comments": (
        "Văn bản có {count} nhận xét; caich không lấy nhận xét.",
        "The document has {count} comments; they were not taken.",
    ),
    "note-footnotes": (
        "Văn bản có {count} chú thích chân trang; caich không lấy chú thích.",
        "The document has {count} footnotes; they were not taken.",
    ),
    "note-hidden-text": (
        "Văn bản có {count} đoạn chữ ẩn; caich không lấy.",
        "The document has {count} pieces of hidden text; they were not taken.",
    ),
    "note-converted": (
        "{count} ô dùng phông chữ cũ (TCVN3, VNI) đã được chuyển sang Unicode.",
        "{count} cells in legacy fonts (TCVN3, VNI) were converted to Unicode.",
    ),
    "note-encoding-read": (
        "Tệp được đọc theo bảng mã {encoding}.",
        "The file was read as {encoding}.",
    ),
    "note-through-office": (
        "Tệp {kind} được LibreOffice chuyển thành {to} để đọc.",
        "The {kind} file was turned into {to} by LibreOffice to be read.",
    ),
    "note-no-areas": (
        "Tệp không chia nhóm nhiệm vụ; tạm ghi nhóm “{area}”.",
        "The file has no groups of tasks; they are put into “{area}” for now.",
    ),
    "note-missing": (
        "Bản thảo còn thiếu: {keys}. Bổ sung bằng --title, --document, --period hoặc sửa trong "
        "tệp.",
        "The draft lacks: {keys}. Give --title, --document, --period, or fill them in in the file.",
    ),
    "note-proposals": (
        "Bản thảo dùng mã của {count} cơ quan, nhóm chưa có trong sổ; bổ sung sổ rồi chạy "
        "caich validate.",
        "The draft names {count} agencies or groups that the register lacks; add them, then run "
        "caich validate.",
    ),
    # The draft file
    "origin": (
        "Bản thảo lập từ {file} bằng caich import; chưa kiểm tra.\nKiểm tra bằng: caich validate",
        "Draft made from {file} by caich import; not checked yet.\nCheck it: caich validate",
    ),
    "lacking": ("chưa có", "not given"),
    "written": ("Đã ghi bản thảo vào {path}.", "The draft was written to {path}."),
    "no-output": (
        "Chưa ghi gì. Lập kế hoạch mới: -o plans/TÊN.yaml. Bổ sung kế hoạch đang có: --into "
        "KẾ_HOẠCH.",
        "Nothing was written. For a new plan: -o plans/NAME.yaml. To add to one: --into PLAN.",
    ),
    "dry-run": (
        "Chạy thử: chưa ghi gì vào {path}. Ghi thật: thêm --apply.",
        "Dry run: nothing was written to {path}. To write it: --apply.",
    ),
    "applied": ("Đã ghi {count} nhiệm vụ vào {path}.", "{count} tasks written to {path}."),
    "no-change": (
        "{path} đã có đủ; không có gì để ghi.",
        "{path} has it all; there is nothing to write.",
    ),
    "commit": ("Nhập nhiệm vụ: {tasks}", "Import tasks: {tasks}"),
    # Wrong usage
    "apply-alone": ("--apply cần --into KẾ_HOẠCH.", "--apply needs --into PLAN."),
    "both": (
        "-o (kế hoạch mới) và --into (kế hoạch đang có): chọn một.",
        "-o (a new plan) or --into (one that is there): choose one.",
    ),
    "has-refused": (
        "Có {count} hàng bị từ chối nên chưa ghi gì vào {path}. Sửa tệp nguồn rồi nhập lại, hoặc "
        "bỏ các hàng ấy: thêm --skip-refused.",
        "{count} rows are refused, so nothing was written to {path}. Mend the file and import it "
        "again, or leave those rows out: --skip-refused.",
    ),
    "period": (
        "--period: “{value}” phải là một năm (2026), nhiều năm (2026-2030) hoặc hai ngày "
        "(01/01/2026..31/12/2026), ngày đầu trước ngày cuối.",
        "--period: “{value}” must be a year (2026), years (2026-2030) or two days "
        "(01/01/2026..31/12/2026), the first before the last.",
    ),
    "register-broken": (
        "{path}: sổ cơ quan có lỗi nên chưa đối chiếu được tên cơ quan. Xem: caich validate",
        "{path}: the register has errors, so names cannot be looked up. See: caich validate",
    ),
}
