"""The sentences of ``caich problems``."""

TABLE: dict[str, tuple[str, str]] = {
    "count": (
        "KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ ({count}; chưa có ý kiến {unanswered})",
        "PROBLEMS AND PROPOSALS ({count}; unanswered {unanswered})",
    ),
    "none": (
        "Chưa ghi nhận khó khăn, vướng mắc hay kiến nghị nào.",
        "No problem or proposal has been recorded.",
    ),
    "kind": ("Loại", "Kind"),
    "to": ("Gửi", "Put to"),
    "raised": ("Ngày", "Day"),
    "answer": ("Tình hình giải quyết", "Answer"),
    "content": ("Nội dung", "Content"),
    "unanswered": ("Chưa có ý kiến ({days} ngày)", "Unanswered ({days} days)"),
    "answered": (
        "Đã có ý kiến ngày {day} (sau {days} ngày)",
        "Answered on {day} (after {days} days)",
    ),
}
