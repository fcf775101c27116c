"""``caich agencies``: agencies and groups of the register, in words and as JSON."""

from collections.abc import Sequence

from msgspec import Struct

from caichcli.formats.blocks import BlockCell, Column, Page, Paragraph, Table, Title, cells
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.agencies import Register
from caichcli.plan.model import Agency, Group


class Holders(Struct, frozen=True):
    """Agencies and groups that a search found in the register."""

    register: Register
    holders: Sequence[Agency | Group]


class AgenciesAnswer(Struct, frozen=True):
    """``caich agencies --format json``: the register's own records."""

    agencies: list[Agency]
    groups: list[Group]


def page(selection: Holders, lang: Language) -> Page:
    """A row an agency or group: id, abbreviations, kind or members, validity, name."""
    if not selection.holders:
        return (Paragraph(say(lang, "registers.no-agency")),)
    keys = (
        "page.id",
        "registers.abbreviations",
        "registers.kind",
        "registers.validity",
        "registers.name",
    )
    columns = tuple(Column(say(lang, key)) for key in keys)
    rows = tuple(_row(selection.register, holder, lang) for holder in selection.holders)
    count = number(len(rows), lang)
    return (Title(say(lang, "registers.agencies", count=count)), Table(columns, rows))


def data(selection: Holders) -> AgenciesAnswer:
    """The records as they are, agencies apart from groups."""
    return AgenciesAnswer(
        [holder for holder in selection.holders if isinstance(holder, Agency)],
        [holder for holder in selection.holders if isinstance(holder, Group)],
    )


def _row(register: Register, holder: Agency | Group, lang: Language) -> tuple[BlockCell, ...]:
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
