"""What the commands that write to a plan share: the options in, what became of the plan out."""

import os
import sys

from msgspec import Struct

from caichcli.cli import refusals, session
from caichcli.cli.output import FORMATS, on_terminal
from caichcli.formats import tables
from caichcli.formats.answers import update as words
from caichcli.language.characters import printable
from caichcli.language.messages import say
from caichcli.services import recording
from caichcli.services.entries import Compose
from caichcli.services.errors import one_of
from caichcli.services.recording import Instruction, Recording
from caichcli.services.session import Session

SHORT = 10  # digits of a commit's name


class Request(Struct, frozen=True):
    """What the options of every recording command say."""

    session: Session
    instruction: Instruction
    format: str
    diff: bool = False


def request(
    plan: str | None, dry_run: bool, commit: bool, diff: bool, format_: str, lang: str
) -> Request:
    """Return the shared options, checked."""
    here = session.start(lang)
    instruction = Instruction(plan, dry_run, commit)
    return Request(here, instruction, one_of(format_, FORMATS, "format"), diff)


def record(request: Request, compose: Compose, subject: str) -> None:
    """Record what ``compose`` makes for the plan, and print what that did to it.

    ``subject`` is the key of a commit's subject. Where anything stands in the
    way, a refusal is raised and nothing is changed.
    """
    _print(recording.record(request.session, compose, request.instruction, subject), request)


def _print(answer: Recording, request: Request) -> None:
    """Print the receipt, what there is to be warned of, and what was done."""
    lang, dry_run = request.session.lang, request.instruction.dry_run
    judgement, records = answer.judgement, answer.judgement.records
    if request.format == "json":
        from caichcli.formats.json_text import dumps

        effects = list(words.data(judgement.receipt))
        difference = answer.difference()
        data = words.RecordAnswer(list(records), effects, difference, not dry_run, answer.commit)
        sys.stdout.write(dumps(data))
    else:
        sys.stdout.write(tables.write("text", words.page(judgement.receipt, lang), lang))
        if request.diff:
            colour = on_terminal() and "NO_COLOR" not in os.environ
            difference = answer.difference(colour=colour)
            sys.stdout.write(difference if colour else printable(difference))
    if judgement.warnings.findings:
        print(refusals.findings(judgement.warnings, lang), file=sys.stderr)
    key = "record.dry-run" if dry_run else "record.written"
    print(say(lang, key, path=answer.path, count=len(records)), file=sys.stderr)
    if answer.fault:
        raise answer.fault
    if answer.commit:
        print(say(lang, "record.committed", commit=answer.commit[:SHORT]), file=sys.stderr)
