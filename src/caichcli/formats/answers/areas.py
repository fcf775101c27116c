"""``caich areas``: the plan's groups of tasks, in words and as JSON."""

from msgspec import Struct

from caichcli.formats.answers.plan_ref import PlanRef, head, plan_ref
from caichcli.formats.blocks import Column, Page, Table, cells
from caichcli.language.messages import say
from caichcli.language.wording import Language, number
from caichcli.plan.book import Book
from caichcli.plan.model import Id


class AreaRecord(Struct, frozen=True):
    id: Id
    name: str
    tasks: list[Id]


class AreasAnswer(Struct, frozen=True):
    """``caich areas --format json``."""

    plan: PlanRef
    areas: list[AreaRecord]


def page(book: Book, lang: Language) -> Page:
    """A row an area: id, how many tasks, name."""
    columns = (
        Column(say(lang, "page.id")),
        Column(say(lang, "registers.tasks"), right=True),
        Column(say(lang, "words.area")),
    )
    rows = tuple(
        cells((area.id, number(len(area.tasks), lang), area.name)) for area in _areas(book)
    )
    return (*head(book, lang), Table(columns, rows))


def data(book: Book) -> AreasAnswer:
    """The areas with the ids of their tasks."""
    return AreasAnswer(plan_ref(book), _areas(book))


def _areas(book: Book) -> list[AreaRecord]:
    areas = {area.id: AreaRecord(area.id, area.name, []) for area in book.file.areas}
    for task in book.tasks:
        areas[task.area].tasks.append(task.id)
    return list(areas.values())
