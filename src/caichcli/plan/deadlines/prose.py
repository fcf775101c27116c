"""The words beside a term that leave it as it is, and those that do not.

"Trình UBTVQH xem xét, thông qua trước ngày 10/01/2025": an action, then its
term. An action may be passed over only if it begins with a verb known here and
holds nothing that speaks of time or denies; how freely a term may follow
depends on what the action names, for "kế hoạch tháng 6" is June's plan and no
term of June.
"""

from collections.abc import Callable

from caichcli.plan.deadlines.patterns import CellText, Cursor, Phrases, WordSet
from caichcli.plan.deadlines.phrases import TRIGGERS
from caichcli.plan.deadlines.points import point_at
from caichcli.plan.deadlines.scanners import SCANNERS, roman, year


def _rows(wordings: str) -> list[tuple[str, None]]:
    """Return the rows of a table that are parted by semicolons."""
    return [(" ".join(row.split()), None) for row in wordings.split(";")]


# What may begin a stretch of prose: actions, then for whom or which part.
HEADS = Phrases(
    _rows(
        """
        báo cáo|giao|đảm; trình; hoàn thành|tất|thiện; ban hành; gửi; nộp; tổ chức; xây dựng;
        tham mưu|gia; phê duyệt; thực hiện|hành; triển khai; công bố|khai; tổng hợp|kết|thể|rà;
        rà soát; đề xuất|nghị; xem xét; thông qua; cho ý kiến; lấy ý kiến;
        kiểm tra|kê|điểm|toán; đánh giá; sơ kết|tuyển; họp; lập; soạn thảo; dự thảo;
        thẩm định|tra; ký; kết thúc; khai mạc|trương; khởi công|động; bàn giao; cung cấp;
        đăng tải|ký; cập nhật; kiện toàn; tiếp tục|thu|nhận; phối hợp; chủ trì|động;
        tập huấn|trung; đào tạo; bồi dưỡng; tuyên truyền; truyền thông; thanh tra|toán|lý;
        giám sát; nghiệm thu; quyết toán; giải ngân|quyết; phân bổ|công|tích; sửa đổi; bổ sung;
        bãi bỏ; hướng dẫn; đưa; vận hành; khắc phục; xử lý; tăng cường; đôn đốc; theo dõi;
        khảo sát; nghiên cứu; chuẩn bị; phát động|hành|triển; đẩy mạnh; duy trì; quán triệt;
        phổ biến; sắp xếp; bố trí; xong; dự kiến; có; sẽ; được;
        để; nhằm;
        đối với; riêng; cho; tại; ở; cấp; khối; phần; nội dung; nhiệm vụ; các; bộ; sở; ban;
        ubnd; hđnd; ủy|uỷ ban; cơ quan; địa phương; đơn vị; kỳ|phiên họp; đại|hội hội|nghị;
        chính phủ; thủ tướng; quốc hội; ubtvqh; đợt; giai đoạn {roman} :|(;
        giai đoạn {day} :|(|trước; bước; lần
        """
    ),
    SCANNERS,
)
# Beside these alone a bare "tháng 6/2020" can only be the term.
PLAIN = WordSet(
    "trình hoàn thành tất ban hành gửi nộp tổ chức phê duyệt thực hiện triển khai công bố",
    "thông qua xem xét kết thúc xong ký họp khai mạc bàn giao khởi công nghiệm thu dự kiến",
    "chính phủ thủ tướng quốc hội ubtvqh ủy uỷ ban thường vụ ubnd hđnd nhân dân tỉnh thành",
    "phố bộ trưởng chủ tịch cấp có thẩm quyền lãnh đạo chỉ cho ý kiến và , - +",
)
# A time behind these may be theirs: kế hoạch (trong) năm 2021, kết quả quý I.
_QUALIFIED = Phrases(
    _rows(
        """
        kế hoạch; chương trình; công tác; nhiệm vụ; kết quả; tình hình; số liệu; chỉ tiêu;
        mục tiêu; dự toán; ngân sách; kinh phí; hoạt động; tiến độ; danh mục; đề|dự án;
        luật|lệnh; nghị định|quyết; quyết định; thông tư|báo; chỉ thị; kết luận; văn bản;
        công văn|điện; chiến lược; quy hoạch; năm học
        """
    )
)
# Numbers behind these count no time: Phiên họp thứ 42, khoản 2 Điều 15, khóa XV, số 169.
_NUMBERED = WordSet(
    "thứ lần khóa kỳ phiên điều khoản điểm mục phần chương số nhóm bước đợt đoạn mức độ",
    "cấp lục biểu mẫu bảng án",
)
_TIME = WordSet("ngày tháng quý năm tuần giờ hằng mỗi nửa trước sau nay mai")
_DENIAL = WordSet("không chưa trừ hoãn lùi dừng hủy huỷ khoảng")
_ALARMS = Phrases([("gia hạn", None), ("thường xuyên", None)])
_ORDINAL = WordSet("thứ")
# A report is named by its period: "báo cáo 6 tháng", "báo cáo năm".
_REPORTS = Phrases(
    [
        ("báo cáo tháng|quý|năm", None),
        ("báo cáo {n} tháng", None),
        ("báo cáo {n} tháng đầu|cuối năm", None),
    ],
    SCANNERS,
)
_YEAR = WordSet("năm")
# Openings that make what follows a term, whatever the action names; and weaker ones.
_STRONG = WordSet("trước chậm muộn trễ không định thứ")
_MIDDLING = WordSet("trong vào đến tới hết từ hằng mỗi thường")
_EVENTS = Phrases([("kỳ|phiên họp", None), ("đại hội", None)])
_THEO = WordSet("theo")

