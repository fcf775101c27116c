"""A draft as edits of a plan that is there: its tasks, and what is told of the work so far."""

from collections.abc import Callable, Sequence

from caichcli.importers.drafts.comparison import PlanComparison, compare
from caichcli.importers.drafts.draft import Draft, Terms
from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.finding import Route
from caichcli.plan.model import Id
from caichcli.services.errors import Origin
from caichcli.services.importing import duty_edits, sheet_reports
from caichcli.services.questions import areas_of
from caichcli.services.records.entries import EditSet

MakeDraft = Callable[[Register, Terms, Id], Draft]


class Composer:
    """Composes the edits of a plan that a table makes; keeps the draft that they are made of.

    Names are looked up in the plan's register, or in ``register``.
    """

    def __init__(self, draft: MakeDraft, area: str | None, yes: Sequence[str] = ()) -> None:
        self.draft = draft
        self.area = area
        self.yes = yes
        self.parts: tuple[Draft, PlanComparison] | None = None
        self.register: Register | None = None

    def __call__(self, book: Book) -> EditSet:
        area = areas_of(book, [self.area])[0] if self.area else ""
        period = book.head.period
        terms = Terms(period.start, period.end, book.issued, reader=book.head.standing_agency)
        draft = self.draft(self.register or book.register, terms, area)
        comparison = compare(draft, book)
        self.parts = draft, comparison
        tasks = [match.id for match in comparison.matches if match.kind != "same"]
        ids = {match.draft: match.id for match in comparison.matches}
        history = list(sheet_reports.additions(book, draft.entries, ids, self.yes))
        edits = (*comparison.edits, *duty_edits.edits(draft, book))
        return EditSet(edits, tasks, _origins(draft, comparison, book), history)


def _origins(draft: Draft, comparison: PlanComparison, book: Book) -> dict[Route, Origin | None]:
    """The rows of the file that tasks of the new text are from, by the tasks' routes."""
    rows: dict[Id, Origin] = {}
    for verdict in draft.verdicts:
        if verdict.task is not None:
            rows.setdefault(verdict.task, Origin(verdict.row))
    positions = {task.id: position for position, task in enumerate(book.tasks)}
    origins: dict[Route, Origin | None] = {}
    end = len(book.tasks)
    for match in comparison.matches:
        if match.task is None:
            origins["tasks", end] = rows.get(match.draft)
            end += 1
        elif match.kind == "changed":
            origins["tasks", positions[match.task]] = rows.get(match.draft)
    return origins
