"""A verdict for every row, and every word of it counted where it went."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from caichcli.importers.drafts.draft import (
    DraftVerdict,
    Fate,
    Left,
    Reason,
    Result,
    Terms,
    WordCounts,
    once,
)
from caichcli.importers.grids.grid import Cell
from caichcli.importers.task_tables.evidence import Evidence
from caichcli.importers.task_tables.records import RecordOutcome
from caichcli.importers.task_tables.row import Kind, TableRow
from caichcli.importers.task_tables.task_cells import TaskCells
from caichcli.importers.task_tables.wordings import Role
from caichcli.plan.model import Id

SHOWN = 120
"""Characters of a row that a verdict shows."""

_OF_TASKS: tuple[Kind, ...] = (
    "task",
    "sub-task",
    "continuation",
    "pair",
    "sub-row",
    "field",
)


class RowReport(Struct):
    """What is said of a row while tasks are built; ``task`` is the one that its words went into.

    ``is_empty``: the words went nowhere, as those of a title without tasks.
    """

    row: TableRow
    task: TaskCells | None = None
    area: Id | None = None
    reasons: list[Reason] = field(default_factory=list)
    is_refused: bool = False
    is_empty: bool = False


def judge(
    reports: Sequence[RowReport],
    tasks: Sequence[TaskCells],
    completions: Mapping[int, RecordOutcome],
    evidence: Evidence,
    hidden: frozenset[Role] = frozenset(),
) -> tuple[DraftVerdict, ...]:
    """The verdicts in the order of the rows; ``completions`` are by the identity of the tasks.

    What stands in columns of ``hidden`` roles is shown nowhere.
    """
    fates: dict[int, Fate] = {}
    for task in tasks:
        completion = completions[id(task)]
        _fates_of_task(task, completion.record is not None, fates)
        for cell in (each for cells in task.history.values() for each in cells):
            fates[id(cell)] = "taken" if completion.entry else fates[id(cell)]
    for one in reports:
        for cell, fate in _fates_of_row(one):
            fates.setdefault(id(cell), fate)
        if one.row.kind in ("area", "group", "note") and not one.is_refused:
            texts = [cell.text for cell in one.row.cells if fates[id(cell)] == "ignored"]
            marks = filter(evidence.of_text, filter(None, texts))
            one.reasons += [Reason("mark-left", {"cell": text}) for text in marks]
    return tuple(_verdict(one, completions, fates, hidden) for one in reports)


def hidden_roles(terms: Terms) -> frozenset[Role]:
    """The meanings of columns that are dropped: personal data, and names unless wanted."""
    return frozenset({"private"} if terms.with_names else {"private", "officer"})


def _is_hidden(row: TableRow, cell: Cell, hidden: frozenset[Role]) -> bool:
    """Whether a cell below the headings stands in a column that is dropped."""
    if row.columns is None or row.at <= row.columns.last:
        return False
    return any(cell.column == at for role in hidden for at in row.columns.of(role))


def of_columns(row: TableRow) -> Iterator[Reason]:
    """What the cells say against the headings, told where these stand."""
    if row.kind == "heading" and row.columns and row.at == row.columns.first:
        for code, heading in row.columns.doubts:
            yield Reason(code, {"heading": " ".join(heading.split())} if heading else {})


def total(verdicts: Sequence[DraftVerdict]) -> WordCounts:
    """The words of all rows."""
    return WordCounts(
        sum(each.words.taken for each in verdicts),
        sum(each.words.heading for each in verdicts),
        sum(each.words.ignored for each in verdicts),
        sum(each.words.refused for each in verdicts),
    )


def _fates_of_task(task: TaskCells, is_taken: bool, fates: dict[int, Fate]) -> None:
    """A cell merged over several tasks is taken where one of them is."""
    cells = [*task.cells]
    for row in task.rows:
        cells += [*row.under("number"), *row.under("area")]
    for cell in cells:
        if is_taken or fates.get(id(cell)) != "taken":
            fates[id(cell)] = "taken" if is_taken else "refused"
    for row in task.rows:
        for cell in row.cells:
            fates.setdefault(id(cell), "ignored" if is_taken else "refused")


def _fates_of_row(report: RowReport) -> Iterator[tuple[Cell, Fate]]:
    row = report.row
    if row.kind in _OF_TASKS and not report.is_refused:
        return
    for cell in row.cells:
        if report.is_refused:
            yield cell, "refused"
        elif row.kind in ("area", "group") and not report.is_empty:
            yield cell, "taken" if _is_titled(row, cell) else "ignored"
        else:
            yield cell, "heading" if row.kind == "heading" else "ignored"


def _is_titled(row: TableRow, cell: Cell) -> bool:
    """Whether a cell is the number or the title of an area's or group's row."""
    under = [*row.under("number"), *row.under("title"), *row.under("area")]
    return any(cell is each for each in under) or row.title in cell.text


def _verdict(
    report: RowReport,
    completions: Mapping[int, RecordOutcome],
    fates: Mapping[int, Fate],
    hidden: frozenset[Role],
) -> DraftVerdict:
    row, task = report.row, report.task
    is_refused, reasons = _reasons(report, completions)
    words: Counter[Fate] = Counter()
    rest = []
    for cell in row.cells:
        fate = fates[id(cell)]
        words[fate] += cell.words
        if fate in ("ignored", "refused") and cell.text and not _is_hidden(row, cell, hidden):
            rest.append(Left(_heading(row, cell), cell.text))
    cells = (cell.text for cell in row.cells if cell.text and not _is_hidden(row, cell, hidden))
    text = " | ".join(" ".join(words.split()) for words in cells)
    return DraftVerdict(
        row.grid.number,
        row.grid.name,
        row.grid.numbers[row.at],
        row.kind,
        _result(report, is_refused, reasons),
        text if len(text) <= SHOWN else text[: SHOWN - 1] + "…",
        task.id if task and not is_refused else None,
        task.area if task and row.kind != "area" else report.area,
        once(reasons),
        tuple(rest),
        WordCounts(words["taken"], words["heading"], words["ignored"], words["refused"]),
    )


def _reasons(
    report: RowReport, completions: Mapping[int, RecordOutcome]
) -> tuple[bool, list[Reason]]:
    """Whether a row is refused, and all that is said of it; of a task its first row tells."""
    row, task = report.row, report.task
    reasons = list(report.reasons)
    if row.at in row.grid.hidden_rows:
        reasons.append(Reason("hidden-row"))
    reasons += _struck(row)
    if task is None or row.kind == "area":
        return report.is_refused, reasons
    completion = completions[id(task)]
    if task.rows[0] is row:
        reasons += [*completion.refusals, *completion.doubts]
    elif completion.record is None:
        reasons += completion.refusals
    return report.is_refused or completion.record is None, reasons


def _struck(row: TableRow) -> Iterator[Reason]:
    """What is struck out of the words that a row gives to the plan: all of them, or some cells."""
    if row.kind in ("before", "heading", "note", "outside"):
        return
    cells = [cell for cell in row.cells if cell.text]
    if not any("struck" in cell.signs for cell in cells):
        return
    cells = [cell for cell in cells if _has_meaning(row, cell)]
    struck = [cell for cell in cells if "struck" in cell.signs]
    if struck and len(struck) == len(cells):
        yield Reason("row-struck")
    else:
        yield from (Reason("cell-struck", {"cell": cell.text}) for cell in struck)


def _has_meaning(row: TableRow, cell: Cell) -> bool:
    """Whether a cell stands in a column that the plan takes words from."""
    if row.columns is None:
        return True
    line = row.grid.rows[row.at]
    return any(
        role != "other" for role, each in zip(row.columns.roles, line, strict=True) if each is cell
    )


def _result(report: RowReport, is_refused: bool, reasons: Sequence[Reason]) -> Result:
    if is_refused:
        return "refused"
    if report.row.kind in ("before", "heading", "note", "text"):
        return "doubtful" if report.reasons else "ignored"
    return "doubtful" if reasons else "taken"


def _heading(row: TableRow, cell: Cell) -> str:
    if row.columns is None or cell.column >= len(row.columns.headings):
        return ""
    return " ".join(row.columns.headings[cell.column].split())
