"""Documents for tests: a plan, a week, a language and a format in; the text out."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from caichcli.files.disk import templates
from caichcli.files.disk.worker import Bounds
from caichcli.files.yaml import reader
from caichcli.formats.documents import FORMATS, writer
from caichcli.formats.documents.apart import BOUNDS, Workshop
from caichcli.formats.documents.environment import Job
from caichcli.formats.documents.faults import TemplateFault
from caichcli.formats.documents.prose import Prose
from caichcli.formats.documents.provenance import Provenance
from caichcli.language.wording import Language
from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.plan.periods import week_holding
from caichcli.views.report.face import Face
from caichcli.views.report.letters import Letter
from caichcli.views.report.period import PeriodReport, period_report
from caichcli.views.report.plan_requests import PlanRequest
from caichcli.views.report.sheet import TaskSheet

Report = PeriodReport | Letter | PlanRequest | TaskSheet

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "tinh-minh-hoa"
SUNDAY = dt.date(2020, 6, 28)
MADE = Provenance("1.2.3", None, "0123456789ab", dt.date(2020, 6, 29))

NO_FACE = Face()
NO_PROSE = Prose()


@cache
def book_at(root: Path, plan: str = "2020.yaml") -> Book:
    """The plan of a workspace with its register."""

    def read(name: str) -> Any:
        return reader.load((root / "plans" / name).read_bytes(), name).data

    register = Register(msgspec.convert(read("agencies.yaml"), RegisterFile))
    return Book(msgspec.convert(read(plan), PlanFile), register)


def weekly(book: Book, day: dt.date = SUNDAY, *agencies: str) -> PeriodReport:
    return period_report(book, week_holding(day, None), day, agencies)


def make(
    report: Report,
    format_: str,
    lang: Language = "vi",
    own: Path | None = None,
    name: str = "weekly",
    worn: Face = NO_FACE,
    prose: Prose = NO_PROSE,
) -> str | bytes | TemplateFault:
    """The report of a name; ``own`` is a workspace's folder of templates, ``worn`` its face."""
    values = {"report": report, "made": MADE, "face": worn, "prose": prose}
    job = Job(name, values, report.book, lang, templates.loader(own, lang))
    return writer(format_).write(job)


def make_apart(
    report: Report, format_: str, own: Path, bounds: Bounds = BOUNDS, name: str = "weekly"
) -> str | bytes | TemplateFault:
    """The report of a name, by a workspace's own template as any command has it made."""
    load = templates.loader(own, "vi")
    with Workshop(load, load(FORMATS[format_].template.format(name)), bounds) as workshop:
        values = {"report": report, "made": MADE, "face": Face(), "prose": Prose()}
        return workshop.document(format_, name, values, report.book, "vi")


def word(
    report: Report, lang: Language = "vi", own: Path | None = None, name: str = "weekly"
) -> bytes:
    """The report as a Word file."""
    made = make(report, "docx", lang, own, name)
    assert isinstance(made, bytes), made
    return made


def text(
    report: Report,
    format_: str,
    lang: Language = "vi",
    name: str = "weekly",
    worn: Face = NO_FACE,
) -> str:
    made = make(report, format_, lang, name=name, worn=worn)
    assert isinstance(made, str), made
    return made
