"""Where the headings of a table of tasks are, and what they say its columns mean: any order."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from caichcli.importers.grids.grid import Cell, Grid, distinct
from caichcli.importers.task_tables import columns, term_columns
from caichcli.importers.task_tables.columns import Columns
from caichcli.importers.task_tables.evidence import Evidence, is_numbered, is_term
from caichcli.importers.task_tables.wordings import (
    REPORT_ROLES,
    Role,
    is_of_headings,
    plain,
    role_of,
)

MOST_ROWS = 3  # of one heading
_OF_TASKS: frozenset[Role] = frozenset({"lead", "agencies", "support", "deadline", "product"})
_SEVERAL: frozenset[Role] = frozenset((*REPORT_ROLES, "officer", "private"))
ENOUGH = 2  # of these and numbers beside the title, whatever else a wide table has

_ORDINAL = re.compile(r"\(?([0-9]{1,2}|[a-z])\)?(\s*=.*)?")
_YEAR = re.compile(r"(?:nam )?[0-9]{4}")  # a column of figures


class Search(Struct, frozen=True):
    """Every heading of a table, top to bottom: the first, and those that repeat or replace it.

    ``words`` are those of each heading, here and in the tables that this one carries on.
    """

    columns: tuple[Columns, ...]
    words: frozenset[frozenset[str]]


def search(grid: Grid, evidence: Evidence, above: frozenset[frozenset[str]]) -> Search:
    """The headings of a table; ``above`` are the words of those that it may carry on."""
    searcher = _Searcher(grid, evidence, above)
    every = searcher.all()
    final = (columns.settled(grid, each, end) for each, end in _spans(every, len(grid.rows)))
    return Search(tuple(final), frozenset(searcher.words))


def resembles(row: tuple[Cell, ...]) -> bool:
    """Whether a row's cells begin as the headings of a table of tasks do."""
    return _may_be_heading(row) and _is_table_of_tasks(
        [role[0] for cell in row if (role := role_of(cell.text))]
    )


def _spans(headings: Sequence[Columns], end: int) -> Iterator[tuple[Columns, int]]:
    """Each heading with the row where its table ends."""
    yield from zip(headings, [*(each.first for each in headings[1:]), end], strict=False)


class _Searcher:
    """Goes down a table and looks for headings; ``words`` are those of the headings so far."""

    def __init__(self, grid: Grid, evidence: Evidence, above: frozenset[frozenset[str]]) -> None:
        self.grid = grid
        self.evidence = evidence
        self.words: set[frozenset[str]] = set()
        self.with_word: dict[str, list[frozenset[str]]] = {}
        for words in above:
            self._keep(words)

    def _keep(self, words: frozenset[str]) -> None:
        if words not in self.words:
            self.words.add(words)
            for word in words:
                self.with_word.setdefault(word, []).append(words)

    def all(self) -> list[Columns]:
        headings: list[Columns] = []
        at = 0
        while at < len(self.grid.rows):
            heading = self._at(at)
            if heading:
                headings.append(heading)
                self._keep(_words(self.grid.rows[at]))
                at = heading.last
            at += 1
        return headings

    def _at(self, at: int) -> Columns | None:
        """The heading that begins at a row, of as many rows as it has; None where there is none."""
        rows = self.grid.rows
        row = rows[at]
        if not self._is_heading(row):
            return None
        last = at
        texts = [cell.text for cell in row]
        while last + 1 < len(rows) and last - at + 1 < MOST_ROWS:
            below = rows[last + 1]
            if not self._continues(row, below):
                break
            last += 1
            texts = [_joined(text, cell) for text, cell in zip(texts, below, strict=True)]
        subs = [cell.text for cell in rows[last]]
        roles = _roles(texts, subs if last > at else texts, row)
        body = rows[last + 1 : last + 1 + columns.SAMPLE]
        if "title" not in roles and len(_OF_TASKS & set(roles)) > 1:
            title = columns.title_by_cells(body, roles)
            roles = ["title" if n == title else role for n, role in enumerate(roles)]
        if "title" not in roles:
            return None
        unknown = [at for at, text in enumerate(texts) if role_of(text) is None]
        if not (_is_table_of_tasks(roles) or columns.are_of_tasks(body, unknown)):
            return None
        if last + 1 < len(rows) and _are_ordinals(rows[last + 1]):
            last += 1
        return Columns(at, last, tuple(roles), tuple(texts), self._is_sure(row))

    def _is_heading(self, row: tuple[Cell, ...]) -> bool:
        """Whether a row is a heading: as one above, or in such words as no task is."""
        if not _may_be_heading(row):
            return False
        if not self.words:
            return _numbers_rows(row) or not self._is_of_a_task(row)
        is_new = _numbers_rows(row) or _is_worded(row)
        return (is_new and not self.evidence.of(distinct(row))) or self._is_repeated(row)

    def _is_sure(self, row: tuple[Cell, ...]) -> bool:
        """Whether nothing but a heading can be meant."""
        if _numbers_rows(row) or self._is_repeated(row):
            return True
        return not self.words and (_is_worded(row) or _names_enough(row))

    def _is_repeated(self, row: tuple[Cell, ...]) -> bool:
        words = _words(row)
        rarest = min((self.with_word.get(word, []) for word in words), key=len, default=self.words)
        return any(words <= each for each in rarest)

    def _is_of_a_task(self, row: tuple[Cell, ...]) -> bool:
        """Whether a row has marks of a task; several times in it are columns, each of a time."""
        texts = [cell.text for cell in distinct(row) if cell.text]
        times = sum(
            is_term(text) for text in texts if not (role_of(text) or _YEAR.fullmatch(plain(text)))
        )
        strange = (text for text in texts if not is_of_headings(text))
        return (
            is_numbered(texts[0])
            or times == 1
            or any("agency" in self.evidence.of_text(text) for text in strange)
        )

    def _continues(self, row: tuple[Cell, ...], below: tuple[Cell, ...]) -> bool:
        """Whether the next row belongs to a heading: all that it says is said under some of it."""
        own = [cell for cell, above in zip(below, row, strict=True) if cell is not above]
        texts = [cell.text for cell in own if cell.text]
        if not texts or not all(map(role_of, texts)):
            return False
        # A whole heading below is another one, or the same repeated.
        if any(role_of(text) == ("title", 3) for text in texts) or self.evidence.of(own):
            return False
        return all(_is_under(row, below, at) for at, cell in enumerate(below) if cell in own)


