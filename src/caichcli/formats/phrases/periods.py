"""A reporting period in a phrase: its name, and its days."""

from caichcli.language import wording
from caichcli.language.wording import Language
from caichcli.plan.period_names import read_key
from caichcli.plan.periods import PeriodKind, ReportingPeriod


def period_name(kind: PeriodKind, year: int, ordinal: int, lang: Language) -> str:
    """Return a period by its kind, year and number in that: "tuần 26", "quý II/2020"."""
    if kind == "week":
        return f"{'tuần' if lang == 'vi' else 'week'} {ordinal}"
    if kind == "month":
        return wording.month(ordinal, year, lang)
    if kind == "quarter":
        return wording.quarter(ordinal, year, lang)
    if kind == "half-year":
        return wording.half_year(ordinal, year, lang)
    if kind == "nine-months":
        return wording.nine_months(year, lang)
    return wording.full_year(year, lang)


def occurrence(key: str, lang: Language) -> str:
    """Return the period of a recurring task: 2020-06 is "tháng 6/2020"; other words stay."""
    name = read_key(key)
    if name is None:
        day = wording.read_day(key)
        return wording.day(day, lang) if day else key
    words = period_name(name.kind, name.year, name.ordinal, lang)
    return f"{words}/{name.year}" if name.kind == "week" else words


def period(reporting: ReportingPeriod, lang: Language) -> str:
    """Return a period's name; of days freely chosen, from when to when."""
    if reporting.kind == "custom":
        return wording.span(reporting.first, reporting.last, lang)
    return period_name(reporting.kind, reporting.year, reporting.ordinal, lang)


def titled(reporting: ReportingPeriod, lang: Language) -> str:
    """Return a period as titles have it: the first half of a year ends the second quarter too."""
    name = period(reporting, lang)
    if lang == "vi" and reporting.kind == "half-year" and reporting.ordinal == 1:
        return f"quý II và {name}"
    return name


def period_and_days(reporting: ReportingPeriod, lang: Language) -> str:
    """Return a period with its days: "quý II/2020 (từ ngày 15/3 đến ngày 14/6/2020)"."""
    first, last = reporting.first, reporting.last
    if reporting.kind == "week":
        return wording.week(reporting.ordinal, first, last, lang)
    name = period(reporting, lang)
    return name if reporting.kind == "custom" else f"{name} ({wording.span(first, last, lang)})"
