"""``caich cascade``: plans under plans, and links recorded as reviewed."""

from typing import Annotated

import typer

from caichcli.cli import options, recording, session
from caichcli.cli.output import DOCUMENT_FORMATS, emit
from caichcli.cli.usage import Misuse
from caichcli.formats.answers import cascade as words
from caichcli.services import cascades
from caichcli.services.recording import Instruction
from caichcli.views.cascade import cascade


def command(
    tasks: options.TaskIdsOrNone = None,
    accept: Annotated[bool, typer.Option("--accept")] = False,
    dry_run: options.DryRun = False,
    commit: options.Commit = False,
    diff: options.Diff = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.AnswerFormat = "text",
    lang: options.Lang = "vi",
) -> int:
    """Print a plan among those above and below it, or record that links were reviewed."""
    if accept:
        if as_of is not None:
            raise Misuse("cascade.accept-today")
        request = recording.request(Instruction(plan, dry_run, commit), format_, lang, diff=diff)
        compose = cascades.accepting(request.session, plan, tasks or [])
        return recording.record(request, compose, "record.commit-cascade")
    if tasks or dry_run or commit or diff:
        raise Misuse("cascade.accept-alone")
    here = session.start(lang)
    asked = cascades.ask(here, plan, as_of)
    question = asked.question
    answer = cascade(question.book, asked.books, question.day)
    notes = session.day_notes(question, here.lang)
    emit(words, answer, here.lang, format_, notes, formats=DOCUMENT_FORMATS)
    return 0
