"""Which tables of a file are of what inspections found, or of initiatives: by their headings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import structs

from caichcli.importers.drafts import annex
from caichcli.importers.grids.grid import Cell, Grid, Source
from caichcli.importers.task_tables import people
from caichcli.importers.task_tables.candidates import TaskTable
from caichcli.importers.task_tables.columns import Columns
from caichcli.importers.task_tables.wordings import Role
from caichcli.language.vietnamese import fold

Of = Literal["shortcomings", "initiatives"]

MOST_ABOVE = 6  # rows above a heading
_BODY = r"(co quan|don vi|dia phuong|to chuc)"
_FAULT = r"(ton tai|han che|sai pham|thieu sot|khuyet diem|vi pham|bat cap)"
_ROLES: Mapping[Of, tuple[tuple[str, Role], ...]] = {
    "shortcomings": (
        (r"(so )?tt|stt|so thu tu", "number"),
        (rf"(noi dung |nhung |cac )*{_FAULT}(( ?[,/;]| va)+ ?{_FAULT})*( .*)?", "shortcoming"),
        (rf"{_BODY}[, /]*.*(trach nhiem|khac phuc|thuc hien|chu tri|xu ly).*", "lead"),
        (rf"(ten )?({_BODY}[, /]*)+(duoc |co )?(kiem tra|thanh tra|{_FAULT})?.*", "agencies"),
        (r"(noi dung |cac )*(kien nghi|yeu cau|bien phap|de nghi)( .*)?", "recommendation"),
        (r"(thoi han|thoi gian|thoi diem|han)( .*)?", "deadline"),
        (r"ngay (nhan|tiep nhan)( .*)?", "received"),
        (r"(so[, ]+)?(ngay )?(thang )?.*(ket luan|thong bao)( .*)?", "document"),
        (r"(ten )?(chuyen de|cuoc kiem tra|cuoc thanh tra|noi dung kiem tra)( .*)?", "theme"),
        (r"ghi chu", "note"),
    ),
    "initiatives": (
        (r"(so )?tt|stt|so thu tu", "number"),
        (r"(tac gia|dong tac gia|chu nhiem|nguoi)( .*)?|ho (va )?ten( .*)?", "officer"),
        (r"pham vi( .*)?", "scope"),
        (r".*(quyet dinh|van ban|so)( .*)?(cong nhan)?.*", "document"),
        (r"(ngay|thoi gian|thoi diem|nam)( .*)?ap dung.*", "first-applied"),
        (rf"(ten )?({_BODY}[, /]*)+( .*)?", "agencies"),
        (r"(linh vuc|nhom linh vuc)( .*)?", "area"),
        (r"(van de|thuc trang|kho khan|muc dich)( .*)?", "problem"),
        (r"nguon( .*)?", "effect-source"),
        (r"(hieu qua|ket qua|loi ich|gia tri)( .*)?", "effect"),
        (r"cap( .*)?(cong nhan|sang kien|anh huong)?", "level"),
        (r"(ten )?(de tai[,/ ]*)?(sang kien|giai phap|cach lam)( .*)?", "title"),
        (r"ghi chu", "note"),
    ),
}
# Without these a table is of something else, though one of its columns sounds alike.
_NEEDED: Mapping[Of, tuple[tuple[Role, ...], ...]] = {
    "shortcomings": (("shortcoming",), ("recommendation", "deadline", "agencies", "lead")),
    "initiatives": (("title",), ("effect", "document", "scope", "first-applied", "problem")),
}
_OF_TASKS = re.compile(r".*\b(nhiem vu|cong viec)\b.*")


def find(source: Source, numbers: Sequence[int] = ()) -> TaskTable | None:
    """Return the tables of one kind, those of the numbers where there are some."""
    return next(every(source, numbers), None)


def every(source: Source, numbers: Sequence[int] = ()) -> Iterator[TaskTable]:
    """Yield the tables of each kind that a file has."""
    for of in _ROLES:
        tables = [
            (grid, columns)
            for grid in source.grids
            if grid.inside is None
            and (not numbers or grid.number in numbers)
            and (columns := _columns(grid, of)) is not None
        ]
        if tables:
            grids = tuple(grid for grid, _ in tables)
            table = TaskTable(grids, tuple((columns,) for _, columns in tables), duty=of)
            yield structs.replace(table, themes=tuple(_themes(source, table)))


def _themes(source: Source, table: TaskTable) -> list[str]:
    return [
        annex.theme(source, TaskTable((grid,), (headings,))) or grid.name
        for grid, headings in zip(table.grids, table.headings, strict=True)
    ]


def _columns(grid: Grid, of: Of) -> Columns | None:
    for at, row in enumerate(grid.rows[: MOST_ABOVE + 1]):
        texts = tuple(cell.text for cell in row)
        words = [fold(text).strip(" .:") for text in texts]
        roles = tuple(_role(one, of) for one in words)
        if any(map(_OF_TASKS.fullmatch, words)) or len(set(texts)) < 2:
            continue
        if all(any(role in roles for role in either) for either in _NEEDED[of]):
            return Columns(at, at, _without_persons(grid, at, roles, texts), texts)
    return None


def _role(words: str, of: Of) -> Role:
    return next((role for form, role in _ROLES[of] if re.fullmatch(form, words)), "other")


def _without_persons(
    grid: Grid, at: int, roles: tuple[Role, ...], texts: tuple[str, ...]
) -> tuple[Role, ...]:
    """The roles, those of columns of persons' names and numbers being dropped."""
    return tuple(
        _of_persons(grid.rows[at + 1 :], place, role, texts[place])
        for place, role in enumerate(roles)
    )


def _of_persons(rows: Sequence[Sequence[Cell]], place: int, role: Role, heading: str) -> Role:
    cells = [row[place].text for row in rows if row[place].text.strip()]
    if role not in ("other", "note", "lead", "agencies") or not cells:
        return role
    if sum(map(people.identifies, cells)) * 2 > len(cells):
        return "private"
    names_persons = sum(map(people.is_person, cells)) * 2 > len(cells)
    return "officer" if names_persons and (role == "other" or people.may_head(heading)) else role
