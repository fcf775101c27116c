"""The sentences of ``caich diff``, and of a plan that is compared with its base."""

TABLE: dict[str, tuple[str, str]] = {
    # What is compared
    "between": ("Thay đổi từ {before} đến {after}", "Changes from {before} to {after}"),
    "since": ("Diễn biến {span}", "What happened, {span}"),
    "present": ("bản đang sửa", "the files as they are"),
    "revision": ("{asked} ({commit})", "{asked} ({commit})"),
    "nothing": ("Không có thay đổi nào về nội dung.", "Nothing changed in meaning."),
    "nothing-since": (
        "Sổ theo dõi không ghi nhận diễn biến nào trong thời gian này.",
        "Nothing was recorded in these days.",
    ),
    "plan-new": ("Kế hoạch mới.", "A new plan."),
    "plan-removed": ("Kế hoạch không còn ở tệp nào.", "The plan is in no file any more."),
    # Figures
    "figures": ("Số liệu tính đến hết ngày {day}", "Figures as of {day}"),
    "figures-moved": ("Số liệu", "Figures"),
    "figures-same": ("Số liệu không thay đổi.", "The figures did not change."),
    "before": ("Trước", "Before"),
    "after": ("Nay", "Now"),
    "as-of": ("Hết ngày {day}", "As of {day}"),
    "rise": ("Tăng, giảm", "Change"),
    "figure": ("Chỉ tiêu", "Figure"),
    # Sections
    "head": ("Thông tin chung", "The plan's head"),
    "areas": ("Nhóm nhiệm vụ", "Groups of tasks"),
    "tasks": ("Nhiệm vụ có thay đổi ({count})", "Tasks changed ({count})"),
    "holders": ("Sổ cơ quan", "Register of agencies"),
    "what": ("Thay đổi", "Change"),
    "content": ("Nội dung", "Content"),
    "from-to": ("{before} → {after}", "{before} → {after}"),
    "nothing-there": ("(không có)", "(none)"),
    "yes": ("có", "yes"),
    # The counts of a summary, in the order of the glossary
    "count-new": ("giao mới {count}", "new {count}"),
    "count-removed": ("bỏ khỏi tệp {count}", "removed {count}"),
    "count-departed": ("chuyển sang kế hoạch khác {count}", "gone to another plan {count}"),
    "count-moved": ("chuyển đến {count}", "taken over {count}"),
    "count-cancelled": ("đưa ra khỏi kế hoạch {count}", "taken out of the plan {count}"),
    "count-reported": ("có báo cáo {count}", "reported {count}"),
    "count-done": ("mới hoàn thành {count}", "newly done {count}"),
    "count-overdue": ("mới quá hạn {count}", "newly overdue {count}"),
    "count-term": ("thay đổi thời hạn {count}", "term changed {count}"),
    "count-reminded": ("được đôn đốc {count}", "urged {count}"),
    "count-assigned": ("đổi cơ quan thực hiện {count}", "agencies changed {count}"),
    "count-reworded": ("sửa lời {count}", "reworded {count}"),
    "count-rewritten": ("sửa sổ theo dõi {count}", "log rewritten {count}"),
    # What became of a task
    "task": ("Nhiệm vụ", "Task"),
    "new": ("Giao mới", "New"),
    "removed": ("Bỏ khỏi tệp", "Removed"),
    "cancelled": ("Đưa ra khỏi kế hoạch", "Taken out of the plan"),
    "moved": ("Chuyển từ kế hoạch {plan}", "Taken over from {plan}"),
    "departed": ("Chuyển sang kế hoạch {plan}", "Gone to {plan}"),
    "id": ("Đổi mã", "Id changed"),
    "class": ("Phân loại", "Class"),
    "unassigned": ("chưa giao", "not assigned"),
    "extended": ("Gia hạn", "Extended"),
    "shortened": ("Rút ngắn thời hạn", "Shortened"),
    "set": ("Ấn định thời hạn", "Term set"),
    "adjusted": ("Điều chỉnh thời hạn", "Term changed"),
    "rewritten-term": ("Sửa thời hạn", "Deadline rewritten"),
    "term": ("{text} ({due})", "{text} ({due})"),
    "occurrence": ("kỳ {key}: {words}", "{key}: {words}"),
    # What became of a dated record: its list, then how
    "updates-inserted": ("Báo cáo ghi chen", "Entry put in between"),
    "updates-rewritten": ("Sửa báo cáo đã ghi", "Entry rewritten"),
    "updates-moved": ("Đổi chỗ báo cáo đã ghi", "Entry moved"),
    "updates-removed": ("Xóa báo cáo đã ghi", "Entry removed"),
    "adjustments-rewritten": ("Sửa lần điều chỉnh", "Adjustment rewritten"),
    "adjustments-moved": ("Đổi chỗ lần điều chỉnh", "Adjustment moved"),
    "adjustments-removed": ("Xóa lần điều chỉnh", "Adjustment removed"),
    "reminders-added": ("Đôn đốc", "Reminder"),
    "reminders-inserted": ("Đôn đốc", "Reminder"),
    "reminders-rewritten": ("Sửa lần đôn đốc", "Reminder rewritten"),
    "reminders-moved": ("Đổi chỗ lần đôn đốc", "Reminder moved"),
    "reminders-removed": ("Xóa lần đôn đốc", "Reminder removed"),
    # What became of an area, an agency, a group
    "added": ("Thêm", "Added"),
    "taken-away": ("Bỏ", "Removed"),
    # What cannot be compared
    "too-many-revisions": (
        "Chỉ so sánh hai bản với nhau: caich diff [BẢN [BẢN]].",
        "Two revisions are compared, no more: caich diff [REV [REV]].",
    ),
    "revision-or-days": (
        "Chọn một: so sánh hai bản (caich diff BẢN) hoặc xem theo ngày (--since, --until).",
        "Choose one: revisions (caich diff REV) or days (--since, --until).",
    ),
    "until-alone": (
        "--until cần đi cùng --since: từ ngày nào?",
        "--until goes with --since: from which day?",
    ),
    "days-reversed": (
        "--since ({first}) phải không sau --until ({last}).",
        "--since ({first}) must not be after --until ({last}).",
    ),
    "no-git": (
        "Không tìm thấy git trên máy này nên không đọc được các bản cũ. Cài git, hoặc so sánh với "
        "một tệp, một thư mục; xem theo ngày thì không cần git: --since, --until.",
        "There is no git on this machine, so older revisions cannot be read. Install git, or "
        "compare with a file or a folder; by days no git is needed: --since, --until.",
    ),
    "no-repository": (
        "{detail}: thư mục này không nằm trong kho git nào nên không có bản cũ để so sánh. "
        "Xem theo ngày thì không cần git: --since, --until.",
        "{detail}: this folder is in no git repository, so there is nothing to compare with. "
        "By days no git is needed: --since, --until.",
    ),
    "not-trusted": (
        "{detail}: kho git thuộc về người khác nên git không đọc. Nếu tin cậy: "
        "git config --global --add safe.directory ĐƯỜNG_DẪN",
        "{detail}: the git repository belongs to somebody else, so git does not read it. If you "
        "trust it: git config --global --add safe.directory PATH",
    ),
    "no-commits": (
        "Kho git chưa có bản nào (chưa commit) nên không có gì để so sánh.",
        "The git repository has no commit yet, so there is nothing to compare with.",
    ),
    "unknown-revision": (
        "Không có bản nào tên “{detail}” (nhánh, thẻ, commit), cũng không có tệp hay thư mục ấy.",
        "There is no revision “{detail}” (branch, tag, commit), and no such file or folder.",
    ),
    "not-in-shallow-clone": (
        "Không có bản “{detail}” trong bản sao nông (shallow clone) này. Lấy thêm lịch sử: "
        "git fetch --unshallow, hoặc fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab).",
        "The revision “{detail}” is not in this shallow clone. Fetch more history: "
        "git fetch --unshallow, or fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab).",
    ),
    "too-large": (
        "{detail}: tệp ở bản cũ quá lớn, không phải tệp kế hoạch.",
        "{detail}: the file of the older revision is too large to be a plan.",
    ),
    "too-slow": (
        "git không trả lời trong {detail} giây.",
        "git did not answer within {detail} seconds.",
    ),
    "failed": ("git không đọc được: {detail}", "git could not read: {detail}"),
    "no-plans-there": (
        "{path}: không có kế hoạch nào trong thư mục này.",
        "{path}: there is no plan in this folder.",
    ),
    "base-broken": (
        "Bản “{base}” có lỗi nên không so sánh, không xét việc sửa được. Sửa lỗi ở bản ấy trước, "
        "hoặc chọn bản khác.",
        "The revision “{base}” has errors, so nothing can be compared with it and the edit cannot "
        "be judged. Mend it first, or choose another.",
    ),
}
