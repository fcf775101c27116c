"""What each row of a table of tasks is: an area, a title alone, a task, a part of one, a note."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from caichcli.importers.agencies import names
from caichcli.importers.grids.grid import Cell, Grid, distinct
from caichcli.importers.task_tables import numbers
from caichcli.importers.task_tables.columns import Columns
from caichcli.importers.task_tables.evidence import Evidence, is_term
from caichcli.importers.task_tables.lettered_rows import LetterNumbers
from caichcli.importers.task_tables.numbers import RowNumber
from caichcli.importers.task_tables.row import AGENCY_ROLES, DATA_ROLES, Kind, TableRow
from caichcli.importers.task_tables.wordings import Role
from caichcli.language.vietnamese import fold

_NOTE = re.compile(
    r"(ghi chu|chu thich|tong (cong|so)( ?[:=(\d]| nhiem vu| viec|$)|cong$|nguon( so lieu)?:"
    r"|noi nhan|nguoi (lap|ky)|tm\. |kt\. |tl\. |luu y|\(\*+\)|\*+ ?\S)"
)
SAMPLE = 200  # rows that tell whether a table without headings holds tasks


def classify(grids: Sequence[Grid], headings: Sequence[Sequence[Columns]]) -> Iterator[TableRow]:
    """Every row that has words of a table that pages may part, with what it is.

    A grid without a heading goes on with the columns of the one before, and its first row may
    with the last task there.
    """
    classifier = _Classifier()
    for at, (grid, each) in enumerate(zip(grids, headings, strict=True)):
        after = _Page(grids[at + 1], headings[at + 1]) if at + 1 < len(grids) else None
        yield from classifier.rows(_Page(grid, each), after)


def outside(grid: Grid, evidence: Evidence) -> TableRow | None:
    """The first row of a table without headings that is most likely a task's."""
    for at in range(min(len(grid.rows), SAMPLE)):
        if evidence.is_task(_own(grid, at)):
            return TableRow(grid, at, None, "outside", doubts=("outside",))
    return None


class _Page:
    """A grid, and of each row that is in a heading the columns of this."""

    def __init__(self, grid: Grid, headings: Sequence[Columns]) -> None:
        self.grid = grid
        self.headings = {at: each for each in headings for at in range(each.first, each.last + 1)}

    def rows_of(self, columns: Columns | None, first: int) -> Iterator[TableRow]:
        """The rows from one on that are no headings and have words."""
        for at in range(first, len(self.grid.rows)):
            if at not in self.headings and any(cell.text for cell in _own(self.grid, at)):
                yield TableRow(self.grid, at, columns, "unclear")


