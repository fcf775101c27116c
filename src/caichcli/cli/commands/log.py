"""``caich log``: who recorded what when, and with git there, in which commit."""

import datetime as dt
import sys
from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.complete import task_names
from caichcli.cli.output import DOCUMENT_FORMATS, emit
from caichcli.cli.usage import Misuse
from caichcli.formats.answers import log
from caichcli.language.messages import say
from caichcli.language.wording import day
from caichcli.services.errors import GitRefused
from caichcli.services.questions import agencies_of, ask, day_of, task_of
from caichcli.services.records.commits import commits_of
from caichcli.views.journal import journal


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
    id_ = task_of(question.book, task) if task else None
    agencies = agencies_of(question.book, agency)
    answer = journal(question.book, id_, agencies, first, last)
    commits = None
    try:
        commits = commits_of(question, answer.records)
    except GitRefused as refusal:
        reason = say(here.lang, f"diff.{refusal.reason}", detail=refusal.detail)
        print(say(here.lang, "log.git", reason=reason), file=sys.stderr)
    emit(log, log.Log(answer, commits), here.lang, format_, formats=DOCUMENT_FORMATS)
