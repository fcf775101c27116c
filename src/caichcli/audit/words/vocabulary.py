"""The words between figures: what opens parts, what leaves a rest, what only comes near.

Every pattern reads lower-case text in NFC, Vietnamese and the English of caich's own papers.
"""

import re

# Where a sentence ends; where it does, or one of those that semicolons part in it.
# Three dots before a closing sign leave something out in the sentence: (các sở…), “Nghị định…”.
SENTENCE_END = re.compile(r"[.!?](?=[\s\"”’)\]*_]|$)|…(?=\s|$)|\n")
CLAUSE_END = re.compile(rf";|{SENTENCE_END.pattern}")
# Between a total and its parts.
OPENERS = re.compile(
    r"trong (?:đó|số (?:này|đó|trên)|tổng số (?:này|đó))|, với(?=\s*$)|\b(?:bao )?gồm(?: có)?\b"
    r"|\bcụ thể\b"
    r"|\bchia ra\b|\bphân ra\b|\bof which\b|\bincluding\b|\bcomprising\b|\bnamely\b"
)
# Parts that follow are told all: no more of them than these.
EXHAUSTIVE = re.compile(
    r"^\(\s*\d|\b(?:bao )?gồm(?: có)?\b(?! cả)|\bchia ra\b|\bphân ra\b|\bcomprising\b"
)
# Parts that follow, or went before, are some of them: others are not told.
SOME = re.compile(
    r"chủ yếu|phần lớn|đa số|đáng chú ý|nhất là|tiêu biểu|điển hình|gồm cả|một số|mainly|such as"
)
OTHERS = re.compile(r"\b(?:nhiều|một số|các|những)\b[^.;]{0,60}\bkhác\b|v\.v|…|\.\.\.")
# In front of what one of several is worth: 3 tờ mệnh giá 200 đồng.
EACH = re.compile(r"\b(?:mệnh giá|đơn giá)\b[^#]*#")
# What stands in two parts, so that they are more than their total.
BOTH = re.compile(r"\bcả (?:hai|ba|2|3)\b|đồng thời|\btrùng\b|\bvừa\b|\bboth\b|overlap")
# Numbers in words, items of a list that no figure counts.
IN_WORDS = re.compile(r"\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\b(?! (?:số|phần|\d))")
# What is a balance, whose parts may be of both signs: no total of parts.
BALANCE = re.compile(
    r"\b(?:lỗ|lãi|lợi nhuận|xuất siêu|nhập siêu|thặng dư|thâm hụt|bội chi|ròng)\b[^.;,]*$"
)
# In front of a total itself.
TOTALS = re.compile(
    r"\btrong (?:tổng )?số\s*$"
    r"|(?:(?<!trong )\btổng(?: cộng| số|,)?|\btoàn bộ|\bin total|\btotal(?: of)?|"
    r"\bof the)(?:(?:[^\W\d]|[ ,]){0,40}?(?:là|:|có|gồm|was|of))?\s*$"
)
REST = re.compile(r"\bcòn lại\b|\bthe rest\b|\bremaining\b")
STILL = re.compile(r"\bcòn\b(?! lại)(?: lại)?[^#]*$")
CHANGE = re.compile(
    r"\b(?:(?<!trị gia )tăng|(?<!cắt )giảm|vượt|hụt|thêm|bớt|cao hơn|thấp hơn|nhiều hơn|ít hơn"
    r"|up|down|more than|less than|increased?|decreased?)\b"
)
# Another time or another measure: what stands there is no part of what stands here.
ELSEWHEN = re.compile(
    r"cùng kỳ|so với|(?:năm|tháng|quý|kỳ|tuần) (?:trước|ngoái)(?! (?:chuyển|mang))"
    r"|kế hoạch (?:giao|năm|đề ra)"
    r"|dự toán|chỉ tiêu|mục tiêu|phấn đấu|lũy kế|luỹ kế|compared|than (?:in )?(?:last|the)"
    r"|last (?:week|year)"
)
# States beside which there may be others that nobody named.
UNDER_WAY = re.compile(r"\bđang\b|in progress")
HEDGES = re.compile(
    r"\b(khoảng|gần|trên|hơn|dưới|xấp xỉ|ngót|chừng|ước|ước tính|ước đạt|ít nhất|tối thiểu|tối đa"
    r"|mốc|ngưỡng"
    r"|không quá|không dưới|còn lại đến|còn lại tới|about|nearly|over|almost|some|at least"
    r"|up to|under)"
    r"(?: (?:có|đạt|là|tới|đến))?\s*$"
)

