"""What a report says of itself to a machine: what was asked, of what state, with what figures."""

import datetime as dt
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Any, cast

import msgspec
from msgspec import Meta, Struct, structs

from caichcli.cli import session
from caichcli.cli.periods import Typed
from caichcli.cli.reports import REPORTS, Document, Request
from caichcli.formats.documents.provenance import Provenance
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.figures import Figures, Ids

# It may come from anywhere: nothing in it is longer, or other, than what we write.
Word = Annotated[str, Meta(pattern=r"^[0-9A-Za-zÀ-ỹ._+-]{1,120}$(?!\n)")]
Typing = Annotated[str, Meta(max_length=300, pattern=r"^[^\x00-\x1f\x7f-\x9f]*$(?!\n)")]

COUNTED = ("total", *Figures.__struct_fields__)


class Count(Struct, frozen=True):
    """A figure, and a digest of the ids of its tasks: as many need not be the same."""

    number: int
    tasks: Word


class Statement(Struct, frozen=True, forbid_unknown_fields=True):
    """A report, the day of its figures and the day that it was made on, the period as typed."""

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

    def request(self, today: dt.date) -> Request:
        """The same question again, asked on another day: what was recorded since is no fault."""
        return Request(
            self.report,
            self.lang,
            today,
            Typed(**{key: self.period.get(key) for key in Typed.__struct_fields__}),
            list(self.agencies) or None,
            self.plan,
            self.as_of.isoformat(),
        )


def state(request: Request, book: Book, document: Document, made: Provenance) -> str:
    """The statement of a document in JSON, on one line."""
    typed = {key: value for key, value in structs.asdict(request.typed).items() if value}
    # One file an agency: the same question again is about this one alone.
    whole = document.stem == request.report
    agencies = tuple(request.agencies or ()) if whole else (document.stem,)
    found = Statement(
        request.report,
        request.lang,
        book.head.id,
        cast(Any, document.value).day,
        request.today,
        made.version,
        made.digest,
        counts(document.value),
        made.revision,
        document.stem,
        typed,
        agencies,
    )
    return msgspec.json.encode(found).decode()


def read(words: str) -> Statement | None:
    """The statement, if it is one that could have been made here."""
    try:
        found = msgspec.json.decode(words, type=Statement)
    except (msgspec.ValidationError, msgspec.DecodeError, RecursionError):
        return None
    known = found.report in REPORTS and not session.is_path(found.plan)
    return found if known else None


def counts(value: object) -> dict[str, Count]:
    """The figures of a report's value, by the glossary's keys."""
    return {name: Count(len(ids), _digest(ids)) for name, ids in _ids(value).items()}


def _ids(value: object) -> Mapping[str, Ids]:
    now = getattr(value, "now", None)
    if now is not None:
        return {name: getattr(now.totals, name) for name in COUNTED}
    late = tuple(each.line.task.id for each in getattr(value, "overdue", ()))
    soon = tuple(each.standing.task.id for each in getattr(value, "due_soon", ()))
    past = tuple(each.task.id for each in getattr(value, "past_period", ()))
    return {"overdue": late, "overdue_period": past, "due_soon": soon}


def _digest(ids: Ids) -> str:
    return sha256("\n".join(sorted(ids)).encode()).hexdigest()[:8]
