"""The sentences of ``caich explain``."""

TABLE: dict[str, tuple[str, str]] = {
    "error": ("lỗi", "error"),
    "warning": ("cảnh báo", "warning"),
    "base": ("Bản gốc", "Base"),
    "wrong": ("Sai", "Wrong"),
    "right": ("Đúng", "Right"),
    "drafts_only": ("chỉ với --draft", "with --draft only"),
    "rule": ("Quy tắc", "Rule"),
    "severity": ("Mức", "Severity"),
    "fault": ("Lỗi gì", "Fault"),
}
