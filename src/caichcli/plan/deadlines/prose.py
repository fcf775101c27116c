"""The words beside a term that leave it as it is, and those that do not.

"Trình UBTVQH xem xét, thông qua trước ngày 10/01/2025": an action, then its
term. An action is passed over only if it holds nothing that speaks of time or
denies; how freely a term may follow depends on what the action names, for "kế
hoạch tháng 6" is June's plan and no term of June. What begins with no verb
known here leads to a term only where the term's own words open it ("Đề án được
phê duyệt trước 30/6"), or follows one behind a comma or "và".
"""

from collections.abc import Callable

from caichcli.language.syllables import is_syllable
from caichcli.plan.deadlines.patterns import CellText, Cursor, Phrases, WordSet
from caichcli.plan.deadlines.phrases import CONTINUOUS, TRIGGERS, previous
from caichcli.plan.deadlines.points import point_at
from caichcli.plan.deadlines.scanners import SCANNERS, number, roman, year
from caichcli.plan.deadlines.values import TermRefusal


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
        khảo sát; nghiên cứu; chuẩn bị; phát động|hành|triển|sóng; đẩy mạnh; duy trì; quán triệt;
        phổ biến; sắp xếp; bố trí; xong; dự kiến; có; sẽ; được; bắt đầu; thí điểm; trong đó;
        theo dõi; nhưng; phải; cần; đạt; lồng ghép; đầu tư; mở lớp|rộng; nâng cấp; áp dụng;
        nhân rộng; thi công; lắp đặt;
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
    "thi lắp đặt vận thí điểm nhân mở rộng chính thức rà soát lại trương",
)
# A time behind these is theirs: kết quả trong quý I, dự toán năm 2021.
_CONTENTS = Phrases(
    _rows(
        """
        kết quả; tình hình; số liệu; chỉ tiêu; mục tiêu; dự toán; ngân sách; kinh phí; tiến độ;
        năm học; nhiệm kỳ
        """
    )
)
# A bare time behind these may be theirs (kế hoạch tháng 6), but not one that words open
# (ban hành kế hoạch trong tháng 6).
_DOCUMENTS = Phrases(
    _rows(
        """
        kế hoạch; chương trình; công tác; danh mục; đề|dự án; luật|lệnh;
        nghị định|quyết; quyết định; thông tư|báo; chỉ thị; kết luận; văn bản; công văn|điện;
        chiến lược; quy hoạch
        """
    )
)
# Numbers behind these count no time: Phiên họp thứ 42, khoản 2 Điều 15, khóa XV, số 169.
_NUMBERED = WordSet(
    "thứ lần khóa kỳ phiên điều khoản điểm mục phần chương số nhóm bước đợt đoạn mức độ",
    "cấp lục biểu mẫu bảng án quyết định luận thị điện văn tư ương trình hoạch luật lệnh",
)
_TIME = WordSet("ngày tháng quý năm tuần giờ hằng mỗi nửa trước sau nay mai")
_VOWELS = frozenset("aeiouy")
# dừng and hoãn, typed "dung" and "hoan", may be these.
_NO_DENIAL = Phrases(_rows("xây dựng; áp|sử|tận|tác|vận dụng; nội|bao|nói dung"))
_DENIAL = WordSet("không chưa trừ hoãn lùi dừng hủy huỷ khoảng")
_ALARMS = Phrases(
    _rows("gia hạn; thường xuyên; âm lịch; trở đi|lại|về; ít nhất; tầm nhìn; định hướng đến|tới")
)
# With these no unknown action begins: they open a time, deny, or tell of what was.
_NO_HEADS = WordSet(
    "từ đến tới hết chậm muộn trễ trong vào lúc kể cuối đầu giữa cả đã vì do bởi hạn hoặc và",
    "thứ chủ theo nếu khi tuỳ tùy trước sau mùng sáng chiều định thời sớm",
)
# "Ngày Pháp luật", "Tháng hành động", "tuần lễ" are names; "ngày làm việc" counts days.
_NAMED = WordSet("ngày tháng tuần")
_NO_NAMES = WordSet(
    "làm nghỉ họp này kia đó ấy cao đầu giữa liền kề kế tiếp một hai ba bốn tư năm sáu bảy tám",
    "chín mười mốt chạp giêng lẻ chẵn là nhận ký ban có được dương của theo",
)
_ORDINAL = WordSet("thứ")
_REPORT_SCANNERS = {**SCANNERS, "previous": previous}
# A report is named by its period: "báo cáo 6 tháng", "báo cáo năm".
_REPORTS = Phrases(
    [
        ("báo cáo tháng|quý|năm {previous}?", None),
        ("báo cáo {n} tháng", None),
        ("báo cáo {n} tháng đầu|cuối năm", None),
    ],
    _REPORT_SCANNERS,
)
_PERIODS = Phrases(
    [("{n} tháng đầu|cuối? năm?", None), ("tháng|quý|năm {previous}", None), ("năm", None)],
    _REPORT_SCANNERS,
)
# "Đợt 1 tháng 4" is the first round, not the first of April.
_ROUNDS = Phrases([("đợt|lần|bước|vòng {n}", None)], SCANNERS)
_TOLD = WordSet("cáo kết toán giá")  # báo cáo, sơ kết, tổng kết, quyết toán, đánh giá
_YEAR, _DAY, _NUMBER = WordSet("năm"), WordSet("ngày"), WordSet("số")
_UNITS = WordSet("đợt lượt ngày tháng quý năm tuần giờ phút h g lần buổi đến tới và hoặc hằng mỗi")
# Openings that make what follows a term, whatever the action names; and weaker ones.
_STRONG = WordSet("trước chậm muộn trễ không định thứ")
_MIDDLING = WordSet("trong vào đến tới hết từ hằng mỗi thường giai lúc hồi ít tối")
_WITHIN = WordSet("trong vào hết thường")
_EVENTS = Phrases([("kỳ|phiên họp", None), ("đại hội", None)])
_THEO, _WATCH = WordSet("theo"), WordSet("dõi")

