"""What is said of a command line that cannot be answered."""

TABLE: dict[str, tuple[str, str]] = {
    "see-help": ("Xem cách dùng: {command} --help", "See: {command} --help"),
    "no-such-command": (
        "Không có lệnh “{command}”. Gần nhất: {near}",
        "There is no command “{command}”. Nearest: {near}",
    ),
    "no-such-option": ("Không có tùy chọn “{option}”.", "There is no option “{option}”."),
    "no-such-option-near": (
        "Không có tùy chọn “{option}”. Gần nhất: {near}",
        "There is no option “{option}”. Nearest: {near}",
    ),
    "missing-argument": ("Thiếu {name}.", "Missing {name}."),
    "option-needs-value": (
        "Tùy chọn “{option}” cần một giá trị đi kèm.",
        "The option “{option}” needs a value.",
    ),
    "bad-value": (
        "Giá trị của “{option}” không đúng dạng.",
        "The value of “{option}” is not of its form.",
    ),
    "extra-arguments": ("Thừa từ trên dòng lệnh.", "Too many words on the command line."),
    "not-a-choice": (
        "{option}: không có lựa chọn “{value}”. Gần nhất: {near}",
        "{option}: there is no “{value}”. Nearest: {near}",
    ),
    "not-a-day": (
        "{option}: “{value}” không phải một ngày. Viết 30/6/2020 hoặc 2020-06-30.",
        "{option}: “{value}” is not a day. Write 30/6/2020 or 2020-06-30.",
    ),
    "not-a-week": (
        "{option}: “{value}” không phải một tuần. Viết 2020-W15.",
        "{option}: “{value}” is not a week. Write 2020-W15.",
    ),
    "unknown-agency-near": (
        "Không có cơ quan nào tên “{name}” trong sổ cơ quan. Có phải:\n{near}",
        "No agency “{name}” in the register. Did you mean:\n{near}",
    ),
    "unknown-agency": (
        "Không có cơ quan nào tên “{name}” trong sổ cơ quan. Xem: caich agencies",
        "No agency “{name}” in the register. See: caich agencies",
    ),
    "ambiguous-agency": (
        "“{name}” có thể là nhiều cơ quan. Ghi rõ hơn:\n{near}",
        "“{name}” could be several agencies. Be more exact:\n{near}",
    ),
    "unknown-area": (
        "Không có nhóm nhiệm vụ “{name}”. Kế hoạch có:\n{areas}",
        "There is no group of tasks “{name}”. The plan has:\n{areas}",
    ),
    "unknown-task": (
        "Không có nhiệm vụ “{name}”. Gần nhất: {near}",
        "There is no task “{name}”. Nearest: {near}",
    ),
    "unknown-rule": (
        "Không có quy tắc “{name}”. Gần nhất: {near}",
        "There is no rule “{name}”. Nearest: {near}",
    ),
    "extra": (
        "Lệnh này cần thư viện “{library}”, chưa được cài. Cài thêm: "
        'pip install "caichcli[{extra}]"',
        "This needs the library “{library}”, which is not installed. To install it: "
        'pip install "caichcli[{extra}]"',
    ),
}
