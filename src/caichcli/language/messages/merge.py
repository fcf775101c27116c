"""What ``caich merge-driver`` says of a conflict, and ``caich init --merge-driver`` of its work."""

TABLE: dict[str, tuple[str, str]] = {
    "changed": (
        "hai bên sửa khác nhau cùng một nội dung “{key}”.",
        "both sides changed “{key}”, each in its own way.",
    ),
    "term": (
        "hai bên đổi thời hạn khác nhau.",
        "both sides moved the term, each in its own way.",
    ),
    "id-taken": (
        "hai bên dùng mã “{id}” cho hai mục khác nhau; một bên phải đổi mã.",
        "both sides gave the id “{id}” to different things; one must take another.",
    ),
    "removed": (
        "một bên xóa “{id}”, bên kia sửa mục ấy.",
        "one side removed “{id}”, the other changed it.",
    ),
    "rewritten": (
        "một bên sửa hoặc xóa báo cáo đã ghi {entry}. Sổ theo dõi chỉ ghi thêm: muốn đính chính "
        "thì ghi một báo cáo mới có “corrects”.",
        "one side rewrote or removed the entry {entry}. A log is only added to: to mend it, add "
        "an entry with “corrects”.",
    ),
    "unordered": (
        "sổ theo dõi không theo thứ tự ngày, hoặc có mục không ghi ngày.",
        "the log is not in the order of dates, or an entry has none.",
    ),
    "contradicting": (
        "hai bên ghi khác nhau về cùng ngày {date}; báo cáo nào ghi sau thì có hiệu lực, "
        "nên người phải chọn thứ tự.",
        "the sides tell differently of {date}; the later entry counts, so people must choose "
        "the order.",
    ),
    "corrected-twice": (
        "hai bên đính chính hoặc thu hồi khác nhau cùng một báo cáo {entry}.",
        "both sides corrected or withdrew the entry {entry}, each in its own way.",
    ),
    "withdrawn": (
        "một bên thu hồi báo cáo {entry}, bên kia trả lời báo cáo ấy.",
        "one side withdrew the entry {entry}, the other answered it.",
    ),
    "order": (
        "hai bên xếp lại thứ tự khác nhau.",
        "both sides changed the order, each in its own way.",
    ),
    "lines": (
        "hai bên sửa khác nhau những dòng này (chú thích hoặc cách trình bày).",
        "both sides changed these lines, each in its own way (comments or layout).",
    ),
    "numbers": (
        "khi gộp, báo cáo của một ngày đổi số thứ tự, nên các dẫn chiếu phải sửa theo; "
        "xử lý xung đột khác trước.",
        "merged, entries of one day take other numbers, and what refers to them must follow; "
        "the other conflicts come first.",
    ),
    "layout": (
        "cách trình bày của hai bên không ghép được một cách chắc chắn.",
        "the two texts are laid out so that nothing certain can be put together.",
    ),
    "unreadable": (
        "một trong ba bản không đọc được; kiểm tra từng bên: caich validate",
        "one of the three versions cannot be read; check each side: caich validate",
    ),
    "not-a-plan": (
        "một bên không phải kế hoạch hoặc sổ cơ quan hợp lệ; kiểm tra từng bên: caich validate",
        "one side is no valid plan or register; check each side: caich validate",
    ),
    "faults": (
        "gộp lại thì có lỗi mà từng bên không có: {rules}.",
        "merged it would have errors that neither side has: {rules}.",
    ),
    "next": (
        "{file}: chưa gộp được. Sửa giữa các dấu <<<<<<< và >>>>>>>, chạy caich validate, "
        "rồi git add.",
        "{file}: not merged. Edit between the marks <<<<<<< and >>>>>>>, run caich validate, "
        "then git add.",
    ),
    "not-read": (
        "Không đọc được “{path}”; tệp còn nguyên bản của một bên, chưa gộp.",
        "Could not read “{path}”; the file is one side's version still, not merged.",
    ),
    "not-written": (
        "Không ghi được “{path}”; tệp còn nguyên bản của một bên, chưa gộp.",
        "Could not write “{path}”; it is one side's version still, not merged.",
    ),
    "installed": (
        "git sẽ gộp kế hoạch bằng caich merge-driver (trong kho này)",
        "git will merge plans by caich merge-driver (in this repository)",
    ),
}
