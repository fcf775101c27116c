"""How names of agencies are spelt: in full by their parts, as keys, and what is nearly another.

An abbreviation is read part by part: "Sở VH, TT&DL" by the first letters of what a department is
for, "VP UBND tỉnh" by the words that each part stands for.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from unicodedata import normalize

from caichcli.importers.marks import unmarked
from caichcli.language.spelling import one_slip
from caichcli.language.vietnamese import fold
from caichcli.plan.model import Id

# What ministries, departments and divisions are for, before and after 2025: Decrees
# 24/2014/NĐ-CP and 45/2025/NĐ-CP. Of two with the same letters the first is meant.
FIELDS = (
    "Nội vụ", "Tư pháp", "Tài chính", "Công Thương", "Xây dựng", "Y tế", "Ngoại vụ", "Ngoại giao",
    "Giáo dục và Đào tạo", "Khoa học và Công nghệ", "Nông nghiệp và Môi trường",
    "Văn hóa, Thể thao và Du lịch", "Văn hóa và Thể thao", "Du lịch", "Dân tộc và Tôn giáo",
    "Kế hoạch và Đầu tư", "Nông nghiệp và Phát triển nông thôn", "Tài nguyên và Môi trường",
    "Giao thông vận tải", "Thông tin và Truyền thông", "Lao động - Thương binh và Xã hội",
    "Quy hoạch - Kiến trúc", "An toàn thực phẩm", "Công an", "Quốc phòng", "Dân tộc",
    "Kinh tế", "Văn hóa - Xã hội", "Kinh tế, Hạ tầng và Đô thị",
)  # fmt: skip
# What the other parts of names stand for.
_PARTS = {
    "VP": "Văn phòng", "CHQS": "Chỉ huy Quân sự", "BCHQS": "Bộ Chỉ huy Quân sự", "CA": "Công an",
    "BĐBP": "Bộ đội Biên phòng", "BQL": "Ban Quản lý", "BQLDA": "Ban Quản lý dự án",
    "QL": "Quản lý", "QLDA": "Quản lý dự án",
    "KCN": "khu công nghiệp", "KCX": "khu chế xuất", "KKT": "khu kinh tế",
    "KCNC": "khu công nghệ cao", "HCC": "hành chính công", "PVHCC": "Phục vụ hành chính công",
    "LĐLĐ": "Liên đoàn Lao động", "LHPN": "Liên hiệp Phụ nữ", "CCB": "Cựu chiến binh",
    "PTTH": "Phát thanh và Truyền hình", "ĐBQH": "đại biểu Quốc hội", "BTV": "Ban Thường vụ",
    "BCĐ": "Ban Chỉ đạo", "UBKT": "Ủy ban Kiểm tra", "CP": "Chính phủ", "TW": "Trung ương",
    "TƯ": "Trung ương", "CNTT": "công nghệ thông tin", "QLTT": "Quản lý thị trường",
    "HTX": "hợp tác xã",
}  # fmt: skip
# Enterprises that are called by their letters alone.
_ENTERPRISES = {
    "EVN": "Tập đoàn Điện lực Việt Nam", "VNPT": "Tập đoàn Bưu chính Viễn thông Việt Nam",
    "TKV": "Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam",
}  # fmt: skip
_FIRST_PARTS = {"TT": "Trung tâm", "TTR": "Thanh tra"}  # where a name begins with them
# What is as usual in short as in full: both are one spelling.
_SHORT = (
    ("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"), ("mặt trận tổ quốc", "mttq"),
    ("ủy ban mttq", "ubmttq"), ("tòa án nhân dân", "tand"), ("bảo hiểm xã hội", "bhxh"),
    ("viện kiểm sát nhân dân", "vksnd"), ("kho bạc nhà nước", "kbnn"),
    ("ngân hàng nhà nước", "nhnn"), ("thành phố", "tp"), ("hcm", "hồ chí minh"),
)  # fmt: skip
_KINDS = {unmarked(kind).lower(): kind for kind in ("Sở", "Bộ", "Phòng", "Ngành")}
_BRANCH = re.compile(rf"({'|'.join((*_KINDS, *_KINDS.values()))}) (\S.*)", re.I | re.S)
_KINDS_BY_LETTER = {"B": "Bộ", "S": "Sở"}
_INITIALS = re.compile("([BS])([A-ZĐ&]{2,8})")  # BNV, SKHCN
_PART = re.compile(r"[^\W\d_]+(?:[-&][^\W\d_]+)?")
_LETTERS = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile("[aeiouy]")
_ONSET = re.compile("ngh?|[ckgpt]h|nh|tr|gi|qu|[a-z]")
_CAPITALS = re.compile("(?:[A-ZĐ][a-zđ]?)*[A-ZĐ]")  # NgV, KHCN
_LONGEST_ABBREVIATION = 8
_MOST_BEGUN = 3  # names; what more begin with is whole: UBND tỉnh
_ORDINAL = re.compile("[ivxlc]+|.*[0-9].*")
_TONES = "\u0300\u0309\u0303\u0301\u0323"
# Words with which a name of another body goes on: Công an tỉnh, Hội Nông dân xã.
_GOES_ON = (
    "của", "thuộc", "tại", "ở", "tỉnh", "thành", "tp", "huyện", "quận", "thị", "xã", "phường",
    "đặc", "khu", "vùng", "cấp", "trung",
)  # fmt: skip


@lru_cache(maxsize=4096)
def full(name: str, fields: tuple[str, ...] = FIELDS) -> str:
    """A name with its abbreviated parts in full; as it is where it has none that are known."""
    if name in _ENTERPRISES:
        return _ENTERPRISES[name]
    branch = _BRANCH.fullmatch(name)
    is_plain = name.isascii()
    field = field_of(branch[2], fields, is_plain=is_plain) if branch else None
    if branch and field and branch[2][field[1] : field[1] + 1] != "-":
        kind = _KINDS[unmarked(branch[1]).lower()]
        return f"{kind} {field[0]}{branch[2][field[1] :]}"
    if (initials := _INITIALS.fullmatch(name)) and (of := field_of(initials[2], fields)):
        return f"{_KINDS_BY_LETTER[initials[1]]} {of[0]}" if of[1] == len(initials[2]) else name
    return _PART.sub(_spelt, name)


def _spelt(part: re.Match[str]) -> str:
    letters = part[0].replace("-", "").replace("&", "")
    if not (letters.isupper() or _is_abbreviation(letters)):
        return part[0]
    words = _PARTS.get(letters.upper())
    if words is None and not part.start() and part.end() < len(part.string):
        words = _FIRST_PARTS.get(letters.upper())
    return words or part[0]


def field_of(
    text: str, fields: Sequence[str] = FIELDS, *, is_plain: bool = False
) -> tuple[str, int] | None:
    """The field that a text begins with, in full, and where it ends; the longest of several.

    ``is_plain``: the text is typed without marks.
    """
    tokens = list(_LETTERS.finditer(text))
    plain_text = [fold(token[0]) if is_plain else key(token[0]) for token in tokens]
    best: tuple[str, int] | None = None
    for field in _beginning_as(plain_text[0][:1], tuple(fields)) if plain_text else ():
        count = _tokens_of([token[0] for token in tokens], plain_text, _words_of(field, is_plain))
        if count and (best is None or tokens[count - 1].end() > best[1]):
            best = field, tokens[count - 1].end()
    if best and key(text[: best[1]]) != key(best[0]) and _is_begun(text[: best[1]], fields):
        return None  # Văn hóa, Thể thao: of Văn hóa, Thể thao và Du lịch
    return best


@lru_cache(maxsize=256)
def _beginning_as(letter: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    """The fields that begin with a letter, in whatever mark: no other can be meant by a text."""
    return tuple(field for field in fields if fold(field)[:1] == fold(letter))


@lru_cache(maxsize=256)
def _words_of(field: str, is_plain: bool) -> tuple[str, ...]:
    return tuple(fold(word) if is_plain else key(word) for word in _LETTERS.findall(field))


def is_part_of_field(text: str) -> bool:
    """Whether a text begins the name of a field, and is not the whole of one."""
    return _is_begun(text, FIELDS) and field_of(text) is None


def _is_begun(text: str, fields: Sequence[str]) -> bool:
    """Whether a text is the first words of a field's name."""
    plain_text = key(text)
    return any(key(field).startswith(f"{plain_text} ") for field in fields)


