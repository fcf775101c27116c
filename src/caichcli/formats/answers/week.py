"""``caich week``: the papers made of a week, and what it still lacks, in words and as JSON."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from caichcli.formats.answers.plan_ref import PlanRef, as_of_words, head, plan_ref
from caichcli.formats.answers.reminders import SentReminder, sent
from caichcli.formats.answers.reminders import table as letters_table
from caichcli.formats.blocks import Block, Column, Heading, Page, Paragraph, Table, Title, cells
from caichcli.formats.phrases.periods import period_and_days
from caichcli.formats.phrases.tasks import MOST_IDS, ids
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.model import Id
from caichcli.views.report.reporting import Share
from caichcli.views.week import Week


class WeekAnswered(Struct, frozen=True):
    """A week with the files that were made of it, and how much is found in the plan."""

    week: Week
    files: tuple[str, ...]
    warnings: int


class Owing(Struct, frozen=True):
    """An agency (null: the document names none), how many tasks, and which: the first 30."""

    agency: Id | None
    count: int
    tasks: list[Id]


class OpenProposal(Struct, frozen=True):
    """A proposal without an answer; ``ref`` is how an answer names it."""

    task: Id
    ref: str
    text: str
    agency: Id | None
    to: Id | None


class WeekAnswer(Struct, frozen=True):
    """``caich week --format json``."""

    as_of: dt.date
    plan: PlanRef
    first: dt.date
    last: dt.date
    files: list[str]
    warnings: int
    silent: list[Owing]
    proposals: list[OpenProposal]
    reminders: list[SentReminder]
    not_urged: list[Owing]
    not_agreed: list[Owing]


def page(answer: WeekAnswered, lang: Language) -> Page:
    """What was made, then what is missing, a table each."""
    week = answer.week
    as_of = as_of_words(week.day, lang)
    blocks: list[Block] = [*head(week.book, lang)]
    blocks.append(Title(period_and_days(week.period, lang).upper(), as_of))
    key = "week.checked" if answer.warnings else "week.fine"
    blocks.append(Paragraph(say(lang, key, count=answer.warnings)))
    if answer.files:
        blocks.append(Paragraph(say(lang, "week.made", files=", ".join(answer.files))))
    return (*blocks, *_missing(week, lang))


def data(answer: WeekAnswered) -> WeekAnswer:
    """The same, in the same order."""
    week = answer.week
    return WeekAnswer(
        week.day,
        plan_ref(week.book),
        week.period.first,
        week.period.last,
        list(answer.files),
        answer.warnings,
        _owing(week.silent),
        [
            OpenProposal(line.task.id, line.ref, line.concern.text, line.agency, line.concern.to)
            for line in week.proposals
        ],
        [sent(line, week.day) for line in week.letters],
        _owing(week.not_urged),
        _owing(week.reconciliation.open),
    )


def _owing(shares: Sequence[Share]) -> list[Owing]:
    return [Owing(one.agency, len(one.ids), list(one.ids[:MOST_IDS])) for one in shares]


def _missing(week: Week, lang: Language) -> Iterator[Block]:
    sections: dict[str, tuple[int, Table]] = {
        "silent": (len(week.silent), _shares(week.book, week.silent, lang)),
        "proposals": (len(week.proposals), _proposals(week, lang)),
        "letters": (len(week.letters), letters_table(week.book, week.letters, week.day, lang)),
        "not-agreed": (
            len(week.reconciliation.open),
            _shares(week.book, week.reconciliation.open, lang),
        ),
        "not-urged": (len(week.not_urged), _shares(week.book, week.not_urged, lang)),
    }
    if not any(count for count, _ in sections.values()):
        yield Paragraph(say(lang, "week.nothing-missing"))
    for key, (count, table) in sections.items():
        if count:
            yield Heading(say(lang, f"week.{key}", count=count))
            yield table


def _shares(book: Book, shares: Sequence[Share], lang: Language) -> Table:
    columns = (Column(say(lang, "reminders.agency")), Column(say(lang, "reminders.tasks")))
    rows = (
        (
            book.register.name(share.agency) if share.agency else say(lang, "words.lead_unstated"),
            ids(share.ids, lang),
        )
        for share in shares
    )
    return Table(columns, tuple(map(cells, rows)))


def _proposals(week: Week, lang: Language) -> Table:
    keys = ("page.id", "problems.ref", "show.agency", "problems.to", "problems.content")
    name = week.book.register.name
    rows = (
        (
            line.task.id,
            line.ref,
            name(line.agency) if line.agency else "",
            name(line.concern.to) if line.concern.to else "",
            line.concern.text,
        )
        for line in week.proposals
    )
    return Table(tuple(Column(say(lang, key)) for key in keys), tuple(map(cells, rows)))
