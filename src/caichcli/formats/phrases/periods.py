"""A reporting period in a phrase: its name, and its days."""

from caichcli.language import wording
from caichcli.language.wording import Language
from caichcli.plan.periods import ReportingPeriod


def period(reporting: ReportingPeriod, lang: Language) -> str:
    """A period's name: "tuần 26", "quý II/2020"; of days freely chosen, from when to when."""
    year, ordinal = reporting.year, reporting.ordinal
    if reporting.kind == "week":
        return f"{'tuần' if lang == 'vi' else 'week'} {ordinal}"
    if reporting.kind == "month":
        return wording.month(ordinal, year, lang)
    if reporting.kind == "quarter":
        return wording.quarter(ordinal, year, lang)
    if reporting.kind == "half-year":
        return wording.half_year(ordinal, year, lang)
    if reporting.kind == "nine-months":
        return wording.nine_months(year, lang)
    if reporting.kind == "year":
        return wording.full_year(year, lang)
    return wording.span(reporting.first, reporting.last, lang)


def period_and_days(reporting: ReportingPeriod, lang: Language) -> str:
    """A period with its days: "quý II/2020 (từ ngày 15/3 đến ngày 14/6/2020)"."""
    first, last = reporting.first, reporting.last
    if reporting.kind == "week":
        return wording.week(reporting.ordinal, first, last, lang)
    name = period(reporting, lang)
    return name if reporting.kind == "custom" else f"{name} ({wording.span(first, last, lang)})"