def _may_be_heading(row: tuple[Cell, ...]) -> bool:
    """Whether most cells of a row are headings that we know, or enough of them."""
    cells = [cell for cell in distinct(row) if cell.text]
    if len(cells) < 2 or cells[0].text[0].isdigit():
        return False
    roles = [role_of(cell.text) for cell in cells]
    if any(roles) and sum(map(bool, roles)) * 2 > len(cells) - 1:
        return True
    return _names_enough(row)


def _names_enough(row: tuple[Cell, ...]) -> bool:
    """Whether a row has, in words of headings alone, what a table of tasks has at the least."""
    roles = {
        role[0]
        for cell in distinct(row)
        if is_of_headings(cell.text) and (role := role_of(cell.text))
    }
    return "title" in roles and len(roles & (_OF_TASKS | {"number"})) >= ENOUGH


def _is_under(row: tuple[Cell, ...], below: tuple[Cell, ...], at: int) -> bool:
    """Whether a cell names a part of the heading above it, or goes on with its words."""
    cell, above = below[at], row[at]
    if not cell.text or above is cell:
        return True
    if len({id(over) for over, under in zip(row, below, strict=True) if under is cell}) > 1:
        return False  # over several headings: an area
    if sum(over is above for over in row) > 1:
        return True
    return is_of_headings(cell.text) and (role_of(above.text) or ("other", 0))[0] not in (
        "number",
        "title",
    )


def _words(row: Sequence[Cell]) -> frozenset[str]:
    """What the cells of a row say, without marks, case and punctuation."""
    return frozenset(filter(None, (plain(cell.text) for cell in row)))


def _is_worded(row: tuple[Cell, ...]) -> bool:
    """Whether a row has the words of headings and no others."""
    return all(is_of_headings(cell.text) for cell in distinct(row))


def _numbers_rows(row: Sequence[Cell]) -> bool:
    """Whether a cell of a row stands above numbers: TT, Số thứ tự. No task has such a cell."""
    return any(role_of(cell.text) == ("number", 3) for cell in row)


def _joined(text: str, cell: Cell) -> str:
    return text if cell.text in ("", text) else f"{text} {cell.text}".strip()


def _roles(texts: Sequence[str], subs: Sequence[str], row: tuple[Cell, ...]) -> list[Role]:
    """The roles of columns: by the lower heading where it says one, the stronger of two alike."""
    ratings = [
        role_of(sub) or role_of(text) or role_of(cell.text)
        for text, sub, cell in zip(texts, subs, row, strict=True)
    ]
    best: dict[Role, int] = {}
    for each in ratings:
        if each:
            best[each[0]] = max(best.get(each[0], 0), each[1])
    texts_of: dict[Role, str] = {}
    roles: list[Role] = []
    for each, text in zip(ratings, texts, strict=True):
        role: Role = each[0] if each else "other"
        strong = each is not None and each[1] == best[role]
        # Of columns alike the first; the others only where they share its heading, or tell more.
        if role in _SEVERAL or (
            role != "other" and strong and texts_of.setdefault(role, text) == text
        ):
            roles.append(role)
        else:
            roles.append("other")
    terms = [at for at, each in enumerate(ratings) if each and each[0] == "deadline"]
    of_terms = term_columns.roles([(texts[at], (ratings[at] or ("other", 0))[1]) for at in terms])
    for at, term in zip(terms, of_terms, strict=True):
        roles[at] = term
    if "title" not in roles and "area" in roles:
        roles = ["title" if role == "area" else role for role in roles]
    return roles


def _is_table_of_tasks(roles: Sequence[Role]) -> bool:
    """Whether columns are those of tasks: what is to be done, and by whom, when or with what."""
    return "title" in roles and bool(_OF_TASKS & set(roles))


def _are_ordinals(row: tuple[Cell, ...]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), 1 2 3 4=2+3, A B C."""
    matches = [_ORDINAL.fullmatch(cell.text.lower()) for cell in distinct(row) if cell.text]
    if len(matches) < 3 or not all(matches):
        return False
    marks = [each[1] for each in matches if each]
    digits = [int(mark) for mark in marks if mark.isdigit()]
    letters = [mark for mark in marks if not mark.isdigit()]
    return (
        digits == list(range(digits[0], digits[0] + len(digits)))
        if digits
        else (letters == [chr(ord("a") + n) for n in range(len(letters))])
    )
