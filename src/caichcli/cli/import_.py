"""``caich import``: a table of Word, Excel, CSV or Markdown -> a draft plan, a verdict a row."""

import datetime as dt
import re
import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from caichcli.cli import importing_into, options, session
from caichcli.cli.complete import area_names, plan_names
from caichcli.cli.importing_into import Asked, Result
from caichcli.cli.output import emit
from caichcli.cli.usage import FINDINGS, UNREADABLE, USAGE, Refusal, unwritten
from caichcli.files.disk import workspace, writes
from caichcli.files.yaml import reader
from caichcli.formats.answers import import_ as words
from caichcli.importers import building, plan_text, reading, tables
from caichcli.importers.draft import Terms
from caichcli.importers.grids.grid import Refused, Source
from caichcli.importers.plan_text import Head
from caichcli.importers.tables import Table
from caichcli.language.messages import say
from caichcli.language.wording import Language, read_day
from caichcli.plan.agencies import Register
from caichcli.plan.model import RegisterFile

# What a person can put right in the command line; all else is the file's.
USAGES = ("several-tables", "no-such-table", "not-of-tasks", "no-library", "office-missing")

_YEARS = re.compile(r"([0-9]{4})(?:\s*[-–]\s*([0-9]{4}))?")


def command(
    file: Annotated[Path, typer.Argument(metavar="file", help="option.import_file")],
    table: Annotated[list[int] | None, typer.Option("--table", metavar="number")] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="file", help="option.draft_output")
    ] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    title: Annotated[
        str | None, typer.Option("--title", metavar="text", help="option.plan_title")
    ] = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="document", help="option.plan_document")
    ] = None,
    issuer: Annotated[str | None, typer.Option("--issuer", metavar="text")] = None,
    period: Annotated[
        str | None, typer.Option("--period", metavar="period", help="option.plan_period")
    ] = None,
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
    commit: options.Commit = False,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> int:
    """Tell what each row was taken as; write the draft where it is asked for.

    Returns 1 where rows are refused or doubtful.
    """
    language = session.speak(lang)
    _check(output, into, apply=apply and not dry_run, new=(title, document, issuer, period))
    register = _register(output or into)
    source, chosen = _read(file, table or [], register, language)
    notes = (*source.notes, *words.hidden(chosen.grids), *words.converted(chosen.grids))
    if into is not None:
        asked = Asked(
            chosen,
            notes,
            area,
            into,
            apply and not dry_run,
            skip_refused,
            commit,
            format_,
            language,
        )
        result = importing_into.carry_out(asked)
    else:
        head = _head(output, title, document, issuer, period)
        terms = Terms(head.start, head.end, head.date)
        built = building.build(chosen, register, terms)
        result = Result(importing_into.noted(built, notes))
        if output is not None:
            result = _write(result, head, output, file, force=force, lang=language)
    _tell(result, chosen, file, format_, language)
    draft = result.draft
    return FINDINGS if draft.count("refused") or draft.count("doubtful") else 0


def _check(
    output: str | None, into: str | None, *, apply: bool, new: tuple[str | None, ...]
) -> None:
    """What the options ask for together: a new plan, or one that is there."""
    if apply and into is None:
        raise Refusal("importing.apply-alone")
    if into is not None and (output is not None or any(new)):
        raise Refusal("importing.both")


def _read(
    file: Path, numbers: list[int], register: Register, lang: Language
) -> tuple[Source, Table]:
    """The file and the table of tasks in it; a Refusal that says why there is none."""
    data = workspace.read(file)
    if not isinstance(data, bytes):
        raise Refusal(f"import_files.{data.reason}", UNREADABLE, path=file)
    source = reading.read(data, file.name)
    if isinstance(source, Refused):
        raise _refused(source, file, lang)
    chosen = tables.choose(source, numbers, register)
    if isinstance(chosen, Refused):
        raise _refused(chosen, file, lang)
    return source, chosen


def _refused(why: Refused, file: Path, lang: Language) -> Refusal:
    values = dict(why.values)
    if "tables" in values:
        values["tables"] = words.candidates(values["tables"], lang)
    code = USAGE if why.reason in USAGES else UNREADABLE
    return Refusal(f"import_files.{why.reason}", code, path=file, **values)


def _register(plan: str | None) -> Register:
    """The register of the workspace that the plan is in, else of the one here; or none."""
    found = workspace.find(Path(plan).absolute().parent if plan else Path.cwd())
    if found is None or found.register is None:
        return Register()
    content = workspace.read(found.register)
    document = reader.load(content, "") if isinstance(content, bytes) else None
    try:
        if document is None or document.findings:
            raise msgspec.ValidationError
        return Register(msgspec.convert(document.data, RegisterFile))
    except msgspec.ValidationError:
        path = found.shown(found.register)
        raise Refusal("importing.register-broken", UNREADABLE, path=path) from None


def _head(
    output: str | None,
    title: str | None,
    document: str | None,
    issuer: str | None,
    period: str | None,
) -> Head:
    """What is said of the new plan; its id is the name of its file."""
    number, _, typed = (document or "").rpartition("@") if "@" in (document or "") else (
        document or "", "", ""
    )  # fmt: skip
    date = session.read_date(typed, "--document") if typed else None
    start, end = _period(period)
    id_ = re.sub(r"[^0-9A-Za-zÀ-ỹ._-]+", "-", Path(output).stem).strip("-._") if output else ""
    return Head(id_ or "ban-thao", title, number or None, date, issuer, start, end)


def _period(typed: str | None) -> tuple[dt.date | None, dt.date | None]:
    """A year, years, or two days."""
    if typed is None:
        return None, None
    years = _YEARS.fullmatch(typed.strip())
    if years:
        first, last = int(years[1]), int(years[2] or years[1])
        found = (dt.date(first, 1, 1), dt.date(last, 12, 31)) if first else None
    else:
        one, dots, other = typed.partition("..")
        days = (read_day(one), read_day(other)) if dots else (None, None)
        found = (days[0], days[1]) if days[0] and days[1] else None
    if found is None or found[0] > found[1]:
        raise Refusal("importing.period", value=typed)
    return found


def _write(
    result: Result, head: Head, output: str, file: Path, *, force: bool, lang: Language
) -> Result:
    """The draft as a new plan file."""
    origin = say("vi", "importing.origin", file=file.name)
    text = plan_text.write(head, result.draft, say("vi", "importing.lacking"), origin)
    fault = writes.write(Path(output), text, overwrite=force)
    if fault is not None:
        raise unwritten(fault.reason, output)
    said = [say(lang, "importing.written", path=output)]
    if head.missing:
        said.append(say(lang, "importing.note-missing", keys=", ".join(head.missing)))
    if result.draft.proposals:
        count = len(result.draft.proposals)
        said.append(say(lang, "importing.note-proposals", count=count))
    return Result(result.draft, written=output, said=tuple(said))


def _tell(result: Result, table: Table, file: Path, format_: str, lang: Language) -> None:
    """Print the verdicts, and what was or was not written."""
    answer = words.Import(
        file.name,
        table,
        result.draft,
        result.compared,
        result.file,
        result.diff,
        result.commit,
        result.written,
    )
    emit(words, answer, lang, format_)
    if format_ == "text" and result.diff:
        sys.stdout.write(f"\n{result.shown or result.diff}")
    if result.refusal is not None:
        raise result.refusal
    for line in result.said or (say(lang, "importing.no-output"),):
        print(line, file=sys.stderr)
