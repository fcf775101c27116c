"""``caich cascade``: plans under plans, and links recorded as reviewed."""

import sys
from functools import partial
from typing import Annotated

import typer

from caichcli.cli import answer_files, options, recording, session
from caichcli.cli.complete import agency_names
from caichcli.cli.options import records
from caichcli.cli.usage import Misuse
from caichcli.formats.answers import cascade as words
from caichcli.formats.phrases import cascades as phrases
from caichcli.language.characters import printable
from caichcli.services.cascade import agency_drafts, cascades
from caichcli.views.cascade import cascade


def command(
    tasks: records.TaskIdsOrNone = None,
    accept: Annotated[bool, typer.Option("--accept")] = False,
    draft: Annotated[
        str | None,
        typer.Option(
            "--draft", metavar="agency", help="option.draft_for", autocompletion=agency_names
        ),
    ] = None,
    dry_run: records.DryRun = False,
    commit: records.Commit = False,
    diff: records.Diff = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    members: options.Members = False,
    format_: options.AnswerFileFormat = "text",
    output: options.AnswerFile = None,
    force: options.Force = False,
    lang: options.Lang = "vi",
) -> int:
    """Print a plan among those above and below it, or a draft of one; or record a review."""
    if accept:
        if as_of is not None or draft is not None:
            raise Misuse("cascade.accept-today")
        writing = records.Writing(
            dry_run=dry_run, commit=commit, diff=diff, plan=plan, format_=format_, lang=lang
        )
        request = recording.request(writing)
        compose = cascades.accepting(request.session, plan, tasks or [])
        return recording.record(request, compose, "record.commit-cascade")
    if tasks or dry_run or commit or diff:
        raise Misuse("cascade.accept-alone")
    here = session.start(lang)
    cascade_question = cascades.ask(here, plan, as_of)
    question = cascade_question.question
    answer = cascade(question.book, cascade_question.books, question.day)
    if draft is not None:
        sys.stdout.write(printable(agency_drafts.draft(cascade_question, answer, draft, here.lang)))
        return 0
    notes = session.day_notes(question, here.lang)
    notes += phrases.folders(cascade_question.folders, here.lang)
    data = partial(words.data, members=members)
    answer_files.hand_on(words, answer, here, format_, output, notes, overwrite=force, data=data)
    return 0
