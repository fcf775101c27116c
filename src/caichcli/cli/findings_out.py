"""Where the findings of ``caich validate`` go: the screen and files, each in its format."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct, structs

from caichcli.cli.output import has_colour
from caichcli.cli.usage import FINDINGS, UNREADABLE, Misuse
from caichcli.files.disk import locations, writes
from caichcli.formats import findings
from caichcli.formats.findings.report import UNREADABLE as UNREADABLE_FILE
from caichcli.language.characters import printable
from caichcli.language.messages import say
from caichcli.services import checks
from caichcli.services.checks import Target, Verdict
from caichcli.services.errors import FindingsNotWritten, one_of
from caichcli.services.session import Session
from caichcli.services.workspaces import PlanHasErrors

SCREEN = "-"


class Output(Struct, frozen=True):
    """A format, and the file that it goes to; ``-`` is the standard output."""

    format: str
    file: str


def outputs(format_: str | None, pairs: Sequence[str]) -> list[Output]:
    """Return every output that is asked for; ``pairs`` are ``FORMAT=FILE``, as typed.

    The screen has what ``--format`` says, unless only files are named. No two go to one place.
    """
    answers = [_output(pair) for pair in pairs]
    if format_ is not None or not answers:
        answers.append(Output(one_of(format_ or "text", findings.FORMATS, "format"), SCREEN))
    files = [output.file for output in answers]
    for file in files:
        if files.count(file) > 1:
            key = "validate.screen-twice" if file == SCREEN else "validate.file-twice"
            raise Misuse(key, path=file)
    return answers


def _output(pair: str) -> Output:
    format_, sign, file = pair.partition("=")
    if not (format_ and sign and file):
        raise Misuse("validate.output-form", value=pair, formats="|".join(findings.FORMATS))
    return Output(one_of(format_, findings.FORMATS, "output"), file)


def spare(targets: Iterable[Target], outputs: Iterable[Output]) -> None:
    """Refuse a report that would take the place of a file to be checked."""
    workspaces = [target.workspace for target in targets]
    inputs = {locations.normal(path) for one in workspaces for path in (*one.files, one.settings)}
    for output in outputs:
        if output.file != SCREEN and locations.normal(Path(output.file)) in inputs:
            raise Misuse("validate.output-is-input", path=output.file)


def write(here: Session, verdicts: Sequence[Verdict], outputs: Sequence[Output]) -> None:
    """Write the findings in every format asked for: files first, whole or not at all."""
    if not outputs:
        return
    names = any(output.format in findings.NAMED for output in outputs)
    report = checks.report(here, verdicts, names=names)
    for output in sorted(outputs, key=lambda output: output.file == SCREEN):
        if output.file == SCREEN:
            on_screen = structs.replace(report, colour=has_colour())
            sys.stdout.write(findings.write(output.format, on_screen, here.lang))
            continue
        text = findings.write(output.format, report, here.lang)
        fault = writes.write(Path(output.file), text, overwrite=True)
        if fault is not None:
            raise FindingsNotWritten(output.file, fault.reason)


def tell_of_bases(here: Session, verdicts: Iterable[Verdict], base: str | None) -> None:
    """Say why an edit was not judged by its base, where that is so."""
    for verdict in verdicts:
        reason = verdict.no_judge
        if isinstance(reason, PlanHasErrors):
            count = len(reason.survey.findings)
            print(say(here.lang, "validate.base-broken", base=base, count=count), file=sys.stderr)
        elif reason is not None:
            path = printable(reason.path)
            print(say(here.lang, "validate.base-elsewhere", base=base, path=path), file=sys.stderr)


def exit_code(verdicts: Sequence[Verdict], *, strict: bool, strict_base: bool) -> int:
    """Return the exit code.

    ``strict`` counts warnings too, ``strict_base`` a base that could not judge.
    """
    no_base = any(verdict.no_judge for verdict in verdicts)
    if strict_base and no_base:
        return UNREADABLE
    all_ = [finding for verdict in verdicts for finding in verdict.survey.findings]
    if any(finding.rule == UNREADABLE_FILE for finding in all_):
        return UNREADABLE
    if any(finding.severity == "error" for finding in all_):
        return FINDINGS
    return FINDINGS if strict and (all_ or no_base) else 0
