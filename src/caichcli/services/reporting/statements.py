"""What a paper says of itself to a machine: what was asked, of what state, with what figures."""

import datetime as dt
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Any, cast

import msgspec
from msgspec import Meta, Struct, structs

from caichcli.formats.documents.provenance import Provenance
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.figures import Figures, Ids
from caichcli.services.location import is_path
from caichcli.services.reporting.periods import PeriodWords
from caichcli.services.reporting.reports import REPORTS, PaperSubject, ReportRequest
from caichcli.services.session import Session
from caichcli.views.report.letters import Letter
from caichcli.views.report.plan_requests import PlanRequest

# It may come from anywhere: nothing in it is longer, or other, than what we write.
Word = Annotated[str, Meta(pattern=r"^[0-9A-Za-zÀ-ỹ._+-]{1,120}$(?!\n)")]
# A plan may name its tasks at length.
TaskName = Annotated[str, Meta(pattern=r"^[0-9A-Za-zÀ-ỹ._-]{1,2000}$(?!\n)")]
Typing = Annotated[str, Meta(max_length=300, pattern=r"^[^\x00-\x1f\x7f-\x9f]*$(?!\n)")]

FIGURES = ("total", *Figures.__struct_fields__)


class Count(Struct, frozen=True):
    """A figure, and a digest of the ids of its tasks: as many need not be the same."""

    number: int
    tasks: Word


class Statement(Struct, frozen=True, forbid_unknown_fields=True):
    """A report, the day of its figures and the day that it was made on, the period as typed.

    ``tasks`` are what a letter urges on, shortcomings too; ``number``, ``date`` and ``annex``
    are what the paper was issued with.
    """

    report: Word
    lang: Language
    plan: Word
    as_of: dt.date
    today: dt.date
    version: Word
    digest: Word
    figures: dict[Word, Count]
    revision: Word | None = None
    stem: Word = ""
    period: dict[Word, Typing] = {}
    agencies: tuple[Typing, ...] = ()
    tasks: tuple[TaskName, ...] = ()
    number: Typing | None = None
    date: Typing | None = None
    annex: bool = True
    final: bool = False

    @property
    def request(self) -> ReportRequest:
        """The same question again."""
        words = {field: self.period.get(field) for field in PeriodWords.__struct_fields__}
        return ReportRequest(
            self.report,
            PeriodWords(**words),
            list(self.agencies) or None,
            self.plan,
            self.as_of.isoformat(),
            self.number,
            self.date,
            self.annex,
            final=self.final,
        )


def state(
    session: Session,
    request: ReportRequest,
    book: Book,
    subject: PaperSubject,
    provenance: Provenance,
) -> str:
    """Return the statement of a paper in JSON, on one line."""
    words = {field: text for field, text in structs.asdict(request.period).items() if text}
    # One paper an agency: the same question again is about this one alone.
    whole = subject.stem == request.report
    agencies = tuple(request.agencies or ()) if whole else (subject.stem,)
    statement = Statement(
        request.report,
        session.lang,
        book.head.id,
        cast(Any, subject.value).day,
        session.today,
        provenance.version,
        provenance.digest,
        counts(subject.value),
        provenance.revision,
        subject.stem,
        words,
        agencies,
        _urged(subject.value) if isinstance(subject.value, Letter) else (),
        request.number,
        request.date,
        request.annex,
        request.final,
    )
    return msgspec.json.encode(statement).decode()


def read(words: str) -> Statement | None:
    """Return the statement, if it is one that could have been made here."""
    try:
        statement = msgspec.json.decode(words, type=Statement)
    except (msgspec.ValidationError, msgspec.DecodeError, RecursionError):
        return None
    return statement if statement.report in REPORTS and not is_path(statement.plan) else None


def counts(value: object) -> dict[str, Count]:
    """Return the figures of a report's value, by the glossary's keys."""
    return {name: Count(len(ids), _digest(ids)) for name, ids in _ids(value).items()}


def _ids(value: object) -> Mapping[str, Ids]:
    now = getattr(value, "now", None)
    if now is not None:
        return {name: getattr(now.totals, name) for name in FIGURES}
    if isinstance(value, PlanRequest):
        return {"total": tuple(one.task.id for one in value.tasks)}
    late = tuple(each.line.task.id for each in getattr(value, "overdue", ()))
    soon = tuple(each.standing.task.id for each in getattr(value, "due_soon", ()))
    past = tuple(each.task.id for each in getattr(value, "past_period", ()))
    return {"overdue": late, "overdue_period": past, "due_soon": soon}


def _urged(letter: Letter) -> Ids:
    """The tasks and the shortcomings that a letter urges on, by their ids."""
    return (*_ids(letter)["overdue"], *(late.line.remedy.ref for late in letter.remedies))


def _digest(ids: Ids) -> str:
    return sha256("\n".join(sorted(ids)).encode()).hexdigest()[:8]
