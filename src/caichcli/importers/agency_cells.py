"""A cell of agencies -> the agencies and groups that it names, in the order written.

Commas part names and stand inside them; so do "và" and line breaks, and at times nothing parts
two names. A name of the register, however long, comes first; else a new name begins where a
text begins as names do. Nothing is entered in the register: what it lacks is proposed.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Literal

from msgspec import Struct

from caichcli.importers import agency_names as names
from caichcli.language.messages import say
from caichcli.language.vietnamese import fold
from caichcli.plan.agencies import Register, spellings
from caichcli.plan.model import Id

Role = Literal["lead", "support"]

LONGEST = 2000  # characters of a cell
ALIKE = 0.9  # of two names, by difflib, from which one may be a slip for the other
LONGEST_NAME = 25  # words of a name that does not begin as names do

_PARTED = re.compile(r"(\s*,\s*|\s*\n\s*|\s+và\s+|\s+&\s+|\s+cùng\s+)")
# A full stop ends a name only behind a word: not in "TP. Hà Nội" or "1. Bộ Nội vụ".
_CLAUSES = re.compile(r"\s*;\s*|(?<=[a-zđà-ỹ]{2})\.\s+(?=[A-ZĐÀ-Ỹ])")
_LINES = re.compile(rf"{_CLAUSES.pattern}|\s*\n\s*")
_EDGES = " \t\n.,;:-–+•*"
_NUMBERED = re.compile(r"^\(?(?:[0-9]{1,2}|[a-zđ])[.)]\s+")
_DOUBLED = re.compile(r"^(\S+) (?=\1 )", re.IGNORECASE)
_DITTO = ("nt", "như trên", "-nt-", "”", '"', "//", "-//-", "″")
_ROLE_WORDS = re.compile(
    r"(?:\b(?:cơ quan|đơn vị|là)\s+)?\b(?P<role>chủ trì|phối hợp)\b(?P<colon>\s*:)?", re.IGNORECASE
)
_WITH = re.compile(r"^\s*(?:với|cùng(?: với)?)\s+", re.IGNORECASE)
_DUTY = re.compile(
    r"(?:^|[\s,(]+)(?:tham mưu|thẩm định|xây dựng|thực hiện|rà soát|tổng hợp|hướng dẫn|kiểm tra"
    r"|theo dõi|đôn đốc|báo cáo|trình|ban hành|triển khai|soạn thảo|chuẩn bị|tổ chức thực hiện"
    r"|cung cấp|cho ý kiến|nghiên cứu|đề xuất|giúp|để)\b.*$",
    re.IGNORECASE | re.DOTALL,
)


class Mention(Struct, frozen=True):
    """One agency or group of a cell: as written, and by the id that it has or would have.

    ``name`` is the name proposed where the register has none; ``near`` are ids of the register
    that may have been meant, ``reference`` is where the plan says who is in the group.
    """

    text: str
    id: Id
    in_register: bool
    group: bool
    name: str
    role: Role | None = None
    near: tuple[Id, ...] = ()
    reference: str | None = None
    is_repaired: bool = False


class Reading(Struct, frozen=True):
    """A cell understood; ``rest`` are words that name nobody, such as a duty."""

    names: tuple[Mention, ...]
    rest: tuple[str, ...] = ()

    def of(self, role: Role) -> list[Mention]:
        return [one for one in self.names if one.role in (role, None)]


class Unread(Struct, frozen=True):
    """A cell refused, and why; the reason is a key of the messages."""

    reason: Literal["too-long", "ditto", "ambiguous", "not-names", "no-names"]
    values: dict[str, Any] = {}


class AgencyReader:
    """Reads cells against one register; the same cell is read once."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._read: dict[str, Reading | Unread] = {}

    @cached_property
    def _unstated(self) -> set[str]:
        """What caich itself prints where a document names no lead."""
        return {fold(say("vi", "words.lead_unstated")), fold(say("en", "words.lead_unstated"))}

    def read(self, text: str) -> Reading | Unread:
        """The agencies that a cell names, or why that cannot be said."""
        if text not in self._read:
            try:
                self._read[text] = self._whole(text)
            except _Refused as refused:
                self._read[text] = refused.unread
        return self._read[text]

    def _whole(self, text: str) -> Reading:
        if len(text) > LONGEST:
            raise _Refused("too-long")
        if text.strip(" .").lower() in _DITTO:
            raise _Refused("ditto")
        if fold(text) in self._unstated:
            return Reading((), (text,))
        mentions: dict[tuple[Id, Role | None], Mention] = {}
        rest: list[str] = []
        for role, words in _by_role(text, rest):
            for clause in _CLAUSES.split(words):
                for item in self._items(clause):
                    mention = self._mention(item, role)
                    mentions.setdefault((mention.id, mention.role), mention)
        if not mentions:
            raise _Refused("no-names", text=text)
        return Reading(tuple(mentions.values()), tuple(rest))

    def _items(self, clause: str) -> Iterator[str]:
        """The names of a clause between hard separators."""
        parts = _PARTED.split(_NUMBERED.sub("", clause.strip(_EDGES)))
        pieces, gaps = parts[::2], ["", *parts[1::2]]
        at = 0
        while at < len(pieces):
            end = self._known_run(pieces, gaps, at) or _run(self, pieces, at)
            item = "".join(
                ("" if n == at else _gap(gaps[n])) + pieces[n] for n in range(at, end)
            ).strip(_EDGES)
            at = end
            if item:
                yield from self._unbroken(_DOUBLED.sub("", item))

    def _known_run(self, pieces: list[str], gaps: list[str], at: int) -> int | None:
        """Where the longest name of the register ends that begins at a piece; None without one."""
        for end in range(min(len(pieces), at + 8), at, -1):
            text = "".join(("" if n == at else _gap(gaps[n])) + pieces[n] for n in range(at, end))
            name = text.strip(_EDGES)
            if self._is_known(name) and (
                end == len(pieces) or self.begins(pieces[end], names.begins_many(name))
            ):
                return end
        return None

    def begins(self, piece: str, after_many: bool) -> bool:
        """Whether a new name begins here; ``after_many``: behind a group that "các" begins."""
        piece = piece.strip(_EDGES)
        if names.begins_name(piece) or names.begins_many(piece):
            return True
        if names.begins_kind(piece):
            return not after_many
        return piece[:1].isupper() and self._is_known(piece)

    def _unbroken(self, item: str) -> Iterator[str]:
        """The names of an item where nothing parts them."""
        for at in names.lost_breaks(item):
            yield item[:at]
            yield from self._unbroken(item[at + 1 :])
            return
        yield item

    def _is_known(self, name: str) -> bool:
        return bool(name) and len(self.register.candidates(name)) == 1

    def _mention(self, item: str, role: Role | None) -> Mention:
        ids = self.register.candidates(item)
        if len(ids) == 1:
            group = ids[0] in self.register.groups
            return Mention(item, ids[0], True, group, self.register.name(ids[0]), role)
        if ids:
            near = ", ".join(map(self.register.name, ids))
            raise _Refused("ambiguous", text=item, near=near)
        group = names.is_group(item)
        is_name = len(item.split()) <= LONGEST_NAME and any(map(str.isalpha, item))
        if not (group or is_name or names.begins_name(item)):
            raise _Refused("not-names", text=item)
        name = self._sister(item)
        alike = () if group else self._alike(item)
        return Mention(
            item, proposed_id(name), False, group, name, role, alike, names.reference(item)
        )

    @cached_property
    def _spellings(self) -> list[tuple[str, frozenset[str], Id]]:
        agencies = self.register.agencies.values()
        keys = ((fold(each), agency.id) for agency in agencies for each in spellings(agency))
        return [(key, frozenset(key.split()), id_) for key, id_ in keys]

    def _alike(self, item: str) -> tuple[Id, ...]:
        """Agencies of the register with a name that a slip of the keys may have made this one."""
        from difflib import SequenceMatcher

        key = fold(item)
        words = set(key.split())
        ids = {
            id_: None
            for name, theirs, id_ in self._spellings
            if abs(len(name) - len(key)) <= len(key) * (1 - ALIKE) * 2
            and len(words & theirs) * 2 >= len(words)
            and SequenceMatcher(None, key, name).ratio() > ALIKE
        }
        return tuple(ids)

    def _sister(self, item: str) -> str:
        """A department's name spelt as the ministry's of the same field: Sở KH&CN in full."""
        if not item.lower().startswith("sở "):
            return item
        ids = self.register.candidates("Bộ " + item[3:])
        if len(ids) != 1:
            return item
        ministry = self.register.name(ids[0])
        return "Sở " + ministry[3:] if ministry.startswith("Bộ ") else item


