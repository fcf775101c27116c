"""What is said when a plan cannot be opened, and of the day that is asked for."""

TABLE: dict[str, tuple[str, str]] = {
    "period-ended": (
        "Kỳ kế hoạch đã kết thúc ngày {end}; số liệu tính đến hết ngày {end} "
        "(chọn ngày khác: --as-of).",
        "The plan's period ended on {end}; figures are as of that day (choose another: --as-of).",
    ),
    "nothing-logged": (
        "Sổ theo dõi chưa ghi nhận báo cáo nào.",
        "No report has been recorded.",
    ),
    "before-plan": (
        "Kế hoạch ban hành ngày {issued}, sau ngày chốt {day}: chưa có nhiệm vụ nào được giao.",
        "The plan was issued on {issued}, after {day}: nothing had been assigned.",
    ),
    "no-workspace": (
        "Không tìm thấy kế hoạch nào: đã tìm thư mục “plans” từ {start} trở lên.\n"
        "Bắt đầu một không gian mới: caich init THƯ_MỤC; hoặc chỉ rõ tệp: --plan plans/2020.yaml",
        "No plan found: looked for a folder “plans” from {start} upwards.\n"
        "Start a workspace: caich init FOLDER; or name the file: --plan plans/2020.yaml",
    ),
    "no-such-file": ("Không có tệp kế hoạch “{path}”.", "There is no plan file “{path}”."),
    "no-such-plan": (
        "Không có kế hoạch nào mang mã “{name}”. Hiện có: {plans}",
        "No plan has the id “{name}”. There are: {plans}",
    ),
    "several-plans": (
        "Có nhiều kế hoạch cho ngày này: {plans}. Chọn một: --plan MÃ",
        "Several plans hold this day: {plans}. Choose one: --plan ID",
    ),
    "broken": (
        "Kế hoạch có lỗi nên chưa trả lời được. Xem đầy đủ: caich validate",
        "The plan has errors, so nothing is answered from it. See all: caich validate",
    ),
}
