"""Rules on the terms that adjustments set: days that no paper would have meant."""

from collections.abc import Iterator

from caichcli.plan.deadlines import Deadline
from caichcli.plan.model import words_of
from caichcli.rules.case import PlanCase
from caichcli.rules.rule import Fault, rule

FURTHEST = 5  # years behind the plan's period that a term is moved by


@rule("adjusted-far", "warning", asked=True)
def adjusted_far(case: PlanCase) -> Iterator[Fault]:
    """A new term before the task was assigned, or years after the plan's period."""
    end = case.book.head.period.end
    for i, task, adjustments in case.adjustments:
        assigned = case.book.assigned(task)
        for number, adjustment in enumerate(adjustments):
            term = case.terms.get(adjustment.to) if adjustment.to is not None else None
            due = term.due if isinstance(term, Deadline) else None
            if due is None or (assigned <= due and due.year <= end.year + FURTHEST):
                continue
            yield Fault(
                case.place("tasks", i, "adjustments", number, "to"),
                {
                    "task": task.id,
                    "written": words_of(adjustment.to) or "",
                    "due": str(due),
                    "assigned": str(assigned),
                    "end": str(end),
                    "side": "before" if due < assigned else "after",
                },
            )