class _Refused(Exception):
    def __init__(self, reason: Any, **values: Any) -> None:
        super().__init__(reason)
        self.unread = Unread(reason, values)


def proposed_id(name: str) -> Id:
    """The id that a name would have: its plain letters and digits, joined by hyphens."""
    return "-".join(re.findall("[a-z0-9]+", fold(name).replace("&", " va ")))[:80].strip("-") or "x"


def _run(reader: AgencyReader, pieces: list[str], at: int) -> int:
    """Where a name ends that the register does not have: before the next that begins one."""
    many = names.begins_many(pieces[at].strip(_EDGES)) or (
        names.begins_kind(pieces[at].strip(_EDGES).lower()) and names.is_group(pieces[at])
    )
    end = at + 1
    while end < len(pieces) and not reader.begins(pieces[end], many):
        end += 1
    return end


def _gap(gap: str) -> str:
    if "," in gap:
        return ", "
    return " " if "\n" in gap else f" {gap.strip()} "


def _by_role(text: str, rest: list[str]) -> Iterator[tuple[Role | None, str]]:
    """The parts of a cell by the role that its words give them; None where it says none."""
    if not _ROLE_WORDS.search(text):
        yield None, text
        return
    for clause in _LINES.split(text):
        yield from _roles_of_clause(clause, rest)


