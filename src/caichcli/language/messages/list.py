"""The sentences of ``caich list`` and ``caich overdue``."""

TABLE: dict[str, tuple[str, str]] = {
    "count": ("{count} NHIỆM VỤ", "TASKS: {count}"),
    "none": ("Không có nhiệm vụ nào.", "No task answers to this."),
    "via": ("qua nhóm “{group}”", "through the group “{group}”"),
}
