"""``caich validate``: every fault of every file, in the form that each reader takes."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from caichcli.cli import findings_out, options, session, streams
from caichcli.cli.usage import Misuse
from caichcli.language.characters import printable
from caichcli.language.messages import say
from caichcli.services import checks
from caichcli.services.checks import Standard, Target, judge
from caichcli.services.errors import GitRefused, NoBase
from caichcli.services.location import is_path
from caichcli.services.questions import day_of
from caichcli.services.session import Session


def command(
    files: Annotated[list[Path] | None, typer.Argument(metavar="files")] = None,
    base: Annotated[str | None, typer.Option("--base", metavar="base")] = None,
    strict_base: Annotated[bool, typer.Option("--strict-base")] = False,
    draft: Annotated[bool, typer.Option("--draft")] = False,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    fix: Annotated[bool, typer.Option("--fix")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes")] = False,
    diff: Annotated[bool, typer.Option("--diff")] = False,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="day", help="option.validate_as_of")
    ] = None,
    today: options.Today = None,
    format_: options.FindingsFormat = None,
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
    outputs = findings_out.outputs(format_, output or [])
    if unsafe_fixes and not (fix or diff):
        raise Misuse("validate.unsafe-alone")
    if strict_base and base is None:
        raise Misuse("validate.strict-base-alone")
    if as_of is not None and base is None:
        raise Misuse("validate.as-of-alone")
    if files and plan is not None:
        raise Misuse("validate.files-and-plan")
    by_path = plan is not None and is_path(plan)
    day = None if as_of is None else day_of(as_of, "as-of")
    standard = Standard(base, None if by_path else plan, draft, day)
    paths = [Path(plan)] if plan is not None and by_path else files or []
    targets = checks.targets(here, paths, writing=fix and not diff)
    findings_out.spare(targets, outputs)
    if diff or fix:
        _mend(here, targets, standard, unsafe=unsafe_fixes, write=not diff)
    if diff:
        outputs = [one for one in outputs if one.file != findings_out.SCREEN]
    try:
        verdicts = [judge(here, target, standard) for target in targets]
    except GitRefused as refused:
        raise NoBase(refused.reason, refused.detail) if strict_base else refused from None
    findings_out.write(here, verdicts, outputs)
    findings_out.tell_of_bases(here, verdicts, base)
    return findings_out.exit_code(verdicts, strict=strict, strict_base=strict_base)


def _mend(
    here: Session, targets: Sequence[Target], standard: Standard, *, unsafe: bool, write: bool
) -> None:
    """Write the mends and say how many, or only show them."""
    from caichcli.services import mends

    changes = [
        change for target in targets for change in mends.mend(here, target, standard, unsafe=unsafe)
    ]
    if not write:
        sys.stdout.writelines(printable(mends.difference(here, change)) for change in changes)
        return
    mends.save(here, changes)
    if changes:
        streams.work_done()
    count = sum(change.count for change in changes)
    print(say(here.lang, "validate.fixed", count=count, files=len(changes)), file=sys.stderr)
