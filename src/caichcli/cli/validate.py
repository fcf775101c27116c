"""``caich validate``: every fault of every file, in the form that each reader takes."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct, structs

from caichcli.cli import options, session, targets
from caichcli.cli.judging import Judged, Question, judge, report
from caichcli.cli.output import on_terminal
from caichcli.cli.session import Opened
from caichcli.cli.targets import Target
from caichcli.cli.usage import FINDINGS, UNREADABLE, Refusal, one_of, unwritten
from caichcli.files.disk import naming, placing
from caichcli.formats import findings as formats
from caichcli.formats.findings.report import UNREADABLE as UNREADABLE_FILE
from caichcli.language.messages import say
from caichcli.language.wording import Language

SCREEN = "-"


class Output(Struct, frozen=True):
    """A format, and the file that it goes to; ``-`` is the standard output."""

    format: str
    file: str


def command(
    files: Annotated[list[Path] | None, typer.Argument(metavar="files")] = None,
    base: Annotated[str | None, typer.Option("--base", metavar="base")] = None,
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
    """Tell every finding; return 1 where there are errors, 3 where a file could not be read."""
    language = session.speak(lang)
    outputs = _outputs(format_, output or [])
    if unsafe_fixes and not (fix or diff):
        raise Refusal("validate.unsafe-alone")
    now = session.today() if today is None else session.read_date(today, "--today")
    named = None if plan is None or session.is_path(plan) else plan
    question = Question(now, base, named, draft)
    found = _targets(files or [], plan)
    _spare(found, outputs)
    if diff:
        _show_fixes(found, question, unsafe_fixes)
        outputs = [one for one in outputs if one.file != SCREEN]
    elif fix:
        _fix(found, question, unsafe_fixes, language)
    judged = [judge(target, question) for target in found]
    _write(judged, outputs, language)
    for one in judged:
        if one.broken_base is not None:
            count = len(one.broken_base.opened.findings)
            words = say(language, "validate.base-broken", base=base, count=count)
            print(words, file=sys.stderr)
    return _exit_code(judged, strict=strict)


def _outputs(format_: str | None, typed: list[str]) -> list[Output]:
    """Every output asked for; the screen has what ``--format`` says, unless only files are named.

    No two may go to one place.
    """
    outputs = [_output(text) for text in typed]
    if format_ is not None or not outputs:
        outputs.append(Output(one_of(format_ or "text", formats.FORMATS, "--format"), SCREEN))
    files = [output.file for output in outputs]
    for file in files:
        if files.count(file) > 1:
            key = "validate.screen-twice" if file == SCREEN else "validate.file-twice"
            raise Refusal(key, path=file)
    return outputs


def _output(typed: str) -> Output:
    format_, sign, file = typed.partition("=")
    if not (format_ and sign and file):
        raise Refusal("validate.output-form", value=typed, formats="|".join(formats.FORMATS))
    return Output(one_of(format_, formats.FORMATS, "--output"), file)


def _targets(files: list[Path], plan: str | None) -> list[Target]:
    if files and plan is not None:
        raise Refusal("validate.files-and-plan")
    if plan is not None and session.is_path(plan):
        return targets.find([Path(plan)])
    return targets.find(files) if files else [Target(session.here(None))]


def _spare(found: list[Target], outputs: list[Output]) -> None:
    """Refuse a report that would take the place of a file to be checked."""
    workspaces = [target.workspace for target in found]
    checked = {naming.normal(path) for one in workspaces for path in (*one.files, one.settings)}
    for output in outputs:
        if output.file != SCREEN and naming.normal(Path(output.file)) in checked:
            raise Refusal("validate.output-is-input", path=output.file)


def _fix(found: list[Target], question: Question, unsafe: bool, lang: Language) -> None:
    """Write the mends, and say how many."""
    from caichcli.cli import mending

    changes = [one for target in found for one in mending.mend(target, question, unsafe=unsafe)]
    mending.save(changes)
    count = sum(changed.count for changed in changes)
    print(say(lang, "validate.fixed", count=count, files=len(changes)), file=sys.stderr)


def _show_fixes(found: list[Target], question: Question, unsafe: bool) -> None:
    from caichcli.cli import mending

    for target in found:
        for changed in mending.mend(target, question, unsafe=unsafe):
            sys.stdout.write(mending.difference(changed))


def _write(judged: list[Judged], outputs: list[Output], lang: Language) -> None:
    """The findings in every format asked for: files first, whole or not at all."""
    if not outputs:
        return
    found = report(judged, lang, named=any(one.format in formats.NAMED for one in outputs))
    for output in sorted(outputs, key=lambda output: output.file == SCREEN):
        if output.file == SCREEN:
            colour = on_terminal() and "NO_COLOR" not in os.environ
            shown = structs.replace(found, colour=colour)
            sys.stdout.write(formats.write(output.format, shown, lang))
            continue
        text = formats.write(output.format, found, lang)
        fault = placing.write(Path(output.file), text, overwrite=True)
        if fault is not None:
            raise unwritten(fault.reason, output.file, "validate.not-written-")


def _exit_code(judged: list[Judged], *, strict: bool) -> int:
    findings = [finding for one in judged for finding in one.opened.findings]
    if any(finding.rule == UNREADABLE_FILE for finding in findings):
        return UNREADABLE
    if any(finding.severity == "error" for finding in findings):
        return FINDINGS
    told = findings or any(one.broken_base for one in judged)
    return FINDINGS if strict and told else 0


def told(opened: Opened, lang: Language) -> str:
    """The findings of one workspace, as words."""
    return formats.write("text", report([Judged(Target(opened.workspace), opened)], lang), lang)
