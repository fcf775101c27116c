"""Conclusions of inspections in prose: "2. Tồn tại, hạn chế … 3. Kiến nghị …" -> rows of findings.

Each paragraph is a row of a table of one's own, so that it is read and told as rows are. A
recommendation goes to the findings that it speaks of; where that is not said, to none.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct, field

from caichcli.importers.agencies.cells import AgencyReader, CellReading
from caichcli.importers.grids.grid import Cell, Grid, GridParagraph, Source
from caichcli.importers.prose.lines import ends
from caichcli.importers.prose.sentences import order_of, term_of
from caichcli.importers.task_tables import numbers
from caichcli.importers.task_tables.candidates import TaskTable
from caichcli.importers.task_tables.columns import Columns
from caichcli.importers.task_tables.wordings import Role
from caichcli.language.vietnamese import fold
from caichcli.plan.agencies import Register
from caichcli.plan.deadlines.counted import counted_term

Section = Literal["", "findings", "recommendations"]

HIGHEST = 40  # paragraphs from the top among which the title stands
LONGEST = 120  # characters of a section's title
# A recommendation that goes with a finding stands as "title", and in the finding's own row.
ROLES: tuple[Role, ...] = (
    "number", "agencies", "shortcoming", "recommendation", "lead", "deadline", "title", "other",
)  # fmt: skip
HEADINGS = (
    "", "Đơn vị được kiểm tra", "Tồn tại, hạn chế", "Kiến nghị", "Cơ quan khắc phục", "Thời hạn",
    "Kiến nghị", "",
)  # fmt: skip
_TITLE = re.compile(r"(thong bao )?(ve )?(viec )?ket luan\b.{0,60}\b(kiem tra|thanh tra)\b.*")
# What follows a title, where a PDF has lost the end of its paragraph.
_BASES = re.compile(r"\s+(?=(?:Căn cứ|Thực hiện|Theo|Sau khi|Ngày [0-9])\b)")
_FAULT = r"(ton tai|han che|khuyet diem|thieu sot|sai pham|vi pham|bat cap)"
_SECTIONS: tuple[tuple[Section, re.Pattern[str]], ...] = (
    (
        "findings",
        re.compile(
            rf"(ve )?(nhung |mot so |cac |noi dung |phan )*{_FAULT}([,;/ ]+(va )?{_FAULT})*"
            r"(,? (va )?nguyen nhan| qua kiem tra| can khac phuc| chu yeu)?"
        ),
    ),
    (
        "recommendations",
        re.compile(
            r"(mot so |cac |noi dung |nhung )*(kien nghi|yeu cau|de nghi|bien phap|giai phap)"
            r"([,;/ ]+(va )?(kien nghi|yeu cau|de nghi|xu ly|khac phuc|chan chinh))*"
            r"( (cua doan kiem tra|khac phuc|xu ly|thuc hien|doi voi .{0,60}|sau kiem tra))?"
        ),
    ),
)
_ABOVE = re.compile(rf"\b{_FAULT}\b.{{0,60}}\b(neu tren|tren day|da neu|noi tren)\b")
_BODY = re.compile(r"^(?:đối với|tại|về phía)\s+", re.IGNORECASE)
_HELPS = re.compile(r"^[\s,]*phối hợp", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:trong |thời hạn |vòng |chậm nhất |sau )*[0-9]{1,3} (?:ngày|tuần|tháng)[^.;()]{0,20}"
    r"(?:kể từ|tính từ|từ|sau)[^.;()]{3,60}",
    re.IGNORECASE,
)


class _Row(Struct):
    """A paragraph and what it is; ``mark`` is the kind of number that it begins with.

    ``unit`` is the body that a recommendation names before a colon.
    """

    paragraph: int
    words: dict[Role, str] = field(default_factory=dict)
    within: set[Role] = field(default_factory=set)
    mark: str = ""
    unit: str = ""
    section: Section = ""


def find(source: Source, register: Register) -> TaskTable | None:
    """Return the findings of a conclusion in prose; None where a text is none."""
    title = _title(source.paragraphs)
    if title is None:
        return None
    at, theme = title
    reader = _Reader(AgencyReader(register))
    rows = list(reader.rows(source.paragraphs[at + 1 :]))
    if not any("shortcoming" in row.words for row in rows):
        return None
    return _table(_paired(rows), theme)


def _title(paragraphs: Sequence[GridParagraph]) -> tuple[int, str] | None:
    """Where the title of a conclusion stands, and its words."""
    for at, one in enumerate(paragraphs[:HIGHEST]):
        text = one.text.strip(" #*")
        if _TITLE.fullmatch(fold(text)) and not fold(text).startswith("can cu"):
            return at, _BASES.split(" ".join(text.split()))[0].rstrip(" .:;")
    return None


class _Reader:
    def __init__(self, reader: AgencyReader) -> None:
        self.reader = reader
        self.section: Section = ""
        self.level = ""
        self.items = ""  # the kind of number that the section's first item has

    def rows(self, paragraphs: Sequence[GridParagraph]) -> Iterator[_Row]:
        is_over = False
        for one in paragraphs:
            is_over = is_over or ends(one.text)
            row = _Row(one.number, {"other": one.text}) if is_over else self._row(one)
            row.section = self.section
            yield row

    def _row(self, one: GridParagraph) -> _Row:
        before = numbers.before(one.text.strip(" #*"))
        number, text = before or (None, one.text.strip(" #*"))
        label = one.text.strip()[: len(one.text.strip()) - len(text)].strip()
        mark = number.kind if number else f"list {one.list[1]}" if one.list else ""
        row = _Row(one.number, {"number": label}, mark=mark)
        title, colon, rest = text.partition(":")
        section = _section(title)
        if section:
            self.section, self.level, self.items = section, mark, ""
            row.words["number"] = f"{label} {title}{colon}".strip()
            return self._item(row, rest.strip()) if rest.strip() else row
        if self._is_body(text):
            self.items = ""
            row.words["agencies"] = _name(text)
            row.words["number"] = f"{label} {text.partition(_name(text))[0]}".strip()
            return row
        if self.section and mark and mark == self.level and mark != "bullet":
            self.section = ""
        if self.section == "recommendations" and colon and rest.strip() and self._is_body(title):
            row.unit = _name(title)
        return self._item(row, text)

    def _item(self, row: _Row, text: str) -> _Row:
        """A paragraph of a section; one without a number beside numbered ones is other text."""
        self.items = self.items or row.mark or "none"
        is_item = (row.mark or "none") == self.items or bool(row.mark)
        if not self.section or not is_item or text.rstrip().endswith(":"):
            self.items = "" if text.rstrip().endswith(":") else self.items
            row.words["other"] = text
        elif self.section == "findings":
            row.words["shortcoming"] = text.strip(" .;")
        else:
            self._recommendation(row, text)
        return row

    def _recommendation(self, row: _Row, text: str) -> None:
        row.words["recommendation"] = text.strip(" .;")
        lead = order_of(text, self.reader)
        reading = self.reader.read(lead) if lead else None
        if not isinstance(reading, CellReading) or len(reading.names) != 1:
            lead = ""  # of several, each may remedy a part
        elif _HELPS.search(text.partition(lead)[2][:20]):
            lead = ""
        counted = _COUNTED.search(text)
        term = counted[0].strip() if counted and counted_term(counted[0]) else term_of(text)
        values: dict[Role, str] = {"lead": lead, "deadline": term}
        for role, words in values.items():
            if words:
                row.words[role] = words
                row.within.add(role)

    def _is_body(self, text: str) -> bool:
        """Whether a line is the name of one body of the register and nothing else."""
        name = _name(text) if len(text) <= LONGEST else ""
        reading = self.reader.read(name) if name else None
        if not isinstance(reading, CellReading) or len(reading.names) != 1:
            return False
        (one,) = reading.names
        return one.in_register and fold(one.text) == fold(name)


def _name(text: str) -> str:
    """The body that a line is about: Đối với Sở A, tại Sở A."""
    return _BODY.sub("", text.strip(" :.,"))


def _section(title: str) -> Section:
    words = fold(title).strip(" .,;-–")
    if len(title) > LONGEST:
        return ""
    return next((name for name, form in _SECTIONS if form.fullmatch(words)), "")


def _paired(rows: Sequence[_Row]) -> Sequence[_Row]:
    """The rows, each recommendation in those of the findings that it speaks of."""
    findings: dict[str, list[_Row]] = {}
    recommendations: dict[str, list[_Row]] = {}
    unit = ""
    is_asked = False
    for row in rows:
        if row.section == "recommendations" and not is_asked:
            unit = ""  # what is recommended below speaks of whom it names
        is_asked = row.section == "recommendations"
        if "agencies" in row.words:
            unit = fold(row.words["agencies"])
        elif "shortcoming" in row.words:
            findings.setdefault(unit, []).append(row)
        elif "recommendation" in row.words:
            recommendations.setdefault(fold(row.unit) or unit, []).append(row)
    everything = [one for own in findings.values() for one in own]
    for unit, demands in recommendations.items():
        own = findings.get(unit) or (everything if len(findings) == 1 else [])
        for recommendation, targets in _pairs(demands, own):
            if _fits(recommendation, targets):
                _put(recommendation, targets)
    return rows


def _pairs(demands: Sequence[_Row], own: Sequence[_Row]) -> Iterator[tuple[_Row, Sequence[_Row]]]:
    """What is recommended, with what it is about: all findings, the only one, that of its number.

    "Khắc phục các tồn tại nêu trên" is about all of them.
    """
    single = [one for one in demands if not _ABOVE.search(fold(one.words["recommendation"]))]
    yield from ((one, own) for one in demands if one not in single)
    marks = {one.mark for one in (*single, *own)}
    is_numbered = len(marks) == 1 and not marks & {"", "bullet"}
    if len(single) == len(own) and (len(own) == 1 or is_numbered):
        yield from ((one, [finding]) for one, finding in zip(single, own, strict=True))


def _fits(recommendation: _Row, targets: Sequence[_Row]) -> bool:
    """Whether nothing that the findings have already says another thing."""
    roles: tuple[Role, ...] = ("lead", "deadline")
    return bool(targets) and all(
        role not in one.words or one.words[role] == recommendation.words.get(role, one.words[role])
        for one in targets
        for role in roles
    )


def _put(recommendation: _Row, targets: Sequence[_Row]) -> None:
    words = recommendation.words
    text = words.pop("recommendation")
    words["title"] = text
    for one in targets:
        before = one.words.get("recommendation")
        one.words["recommendation"] = f"{before}; {text}" if before else text
        one.within.add("recommendation")
        for role in ("lead", "deadline"):
            if role in words:
                one.words[role] = words[role]
                one.within.add(role)
    words.pop("lead", None)
    words.pop("deadline", None)


def _table(rows: Sequence[_Row], theme: str) -> TaskTable:
    """The rows as one table without headings."""
    columns = Columns(-1, -1, ROLES, HEADINGS)
    cells = tuple(
        tuple(
            Cell(row.words.get(role, ""), at, place, ("within",) if role in row.within else ())
            for place, role in enumerate(ROLES)
        )
        for at, row in enumerate(rows)
    )
    places = tuple(row.paragraph for row in rows)
    grid = Grid("text", 1, cells, places, below=places[0] - 1)
    return TaskTable((grid,), ((columns,),), themes=(theme,), duty="shortcomings")
