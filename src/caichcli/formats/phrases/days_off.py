"""What a day is besides its date: a weekend, a public holiday, a day swapped by the plan."""

import datetime as dt

from msgspec import Struct

from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.model import WorkCalendar
from caichcli.plan.periods import WEEKDAYS
from caichcli.plan.workdays import Holidays, mark


class Days(Struct, frozen=True):
    """What there is to tell days by: the plan's swaps, and the state's holidays where known."""

    swaps: WorkCalendar | None = None
    holidays: Holidays | None = None

    def told(self, day: dt.date | None, lang: Language) -> str:
        """On what a term falls, "rơi vào Chủ nhật"; empty for a common working day."""
        found = mark(day, self.swaps, self.holidays) if day else None
        if day is None or found is None:
            return ""
        weekday = say(lang, f"words.weekday_{WEEKDAYS[day.weekday()]}")
        return say(lang, f"days.{found.kind}", weekday=weekday, name=found.name)

    def noted(self, shown: str, day: dt.date | None, lang: Language) -> str:
        """A term as it is shown, with what it falls on behind it."""
        said = self.told(day, lang)
        return f"{shown} ({said})" if said else shown
