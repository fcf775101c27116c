"""``caich log``: who recorded what when, and with git there, in which commit."""

import datetime as dt
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.complete import task_names
from caichcli.cli.output import documents, emit
from caichcli.cli.session import Asked, find_task
from caichcli.cli.usage import Refusal
from caichcli.files import reader, revisions, spans, workspace
from caichcli.files.revisions import Commit, Problem
from caichcli.formats import journal_data
from caichcli.formats.pages import journal as words
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.finding import Place
from caichcli.views.journal import JournalRecord, journal

NO_GIT = ("no-git", "no-repository", "no-commits")


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
    language = session.speak(lang)
    first = session.read_date(since, "--since") if since else dt.date.min
    last = session.read_date(until, "--until") if until else dt.date.max
    if first > last:
        raise Refusal("log.days-reversed", first=day(first, language), last=day(last, language))
    asked = session.ask(plan, None)
    book = asked.book
    answer = journal(
        book,
        find_task(book, task) if task else None,
        session.find_agencies(book, agency, language),
        first,
        last,
    )
    commits = _commits(asked, answer.records, language)
    emit(
        format_,
        lambda: words.page(answer, commits, language),
        lambda: journal_data.answer(answer, commits),
        documents=documents(language),
    )


def _commits(
    asked: Asked, records: Sequence[JournalRecord], lang: Language
) -> list[Commit | None] | None:
    """The commit that each record came in, by the line that it begins on; None without git."""
    root = asked.workspace.root
    where = revisions.repository(root)
    content = workspace.read(root / asked.file)
    if isinstance(where, Problem) or not isinstance(content, bytes):
        return None
    places = [Place(asked.file, ("tasks", one.number, one.key, one.position)) for one in records]
    text = reader.load(content, asked.file).text
    lines = [span.line for span in spans.locate(text, places)]
    found = revisions.blame(where, root / asked.file, lines)
    if isinstance(found, Problem):
        if found.reason not in NO_GIT:
            detail = found.detail or found.reason
            print(say(lang, "log.git", reason=detail), file=sys.stderr)
        return None
    return [found.get(line) for line in lines]
