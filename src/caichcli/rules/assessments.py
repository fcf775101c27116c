"""Rules on what agencies and units themselves think will become of tasks."""

from collections.abc import Iterator

from caichcli.plan.agencies import NotFound
from caichcli.plan.finding import Route
from caichcli.plan.records import Assessment, one_or_more
from caichcli.rules.case import PlanCase
from caichcli.rules.rule import Fault, rule


@rule("unknown-assessor", "warning")
def unknown_assessor(case: PlanCase) -> Iterator[Fault]:
    """An assessment by nobody whom the register or a task's ``unit`` knows: persons make none."""
    for route, unit, one in _assessments(case):
        if one.by != unit and isinstance(case.register.find(one.by), NotFound):
            yield Fault(case.place(*route, "by"), {"written": one.by})


def _assessments(case: PlanCase) -> Iterator[tuple[Route, str | None, Assessment]]:
    """Yield each assessment with the route to it and the unit of its task."""
    for number, task in enumerate(case.book.tasks):
        place = ("tasks", number, "assessment")
        yield from ((route, task.unit, one) for route, one in one_or_more(task.assessment, place))