def _roles_of_clause(clause: str, leftovers: list[str]) -> Iterator[tuple[Role | None, str]]:
    """ "A chủ trì, phối hợp với B"; "A chủ trì, B phối hợp"; "Chủ trì: A"; "A (chủ trì)"."""
    marks = list(_ROLE_WORDS.finditer(clause))
    if not marks:
        yield None, clause
        return
    before = 0
    for number, mark in enumerate(marks):
        role: Role = "lead" if mark["role"].lower() == "chủ trì" else "support"
        end = marks[number + 1].start() if number + 1 < len(marks) else len(clause)
        after = clause[mark.end() : end]
        linked = _WITH.match(after)
        if mark["colon"] or linked:
            if linked and (names_before := _without_duty(clause[before : mark.start()], leftovers)):
                yield "lead", names_before
            yield role, _without_duty(after[linked.end() :] if linked else after, leftovers)
            before = end
        else:
            if names_before := _without_duty(clause[before : mark.start()], leftovers):
                yield role, names_before
            before = mark.end()
    rest = clause[before:].strip(f"{_EDGES}()")
    if rest:
        leftovers.append(rest)


def _without_duty(text: str, leftovers: list[str]) -> str:
    """The names at the beginning of a text; the duty behind them goes to what is left."""
    text = text.strip(f"{_EDGES}()")
    duty = _DUTY.search(text)
    if duty is None or not text:
        return text
    leftovers.append(duty[0].strip(f"{_EDGES}()"))
    return text[: duty.start()].strip(f"{_EDGES}()")
