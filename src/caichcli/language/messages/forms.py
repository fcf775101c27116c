"""Forms: what stands in them, and what ``caich forms`` says of them."""

TABLE: dict[str, tuple[str, str]] = {
    # The form
    "sheet": ("Biểu báo cáo", "Report form"),
    "guide": ("Hướng dẫn", "How to fill in"),
    "title": (
        "BIỂU BÁO CÁO TÌNH HÌNH THỰC HIỆN NHIỆM VỤ, {period}",
        "REPORT ON THE TASKS, {period}",
    ),
    "agency": ("Cơ quan báo cáo: {name}", "Reporting agency: {name}"),
    "to": ("Gửi: {name}", "To: {name}"),
    "recorded_by": ("Người lập biểu:", "Filled in by:"),
    "how": (
        "Chỉ điền các ô nền vàng; nhiệm vụ không có gì mới thì để trống. Xem trang “Hướng dẫn”.",
        "Fill in the yellow cells only; leave a task with no news empty. See “How to fill in”.",
    ),
    "nothing": (
        "Không có nhiệm vụ nào phải báo cáo trong kỳ này.",
        "There is no task to report on in this period.",
    ),
    "occurrence": ("Kỳ {key}", "For {key}"),
    "due": ("Đến hạn {day}", "Due {day}"),
    "col-key": ("Khóa", "Key"),
    "col-number": ("TT", "No."),
    "col-id": ("Mã", "Id"),
    "col-title": ("Nhiệm vụ", "Task"),
    "col-deadline": ("Thời hạn", "Deadline"),
    "col-said": ("Báo cáo gần nhất đã ghi nhận", "Last report recorded"),
    "col-status": ("Tình hình", "Status"),
    "col-progress": ("Tiến độ (%)", "Progress (%)"),
    "col-completed": ("Ngày hoàn thành", "Completed on"),
    "col-note": ("Nội dung đã thực hiện", "What was done"),
    "col-result_number": ("Số, ký hiệu văn bản kết quả", "Result document, number"),
    "col-result_date": ("Ngày văn bản kết quả", "Result document, date"),
    "col-reason": ("Nguyên nhân chậm", "Reason for delay"),
    "col-problems": ("Khó khăn, vướng mắc", "Problems"),
    "col-proposals": ("Kiến nghị, đề xuất", "Proposals"),
    "col-proposals_to": ("Kiến nghị với", "Put to"),
    "help-status": ("Chọn một dòng trong danh sách.", "Choose from the list."),
    "help-progress": ("Số từ 0 đến 100, không ghi dấu %.", "A number from 0 to 100, without %."),
    "help-completed": (
        "Chỉ ghi khi đã hoàn thành. Viết ngày/tháng/năm, ví dụ 26/6/2020.",
        "Only where the work is done. Day/month/year, such as 26/6/2020.",
    ),
    "help-result_date": (
        "Viết ngày/tháng/năm, ví dụ 26/6/2020.",
        "Day/month/year, such as 26/6/2020.",
    ),
    "help-proposals_to": (
        "Chọn trong danh sách hoặc viết tên cơ quan.",
        "Choose from the list, or write the agency's name.",
    ),
    "wrong": ("Chưa đúng", "Not right"),
    "error-status": ("Chọn một dòng trong danh sách.", "Choose from the list."),
    "error-progress": ("Ghi số từ 0 đến 100.", "A number from 0 to 100."),
    "error-completed": (
        "Ghi một ngày đã qua, dạng ngày/tháng/năm.",
        "A day that has passed, day/month/year.",
    ),
    "error-result_date": (
        "Ghi một ngày đã qua, dạng ngày/tháng/năm.",
        "A day that has passed, day/month/year.",
    ),
    "error-proposals_to": (
        "Tên này không có trong danh sách. Giữ nguyên nếu đúng.",
        "This name is not in the list. Keep it if it is right.",
    ),
    "guide-title": ("CÁCH ĐIỀN BIỂU", "HOW TO FILL IN THE FORM"),
    "guide-text": (
        "Chỉ điền các ô nền vàng. Các ô khác đã khóa để biểu gửi về đọc được bằng máy; không thêm, "
        "xóa, đổi chỗ dòng, cột.\n"
        "Nhiệm vụ không có gì mới so với “Báo cáo gần nhất đã ghi nhận”: để trống cả dòng.\n"
        "Tình hình: chọn trong danh sách. “Đã trình, chờ cấp có thẩm quyền xem xét” chưa phải là "
        "hoàn thành.\n"
        "Hoàn thành: ghi ngày hoàn thành, số, ký hiệu và ngày của văn bản kết quả.\n"
        "Ngày viết theo thứ tự ngày/tháng/năm, ví dụ 26/6/2020. Tiến độ là số từ 0 đến 100.\n"
        "Chậm so với thời hạn: ghi nguyên nhân. Mỗi vướng mắc, kiến nghị một dòng trong ô "
        "(Alt+Enter để xuống dòng); “Kiến nghị với” là cơ quan giải quyết.\n"
        "Không dùng công thức trong ô; sao chép từ tệp khác thì dán giá trị.\n"
        "Ghi tên người lập biểu ở đầu trang, lưu tệp (giữ đuôi .xlsx, không đặt mật khẩu) và gửi "
        "về {standing}.\n"
        "Biểu không có {left} nhiệm vụ đã hoàn thành, tạm dừng, đã đưa ra hoặc chưa đến kỳ.",
        "Fill in the yellow cells only. The others are locked so that the form can be read back by "
        "machine; do not add, delete or move rows or columns.\n"
        "A task with no news since the last report recorded: leave its row empty.\n"
        "Status: choose from the list. “Submitted, awaiting decision” is not yet done.\n"
        "Done: give the day of completion, and the result document's number and date.\n"
        "Dates are day/month/year, such as 26/6/2020. Progress is a number from 0 to 100.\n"
        "Late: give the reason. One problem or proposal a line of the cell (Alt+Enter breaks the "
        "line); “Put to” is the agency that is to settle it.\n"
        "No formulas; paste values where you copy from another file.\n"
        "Write your name at the top, save the file (keep .xlsx, set no password) and send it back "
        "to {standing}.\n"
        "Left out: {left} tasks that are done, suspended, withdrawn or not yet of the period.",
    ),
    # forms out
    "no-period": (
        "--period: “{value}” không phải một kỳ. Viết 2020-Q2, 2020-06, 2020-H1, 2020-W26 hoặc "
        "2020.",
        "--period: “{value}” is no period. Write 2020-Q2, 2020-06, 2020-H1, 2020-W26 or 2020.",
    ),
    "outside": (
        "--period: {period} nằm ngoài kỳ kế hoạch {plan} (đến {end}).",
        "--period: {period} lies outside the period of plan {plan} (to {end}).",
    ),
    "group": (
        "“{name}” là một nhóm: biểu lập cho từng cơ quan. Ghi tên cơ quan, hoặc --agency all.",
        "“{name}” is a group: forms are for agencies. Name the agency, or --agency all.",
    ),
    "nobody": (
        "Không có cơ quan nào phải báo cáo vào ngày {day}.",
        "No agency has anything to report on {day}.",
    ),
    "leads-nothing": (
        "{name} không chủ trì nhiệm vụ nào.",
        "{name} leads no task.",
    ),
    "unknown-members": (
        "Chưa rõ hết thành viên nên không lập đủ biểu cho: {names}.",
        "Not all members are known, so that some get no form: {names}.",
    ),
    "all-done": (
        "Không lập biểu vì không còn gì phải báo cáo: {names}.",
        "No form, for there is nothing left to report on: {names}.",
    ),
    "written": (
        "Đã lập {count} biểu trong {folder} ({rows} dòng cần báo cáo).",
        "{count} forms written to {folder} ({rows} rows to report on).",
    ),
    # forms in
    "no-files": ("{path}: không có biểu nào (.xlsx).", "{path}: no forms (.xlsx) there."),
    "unreadable": ("{path}: không đọc được tệp này.", "{path}: this file cannot be read."),
    "copy": (
        "Bản sao ghi lý do cạnh ô: {path}",
        "A copy with the reasons beside the cells: {path}",
    ),
    "col-verdict": ("Kết quả kiểm tra", "Verdict"),
    "verdict": ("Kết quả", "Verdict"),
    "cell": ("Ô", "Cell"),
    "told": ("Ghi chú", "Remark"),
    "why": ("Vì sao", "Why"),
    "row-kind-taken": ("ghi", "taken"),
    "row-kind-already": ("đã ghi trước đây", "recorded before"),
    "row-kind-refused": ("từ chối", "refused"),
    "row-kind-held": ("đúng, chờ sửa dòng khác", "right, waits for other rows"),
    "row-kind-empty": ("để trống", "left empty"),
    "file-taken": (
        "Ghi {taken} dòng; đã ghi trước đây {already}; để trống {empty}.",
        "{taken} rows taken; {already} recorded before; {empty} left empty.",
    ),
    "file-nothing": (
        "Không có gì mới: đã ghi trước đây {already}; để trống {empty}.",
        "Nothing new: {already} rows recorded before; {empty} left empty.",
    ),
    "file-refused": (
        "KHÔNG GHI GÌ: từ chối {refused} dòng; đúng nhưng chờ sửa {held}; đã ghi trước đây "
        "{already}; để trống {empty}.",
        "NOTHING RECORDED: {refused} rows refused; {held} right but waiting; {already} recorded "
        "before; {empty} left empty.",
    ),
    "file-skipped": ("Bỏ qua.", "Passed over."),
    "silent": ("CHƯA TRẢ LỜI ({count})", "NOT ANSWERED ({count})"),
    "silent-no-form": ("chưa có biểu gửi về", "no form came back"),
    "silent-empty": ("biểu để trống ({left} dòng)", "the form is empty ({left} rows)"),
    "silent-part": ("còn để trống {left} dòng", "{left} rows left empty"),
    # Why a file is none
    "file-not-excel": (
        "Không phải tệp Excel .xlsx, dù mang đuôi ấy.",
        "No Excel file (.xlsx), whatever its name says.",
    ),
    "file-old-excel": (
        "Tệp Excel cũ (.xls): mở bằng Excel và lưu lại dạng .xlsx.",
        "An old Excel file (.xls): open it in Excel and save it as .xlsx.",
    ),
    "file-password": (
        "Tệp đặt mật khẩu: bỏ mật khẩu rồi gửi lại.",
        "The file has a password: remove it and send it again.",
    ),
    "file-macros": (
        "Tệp có macro: lưu lại dạng .xlsx không có macro.",
        "The file holds macros: save it as .xlsx without them.",
    ),
    "file-broken": (
        "Tệp hỏng, không mở được: xin gửi lại.",
        "The file is damaged and cannot be opened: ask for it again.",
    ),
    "file-too-large": (
        "Tệp giải nén ra quá lớn so với một biểu; không mở.",
        "Unpacked, the file is far larger than a form; it was not opened.",
    ),
    "file-entities": (
        "Tệp khai báo thực thể XML, điều không chương trình văn phòng nào làm; không mở.",
        "The file declares XML entities, which no office program does; it was not opened.",
    ),
    "file-not-a-form": (
        "Không phải biểu do caich lập (hoặc trang ẩn đã bị xóa).",
        "Not a form made by caich (or its hidden sheet is gone).",
    ),
    "file-newer-form": (
        "Biểu lập bằng bản caich khác: cập nhật caich.",
        "The form was made by another version of caich: update it.",
    ),
    "file-no-heads": (
        "Dòng ẩn ghi tên các cột đã bị xóa: chép câu trả lời sang biểu lập mới.",
        "The hidden row that names the columns is gone: copy the answers into a new form.",
    ),
    "file-no-columns": (
        "Có cột đã bị xóa ({detail}): chép câu trả lời sang biểu lập mới.",
        "Columns are gone ({detail}): copy the answers into a new form.",
    ),
    "file-damaged": (
        "Trang ẩn của biểu đã bị sửa, không đọc được: chép câu trả lời sang biểu lập mới.",
        "The form's hidden sheet was changed and cannot be read: copy the answers into a new form.",
    ),
    "other-plan": (
        "Biểu của kế hoạch khác: {other}.",
        "The form is of another plan: {other}.",
    ),
    "no-such-agency": (
        "Sổ cơ quan không còn cơ quan “{agency}” của biểu này.",
        "The register no longer has this form's agency “{agency}”.",
    ),
    "same-as": ("Giống hệt {other}.", "The same as {other}."),
    "filled-twice": (
        "Biểu này được điền hai lần, khác nhau: {other}. Chỉ gửi một tệp.",
        "This form was filled in twice, differently: {other}. Give one of them only.",
    ),
    "untouched-copy": (
        "Bản kiểm tra trước, chưa ai sửa gì.",
        "A checked copy that nobody has touched since.",
    ),
    "moved": (
        "Thứ tự dòng đã đổi; các dòng được nhận theo mã.",
        "The rows' order has changed; rows are known by their keys.",
    ),
    "deleted": ("Dòng đã bị xóa khỏi biểu: {keys}.", "Rows deleted from the form: {keys}."),
    # Why a row is refused
    "row-added": (
        "Dòng thêm, không có trong biểu gửi đi. Nhiệm vụ mới ghi bằng caich add.",
        "A row that was added; the form did not have it. New tasks go in with caich add.",
    ),
    "row-twice": (
        "Dòng này có hai lần trong biểu; không biết dòng nào đúng.",
        "This row stands twice in the form; which of them is meant is not known.",
    ),
    "row-shuffled": (
        "Mã hoặc thời hạn của dòng không còn khớp với câu trả lời: các ô đã bị đổi chỗ.",
        "The row's id or deadline no longer fits its answers: cells have changed places.",
    ),
    "no-such-task": (
        "Kế hoạch không còn nhiệm vụ {task}.",
        "The plan no longer has task {task}.",
    ),
    "not-theirs": (
        "Nhiệm vụ {task} không do cơ quan này chủ trì nữa.",
        "Task {task} is no longer led by this agency.",
    ),
    # Why a cell is no answer
    "formula": (
        "Công thức “{written}”: dán giá trị thay cho công thức.",
        "A formula, “{written}”: paste its value instead.",
    ),
    "error": (
        "Ô báo lỗi “{written}”: ghi lại.",
        "The cell shows an error, “{written}”: write it anew.",
    ),
    "yes-no": (
        "“{written}” là giá trị đúng/sai của Excel, không phải chữ.",
        "“{written}” is Excel's true or false, not words.",
    ),
    "status": (
        "“{written}” không phải một tình hình. Chọn trong danh sách: Chưa triển khai; Đang thực "
        "hiện; Đã trình, chờ cấp có thẩm quyền xem xét; Hoàn thành.",
        "“{written}” is no status. Choose: Not started; In progress; Submitted, awaiting decision; "
        "Done.",
    ),
    "number": (
        "“{written}” không phải số. Ghi số từ 0 đến 100.",
        "“{written}” is no number. Write one from 0 to 100.",
    ),
    "range": (
        "{written} không nằm trong khoảng 0 đến 100.",
        "{written} is not from 0 to 100.",
    ),
    "fraction": (
        "{written} là {written}% hay phần trăm viết dạng phân số (0,6 = 60%)? Ghi số từ 1 đến 100.",
        "Is {written} so many per cent, or a fraction (0.6 = 60%)? Write a number from 1 to 100.",
    ),
    "day": (
        "“{written}” không phải một ngày. Viết ngày/tháng/năm, ví dụ 26/6/2020.",
        "“{written}” is not a day. Write day/month/year, such as 26/6/2020.",
    ),
    "number-for-day": (
        "{written} là số, không phải ngày. Viết ngày/tháng/năm, ví dụ 26/6/2020.",
        "{written} is a number, not a day. Write day/month/year, such as 26/6/2020.",
    ),
    "day-for-text": (
        "Excel đã đổi chữ ở ô này thành ngày {written}. Định dạng ô là Text rồi ghi lại.",
        "Excel has turned the words of this cell into the day {written}. Format it as Text and "
        "write it anew.",
    ),
    "number-for-text": (
        "{written} là số, không phải chữ. Định dạng ô là Text rồi ghi lại.",
        "{written} is a number, not words. Format the cell as Text and write it anew.",
    ),
    "result-without-number": (
        "Có ngày văn bản kết quả mà thiếu số, ký hiệu.",
        "The result document has a date but no number.",
    ),
    "to-without-proposal": (
        "Có nơi nhận kiến nghị mà thiếu nội dung kiến nghị.",
        "Somebody is named to put a proposal to, but there is no proposal.",
    ),
    "merged": (
        "Ô đã bị gộp với ô khác: bỏ gộp rồi ghi lại.",
        "The cell was merged with others: split them and write it anew.",
    ),
    "control": (
        "Ô có ký tự không thấy được ({written}): ghi lại.",
        "The cell holds a character that cannot be seen ({written}): write it anew.",
    ),
    "body": (
        "Không có cơ quan nào tên “{written}” trong sổ cơ quan. Gần nhất: {near}",
        "No agency “{written}” in the register. Nearest: {near}",
    ),
    # What is told of a row that is taken
    "worded": (
        "Ngày viết dạng chữ, đã hiểu theo thứ tự ngày/tháng/năm.",
        "A day written as text, read as day/month/year.",
    ),
    "since-own": (
        "Sau khi lập biểu, cơ quan này đã có báo cáo khác về nhiệm vụ (ngày {day}).",
        "Since the form was made, this agency has reported on the task otherwise (on {day}).",
    ),
    "since-log": (
        "Sau khi lập biểu, sổ theo dõi đã có mục mới về nhiệm vụ (ngày {day}).",
        "Since the form was made, the log has a new entry on the task (on {day}).",
    ),
    "since-term": (
        "Sau khi lập biểu, thời hạn đã được điều chỉnh thành: {to}.",
        "Since the form was made, the term was changed to: {to}.",
    ),
    "since-task": (
        "Sau khi lập biểu, nội dung nhiệm vụ trong kế hoạch đã sửa.",
        "Since the form was made, the task itself was edited in the plan.",
    ),
}