Try = Callable[[Cursor], bool]


def skim(cursor: Cursor, term: Try, *, clause: bool = False, tail: bool = False) -> bool:
    """Pass over prose, to the term or condition that follows, to a separator or to the end.

    ``term`` tells whether a whole term begins at a place. False, and the cursor
    unmoved, where the prose holds what may change a meaning, or begins with no
    known head and neither leads to a term nor is a ``tail``, behind a term and
    what joins them. "theo ..." is part of it where a term follows, else a condition.
    With ``clause``, no further than to a bracket's end, or a comma behind which
    prose begins anew.
    """
    text, begin = cursor.text, cursor.at
    plain = HEADS.fit(text, begin) is not None
    if not plain and ((clause and not tail) or not _may_begin(text, begin)):
        return False
    ends_in_term = not (plain or tail)
    theirs = ""
    condition: int | None = None
    while not _ends(cursor, clause):
        if cursor.take(_ROUNDS) is not None:
            continue
        if _term_follows(cursor, term, plain, theirs):
            return True
        if _pass_number(cursor, bool(theirs)) or _pass_period(cursor, term, theirs):
            continue
        if _THEO.at(text, cursor.at) and not _WATCH.at(text, cursor.at + 1):
            condition = condition or cursor.at
        elif cursor.at > begin and TRIGGERS.fit(text, cursor.at):
            return True
        elif _alarms(cursor):
            cursor.at = begin
            return False
        plain = plain and PLAIN.at(text, cursor.at)
        theirs = _whose(text, cursor.at) or theirs
        cursor.at += 1
    if ends_in_term:
        cursor.at = begin
        return False
    cursor.at = condition or cursor.at
    return True


def _whose(text: CellText, at: int) -> str:
    """Return what is named here whose own time the next may be: a document, contents, or none."""
    if _CONTENTS.fit(text, at):
        return "contents"
    return "document" if _DOCUMENTS.fit(text, at) else ""


def _may_begin(text: CellText, at: int) -> bool:
    """Return whether an action may begin with a word: Vietnamese, and none of time or denial."""
    if _share(text, at):
        return True
    return not _NO_HEADS.at(text, at) and _vietnamese(text, at)


def _vietnamese(text: CellText, at: int) -> bool:
    """Return whether a word may be Vietnamese; typed without marks, as far as its letters tell."""
    word = text.tokens[at].text
    if not text.bare:
        return is_syllable(word)
    return word.isalpha() and not word.startswith(("f", "j", "w", "z")) and bool(_VOWELS & {*word})


def _share(text: CellText, at: int) -> bool:
    """Return whether a number counts parts, things or people: 50%, 05 văn bản."""
    following = text.tokens[at + 1].text
    if text.tokens[at].number < 0 or year(text, at):
        return False
    return following == "%" or (_vietnamese(text, at + 1) and not _UNITS.at(text, at + 1))


def _ends(cursor: Cursor, clause: bool) -> bool:
    mark = cursor.next().text
    if mark in ("", ";") or (clause and mark == ")"):
        return True
    parts = (".", "./.", ",") if clause else (".", "./.")
    return mark in parts and HEADS.fit(cursor.text, cursor.at + 1) is not None


def names_event(cursor: Cursor, end: int) -> bool:
    """Return whether prose up to ``end`` names a session or congress, whose day is not stated."""
    return any(_EVENTS.fit(cursor.text, at) is not None for at in range(cursor.at, end))


