"""The edit judged of what is no task: inspections and what they found, agencies' own plans."""

from collections.abc import Iterator

from caichcli.plan.changes.records import FieldChange
from caichcli.plan.finding import Place
from caichcli.rules.edit import Edit
from caichcli.rules.rule import Fault, rule


@rule("removed-plan-record", "error", kind="edit")
def removed_plan_record(edit: Edit) -> Iterator[Fault]:
    """A plan received, or a letter that asked for one, of the base that is gone or rewritten."""
    for change in edit.plan.head:
        if change.key in ("agency_plans", "plan_requests"):
            route = ("plan", change.key) if change.after else ("plan", "id")
            for one in change.before or ():
                if one not in (change.after or ()):
                    values = {
                        "entry": change.key,
                        "date": str(one.date),
                        "agency": one.agency or "",
                    }
                    yield Fault(Place(edit.file, route, on_key=bool(change.after)), values)


@rule("removed-inspection", "error", kind="edit")
def removed_inspection(edit: Edit) -> Iterator[Fault]:
    """An inspection, a unit or a shortcoming of the base that is gone, instead of being closed."""
    for change in edit.plan.duties if edit.whole else ():
        if change.after is None:
            yield Fault(Place(edit.file, ("plan", "id")), {"duty": change.ref})


@rule("changed-remedy-term", "warning", kind="edit")
def changed_remedy_term(edit: Edit) -> Iterator[Fault]:
    """A shortcoming's term or its start rewritten, where an adjustment should move it."""
    for change in edit.plan.duties:
        for field in change.fields:
            if field.key in ("deadline", "received", "conclusion") and field.before is not None:
                place = Place(edit.file, (*change.route, field.key), on_key=field.after is None)
                yield Fault(place, {"duty": change.ref, "key": field.key})


# The keys of units, shortcomings, inspections and initiatives that figures hang on: those that may
# be filled in but not rewritten, and those that may be neither.
_FIRM = frozenset({"time", "owner", "lead", "decision", "first_applied", "kind"})
_FIRM_FROM_THE_START = frozenset({"unplanned", "unit"})
_KINDS = ("proposal", "solution", "recognised")  # an initiative goes on from one to the next


@rule("changed-duty", "warning", kind="edit")
def changed_duty(edit: Edit) -> Iterator[Fault]:
    """A visit's time, who is to remedy, an initiative's decision or the like rewritten in place.

    What came about later is an entry of the log, with its paper: put off, recognised.
    """
    for change in edit.plan.duties if edit.whole else ():
        if change.before is None or change.after is None:
            continue
        for field in change.fields:
            firm = field.key in _FIRM and field.before is not None and not _goes_on(field)
            if firm or field.key in _FIRM_FROM_THE_START:
                place = Place(edit.file, (*change.route, field.key), on_key=field.after is None)
                yield Fault(place, {"duty": change.ref, "key": field.key})


def _goes_on(field: FieldChange) -> bool:
    """Whether an initiative became more than it was."""
    if field.key != "kind" or field.after not in _KINDS or field.before not in _KINDS:
        return False
    return _KINDS.index(field.after) > _KINDS.index(field.before)
