"""``caich log``: who recorded what when, and with git there, in which commit."""

import datetime as dt
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.complete import task_names
from caichcli.cli.output import documents, emit
from caichcli.cli.usage import Misuse
from caichcli.files.disk.revisions import Commit
from caichcli.formats import journal_data
from caichcli.formats.pages import journal as words
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.services.errors import GitRefused
from caichcli.services.history import commits_of
from caichcli.services.questions import Question, agencies_of, ask, day_of, task_of
from caichcli.views.journal import Recorded, journal


def command(
    task: Annotated[
        str | None,
        typer.Argument(metavar="task", autocompletion=task_names, help="option.of_task"),
    ] = None,
    agency: options.Agencies = None,
    since: Annotated[str | None, typer.Option("--since", metavar="day")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="day", help="option.log_until")
    ] = None,
    plan: options.Plan = None,
    format_: options.AnswerFormat = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print what was recorded, the newest last."""
    here = session.start(lang)
    first = day_of(since, "since") if since else dt.date.min
    last = day_of(until, "until") if until else dt.date.max
    if first > last:
        raise Misuse("log.days-reversed", first=day(first, here.lang), last=day(last, here.lang))
    question = ask(here, plan, None)
    book = question.book
    answer = journal(
        book,
        task_of(book, task) if task else None,
        agencies_of(book, agency),
        first,
        last,
    )
    commits = _commits(question, answer.records, here.lang)
    emit(
        format_,
        lambda: words.page(answer, commits, here.lang),
        lambda: journal_data.answer(answer, commits),
        documents=documents(here.lang),
    )


def _commits(
    question: Question, records: Sequence[Recorded], lang: Language
) -> list[Commit | None] | None:
    """The records' commits; where git does not answer that is said, and the log told without."""
    try:
        return commits_of(question, records)
    except GitRefused as refusal:
        reason = say(lang, f"diff.{refusal.reason}", detail=refusal.detail)
        print(say(lang, "log.git", reason=reason), file=sys.stderr)
        return None
