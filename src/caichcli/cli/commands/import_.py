"""``caich import``: a table of Word, Excel, CSV or Markdown -> a draft plan, a verdict a row."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from msgspec import structs

from caichcli.cli import options, refusals, register_changes, session, streams
from caichcli.cli.asking import is_meant, possible
from caichcli.cli.complete import area_names, plan_names
from caichcli.cli.options import records
from caichcli.cli.output import emit, show_difference
from caichcli.cli.readings import settled
from caichcli.cli.usage import FINDINGS, Misuse
from caichcli.formats import verdict_sheet
from caichcli.formats.answers import import_ as words
from caichcli.importers.drafts.draft import Draft
from caichcli.importers.drafts.plan_text import Head
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.services.errors import Refusal, one_of
from caichcli.services.importing import heads, imports
from caichcli.services.importing.imports import ImportOrder, TaskFile, Trial
from caichcli.services.importing.readings import write_sheet
from caichcli.services.importing.sheet_reports import BY_RESULT
from caichcli.services.records.confirmations import ASKED
from caichcli.services.registers import RegisterChange
from caichcli.services.session import Session


def command(
    file: Annotated[Path, typer.Argument(metavar="file", help="option.import_file")],
    table: records.Tables = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="file", help="option.draft_output")
    ] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    title: records.PlanTitle = None,
    document: records.PlanDocument = None,
    issuer: records.PlanIssuer = None,
    period: records.PlanPeriod = None,
    into: Annotated[
        str | None, typer.Option("--into", metavar="plan", autocompletion=plan_names)
    ] = None,
    area: Annotated[
        str | None,
        typer.Option(
            "--area", metavar="area", autocompletion=area_names, help="option.import_area"
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="option.import_dry_run")] = False,
    apply: Annotated[bool, typer.Option("--apply")] = False,
    skip_refused: Annotated[bool, typer.Option("--skip-refused")] = False,
    register: Annotated[bool, typer.Option("--register", help="option.register_proposed")] = False,
    reported_on: records.ReportedOn = None,
    with_names: records.NamesIn = False,
    yes: records.Yes = None,
    readings: records.Readings = None,
    verdicts: Annotated[Path | None, typer.Option("--verdicts", metavar="file")] = None,
    commit: records.Commit = False,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> int:
    """Print what each row was taken as, and what was written; return 1 where one is in doubt."""
    here = session.start(lang)
    if apply and not dry_run and into is None:
        raise Misuse("importing.apply-alone")
    if into is not None and (output is not None or any((title, document, issuer, period))):
        raise Misuse("importing.both")
    _check(output, has_plan=bool(output or into), register=register, commit=commit)
    answers = [one_of(name, ASKED, "yes") for name in yes or ()]
    source = imports.read(here, file, table or [], output or into)
    source = imports.told(source, reported_on, with_names=with_names)
    if into is not None:
        order = ImportOrder(
            into, area, apply and not dry_run, skip_refused, commit, register, answers
        )
        return _put_in(here, source, order, readings, verdicts, format_, force=force)
    own = heads.head(output, title, document, issuer, period)
    new = heads.of_paper(own, source)
    draft = imports.draft(source, new)
    ask = output is not None and not dry_run
    as_read = settled(here, source, draft, draft.unread(), readings, ask=ask)
    if as_read is not source:
        source, draft = as_read, imports.draft(as_read, new)
    answers += _offered(draft, answers, here.lang, ask=ask)
    _write_verdicts(here, verdicts, draft, overwrite=force)
    change = imports.proposed(here, output, draft) if register and output else None
    left_out: Sequence[Refusal] = ()
    target = None if dry_run else output
    if output is not None:
        history = imports.with_history(here, source, new, draft, answers)
        imports.write(here, source, new, history.draft, output, overwrite=force, dry_run=dry_run)
        left_out = history.left_out
    if target is not None:
        streams.work_done()
    _print_draft(source, draft, target, format_, here.lang, entering=change is not None)
    if change and not dry_run:
        register_changes.write(change)
    if statements := "; ".join(_of_paper(own, new, here.lang)):
        print(say(here.lang, "importing.from-paper", what=statements), file=sys.stderr)
    for line in _lines(new, draft, output, change, here.lang, dry_run=dry_run):
        print(line, file=sys.stderr)
    return _code(draft, left_out, here.lang)


def _put_in(
    here: Session,
    source: TaskFile,
    order: ImportOrder,
    readings: Path | None,
    verdicts: Path | None,
    format_: str,
    *,
    force: bool,
) -> int:
    """Put the draft into a plan, its terms read by whoever sits there, and print what became."""
    if readings or order.apply:
        trial = imports.put_in(here, source, structs.replace(order, apply=False))
        ask = order.apply and trial.fault is None
        source = settled(here, source, trial.draft, trial.unread(), readings, ask=ask)
        yes = [*order.yes, *_offered(trial.draft, order.yes, here.lang, ask=ask)]
        order = structs.replace(order, yes=yes)
    trial = imports.put_in(here, source, order)
    _write_verdicts(here, verdicts, trial.draft, overwrite=force)
    _print_trial(source, trial, format_, here.lang)
    judgement = trial.recording.judgement if trial.recording else None
    return _code(trial.draft, judgement.left_out if judgement else (), here.lang)


def _offered(draft: Draft, answers: Sequence[str], lang: Language, *, ask: bool) -> list[str]:
    """The question on days of completion, where whoever sits there takes those of the results."""
    offers = [one.task for one in draft.entries if one.entry.offer]
    if not (ask and offers and possible()) or BY_RESULT in answers:
        return []
    question = say(lang, "importing.offered", count=len(offers), tasks=", ".join(offers))
    return [BY_RESULT] if is_meant(question, lang) else []


def _write_verdicts(here: Session, path: Path | None, draft: Draft, *, overwrite: bool) -> None:
    """Write the verdicts as a sheet whose last column takes what terms are read as."""
    if path is None:
        return
    write_sheet(here, path, verdict_sheet.write(draft, here.lang), overwrite=overwrite)
    streams.work_done()
    print(say(here.lang, "importing.verdicts-written", path=path), file=sys.stderr)


def _check(output: Path | None, *, has_plan: bool, register: bool, commit: bool) -> None:
    """Refuse what does not go together.

    No plan says in which register proposals are to be entered; one commit cannot be of two files.
    """
    if register and not has_plan:
        raise Misuse("importing.register-alone")
    if register and commit:
        raise Misuse("importing.register-commit")
    if output is not None and str(output) == streams.STANDARD:
        raise Misuse("usage.no-standard-output")


def _code(draft: Draft, left_out: Sequence[Refusal], lang: Language) -> int:
    """Say which entries are left out; the exit code tells whether anything is left to decide."""
    for refusal in left_out:
        print(refusals.left_out(refusal, lang), file=sys.stderr)
    return FINDINGS if draft.is_undecided or left_out else 0


def _print_draft(
    source: TaskFile,
    draft: Draft,
    output: Path | None,
    format_: str,
    lang: Language,
    *,
    entering: bool,
) -> None:
    """Print the verdicts on the rows of a draft."""
    target = None if output is None else str(output)
    answer = words.Import(source.path.name, source.table, draft, output=target, entering=entering)
    emit(words, answer, lang, format_)


def _of_paper(own: Head, new: Head, lang: Language) -> Iterator[str]:
    """What nobody said of a new plan and the paper says itself."""
    if new.title and not own.title:
        yield new.title
    if new.number and not own.number:
        yield f"{new.number} ({day(new.date, lang)})" if new.date else new.number
    if new.start and new.end and not own.start:
        yield f"{day(new.start, lang)} – {day(new.end, lang)}"


def _lines(
    new: Head,
    draft: Draft,
    output: Path | None,
    change: RegisterChange | None,
    lang: Language,
    *,
    dry_run: bool,
) -> Iterator[str]:
    """What was written of a draft, or would be, and what it lacks."""
    if output is None:
        yield say(lang, "importing.no-output")
        return
    yield say(lang, "importing.dry-run-new" if dry_run else "importing.written", path=output)
    if new.missing:
        yield say(lang, "importing.note-missing", keys=", ".join(new.missing))
    if change and not dry_run:
        yield _registered(change, lang)
    elif draft.proposals and not change:
        yield say(lang, "importing.note-proposals", count=len(draft.proposals))


def _registered(change: RegisterChange, lang: Language) -> str:
    count = len(change.holders)
    return say(lang, "importing.note-registered", count=count, path=change.path)


def _print_trial(source: TaskFile, trial: Trial, format_: str, lang: Language) -> None:
    """Print the verdicts, how they compare with the plan, and what became of it."""
    recording = trial.recording
    if trial.applied:
        streams.work_done()
    difference = recording.difference() if recording else ""
    answer = words.Import(
        source.path.name,
        source.table,
        trial.draft,
        trial.comparison,
        trial.path,
        difference,
        recording.commit if recording else None,
        trial.path if trial.applied else None,
        recording.judgement.receipt if recording else None,
        entering=trial.entered is not None,
    )
    emit(words, answer, lang, format_)
    if recording and difference and format_ == "text":
        show_difference(recording.difference, "\n")
    if trial.fault is not None:
        raise trial.fault
    assert recording is not None
    if recording.judgement.warnings.findings:
        print(refusals.findings(recording.judgement.warnings, lang), file=sys.stderr)
    applied = "applied-duties" if source.table.duty else "applied"
    key = "no-change" if not difference else applied if trial.applied else "dry-run"
    count = len({one.task for one in recording.judgement.records})
    if trial.entered and trial.applied:
        print(_registered(trial.entered, lang), file=sys.stderr)
    print(say(lang, f"importing.{key}", path=trial.path, count=count), file=sys.stderr)
