"""``caich risks``: who is silent and what may be late, in words and as JSON."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from caichcli.formats.answers.plan_ref import PlanRef, as_of_words, foot, head, plan_ref
from caichcli.formats.blocks import (
    Block,
    BlockCell,
    Column,
    Heading,
    Note,
    Page,
    Paragraph,
    Table,
    Title,
    cells,
)
from caichcli.formats.phrases.tasks import leads, title
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.foresight import LateShare, Outlook, Replay, Sign
from caichcli.plan.kinds import Rating
from caichcli.plan.model import Id
from caichcli.views.risks import Assessed, Reason, Risks, Silence


class ShareData(Struct, frozen=True):
    """A share as the fraction that it is; the true one lies from ``low`` to ``high`` percent."""

    late: int
    all: int
    low: int
    high: int


class SilenceData(Struct, frozen=True, kw_only=True):
    """An agency whose report was due by ``due`` and is missing; ``unusual`` by its own gap."""

    agency: Id
    reason: Reason
    due: dt.date
    last: dt.date | None
    days: int | None
    usual: int | None
    unusual: bool


class OutlookData(Struct, frozen=True, kw_only=True):
    """A task near its term; ``signs`` are empty where they told no more than the general share."""

    task: Id
    due: dt.date | None
    reported: bool
    progress: float | None
    gone: int
    alike: ShareData
    signs: list[Sign]


class ReplayData(Struct, frozen=True, kw_only=True):
    """What the signs would have said in the past, and what became of it."""

    hits: int
    misses: int
    false_alarms: int
    share: ShareData
    useful: bool


class AssessmentData(Struct, frozen=True, kw_only=True):
    task: Id
    date: dt.date
    by: str
    rating: Rating
    reason: str | None


class RisksAnswer(Struct, frozen=True):
    """``caich risks --format json``; ``use`` says for whom it is."""

    as_of: dt.date
    plan: PlanRef
    use: Literal["internal"]
    silences: list[SilenceData]
    outlooks: list[OutlookData]
    replay: ReplayData
    assessments: list[AssessmentData]


def page(risks: Risks, lang: Language) -> Page:
    """Who is silent, what is near its term, what the past says of such signs."""
    as_of = as_of_words(risks.day, lang)
    blocks: list[Block] = [
        Note(say(lang, "risks.internal")),
        *head(risks.book, lang),
        Title(say(lang, "risks.page"), as_of),
        *_silent(risks, lang),
        *_near(risks, lang),
    ]
    if risks.assessments:
        blocks.append(Heading(say(lang, "risks.assessments")))
        keys = ("page.id", "risks.rating", "risks.by", "risks.day", "risks.reason")
        rows = (_assessed(one, risks, lang) for one in risks.assessments)
        blocks.append(_table(keys, rows, lang))
    return (*blocks, *foot(risks.book, blocks, lang))


def _silent(risks: Risks, lang: Language) -> Iterator[Block]:
    yield Heading(say(lang, "risks.silent", count=len(risks.silences)))
    if not risks.silences:
        yield Paragraph(say(lang, "risks.none-silent"))
        return
    keys = ("show.agency", "risks.last", "risks.days", "risks.usual", "risks.why")
    yield _table(keys, (_silence(one, risks, lang) for one in risks.silences), lang)


def _near(risks: Risks, lang: Language) -> Iterator[Block]:
    yield Heading(say(lang, "risks.near", count=len(risks.outlooks)))
    useful = risks.replay.useful
    if risks.outlooks:
        signs = ("risks.signs",) if useful else ()
        keys = ("page.id", "words.deadline", "risks.progress", "risks.alike", *signs)
        rows = (_outlook(one, risks, lang, useful=useful) for one in risks.outlooks)
        yield _table((*keys, "words.lead", "page.task"), rows, lang)
    yield Paragraph(_replayed(risks.replay, lang))


def _table(keys: tuple[str, ...], rows: Iterator[tuple[BlockCell, ...]], lang: Language) -> Table:
    return Table(tuple(Column(say(lang, key)) for key in keys), tuple(rows))


def _silence(one: Silence, risks: Risks, lang: Language) -> tuple[BlockCell, ...]:
    last = day(one.last, lang) if one.last else say(lang, "words.not_reported")
    days = "" if one.days is None else number(one.days, lang)
    return cells(
        (
            risks.book.register.name(one.agency),
            BlockCell(last, "plain" if one.last else "quiet"),
            BlockCell(days, "warn" if one.unusual else "plain"),
            "" if one.usual is None else number(one.usual, lang),
            say(lang, f"risks.due-{one.reason}", day=day(one.due, lang)),
        )
    )


def _outlook(one: Outlook, risks: Risks, lang: Language, *, useful: bool) -> tuple[BlockCell, ...]:
    due = day(one.standing.due, lang) if one.standing.due else ""
    signs = "; ".join(say(lang, f"risks.sign-{sign}") for sign in one.signs)
    return (
        *cells((one.task.id, due)),
        _progress(one, lang),
        BlockCell(_share(one.alike, lang)),
        *([BlockCell(signs, "plain")] if useful else []),
        *cells((leads(risks.book, one.task, lang), title(one.task))),
    )


def _progress(one: Outlook, lang: Language) -> BlockCell:
    """How far it has come beside the time gone; grey where nothing was reported."""
    share = number(one.gone, lang)
    if not one.standing.reported:
        return BlockCell(say(lang, "risks.gone-unreported", gone=share), "quiet")
    if one.progress is None:
        return BlockCell(say(lang, "risks.gone", gone=share))
    values = {"progress": number(one.progress, lang), "gone": share}
    return BlockCell(say(lang, "risks.progress-gone", **values))


def _share(share: LateShare, lang: Language) -> str:
    if not share.all:
        return ""
    low, high = (number(round(100 * end), lang) for end in share.interval)
    counts = {"late": number(share.late, lang), "all": number(share.all, lang)}
    return say(lang, "risks.late-before", low=low, high=high, **counts)


def _replayed(replay: Replay, lang: Language) -> str:
    if not replay.share.all:
        return say(lang, "risks.no-past")
    words = say(
        lang,
        "risks.replayed",
        hits=number(replay.hits, lang),
        misses=number(replay.misses, lang),
        wrong=number(replay.false_alarms, lang),
        late=number(replay.share.late, lang),
        all=number(replay.share.all, lang),
    )
    return words if replay.useful else f"{words} {say(lang, 'risks.no-better')}"


def _assessed(one: Assessed, risks: Risks, lang: Language) -> tuple[BlockCell, ...]:
    own = one.assessment
    rating = say(lang, f"risks.rating-{own.rating}")
    name = risks.book.register.name(own.by)
    return cells((one.task.id, rating, name, day(own.date, lang), own.reason or ""))


def data(risks: Risks) -> RisksAnswer:
    """The same, in the same order."""
    replay = risks.replay
    return RisksAnswer(
        risks.day,
        plan_ref(risks.book),
        "internal",
        [_silence_data(one) for one in risks.silences],
        [_outlook_data(one, useful=replay.useful) for one in risks.outlooks],
        ReplayData(
            hits=replay.hits,
            misses=replay.misses,
            false_alarms=replay.false_alarms,
            share=_share_data(replay.share),
            useful=replay.useful,
        ),
        [
            AssessmentData(
                task=one.task.id,
                date=one.assessment.date,
                by=one.assessment.by,
                rating=one.assessment.rating,
                reason=one.assessment.reason,
            )
            for one in risks.assessments
        ],
    )


def _silence_data(one: Silence) -> SilenceData:
    return SilenceData(
        agency=one.agency,
        reason=one.reason,
        due=one.due,
        last=one.last,
        days=one.days,
        usual=one.usual,
        unusual=one.unusual,
    )


def _outlook_data(one: Outlook, *, useful: bool) -> OutlookData:
    return OutlookData(
        task=one.task.id,
        due=one.standing.due,
        reported=one.standing.reported,
        progress=one.progress,
        gone=one.gone,
        alike=_share_data(one.alike),
        signs=list(one.signs) if useful else [],
    )


def _share_data(share: LateShare) -> ShareData:
    low, high = (round(100 * end) for end in share.interval)
    return ShareData(share.late, share.all, low, high)
