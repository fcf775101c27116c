"""``caich render``: a report through its template, printed or written to a file."""

import datetime as dt
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from caichcli import __version__
from caichcli.cli import options, session
from caichcli.cli.session import Asked
from caichcli.cli.usage import UNREADABLE, USAGE, Refusal, one_of
from caichcli.files import templates, workspace
from caichcli.formats.documents.environment import Job, TemplateFault
from caichcli.formats.documents.formats import FORMATS
from caichcli.language import wording
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.model import Weekday
from caichcli.plan.periods import ReportingPeriod, week, week_holding
from caichcli.views.period_report import PeriodReport, period_report


class Made(Struct, frozen=True):
    """What a document says of its own making: tool, state of the plan, digest of inputs, day."""

    version: str
    revision: str | None
    digest: str
    day: dt.date


def command(  # noqa: D103
    report: Annotated[str, typer.Argument(metavar="report")],
    week_: Annotated[str | None, typer.Option("--week", metavar="week", help="option.week")] = None,
    agency: options.Agencies = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="format", help="option.document_format"),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="file")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    lang: options.Lang = "vi",
) -> None:
    language = session.speak(lang)
    name = one_of(report, REPORTS, "render")
    writer = FORMATS[_format(format_, output)]
    asked, value = REPORTS[name](plan, as_of, week_, agency, language)
    job = Job(
        name,
        {"report": value, "made": Made(__version__, None, _digest(asked), asked.today)},
        asked.book,
        language,
        templates.loader(asked.workspace.templates, language),
    )
    text = writer.write(job)
    if isinstance(text, TemplateFault):
        raise _refused(text)
    if output is None:
        sys.stdout.write(text)
        return
    fault = workspace.write(Path(output), text, overwrite=force)
    if fault is not None:
        code = USAGE if fault.reason in _WRONG_NAME else UNREADABLE
        raise Refusal(f"render.{fault.reason}", code, path=output)
    print(say(language, "render.written", path=output), file=sys.stderr)


def weekly(
    plan: str | None, as_of: str | None, week_: str | None, agency: list[str] | None, lang: Language
) -> tuple[Asked, PeriodReport]:
    """The figures of the week asked for, else of the one that holds the as-of day."""
    if week_ is None:
        asked = session.ask(plan, as_of)
        period, day = week_holding(asked.day, _closing_day(asked)), asked.day
    else:
        monday = _monday(week_)
        # A week belongs to the year of its Thursday, and so to that year's plan.
        thursday = monday + dt.timedelta(days=3)
        asked = session.ask(plan, as_of or thursday.isoformat())
        period = week(monday, _closing_day(asked))
        day = min(period.last, asked.day if as_of else _latest(asked, period))
    _check(asked, period, day, lang)
    agencies = session.find_agencies(asked.book, agency, lang)
    return asked, period_report(asked.book, period, day, agencies)


REPORTS: dict[str, Callable[..., tuple[Asked, PeriodReport]]] = {"weekly": weekly}
# What stands in the way of writing and is for the user to name better.
_WRONG_NAME = ("exists", "folder", "no-folder", "not-a-file")


def _monday(typed: str) -> dt.date:
    found = wording.read_week(typed)
    if found is None:
        raise Refusal("usage.not-a-week", option="--week", value=typed)
    return found[0]


def _closing_day(asked: Asked) -> Weekday | None:
    reporting = asked.book.head.reporting
    return reporting.closing_day if reporting else None


def _latest(asked: Asked, period: ReportingPeriod) -> dt.date:
    """The last day of a period that a report can know of when nobody chose one.

    Today, and once the plan's own period has ended within it, that end.
    """
    end = asked.book.head.period.end
    return min(asked.today, end) if end >= period.first else asked.today


def _check(asked: Asked, period: ReportingPeriod, day: dt.date, lang: Language) -> None:
    """Refuse a period that nothing can be said of: before the plan, or not yet begun."""
    named = wording.week(period.ordinal, period.first, period.last, lang)
    if day < period.first:
        shown = wording.day(day, lang)
        raise Refusal("render.not-begun", day=shown, period=named)
    if day < asked.book.issued:
        issued = wording.day(asked.book.issued, lang)
        raise Refusal("render.before-plan", issued=issued, period=named)


def _format(asked: str | None, output: str | None) -> str:
    """The format asked for, else the one of the output file's ending."""
    if asked is not None:
        return one_of(asked, FORMATS, "--format")
    ending = Path(output).suffix.lower() if output else ""
    if not ending or not output:
        return next(iter(FORMATS))
    for name, writer in FORMATS.items():
        if ending in writer.ENDINGS:
            return name
    raise Refusal("render.unknown-ending", path=output, formats="|".join(FORMATS))


def _digest(asked: Asked) -> str:
    """The first twelve digits of the SHA-256 of the plan's and the register's bytes."""
    found = sha256()
    for path in (asked.workspace.root / asked.file, asked.workspace.register):
        content = workspace.read(path) if path else b""
        found.update(content if isinstance(content, bytes) else b"")
    return found.hexdigest()[:12]


def _refused(fault: TemplateFault) -> Refusal:
    place = f"{fault.template}:{fault.line}" if fault.line else fault.template
    return Refusal(f"render.template-{fault.reason}", UNREADABLE, place=place, detail=fault.detail)
