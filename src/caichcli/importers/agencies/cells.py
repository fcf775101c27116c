"""A cell of agencies -> the agencies and groups that it names, in the order written.

Commas part names and stand inside them; so do "và" and line breaks, and at times nothing parts
two names. A name of the register, however long, comes first; else a new name begins where a
text begins as names do. The holder of an office means the body, brackets are remarks, and a
reference to another paper names nobody. Nothing is entered in the register: what it lacks is
proposed.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Literal
from unicodedata import normalize

from msgspec import Struct, structs

from caichcli.importers.agencies import divisions, names, offices, spelling
from caichcli.importers.agencies.brackets import bracketed
from caichcli.importers.agencies.lists import continued, expanded, joined
from caichcli.importers.agencies.role_words import CLAUSES, EDGES, Role, by_role
from caichcli.importers.grids.texts import tidy
from caichcli.importers.marks import WordPattern
from caichcli.language.messages import say
from caichcli.language.vietnamese import fold
from caichcli.plan.agencies import Register, spellings
from caichcli.plan.model import Id

Doubt = Literal["cut", "unlike", "comma", "joined", "division"]

LONGEST = 2000  # characters of a cell
LONGEST_NAME = 25  # words of a name that does not begin as names do
_MOST_PIECES = 8  # of one name, parted by commas and the like

_AGENCIES = (
    r"(?:Bộ|Sở|UBND|Ủy ban|Uỷ ban|Công an|Ban|Văn phòng|Viện|Tỉnh ủy"
    r"|[Cc]ác (?:bộ|sở|ban|ngành|cơ quan|đơn vị|địa phương|tổ chức|doanh nghiệp|tỉnh|xã|hội))\b"
)
_PARTED = WordPattern(
    rf"(\s*,\s*|\s*\n\s*|\s+và\s+|\s+&\s+|\s+(?:và\s*/\s*)?hoặc\s+|\s+(?:cùng\s+)?với\s+(?={_AGENCIES})"
    rf"|\s+cùng\s+|\s*/\s*(?={_AGENCIES}\s))"
)
_NUMBERED = re.compile(r"^\(?(?:[0-9]{1,2}|[a-zđ])[.)]\s+")
_DOUBLED = re.compile(r"^(\S+) (?=\1 )", re.IGNORECASE)
_GIVEN = WordPattern(
    r"^(?:(?:giao|do|gồm|bao gồm|là)\s*:?|(?:(?:cơ quan|đơn vị|trách nhiệm)\s+)?(?:đầu mối"
    r"|thường trực|thực hiện|trách nhiệm|tham mưu|theo dõi|tổng hợp)\s*:)\s+(?=[A-ZĐÀ-Ỹ]|các )",
    re.IGNORECASE,
)
_NEXT_NUMBER = re.compile(r"\s+(?=\(?[0-9]{1,2}[.)]\s+[A-ZĐ])")
_BESIDE = re.compile(r"\s*,\s*|\s*\n\s*")
_BULLET = re.compile(r"\s*[-–+•*]\s")
# What leaves open which of the names it is: Bộ Y tế hoặc Bộ Công an; Bộ Y tế (?).
_EITHER = re.compile(r"\b(?:và\s*/\s*)?hoặc\b", re.IGNORECASE)
_DITTO = ("nt", "như trên", "-nt-", "”", '"', "//", "-//-", "″")


class Mention(Struct, frozen=True):
    """One agency or group of a cell: as written, and by the id that it has or would have.

    ``name`` is the name proposed where the register has none; ``near`` are ids of the register
    that may have been meant, ``twins`` ids proposed for names that differ by a mark or a letter.
    ``reference`` is where the plan says who is in the group; ``units`` are the divisions of the
    agency that the cell names.
    """

    text: str
    id: Id
    in_register: bool
    group: bool
    name: str
    role: Role | None = None
    near: tuple[Id, ...] = ()
    twins: tuple[Id, ...] = ()
    reference: str | None = None
    doubt: Doubt | None = None
    units: tuple[str, ...] = ()


class CellReading(Struct, frozen=True):
    """A cell understood.

    ``rest`` are words that name nobody, such as a duty; ``remarks`` what stands with a name: an
    office, what is in brackets, what the body is to do; ``nobody`` says where the name is to be
    looked up. ``is_cut``: a bracket is open at the end. ``open_at`` are the words that leave open
    which of the names it is.
    """

    names: tuple[Mention, ...]
    rest: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    is_cut: bool = False
    open_at: str = ""

    def of(self, role: Role) -> list[Mention]:
        return [one for one in self.names if one.role in (role, None)]


class Unread(Struct, frozen=True):
    """A cell that is not understood, and why; the reason is a key of the messages."""

    reason: Literal["too-long", "ditto", "ambiguous", "not-names", "no-names"]
    values: dict[str, Any] = {}


class AgencyReader:
    """Reads the cells of one file against one register; the same cell is read once."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._read: dict[str, CellReading | Unread] = {}
        self._proposed: dict[
            str, tuple[Id, tuple[Id, ...]]
        ] = {}  # by what all spellings of a name share
        self._taken: set[Id] = set()
        self._proposals = spelling.Neighbours()

    @cached_property
    def _unstated(self) -> set[str]:
        """What caich itself prints where a document names no lead."""
        return {fold(say("vi", "words.lead_unstated")), fold(say("en", "words.lead_unstated"))}

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """What departments are for, those that the register's ministries have before others."""
        fields = (one.name.partition("Bộ ")[2] for one in self.register.agencies.values())
        return tuple(dict.fromkeys((*spelling.FIELDS, *filter(None, fields))))

    @cached_property
    def _spellings(self) -> list[tuple[str, Id]]:
        agencies, groups = self.register.agencies.values(), self.register.groups.values()
        of_agencies = [(each, one.id) for one in agencies for each in spellings(one)]
        return of_agencies + [(each, one.id) for one in groups for each in spellings(one)]

    @cached_property
    def _ids_by_key(self) -> dict[str, tuple[Id, ...]]:
        ids: dict[str, dict[Id, None]] = {}
        for each, id_ in self._spellings:
            ids.setdefault(spelling.same(each), {})[id_] = None
        return {key: tuple(each) for key, each in ids.items()}

    @cached_property
    def _neighbours(self) -> spelling.Neighbours:
        neighbours = spelling.Neighbours()
        for agency in self.register.agencies.values():
            for each in spellings(agency):
                neighbours.add(each, agency.id)
        return neighbours

    @cached_property
    def _in_brackets(self) -> str:
        """Every spelling of the register that has a bracket."""
        return "\n".join(each for each, _ in self._spellings if "(" in each)

    def read(self, text: str) -> CellReading | Unread:
        """The agencies that a cell names, or why that cannot be said."""
        if text not in self._read:
            try:
                self._read[text] = self._whole(tidy(normalize("NFC", text)))
            except _Refused as refused:
                self._read[text] = refused.unread
        return self._read[text]

    def _whole(self, text: str) -> CellReading:
        if len(text) > LONGEST:
            raise _Refused("too-long")
        if text.strip(" .").lower() in _DITTO:
            raise _Refused("ditto")
        if fold(text) in self._unstated:
            return CellReading((), (text,))
        mentions: dict[tuple[Id, Role | None], Mention] = {}
        rest: list[str] = []
        plain, remarks, is_cut = bracketed(text, self._in_brackets, self._is_owner)
        nobody: list[str] = []
        if _NUMBERED.match(plain):
            plain = _NEXT_NUMBER.sub("; ", plain)
        for role, words in by_role(plain, rest):
            clauses = continued(CLAUSES.split(words))
            names = [one for each in clauses for one in self._listed(each, remarks, nobody)]
            for body in divisions.bodies(names, self.is_name):
                remarks += filter(None, [body.remark])
                mention = self._mention(body, role)
                before = mentions.setdefault((mention.id, mention.role), mention)
                if before is not mention:
                    units = dict.fromkeys((*before.units, *mention.units))
                    mentions[mention.id, role] = structs.replace(before, units=tuple(units))
        if not mentions and not nobody:
            raise _Refused("no-names", text=text)
        either = _EITHER.search(plain) if len(mentions) > 1 else None
        open_at = either[0] if either else "?" if "?" in text else ""
        return CellReading(
            tuple(mentions.values()),
            tuple(rest),
            tuple(remarks),
            tuple(nobody),
            is_cut,
            open_at,
        )

    def _is_owner(self, unit: str, bracket: str) -> bool:
        return divisions.within(unit, bracket, self.is_name)

    def _listed(
        self, clause: str, remarks: list[str], nobody: list[str]
    ) -> Iterator[divisions.ListItem]:
        """The names of a clause between hard separators."""
        clause = _NUMBERED.sub("", clause.strip(EDGES))
        if self._names_nobody(clause) and not offices.body_of(clause):
            nobody.append(clause)
            return
        preface = _GIVEN.match(clause)
        clause = clause[preface.end() :] if preface else clause
        parts = _PARTED.split(expanded(clause, self.is_name, self.fields))
        pieces, gaps = self._bodies(parts[::2], ["", *parts[1::2]], remarks, nobody)
        at = 0
        while at < len(pieces):
            end = self._known_run(pieces, gaps, at) or _run(self, pieces, gaps, at)
            item = joined(pieces, gaps, at, end)
            is_beside = bool(_BESIDE.fullmatch(gaps[at]))
            at = end
            if self._names_nobody(item):
                nobody.append(item)
                continue
            if end > 1 and names.is_role(item) and not self.is_name(item):
                remarks.append(item)
                continue
            for each in self._unbroken(_DOUBLED.sub("", item)) if item else ():
                body, tail = (each, "") if self.is_name(each) else names.parted(each)
                remarks += [tail] if tail else []
                yield divisions.ListItem(body.strip(EDGES), is_beside)
                is_beside = False

    def _names_nobody(self, text: str) -> bool:
        return names.names_nobody(text) and not self.is_name(text)

    def _bodies(
        self, pieces: list[str], gaps: list[str], remarks: list[str], nobody: list[str]
    ) -> tuple[list[str], list[str]]:
        """The pieces of a clause with bodies in the place of those who hold their offices."""
        bodies: list[str] = []
        between: list[str] = []
        office = ""
        for piece, gap in zip(pieces, gaps, strict=True):
            name = piece.strip(EDGES)
            body = None if self.is_name(name) else offices.body_of(name)
            if body == "":
                office = name
                continue
            body = body and offices.without_person(body, self.is_name)
            if body and (self.begins(body, after_many=False) or names.is_like_name(body)):
                remarks.append(name)
                name = body
            elif office:
                remarks.append(f"{office} {name}")
            office = ""
            bodies.append(name)
            between.append(f"{gap}-" if _BULLET.match(piece) else gap)
        nobody += [office] if office else []
        return bodies, between

    def _known_run(self, pieces: list[str], gaps: list[str], at: int) -> int | None:
        """Where the longest name that is known ends that begins at a piece; None without one."""
        for end in range(min(len(pieces), at + _MOST_PIECES), at, -1):
            name = joined(pieces, gaps, at, end)
            is_whole = end == len(pieces) or (
                self.begins(pieces[end], names.begins_many(name))
                and not _goes_on(pieces[end - 1], gaps[end], pieces[end])
            )
            if is_whole and self.is_name(name):
                return end
        return None

    def begins(self, piece: str, after_many: bool) -> bool:
        """Whether a new name begins here; ``after_many``: behind a group that "các" begins."""
        piece = piece.strip(EDGES)
        if names.begins_name(piece) or names.begins_many(piece):
            return True
        if names.begins_kind(piece):
            return not after_many
        is_named = piece[:1].isupper() or piece.count(" ") > 1
        return is_named and self._is_known(piece)

    def _unbroken(self, item: str) -> Iterator[str]:
        """The names of an item where nothing parts them."""
        for at in names.lost_breaks(item):
            yield item[:at]
            yield from self._unbroken(item[at + 1 :])
            return
        yield item

    def is_name(self, text: str) -> bool:
        """Whether a text is a name of the register, or one put together of known parts."""
        if not text:
            return False
        kind, _, field = text.partition(" ")
        if fold(kind) in ("so", "bo") and field:
            name = spelling.field_of(field, self.fields, is_plain=text.isascii())
            if name is not None and name[1] == len(field):
                return True
        return self._is_known(text)

    def _is_known(self, name: str) -> bool:
        return bool(name) and len(self._candidates(name)) == 1

    def _candidates(self, name: str) -> tuple[Id, ...]:
        """The ids of the register that a name has, however it is spelt.

        A name in which some marks stand and others are left out is another name.
        """
        ids = self.register.candidates(name)
        if ids and (name.isascii() or name in self.register):
            return ids
        return self._ids_by_key.get(spelling.same(name, self.fields), ())

    def _mention(self, body: divisions.Body, role: Role | None) -> Mention:
        item = body.text
        ids = self._candidates(item)
        doubt: Doubt | None = None if body.is_sure else "division"
        if len(ids) == 1:
            group, name = ids[0] in self.register.groups, self.register.name(ids[0])
            return Mention(item, ids[0], True, group, name, role, doubt=doubt, units=body.units)
        if ids:
            candidates = ", ".join(map(self.register.name, ids))
            raise _Refused("ambiguous", text=item, near=candidates)
        group = names.is_group(item)
        name = item if group else spelling.full(item, self.fields)
        is_named = group or names.is_like_name(name)
        if not any(map(str.isalpha, item)) or not (is_named or len(item.split()) <= LONGEST_NAME):
            raise _Refused("not-names", text=item)
        id_, twins = self._propose(name)
        if names.is_cut(item):
            doubt = "cut"
        elif not is_named:
            doubt = "unlike"
        elif names.is_paper_and_station(name):
            doubt = "joined"
        elif not group and "," in name and not self.is_name(item):
            doubt = "comma"
        near = () if group else self._near(name)
        place = names.reference(item)
        return Mention(item, id_, False, group, name, role, near, twins, place, doubt, body.units)

    def _near(self, name: str) -> tuple[Id, ...]:
        """Agencies of the register that a slip, a cut or words behind may have made this of."""
        neighbours = self._neighbours
        return neighbours.near(name) or neighbours.begun_by(name) or neighbours.begins(name)

    def _propose(self, name: str) -> tuple[Id, tuple[Id, ...]]:
        """The id for a name that the register lacks, and ids of names proposed that are nearly it.

        An id is one name's, here and in the register; of two names alike the later is in doubt.
        """
        key = spelling.same(name, self.fields)
        if key not in self._proposed:
            twins = self._proposals.near(name)
            first = id_ = proposed_id(name)
            count = 1
            while id_ in self._taken or id_ in self.register:
                count += 1
                id_ = f"{first}-{count}"
            self._proposed[key] = id_, twins
            self._taken.add(id_)
            self._proposals.add(name, id_)
        return self._proposed[key]


