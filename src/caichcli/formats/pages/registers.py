"""``caich agencies`` and ``caich areas`` in words."""

from collections.abc import Sequence

from caichcli.formats.answers.plan_ref import head
from caichcli.formats.blocks import Block, Cell, Column, Page, Paragraph, Table, Title, cells
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import Agency, Group


def agencies(register: Register, found: Sequence[Agency | Group], lang: Language) -> Page:
    """A row an agency or group: id, abbreviations, kind or members, validity, name."""
    count = number(len(found), lang)
    if not found:
        return (Paragraph(say(lang, "registers.no-agency")),)
    keys = (
        "page.id",
        "registers.abbreviations",
        "registers.kind",
        "registers.validity",
        "registers.name",
    )
    columns = tuple(Column(say(lang, key)) for key in keys)
    rows = tuple(_row(register, holder, lang) for holder in found)
    return (Title(say(lang, "registers.agencies", count=count)), Table(columns, rows))


def _row(register: Register, holder: Agency | Group, lang: Language) -> tuple[Cell, ...]:
    short = ", ".join(holder.abbreviations or ())
    if isinstance(holder, Group):
        kind, validity = say(lang, "registers.group"), ""
    else:
        kind, validity = say(lang, f"words.agency_kind_{holder.kind}"), _validity(holder, lang)
    return cells((holder.id, short, kind, validity, _name(register, holder, lang)))


def _name(register: Register, holder: Agency | Group, lang: Language) -> str:
    if isinstance(holder, Agency) and holder.successors:
        names = "; ".join(register.name(id_) for id_ in holder.successors)
        return f"{holder.name} ({say(lang, 'registers.successors', names=names)})"
    return holder.name


def _validity(agency: Agency, lang: Language) -> str:
    parts = []
    if agency.start:
        parts.append(say(lang, "registers.from", day=day(agency.start, lang)))
    if agency.end:
        parts.append(say(lang, "registers.to", day=day(agency.end, lang)))
    return " ".join(parts)


def areas(book: Book, lang: Language) -> Page:
    """A row an area: id, how many tasks, name."""
    counts = {area.id: 0 for area in book.file.areas}
    for task in book.tasks:
        counts[task.area] += 1
    rows = tuple(
        cells((area.id, number(counts[area.id], lang), area.name)) for area in book.file.areas
    )
    columns = (
        Column(say(lang, "page.id")),
        Column(say(lang, "registers.tasks"), right=True),
        Column(say(lang, "words.area")),
    )
    blocks: list[Block] = [*head(book, lang), Table(columns, rows)]
    return tuple(blocks)
