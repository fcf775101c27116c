"""Why ``caich import`` doubts or refuses a row."""

TABLE: dict[str, tuple[str, str]] = {
    "area-unnumbered": (
        "nhóm không có số, được đặt mã",
        "a group without a number was given an id",
    ),
    "area-twice": (
        "số {number} đã dùng cho nhóm khác, đặt mã {id}",
        "{number} is another group's number; the id is {id}",
    ),
    "number-twice": (
        "số {number} đã dùng cho nhiệm vụ khác, đặt mã {id}",
        "{number} is another task's number; the id is {id}",
    ),
    "group-empty": (
        "không có nhiệm vụ nào dưới mục này",
        "no task stands under this title",
    ),
    "maybe-task": (
        "giống một nhiệm vụ; không được đưa vào bản thảo",
        "looks like a task; it is not in the draft",
    ),
    "maybe-heading": (
        "giống tiêu đề cột; được lấy làm nhiệm vụ",
        "looks like a heading; it is taken as a task",
    ),
    "mark-left": (
        "“{cell}” là thời hạn hoặc cơ quan, không thuộc nhiệm vụ nào",
        "“{cell}” is a term or an agency, and no task's",
    ),
    "outside": (
        "bảng này không có tiêu đề cột của bảng nhiệm vụ nên không đọc hàng nào",
        "this table has no headings of a table of tasks, so none of its rows was read",
    ),
    "unnumbered": ("không có số thứ tự", "has no number"),
    "no-title": ("không có nội dung nhiệm vụ", "has no words of a task"),
    "number-alone": ("chỉ có số thứ tự", "has a number alone"),
    "title-alone": (
        "chỉ có một ô có chữ, không rõ là nhóm, nhiệm vụ hay ghi chú",
        "only one cell has words: a group, a task or a note?",
    ),
    "title-only": (
        "không có cơ quan, thời hạn, sản phẩm",
        "has neither agency nor deadline nor product",
    ),
    "nothing-before": (
        "không có nhiệm vụ nào ở trên để nối vào",
        "there is no task above to join",
    ),
    "continued": ("nối vào nhiệm vụ {task}", "joined to task {task}"),
    "of-group": ("lấy “{cell}” của mục ở trên", "takes “{cell}” from the title above"),
    "pairs": (
        "{count} cặp chủ trì, phối hợp trong một nhiệm vụ; xem ghi chú của nhiệm vụ",
        "{count} pairs of lead and support in one task; see the task's note",
    ),
    "ditto": ("“{cell}”: lấy như hàng trên: {above}", "“{cell}”: as in the row above: {above}"),
    "agencies-too-long": (
        "ô cơ quan dài quá mức",
        "the cell is too long for agencies",
    ),
    "agencies-ditto": (
        "“{cell}”: không có hàng trên để lấy theo",
        "“{cell}”: there is no row above to go by",
    ),
    "agencies-ambiguous": (
        "“{text}” có thể là: {near}",
        "“{text}” may be: {near}",
    ),
    "agencies-not-names": (
        "không thấy tên cơ quan trong “{text}”",
        "“{text}” is no name of an agency",
    ),
    "agencies-no-names": (
        "không thấy tên cơ quan trong “{text}”",
        "“{text}” names no agency",
    ),
    "agency-near": (
        "“{name}” gần giống cơ quan có trong sổ: {near}",
        "“{name}” is nearly one of the register: {near}",
    ),
    "agency-comma": (
        "“{name}”: một cơ quan có dấu phẩy trong tên hay nhiều cơ quan?",
        "“{name}”: one agency with a comma in its name, or several?",
    ),
    "agency-duty": (
        "ngoài tên cơ quan còn chữ “{words}”; đã chuyển vào ghi chú của nhiệm vụ",
        "beside the names: “{words}”; now in the task's note",
    ),
    "deadline": (
        "không hiểu thời hạn “{cell}”: {reason}",
        "cannot read the deadline “{cell}”: {reason}",
    ),
    "deadline-readings": (
        "không hiểu thời hạn “{cell}”: {reason}; có thể là: {readings}",
        "cannot read the deadline “{cell}”: {reason}; it may be: {readings}",
    ),
    "period-needed": (
        "thời hạn “{cell}” không ghi năm; cần kỳ kế hoạch (--period)",
        "the deadline “{cell}” has no year; give the plan's period (--period)",
    ),
    "cell-error": ("ô báo lỗi {cell}", "the cell holds the error {cell}"),
    "cell-formula-empty": (
        "ô là công thức chưa tính; mở bằng Excel rồi lưu lại",
        "a formula that was never worked out; open the file in Excel and save it",
    ),
    "cell-noise": (
        "chữ hỏng hoặc phông chữ lạ: “{cell}”",
        "broken letters or an unknown font: “{cell}”",
    ),
    "cell-day-lost": (
        "Excel đã đổi ô này thành ngày ({cell})",
        "Excel turned this cell into a date ({cell})",
    ),
    "cell-formula": (
        "“{cell}” là kết quả công thức, lấy giá trị đã tính",
        "“{cell}” is a formula's value as last worked out",
    ),
    "cell-glyph": (
        "đã thay chữ trông giống Đ: “{cell}”",
        "a look-alike of Đ put right: “{cell}”",
    ),
    "cell-invisible": ("đã bỏ ký tự ẩn: “{cell}”", "invisible characters left out: “{cell}”"),
    "cell-hidden": ("có chữ ẩn, đã bỏ: “{cell}”", "hidden text left out: “{cell}”"),
    "cell-nested": (
        "ô có bảng lồng bên trong, đã lấy chữ của bảng ấy",
        "a table within the cell; its words were taken",
    ),
    "hidden-row": ("hàng đang ẩn trong tệp", "a hidden row"),
}
