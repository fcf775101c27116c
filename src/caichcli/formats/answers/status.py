"""``caich status``: how the plan, or an agency, stands, in words and as JSON."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from caichcli.formats.answers.plan_ref import PlanRef, as_of_words, foot, head, plan_ref
from caichcli.formats.blocks import (
    Block,
    BlockCell,
    Column,
    Fact,
    Facts,
    Heading,
    Note,
    Page,
    Paragraph,
    Part,
    Table,
    Title,
    cells,
)
from caichcli.formats.phrases.tasks import TONES, marked_id, without_day
from caichcli.language.messages import say
from caichcli.language.wording import Language, number, percent
from caichcli.plan import figures
from caichcli.plan.book import Book
from caichcli.plan.figures import CLASS_FIGURES, RATES, Figures, Ids
from caichcli.plan.model import Id
from caichcli.views.overview import Overview
from caichcli.views.scope import Line

# The figures of a row of a table, in the order of its columns.
COLUMNS = (
    "total",
    "done_on_time",
    "done_late",
    "done_undated",
    "in_term",
    "overdue",
    "continuous",
    "undated",
    "suspended",
    "not_reported",
)


class Counts(Struct, frozen=True, kw_only=True):
    total: int
    done_on_time: int
    done_late: int
    done_undated: int
    done_stated: int
    in_term: int
    overdue: int
    continuous: int
    undated: int
    unread: int
    suspended: int
    cancelled: int
    not_reported: int
    due_soon: int
    extended_late: int


class Totals(Counts, frozen=True, kw_only=True):
    supported: int


class AgencyCounts(Counts, frozen=True, kw_only=True):
    agency: Id | None


class AreaCounts(Counts, frozen=True, kw_only=True):
    area: Id


class RateFigures(Struct, frozen=True):
    """A share: percent with two decimals (halves up; null of nothing) and its fraction."""

    percent: float | None
    numerator: int
    denominator: int


class Rates(Struct, frozen=True):
    done_of_due: RateFigures
    on_time_of_due: RateFigures
    on_time_of_done: RateFigures
    done_of_total: RateFigures
    overdue_of_total: RateFigures


class LeadHandover(Struct, frozen=True):
    """A task that others lead now, and by how many days it was overdue on its last day before."""

    task: Id
    lead: list[Id]
    until: dt.date
    days_late: int


class StatusAnswer(Struct, frozen=True):
    """``caich status --format json``."""

    as_of: dt.date
    plan: PlanRef
    totals: Totals
    rates: Rates
    by_agency: list[AgencyCounts]
    by_area: list[AreaCounts]
    handed_on: list[LeadHandover]


def page(overview: Overview, lang: Language) -> Page:
    """The figures first, then what lies behind them."""
    book = overview.book
    blocks: list[Block] = [*head(book, lang), _subject(overview, lang)]
    if overview.before_plan:
        return tuple(blocks)
    blocks.append(_facts(overview, lang))
    blocks.extend(map(Note, without_day(overview.totals, lang)))
    if overview.log_is_empty and overview.lines:
        blocks.append(Note(say(lang, "page.log-is-empty")))
    if overview.agencies:
        blocks.extend(_agency_tasks(overview, lang))
    else:
        blocks.extend(_by_area(overview, lang))
        blocks.extend(_by_agency(overview, lang))
    blocks.extend(foot(book, blocks, lang))
    return tuple(blocks)


def data(overview: Overview) -> StatusAnswer:
    """The figures alone."""
    totals = overview.totals
    return StatusAnswer(
        overview.day,
        plan_ref(overview.book),
        Totals(**counts(totals), supported=len(overview.supported)),
        Rates(**{name: share(getattr(totals, name)) for name in RATES}),
        [AgencyCounts(agency=row.agency, **counts(row.figures)) for row in overview.by_agency],
        [AreaCounts(area=row.area.id, **counts(row.figures)) for row in overview.by_area],
        [
            LeadHandover(one.task, list(one.leads), one.until, one.days_late)
            for one in overview.handed_on
        ],
    )


def counts(figures: Figures) -> dict[str, int]:
    """Return the fields of ``Counts``."""
    return {name: len(getattr(figures, name)) for name in Counts.__struct_fields__}


def share(rate: figures.Rate) -> RateFigures:
    """Return a share as JSON has it."""
    return RateFigures(rate.percent, rate.numerator, rate.denominator)


def _subject(overview: Overview, lang: Language) -> Title:
    book = overview.book
    as_of = as_of_words(overview.day, lang)
    if not overview.agencies:
        return Title(say(lang, "status.whole-plan"), as_of)
    names = ", ".join(book.register.name(id_).upper() for id_ in overview.agencies)
    if overview.agencies == (book.head.standing_agency,):
        names = say(lang, "status.standing-agency", name=names)
    return Title(names, as_of)


def _facts(overview: Overview, lang: Language) -> Facts:
    totals = overview.totals

    def n(ids: Ids) -> str:
        return number(len(ids), lang)

    overdue = say(lang, "status.overdue-part", overdue=n(totals.overdue))
    ids_undated = totals.done_undated
    undated_part = say(lang, "status.undated-part", undated=n(ids_undated)) if ids_undated else ""
    rows = [
        Fact(say(lang, "words.total"), n(totals.total), _made_of(overview, lang)),
        Fact(
            say(lang, "words.done"),
            n(totals.done),
            say(
                lang,
                "status.done-parts" if totals.on_time_extended else "status.done-parts-plain",
                on_time=n(totals.done_on_time),
                late=n(totals.done_late),
                extended=n(totals.on_time_extended),
            )
            + undated_part,
            indent=1,
        ),
        Fact(
            say(lang, "words.not_done"),
            n(totals.not_done),
            say(
                lang,
                "status.not-done-parts-period"
                if totals.overdue_period
                else "status.not-done-parts",
                in_term=n(totals.in_term),
                overdue=overdue,
                period=n(totals.overdue_period),
            ),
            indent=1,
            alarm=overdue if totals.overdue else "",
        ),
    ]
    if totals.submitted:
        rows.append(_submitted(totals, lang))
    results = say(lang, "status.results", some=n(totals.with_result), none=n(totals.without_result))
    unread = say(lang, "status.unread", count=n(totals.unread)) if totals.unread else ""
    asides = {"continuous": results, "undated": unread}
    for name in ("continuous", "undated", "suspended"):
        ids: Ids = getattr(totals, name)
        if ids:
            aside = asides.get(name, "")
            rows.append(Fact(say(lang, f"words.{name}"), n(ids), aside, indent=1))
    if totals.extended_late:
        rows.append(Fact(say(lang, "words.extended_late"), n(totals.extended_late)))
    if overview.handed_on:
        rows.append(_handed_on(overview, lang))
    if totals.cancelled:
        rows.append(Fact(say(lang, "status.cancelled-beside"), n(totals.cancelled)))
    soon = say(lang, "words.due_soon", days=overview.book.due_soon_days)
    rows.append(Fact(soon, n(totals.due_soon)))
    unreported = say(lang, "status.of-tasks", part=n(totals.not_reported), whole=n(totals.total))
    rows.append(Fact(say(lang, "words.not_reported"), n(totals.not_reported), unreported))
    for name, rate in (
        ("rate_done_due", totals.done_of_due),
        ("rate_on_time_due", totals.on_time_of_due),
        ("rate_done_total", totals.done_of_total),
        ("rate_overdue_total", totals.overdue_of_total),
    ):
        if rate.denominator or name == "rate_done_due":
            rows.append(_rate(say(lang, f"words.{name}"), rate, lang))
    return Facts(tuple(rows), parts=tuple(_parts(totals, lang)))


def _handed_on(overview: Overview, lang: Language) -> Fact:
    """What was overdue when others took it over: no longer counted, and not forgotten."""
    parts = [
        say(lang, "status.handed-on-part", task=one.task, days=number(one.days_late, lang))
        for one in overview.handed_on
    ]
    count = number(len(overview.handed_on), lang)
    return Fact(say(lang, "status.handed-on"), count, f"({'; '.join(parts)})")


def _submitted(totals: Figures, lang: Language) -> Fact:
    """What waits for who decides, within its classes."""
    counts = {
        "in_term": totals.submitted_in_term,
        "overdue": totals.submitted_overdue,
        "waiting": totals.waiting,
    }
    parts = {key: number(len(ids), lang) for key, ids in counts.items()}
    key = "status.submitted-parts-waiting" if totals.waiting else "status.submitted-parts"
    label = say(lang, "words.submitted")
    return Fact(label, number(len(totals.submitted), lang), say(lang, key, **parts), indent=2)


def _parts(totals: Figures, lang: Language) -> Iterator[Part]:
    """The classes that make up the total."""
    for class_, tone in TONES.items():
        name = CLASS_FIGURES[class_]
        if class_ != "cancelled":
            yield Part(say(lang, f"words.{name}"), len(getattr(totals, name)), tone)


def _made_of(overview: Overview, lang: Language) -> str:
    if not overview.agencies:
        return ""
    return say(
        lang,
        "status.made-of",
        direct=number(len(overview.direct), lang),
        via=number(len(overview.through_groups), lang),
        supported=number(len(overview.supported), lang),
    )


def _rate(label: str, rate: figures.Rate, lang: Language) -> Fact:
    value = percent(rate.numerator, rate.denominator, lang)
    if not rate.denominator:
        return Fact(label, value, say(lang, "status.nothing-due"))
    part, whole = number(rate.numerator, lang), number(rate.denominator, lang)
    return Fact(label, value, f"{part}/{whole}")


def _agency_tasks(overview: Overview, lang: Language) -> Iterable[Block]:
    from caichcli.formats.answers.task_line import task_table

    book = overview.book
    if overview.direct:
        yield Heading(say(lang, "status.direct", count=len(overview.direct)))
        yield task_table(book, overview.direct, lang)
    if overview.through_groups:
        yield Heading(say(lang, "status.through-groups", count=len(overview.through_groups)))
        telling = [x for x in overview.through_groups if _has_news(x)]
        if telling:
            yield task_table(book, telling, lang)
        quiet = [x for x in overview.through_groups if not _has_news(x)]
        if quiet:
            yield _quiet_groups(book, quiet)
    if overview.withdrawn:
        yield Heading(say(lang, "status.withdrawn", count=len(overview.withdrawn)))
        yield task_table(book, overview.withdrawn, lang)


def _has_news(line: Line) -> bool:
    return line.standing.reported or line.standing.class_ == "overdue"


def _quiet_groups(book: Book, lines: Sequence[Line]) -> Table:
    """A row a group with the numbers of its tasks: nothing is reported and nothing is late."""
    by_group: dict[Id, list[str]] = {}
    for line in lines:
        by_group.setdefault(line.via or "", []).append(marked_id(line.task))
    rows = tuple(
        cells((book.register.name(group), ", ".join(ids))) for group, ids in by_group.items()
    )
    return Table((Column(""), Column("")), rows)


def _columns(overview: Overview) -> tuple[str, ...]:
    """The figures of the tables; what is done on no known day only where there is any."""
    return tuple(key for key in COLUMNS if key != "done_undated" or overview.totals.done_undated)


def _figures_row(
    name: str, figures: Figures, keys: Sequence[str], lang: Language
) -> tuple[BlockCell, ...]:
    texts = {key: number(len(getattr(figures, key)), lang) for key in keys}
    late = "overdue" if figures.overdue else None
    row = (BlockCell(text, "bad" if key == late else "plain") for key, text in texts.items())
    return (*row, BlockCell(name))


def _figures_columns(what: str, keys: Sequence[str], lang: Language) -> tuple[Column, ...]:
    narrow = (Column(say(lang, f"status.narrow-{key}"), right=True) for key in keys)
    return (*narrow, Column(what))


def _by_area(overview: Overview, lang: Language) -> Iterable[Block]:
    keys = _columns(overview)
    yield Heading(say(lang, "status.by-area"))
    rows = tuple(
        _figures_row(f"{row.area.id}. {row.area.name}", row.figures, keys, lang)
        for row in overview.by_area
    )
    yield Table(_figures_columns(say(lang, "words.area"), keys, lang), rows)


def _by_agency(overview: Overview, lang: Language) -> Iterable[Block]:
    keys = _columns(overview)
    yield Heading(say(lang, "status.by-agency"))
    name = overview.book.register.name
    rows = tuple(
        _figures_row(
            say(lang, "words.lead_unstated") if row.agency is None else name(row.agency),
            row.figures,
            keys,
            lang,
        )
        for row in overview.by_agency
    )
    yield Table(_figures_columns(say(lang, "words.lead"), keys, lang), rows)
    yield Paragraph(say(lang, "status.narrow-legend"))
    waiting = [
        f"{say(lang, 'words.lead_unstated') if row.agency is None else name(row.agency)}"
        f" {number(len(row.figures.waiting), lang)} ({', '.join(row.figures.waiting)})"
        for row in overview.by_agency
        if row.figures.waiting
    ]
    if waiting:
        yield Paragraph(say(lang, "status.waiting", agencies="; ".join(waiting)))
    turns = sum(len(row.figures.total) for row in overview.by_agency)
    if turns != len(overview.totals.total):
        yield Paragraph(say(lang, "status.turns", turns=number(turns, lang)))
