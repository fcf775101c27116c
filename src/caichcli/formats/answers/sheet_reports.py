"""What the rows of a sheet tell of the work so far: a table of entries, and as JSON."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from caichcli.files.yaml import writer
from caichcli.formats.blocks import Block, Column, Heading, Table, cells
from caichcli.formats.phrases.reasons import why
from caichcli.importers.drafts.draft import DraftEntry, Reason
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.model import Id


class ReportRead(Struct, frozen=True):
    """What a row tells of the work so far: its log entry, the urgings, and what is said of it.

    ``offer`` is the day of the result, where no day of completion is given.
    """

    task: Id
    row: int
    entry: dict[str, Any]
    reminders: list[dict[str, Any]]
    offer: str
    remarks: list[Reason]


def reports_read(entries: Sequence[DraftEntry]) -> Iterator[ReportRead]:
    """Yield the same as JSON has it."""
    for one in entries:
        entry = one.entry
        remarks = [*entry.doubts, *entry.remarks]
        yield ReportRead(
            one.task, one.row, entry.values, list(entry.reminders), entry.offer, remarks
        )


def reports(entries: Sequence[DraftEntry], lang: Language) -> Iterator[Block]:
    """Yield what the rows tell of the work so far, as their tasks' logs have it."""
    rows = tuple(
        cells(
            (
                str(one.row),
                one.task,
                writer.flow(one.entry.values) if len(one.entry.values) > 1 else "",
                "; ".join(_remarks(one, lang)),
            )
        )
        for one in entries
    )
    if rows:
        keys = ("importing.row", "page.id", "importing.report-entry", "importing.reason")
        yield Heading(say(lang, "importing.reports", count=len(rows)))
        columns = (Column(say(lang, key), right=at == 0) for at, key in enumerate(keys))
        yield Table(tuple(columns), rows)


def _remarks(one: DraftEntry, lang: Language) -> Iterator[str]:
    """What is said of an entry: how sure it is, how its completion is dated, who was urged."""
    yield from (why(reason, lang) for reason in (*one.entry.doubts, *one.entry.remarks))
    if one.entry.reminders:
        days = ", ".join(day(dt.date.fromisoformat(x["date"]), lang) for x in one.entry.reminders)
        yield say(lang, "importing.urged", days=days)