def _term_follows(cursor: Cursor, term: Try, plain: bool, theirs: str) -> bool:
    """Return whether the place begins a term that prose of this kind may lead to.

    ``theirs`` is what the prose names whose own time it may be: a document, contents.
    """
    text, at = cursor.text, cursor.at
    mark = text.tokens[at].text
    if mark in ("(", ":"):
        begins = Cursor(text, at + 1)
        return term(begins) and (mark == ":" or begins.mark(")"))
    a_documents_day = theirs == "document" and _DAY.at(text, at)
    behind_comma = at > 0 and text.tokens[at - 1].text == "," and not a_documents_day
    free = (
        plain
        or _STRONG.at(text, at)
        or (_MIDDLING.at(text, at) and not theirs)
        or (_WITHIN.at(text, at) and theirs != "contents")
        or _later(text, at)
        or (behind_comma and text.tokens[at].number < 0 and not _YEAR.at(text, at))
    )
    return free and term(Cursor(text, at))


def _later(text: CellText, at: int) -> bool:
    """Return whether years to come are named: duy trì các năm tiếp theo."""
    fit = CONTINUOUS.fit(text, at)
    return fit is not None and fit.value == "later"


def _pass_number(cursor: Cursor, qualified: bool) -> bool:
    """Take a number that counts no time: of a document (with its date), session or article."""
    text, token = cursor.text, cursor.next()
    report = _REPORTS.fit(text, cursor.at)
    if report is not None and _names_no_period(text, report.end):
        cursor.at = report.end
        return True
    if pass_document(cursor):
        return True
    if _share(text, cursor.at):
        cursor.at += 1
        return True
    if cursor.at and _NUMBERED.at(text, cursor.at - 1):
        ordinal = _ORDINAL.at(text, cursor.at - 1)
        if ordinal or (token.number >= 0 and not (qualified and year(text, cursor.at))):
            cursor.at += 1
            return True
    at = cursor.at + 1 if _YEAR.at(text, cursor.at) else cursor.at
    if qualified and year(text, at):  # Luật An ninh mạng 2025, kế hoạch năm 2025
        cursor.at = at + 1
        return True
    return False


def _pass_period(cursor: Cursor, term: Try, theirs: str) -> bool:
    """Take the time that a report tells of, its term behind: quý II trước 15/6; 6 tháng: 15/6."""
    text, at = cursor.text, cursor.at
    if not (theirs or (at > 0 and _TOLD.at(text, at - 1))):
        return False
    end, past = _period_end(text, at)
    mark = text.tokens[end].text in (":", "(")
    leads = mark or past or _STRONG.at(text, end)
    if end == at or not leads or not term(Cursor(text, end + mark)):
        return False
    cursor.at = end
    return True


def _period_end(text: CellText, at: int) -> tuple[int, bool]:
    """Return where a time that is no day ends, and whether it is the one before: năm trước.

    It ends at ``at`` where none begins.
    """
    if (fit := _PERIODS.fit(text, at)) is not None:
        return fit.end, "previous" in fit.slots
    try:
        period = point_at(text, at)
    except TermRefusal:
        return at, False
    return (at if period is None or period.value.kind == "date" else period.end), False


def pass_document(cursor: Cursor) -> bool:
    """Take a document's number and the date behind it: 57-NQ/TW, ngày 22/12/2024."""
    text, at = cursor.text, cursor.at
    numbered = at > 0 and _NUMBER.at(text, at - 1) and text.tokens[at].number >= 0
    if not (text.tokens[at].code or numbered):
        return False
    cursor.at = at + 1
    date = point_at(text, at + 1 + (text.tokens[at + 1].text == ","))
    if date is not None and date.value.kind == "date":
        cursor.at = date.end
    return True


def _names_no_period(text: CellText, at: int) -> bool:
    return text.tokens[at].number < 0 and roman(text, at) is None


def _alarms(cursor: Cursor) -> bool:
    """Return whether the word may speak of time or deny."""
    text, at = cursor.text, cursor.at
    return (
        text.tokens[at].number >= 0
        or (_TIME.at(text, at) and not _names_a_time(text, at))
        or (_DENIAL.at(text, at) and not _no_denial(text, at))
        or (_ALARMS.fit(text, at) is not None and not _share(text, at + 2))  # ít nhất 02 hội nghị
    )


def _names_a_time(text: CellText, at: int) -> bool:
    """Return whether "ngày", "tháng", "tuần" begins a name: Ngày Pháp luật, Tháng hành động."""
    following = text.tokens[at + 1].text
    return (
        _NAMED.at(text, at)
        and _vietnamese(text, at + 1)
        and not (_TIME.at(text, at + 1) or _NO_HEADS.at(text, at + 1) or _NO_NAMES.at(text, at + 1))
        and number(text, at + 1) is None
        and len(following) > 1
    )


def _no_denial(text: CellText, at: int) -> bool:
    return HEADS.fit(text, at) is not None or _NO_DENIAL.fit(text, max(at - 1, 0)) is not None
