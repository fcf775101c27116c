"""What is said of a day that is no common working day."""

TABLE: dict[str, tuple[str, str]] = {
    "weekend": ("rơi vào {weekday}", "falls on a {weekday}"),
    "holiday": ("rơi vào ngày nghỉ lễ: {name}", "falls on a public holiday: {name}"),
    "day-off": ("rơi vào ngày nghỉ theo lịch của kế hoạch", "falls on a day off of the plan"),
    "worked": ("rơi vào {weekday} làm bù", "falls on a {weekday} worked instead"),
    "no-holidays": (
        "Chưa cài thư viện “holidays” nên chỉ báo thứ Bảy, Chủ nhật và ngày nghỉ của kế hoạch. "
        'Cài thêm: pip install "caichcli[calendar]"',
        "The library “holidays” is not installed: only weekends and the plan's own days off are "
        'told. To install it: pip install "caichcli[calendar]"',
    ),
}
