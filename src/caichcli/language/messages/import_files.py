"""The sentences of ``caich import`` for files that are not read, and tables that are not found."""

TABLE: dict[str, tuple[str, str]] = {
    # Files that are not read
    "missing": ("{path}: không có tệp này.", "{path}: there is no such file."),
    "folder": ("{path}: đây là thư mục, không phải tệp.", "{path}: this is a folder."),
    "not-a-file": ("{path}: không phải tệp thường.", "{path}: not a regular file."),
    "permission": ("{path}: không có quyền đọc tệp này.", "{path}: no permission to read it."),
    "loop": ("{path}: liên kết trỏ vòng quanh.", "{path}: a link that leads to itself."),
    "system": (
        "{path}: hệ điều hành không đọc được tệp này.",
        "{path}: the operating system cannot read it.",
    ),
    "empty": ("{path}: tệp trống.", "{path}: the file is empty."),
    "too-large": (
        "{path}: tệp quá lớn, hoặc giải nén ra quá lớn so với một bảng nhiệm vụ; không đọc.",
        "{path}: the file is too large, or unpacks to more than any table of tasks; not read.",
    ),
    "broken": (
        "{path}: tệp hỏng hoặc không đúng định dạng của tên tệp. Mở bằng Word hoặc Excel rồi lưu "
        "lại.",
        "{path}: the file is broken, or not what its name says. Open it in Word or Excel and save "
        "it again.",
    ),
    "password": (
        "{path}: tệp có mật khẩu. Mở bằng Word hoặc Excel, bỏ mật khẩu rồi lưu lại.",
        "{path}: the file has a password. Open it in Word or Excel, remove the password and save "
        "it.",
    ),
    "entities": (
        "{path}: tệp khai báo thực thể XML ({part}); tệp Word, Excel thật không có. Không đọc.",
        "{path}: the file declares XML entities ({part}), which Word and Excel never do. Not read.",
    ),
    "encoding": (
        "{path}: không nhận ra bảng mã của tệp. Lưu lại dạng UTF-8 (CSV UTF-8).",
        "{path}: its encoding is not known. Save it as UTF-8 (CSV UTF-8).",
    ),
    "not-text": (
        "{path}: không phải tệp văn bản.",
        "{path}: not a text file.",
    ),
    "quotes": (
        "{path}: dấu nháy không đóng, hoặc có ô quá dài.",
        "{path}: quotes that do not close, or a cell that is too long.",
    ),
    "pdf": (
        "{path}: caich không đọc PDF. Xin tệp Word hoặc Excel gốc, hoặc chuyển PDF sang Word.",
        "{path}: PDF is not read. Ask for the Word or Excel file, or convert it to Word.",
    ),
    "html": (
        "{path}: đây là trang web (HTML). Mở bằng Excel hoặc Word rồi lưu thành .xlsx, .docx.",
        "{path}: this is a web page (HTML). Open it in Excel or Word and save it as .xlsx or "
        ".docx.",
    ),
    "unknown-kind": (
        "{path}: không nhận ra loại tệp. Nhập được: .docx, .xlsx, .csv, .md (và .doc, .xls, .odt, "
        ".ods khi máy có LibreOffice).",
        "{path}: unknown kind of file. Imported are .docx, .xlsx, .csv, .md (and .doc, .xls, .odt, "
        ".ods where there is LibreOffice).",
    ),
    "no-library": (
        'Chưa cài phần đọc tệp Word, Excel ({library}). Cài bằng: pip install "caichcli[office]"',
        "What reads Word and Excel is not installed ({library}). Install: pip install "
        '"caichcli[office]"',
    ),
    "office-missing": (
        "{path}: tệp {kind} cần LibreOffice để đọc mà máy này không có. Mở bằng Word, Excel rồi "
        "lưu "
        "lại thành {to}.",
        "{path}: a {kind} file is read by way of LibreOffice, which is not here. Open it in Word "
        "or "
        "Excel and save it as {to}.",
    ),
    "office-failed": (
        "{path}: LibreOffice không đọc được tệp {kind} này (hỏng hoặc có mật khẩu). Mở bằng Word, "
        "Excel rồi lưu lại thành {to}.",
        "{path}: LibreOffice cannot read this {kind} file (broken, or with a password). Open it in "
        "Word or Excel and save it as {to}.",
    ),
    "office-slow": (
        "{path}: LibreOffice đọc tệp {kind} quá lâu nên đã dừng. Lưu lại thành {to} rồi nhập.",
        "{path}: LibreOffice took too long over this {kind} file and was stopped. Save it as {to}.",
    ),
    # Tables
    "no-table": (
        "{path}: không thấy bảng nhiệm vụ (đã xem {count} bảng). Hàng tiêu đề cần có cột nhiệm vụ "
        "(Nhiệm vụ, Nội dung, …) và ít nhất một trong: Cơ quan chủ trì, Cơ quan phối hợp, Thời "
        "hạn, "
        "Sản phẩm.",
        "{path}: no table of tasks (of {count} tables). Its heading needs a column of tasks (Nhiệm "
        "vụ, Nội dung, …) and at least one of: Cơ quan chủ trì, Cơ quan phối hợp, Thời hạn, Sản "
        "phẩm.",
    ),
    "several-tables": (
        "{path}: có nhiều bảng nhiệm vụ. Chọn bằng --table (dùng được nhiều lần):\n{tables}",
        "{path}: there are several tables of tasks. Choose by --table (may be repeated):\n{tables}",
    ),
    "candidate": (
        "  --table {number}: {place}, {rows} hàng, cột: {headings}",
        "  --table {number}: {place}, {rows} rows, columns: {headings}",
    ),
    "no-such-table": (
        "{path}: không có bảng {number}. Các bảng nhiệm vụ: {known}",
        "{path}: there is no table {number}. Tables of tasks: {known}",
    ),
    "not-of-tasks": (
        "{path}: bảng {number} không có tiêu đề cột của bảng nhiệm vụ. Các bảng nhiệm vụ: {known}",
        "{path}: table {number} has no headings of tasks. Tables of tasks: {known}",
    ),
}
