"""What a template may do with a value: ``{{ report.day | day }}``.

A filter turns a value of a report into words and figures of the report's
language. Where a figure is wanted, a list of tasks counts as its length.
"""

import datetime as dt
from collections.abc import Callable, Sequence, Sized

from jinja2 import Undefined

from caichcli.formats.documents import commands
from caichcli.formats.phrases import (
    concerns,
    days_off,
    initiatives,
    inspections,
    milestones,
    periods,
    tasks,
)
from caichcli.language import wording
from caichcli.language.documents import cite, is_number
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.figures import Rate
from caichcli.plan.model import Id, PlanDocument, Task, TaskDocument
from caichcli.plan.periods import ReportingPeriod
from caichcli.plan.records import Document
from caichcli.plan.standing import Standing
from caichcli.plan.workdays import DaysOff, holidays_when_asked
from caichcli.views.concerns import ConcernLine
from caichcli.views.initiatives import InitiativeLine
from caichcli.views.inspections import RemedyLine, VisitLine

Countable = int | float | Sized

# So many of those who owe a part of a task are named on paper; of more it is said how many.
MOST_ON_PAPER = 3


class TemplateFilters:
    """The filters for one plan in one language; the public methods are their names."""

    def __init__(self, book: Book, lang: Language) -> None:
        self._book = book
        self._lang = lang
        self._days_off = DaysOff(book.head.calendar, holidays_when_asked(lang))

    def day(self, date: dt.date) -> str:
        """A date: 28/6/2020; "28 June 2020"."""
        return wording.day(date, self._lang)

    def short_day(self, date: dt.date) -> str:
        """A date without its year: 28/6; "28 June"."""
        return wording.short_day(date, self._lang)

    def span(self, period: ReportingPeriod) -> str:
        """From a day to a day: "từ ngày 22/6 đến ngày 28/6/2020"; "22 June to 28 June 2020"."""
        return wording.span(period.first, period.last, self._lang)

    def named(self, period: ReportingPeriod) -> str:
        """A period's name: tuần 26, quý II/2020; "week 26", "Q2 2020"."""
        return periods.period(period, self._lang)

    def titled(self, period: ReportingPeriod) -> str:
        """A period as a report's title has it: "quý II và 6 tháng đầu năm 2020"; else its name."""
        return periods.titled(period, self._lang)

    def short(self, text: str, most: int) -> str:
        """A text of so many letters at most, cut between words and marked "…"."""
        return wording.short(str(text), most)

    def upper_first(self, text: str) -> str:
        """A text that begins with a capital, its other letters as they are."""
        return text[:1].upper() + text[1:]

    def lower_first(self, text: str) -> str:
        """A text that begins with a small letter, its other letters as they are."""
        return text[:1].lower() + text[1:]

    def occurrence(self, key: str) -> str:
        """The period of a recurring task: 2020-06 is "tháng 6/2020"; "June 2020"."""
        return periods.occurrence(key, self._lang)

    def number(self, value: Countable) -> str:
        """A figure in a table: 9; 21.914."""
        return wording.number(_figure(value), self._lang)

    def in_prose(self, value: Countable) -> str:
        """A count inside a sentence: 09 in Vietnamese, 9 in English."""
        return wording.in_prose(int(_figure(value)), self._lang)

    def change(self, value: Countable, before: Countable) -> str:
        """The rise or fall since ``before``: +1, –3, 0."""
        return wording.signed(int(_figure(value) - _figure(before)), self._lang)

    def percent(self, rate: Rate) -> str:
        """A rate in percent: 77,78%; "–" of nothing."""
        return wording.percent(rate.numerator, rate.denominator, self._lang)

    def fraction(self, rate: Rate) -> str:
        """A rate as the fraction that it is: 14/18."""
        return f"{self.number(rate.numerator)}/{self.number(rate.denominator)}"

    def agency(self, id_: Id | None) -> str:
        """An agency's or group's full name; of nothing: that the document names no lead."""
        if id_ is None:
            return say(self._lang, "words.lead_unstated")
        return self._book.register.name(id_)

    def leads(self, task: Task) -> str:
        """The names of a task's lead agencies."""
        return tasks.leads(self._book, task, self._lang)

    def title(self, task: Task) -> str:
        """A task's title, marked (**) where its lead is carried on from the sentence before."""
        return tasks.title(task)

    def term(self, standing: Standing) -> str:
        """The term in force, marked (*) where the plan's period stands in for one.

        Beside a day off it is said what that is: 31/5/2020 (rơi vào Chủ nhật).
        """
        words = tasks.term(standing, self._lang)
        return days_off.beside(words, standing.due, self._days_off, self._lang)

    def missed(self, standing: Standing) -> str:
        """The milestones that a task missed: chậm mốc trình (31/3/2020)."""
        return "; ".join(milestones.missed(standing, self._lang))

    def situation(self, standing: Standing) -> str:
        """How far a task has come, in words."""
        return tasks.situation(self._book, standing, self._lang, MOST_ON_PAPER)

    def former_late(self, standing: Standing) -> str:
        """Whose some of the days late are: "trong đó 30 ngày khi Sở A chủ trì"; or nothing."""
        return tasks.former_lateness(self._book, standing, self._lang)

    def reported(self, standing: Standing) -> str:
        """What the log says of the work: the last status, or that nothing was reported."""
        report = tasks.last_report(standing, self._lang)
        late = "" if standing.members else self.behind(standing)
        return f"{report}; {late}" if late else report

    def behind(self, standing: Standing) -> str:
        """Which occurrence of an overdue task is late, how many have met it and who has not.

        Nothing of a task that is not overdue, nor of one that is owed once by one.
        """
        return tasks.behind(self._book, standing, self._lang, MOST_ON_PAPER)

    def awaiting(self, lines: Sequence[ConcernLine]) -> str:
        """How many problems and proposals have no answer: "chưa có ý kiến: vướng mắc 02, ..."."""
        return concerns.awaiting(lines, self._lang)

    def of_finished(self, lines: Sequence[ConcernLine]) -> str:
        """Behind a number of proposals: ", trong đó 02 của nhiệm vụ đã hoàn thành"; or nothing."""
        return concerns.of_finished(lines, self._lang)

    def pending(self, line: ConcernLine) -> str:
        """How far a proposal without an opinion has come: "đang xem xét (ngày 15/5/2020)"."""
        return concerns.pending(self._book, line, self._lang)

    def inspected_unit(self, line: VisitLine) -> str:
        """A unit that is inspected, its own units in brackets; one outside the plan says so."""
        name = self._book.register.name(line.visit.unit.unit)
        return inspections.unit(line.visit, name, self._lang)

    def inspection_time(self, line: VisitLine) -> str:
        """When a unit is to be inspected, in the words of the paper that says so last."""
        return inspections.time(line, self._lang)

    def inspection_situation(self, line: VisitLine) -> str:
        """What became of a unit's inspection: "Đã kiểm tra (16/4/2020)"."""
        return inspections.visit_situation(line, self._lang)

    def remedy_term(self, line: RemedyLine) -> str:
        """The last day of a shortcoming's term, and the words that it is counted by."""
        return inspections.term(line, self._lang)

    def remedy_situation(self, line: RemedyLine) -> str:
        """How far a shortcoming is remedied: "Yêu cầu bổ sung; quá hạn 8 ngày"."""
        return inspections.remedy_situation(line, self._lang)

    def initiative_situation(self, line: InitiativeLine) -> str:
        """How far an initiative has come: "Đang áp dụng (6/4/2020); nhân rộng tại Tỉnh Y"."""
        return initiatives.situation(self._book, line, self._lang)

    def day_in_full(self, date: dt.date) -> str:
        """A date as papers bear it: "ngày 05 tháng 4 năm 2020"; "5 April 2020"."""
        return wording.day_in_full(date, self._lang)

    def field(self, value: str | None, name: str) -> str:
        """A value; of nothing a blank to fill in, in Word one of that name that Tab leads to."""
        return value or "…"

    def cite(self, document: Document | PlanDocument | TaskDocument | None) -> str:
        """A paper as it is cited: "Quyết định số 169/QĐ-BCĐCCHC ngày 11/3/2020"."""
        if document is None or document.number is None or not is_number(document.number):
            return say(self._lang, "page.no-document")
        return cite(document.number, document.date, self._lang)

    def cite_whole(self, document: PlanDocument | None) -> str:
        """The plan's paper at its first citation: with who issued it and what it is about."""
        cited = self.cite(document)
        if document is None:
            return cited
        issuer = ""
        if document.issuer:
            issuer = f" {say(self._lang, 'page.cited-of', issuer=document.issuer)}"
        about = _about(document.title, cited)
        return f"{cited}{issuer}{about}"

    def word(self, key: str) -> str:
        """A term of the glossary by its key: "overdue" is "Chưa hoàn thành, quá hạn"."""
        return say(self._lang, f"words.{key}")

    def opens(self, text: str, _: str) -> str:
        """A figure that leads to the place of its tasks, where the format has links: on pages."""
        return text

    def task_ids(self, ids: Sequence[Id]) -> str:
        """Tasks by their ids: I.1, I.2, and of many the first; on pages each leads to its row."""
        return tasks.ids(ids, self._lang)

    def command(
        self, report: commands.Reported, figure: str = "", **options: commands.Option
    ) -> str:
        """The ``caich list`` that gives a figure's tasks; nothing where no filter says it.

        Of the report's own day and agencies, unless ``day`` and ``agency`` say otherwise;
        ``area`` narrows it.
        """
        return commands.figure(report, figure, **options)

    def band_command(self, report: commands.Banded, position: int) -> str:
        """The ``caich list`` that gives the tasks of a band of lateness, counted from 0."""
        return commands.band(report, position)


NAMES = tuple(name for name in vars(TemplateFilters) if not name.startswith("_"))


def filters(book: Book, lang: Language) -> dict[str, Callable[..., object]]:
    """The filters by the names that templates use."""
    all_ = TemplateFilters(book, lang)
    return {name: strict(getattr(all_, name)) for name in NAMES}


def _about(title: str | None, cited: str) -> str:
    """What a paper is about (trích yếu), without the kind that its citation names already."""
    if not title:
        return ""
    kind = cited.partition(" ")[0]
    about = title.removeprefix(kind).strip()
    return f" {about}" if about != title else f" ({title})"


def _figure(value: Countable) -> int | float:
    return value if isinstance(value, int | float) else len(value)


def strict(function: Callable[..., object]) -> Callable[..., object]:
    """The filter, for values that are there: of one that is not, its name is the error."""

    def filter_(value: object, *others: object, **options: object) -> object:
        if isinstance(value, Undefined):
            str(value)
        if not others and not options:
            return function(value)
        for other in (*others, *options.values()):
            if isinstance(other, Undefined):
                str(other)
        return function(value, *others, **options)

    return filter_
