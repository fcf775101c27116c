"""What the commands that write to a plan share: the options in, what became of the plan out."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from caichcli.cli import asking, refusals, session, streams
from caichcli.cli.options.records import StopOptions, Writing
from caichcli.cli.output import FORMATS, show_difference
from caichcli.cli.usage import FINDINGS, Misuse
from caichcli.formats import tables
from caichcli.formats.answers import update as words
from caichcli.language.messages import say
from caichcli.services.errors import one_of
from caichcli.services.records import recording, undoing
from caichcli.services.records.additions import (
    Make,
    Values,
    answering,
    confirming,
    recording_day,
    stream,
    to_each,
)
from caichcli.services.records.confirmations import ASKED, Unanswered
from caichcli.services.records.entries import Compose
from caichcli.services.records.recording import Instruction, Recording
from caichcli.services.session import Session

if TYPE_CHECKING:
    from caichcli.services.reporting.letters import Dispatch, Issued

SHORT = 10  # digits of a commit's name
STREAM = "-"  # in place of the tasks: the records are read from the standard input


class Request(Struct, frozen=True):
    """What the options of every recording command say; the letters that are recorded."""

    session: Session
    instruction: Instruction
    format: str
    diff: bool = False
    yes: Sequence[str] = ()
    dispatch: "Dispatch | None" = None


def request(writing: Writing) -> Request:
    """Return the shared options, checked."""
    here = session.start(writing.lang)
    rules = [one_of(name, ASKED, "yes") for name in writing.yes or ()]
    format_ = one_of(writing.format_, FORMATS, "format")
    instruction = Instruction(writing.plan, writing.dry_run, writing.commit, writing.partial)
    return Request(here, instruction, format_, writing.diff, rules)


def composed(request: Request, make: Make, tasks: Sequence[str], values: Values) -> Compose:
    """Return what adds a record to each task; for ``-`` those of the standard input.

    There the values give what a row does not.
    """
    if STREAM not in tasks:
        return to_each(make, tasks, values)
    data = standard_input(tasks)
    return of_stream(request, data, make, values)


def of_stream(request: Request, data: bytes, make: Make, values: Values) -> Compose:
    """Return what adds the records of a stream."""
    if request.yes:
        raise Misuse("record.yes-stream", rules=", ".join(request.yes))
    return stream(request.session, data, make, values, partial=request.instruction.partial)


def standard_input(tasks: Sequence[str]) -> bytes:
    """Return what is piped in, where ``-`` stands in place of all tasks."""
    if len(tasks) > 1:
        raise Misuse("record.stream-alone")
    if sys.stdin is None or sys.stdin.isatty():
        raise Misuse("record.stream-terminal")
    return sys.stdin.buffer.read()


def record(request: Request, compose: Compose, subject: str, *, look: bool = False) -> int:
    """Record what ``compose`` makes for the plan, and print what that did to it.

    ``subject`` is the key of a commit's subject. On a terminal questions are asked; with
    ``look`` the receipt is shown there before anything is written. Where anything stands in the
    way, a refusal is raised and nothing is changed. Returns the exit code: 1 where rows were
    left out.
    """
    if request.yes:
        compose = confirming(compose, request.yes)
    if look and not request.instruction.dry_run:
        trial = structs.replace(request.instruction, dry_run=True)
        answer, compose = _attempt(request, trial, compose, subject)
        asking.last_look(answer.judgement.receipt, request.session.lang)
    answer, _ = _attempt(request, request.instruction, compose, subject)
    _print(answer, request)
    return FINDINGS if answer.judgement.left_out else 0


def stop(
    make: Make, tasks: Sequence[str], options: StopOptions, writing: Writing, subject: str
) -> int:
    """Record of each task that it is stopped, as ``make`` says it; return the exit code."""
    request_ = request(writing)
    day = recording_day(request_.session, options.date)
    values = {**structs.asdict(options), "date": day.isoformat()}
    return record(request_, composed(request_, make, tasks, values), subject)


def _attempt(
    request: Request, instruction: Instruction, compose: Compose, subject: str
) -> tuple[Recording, Compose]:
    """What became of the records, and what composes them with the answers that were given."""
    while True:
        try:
            return recording.record(request.session, compose, instruction, subject), compose
        except Unanswered as questions:
            if instruction.partial or not asking.possible():
                raise
            compose = answering(compose, asking.answers(questions, request.session.lang))


def undo(request: Request, *, alone: bool) -> None:
    """Take back what the last command wrote here, and say what that was."""
    if not alone:
        raise Misuse("record.undo-alone")
    dry_run, lang = request.instruction.dry_run, request.session.lang
    undone = undoing.undo(request.session, request.instruction.plan, dry_run=dry_run)
    names = (" ".join(filter(None, (one.task, one.ref))) for one in undone.records)
    key = "record.would-undo" if dry_run else "record.undone"
    print(say(lang, key, path=undone.path, records=", ".join(names)))


def _print(answer: Recording, request: Request) -> None:
    """Print the receipt, what there is to be warned of, and what was done."""
    lang, dry_run = request.session.lang, request.instruction.dry_run
    judgement, records = answer.judgement, answer.judgement.records
    if records and not dry_run:
        streams.work_done()
    if request.format == "json":
        from caichcli.formats.json_text import dumps

        sys.stdout.write(dumps(_data(answer, request.dispatch, written=not dry_run)))
    elif records:
        if page := words.page(judgement.receipt, lang):  # of a plan's head there is none
            sys.stdout.write(tables.write("text", page, lang))
        if request.diff:
            show_difference(answer.difference)
    if judgement.warnings.findings:
        lines = {answer.desk.file: judgement.old_lines} if dry_run else None
        print(refusals.findings(judgement.warnings, lang, lines), file=sys.stderr)
    for refusal in judgement.left_out:
        print(refusals.left_out(refusal, lang), file=sys.stderr)
    key = "record.dry-run" if dry_run else "record.written" if records else "record.none-written"
    print(say(lang, key, path=answer.path, count=len(records)), file=sys.stderr)
    if answer.fault:
        raise answer.fault
    if answer.commit:
        print(say(lang, "record.committed", commit=answer.commit[:SHORT]), file=sys.stderr)


def _data(answer: Recording, dispatch: "Dispatch | None", *, written: bool) -> words.RecordAnswer:
    judgement = answer.judgement
    return words.RecordAnswer(
        judgement.receipt.day,
        list(judgement.records),
        list(words.data(judgement.receipt)),
        list(words.advances(judgement.receipt)),
        [words.Unplaced(task, agency) for task, agency in judgement.receipt.unplaced],
        list(words.replies(judgement.receipt)),
        list(map(_letter, dispatch.issued)) if dispatch else [],
        [letter.agency for letter in dispatch.drafts] if dispatch else [],
        answer.difference(),
        written,
        answer.commit,
    )


def _letter(one: "Issued") -> words.SentLetter:
    return words.SentLetter(
        one.letter.agency,
        one.number,
        one.signed,
        one.reply_by,
        list(one.tasks),
        list(one.recorded),
        one.letter.asks_plan,
    )
