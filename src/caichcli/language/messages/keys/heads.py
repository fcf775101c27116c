"""The words for a plan's head: the plan itself, its documents, its settings, its areas."""

TABLE: dict[str, tuple[str, str]] = {
    "PlanFile": (
        "Tệp kế hoạch\nMột kế hoạch: thông tin chung, các nhóm nhiệm vụ và các nhiệm vụ.",
        "Plan file\nOne plan: its head, its groups of tasks and its tasks.",
    ),
    "PlanFile.schema": (
        "Phiên bản cấu trúc tệp\nHiện nay luôn là 1.",
        "Version of the file format\nAlways 1 at present.",
    ),
    "PlanFile.plan": (
        "Thông tin chung về kế hoạch\nTên, văn bản ban hành, kỳ kế hoạch và cách theo dõi.",
        "The plan's head\nIts title, document, period, and how it is followed up.",
    ),
    "PlanFile.areas": (
        "Nhóm nhiệm vụ\nTheo thứ tự trong văn bản.",
        "Groups of tasks\nIn the document's order.",
    ),
    "PlanFile.tasks": (
        "Nhiệm vụ\nMọi nhiệm vụ của kế hoạch, theo thứ tự trong văn bản.",
        "Tasks\nEvery task of the plan, in the document's order.",
    ),
    "PlanHead": (
        "Thông tin chung về kế hoạch\nTên, văn bản ban hành, kỳ kế hoạch và cách theo dõi.",
        "The plan's head\nIts title, document, period, and how it is followed up.",
    ),
    "PlanHead.id": (
        "Mã kế hoạch\nDùng để chọn kế hoạch khi tra cứu; không đổi sau khi đã dùng.",
        "Plan's id\nChooses the plan in commands; never changed once in use.",
    ),
    "PlanHead.title": (
        "Tên kế hoạch\nTên đầy đủ như trong văn bản.",
        "Title\nThe plan's full title, as in its document.",
    ),
    "PlanHead.document": (
        "Văn bản ban hành\nVăn bản ban hành kế hoạch; nhiệm vụ được tính từ ngày của văn bản này.",
        "Issuing document\nThe document that issued the plan; tasks count from its date.",
    ),
    "PlanHead.period": (
        "Kỳ kế hoạch\nNgày đầu và ngày cuối; ngày cuối là thời hạn của nhiệm vụ không có thời hạn "
        "riêng.",
        "Period\nIts first and last day; the last is the term of tasks that have none of their "
        "own.",
    ),
    "PlanHead.illustrative": (
        "Số liệu minh họa\nGhi true nếu kế hoạch là ví dụ; mọi bảng, báo cáo sẽ mang dấu này.",
        "Illustrative data\nTrue where the plan is an invented example; everything made from it "
        "says so.",
    ),
    "PlanHead.standing_agency": (
        "Cơ quan thường trực\nMã của cơ quan theo dõi, đôn đốc và tổng hợp việc thực hiện.",
        "Standing agency\nId of the agency that follows up, reminds and reports on the whole plan.",
    ),
    "PlanHead.source": (
        "Nguồn\nNơi lấy nội dung kế hoạch, nếu không phải toàn văn văn bản.",
        "Source\nWhere the content comes from, if not from the full text of the document.",
    ),
    "PlanHead.bases": (
        "Căn cứ\nCác văn bản mà kế hoạch căn cứ vào.",
        "Legal bases\nThe documents that the plan rests on.",
    ),
    "PlanHead.objectives": (
        "Mục tiêu\nMỗi mục tiêu một dòng, theo lời văn của văn bản.",
        "Objectives\nOne objective an item, in the document's words.",
    ),
    "PlanHead.reporting": (
        "Chế độ báo cáo\nBáo cáo theo kỳ nào và chốt số liệu ra sao.",
        "Reporting\nHow often reports are due and where periods are cut off.",
    ),
    "PlanHead.calendar": (
        "Lịch làm việc\nNgày nghỉ, ngày làm bù theo quyết định hoán đổi; chỉ để báo thời hạn rơi "
        "vào ngày nghỉ, không dời thời hạn.",
        "Working days\nDays swapped by decision; only to tell that a term falls on a day off, "
        "never to move it.",
    ),
    "PlanHead.follow_up": (
        "Ngưỡng theo dõi\nCác ngưỡng nhắc việc, phân nhóm quá hạn và báo cáo cấp trên.",
        "Follow-up thresholds\nWhen a term is near, how lateness is banded, when to escalate.",
    ),
    "PlanDocument": (
        "Văn bản ban hành\nVăn bản ban hành kế hoạch; phải có số và ngày.",
        "Issuing document\nThe document that issued the plan; it has a number and a date.",
    ),
    "PlanDocument.number": (
        "Số, ký hiệu\nGhi đủ số và ký hiệu như trên văn bản.",
        "Number\nNumber and symbol in full, as on the document.",
    ),
    "PlanDocument.date": (
        "Ngày ban hành\nViết năm-tháng-ngày.",
        "Date of issue\nWritten year-month-day.",
    ),
    "PlanDocument.issuer": (
        "Cơ quan ban hành\nTên cơ quan ban hành văn bản.",
        "Issuer\nName of the body that issued the document.",
    ),
    "PlanDocument.title": (
        "Trích yếu\nTên loại và trích yếu nội dung của văn bản.",
        "Subject\nThe document's kind and subject.",
    ),
    "PlanDocument.url": (
        "Đường dẫn\nNơi đăng văn bản trên mạng.",
        "Link\nWhere the document is published.",
    ),
    "Document": (
        "Văn bản\nMột văn bản được dẫn: số, ngày, cơ quan ban hành.",
        "Document\nA document cited: number, date, issuer.",
    ),
    "Document.number": (
        "Số, ký hiệu\nGhi đủ số và ký hiệu như trên văn bản.",
        "Number\nNumber and symbol in full, as on the document.",
    ),
    "Document.date": (
        "Ngày ban hành\nViết năm-tháng-ngày.",
        "Date of issue\nWritten year-month-day.",
    ),
    "Document.issuer": (
        "Cơ quan ban hành\nTên cơ quan ban hành văn bản.",
        "Issuer\nName of the body that issued the document.",
    ),
    "Document.title": (
        "Trích yếu\nTên loại và trích yếu nội dung của văn bản.",
        "Subject\nThe document's kind and subject.",
    ),
    "Document.url": (
        "Đường dẫn\nNơi đăng văn bản trên mạng.",
        "Link\nWhere the document is published.",
    ),
    "Period": (
        "Kỳ kế hoạch\nTừ ngày đầu đến hết ngày cuối.",
        "Period\nFrom its first day to the end of its last.",
    ),
    "Period.from": (
        "Ngày đầu kỳ\nViết năm-tháng-ngày.",
        "First day\nWritten year-month-day.",
    ),
    "Period.to": (
        "Ngày cuối kỳ\nViết năm-tháng-ngày; tính đến hết ngày này.",
        "Last day\nWritten year-month-day; the day itself counts.",
    ),
    "Reporting": (
        "Chế độ báo cáo\nBáo cáo theo kỳ nào và chốt số liệu ra sao.",
        "Reporting\nHow often reports are due and where periods are cut off.",
    ),
    "Reporting.every": (
        "Kỳ báo cáo\nCó thì mới tính tỷ lệ báo cáo: week hằng tuần, month hằng tháng, quarter "
        "hằng quý, half-year 6 tháng, year hằng năm.",
        "How often reports are due\nThe reporting rate is worked out only where this is given.",
    ),
    "Reporting.cutoff": (
        "Kỳ chốt số liệu\nadministrative: theo Nghị định 09/2019/NĐ-CP (từ ngày 15 tháng trước kỳ "
        "báo cáo đến ngày 14 tháng cuối kỳ); calendar: theo lịch.",
        "Cut-off of periods\nadministrative: by Decree 09/2019/NĐ-CP (from the 15th of the month "
        "before the period to the 14th of its last month); calendar: by the calendar.",
    ),
    "Reporting.closing_day": (
        "Ngày chốt tuần\nThứ cuối cùng của tuần báo cáo; không ghi: Chủ nhật (sunday).",
        "Closing day of the week\nThe last day of a reporting week; left out: sunday.",
    ),
    "WorkCalendar": (
        "Lịch làm việc\nNgày nghỉ, ngày làm bù theo quyết định hoán đổi; chỉ để báo thời hạn rơi "
        "vào ngày nghỉ, không dời thời hạn.",
        "Working days\nDays swapped by decision; only to tell that a term falls on a day off, "
        "never to move it.",
    ),
    "WorkCalendar.days_off": (
        "Ngày nghỉ thêm\nNgày nghỉ bù, nghỉ hoán đổi ngoài thứ Bảy, Chủ nhật và ngày lễ.",
        "Days off\nDays off besides weekends and public holidays.",
    ),
    "WorkCalendar.working_days": (
        "Ngày làm bù\nThứ Bảy, Chủ nhật hoặc ngày lễ đi làm bù.",
        "Days worked instead\nWeekend days or holidays that are worked.",
    ),
    "FollowUp": (
        "Ngưỡng theo dõi\nCác ngưỡng nhắc việc, phân nhóm quá hạn và báo cáo cấp trên.",
        "Follow-up thresholds\nWhen a term is near, how lateness is banded, when to escalate.",
    ),
    "FollowUp.due_soon": (
        "Số ngày coi là sắp đến hạn\nTính từ ngày chốt số liệu; không ghi: 15 ngày.",
        "Days that count as due soon\nFrom the as-of day; left out: 15.",
    ),
    "FollowUp.bands": (
        "Các mức quá hạn\nSố ngày ở đầu trên của từng mức, tăng dần; không ghi: 30, 60, 120.",
        "Bands of lateness\nThe upper end of each band in days, rising; left out: 30, 60, 120.",
    ),
    "FollowUp.reminders": (
        "Số lần đôn đốc\nQuá hạn và đã đôn đốc nhiều hơn số lần này thì báo cáo cấp trên xem xét; "
        "không ghi: 3 lần.",
        "Reminders before escalation\nAn overdue task urged more often than this goes up; left "
        "out: 3.",
    ),
    "Area": (
        "Nhóm nhiệm vụ\nMột nhóm nhiệm vụ của kế hoạch.",
        "Group of tasks\nOne group of the plan's tasks.",
    ),
    "Area.id": (
        "Mã nhóm\nThường là số La Mã như trong văn bản.",
        "Group's id\nUsually the roman numeral of the document.",
    ),
    "Area.name": (
        "Tên nhóm\nTên nhóm nhiệm vụ như trong văn bản.",
        "Name\nThe group's name, as in the document.",
    ),
    "Area.source": (
        "Nguồn\nĐoạn của văn bản có nhóm này, nếu tên nhóm được đặt gọn lại.",
        "Source\nThe words of the document, where the name here is a shorter one.",
    ),
}
