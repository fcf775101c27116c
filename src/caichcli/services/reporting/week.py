"""The week's work at its end: checked, the office's papers made, what is missing told."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from msgspec import Struct, structs

from caichcli.files.disk import writes
from caichcli.plan.period_names import PeriodName
from caichcli.rules.rule import WeekSettings
from caichcli.services import checks
from caichcli.services.checks import Standard, Target
from caichcli.services.errors import NotWritten, Refusal, one_of
from caichcli.services.location import locate
from caichcli.services.questions import ask
from caichcli.services.reporting import mailing, papers, periods, reports, verification
from caichcli.services.reporting.periods import PeriodQuestion, PeriodWords
from caichcli.services.reporting.reports import (
    REPORTS,
    NobodyToAsk,
    NobodyToUrge,
    NotFinal,
    ReportRequest,
)
from caichcli.services.session import Session
from caichcli.services.workspaces import PlanHasErrors, Survey
from caichcli.views.week import Week, week

# What is on a week where one is named; the others take the period, or the day, that holds its end.
_ON_A_WEEK = ("weekly", "brief", "overdue", "period")


class PaperOfWeek(Struct, frozen=True):
    """A paper that an office makes each week: its file's name, the report, the format."""

    name: str
    report: str
    format: str


class WeeksWork(Struct, frozen=True):
    """A week of a plan: what the office makes of it, and where; what is missing still.

    ``survey`` has what ``validate`` finds in the plan.
    """

    answer: Week
    choice: PeriodQuestion
    survey: Survey

    @property
    def settings(self) -> WeekSettings:
        return self.survey.week

    @property
    def key(self) -> str:
        period = self.choice.period
        return PeriodName("week", period.year, period.ordinal).key


def prepare(session: Session, words: str | None, plan: str | None, as_of: str | None) -> WeeksWork:
    """Return a week's work, the plan checked; raise PlanHasErrors, and as ``periods.choose``."""
    place = locate(session, plan, writing=True)
    verdict = checks.judge(session, Target(place), Standard())
    if words is None:  # the week that is under way, not the last that is over
        year, number, _ = ask(session, plan, as_of).day.isocalendar()
        words = PeriodName("week", year, number).key
    choice = periods.choose(session, PeriodWords(week=words), "week", plan, as_of)
    own = [one for one in verdict.survey.findings if one.place.file == choice.question.file]
    if any(one.severity == "error" for one in own):
        raise PlanHasErrors(verdict.survey)
    question = choice.question
    answer = week(
        question.book, choice.period, choice.day, session.today, question.paper, question.books
    )
    return WeeksWork(answer, choice, structs.replace(verdict.survey, findings=tuple(own)))


def make(
    session: Session,
    work: WeeksWork,
    folder: str | None = None,
    *,
    overwrite: bool = False,
    final: bool = False,
) -> list[str]:
    """Make the papers that the office's settings list; return the files, from the session's folder.

    A paper of the week made before that nobody has changed gives way. Raises NotFinal, NotAgreed,
    NotWritten, UnknownEnding, NotAChoice, and what ``papers.make`` raises.
    """
    if final and work.survey.findings:
        raise NotFinal(work.survey, len(work.survey.findings))
    if final:
        reports.check_agreed(work.choice.question.book, work.answer.reconciliation)
    place = _place(session, work, folder)
    contents: dict[str, str | bytes] = {}
    for paper in list(_papers(work.settings)):
        contents |= _contents(session, work, paper, final=final)
    if not overwrite:
        for name in contents:
            if (place / name).exists() and not _is_untouched(session, place / name):
                raise NotWritten(_shown(session, place / name), "exists")
    _write(session, work, place, contents)
    return [_shown(session, place / name).as_posix() for name in contents]


def _place(session: Session, work: WeeksWork, folder: str | None) -> Path:
    """The folder named, else that of the settings, which may not lead out of the workspace."""
    if folder is not None:
        return session.folder / folder
    root = work.choice.question.workspace.root
    place = root / work.settings.folder.replace("{week}", work.key)
    if not place.resolve().is_relative_to(root.resolve()):
        raise NotWritten(Path(work.settings.folder), "outside")
    return place


def _write(
    session: Session, work: WeeksWork, place: Path, contents: dict[str, str | bytes]
) -> None:
    """Write the files into their folder, which within the workspace is made; all or none."""
    root = work.choice.question.workspace.root
    if place.is_relative_to(root) and place != root:
        within = place.relative_to(root)
        contents = {f"{within.as_posix()}/{name}": text for name, text in contents.items()}
        place = root
    fault = writes.write_all(place, contents, overwrite=True)
    if fault is not None:
        raise NotWritten(_shown(session, fault.path), fault.reason)


def _papers(settings: WeekSettings) -> Iterator[PaperOfWeek]:
    for name in settings.papers:
        report = one_of(PurePath(name).stem, REPORTS, "render")
        yield PaperOfWeek(name, report, papers.format_of(name))


def _contents(
    session: Session, work: WeeksWork, paper: PaperOfWeek, *, final: bool
) -> dict[str, str | bytes]:
    """The files of one paper: of letters a folder of them, none where nobody is to be urged."""
    on_week = paper.report in _ON_A_WEEK
    request = ReportRequest(
        paper.report,
        PeriodWords(week=work.key) if on_week else PeriodWords(),
        plan=work.choice.question.book.head.id,
        as_of=work.choice.day.isoformat(),
        final=final,
    )
    try:
        batch = reports.prepare(session, request)
    except (NobodyToUrge, NobodyToAsk):
        return {}
    prints = list(papers.make(session, request, batch, paper.format))
    if not batch.several:
        return {paper.name: prints[0].content}
    files = papers.files_of(prints, PurePath(paper.name).suffix)
    if work.settings.eml:
        files |= mailing.of_papers(batch, request, prints, list(files), None, session.lang).files
    return {f"{paper.report}/{name}": content for name, content in files.items()}


def _is_untouched(session: Session, path: Path) -> bool:
    """Whether a paper is as it was made: nothing that anybody wrote would be lost."""
    try:
        return verification.read(session, str(path)).state == "whole"
    except Refusal:
        return False


def _shown(session: Session, path: Path) -> Path:
    return path.relative_to(session.folder) if path.is_relative_to(session.folder) else path
