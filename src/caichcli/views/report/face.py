"""What stands at the head and the foot of a paper: by the plan, then by the office's settings."""

import datetime as dt
from typing import Any, Literal

from msgspec import Struct

from caichcli.language.vietnamese import fold
from caichcli.plan.book import Book
from caichcli.plan.plan_settings import PaperFace, PaperSettings
from caichcli.views.report.letters import issuer

HeadedKind = Literal["report", "letter"]


class Face(Struct, frozen=True):
    """The head and the foot of one paper; None, or nothing in a list, is a blank to fill in.

    ``superior`` and ``body`` are the two lines at the left, ``symbol`` stands behind the number,
    ``signatory`` are the lines of power and title above the signature, ``filed`` is the last of
    the recipients: where the paper is kept (lưu). ``annex`` is False where the list of tasks is
    left out. A ``draft`` says so.
    """

    superior: str | None = None
    body: str | None = None
    symbol: str | None = None
    place: str | None = None
    number: str | None = None
    date: dt.date | None = None
    signatory: tuple[str, ...] = ()
    signer: str | None = None
    recipients: tuple[str, ...] = ()
    filed: str | None = None
    ranking: bool = False
    annex: bool = True
    draft: bool = False


def face(
    book: Book,
    kind: HeadedKind | None,
    settings: PaperSettings,
    agencies: tuple[str, ...] = (),
    number: str | None = None,
    date: dt.date | None = None,
) -> Face:
    """Return what a paper of a kind bears; what neither plan nor settings say is a blank.

    The plan's own words win over the office's. Where neither names the issuing body, it is the
    agency whose part alone the paper is about, else the standing agency.
    """
    sources = _sources(book, kind, settings)

    def first(key: str) -> Any:
        return next((value for one in sources if (value := getattr(one, key)) is not None), None)

    body, superior = first("body"), first("superior")
    if body is None:
        usual = issuer(book, agencies)
        body = book.register.name(usual.body) if usual.body else None
        superior = superior or (book.register.name(usual.parent) if usual.parent else None)
    recipients = [line.strip(" .;-") for line in first("recipients") or ()]
    archive_line = (
        recipients.pop() if recipients and fold(recipients[-1]).startswith("luu") else None
    )
    return Face(
        superior,
        body,
        _symbol(kind, first("symbol")),
        first("place"),
        number,
        date,
        tuple(first("signatory") or ()),
        first("signer"),
        tuple(recipients),
        archive_line,
        ranking(book, settings),
    )


def ranking(book: Book, settings: PaperSettings) -> bool:
    """Return whether agencies are ranked: the plan says so, or where it does not the office."""
    own = book.head.paper
    return bool(settings.ranking if own is None or own.ranking is None else own.ranking)


def is_draft(book: Book, kind: HeadedKind | None, settings: PaperSettings) -> bool:
    """Return whether a paper bears the mark of a draft until it is final.

    One that is to get a number does; others where the plan or else the office wants it.
    """
    own = book.head.paper
    setting = settings.draft if own is None or own.draft is None else own.draft
    return kind is not None or bool(setting)


def _sources(book: Book, kind: HeadedKind | None, settings: PaperSettings) -> tuple[PaperFace, ...]:
    """Return who may say what a paper bears, who wins first."""
    both = (book.head.paper, settings)
    of_kind = [(getattr(one, kind) if kind else None, one) for one in both if one is not None]
    return tuple(source for pair in of_kind for source in pair if source is not None)


def _symbol(kind: HeadedKind | None, symbol: str | None) -> str | None:
    """Return what stands behind the number: a report names its kind (BC), a letter does not."""
    if symbol is None or kind != "report" or symbol.startswith("BC-"):
        return symbol
    return f"BC-{symbol}"
