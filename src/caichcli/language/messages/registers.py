"""The sentences of ``caich agencies`` and ``caich areas``."""

TABLE: dict[str, tuple[str, str]] = {
    "agencies": ("SỔ CƠ QUAN ({count})", "REGISTER OF AGENCIES ({count})"),
    "no-agency": ("Không có cơ quan nào.", "No agency answers to this."),
    "abbreviations": ("Viết tắt", "Abbreviations"),
    "kind": ("Loại", "Kind"),
    "validity": ("Hiệu lực", "Validity"),
    "name": ("Tên", "Name"),
    "group": ("Nhóm cơ quan", "Group"),
    "successors": ("nay: {names}", "now: {names}"),
    "from": ("từ ngày {day}", "from {day}"),
    "to": ("đến hết ngày {day}", "to {day}"),
    "tasks": ("Số nhiệm vụ", "Tasks"),
}
