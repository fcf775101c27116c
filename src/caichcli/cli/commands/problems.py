"""``caich problems``: what was put before whom, and whether it was answered."""

import sys
from typing import Annotated

import typer

from caichcli.cli import answer_files, options, recording, session
from caichcli.cli.asking.reports import interview
from caichcli.cli.options.records import Writing
from caichcli.cli.output import FORMATS, emit
from caichcli.formats import concern_paper
from caichcli.formats.answers import problems
from caichcli.formats.concern_paper import ConcernPaper
from caichcli.formats.phrases import cascades
from caichcli.plan.book import Book
from caichcli.services.questions import Question, agencies_of, ask
from caichcli.services.records import additions
from caichcli.views.concerns import Concerns, concerns
from caichcli.views.report.face import face


def command(
    agency: options.Agencies = None,
    unanswered: Annotated[bool, typer.Option("--unanswered")] = False,
    interactive: Annotated[
        bool, typer.Option("--interactive", "-i", help="option.answer_interactive")
    ] = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.AnswerFileFormat = "text",
    output: options.AnswerFile = None,
    force: options.Force = False,
    lang: options.Lang = "vi",
) -> None:
    """Print problems and proposals with their answers; ask for the answer to one, and record it."""
    here = session.start(lang)
    question = ask(here, plan, as_of)
    agencies = agencies_of(question.book, agency)
    answer = concerns(question.book, question.day, agencies, unanswered=unanswered)
    if not interactive and format_ not in FORMATS:
        # A paper is of every plan at hand, here and in the folders of the settings, unless one is
        # named.
        books = [question.book, *(_beside(question) if plan is None else ())]
        each = [concerns(one, question.day, agencies, unanswered=unanswered) for one in books]
        folders = [(one.folder, one.state) for one in question.neighbours] if plan is None else []
        for note in cascades.folders(folders, here.lang):  # of the machine, and so in no paper
            print(note, file=sys.stderr)
        paper = ConcernPaper(tuple(each), face(question.book, "report", question.paper))
        answer_files.hand_on(concern_paper, paper, here, format_, output, overwrite=force)
    elif interactive:
        _reply(answer, recording.request(Writing(plan=plan, format_=format_, lang=lang)))
    else:
        emit(problems, answer, here.lang, format_, session.day_notes(question, here.lang))


def _beside(question: Question) -> list[Book]:
    """The plans beside the one that is asked about."""
    own = question.book.head.id
    return [book for id_, book in question.books.items() if id_ != own]


def _reply(waiting: Concerns, request: recording.Request) -> None:
    """Record an answer to one of the problems and proposals, as it is chosen and typed."""
    here = request.session
    person = interview(waiting.book, waiting.day, here.lang)
    if line := person.concern(waiting.lines):
        day = {"date": additions.recording_day(here, None).isoformat()}
        values = person.values([line.task.id], {**day, "resolves": line.ref})
        own = {key: value for key, value in values.items() if value not in (None, [])}
        entries = recording.composed(request, additions.report, [line.task.id], own)
        recording.record(request, entries, "record.commit-update", look=True)