class _Classifier:
    grid: Grid
    headings: dict[int, Columns]
    page: _Page
    after: _Page | None  # the grid that goes on with this one

    def __init__(self) -> None:
        self.columns: Columns | None = None
        self.last: TableRow | None = None
        self.sharing: dict[int, bool] = {}  # of number cells, by their identities
        self.letters = LetterNumbers()

    def rows(self, page: _Page, after: _Page | None) -> Iterator[TableRow]:
        self.page, self.after = page, after
        self.grid, self.headings = page.grid, page.headings
        for at in range(len(self.grid.rows)):
            if at in self.headings:
                columns = self.columns = self.headings[at]
                doubts = () if columns.is_sure or at > columns.first else ("maybe-task",)
                yield TableRow(self.grid, at, columns, "heading", doubts=doubts)
            elif any(cell.text or cell.signs for cell in _own(self.grid, at)):
                row = self._row(at)
                if row.kind not in ("before", "unclear"):
                    self.last = row
                yield row

    def _row(self, at: int) -> TableRow:
        columns = self.columns
        if columns is None:
            return TableRow(self.grid, at, None, "before")
        row = TableRow(self.grid, at, columns, "unclear")
        number = self._number(row)
        own_number = row.under("number", own=True)
        titles = row.under("title", own=True)
        data = [cell for role in DATA_ROLES for cell in row.under(role, own=True)]
        if any(_spans(row, cell) for cell in titles) or (not titles and self._is_across(row)):
            return self._across(row, number, [cell for cell in data if cell not in titles])
        data += row.under("note", own=True)
        title = "\n".join(cell.text for cell in titles)
        words = own_number[0].text if own_number else ""
        if not title and not data and number is None and _NOTE.match(fold(words)):
            return _row_as(row, "note")
        if not title:
            return self._untitled(row, number, own_number, data)
        before = numbers.before(title)
        inner = before[0].kind if before else None
        if before and (
            inner == "small" or (inner == "bullet" and data) or _is_alone(number, inner)
        ):
            return self._titled(row, before[0], before[1], data, number)
        return self._titled(row, number, title, data, None)

    def _number(self, row: TableRow) -> RowNumber | None:
        """The number of a row; of one letter it depends on those before whether it is a roman."""
        number = _first(numbers.of_cell(cell.text) for cell in row.under("number"))
        if number is None or number.kind not in ("roman", "letter"):
            return number
        return self.letters.settle(number, self._labels_below(row.at))

    def _titles_below(self, at: int) -> Iterator[str]:
        """The letters and romans before the titles of the rows below."""
        assert self.columns is not None
        for below in range(at + 1, len(self.grid.rows)):
            row = TableRow(self.grid, below, self.columns, "unclear")
            parts = numbers.before(row.text("title"))
            if parts and parts[0].kind in ("roman", "letter"):
                yield parts[0].text

    def _labels_below(self, at: int) -> Iterator[str]:
        """The letters and romans that number the rows below."""
        assert self.columns is not None
        for below in range(at + 1, len(self.grid.rows)):
            row = TableRow(self.grid, below, self.columns, "unclear")
            number = _first(numbers.of_cell(cell.text) for cell in row.under("number", own=True))
            if number and number.kind in ("roman", "letter"):
                yield number.text

    def _is_across(self, row: TableRow) -> bool:
        """Whether all that a row says stands in one cell outside the title, as CSV has areas."""
        own = [cell for cell in row.cells if cell.text]
        return (
            len(own) == 1
            and numbers.before(own[0].text) is not None
            and not _roles(row, own[0]) <= set(DATA_ROLES)
        )

    def _across(self, row: TableRow, number: RowNumber | None, data: list[Cell]) -> TableRow:
        """A row of one cell, over all columns or over the title and those behind it.

        ``data`` are the cells of a task that stand beside it.
        """
        own = [cell for cell in row.cells if cell.text]
        title = "\n".join(cell.text for cell in row.under("title", own=True)) or own[0].text
        if number is None and (parts := numbers.before(title)):
            number, title = parts
            if number.kind in ("roman", "letter"):
                number = self.letters.settle(number, self._titles_below(row.at))
        if number is None and not data and _NOTE.match(fold(title)):
            return _row_as(row, "note")
        if data or len(own) > (2 if row.under("number", own=True) else 1):
            return self._titled(row, number, title, data, None)
        if number is None:
            return _row_as(row, "area", None, title, doubts=("area-unnumbered",))
        if number.kind == "decimal":
            return _row_as(row, "group", number, title)
        if number.kind in ("small", "bullet"):
            return self._titled(row, number, title, [], None)
        return _row_as(row, "area", number, title)

    def _untitled(
        self, row: TableRow, number: RowNumber | None, own_number: list[Cell], data: list[Cell]
    ) -> TableRow:
        """A row without a title of its own."""
        if row.under("title") and data:  # the title is merged from above
            kind: Kind = "sub-row" if _has_lead_and_term(row) else "pair"
            return _row_as(row, kind, number, row.text("title"))
        last = self.last.kind if self.last else None
        if data and not own_number and (last == "note" or _NOTE.match(fold(data[0].text))):
            return _row_as(row, "note")
        if data and not own_number and last in _CONTINUED and self._is_whole(row):
            return _row_as(row, "sub-row", None, "", doubts=("sub-row",))
        if data and not own_number and last in _CONTINUED:
            return _row_as(row, "continuation", cut=tuple(data))
        if data or not own_number:
            return _row_as(row, "unclear", number, doubts=("no-title",))
        return _row_as(row, "unclear", number, doubts=("number-alone",))

    def _is_whole(self, row: TableRow) -> bool:
        """Whether a row without a title has a lead and a term of its own, as the one above has."""
        above = self.last
        return (
            _has_lead_and_term(row)
            and above is not None
            and above.grid is row.grid
            and _has_lead_and_term(above)
            and all(
                names.is_like_name(cell.text) or names.begins_many(cell.text)
                for role in ("lead", "agencies")
                for cell in row.under(role, own=True)
            )
            and all(is_term(cell.text) for cell in row.under("deadline", own=True))
        )

    def _titled(
        self,
        row: TableRow,
        number: RowNumber | None,
        title: str,
        data: list[Cell],
        around: RowNumber | None,
    ) -> TableRow:
        """A row with a title; ``around`` is the number of the cell beside a title's own a)."""
        if number is None and _NOTE.match(fold(title)) and not data:
            return _row_as(row, "note")
        if number is not None and number.kind in ("roman", "letter"):
            if not data:
                return _row_as(row, "area", number, title)
            if self.last and all(_goes_on(cell.text) for cell in data):
                return _row_as(row, "area", number, title, cut=tuple(data))
            return _row_as(row, "task", number, title)
        if number is None:
            return self._unnumbered(row, title, data)
        if around is not None or number.kind in ("small", "bullet"):
            return _row_as(row, "sub-task", _within(around, number), title)
        if self._shares_number(row):
            first = row.under("number")[0].row == row.at
            if first and not _has_lead(row):
                return _row_as(row, "group", number, title)
            return _row_as(row, "sub-task", RowNumber("small", number.text), title)
        if not data and self._has_parts(row, number):
            return _row_as(row, "group", number, title)
        return _row_as(row, "task", number, title)

    def _unnumbered(self, row: TableRow, title: str, data: list[Cell]) -> TableRow:
        last = self.last
        cut = (*row.under("title", own=True), *data)
        if last and last.kind in _CONTINUED:
            goes_on = all(_goes_on(cell.text) or not _has(last, cell, row) for cell in data)
            is_cut = _goes_on(title) or not any(map(str.isalpha, title))
            if (is_cut and goes_on) or (not data and numbers.before(title)):
                return _row_as(row, "continuation", cut=cut)
        if data or any(cell.row < row.at for role in DATA_ROLES for cell in row.under(role)):
            if last and last.kind in ("group", "sub-task") and self._numbered(row):
                return _row_as(row, "sub-task", None, title)
            doubts = ("unnumbered",) if self._numbered(row) else ()
            return _row_as(row, "task", None, title, doubts=doubts)
        if title.isupper() or (_is_bold(row) and self._are_tasks_below(row)):
            return _row_as(row, "area", None, title, doubts=("area-unnumbered",))
        if self._numbered(row) and self._are_tasks_below(row, restarted=True):
            return _row_as(row, "area", None, title, doubts=("area-unnumbered",))
        if self._numbered(row):
            return _row_as(row, "task", None, title, doubts=("title-alone",))
        return _row_as(row, "task", None, title)

    def _are_tasks_below(self, row: TableRow, *, restarted: bool = False) -> bool:
        """Whether the next row is a task with data; ``restarted``: the first of some."""
        next_ = self._next(row)
        if next_ is None:
            return False
        number = _first(numbers.of_cell(cell.text) for cell in next_.under("number", own=True))
        has_data = any(next_.under(role, own=True) for role in DATA_ROLES)
        is_first = number is not None and number.text in ("1", "a")
        return bool(next_.under("title", own=True)) and has_data and (is_first or not restarted)

    def _next(self, row: TableRow) -> TableRow | None:
        """The next row with words, which may stand on the next page."""
        below = self.page.rows_of(row.columns, row.at + 1)
        if (next_ := next(below, None)) or self.after is None:
            return next_
        width = len(self.grid.rows[row.at])
        is_alike = bool(self.after.grid.rows) and len(self.after.grid.rows[0]) == width
        return next(self.after.rows_of(row.columns, 0), None) if is_alike else None

    def _numbered(self, row: TableRow) -> bool:
        return row.columns is not None and row.columns.has("number")

    def _shares_number(self, row: TableRow) -> bool:
        """Whether the number's cell is merged over rows that have titles of their own."""
        cell = row.under("number")[0] if row.under("number") else None
        if cell is None or row.columns is None:
            return False
        if id(cell) not in self.sharing:
            number, title = row.columns.of("number")[0], row.columns.of("title")[0]
            below = map(self.grid.rows.__getitem__, range(cell.row, len(self.grid.rows)))
            lines = takewhile(lambda line: line[number] is cell, below)
            cells = (line[title] for line in lines if line[title].text)
            self.sharing[id(cell)] = len(set(map(id, cells))) > 1
        return self.sharing[id(cell)]

    def _has_parts(self, row: TableRow, number: RowNumber) -> bool:
        """Whether the rows below are numbered within this one: 5.1 before 5.1.1, 3 before a)."""
        next_ = self._next(row)
        if next_ is None:
            return False
        first = _first(numbers.of_cell(cell.text) for cell in next_.under("number", own=True))
        title = next_.text("title")
        inner = numbers.before(title)
        if first is None and inner:
            first = inner[0]
        if first is None:
            has_agencies = any(next_.under(role, own=True) for role in AGENCY_ROLES)
            return bool(title) and not _goes_on(title) and has_agencies
        return first.kind == "small" or first.text.startswith(f"{number.text}.")


