"""The sentences of ``caich init``."""

TABLE: dict[str, tuple[str, str]] = {
    "made": ("đã tạo      {path}", "made        {path}"),
    "kept": ("giữ nguyên  {path}", "left alone  {path}"),
    "next": (
        "Tiếp theo: ghi cơ quan và nhiệm vụ, rồi chạy caich validate",
        "Next: enter agencies and tasks, then run caich validate",
    ),
    "not-a-folder": ("“{path}” không phải thư mục.", "“{path}” is not a folder."),
    "no-repository": (
        "“{path}” không nằm trong kho git nào, hoặc máy này không có git.",
        "“{path}” is in no git repository, or there is no git on this machine.",
    ),
    "git-failed": ("git không ghi được cấu hình: {detail}", "git could not be set up: {detail}"),
    "refused": (
        "Không ghi được “{path}”: không có quyền hoặc hết chỗ.",
        "Could not write “{path}”: no permission or no room.",
    ),
}
