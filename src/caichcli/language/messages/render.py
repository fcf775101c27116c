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
    # The period
    "several-periods": (
        "Chỉ chọn một kỳ; đang có: {options}.",
        "Choose one period only; given: {options}.",
    ),
    "other-period": (
        "Báo cáo này lấy kỳ từ {wanted}, không phải {option}. Kỳ tùy chọn: caich render period.",
        "This report takes its period from {wanted}, not from {option}. For any period: "
        "caich render period.",
    ),
    "which-period": (
        "Báo cáo theo kỳ tùy chọn phải ghi kỳ, bằng một trong: {options}.",
        "A report on any period needs its period, by one of: {options}.",
    ),
    "no-period": (
        "“{report}” tính đến một ngày (--as-of), không theo kỳ: bỏ {option}.",
        "“{report}” is as of a day (--as-of), not on a period: leave out {option}.",
    ),
    "half-a-span": (
        "Kỳ tùy chọn cần cả ngày đầu và ngày cuối: thiếu {option}.",
        "A period of your own needs its first and its last day: {option} is missing.",
    ),
    "backwards": (
        "--from/--to: ngày cuối ({last}) trước ngày đầu ({first}).",
        "--from/--to: the last day ({last}) is before the first ({first}).",
    ),
    "not-a-month": (
        "{option}: “{value}” không phải một tháng. Viết 2020-06 hoặc “tháng 6/2020”.",
        "{option}: “{value}” is no month. Write 2020-06 or “tháng 6/2020”.",
    ),
    "not-a-quarter": (
        "{option}: “{value}” không phải một quý. Viết 2020-Q2 hoặc “quý II/2020”.",
        "{option}: “{value}” is no quarter. Write 2020-Q2 or “quý II/2020”.",
    ),
    "not-a-half-year": (
        "{option}: “{value}” không phải nửa năm. Viết 2020-H1 hoặc “6 tháng đầu năm 2020”.",
        "{option}: “{value}” is no half-year. Write 2020-H1 or “6 tháng đầu năm 2020”.",
    ),
    "not-a-year": (
        "{option}: “{value}” không phải một năm. Viết 2020.",
        "{option}: “{value}” is no year. Write 2020.",
    ),
    # Letters and sheets
    "making": ("Đang lập văn bản", "Making documents"),
    "nobody-to-urge": (
        "Không có cơ quan nào cần đôn đốc: không cơ quan chủ trì nào có nhiệm vụ quá hạn so với "
        "thời hạn đã ấn định.",
        "Nobody to urge: no lead agency has a task overdue by a term set for it.",
    ),
    "not-to-itself": (
        "! {agency} là cơ quan thường trực, không lập công văn gửi chính mình: {ids}",
        "! {agency} is the standing agency and is sent no letter: {ids}",
    ),
    "nobody-leads": (
        "! Không có nơi gửi, vì văn bản không nêu cơ quan chủ trì: {ids}",
        "! Nobody to write to, since the document names no lead: {ids}",
    ),
    "whose-sheet": (
        "Phiếu theo dõi là của một cơ quan. Ghi rõ: --agency “Bộ Nội vụ”",
        "A task sheet is an agency's. Say whose: --agency “Bộ Nội vụ”",
    ),
    "several-files": (
        "{count} văn bản, mỗi cơ quan một tệp. Ghi rõ thư mục: --output cong-van/",
        "{count} documents, a file an agency. Name a folder: --output letters/",
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
    "not-a-folder": (
        "{path}: đây là một tệp. Mỗi cơ quan một văn bản: ghi tên thư mục, ví dụ cong-van/",
        "{path}: this is a file. There is a document an agency: name a folder, such as letters/",
    ),
    "not-a-folder-s-name": (
        "{path}: đây là tên một tệp, mà mỗi cơ quan một văn bản. Ghi tên thư mục, ví dụ cong-van/",
        "{path}: this names a file, and there is a document an agency. Name a folder, such as "
        "letters/",
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
    # Which report, which format
    "which-report": (
        "Ghi rõ báo cáo: {reports}",
        "Say which report: {reports}",
    ),
    "needs-office": (
        'Văn bản Word cần thêm thư viện. Cài: pip install "caichcli[office]"',
        'Word needs more libraries. Install them: pip install "caichcli[office]"',
    ),
    "not-on-a-terminal": (
        "Văn bản Word không in ra màn hình được. Ghi tên tệp: --output bao-cao.docx",
        "A Word file cannot be shown on a terminal. Name a file: --output report.docx",
    ),
    # Templates that staff own
    "ejected": ("Đã chép {path}", "Copied {path}"),
    "left": (
        "Giữ nguyên {path}: đã có tệp này",
        "Left {path}: the file is there already",
    ),
    "nothing-to-eject": (
        "Báo cáo “{report}” không có mẫu dạng {format}.",
        "The report “{report}” has no template in the format {format}.",
    ),
    "no-such-template": (
        "Không có mẫu hay tệp “{name}”. Ví dụ: weekly, weekly.docx, templates/vi/weekly.md.j2",
        "There is no template or file “{name}”. Such as: weekly, weekly.docx, "
        "templates/vi/weekly.md.j2",
    ),
    "template-fine": (
        "{name}: không thấy lỗi (đã thử với số liệu ví dụ).",
        "{name}: no fault found (tried on sample figures).",
    ),
    "paragraph": (
        "{template}, đoạn {number} (“{words}”)",
        "{template}, paragraph {number} (“{words}”)",
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
    "template-undefined-near": (
        "{place}: mẫu dùng tên “{detail}” mà báo cáo không có. Có phải “{near}”?",
        "{place}: the template uses the name “{detail}”, which the report does not have. "
        "Is it “{near}”?",
    ),
    "template-filter": (
        "{place}: không có bộ lọc hay phép thử “{detail}”.",
        "{place}: there is no filter or test “{detail}”.",
    ),
    "template-filter-near": (
        "{place}: không có bộ lọc hay phép thử “{detail}”. Có phải “{near}”?",
        "{place}: there is no filter or test “{detail}”. Is it “{near}”?",
    ),
    "template-unclosed": (
        "{place}: thẻ “{detail}” thiếu phần mở hoặc phần đóng. Mỗi thẻ {{{{ }}}}, {{% %}} phải "
        "nằm trọn trong một đoạn.",
        "{place}: the tag “{detail}” lacks its beginning or its end. Each tag {{{{ }}}}, {{% %}} "
        "stands within one paragraph.",
    ),
    "template-not-alone": (
        "{place}: thẻ “{detail}” thay cho cả đoạn, ô hoặc hàng nên phải đứng một mình ở đó.",
        "{place}: the tag “{detail}” stands for the whole paragraph, cell or row, and must be "
        "alone in it.",
    ),
    "template-torn": (
        "{place}: sau khi điền, văn bản không còn là tệp Word đúng cấu trúc. Lệnh bao nhiều đoạn "
        "viết {{%p ... %}}, bao nhiều hàng của bảng viết {{%tr ... %}}.",
        "{place}: filled in, it is no sound Word file. A tag around paragraphs is written "
        "{{%p ... %}}, one around rows of a table {{%tr ... %}}.",
    ),
    "template-not-word": (
        "{place}: không phải tệp Word (.docx), hoặc tệp hỏng {detail}",
        "{place}: no Word file (.docx), or a broken one {detail}",
    ),
    "template-too-large": (
        "{place}: mẫu quá lớn khi giải nén, không mở.",
        "{place}: the template is too large unpacked; it was not opened.",
    ),
    "template-macros": (
        "{place}: mẫu có macro hoặc thành phần chạy được ({detail}). Lưu lại dạng .docx không "
        "macro.",
        "{place}: the template has macros or other active content ({detail}). Save it as .docx "
        "without macros.",
    ),
    "template-external": (
        "{place}: mẫu lấy nội dung từ nơi khác ({detail}). Đưa hẳn hình ảnh, mẫu gốc vào tệp.",
        "{place}: the template fetches what is elsewhere ({detail}). Put the picture or the "
        "template into the file itself.",
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
