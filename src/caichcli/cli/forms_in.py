"""``caich forms in``: filled forms checked, told and recorded, each file whole or not at all."""

import datetime as dt
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec import Struct

from caichcli.cli import extras, options, recording, session
from caichcli.cli.additions import Desk, desk
from caichcli.cli.forms_judging import Given, Judged, judge, same_forms
from caichcli.cli.output import emit
from caichcli.cli.usage import UNREADABLE, USAGE, Refusal
from caichcli.files.disk import placing, revisions, workspace
from caichcli.files.disk.revisions import Problem
from caichcli.files.yaml import reader
from caichcli.formats.answers.update import Changed
from caichcli.formats.forms.verdicts import FileVerdict, Outcome, Remark, Silent
from caichcli.importers.forms import reading
from caichcli.importers.forms.reading import Filled
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.agencies import Register
from caichcli.plan.model import Id, RegisterFile

ENDING = ".xlsx"
COPY = ".kiem-tra"
MOST_COPIES = 1000


class Came(Struct, frozen=True):
    """A file as it came: its form, or why it holds none."""

    path: Path
    data: bytes
    found: Filled | reading.Refused

    @property
    def name(self) -> str:
        return self.path.as_posix()


def command(
    files: Annotated[list[Path], typer.Argument(metavar="files", help="option.forms_files")],
    date: options.Day = None,
    checked: Annotated[
        Path | None, typer.Option("--checked", metavar="folder", help="option.checked")
    ] = None,
    dry_run: options.DryRun = False,
    commit: options.Commit = False,
    plan: options.Plan = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> int:
    """Read the forms and record what they say; return 2 where one was refused."""
    language = session.speak(lang)
    extras.require("office", "openpyxl")
    day = dt.date.fromisoformat(recording.day(date))
    came = [_read(path) for path in _paths(files)]
    verdicts, forms = _sorted_out(came)
    at = _desk(forms, plan, language)
    forms = [form for form in forms if not _of_another_plan(form, at, verdicts)]
    judged, name = _recorded(at, forms, day, dry_run=dry_run, commit=commit)
    verdicts |= {file.path: file for file in judged.files}
    ordered = tuple(verdicts[one.name] for one in came if one.name in verdicts)
    silent = tuple(_silent(came, ordered))
    written = judged.new.text != judged.old.text and not dry_run
    outcome = Outcome(_plan_id(at), ordered, silent, written, name, _register(at))
    copies = [] if dry_run and not checked else _copies(came, ordered, checked, language)
    _tell(outcome, format_, language)
    _told_after(judged, at, copies, dry_run=dry_run, lang=language)
    return USAGE if any(file.kind == "refused" for file in ordered) else 0


def _paths(files: Sequence[Path]) -> list[Path]:
    """The files meant; of a folder, and of a pattern that the shell left alone, all that fit."""
    found: dict[Path, None] = {}
    for path in files:
        if path.is_dir():
            inside = sorted(path.glob(f"*{ENDING}"))
        elif any(mark in path.name for mark in "*?[") and not path.exists():
            inside = sorted(path.parent.glob(path.name))
        else:
            inside = [path]
        if not inside:
            raise Refusal("forms.no-files", path=path)
        # What Excel puts beside a file that is open is no form.
        found.update(dict.fromkeys(one for one in inside if not one.name.startswith("~$")))
    return list(found)


def _read(path: Path) -> Came:
    data = workspace.read(path)
    if not isinstance(data, bytes):
        raise Refusal("forms.unreadable", UNREADABLE, path=path)
    return Came(path, data, reading.read(data))


def _sorted_out(came: Sequence[Came]) -> tuple[dict[str, FileVerdict], list[Given]]:
    """The forms to be judged, and the verdicts of what is none, stands twice or was not touched."""
    verdicts: dict[str, FileVerdict] = {}
    forms: list[Given] = []
    for one in came:
        if isinstance(one.found, reading.Refused):
            remark = Remark(f"file-{one.found.reason}", values={"detail": one.found.detail})
            verdicts[one.name] = FileVerdict(one.name, "refused", faults=(remark,))
        elif one.found.made.checked == one.found.digest:
            verdicts[one.name] = _of(Given(one.name, one.found), "skipped", "untouched-copy")
        else:
            forms.append(Given(one.name, one.found))
    kept = []
    for group in same_forms(forms).values():
        first, *others = group
        same = all(other.filled.digest == first.filled.digest for other in others)
        if same:
            kept.append(first)
            for other in others:
                verdicts[other.path] = _of(other, "skipped", "same-as", first.path)
            continue
        for form in group:
            rest = ", ".join(other.path for other in group if other is not form)
            verdicts[form.path] = _of(form, "refused", "filled-twice", rest)
    return verdicts, kept


def _of(form: Given, kind: Any, code: str, other: str = "") -> FileVerdict:
    made = form.filled.made
    remark = Remark(code, values={"other": other})
    faults, notes = ((remark,), ()) if kind == "refused" else ((), (remark,))
    return FileVerdict(
        form.path, kind, made.agency, made.period, form.filled.sheet, faults=faults, notes=notes
    )


def _desk(forms: Sequence[Given], plan: str | None, lang: Language) -> Desk:
    """The plan asked for, else the one that the first form names."""
    found = session.here(plan)
    files = {
        name: reader.load(content, name) if isinstance(content, bytes) else content
        for name, content in session.contents(found).items()
    }
    named = plan if plan is not None or not forms else forms[0].filled.made.plan
    return desk(found, files, named, session.today(), lang)


def _plan_id(at: Desk) -> Id:
    data: Any = at.document.data
    return str(data["plan"]["id"])


def _of_another_plan(form: Given, at: Desk, verdicts: dict[str, FileVerdict]) -> bool:
    if form.filled.made.plan == _plan_id(at):
        return False
    verdicts[form.path] = _of(form, "refused", "other-plan", form.filled.made.plan)
    return True


def _recorded(
    at: Desk, forms: Sequence[Given], day: dt.date, *, dry_run: bool, commit: bool
) -> tuple[Judged, str | None]:
    """Judge the forms and write the plan; the commit's name, where one was asked for."""
    if dry_run:
        return judge(at, forms, day), None
    where = recording.repository(at.workspace.root) if commit else None
    judged = recording.save(at, lambda fresh: judge(fresh, forms, day))
    if where is None or not judged.changed:
        return judged, None
    message = recording.subject_of("record.commit-update", _each_once(judged.changed))
    found = revisions.commit(where, at.workspace.root / at.file, message)
    if isinstance(found, Problem):
        raise Refusal("record.not-committed", UNREADABLE, detail=found.detail or found.reason)
    return judged, found


def _each_once(changed: Sequence[Changed]) -> list[Changed]:
    return list({one.task: one for one in changed}.values())


def _silent(came: Sequence[Came], files: Sequence[FileVerdict]) -> Iterator[Silent]:
    """Who was asked together with those that answered, and has not, or not of everything."""
    asked: dict[Id, None] = {}
    for one in came:
        if isinstance(one.found, Filled):
            asked.update(dict.fromkeys(one.found.made.batch))
    by_agency = {file.agency: file for file in files if file.rows}
    for agency in asked:
        file = by_agency.get(agency)
        if file is None:
            if not any(one.agency == agency for one in files):
                yield Silent(agency, "no-form")
            continue
        left = file.count("empty")
        if left:
            yield Silent(agency, "empty" if left == len(file.rows) else "part", left)


def _copies(
    came: Sequence[Came], files: Sequence[FileVerdict], folder: Path | None, lang: Language
) -> list[Path]:
    """Write a checked copy of every form with refusals; into a folder that was named, of all."""
    by_name = {file.path: file for file in files}
    written = []
    for one in came:
        verdict = by_name.get(one.name)
        wanted = verdict and verdict.rows and (folder or verdict.kind == "refused")
        if verdict is None or not wanted or not isinstance(one.found, Filled):
            continue
        path = _copy_path(one.path, folder)
        fault = placing.write(path, _checked(one, verdict, lang), overwrite=True)
        if fault is not None:
            raise Refusal(f"render.{fault.reason}", UNREADABLE, path=path)
        written.append(path)
    return written


def _checked(one: Came, verdict: FileVerdict, lang: Language) -> bytes:
    from caichcli.formats.forms import checked

    assert isinstance(one.found, Filled)
    book = reading.workbook(one.data)
    heads = reading.heads(book[verdict.sheet])
    assert heads is not None
    return checked.write(book, verdict, heads[0], one.found.digest, lang)


def _copy_path(path: Path, folder: Path | None) -> Path:
    """``X.kiem-tra.xlsx``, unless somebody has worked in it: then ``X.kiem-tra-2.xlsx``, ..."""
    stem = path.stem.partition(COPY)[0]
    names = [f"{stem}{COPY}{ENDING}", *(f"{stem}{COPY}-{n}{ENDING}" for n in range(2, MOST_COPIES))]
    paths = [(folder or path.parent) / name for name in names]
    return next((one for one in paths if _free(one)), paths[-1])


def _free(path: Path) -> bool:
    """Whether there is nothing to be lost: no file, or a checked copy that nobody touched."""
    if not os.path.lexists(path):
        return True
    data = workspace.read(path)
    found = reading.read(data) if isinstance(data, bytes) else None
    return isinstance(found, Filled) and found.made.checked == found.digest


def _tell(outcome: Outcome, format_: str, lang: Language) -> None:
    from caichcli.formats.answers import forms_in

    emit(forms_in, outcome, lang, format_)


def _register(at: Desk) -> Register:
    import msgspec

    where = at.workspace.register
    content = at.files[at.workspace.shown(where)] if where else None
    data = content.data if isinstance(content, reader.Document) else None
    return Register(msgspec.convert(data, RegisterFile)) if data else Register()


def _told_after(
    judged: Judged, at: Desk, copies: Sequence[Path], *, dry_run: bool, lang: Language
) -> None:
    for path in copies:
        print(say(lang, "forms.copy", path=path), file=sys.stderr)
    key = "record.dry-run" if dry_run else "record.written"
    shown = recording.shown_path(at)
    print(say(lang, key, path=shown, count=len(judged.changed)), file=sys.stderr)
