"""The sentences of ``caich init``."""

TABLE: dict[str, tuple[str, str]] = {
    "made": ("đã tạo      {path}", "made        {path}"),
    "kept": ("giữ nguyên  {path}", "left alone  {path}"),
    "kept-other": (
        "giữ nguyên  {path} (khác mẫu của caich; muốn dùng mẫu thì đổi tên tệp ấy rồi chạy lại)",
        "left alone  {path} (not as caich would write it; for that, rename it and run this again)",
    ),
    "next": (
        "Tiếp theo: ghi cơ quan và nhiệm vụ, rồi chạy caich validate",
        "Next: enter agencies and tasks, then run caich validate",
    ),
    "next-ci": (
        "Tệp kiểm tra tự động: đọc mấy dòng đầu để biết cách bật, rồi đưa vào git",
        "Automatic checks: the first lines of each file say how to turn it on; then commit them",
    ),
    "not-top": (
        "Lưu ý: “{path}” không phải thư mục gốc của kho git. Máy chủ chỉ đọc tệp kiểm tra tự động "
        "đặt ở thư mục gốc, nên phải chuyển các tệp ấy lên đó.",
        "Note: “{path}” is not the top of the git repository. Servers read the files of automatic "
        "checks only at the top, so these must be moved there.",
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
