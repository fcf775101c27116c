"""``caich cascade``: plans under plans, in words and as JSON."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from caichcli.formats.answers.plan_ref import PlanRef, head, plan_ref
from caichcli.formats.blocks import Block, BlockCell, Column, Page, Paragraph, Table, Title, cells
from caichcli.formats.phrases import drifts
from caichcli.formats.phrases.tasks import title
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.model import Id
from caichcli.views.cascade import Cascade
from caichcli.views.links import Link, LinkState


class LinkData(Struct, frozen=True):
    """A task and one that it breaks down; ``changed`` is what made the link suspect."""

    task: Id
    parent: str
    title: str | None
    state: LinkState
    changed: list[Literal["term", "lead", "occurrence", "rewritten"]]


class CascadeAnswer(Struct, frozen=True):
    """``caich cascade --format json``."""

    as_of: dt.date
    plan: PlanRef
    links: list[LinkData]


def page(cascade: Cascade, lang: Language) -> Page:
    """What the plan breaks down of those above, and what of that is to be reviewed."""
    as_of = say(lang, "page.as-of", day=day(cascade.day, lang))
    suspect = sum(link.state == "suspect" for link in cascade.links)
    count = say(lang, "cascade.count", count=len(cascade.links), suspect=suspect)
    blocks: list[Block] = [*head(cascade.book, lang), Title(count, as_of)]
    if not cascade.links:
        return (*blocks, Paragraph(say(lang, "cascade.none")))
    keys = ("page.id", "cascade.parent", "cascade.state", "cascade.title")
    columns = tuple(Column(say(lang, key)) for key in keys)
    return (*blocks, Table(columns, tuple(_row(link, lang) for link in cascade.links)))


def data(cascade: Cascade) -> CascadeAnswer:
    """The same, in the same order."""
    lines = [_link(link) for link in cascade.links]
    return CascadeAnswer(cascade.day, plan_ref(cascade.book), lines)


def state(link: Link, lang: Language) -> BlockCell:
    """Return whether a task above is as it was last seen, and where not what changed."""
    words = say(lang, f"cascade.state-{link.state}")
    if link.state != "suspect" or link.drift is None or link.book is None:
        return BlockCell(words, "quiet" if link.state in ("unwatched", "unknown") else "plain")
    return BlockCell(f"{words}: {drifts.words(link.book, link.drift, lang)}", "warn")


def _row(link: Link, lang: Language) -> tuple[BlockCell, ...]:
    name = title(link.above) if link.above else ""
    return cells((link.task.id, link.parent.task, state(link, lang), name))


def _link(link: Link) -> LinkData:
    above = link.above.title if link.above else None
    return LinkData(link.task.id, link.parent.task, above, link.state, list(_changed(link)))


def _changed(link: Link) -> list[Literal["term", "lead", "occurrence", "rewritten"]]:
    if link.drift is None:
        return []
    if not link.drift.adjustments:
        return ["rewritten"]
    changed: list[Literal["term", "lead", "occurrence", "rewritten"]] = []
    if link.drift.terms:
        changed.append("term")
    if link.drift.leads:
        changed.append("lead")
    return changed or ["occurrence"]
