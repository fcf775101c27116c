"""What a cell of "Tình hình thực hiện" says: how far the work is, and whether it was in time.

Only what a cell says by itself is taken as certain: "Đã hoàn thành dự thảo, đang lấy ý kiến" is
not done, whatever it begins with.
"""

import datetime as dt
import re

from msgspec import Struct

from caichcli.importers.history.papers import PAPER
from caichcli.language.vietnamese import fold
from caichcli.language.wording import read_day
from caichcli.plan.model import CompletionWord, Status

DAY = r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}"
_DONE = r"(?:(?:da|duoc|thuc hien|ve viec|viec) )*(?:hoan thanh|lam xong|xong|hoan tat)\b"
_LATE = (
    r"(?:khong|chua) dung (?:han|tien do)|qua (?:thoi )?han|tre(?: han| tien do)?\b|cham\b|muon\b"
)
_IN_TIME = (
    r"dung (?:thoi )?han|dung tien do|dung ke hoach|truoc (?:thoi )?han|truoc tien do|trong han"
    r"|kip (?:thoi|tien do)|(?:dam|bao) bao tien do|som hon"
)
# The first that a clause begins with says how far the work is.
_BEGINNINGS: tuple[tuple[str, Status | None], ...] = (
    (r"(?:co ban|gan|sap|se|du kien|phan dau|chuan bi) (?:da )?(?:hoan thanh|xong)", "in-progress"),
    (r"(?:da )?bao cao hoan thanh|(?:da )?hoan thanh(?:,| va)? (?:cho|dang cho)", "submitted"),
    (_DONE, "done"),
    (r"(?:da |dang )?(?:gui )?trinh\b", "submitted"),
    (r"(?:dang )?cho (?:phe duyet|tham dinh|xem xet|ky)", "submitted"),
    (r"(?:da )?bi tra lai|(?:da )?tra lai", "returned"),
    (r"(?:dang |da )?tam (?:dung|ngung|hoan)", "suspended"),
    (r"(?:da )?dua ra khoi ke hoach|khong (?:tiep tuc )?thuc hien", "cancelled"),
    (r"huy(?: bo)?\b|bai bo", "cancelled"),
    (r"chua (?:thuc hien|trien khai|bat dau|tien hanh|lam|co ket qua)", "not-started"),
    (r"chua (?:hoan thanh|xong|dat)", None),
    (r"dang\b|(?:van )?tiep tuc|thuong xuyen|thuc hien thuong xuyen|da va dang", "in-progress"),
    (r"(?:da )?trien khai(?: thuc hien)?$", "in-progress"),
)  # fmt: skip
_COMPILED = [(re.compile(words), status) for words, status in _BEGINNINGS]
# What may stand beside "hoàn thành" and leaves it whole.
_BESIDE = re.compile(
    rf"(?:{_DONE}|{_LATE}|{_IN_TIME}|100 ?%|[0-9]+ ngay"
    r"|\b(?:ngay|vao|tai|theo|so|bao cao|ke hoach|quyet dinh|cong van"
    r"|to trinh|thong bao|nhiem vu|day du|toan bo|va|da|ban hanh)\b|[\W_])*"
)
_CONTRARY = re.compile(r"\b(?:dang|chua|se|du kien|con lai|tiep tuc|mot phan|du thao|buoc dau)\b")
_PERCENT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]+)?) ?%")
_PART = re.compile(r"\b([0-9]{1,9}) ?/ ?([0-9]{1,9})\b")
_DONE_ON = re.compile(rf"(?:hoan thanh|xong)[^.;]{{0,20}}?(?:ngay )?({DAY})")


class Situation(Struct, frozen=True):
    """What a cell says of the work; ``is_sure`` is False where its words may mean less.

    ``word`` is what it says of the term; ``is_plain`` where there is nothing more in it.
    """

    status: Status | None = None
    progress: float | None = None
    word: CompletionWord | None = None
    day: dt.date | None = None
    is_sure: bool = True
    is_plain: bool = False


def read(text: str) -> Situation:
    """Return what a cell says of the work."""
    bare = fold(PAPER.sub(" ", text))
    day = _DONE_ON.search(bare)
    done_on = read_day(day[1]) if day else None
    words = " ".join(re.sub(DAY, " ", bare).split()).strip(" .,;:–-()")
    percent = _percent(words)
    word: CompletionWord | None = None
    if re.search(_LATE, words):
        word = "late"
    elif re.search(_IN_TIME, words):
        word = "on-time"
    clauses = [clause.strip() for clause in re.split(r"[.;\n:()]| - | – ", words) if clause.strip()]
    status: Status | None = next(filter(None, map(_beginning, clauses)), None)
    if status == "done":
        return _done(words, percent, word, done_on)
    if status is None and percent is not None and 0 < percent < 100:
        status = "in-progress"
    is_known = status is not None or percent is not None or word is not None or not words
    alone = (_PERCENT, *(one for one, _ in _COMPILED))
    is_plain = status is not None and any(one.fullmatch(words) for one in alone)
    return Situation(status, percent, word, None, is_known, is_plain)


def _done(
    words: str, percent: float | None, word: CompletionWord | None, day: dt.date | None
) -> Situation:
    """What a cell says that begins with "hoàn thành": all of it, or a part."""
    part = next(((int(a), int(b)) for a, b in _PART.findall(words)), None)
    if (percent is not None and percent < 100) or (part and part[0] < part[1]):
        return Situation("in-progress", percent, None, None)
    if _CONTRARY.search(words):
        return Situation("in-progress", percent, None, None, is_sure=False)
    whole = _BESIDE.fullmatch(words) is not None
    is_plain = whole and not re.search(r"[0-9]", words)
    return Situation("done", None, word, day, whole, is_plain)


def _beginning(clause: str) -> Status | None:
    return next((status for words, status in _COMPILED if words.match(clause)), None)


def _percent(words: str) -> float | None:
    match = _PERCENT.search(words)
    number = float(match[1].replace(",", ".")) if match else None
    return number if number is not None and number <= 100 else None
