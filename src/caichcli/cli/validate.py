"""``caich validate``: every fault of every file, in the form that each reader takes."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct, structs

from caichcli.cli import options, session
from caichcli.cli.output import on_terminal
from caichcli.cli.usage import FINDINGS, UNREADABLE, Misuse
from caichcli.files.disk import naming, writes
from caichcli.formats import findings as formats
from caichcli.formats.findings.report import UNREADABLE as UNREADABLE_FILE
from caichcli.language.messages import say
from caichcli.services import checks
from caichcli.services.checks import Standard, Target, Verdict, judge
from caichcli.services.errors import FindingsNotWritten, one_of
from caichcli.services.session import Session
from caichcli.services.workspaces import is_path, locate

SCREEN = "-"


class Output(Struct, frozen=True):
    """A format, and the file that it goes to; ``-`` is the standard output."""

    format: str
    file: str


def command(
    files: Annotated[list[Path] | None, typer.Argument(metavar="files")] = None,
    base: Annotated[str | None, typer.Option("--base", metavar="base")] = None,
    strict_base: Annotated[bool, typer.Option("--strict-base")] = False,
    draft: Annotated[bool, typer.Option("--draft")] = False,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    fix: Annotated[bool, typer.Option("--fix")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes")] = False,
    diff: Annotated[bool, typer.Option("--diff")] = False,
    today: Annotated[str | None, typer.Option("--today", metavar="day")] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="format", help="option.findings_format"),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", metavar="format-file", help="option.findings_output"),
    ] = None,
    plan: options.Plan = None,
    lang: options.Lang = "vi",
) -> int:
    """Tell every finding; return 1 where there are errors, 3 where a file could not be read.

    3 too, with ``strict_base``, where the base could not be judged against.
    """
    here = session.start(lang, today)
    outputs = _outputs(format_, output or [])
    if unsafe_fixes and not (fix or diff):
        raise Misuse("validate.unsafe-alone")
    if strict_base and base is None:
        raise Misuse("validate.strict-base-alone")
    standard = Standard(base, None if plan is None or is_path(plan) else plan, draft)
    targets = _targets(here, files or [], plan, writing=fix and not diff)
    _spare(targets, outputs)
    if diff:
        _show_fixes(here, targets, standard, unsafe_fixes)
        outputs = [one for one in outputs if one.file != SCREEN]
    elif fix:
        _fix(here, targets, standard, unsafe_fixes)
    verdicts = [judge(here, target, standard) for target in targets]
    _write(here, verdicts, outputs)
    for verdict in verdicts:
        if verdict.broken_base is not None:
            count = len(verdict.broken_base.opened.findings)
            words = say(here.lang, "validate.base-broken", base=base, count=count)
            print(words, file=sys.stderr)
    if strict_base and any(verdict.broken_base for verdict in verdicts):
        return UNREADABLE
    return _exit_code(verdicts, strict=strict)


def _outputs(format_: str | None, typed: list[str]) -> list[Output]:
    """Every output asked for; the screen has what ``--format`` says, unless only files are named.

    No two may go to one place.
    """
    outputs = [_output(text) for text in typed]
    if format_ is not None or not outputs:
        outputs.append(Output(one_of(format_ or "text", formats.FORMATS, "format"), SCREEN))
    files = [output.file for output in outputs]
    for file in files:
        if files.count(file) > 1:
            key = "validate.screen-twice" if file == SCREEN else "validate.file-twice"
            raise Misuse(key, path=file)
    return outputs


def _output(typed: str) -> Output:
    format_, sign, file = typed.partition("=")
    if not (format_ and sign and file):
        raise Misuse("validate.output-form", value=typed, formats="|".join(formats.FORMATS))
    return Output(one_of(format_, formats.FORMATS, "output"), file)


def _targets(here: Session, files: list[Path], plan: str | None, *, writing: bool) -> list[Target]:
    if files and plan is not None:
        raise Misuse("validate.files-and-plan")
    if plan is not None and is_path(plan):
        return checks.targets(here, [Path(plan)])
    return checks.targets(here, files) if files else [Target(locate(here, None, writing=writing))]


def _spare(targets: list[Target], outputs: list[Output]) -> None:
    """Refuse a report that would take the place of a file to be checked."""
    workspaces = [target.workspace for target in targets]
    inputs = {naming.normal(path) for one in workspaces for path in (*one.files, one.settings)}
    for output in outputs:
        if output.file != SCREEN and naming.normal(Path(output.file)) in inputs:
            raise Misuse("validate.output-is-input", path=output.file)


def _fix(here: Session, targets: list[Target], standard: Standard, unsafe: bool) -> None:
    """Write the mends, and say how many."""
    from caichcli.services import mends

    changes = [
        change for target in targets for change in mends.mend(here, target, standard, unsafe=unsafe)
    ]
    mends.save(here, changes)
    count = sum(change.count for change in changes)
    print(say(here.lang, "validate.fixed", count=count, files=len(changes)), file=sys.stderr)


def _show_fixes(here: Session, targets: list[Target], standard: Standard, unsafe: bool) -> None:
    from caichcli.services import mends

    for target in targets:
        for change in mends.mend(here, target, standard, unsafe=unsafe):
            sys.stdout.write(mends.difference(here, change))


def _write(here: Session, verdicts: list[Verdict], outputs: list[Output]) -> None:
    """The findings in every format asked for: files first, whole or not at all."""
    if not outputs:
        return
    names = any(output.format in formats.NAMED for output in outputs)
    report = checks.report(here, verdicts, names=names)
    for output in sorted(outputs, key=lambda output: output.file == SCREEN):
        if output.file == SCREEN:
            colour = on_terminal() and "NO_COLOR" not in os.environ
            shown = structs.replace(report, colour=colour)
            sys.stdout.write(formats.write(output.format, shown, here.lang))
            continue
        text = formats.write(output.format, report, here.lang)
        fault = writes.write(Path(output.file), text, overwrite=True)
        if fault is not None:
            raise FindingsNotWritten(output.file, fault.reason)


def _exit_code(verdicts: list[Verdict], *, strict: bool) -> int:
    findings = [finding for verdict in verdicts for finding in verdict.opened.findings]
    if any(finding.rule == UNREADABLE_FILE for finding in findings):
        return UNREADABLE
    if any(finding.severity == "error" for finding in findings):
        return FINDINGS
    doubts = findings or any(verdict.broken_base for verdict in verdicts)
    return FINDINGS if strict and doubts else 0
