"""The answer of ``caich log`` as JSON: a contract, the same in every language."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from msgspec import Struct, field, to_builtins

from caichcli.files.disk.revisions import Commit
from caichcli.formats import data
from caichcli.plan.changes.records import RecordKey
from caichcli.plan.model import Id
from caichcli.views.journal import Journal


class CommitRecord(Struct, frozen=True):
    name: str
    author: str
    date: dt.datetime


class Entry(Struct, frozen=True, kw_only=True):
    """A dated record; ``ref`` is the name of a log entry, ``commit`` null where there is none."""

    task: Id
    list_: RecordKey = field(name="list")
    date: dt.date
    ref: str | None
    commit: CommitRecord | None
    record: dict[str, Any]


class LogAnswer(Struct, frozen=True):
    """``caich log --format json``; ``git`` tells whether commits could be looked up."""

    plan: data.PlanRef
    git: bool
    entries: list[Entry]


def answer(journal: Journal, commits: Sequence[Commit | None] | None) -> LogAnswer:
    """The answer of ``caich log``."""
    found = commits if commits is not None else [None] * len(journal.records)
    entries = [
        Entry(
            task=recorded.task.id,
            list_=recorded.key,
            date=recorded.record.date,
            ref=recorded.ref or None,
            commit=CommitRecord(commit.name, commit.author, commit.date) if commit else None,
            record={k: v for k, v in to_builtins(recorded.record).items() if v is not None},
        )
        for recorded, commit in zip(journal.records, found, strict=True)
    ]
    return LogAnswer(data.plan(journal.book), commits is not None, entries)
