"""What a day is besides its date: a weekend, a public holiday, a day swapped by the plan."""

import datetime as dt

from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.periods import WEEKDAYS
from caichcli.plan.workdays import DaysOff


def falls_on(day: dt.date | None, days_off: DaysOff | None, lang: Language) -> str:
    """On what a term falls, "rơi vào Chủ nhật"; empty for a common working day."""
    mark = days_off.mark(day) if day and days_off else None
    if day is None or mark is None:
        return ""
    weekday = say(lang, f"words.weekday_{WEEKDAYS[day.weekday()]}")
    return say(lang, f"days.{mark.kind}", weekday=weekday, name=mark.name)


def beside(term: str, day: dt.date | None, days_off: DaysOff | None, lang: Language) -> str:
    """A term in words, and beside it what its day falls on."""
    words = falls_on(day, days_off, lang)
    return f"{term} ({words})" if words else term
