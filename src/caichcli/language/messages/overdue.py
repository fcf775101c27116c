"""The sentences of ``caich overdue``."""

TABLE: dict[str, tuple[str, str]] = {
    "count": ("{count} NHIỆM VỤ CHƯA HOÀN THÀNH, QUÁ HẠN", "NOT DONE AND OVERDUE: {count}"),
    "none": (
        "Không có nhiệm vụ chưa hoàn thành, quá hạn.",
        "No task is overdue.",
    ),
    "none-soon": ("Không có nhiệm vụ sắp đến hạn.", "No task falls due soon."),
    "late": ("Quá hạn", "Late by"),
    "urged": ("Đôn đốc", "Urged"),
    "days": ("{days} ngày", "{days} days"),
    "bands": ("Quá hạn {bands}.", "Late by {bands}."),
    "band-to": ("đến {upper} ngày", "up to {upper} days"),
    "band-between": ("từ {lower} đến {upper} ngày", "{lower} to {upper} days"),
    "band-over": ("trên {over} ngày", "over {over} days"),
    "escalated": (
        "Đã đôn đốc trên {limit} lần, đề nghị báo cáo cấp trên xem xét: {ids}.",
        "Urged more than {limit} times, to be put before the superior: {ids}.",
    ),
}
