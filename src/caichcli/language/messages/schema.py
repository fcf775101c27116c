"""What an editor says of a value that is not written as its key wants it."""

TABLE: dict[str, tuple[str, str]] = {
    "id": (
        "Mã viết liền, chỉ gồm chữ, số, dấu chấm, gạch ngang, gạch dưới; mở đầu bằng chữ hoặc số.",
        "An id is one word of letters, digits, dots, hyphens and underscores; it begins with a "
        "letter or a digit.",
    ),
    "entry": (
        "Ghi ngày của báo cáo, dấu # và thứ tự trong ngày: 2020-04-03#1.",
        "Write the entry's day, #, and its number on that day: 2020-04-03#1.",
    ),
    "date": (
        "Ngày viết năm-tháng-ngày: 2020-06-30.",
        "A date is written year-month-day: 2020-06-30.",
    ),
}
