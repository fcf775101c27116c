"""The sentences of ``caich validate``."""

TABLE: dict[str, tuple[str, str]] = {
    "repair": ("cách sửa: {words}", "repair: {words}"),
    "more": (
        "… và {count} lỗi, cảnh báo nữa (xem hết: --format json).",
        "… and {count} more (see all: --format json).",
    ),
    "clean": (
        "Đã kiểm tra {files} tệp: không có lỗi.",
        "{files} files checked: nothing wrong.",
    ),
    "count": (
        "Đã kiểm tra {files} tệp: {errors} lỗi, {warnings} cảnh báo.",
        "{files} files checked: {errors} errors, {warnings} warnings.",
    ),
}