def _tokens_of(tokens: Sequence[str], plain_text: Sequence[str], words: Sequence[str]) -> int:
    """How many tokens say all words, each in full or by first letters; 0 where they do not.

    ``said`` are the tokens as the words are written. A "và" may be left out.
    """

    def end(at: int, position: int) -> int:
        if position == len(words):
            return at
        if at < len(tokens) and plain_text[at] == words[position]:
            return end(at + 1, position + 1)
        if fold(words[position]) == "va":
            return end(at, position + 1)
        if at == len(tokens):
            return 0
        if plain_text[at] in _AND:
            return end(at + 1, position)
        ends = (end(at + 1, position + n) for n in _shortened(tokens[at], words[position:]))
        return next(filter(None, ends), 0)

    return end(0, 0)


def _shortened(token: str, words: Sequence[str]) -> Iterator[int]:
    """Of how many words a token may be the first letters: KHCN of the five of a field's name."""
    if not _is_abbreviation(token):
        return
    letters = fold(token)
    initials = onsets = ""
    for count, word in enumerate(map(fold, words), 1):
        if word != "va":
            onset = _ONSET.match(word)
            initials, onsets = initials + word[0], onsets + (onset[0] if onset else word[0])
        if letters in (initials, onsets):
            yield count


def _is_abbreviation(token: str) -> bool:
    is_short = 1 < len(token) <= _LONGEST_ABBREVIATION
    return is_short and bool(_CAPITALS.fullmatch(token) or not _VOWEL.search(fold(token)))


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """The words of a text, its marks too, but not where a tone stands; nor case, blanks, dots."""
    words = []
    for word in re.findall(r"\w+", normalize("NFC", text.replace("&", " và ")).casefold()):
        letters = normalize("NFD", word)
        tone = "".join(char for char in letters if char in _TONES)
        words.append(normalize("NFC", "".join(c for c in letters if c not in _TONES)) + tone)
    return " ".join(words)