Try = Callable[[Cursor], bool]


def skim(cursor: Cursor, term: Try, *, clause: bool = False) -> bool:
    """Pass over prose, to the term or condition that follows, to a separator or to the end.

    ``term`` tells whether a whole term begins at a place. False, and the cursor
    unmoved, where the prose begins with no known head or holds what may change
    a meaning. "theo ..." is part of it where a term follows, else a condition.
    With ``clause``, no further than to a bracket's end, or a comma behind which
    prose begins anew.
    """
    text, begin = cursor.text, cursor.at
    if HEADS.fit(text, begin) is None:
        return False
    plain, qualified = True, False
    condition: int | None = None
    while not _ends(cursor, clause):
        if _term_follows(cursor, term, plain, qualified):
            return True
        if _pass_number(cursor, qualified):
            continue
        if _THEO.at(text, cursor.at):
            condition = condition or cursor.at
        elif cursor.at > begin and TRIGGERS.fit(text, cursor.at):
            return True
        elif _alarms(cursor):
            cursor.at = begin
            return False
        plain = plain and PLAIN.at(text, cursor.at)
        qualified = qualified or _QUALIFIED.fit(text, cursor.at) is not None
        cursor.at += 1
    cursor.at = condition or cursor.at
    return True


def _ends(cursor: Cursor, clause: bool) -> bool:
    mark = cursor.next().text
    if mark in ("", ";") or (clause and mark == ")"):
        return True
    parts = (".", "./.", ",") if clause else (".", "./.")
    return mark in parts and HEADS.fit(cursor.text, cursor.at + 1) is not None


def names_event(cursor: Cursor, end: int) -> bool:
    """Return whether prose up to ``end`` names a session or congress, whose day is not stated."""
    return any(_EVENTS.fit(cursor.text, at) is not None for at in range(cursor.at, end))


def _term_follows(cursor: Cursor, term: Try, plain: bool, qualified: bool) -> bool:
    """Return whether the place begins a term that prose of this kind may lead to."""
    text, at = cursor.text, cursor.at
    mark = text.tokens[at].text
    if mark in ("(", ":"):
        begins = Cursor(text, at + 1)
        return term(begins) and (mark == ":" or begins.mark(")"))
    behind_comma = at > 0 and text.tokens[at - 1].text == ","
    free = (
        plain
        or _STRONG.at(text, at)
        or (_MIDDLING.at(text, at) and not qualified)
        or (behind_comma and text.tokens[at].number < 0 and not _YEAR.at(text, at))
    )
    return free and term(Cursor(text, at))


def _pass_number(cursor: Cursor, qualified: bool) -> bool:
    """Take a number that counts no time: of a document (with its date), session or article."""
    text, token = cursor.text, cursor.next()
    report = _REPORTS.fit(text, cursor.at)
    if report is not None and _names_no_period(text, report.end):
        cursor.at = report.end
        return True
    if token.code:
        cursor.at += 1
        date = point_at(text, cursor.at)
        if date is not None and date.value.kind == "date":
            cursor.at = date.end
        return True
    if cursor.at and _NUMBERED.at(text, cursor.at - 1):
        ordinal = token.number >= 0 or _ORDINAL.at(text, cursor.at - 1)
        cursor.at += ordinal
        return ordinal
    at = cursor.at + 1 if _YEAR.at(text, cursor.at) else cursor.at
    if qualified and year(text, at):  # Luật An ninh mạng 2025, kế hoạch năm 2025
        cursor.at = at + 1
        return True
    return False


def _names_no_period(text: CellText, at: int) -> bool:
    return text.tokens[at].number < 0 and roman(text, at) is None


def _alarms(cursor: Cursor) -> bool:
    """Return whether the word may speak of time or deny; hoãn, typed "hoan", may be hoàn thành."""
    text, at = cursor.text, cursor.at
    return (
        text.tokens[at].number >= 0
        or _TIME.at(text, at)
        or (_DENIAL.at(text, at) and HEADS.fit(text, at) is None)
        or _ALARMS.fit(text, at) is not None
    )