_CONTINUED: tuple[Kind, ...] = ("task", "sub-task", "group", "continuation", "pair", "sub-row")


def _row_as(
    row: TableRow,
    kind: Kind,
    number: RowNumber | None = None,
    title: str = "",
    *,
    cut: tuple[Cell, ...] = (),
    doubts: tuple[str, ...] = (),
) -> TableRow:
    return TableRow(row.grid, row.at, row.columns, kind, number, title, cut, doubts)


def _own(grid: Grid, at: int) -> list[Cell]:
    return [cell for cell in distinct(grid.rows[at]) if cell.row == at]


def _spans(row: TableRow, cell: Cell) -> bool:
    """Whether a cell stands under the title and under what tasks have besides."""
    return bool(_roles(row, cell) & set(DATA_ROLES))


def _roles(row: TableRow, cell: Cell) -> set[Role]:
    """The meanings of the columns that a cell stands in."""
    assert row.columns is not None
    line = row.grid.rows[row.at]
    return {role for role, each in zip(row.columns.roles, line, strict=True) if each is cell}


def _is_alone(number: RowNumber | None, inner: str | None) -> bool:
    """Whether a number before the title is the row's only one."""
    return number is None and inner not in (None, "bullet")


def _goes_on(text: str) -> bool:
    """Whether a text begins in the middle of a sentence or of a name."""
    return text.lstrip("(")[:1].islower() or text[:1] in ",;."


def _has(last: TableRow, cell: Cell, row: TableRow) -> bool:
    """Whether the row before has words in the column of a cell."""
    line = row.grid.rows[row.at]
    at = next(n for n, each in enumerate(line) if each is cell)
    return last.grid is row.grid and bool(last.grid.rows[last.at][at].text)


def _has_lead_and_term(row: TableRow) -> bool:
    """Whether a lead and a term begin in a row."""
    return bool(row.under("lead", own=True) or row.under("agencies", own=True)) and bool(
        row.under("deadline", own=True)
    )


def _is_bold(row: TableRow) -> bool:
    return all("bold" in cell.signs for cell in row.under("title", own=True))


def _has_lead(row: TableRow) -> bool:
    return any(row.under(role, own=True) for role in AGENCY_ROLES)


def _within(around: RowNumber | None, number: RowNumber) -> RowNumber | None:
    """The number of a part: 3 and a) make 3.a; a dash alone makes none."""
    if around is None:
        return number if number.kind == "small" else None
    text = f"{around.text}.{number.text}" if number.text else around.text
    return RowNumber("decimal" if number.text else "small", text)


def _first(candidates: Iterator[RowNumber | None]) -> RowNumber | None:
    return next((each for each in candidates if each), None)
