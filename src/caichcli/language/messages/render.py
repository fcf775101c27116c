"""The sentences of ``caich render``: what stands in the way of a document."""

TABLE: dict[str, tuple[str, str]] = {
    "written": ("Đã ghi {path}", "Wrote {path}"),
    "before-plan": (
        "Kế hoạch ban hành ngày {issued}, sau {period}: chưa có nhiệm vụ nào được giao.",
        "The plan was issued on {issued}, after {period}: nothing had been assigned.",
    ),
    "not-begun": (
        "Đến hết ngày {day}, {period} chưa bắt đầu nên chưa có gì để tổng hợp.",
        "At the end of {day}, {period} had not begun: there is nothing to report yet.",
    ),
    "unknown-ending": (
        "Không rõ dạng văn bản từ tên tệp “{path}”. Ghi rõ: --format {formats}",
        "The name “{path}” does not tell the format. Say which: --format {formats}",
    ),
    # The output file
    "exists": (
        "{path}: đã có tệp này. Ghi đè: thêm --force",
        "{path}: the file is there already. To overwrite it, add --force",
    ),
    "folder": (
        "{path}: đây là thư mục. Ghi rõ tên tệp, ví dụ {path}/tuan26.html",
        "{path}: this is a folder. Name a file, such as {path}/week26.html",
    ),
    "no-folder": (
        "{path}: không có thư mục để ghi tệp vào.",
        "{path}: there is no such folder to write into.",
    ),
    "not-a-file": (
        "{path}: không phải tệp thường (ống dẫn hoặc thiết bị), không ghi đè.",
        "{path}: not a regular file (a pipe or a device); it is not replaced.",
    ),
    "permission": (
        "{path}: không có quyền ghi vào đây; chưa ghi gì.",
        "{path}: no permission to write here; nothing was written.",
    ),
    "full": (
        "{path}: ổ đĩa đã đầy; chưa ghi gì.",
        "{path}: the disk is full; nothing was written.",
    ),
    "system": (
        "{path}: hệ điều hành không ghi được tệp này; chưa ghi gì.",
        "{path}: the operating system could not write this file; nothing was written.",
    ),
    # The template
    "template-missing": (
        "{place}: không tìm thấy mẫu “{detail}”.",
        "{place}: there is no template “{detail}”.",
    ),
    "template-unreadable": (
        "{place}: không đọc được mẫu (mẫu phải là tệp văn bản UTF-8).",
        "{place}: the template cannot be read (it must be a text file in UTF-8).",
    ),
    "template-syntax": (
        "{place}: mẫu viết sai cú pháp Jinja: {detail}",
        "{place}: the template is no valid Jinja: {detail}",
    ),
    "template-undefined": (
        "{place}: mẫu dùng tên “{detail}” mà báo cáo không có. Kiểm tra lại chính tả.",
        "{place}: the template uses the name “{detail}”, which the report does not have. "
        "Check its spelling.",
    ),
    "template-forbidden": (
        "{place}: mẫu không được dùng “{detail}”: mẫu chỉ trình bày số liệu được cấp.",
        "{place}: a template may not use “{detail}”: it only shows the values it is given.",
    ),
    "template-endless": (
        "{place}: mẫu lặp hoặc in ra quá nhiều nên đã bị dừng.",
        "{place}: the template loops or writes without end and was stopped.",
    ),
    "template-failed": (
        "{place}: mẫu không chạy được: {detail}",
        "{place}: the template failed: {detail}",
    ),
}
