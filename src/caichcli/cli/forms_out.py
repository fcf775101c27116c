"""``caich forms out``: one Excel form an agency, all of them or none."""

import datetime as dt
import re
import sys
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct, structs

from caichcli import __version__
from caichcli.cli import extras, options, session
from caichcli.cli.complete import agency_names
from caichcli.cli.making import revision_of
from caichcli.cli.session import Asked
from caichcli.cli.usage import Refusal, unwritten
from caichcli.files.disk import placing, workspace
from caichcli.formats.forms.sending import Sending
from caichcli.language import wording
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.book import EARLIEST, LATEST, Book
from caichcli.plan.model import Id
from caichcli.views.form import Form, form, reporters, unknown_members

ALL = "all"
DIGITS = 16
_KEY = re.compile(r"([0-9]{4})(?:-(?:[Qq]([1-4])|[Hh]([12])|([0-9]{2})))?")


class Period(Struct, frozen=True):
    """A period of the calendar: its key (``2020-Q2``), first and last day, words."""

    key: str
    first: dt.date
    last: dt.date
    label: str


def command(
    period: Annotated[str, typer.Option("--period", metavar="period")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="folder", help="option.forms_folder")
    ],
    agency: Annotated[
        list[str] | None,
        typer.Option(
            "--agency",
            "-a",
            metavar="agency",
            autocompletion=agency_names,
            help="option.forms_agency",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    lang: options.Lang = "vi",
) -> None:
    """Write the forms into a folder."""
    language = session.speak(lang)
    extras.require("office", "xlsxwriter")
    named = read_period(period, language)
    asked = _ask(plan, as_of, named)
    book = asked.book
    if named.last < book.head.period.start or named.first > book.head.period.end:
        end = wording.day(book.head.period.end, language)
        raise Refusal("forms.outside", period=named.label, plan=book.head.id, end=end)
    ids = _agencies(book, asked.day, agency, language)
    made = [form(book, id_, asked.day, named.last) for id_ in ids]
    sent = [one for one in made if one.rows]
    days, notes = extras.days(book, language)
    sending = _sending(asked, named, tuple(one.agency for one in sent))
    from caichcli.formats.forms import workbook

    contents = {
        f"{named.key}_{one.agency}.xlsx": workbook.write(one, sending, days, language)
        for one in sent
    }
    for note in (*notes, *_told(book, asked.day, made, ids, agency, language)):
        print(note, file=sys.stderr)
    if not sent:
        raise Refusal("forms.nobody", day=wording.day(asked.day, language))
    _place(Path(output), contents, force=force)
    rows = sum(len(one.rows) for one in sent)
    print(
        say(language, "forms.written", count=len(sent), folder=output, rows=rows), file=sys.stderr
    )


def read_period(typed: str, lang: Language) -> Period:
    """A month, quarter, half, year or ISO week; a Refusal for anything else."""
    week = wording.read_week(typed)
    if week is not None and EARLIEST <= week[0] <= LATEST:
        year, ordinal, _ = week[0].isocalendar()
        label = wording.week(ordinal, *week, lang)
        return Period(f"{year}-W{ordinal:02}", *week, label)
    match = _KEY.fullmatch(typed.strip())
    if match is None or not EARLIEST.year <= int(match[1]) <= LATEST.year:
        raise Refusal("forms.no-period", value=typed)
    year = int(match[1])
    if match[2]:
        quarter = int(match[2])
        label = wording.quarter(quarter, year, lang)
        return _months(f"{year}-Q{quarter}", year, quarter * 3 - 2, quarter * 3, label)
    if match[3]:
        half = int(match[3])
        label = wording.half_year(half, year, lang)
        return _months(f"{year}-H{half}", year, half * 6 - 5, half * 6, label)
    if match[4]:
        month = int(match[4])
        if not 1 <= month <= 12:
            raise Refusal("forms.no-period", value=typed)
        return _months(f"{year}-{month:02}", year, month, month, wording.month(month, year, lang))
    return _months(str(year), year, 1, 12, wording.full_year(year, lang))


def _months(key: str, year: int, first: int, last: int, label: str) -> Period:
    after = dt.date(year + last // 12, last % 12 + 1, 1)
    return Period(key, dt.date(year, first, 1), after - dt.timedelta(days=1), label)


def _ask(plan: str | None, as_of: str | None, period: Period) -> Asked:
    """The plan of the period; as of today, though the period be over, unless told otherwise."""
    if as_of is not None:
        return session.ask(plan, as_of)
    asked = session.ask(plan, period.last.isoformat())
    day = min(session.today(), asked.book.head.period.end)
    return structs.replace(asked, day=max(day, asked.book.issued))


def _agencies(book: Book, day: dt.date, names: list[str] | None, lang: Language) -> tuple[Id, ...]:
    """The agencies asked; everybody who leads a task where nobody is named."""
    if not names or [name.casefold() for name in names] == [ALL]:
        return reporters(book, day)
    ids = session.find_agencies(book, names, lang)
    known = frozenset(reporters(book, day))
    for id_ in ids:
        if book.is_group(id_):
            raise Refusal("forms.group", name=book.register.name(id_))
        if id_ not in known:
            raise Refusal("forms.leads-nothing", name=book.register.name(id_))
    return ids


def _sending(asked: Asked, period: Period, batch: tuple[Id, ...]) -> Sending:
    content = workspace.read(asked.workspace.root / asked.file)
    digest = sha256(content if isinstance(content, bytes) else b"").hexdigest()[:DIGITS]
    revision = revision_of(asked) or ""
    return Sending(period.key, period.label, period.last, digest, __version__, revision, batch)


def _told(
    book: Book,
    day: dt.date,
    made: list[Form],
    ids: tuple[Id, ...],
    names: list[str] | None,
    lang: Language,
) -> list[str]:
    """Who gets no form though a task is theirs: what is done, and members nobody knows."""
    said = []
    empty = [book.register.name(one.agency) for one in made if not one.rows]
    if empty:
        said.append(say(lang, "forms.all-done", names="; ".join(empty)))
    if ids == reporters(book, day):
        groups = [book.register.name(id_) for id_ in unknown_members(book, day)]
        if groups:
            said.append(say(lang, "forms.unknown-members", names="; ".join(groups)))
    return said


def _place(folder: Path, contents: dict[str, bytes], *, force: bool) -> None:
    fault = placing.write_all(folder, contents, overwrite=force)
    if fault is not None:
        raise unwritten(fault.reason, fault.path)