class _Refused(Exception):
    def __init__(self, reason: Any, **values: Any) -> None:
        super().__init__(reason)
        self.unread = Unread(reason, values)


def proposed_id(name: str) -> Id:
    """The id that a name would have: its plain letters and digits, joined by hyphens."""
    return "-".join(re.findall("[a-z0-9]+", fold(name).replace("&", " va ")))[:80].strip("-") or "x"


def _goes_on(piece: str, gap: str, next_: str) -> bool:
    """Whether a name goes on where another might begin: Văn phòng HĐND và UBND; UBND, các xã."""
    if any(
        goes_on(piece.strip(EDGES), next_.strip(EDGES))
        for goes_on in (names.is_of_two, names.is_shared, names.is_paper_of)
    ):
        return True
    return "," not in gap and "\n" in gap and names.is_bare(piece)


def _run(reader: AgencyReader, pieces: list[str], gaps: list[str], at: int) -> int:
    """Where a name ends that the register does not have: before the next that begins one."""
    many = names.begins_many(pieces[at].strip(EDGES)) or (
        names.begins_kind(pieces[at].strip(EDGES).lower()) and names.is_group(pieces[at])
    )
    end = at + 1
    while end < len(pieces) and (
        _goes_on(pieces[end - 1], gaps[end], pieces[end]) or not reader.begins(pieces[end], many)
    ):
        end += 1
    return end
