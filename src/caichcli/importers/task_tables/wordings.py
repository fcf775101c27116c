"""Which words stand above the columns of tables of tasks, and what they mean.

Wordings: the forty or so published plans that the project was made for, and English ones. They
are matched without marks, case and punctuation.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from caichcli.language.vietnamese import fold

Role = Literal[
    "number",
    "title",
    "area",
    "lead",
    "support",
    "agencies",  # leads and supporters in one cell
    "deadline",
    "start",  # the first day of a term; up to "second-term" what else columns say of one
    "step",  # a term before it, of a step on the way
    "former-term",  # before it was adjusted
    "second-term",  # nobody knows of what
    "product",
    "document",
    "note",
    "unit",  # who is in charge within the lead: a division
    "officer",  # a person in charge
    "situation",  # how far the work is; with those up to "occurrence" a sheet in use has it
    "progress",
    "completed",
    "results",
    "problems",
    "proposals",
    "reason",
    "follow-up",
    "reported",
    "reporter",
    "occurrence",
    "private",  # what identifies a person: dropped
    "shortcoming",  # with those up to "level" tables of what was found, and of initiatives
    "recommendation",
    "received",
    "theme",
    "form",  # of an inspection
    "problem",
    "effect",
    "effect-source",
    "scope",
    "first-applied",
    "level",
    "other",  # read, and not a plan's: money, what was before
]

REPORT_ROLES: tuple[Role, ...] = (
    "situation", "progress", "completed", "results", "problems", "proposals", "reason",
    "follow-up", "reported", "reporter", "occurrence",
)  # fmt: skip

Other = Literal["comments", "scores", "figures"]
"""Tables that have a heading as plans have, and are none."""

LONGEST = 90  # characters of a heading

# The first that a heading holds gives its role; of two columns with a role the stronger has it.
_WORDINGS: tuple[tuple[str, Role, int], ...] = (
    (r"^(so )?tt$|^stt$|^so thu tu$|^no$|^muc$|^id$|^ma( so)?( nhiem vu| viec)?$", "number", 3),
    (r"dien thoai|^so dt$|^sdt\b|di dong|^(tele)?phone|mobile|e ?mail|thu dien tu|ngay sinh"
     r"|nam sinh|^sinh ngay|date of birth|^birth|can cuoc|\bcccd\b|\bcmnd\b|\bcmt\b"
     r"|chung minh (nhan|thu)|(so|ma) dinh danh|ho chieu|passport|identity|so tai khoan"
     r"|dia chi (nha|thuong tru)",
     "private", 5),
    (r"^ho (va )?ten\b|^ten (can bo|chuyen vien|nguoi)", "officer", 4),
    (r"^(?!.*(chu tri|phoi hop))(phong\b|bo phan)"
     r"|(phong|bo phan)[\w ]*(phu trach|tham muu|theo doi)|don vi truc thuoc", "unit", 3),
    (r"^ngay (thang )?(nam )?(da )?(hoan thanh|xong|ket thuc thuc te)|hoan thanh[\w ]*thuc te"
     r"|thuc te hoan thanh|ket thuc[\w ]*thuc te|^(da )?hoan thanh (vao )?ngay"
     r"|^(date )?completed\b|^actual", "completed", 3),
    (r"don doc|nhac viec", "follow-up", 3),
    (r"^(ngay|thoi diem)[\w ]*(bao cao|cap nhat|ghi nhan)|^cap nhat (ngay|den)", "reported", 3),
    (r"^(co quan|don vi)[\w ]*(bao cao|cap nhat)$", "reporter", 3),
    (r"^van ban[\w ]*(ket qua|hoan thanh|bao cao|ban hanh|dau ra)|^ket qua[\w ]*van ban"
     r"|minh chung|tai lieu kiem chung|san pham da (ban hanh|hoan thanh)", "results", 4),
    (r"^(?!co quan|don vi|nguoi).*(kho khan|vuong mac|ton tai|han che)", "problems", 3),
    (r"^(?!co quan|don vi|nguoi|ten\b|du an).*(kien nghi|de xuat)", "proposals", 3),
    (r"^(nguyen nhan|ly do)", "reason", 3),
    (r"^(cho )?ky( bao cao| thuc hien)?$", "occurrence", 3),
    (r"^tinh hinh|^trang thai|^tinh trang|^ket qua (thuc hien|den|trien khai|xu ly|dat duoc)"
     r"|^danh gia|^status$", "situation", 3),
    (r"^ten (cac )?(du an|nhiem vu|de an|cong viec|hoat dong|noi dung|chuong trinh|hang muc)",
     "title", 4),
    (r"duoc (kiem tra|thanh tra|giam sat|kiem toan)$", "title", 2),
    (r"^(du kien )?(thoi (gian|han|diem)|tien do|han)[\w ]*(ban hanh|thong qua|phe duyet)$",
     "deadline", 4),
    (r"^(?!.*thuc te).*(bat dau|khoi cong)|^tu (ngay|thang)$|^start", "start", 3),
    (r"kinh phi|nguon von|du toan|^don vi tinh|ban hanh$|^nguoi ky|^vi tri", "other", 3),
    (r"^ghi chu|^(notes?|remarks?|comments?)$", "note", 3),
    (r"(van ban|can cu|quyet dinh).*(giao|chi dao)|^can cu|^van ban$|so ky hieu", "document", 3),
    (r"chu tri.*phoi hop|phoi hop.*chu tri", "agencies", 3),
    (r"phoi hop|^support|^co ?ordinat|^cooperat|^partner", "support", 3),
    (r"chu tri|^lead", "lead", 4),
    (r"chu dau tu|^(responsib|owner|assign|in charge|implement|agency\b|accountable|who$)",
     "lead", 3),
    (r"(co quan|don vi|to chuc|ca nhan|nguoi)[\w ]*(thuc hien|phu trach|tham muu)", "lead", 3),
    (r"^(co quan|don vi)\b|dau moi|^phan cong|trach nhiem|phu trach|^thuc hien$", "lead", 2),
    (r"hien nay|hien trang|^ty le|de xuat|kien nghi|nguyen nhan|danh gia|khoi luong", "other", 3),
    (r"bat dau|^tu ngay|thuc te$|^(status|budget|cost|fund)", "other", 3),
    (r"(thoi gian|thoi diem|tien do|lo trinh)[\w ]*(hoan thanh|trinh\b|ket thuc)", "deadline", 4),
    (r"^(den|toi) (het )?(ngay|thang|nam)$|^dieu chinh[\w ]*(thoi (gian|han)|tien do)|^gia han\b",
     "deadline", 4),
    (r"^thoi han|^han\b|han chot|ket thuc$|^(deadline|due|end date|finish|completion|target date)",
     "deadline", 4),
    (r"^thoi (gian|diem)|^lo trinh|hoan thanh (truoc|trong)|^(timing|when|time ?(line|frame)?)\b",
     "deadline", 3),
    (r"^tien do", "deadline", 1),
    (r"san pham|dau ra|^(product|output|deliverable)", "product", 3),
    (r"^(du kien )?ket qua|^(expected )?(results?|outcomes?)$", "product", 2),
    (r"^(nhom|linh vuc|area|muc tieu|chuyen de)\b", "area", 2),
    (r"^(ten|cac|danh muc)?\s*(nhiem vu|noi dung|cong viec|hoat dong|giai phap|dau viec|viec)"
     r"|^hang muc", "title", 3),
    (r"^tieu de\b|^(tasks?|activit(y|ies)|actions?|work items?|project|title)\b", "title", 3),
    (r"^ten\b|^(chi tieu|de an|du an|chuong trinh)\b", "title", 2),
    (r"nhiem vu|noi dung|cong viec|^(description|content|measures?)\b", "title", 1),
)  # fmt: skip
_COMPILED = [(re.compile(wording), role, strength) for wording, role, strength in _WORDINGS]

# The words that headings are put together of. A row of these alone is hardly a task's.
_OF_HEADINGS = re.compile(
    r"""(?:(?:
    tt|stt|so|thu\ tu|muc|ma|id|no|ten|danh\ muc|cac|va|cua|ve|theo|duoc|giao|chinh|cu\ the
    |nhiem\ vu|noi\ dung|cong\ viec|hoat\ dong|giai\ phap|dau\ viec|viec|chi\ tieu|de\ an|du\ an
    |chuong\ trinh|hang\ muc|nhom|linh\ vuc|muc\ tieu|chuyen\ de|trong\ tam|ke\ hoach
    |co\ quan|don\ vi|to\ chuc|ca\ nhan|nguoi|bo\ phan|lanh\ dao|dau\ moi|cap
    |chu\ tri|phoi\ hop|thuc\ hien|phu\ trach|tham\ muu|trach\ nhiem|phan\ cong|chi\ dao
    |thoi\ gian|thoi\ han|thoi\ diem|han|tien\ do|lo\ trinh|hoan\ thanh|trinh|ket\ thuc|bat\ dau
    |san\ pham|dau\ ra|ket\ qua|du\ kien|yeu\ cau|ghi\ chu|van\ ban|can\ cu|ky\ hieu
    |de\ xuat|kien\ nghi|kho\ khan|vuong\ mac|danh\ gia|tinh\ hinh|trang\ thai|hien\ nay|ty\ le
    |trien\ khai|kinh\ phi|nguon\ von|nam(?:\ 20[0-9]{2})?|quy|thang|ngay|tiep
    |tieu\ de|ngay|chot|chu\ dau\ tu|kiem\ tra|thanh\ tra|de\ xuat
    |tasks?|title|lead|support|deadline|due|products?|notes?|agency|by|activit(?:y|ies)|actions?
    |responsible|owner|date|end|start|output|deliverables?|expected|results?|remarks|status
    )(?:\ |$))*""",
    re.VERBOSE,
)


@lru_cache(maxsize=4096)
def role_of(heading: str) -> tuple[Role, int] | None:
    """What a heading means, and how surely; None where it is no heading that we know."""
    if not heading or len(heading) > LONGEST:
        return None
    words = plain(heading)
    if "%" in heading and _OF_PROGRESS.search(words):
        return "progress", 4
    return next(
        ((role, strength) for wording, role, strength in _COMPILED if wording.search(words)), None
    )


# Beside a sign of percent; money spent is none.
_OF_PROGRESS = re.compile(
    r"^$|^(?!.*(giai ngan|von|kinh phi|diem|dan so)).*"
    r"(hoan thanh|tien do|thuc hien|ket qua|khoi luong|^ty le$|progress|done)"
)


def plain(text: str) -> str:
    """A heading without marks, case and punctuation."""
    return " ".join(re.sub(r"[^\w ]+", " ", fold(text)).split())


def is_of_headings(text: str) -> bool:
    """Whether headings alone are put together of all words of a text."""
    return len(text) <= LONGEST and _OF_HEADINGS.fullmatch(plain(text)) is not None


# What other tables have above their columns, that plans have not.
_OTHERS: tuple[tuple[Other, re.Pattern[str]], ...] = (
    ("comments", re.compile(r"gop y|giai trinh|tiep thu|y kien (cua|tham gia|phan bien)|bao luu")),
    ("scores", re.compile(r"\bdiem\b(?! (den|moi|sang))|tu cham|xep (hang|loai)|thang diem")),
    ("figures", re.compile(
        r"^don vi tinh|^dvt$|^so luong|^tong (so|cong)|^(nam|quy|thang) [0-9]{1,4}$|cung ky"
        r"|so sanh|luy ke|tang giam|ty (le|trong)|^chi so"
    )),
)  # fmt: skip


def other_table(headings: Iterable[str]) -> Other | None:
    """What a table most likely is that is no plan, by its headings."""
    texts = list(dict.fromkeys(map(plain, headings)))
    counts = {kind: sum(bool(mark.search(text)) for text in texts) for kind, mark in _OTHERS}
    kind = max(counts, key=lambda each: counts[each])
    return kind if counts[kind] else None
