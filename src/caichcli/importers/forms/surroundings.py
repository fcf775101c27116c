"""What a form that came back holds beside its answers: whose it says it is, what is not read."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from caichcli.importers import books
from caichcli.language.messages import say
from caichcli.language.wording import LANGUAGES
from caichcli.views.form import AUTHOR, LISTS_SHEET, MARK, META_SHEET


class Surroundings(Struct, frozen=True):
    """``agency`` is the body that the form's head names. ``beyond`` counts cells that are no
    column's, ``comments`` those of others than caich; ``sheets`` are filled ones that are not the
    form's.
    """

    agency: str = ""
    beyond: int = 0
    comments: int = 0
    sheets: tuple[str, ...] = ()


def surroundings(book: Any, tops: Sequence[tuple[Any, int]]) -> Surroundings:
    """What a workbook holds beside the answers in its sheets, each with its row of names."""
    main, top = tops[0]
    own = {sheet.title for sheet, _ in tops} | {META_SHEET, LISTS_SHEET}
    own |= {say(lang, "forms.guide") for lang in LANGUAGES}
    others = [sheet for sheet in book.worksheets if sheet.title not in own]
    return Surroundings(
        _agency(main, top),
        sum(_beyond(sheet, first) for sheet, first in tops),
        sum(_comments(sheet) for sheet, _ in tops),
        tuple(sheet.title for sheet in others if any(True for _ in _filled(sheet, 1))),
    )


def _agency(sheet: Any, top: int) -> str:
    """The name behind "Cơ quan báo cáo:" above the rows; empty where there is none."""
    labels = [say(lang, "forms.agency", name="").strip() for lang in LANGUAGES]
    for _, row in books.rows(sheet, last=top):
        for cell in row:
            words = books.words(cell.value) or ""
            for label in labels:
                if words.startswith(label):
                    return " ".join(words.removeprefix(label).split())
    return ""


def _beyond(sheet: Any, top: int) -> int:
    """How many filled cells stand in columns that the form does not have."""
    own = {
        cell.column
        for _, row in books.rows(sheet, top, top)
        for cell in row
        if (books.words(cell.value) or "").startswith(MARK)
    }
    return sum(cell.column not in own for cell in _filled(sheet, top + 2))


def _comments(sheet: Any) -> int:
    cells = (cell for _, row in books.rows(sheet) for cell in row)
    return sum(bool(cell.comment) and cell.comment.author != AUTHOR for cell in cells)


def _filled(sheet: Any, first: int) -> Iterator[Any]:
    for _, row in books.rows(sheet, first):
        yield from (cell for cell in row if cell.value is not None)
