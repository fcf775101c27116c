"""What is said of a new plan: by the person who imports it, and above the table of its paper."""

import datetime as dt
import re
from pathlib import Path

from msgspec import structs

from caichcli.importers.drafts import annex
from caichcli.importers.drafts.plan_text import Head
from caichcli.language.documents import parts
from caichcli.language.wording import read_day
from caichcli.plan.model import Id
from caichcli.services.errors import Refusal
from caichcli.services.importing.imports import TaskFile
from caichcli.services.questions import day_of

NAMELESS: Id = "ban-thao"  # a plan without a file to be named after

_YEARS = re.compile(r"([0-9]{4})(?:\s*[-–]\s*([0-9]{4}))?")
_NOT_IN_IDS = re.compile(r"[^0-9A-Za-zÀ-ỹ._-]+")


class NotAPlanPeriod(Refusal):
    """A text for a plan's period that is no year, no years and no two days."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


def head(
    output: Path | None,
    title: str | None,
    document: str | None,
    issuer: str | None,
    period: str | None,
) -> Head:
    """Return what is said of a new plan; its id is the name of its file.

    A document is its number, with its day after ``@`` or as it is cited. Raises NotADay,
    NotAPlanPeriod.
    """
    number, day = parts(document or "")
    start, end = _period(period)
    id_ = _NOT_IN_IDS.sub("-", output.stem).strip("-._") if output else ""
    return Head(
        id_ or NAMELESS,
        title,
        number or None,
        day_of(day, "document") if day else None,
        issuer,
        start,
        end,
    )


def of_paper(new: Head, file: TaskFile) -> Head:
    """Return what was said of a new plan, and what the paper says above its table for the rest."""
    own = annex.read(file.above)
    start, end = own.start, own.end
    if start is None:  # Thời gian (Năm 2026)
        start, end = annex.period(" ".join(file.table.headings[0][0].headings))
    return structs.replace(
        new,
        title=new.title or own.title,
        number=new.number or own.number,
        date=new.date if new.number else own.date,
        issuer=new.issuer or own.issuer,
        start=new.start or start,
        end=new.end or end,
    )


def _period(text: str | None) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day of a year, of years, or between two days."""
    if text is None:
        return None, None
    start: dt.date | None = None
    end: dt.date | None = None
    one, dots, other = text.partition("..")
    if dots:
        start, end = read_day(one), read_day(other)
    elif (years := _YEARS.fullmatch(text.strip())) and int(years[1]):
        start = dt.date(int(years[1]), 1, 1)
        end = dt.date(int(years[2] or years[1]), 12, 31)
    if start is None or end is None or start > end:
        raise NotAPlanPeriod(text)
    return start, end
