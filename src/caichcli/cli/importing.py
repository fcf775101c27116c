"""A table taken over at the screen: into a draft of its own or into a plan, and what is said."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct, structs

from caichcli.cli import refusals, streams
from caichcli.cli.asking import is_meant, possible
from caichcli.cli.asking.terms import settled
from caichcli.cli.options.imports import ImportOptions
from caichcli.cli.output import emit, show_difference
from caichcli.cli.recording import registers
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


def checked(wish: ImportOptions) -> ImportOptions:
    """Return the options, the answers by their names; refuse what does not go together.

    No plan says in which register proposals are to be entered; one commit cannot be of two files.
    """
    output = wish.output
    if wish.apply and not wish.dry_run and wish.into is None:
        raise Misuse("importing.apply-alone")
    if wish.into is not None and (output is not None or any(_of_head(wish))):
        raise Misuse("importing.both")
    if wish.register and not (output or wish.into):
        raise Misuse("importing.register-alone")
    if wish.register and wish.commit:
        raise Misuse("importing.register-commit")
    if output is not None and str(output) == streams.STANDARD:
        raise Misuse("usage.no-standard-output")
    return structs.replace(wish, yes=[one_of(name, ASKED, "yes") for name in wish.yes or ()])


def _of_head(wish: ImportOptions) -> tuple[str | None, ...]:
    return wish.title, wish.document, wish.issuer, wish.period


def into_plan(here: Session, source: TaskFile, wish: ImportOptions, plan: str) -> int:
    """Put the draft into a plan, its terms read by whoever sits there, and print what became."""
    order = ImportOrder(
        plan,
        wish.area,
        wish.apply and not wish.dry_run,
        wish.skip_refused,
        wish.commit,
        wish.register,
        wish.yes or (),
    )
    if wish.readings or order.apply:
        trial = imports.put_in(here, source, structs.replace(order, apply=False))
        ask = order.apply and trial.fault is None
        source = settled(here, source, trial.draft, trial.unread(), wish.readings, ask=ask)
        yes = [*order.yes, *_offered(trial.draft, order.yes, here.lang, ask=ask)]
        order = structs.replace(order, yes=yes)
    trial = imports.put_in(here, source, order)
    _write_verdicts(here, wish, trial.draft)
    _print_trial(source, trial, wish.format_, here.lang)
    judgement = trial.recording.judgement if trial.recording else None
    return _code(trial.draft, judgement.left_out if judgement else (), here.lang)


class PlanDraft(Struct, frozen=True):
    """A draft of a new plan: its table, its head as typed and as the paper fills it, its tasks."""

    source: TaskFile
    own: Head
    head: Head
    draft: Draft
    yes: Sequence[str]


def to_draft(here: Session, source: TaskFile, wish: ImportOptions) -> int:
    """Make a plan of its own of the draft, written where a file is named, and print it."""
    own = heads.head(wish.output, *_of_head(wish))
    head = heads.of_paper(own, source)
    new = PlanDraft(source, own, head, imports.draft(source, head), wish.yes or ())
    new = _settled(here, new, wish)
    _write_verdicts(here, wish, new.draft)
    change: RegisterChange | None = None
    left_out: Sequence[Refusal] = ()
    if wish.output is not None:
        if wish.register:
            change = imports.proposed(here, wish.output, new.draft)
        left_out = _write(here, new, wish.output, wish)
    target = None if wish.dry_run or wish.output is None else str(wish.output)
    if target is not None:
        streams.work_done()
    table, name = new.source.table, new.source.path.name
    answer = words.Import(name, table, new.draft, output=target, entering=change is not None)
    emit(words, answer, here.lang, wish.format_)
    if change and not wish.dry_run:
        registers.write(change)
    for line in _notes(new, change, wish, here.lang):
        print(line, file=sys.stderr)
    return _code(new.draft, left_out, here.lang)


def _settled(here: Session, new: PlanDraft, wish: ImportOptions) -> PlanDraft:
    """The draft with its terms read, and what is offered answered, by whoever sits there."""
    ask = wish.output is not None and not wish.dry_run
    source = settled(here, new.source, new.draft, new.draft.unread(), wish.readings, ask=ask)
    draft = new.draft if source is new.source else imports.draft(source, new.head)
    yes = [*new.yes, *_offered(draft, new.yes, here.lang, ask=ask)]
    return structs.replace(new, source=source, draft=draft, yes=yes)


def _write(here: Session, new: PlanDraft, output: Path, wish: ImportOptions) -> Sequence[Refusal]:
    """Write the draft with what its file tells of the work; return the entries left out."""
    history = imports.with_history(here, new.source, new.head, new.draft, new.yes)
    draft, overwrite, dry_run = history.draft, wish.force, wish.dry_run
    imports.write(here, new.source, new.head, draft, output, overwrite=overwrite, dry_run=dry_run)
    return history.left_out


def _offered(draft: Draft, answers: Sequence[str], lang: Language, *, ask: bool) -> list[str]:
    """The question on days of completion, where whoever sits there takes those of the results."""
    offers = [one.task for one in draft.entries if one.entry.offer]
    if not (ask and offers and possible()) or BY_RESULT in answers:
        return []
    question = say(lang, "importing.offered", count=len(offers), tasks=", ".join(offers))
    return [BY_RESULT] if is_meant(question, lang) else []


def _write_verdicts(here: Session, wish: ImportOptions, draft: Draft) -> None:
    """Write the verdicts as a sheet whose last column takes what terms are read as."""
    if wish.verdicts is None:
        return
    sheet = verdict_sheet.write(draft, here.lang)
    write_sheet(here, wish.verdicts, sheet, overwrite=wish.force)
    streams.work_done()
    print(say(here.lang, "importing.verdicts-written", path=wish.verdicts), file=sys.stderr)


def _code(draft: Draft, left_out: Sequence[Refusal], lang: Language) -> int:
    """Say which entries are left out; the exit code tells whether anything is left to decide."""
    for refusal in left_out:
        print(refusals.left_out(refusal, lang), file=sys.stderr)
    return FINDINGS if draft.is_undecided or left_out else 0


def _notes(
    new: PlanDraft, change: RegisterChange | None, wish: ImportOptions, lang: Language
) -> Iterator[str]:
    """What was written of a draft, or would be, and what it lacks."""
    if statements := "; ".join(_of_paper(new.own, new.head, lang)):
        yield say(lang, "importing.from-paper", what=statements)
    if wish.output is None:
        yield say(lang, "importing.no-output")
        return
    key = "importing.dry-run-new" if wish.dry_run else "importing.written"
    yield say(lang, key, path=wish.output)
    if new.head.missing:
        yield say(lang, "importing.note-missing", keys=", ".join(new.head.missing))
    if change and not wish.dry_run:
        yield _registered(change, lang)
    elif new.draft.proposals and not change:
        yield say(lang, "importing.note-proposals", count=len(new.draft.proposals))


def _of_paper(own: Head, head: Head, lang: Language) -> Iterator[str]:
    """What nobody said of a new plan and the paper says itself."""
    if head.title and not own.title:
        yield head.title
    if head.number and not own.number:
        yield f"{head.number} ({day(head.date, lang)})" if head.date else head.number
    if head.start and head.end and not own.start:
        yield f"{day(head.start, lang)} – {day(head.end, lang)}"


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
