"""Problems and proposals as a paper that goes to who decides: by addressee, then by theme.

No paper to or above an addressee says for how long it has not answered: days, counted from the
document that put the proposal, stand beside bodies under the one that asks alone.
"""

from collections.abc import Sequence

from msgspec import Struct

from caichcli.formats.answers import problems
from caichcli.formats.answers.plan_ref import as_of_words, head
from caichcli.formats.answers.problems import ProblemsAnswer
from caichcli.formats.blocks import (
    Block,
    Column,
    Heading,
    Note,
    Page,
    Paragraph,
    Table,
    Title,
    cells,
)
from caichcli.formats.phrases import letterhead
from caichcli.formats.phrases.concerns import awaiting, pending
from caichcli.formats.phrases.records import citation, opinion
from caichcli.language.documents import cite
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, in_prose, number
from caichcli.plan.book import Book
from caichcli.views.concerns import ConcernLine, Concerns
from caichcli.views.report.face import Face
from caichcli.views.report.levels import Addressed, by_addressee

COLUMNS = ("order", "content", "agency", "document", "answer")


class ConcernPaper(Struct, frozen=True):
    """What plans put before others, the first that of who issues the paper; what its head bears."""

    plans: tuple[Concerns, ...]
    face: Face


def page(paper: ConcernPaper, lang: Language) -> Page:
    """Head, a table an addressee, the highest first, in it the themes; the signature."""
    head, signature = letterhead.head(paper.face, lang), letterhead.signature(paper.face, lang)
    return (head, *_content(paper.plans, lang), signature)


def _content(plans: Sequence[Concerns], lang: Language) -> Page:
    """In a table the themes stand, the oldest of each first."""
    first = plans[0]
    book_of = {id(line): plan.book for plan in plans for line in plan.lines}
    lines = sorted((line for plan in plans for line in plan.lines), key=lambda line: line.raised)
    as_of = as_of_words(first.day, lang)
    blocks: list[Block] = [*head(first.book, lang)] if len(plans) == 1 else []
    if len(plans) > 1 and any(plan.book.head.illustrative for plan in plans):
        blocks.append(Note(say(lang, "page.illustrative")))
    blocks.append(Title(say(lang, "concern_paper.title"), as_of))
    if len(plans) > 1:
        titles = "; ".join(plan.book.head.title for plan in plans)
        blocks.append(Paragraph(say(lang, "concern_paper.plans", titles=titles)))
    if not lines:
        return (*blocks, Paragraph(say(lang, "problems.none")))
    count = in_prose(len(lines), lang)
    words = say(lang, "concern_paper.count", count=count, awaiting=awaiting(lines, lang))
    blocks.append(Paragraph(words))
    for addressed in by_addressee(first.book, lines):
        name = _name(first.book, addressed, book_of)
        key = "concern_paper.to" if name else "concern_paper.to-nobody"
        number_of = in_prose(len(addressed.lines), lang)
        blocks.append(Heading(say(lang, key, name=name or "", count=number_of)))
        blocks.append(_table(addressed.lines, book_of, lang))
    return tuple(blocks)


def _name(book: Book, addressed: Addressed, book_of: dict[int, Book]) -> str | None:
    """An addressee's name, by the register of the first plan, else by that of who wrote to it."""
    if addressed.to is None:
        return None
    own = book_of[id(addressed.lines[0])]
    register = book.register if addressed.to in book.register else own.register
    return register.name(addressed.to)


def data(paper: ConcernPaper) -> ProblemsAnswer:
    """The first plan's, as ``problems`` has them."""
    return problems.data(paper.plans[0])


def _table(lines: Sequence[ConcernLine], book_of: dict[int, Book], lang: Language) -> Table:
    """The rows by theme, each theme under a row of its own."""
    themes: dict[str, list[ConcernLine]] = {}
    for line in lines:
        name = book_of[id(line)].area_by_id[line.task.area].name
        themes.setdefault(name, []).append(line)
    rows = []
    order = 0
    for theme, own in themes.items():
        rows.append(cells(("", theme, *("" for _ in COLUMNS[2:]))))
        for line in own:
            order += 1
            rows.append(cells((number(order, lang), *_words(book_of[id(line)], line, lang))))
    columns = tuple(Column(say(lang, f"concern_paper.{key}")) for key in COLUMNS)
    return Table(columns, tuple(rows))


def _words(book: Book, line: ConcernLine, lang: Language) -> tuple[str, ...]:
    """What was put, by whom, by which document or on which day, and what came of it."""
    put = citation(line.document, lang) or day(line.raised, lang)
    who = book.register.name(line.agency) if line.agency else ""
    kind = say(lang, f"words.{line.kind}")
    return f"{kind}: {line.concern.text}", who, put, _outcome(book, line, lang)


def _outcome(book: Book, line: ConcernLine, lang: Language) -> str:
    if answer := line.answer:
        paper = answer.document
        by = cite(paper.number, paper.date, lang) if paper else day(answer.date, lang)
        opinion_text = ": ".join(filter(None, (opinion(book, answer, lang), answer.note)))
        return say(lang, "concern_paper.answered", by=by, said=opinion_text)
    pending_since = (
        say(lang, "concern_paper.waits", days=number(line.days, lang))
        if line.below
        else say(lang, "concern_paper.asked")
    )
    return "; ".join(filter(None, (pending(book, line, lang), pending_since)))
