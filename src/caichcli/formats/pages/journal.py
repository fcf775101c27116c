"""``caich log`` in words."""

from collections.abc import Sequence

from caichcli.files.disk.revisions import Commit
from caichcli.formats.answers.plan_ref import head
from caichcli.formats.blocks import Block, Column, Page, Paragraph, Table, cells
from caichcli.formats.phrases import records
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.model import Update
from caichcli.views.journal import Journal, Recorded

SHORT = 10  # letters of a commit's name


def page(journal: Journal, commits: Sequence[Commit | None] | None, lang: Language) -> Page:
    """A line for each record; ``commits`` is None where there is no git to ask."""
    blocks: list[Block] = head(journal.book, lang)
    if not journal.records:
        return (*blocks, Paragraph(say(lang, "log.nothing")))
    columns = ["show.day", "log.task", "show.what", "log.recorder"]
    if commits is not None:
        columns.append("log.commit")
    rows = []
    for position, recorded in enumerate(journal.records):
        row = [
            day(recorded.record.date, lang),
            recorded.task.id,
            _kind(recorded, lang),
            _recorder(journal, recorded),
        ]
        if commits is not None:
            row.append(_commit(commits[position], lang))
        said = records.summary(journal.book, recorded.record, lang, recorded.ref)
        rows.append(cells((*row, said)))
    headings = (*columns, "show.content")
    table = Table(tuple(Column(say(lang, key)) for key in headings), tuple(rows))
    return (*blocks, table)


def _kind(recorded: Recorded, lang: Language) -> str:
    record = recorded.record
    if isinstance(record, Update):
        return records.report_kind(record, lang)
    return say(lang, "log.reminder" if recorded.key == "reminders" else "words.adjustment")


def _recorder(journal: Journal, recorded: Recorded) -> str:
    """Who typed the entry, else who reported."""
    record = recorded.record
    if not isinstance(record, Update):
        return ""
    return record.recorded_by or (journal.book.register.name(record.by) if record.by else "")


def _commit(commit: Commit | None, lang: Language) -> str:
    if commit is None:
        return say(lang, "log.uncommitted")
    return f"{commit.name[:SHORT]} {commit.author}"
