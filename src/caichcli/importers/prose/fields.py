"""Numbered paragraphs with fields: "Cơ quan chủ trì: …; thời gian hoàn thành: …"."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from caichcli.importers.grids.grid import GridParagraph
from caichcli.importers.prose.lines import ProseLine, ends
from caichcli.importers.task_tables import numbers
from caichcli.importers.task_tables.numbers import RowNumber
from caichcli.importers.task_tables.row import Kind
from caichcli.importers.task_tables.wordings import Role, is_of_headings, role_of
from caichcli.language.vietnamese import fold

LONGEST = 60  # characters of a field's name
NEAR = 40  # paragraphs of a task, its fields last
_FIELDS: frozenset[Role] = frozenset(
    ("lead", "support", "agencies", "deadline", "product", "document", "note")
)
# A field begins a paragraph, or stands behind a full stop, a semicolon, a bracket or a dash.
_LABEL = re.compile(
    r"(?P<before>^|[.;(\n]\s{0,3}|\s[-–]\s)"
    rf"(?P<label>[-–+•*\s]{{0,5}}[^\W\d_](?:(?!\s[-–]\s)[^:;.()\n]){{2,{LONGEST}}}?)\s{{0,3}}:\s*"
)
# Beside fields a term may be named without a colon: "…; hoàn thành trong quý III/2026".
_COMPLETION = re.compile(
    r"[;(,]\s{0,3}(?:hoàn thành|xong)\s+(?=(?:trong|trước|chậm nhất|vào|quý|tháng|ngày|năm)\b)",
    re.IGNORECASE,
)
_AROUND = " \t\n;.,()-–+•*"


def read(paragraphs: Sequence[GridParagraph]) -> list[ProseLine]:
    """The lines of a text in which tasks have fields; none where no paragraph has one.

    What stands above the first task and below the last, and areas without tasks, is other text.
    """
    lines = [_line(paragraph) for paragraph in paragraphs]
    if not any(set(line.words) & _FIELDS for line in lines):
        return []
    return list(_told(lines))


def _line(paragraph: GridParagraph) -> ProseLine:
    """A paragraph parted into its number, its title and its fields."""
    before = numbers.before(paragraph.text)
    number, text = before or (None, paragraph.text)
    marks = sorted(_marks(text), key=lambda each: each[0].start())
    words: dict[Role, str] = {}
    labels = [paragraph.text[: len(paragraph.text) - len(text)].strip()] if before else []
    title = text[: marks[0][0].start()] if marks else text
    for at, (mark, role) in enumerate(marks):
        end = marks[at + 1][0].start() if at + 1 < len(marks) else len(text)
        labels.append(f"{mark[0].strip(' .;(').partition(':')[0].strip()}:")
        value = text[mark.end() : end].strip(" \t\n;,-–").removesuffix(".").rstrip()
        value = value.removesuffix(")") if value.count(")") > value.count("(") else value
        words[role] = f"{words[role]}; {value}" if role in words else value
    if title.strip(_AROUND):
        words["title"] = title.strip(" \t\n;,(-–+•*").removesuffix(".")
    words["number"] = " ".join(filter(None, labels))
    return ProseLine(paragraph.number, "text", words, number)


def _marks(text: str) -> Iterator[tuple[re.Match[str], Role]]:
    """The names of fields in a text, each with what it means."""
    has_field = False
    for mark in _LABEL.finditer(text):
        label = mark["label"].strip(_AROUND)
        role = role_of(label) if is_of_headings(label) else None
        if fold(label) == "hoan thanh":
            yield mark, "deadline"
        elif role is not None and role[0] in _FIELDS:
            yield mark, role[0]
            has_field = True
    if has_field:
        yield from ((mark, "deadline") for mark in _COMPLETION.finditer(text))


def _told(lines: Sequence[ProseLine]) -> Iterator[ProseLine]:
    """Each line as an area, a task, more of a task, or text of another kind."""
    has_task = False  # whether a task stands above, to which more may belong
    for at, line in enumerate(lines):
        if ends(line.words.get("title", "")):
            yield from lines[at:]
            return
        kind = _kind(lines, at)
        if kind == "more":
            line.kind = "field" if has_task else "text"
        else:
            line.kind = kind
            has_task = kind != "area" and (has_task or kind != "text")
        yield line


def _kind(lines: Sequence[ProseLine], at: int) -> Kind | Literal["more"]:
    """What a line is by its own fields and those below; "more" belongs to the task above."""
    line = lines[at]
    number = line.number
    own = set(line.words) & _FIELDS
    if "title" not in line.words:
        return "more" if own else "text"
    if number is not None and number.kind in ("roman", "letter") and not own:
        return "area" if _has_tasks(lines, at) else "text"
    is_bullet = number is not None and number.kind == "bullet"
    if not own and _has_parts(lines, at):
        return "group"
    if own or (not is_bullet and _has_fields(lines, at)):
        is_part = number is not None and number.kind == "small"
        return "sub-task" if is_part else "task"
    is_between = number is None and _fields_follow(lines, at)
    return "more" if is_bullet or is_between else "text"


def _has_parts(lines: Sequence[ProseLine], at: int) -> bool:
    """Whether a numbered line heads others with fields: 3., before a); 3., before 3.1."""
    number = lines[at].number
    if number is None or number.kind != "decimal":
        return False
    for below in range(at + 1, min(at + 1 + NEAR, len(lines))):
        following = lines[below].number
        if following is not None and following.kind != "bullet":
            is_part = following.kind == "small" or following.text.startswith(f"{number.text}.")
            return is_part and (
                bool(set(lines[below].words) & _FIELDS) or _has_fields(lines, below)
            )
        if set(lines[below].words) & _FIELDS:
            return False
    return False


def _has_fields(lines: Sequence[ProseLine], at: int) -> bool:
    """Whether fields follow that are this line's: no other number stands between."""
    if lines[at].number is not None:
        return _fields_follow(lines, at)
    if at + 1 == len(lines) or "title" in lines[at + 1].words:
        return False
    above = next((each for each in reversed(lines[max(at - NEAR, 0) : at]) if each.number), None)
    return above is None and bool(set(lines[at + 1].words) & _FIELDS)


def _fields_follow(lines: Sequence[ProseLine], at: int) -> bool:
    """Whether the next fields stand before another number."""
    for line in lines[at + 1 : at + 1 + NEAR]:
        if set(line.words) & _FIELDS:
            return "title" not in line.words
        if line.number is not None and line.number.kind != "bullet":
            return False
    return False


def _has_tasks(lines: Sequence[ProseLine], at: int) -> bool:
    """Whether fields follow before another heading of an area."""
    for below in range(at + 1, len(lines)):
        line = lines[below]
        if set(line.words) & _FIELDS:
            return True
        if line.number is not None and line.number.kind in ("roman", "letter"):
            return line.number.kind == "roman" and _is_letter(lines[at].number)
    return False


def _is_letter(number: RowNumber | None) -> bool:
    return number is not None and number.kind == "letter"
