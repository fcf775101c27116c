"""The words for a task: what was assigned, and its log."""

TABLE: dict[str, tuple[str, str]] = {
    "Task": (
        "Nhiệm vụ\nMột nhiệm vụ: giao gì, cho ai, bao giờ xong, và đã báo cáo những gì.",
        "Task\nWhat was assigned, to whom, due when, and what has been reported.",
    ),
    "Task.id": (
        "Mã nhiệm vụ\nKhông đổi và không dùng lại; viết trong dấu nháy nếu giống một số (1.10).",
        "Task's id\nNever changed, never used again; quoted where it looks like a number (1.10).",
    ),
    "Task.title": (
        "Nội dung nhiệm vụ\nTheo đúng lời văn của văn bản.",
        "Title\nThe task in the document's own words.",
    ),
    "Task.area": (
        "Nhóm nhiệm vụ\nMã của một nhóm trong mục areas.",
        "Group of tasks\nId of one of the areas.",
    ),
    "Task.lead": (
        "Cơ quan chủ trì\nMã của các cơ quan hoặc nhóm cơ quan; để trống nếu văn bản không nêu.",
        "Lead agencies\nIds of agencies or groups; empty where the document names none.",
    ),
    "Task.lead_basis": (
        "Căn cứ xác định cơ quan chủ trì\nstated: văn bản nêu rõ; carried: ghi theo mạch văn bản; "
        "unstated: văn bản không nêu.",
        "Basis of the lead\nstated: named by the document; carried: carried on from the sentence "
        "before; unstated: not named.",
    ),
    "Task.support": (
        "Cơ quan phối hợp\nMã của các cơ quan hoặc nhóm cơ quan phối hợp.",
        "Supporting agencies\nIds of the agencies or groups that support the lead.",
    ),
    "Task.assignment": (
        "Cách giao\neach: từng cơ quan thực hiện và báo cáo riêng (mặc định khi chủ trì là một "
        "nhóm); joint: cùng thực hiện, báo cáo chung.",
        "How it is owed\neach: every agency does and reports its own part (the default for a "
        "group); joint: one report for all.",
    ),
    "Task.deadline": (
        "Thời hạn\nGhi như trong văn bản, hoặc năm-tháng-ngày; không ghi: theo kỳ kế hoạch. "
        "Chỉ có năm thì viết trong dấu nháy.",
        "Deadline\nAs the document writes it, or year-month-day; left out: the plan's period. "
        "A bare year is quoted.",
    ),
    "Task.product": (
        "Sản phẩm\nSản phẩm hoặc kết quả phải có, theo văn bản.",
        "Product\nThe product or result that the document asks for.",
    ),
    "Task.document": (
        "Văn bản giao việc\nChỉ ghi khi khác văn bản ban hành kế hoạch.",
        "Assigning document\nOnly where it is not the plan's own.",
    ),
    "Task.source": (
        "Nguồn\nNguyên văn đoạn của văn bản mà nhiệm vụ được lấy ra.",
        "Source\nThe words of the document that the task comes from.",
    ),
    "Task.priority": (
        "Nhiệm vụ trọng tâm\nGhi true nếu văn bản xác định là nhiệm vụ trọng tâm.",
        "Priority task\nTrue where the document marks the task as a priority.",
    ),
    "Task.implements": (
        "Cụ thể hóa nhiệm vụ\nNhiệm vụ của kế hoạch khác mà nhiệm vụ này cụ thể hóa: mã kế hoạch, "
        "dấu gạch chéo, mã nhiệm vụ.",
        "Implements\nThe task of another plan that this one breaks down: plan's id, a slash, "
        "task's id.",
    ),
    "Task.note": (
        "Ghi chú\nĐiều cần nói thêm về nhiệm vụ.",
        "Note\nAnything else to be said about the task.",
    ),
    "Task.adjustments": (
        "Điều chỉnh thời hạn\nCác lần gia hạn hoặc rút ngắn, theo thứ tự ngày.",
        "Deadline changes\nExtensions and shortenings, by date.",
    ),
    "Task.reminders": (
        "Đôn đốc\nCác lần đôn đốc, theo thứ tự ngày.",
        "Reminders\nEach time that the task was urged on, by date.",
    ),
    "Task.updates": (
        "Báo cáo tiến độ\nSổ theo dõi, theo thứ tự ngày; chỉ ghi thêm, không sửa báo cáo đã ghi.",
        "Progress reports\nThe log, by date; entries are added, never rewritten.",
    ),
    "TaskDocument": (
        "Văn bản giao việc\nVăn bản giao nhiệm vụ này, khi khác văn bản ban hành kế hoạch.",
        "Assigning document\nThe document that assigned this task, where it is not the plan's own.",
    ),
    "TaskDocument.number": (
        "Số, ký hiệu\nGhi đủ số và ký hiệu như trên văn bản.",
        "Number\nNumber and symbol in full, as on the document.",
    ),
    "TaskDocument.date": (
        "Ngày ban hành\nViết năm-tháng-ngày.",
        "Date of issue\nWritten year-month-day.",
    ),
    "TaskDocument.assigned": (
        "Ngày giao\nNgày nhiệm vụ được giao, nếu khác ngày của văn bản.",
        "Day assigned\nThe day of assignment, where it is not the document's date.",
    ),
    "TaskDocument.issuer": (
        "Cơ quan ban hành\nTên cơ quan ban hành văn bản.",
        "Issuer\nName of the body that issued the document.",
    ),
    "TaskDocument.title": (
        "Trích yếu\nTên loại và trích yếu nội dung của văn bản.",
        "Subject\nThe document's kind and subject.",
    ),
    "TaskDocument.url": (
        "Đường dẫn\nNơi đăng văn bản trên mạng.",
        "Link\nWhere the document is published.",
    ),
    "Update": (
        "Báo cáo tiến độ\nMột báo cáo đã ghi nhận; sai thì đính chính bằng một báo cáo mới.",
        "Progress report\nOne report as recorded; a mistake is mended by a new entry.",
    ),
    "Update.date": (
        "Ngày ghi nhận\nNgày báo cáo được ghi vào sổ theo dõi.",
        "Day recorded\nThe day on which the report was recorded.",
    ),
    "Update.by": (
        "Cơ quan báo cáo\nMã của cơ quan gửi báo cáo.",
        "Reported by\nId of the agency that reported.",
    ),
    "Update.agency": (
        "Cơ quan được báo cáo\nMã của cơ quan mà báo cáo nói về phần việc, nếu khác cơ quan báo "
        "cáo.",
        "About\nId of the agency whose work the report is about, if not the one that reported.",
    ),
    "Update.recorded_by": (
        "Người ghi\nNgười hoặc đơn vị ghi vào sổ, nếu khác cơ quan báo cáo.",
        "Recorded by\nWho entered the report, if not the agency that made it.",
    ),
    "Update.status": (
        "Tình hình thực hiện\nnot-started: chưa triển khai; in-progress: đang thực hiện; "
        "submitted: đã trình, chờ xem xét; done: hoàn thành; returned: bị trả lại; suspended: tạm "
        "dừng thực hiện; cancelled: đưa ra khỏi kế hoạch.",
        "Status\nnot-started, in-progress, submitted (awaiting decision), done, returned (for "
        "rework), suspended, or cancelled (withdrawn from the plan).",
    ),
    "Update.progress": (
        "Tiến độ ước tính (%)\nTừ 0 đến 100; không bắt buộc.",
        "Estimated progress (%)\nFrom 0 to 100; not required.",
    ),
    "Update.note": (
        "Nội dung báo cáo\nTóm tắt kết quả, tình hình thực hiện.",
        "Note\nWhat was reported, in short.",
    ),
    "Update.results": (
        "Văn bản kết quả\nCác văn bản, sản phẩm đã hoàn thành.",
        "Result documents\nThe documents that came out of the work.",
    ),
    "Update.completed": (
        "Ngày hoàn thành\nNếu hoàn thành trước ngày ghi nhận báo cáo.",
        "Day completed\nWhere the work was done before the report was recorded.",
    ),
    "Update.for": (
        "Kỳ thực hiện\nKỳ của nhiệm vụ định kỳ mà báo cáo này đáp ứng.",
        "Occurrence\nThe period of a recurring task that this report meets.",
    ),
    "Update.document": (
        "Văn bản kèm theo\nVăn bản báo cáo; phải có khi tạm dừng hoặc đưa ra khỏi kế hoạch.",
        "Document\nThe report's own document; needed to suspend or withdraw a task.",
    ),
    "Update.reason": (
        "Nguyên nhân chậm\nNguyên nhân khách quan, chủ quan.",
        "Reason for delay\nWhy the task is late.",
    ),
    "Update.problems": (
        "Khó khăn, vướng mắc\nNhững khó khăn, vướng mắc và nơi được báo cáo.",
        "Problems\nProblems met, and whom they are put to.",
    ),
    "Update.proposals": (
        "Kiến nghị, đề xuất\nNhững kiến nghị, đề xuất và nơi giải quyết.",
        "Proposals\nProposals made, and whom they are put to.",
    ),
    "Update.corrects": (
        "Đính chính\nBáo cáo được đính chính: ngày ghi nhận, dấu # và thứ tự trong ngày.",
        "Corrects\nThe entry that this one corrects: its day, #, and its number on that day.",
    ),
    "Update.withdraws": (
        "Thu hồi\nBáo cáo được thu hồi, coi như chưa ghi: ngày ghi nhận, dấu # và thứ tự trong "
        "ngày.",
        "Withdraws\nThe entry that counts as never made: its day, #, and its number on that day.",
    ),
    "Update.resolves": (
        "Trả lời kiến nghị\nBáo cáo có khó khăn hoặc kiến nghị đã được giải quyết; thêm dấu gạch "
        "chéo và thứ tự nếu chỉ giải quyết một.",
        "Resolves\nThe entry whose problems or proposals are answered; with a slash and a number "
        "where only one of them is.",
    ),
    "Concern": (
        "Khó khăn hoặc kiến nghị\nMột khó khăn, vướng mắc hoặc một kiến nghị, đề xuất.",
        "Problem or proposal\nOne problem met or one proposal made.",
    ),
    "Concern.text": (
        "Nội dung\nNội dung khó khăn, vướng mắc hoặc kiến nghị.",
        "Text\nThe problem or proposal itself.",
    ),
    "Concern.to": (
        "Nơi giải quyết\nMã của cơ quan được đề nghị giải quyết.",
        "Put to\nId of the agency that is asked to settle it.",
    ),
    "Adjustment": (
        "Điều chỉnh thời hạn\nMột lần gia hạn hoặc rút ngắn thời hạn.",
        "Deadline change\nOne extension or shortening.",
    ),
    "Adjustment.date": (
        "Ngày điều chỉnh\nThời hạn mới được tính từ ngày này.",
        "Day of the change\nThe new term holds from this day on.",
    ),
    "Adjustment.to": (
        "Thời hạn mới\nGhi như một thời hạn.",
        "New deadline\nWritten as any deadline.",
    ),
    "Adjustment.document": (
        "Văn bản điều chỉnh\nVăn bản đồng ý điều chỉnh thời hạn.",
        "Document\nThe document that allowed the change.",
    ),
    "Adjustment.for": (
        "Kỳ được điều chỉnh\nKỳ của nhiệm vụ định kỳ được điều chỉnh thời hạn.",
        "Occurrence\nThe period of a recurring task whose term is changed.",
    ),
    "Adjustment.note": (
        "Ghi chú\nĐiều cần nói thêm về lần điều chỉnh.",
        "Note\nAnything else to be said about the change.",
    ),
    "Reminder": (
        "Đôn đốc\nMột lần đôn đốc.",
        "Reminder\nOne time that the task was urged on.",
    ),
    "Reminder.date": (
        "Ngày đôn đốc\nViết năm-tháng-ngày.",
        "Day of the reminder\nWritten year-month-day.",
    ),
    "Reminder.document": (
        "Công văn đôn đốc\nVăn bản đôn đốc, nếu có.",
        "Reminder letter\nThe letter that was sent, if there was one.",
    ),
    "Reminder.agency": (
        "Cơ quan được đôn đốc\nMã của cơ quan; không ghi: mọi cơ quan chủ trì.",
        "Agency urged\nId of the agency; left out: every lead.",
    ),
    "Reminder.note": (
        "Ghi chú\nĐiều cần nói thêm về lần đôn đốc.",
        "Note\nAnything else to be said about the reminder.",
    ),
}
