"""What several answers on the screen say alike."""

TABLE: dict[str, tuple[str, str]] = {
    "illustrative": (
        "SỐ LIỆU MINH HỌA – không phải số liệu của cơ quan nào.",
        "ILLUSTRATIVE DATA – no agency's real figures.",
    ),
    "as-of": ("Số liệu tính đến hết ngày {day}", "Figures as of {day}"),
    "id": ("Mã", "Id"),
    "task": ("Nhiệm vụ", "Task"),
    "situation": ("Tình hình", "Situation"),
    "done-late-days": ("Hoàn thành, quá hạn {days} ngày", "Done {days} days late"),
    "overdue-days": ("quá hạn {days} ngày", "overdue by {days} days"),
    "past-period-days": (
        "quá kỳ kế hoạch {days} ngày",
        "past the plan's period by {days} days",
    ),
    "members": ("{reported}/{all} cơ quan đã báo cáo", "{reported} of {all} agencies reported"),
    "members-open": (
        "{reported} cơ quan đã báo cáo (chưa xác định tổng số)",
        "{reported} agencies reported (how many there are is not known)",
    ),
    "occurrences": ("{met}/{all} kỳ", "{met}/{all} occurrences"),
    "log-is-empty": (
        "Sổ theo dõi chưa ghi nhận báo cáo nào. Các số trên chỉ phản ánh thời hạn, "
        "không phản ánh kết quả thực hiện.",
        "No report has been recorded. These figures show terms only, not results.",
    ),
    "period-mark": (
        "Văn bản không ấn định thời hạn riêng; tính theo kỳ kế hoạch.",
        "The document sets no deadline of its own; the plan's period stands in.",
    ),
    "carried-mark": (
        "Câu giao việc không nêu cơ quan chủ trì; ghi theo mạch văn bản.",
        "The sentence names no lead; it is carried on from the one before.",
    ),
    "source": ("Nguồn: {source}.", "Source: {source}."),
}