# What a part is of its total, by axes: parts on both sides of one axis leave nothing between them.
AXES: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "done": (
        re.compile(
            r"(?<!chưa )(?<!không )(?<!phải )\b(?:hoàn thành|đã (?:được )?(?:giải quyết|xử lý|"
            r"thực hiện|trả lời|triển khai|ban hành)|giải quyết (?:xong|được)|done)\b(?<!not done)"
        ),
        re.compile(
            r"(?:chưa|không) (?:được )?(?:hoàn thành|giải quyết|xử lý|thực hiện|triển khai|trả lời"
            r"|ban hành)"
            r"|đang (?:được )?(?:thực hiện|giải quyết|xử lý|triển khai|trong)|\bnot done\b"
            r"|in progress"
        ),
    ),
    "term": (
        re.compile(
            r"(?:đúng|trước|sớm|trong|trung|chưa (?:đến|tới))"
            r"(?: (?:thời )?hạn| (?:và|,) (?:trước|đúng) hạn)|đúng tiến độ|chưa đến thời hạn"
            r"|\bon time\b|within term"
        ),
        re.compile(r"(?:quá|trễ|chậm|ngoài) (?:thời )?hạn|chậm tiến độ|\blate\b|\boverdue\b"),
    ),
    "age": (
        re.compile(r"tiếp nhận mới|mới tiếp nhận|phát sinh (?:mới|trong)|trong kỳ"),
        re.compile(r"kỳ trước|tồn đọng|chuyển (?:sang|tiếp)|từ trước"),
    ),
    "door": (re.compile(r"trực tuyến|qua mạng"), re.compile(r"trực tiếp")),
    "capital": (re.compile(r"trong nước"), re.compile(r"nước ngoài|ngoài nước")),
    "sex": (re.compile(r"\bnam\b"), re.compile(r"\bnữ\b")),
    "use": (re.compile(r"(?<!không )đạt (?:yêu cầu|chuẩn)"), re.compile(r"(?:không|chưa) đạt")),
}

# Between a figure and its share.
LINKS = re.compile(
    r"\(|=|\bchiếm\b|\bđạt\b|\bbằng\b|\bt[ỷỉ] lệ\b|\btương (?:ứng|đương)\b|\bi\.?e\.?\b|^\s*,?\s*$"
    r"|,\s*or\b|\breaching\b|\bequ(?:al|ivalent) to\b|\baccounting for\b|\bmaking up\b|\brate of\b"
)
STRONG_LINKS = re.compile(r"\bchiếm\b|\bt[ỷỉ] lệ\b|\btương (?:ứng|đương)\b")
# What a share is of that no figure of the paper counts.
OUTSIDE = re.compile(
    r"[^.;,()\d]{0,30}?(?:kế hoạch|dự toán|chỉ tiêu|so với|cùng kỳ|\bkh\b|\bgdp\b|\bgrdp\b|mục tiêu"
    r"|compared|of the plan)|\s*/(?:năm|tháng|ngày)"
)


# Behind a number where it is a multiple: 3 triệu USD.
SCALES = ("nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "million", "billion")


def side(words: str) -> frozenset[tuple[str, int]]:
    """On which sides of which axes words are: done or not, in time or late."""
    sides = set()
    for axis, (one, other) in AXES.items():
        if other.search(words):
            sides.add((axis, -1))
        elif one.search(words):
            sides.add((axis, 1))
    return frozenset(sides)
