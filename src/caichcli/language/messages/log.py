"""The sentences of ``caich log``."""

TABLE: dict[str, tuple[str, str]] = {
    "nothing": ("Không có mục nào được ghi nhận.", "Nothing was recorded."),
    "task": ("Mã", "Task"),
    "recorder": ("Người ghi, cơ quan báo cáo", "Recorded or reported by"),
    "commit": ("Commit", "Commit"),
    "uncommitted": ("chưa commit", "not committed"),
    "reminder": ("Đôn đốc", "Reminder"),
    "days-reversed": (
        "--since {first} sau --until {last}.",
        "--since {first} is after --until {last}.",
    ),
    "git": (
        "! Không hỏi được git các mục nằm trong commit nào ({reason}).",
        "! git could not be asked in which commits these are ({reason}).",
    ),
}