@lru_cache(maxsize=16384)
def same(name: str, fields: tuple[str, ...] = FIELDS) -> str:
    """What all spellings of one name share: its words in full, the usual ones in short."""
    plain_text = f" {key(full(name, fields))} "
    for whole, short in _SHORT_KEYS:
        plain_text = plain_text.replace(f" {whole} ", f" {short} ")
    return plain_text.strip()


_SHORT_KEYS = tuple((key(whole), key(short)) for whole, short in _SHORT)


SHORTEST = 2  # letters of a word in which no slip is looked for


class Neighbours:
    """Names, to find those that another differs from by a mark, a letter, or a part cut off."""

    def __init__(self) -> None:
        self._by_gap: dict[tuple[int, str, str], list[tuple[str, str, Id]]] = {}
        self._by_beginning: dict[str, list[Id]] = {}
        self._by_name: dict[str, Id] = {}
        self._order: dict[Id, int] = {}

    def add(self, name: str, id_: Id) -> None:
        whole = same(name)
        words = fold(whole).split()
        self._by_name.setdefault(whole, id_)
        self._order.setdefault(id_, len(self._order))
        for at, word in enumerate(words):
            is_last = at == len(words) - 1
            for form in (*_forms(word), *(_beginnings(word) if is_last else ())):
                self._by_gap.setdefault((*_without(words, at), form), []).append((word, whole, id_))
            if at > 1:
                self._by_beginning.setdefault(" ".join(words[:at]), []).append(id_)

    def near(self, name: str) -> tuple[Id, ...]:
        """The ids of names that differ in marks, or in one letter of one word.

        The first word is the kind of a body: a letter of it makes another kind.
        """
        whole = same(name)
        words = fold(whole).split()
        ids: dict[Id, None] = {}
        for at, word in enumerate(words):
            is_last = at == len(words) - 1
            gap = _without(words, at)
            others = (self._by_gap.get((*gap, form), ()) for form in (*_forms(word), f"{word}…"))
            for other, other_name, id_ in chain.from_iterable(others):
                is_slip = at > 0 and _is_slip(word, other, is_last=is_last)
                if other_name != whole and (word == other or is_slip):
                    ids[id_] = None
        return tuple(sorted(ids, key=self._order.__getitem__))

    def begun_by(self, name: str) -> tuple[Id, ...]:
        """The ids of names of which this one is the beginning; none where many begin so."""
        ids = tuple(dict.fromkeys(self._by_beginning.get(fold(same(name)), ())))
        return ids if len(ids) <= _MOST_BEGUN else ()

    def begins(self, name: str) -> tuple[Id, ...]:
        """The id of the name that this one has more words than, none of them of another body."""
        words = name.split()
        for end in range(len(words) - 1, 1, -1):
            id_ = self._by_name.get(same(" ".join(words[:end]).rstrip(" ,")))
            if id_ is not None:
                goes_on = not words[end][0].islower() or key(words[end]) in _GOES_ON_KEYS
                return () if goes_on else (id_,)
        return ()


_AND = frozenset(map(key, ("và", "va")))
_GOES_ON_KEYS = frozenset(map(key, _GOES_ON))


def _without(words: Sequence[str], at: int) -> tuple[int, str]:
    return at, " ".join((*words[:at], "_", *words[at + 1 :]))


def _forms(word: str) -> dict[str, None]:
    """A word, and itself without a letter: two that differ by one slip have one of these alike."""
    shorter = (word[:at] + word[at + 1 :] for at in range(len(word)))
    return dict.fromkeys((word, *(shorter if len(word) > SHORTEST else ())))


def _beginnings(word: str) -> Iterator[str]:
    """What a word may be cut short to."""
    return (f"{word[:end]}…" for end in range(1, len(word) + 1))


def _is_slip(word: str, other: str, *, is_last: bool) -> bool:
    """Whether a word is another with a slip of the keys, or the last of a name cut short."""
    if _ORDINAL.fullmatch(word) and _ORDINAL.fullmatch(other):
        return False  # Quân khu 1, Quân khu 2; Khu vực I, Khu vực II
    if {word, other} == {"cac", "cap"}:
        return False  # UBND các xã, UBND cấp xã
    if is_last and other.startswith(word):
        return True
    return min(len(word), len(other)) > SHORTEST and one_slip(word, other)
