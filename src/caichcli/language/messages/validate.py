"""The sentences of ``caich validate``."""

TABLE: dict[str, tuple[str, str]] = {
    "repair": ("cách sửa: {words}", "repair: {words}"),
    "more": (
        "… và {count} lỗi, cảnh báo nữa (xem hết: --format json).",
        "… and {count} more (see all: --format json).",
    ),
    "clean": (
        "Đã kiểm tra {files} tệp: không có lỗi.",
        "Files checked: {files}; nothing wrong.",
    ),
    "count": (
        "Đã kiểm tra {files} tệp: {errors} lỗi, {warnings} cảnh báo.",
        "Files checked: {files}; errors: {errors}; warnings: {warnings}.",
    ),
    "suppressed": (
        "Bỏ qua theo chú thích “caich: ignore” trong tệp: {count}.",
        "Ignored by comments “caich: ignore” in the files: {count}.",
    ),
    "fixable": (
        "Tự sửa được {count} chỗ: caich validate --fix (xem trước: --diff).",
        "{count} can be mended: caich validate --fix (to see it first: --diff).",
    ),
    "fixable-unsafe": (
        "Sửa được thêm {count} chỗ nhưng phải xem lại: --unsafe-fixes.",
        "{count} more can be mended, to be looked over: --unsafe-fixes.",
    ),
    "base-broken": (
        "Bản gốc “{base}” có {count:02} lỗi nên không xét được việc sửa so với bản ấy; mới chỉ xét "
        "các tệp như hiện có.",
        "The base “{base}” has errors ({count}), so the edit could not be judged; only the files "
        "as they are now were.",
    ),
    "fixed": (
        "Đã sửa {count} chỗ trong {files} tệp.",
        "Places mended: {count}; files: {files}.",
    ),
    # The digest, and SARIF
    "place": ("Vị trí", "Place"),
    "level": ("Mức", "Level"),
    "rule": ("Quy tắc", "Rule"),
    "fault": ("Nội dung", "Finding"),
    "details": ("Chi tiết {count} mục", "Details of {count}"),
    "top": ("Thư mục gốc của kho mã", "The top of the repository"),
    # What was asked
    "files-and-plan": (
        "Ghi tên tệp hoặc --plan, không ghi cả hai.",
        "Name files, or give --plan, not both.",
    ),
    "unsafe-alone": (
        "--unsafe-fixes đi cùng --fix hoặc --diff.",
        "--unsafe-fixes goes with --fix or --diff.",
    ),
    "output-form": (
        "--output: “{value}” chưa đúng dạng. Viết DẠNG=TỆP (tệp “-” là màn hình); dạng: {formats}",
        "--output: “{value}” is not of its form. Write FORMAT=FILE (the file “-” is the screen); "
        "formats: {formats}",
    ),
    "output-is-input": (
        "--output: {path} là tệp đang được kiểm tra. Ghi ra tệp khác.",
        "--output: {path} is one of the files that are checked. Name another.",
    ),
    "screen-twice": (
        "Chỉ in ra màn hình được một dạng; các dạng khác ghi ra tệp: --output DẠNG=TỆP",
        "Only one format can go to the screen; write the others to files: --output FORMAT=FILE",
    ),
    "file-twice": (
        "--output: hai dạng cùng ghi vào {path}.",
        "--output: two formats go to {path}.",
    ),
    # What stands in the way of writing a report
    "not-written-folder": (
        "--output: {path} là thư mục. Ghi rõ tên tệp.",
        "--output: {path} is a folder. Name a file.",
    ),
    "not-written-no-folder": (
        "--output: {path}: không có thư mục để ghi tệp vào.",
        "--output: {path}: there is no such folder to write into.",
    ),
    "not-written-not-a-file": (
        "--output: {path} không phải tệp thường (ống dẫn hoặc thiết bị), không ghi đè.",
        "--output: {path} is not a regular file (a pipe or a device); it is not replaced.",
    ),
    "not-written-permission": (
        "--output: {path}: không có quyền ghi vào đây; chưa ghi gì vào tệp này.",
        "--output: {path}: no permission to write here; nothing was written to it.",
    ),
    "not-written-full": (
        "--output: {path}: ổ đĩa đã đầy; chưa ghi gì vào tệp này.",
        "--output: {path}: the disk is full; nothing was written to it.",
    ),
    "not-written-system": (
        "--output: {path}: hệ điều hành không ghi được tệp này.",
        "--output: {path}: the operating system could not write this file.",
    ),
    # What stands in the way of writing a mended file
    "not-saved-changed-meanwhile": (
        "{path}: tệp vừa bị người khác sửa; chưa ghi gì vào tệp này. Chạy lại lệnh.",
        "{path}: somebody changed the file meanwhile; it was left as it is. Run the command again.",
    ),
    "not-saved-permission": (
        "{path}: không có quyền ghi; tệp giữ nguyên.",
        "{path}: no permission to write; the file was left as it is.",
    ),
    "not-saved-read-only": (
        "{path}: tệp chỉ cho đọc; tệp giữ nguyên.",
        "{path}: the file is read-only; it was left as it is.",
    ),
    "not-saved-no-room": (
        "{path}: ổ đĩa đã đầy; tệp giữ nguyên.",
        "{path}: the disk is full; the file was left as it is.",
    ),
    "not-saved-locked": (
        "{path}: chương trình khác đang ghi tệp này; tệp giữ nguyên. Chạy lại lệnh.",
        "{path}: another program is writing this file; it was left as it is. "
        "Run the command again.",
    ),
    "not-saved-in-use": (
        "{path}: chương trình khác đang mở tệp này; tệp giữ nguyên. Đóng lại rồi chạy lệnh.",
        "{path}: another program holds the file open; it was left as it is. "
        "Close it and run the command again.",
    ),
    "not-saved-system": (
        "{path}: hệ điều hành không ghi được tệp này; tệp giữ nguyên.",
        "{path}: the operating system could not write this file; it was left as it is.",
    ),
}
