"""``caich log``: who recorded what when, and in which commit, in words and as JSON."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from msgspec import Struct, field

from caichcli.files.disk.porcelain import Commit
from caichcli.formats.answers.plan_ref import PlanRef, head, plan_ref
from caichcli.formats.blocks import Block, BlockCell, Column, Note, Page, Paragraph, Table, cells
from caichcli.formats.json_text import as_written
from caichcli.formats.phrases import records
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.changes.records import RecordKey
from caichcli.plan.model import Adjustment, Id, Update
from caichcli.views.journal import Journal, JournalRecord

SHORT = 10  # letters of a commit's name


class Log(Struct, frozen=True):
    """Records, and the commit of each; ``commits`` is None where there is no git to ask."""

    journal: Journal
    commits: Sequence[Commit | None] | None


class CommitRecord(Struct, frozen=True):
    name: str
    author: str
    date: dt.datetime


class DatedRecord(Struct, frozen=True, kw_only=True):
    """A dated record; ``ref`` is the name of a log entry, ``commit`` null where there is none."""

    task: Id
    list_: RecordKey = field(name="list")
    date: dt.date
    ref: str | None
    commit: CommitRecord | None
    record: dict[str, Any]


class LogAnswer(Struct, frozen=True):
    """``caich log --format json``; ``git`` tells whether commits could be looked up.

    ``shallow`` tells that some are in commits before the history that a shallow clone has:
    theirs is null.
    """

    plan: PlanRef
    git: bool
    shallow: bool
    entries: list[DatedRecord]


def page(log: Log, lang: Language, *, refs: bool = True) -> Page:
    """A line for each record; its commit where there is git; ``refs``: with its name."""
    blocks: list[Block] = head(log.journal.book, lang)
    if not log.journal.records:
        return (*blocks, Paragraph(say(lang, "log.nothing")))
    git = log.commits is not None
    keys = ("show.day", "log.task", "show.what", "log.recorder", *["log.commit"] * git)
    columns = tuple(Column(say(lang, key)) for key in (*keys, "show.content"))
    rows = tuple(_row(log, position, lang, refs) for position in range(len(log.journal.records)))
    if any(commit and commit.boundary for commit in log.commits or ()):
        blocks.append(Note(say(lang, "log.shallow")))
    return (*blocks, Table(columns, rows))


def data(log: Log) -> LogAnswer:
    """The same records, as the plan has them."""
    journal = log.journal
    commits = [None] * len(journal.records) if log.commits is None else log.commits
    pairs = zip(journal.records, commits, strict=True)
    entries = [_entry(recorded, commit) for recorded, commit in pairs]
    shallow = any(commit and commit.boundary for commit in commits)
    return LogAnswer(plan_ref(journal.book), log.commits is not None, shallow, entries)


def _entry(recorded: JournalRecord, commit: Commit | None) -> DatedRecord:
    return DatedRecord(
        task=recorded.task.id,
        list_=recorded.key,
        date=recorded.record.date,
        ref=recorded.ref or None,
        commit=(
            CommitRecord(commit.name, commit.author, commit.date)
            if commit and not commit.boundary
            else None
        ),
        record=as_written(recorded.record),
    )


def _row(log: Log, position: int, lang: Language, refs: bool) -> tuple[BlockCell, ...]:
    book, recorded = log.journal.book, log.journal.records[position]
    row = [
        day(recorded.record.date, lang),
        recorded.task.id,
        _kind(recorded, lang),
        _recorder(log.journal, recorded),
    ]
    if log.commits is not None:
        row.append(_commit(log.commits[position], lang))
    ref = recorded.ref if refs else ""
    return cells((*row, records.summary(book, recorded.record, lang, ref)))


def _kind(recorded: JournalRecord, lang: Language) -> str:
    record = recorded.record
    if isinstance(record, Update):
        return records.report_kind(record, lang)
    if isinstance(record, Adjustment):
        return records.adjustment_kind(record, lang)
    return say(lang, "log.reminder")


def _recorder(journal: Journal, recorded: JournalRecord) -> str:
    """Who typed the entry, else who reported."""
    record = recorded.record
    if not isinstance(record, Update):
        return ""
    return record.recorded_by or (journal.book.register.name(record.by) if record.by else "")


def _commit(commit: Commit | None, lang: Language) -> str:
    if commit is None:
        return say(lang, "log.uncommitted")
    if commit.boundary:
        return say(lang, "log.beyond")
    return f"{commit.name[:SHORT]} {commit.author}"
