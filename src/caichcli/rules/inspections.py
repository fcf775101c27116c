"""Rules on inspections: what is visited when, what was found, and who may say it is remedied."""

import datetime as dt
from collections.abc import Iterator

from caichcli.language.persons import person_in
from caichcli.plan.deadlines import Deadline
from caichcli.plan.duties import JUDGEMENTS
from caichcli.plan.finding import Place, Related
from caichcli.plan.initiative_record import Decision
from caichcli.plan.log import replayed
from caichcli.plan.model import Id, Inspection, Written, words_of
from caichcli.plan.records import Document
from caichcli.rules.case import PlanCase
from caichcli.rules.rule import Fault, rule

# What a unit's log says that a paper bears witness to.
WITNESSED = frozenset({"inspected", "concluded", "postponed", "not-held"})
# What comes about once, and what makes it come about again.
_OUTCOMES = frozenset({"inspected", "done", "recognised"})
_BACK = frozenset({"postponed", "returned", "declined"})


@rule("duplicate-inspection", "error")
def duplicate_inspection(case: PlanCase) -> Iterator[Fault]:
    """One id given to two inspections, to two shortcomings, or to two initiatives."""
    for ids in (
        ((route, one.id) for route, one in case.duties.inspections),
        ((route, one.ref) for route, one in case.duties.shortcomings),
        ((route, one.id) for route, one in case.duties.initiatives),
    ):
        first: dict[Id, Place] = {}
        for route, id_ in ids:
            place = case.place(*route, "id")
            if id_ in first:
                yield Fault(place, {"id": id_}, (Related(first[id_], "first"),))
            first.setdefault(id_, place)


@rule("judged-by-others", "error")
def judged_by_others(case: PlanCase) -> Iterator[Fault]:
    """More asked for, remedied or closed, said by another than who inspects or stands.

    Only the inspecting agency and the standing agency judge what was done about a shortcoming.
    """
    for route, remedy in case.duties.shortcomings:
        judges = _judges(case, remedy.inspection)
        for number, update in enumerate(remedy.shortcoming.updates or ()):
            if update.status in JUDGEMENTS and update.by not in judges:
                values: dict[str, str | int] = {
                    "shortcoming": remedy.ref,
                    "status": str(update.status),
                    "name": case.register.name(update.by) if update.by else "",
                }
                yield Fault(case.place(*route, "updates", number, "status"), values)


def _judges(case: PlanCase, inspection: Inspection) -> frozenset[Id]:
    standing_agency = case.book.head.standing_agency
    return case.book.with_members(id_ for id_ in (inspection.lead, standing_agency) if id_)


@rule("unread-time", "warning")
def unread_time(case: PlanCase) -> Iterator[Fault]:
    """A time of a visit, or a term of a shortcoming, of which nobody can say when it ends."""
    for place, term in _times(case):
        meaning = case.book.read_term(term) if term else None
        if meaning and not (isinstance(meaning, Deadline) and meaning.kind != "recurring"):
            yield Fault(place, {"written": words_of(term) or ""})


def _times(case: PlanCase) -> Iterator[tuple[Place, Written]]:
    period = case.book.head.period
    if period.end < period.start:
        return
    for route, unit in case.duties.units:
        yield case.place(*route, "time"), unit.time
        for number, update in enumerate(unit.updates or ()):
            yield case.place(*route, "updates", number, "to"), update.to
    for route, remedy in case.duties.shortcomings:
        if remedy.counted is None:
            yield case.place(*route, "deadline"), remedy.shortcoming.deadline
        for number, adjustment in enumerate(remedy.shortcoming.adjustments or ()):
            yield case.place(*route, "adjustments", number, "to"), adjustment.to


@rule("term-without-receipt", "warning")
def term_without_receipt(case: PlanCase) -> Iterator[Fault]:
    """A term counted from a day that is not entered: nobody can say when it ends."""
    for route, remedy in case.duties.shortcomings:
        term = remedy.counted
        if term and remedy.since is None:
            values: dict[str, str | int] = {
                "shortcoming": remedy.ref,
                "written": words_of(remedy.shortcoming.deadline) or "",
                "anchor": term.anchor,
            }
            yield Fault(case.place(*route, "deadline"), values)


@rule("unsigned-conclusion", "warning")
def unsigned_conclusion(case: PlanCase) -> Iterator[Fault]:
    """A shortcoming that is followed up, and no signed conclusion holds it; a draft is none yet."""
    for route, remedy in case.duties.shortcomings:
        one = remedy.shortcoming
        if not remedy.signed and (one.conclusion or one.received or one.deadline or one.updates):
            there = one.conclusion is not None
            place = case.place(*route, "conclusion") if there else case.place(*route)
            yield Fault(place, {"shortcoming": remedy.ref})


@rule("received-before-conclusion", "warning")
def received_before_conclusion(case: PlanCase) -> Iterator[Fault]:
    """A conclusion received before its own date."""
    for route, remedy in case.duties.shortcomings:
        conclusion, received = remedy.shortcoming.conclusion, remedy.shortcoming.received
        if conclusion and conclusion.date and received and received < conclusion.date:
            values: dict[str, str | int] = {
                "received": str(received),
                "issued": str(conclusion.date),
            }
            yield Fault(case.place(*route, "received"), values)


@rule("visit-without-document", "warning")
def visit_without_document(case: PlanCase) -> Iterator[Fault]:
    """A visit held, concluded, put off or given up without the paper that says so."""
    for route, unit in case.duties.units:
        for entry in replayed(unit.updates or (), dt.date.max):
            update = entry.update
            if update.status in WITNESSED and update.document is None:
                values: dict[str, str | int] = {
                    "name": case.register.name(unit.unit),
                    "status": str(update.status),
                    "date": str(update.date),
                }
                yield Fault(case.place(*route, "updates", entry.position), values)


@rule("outcome-twice", "warning")
def outcome_twice(case: PlanCase) -> Iterator[Fault]:
    """A unit inspected, and inspected again; a shortcoming remedied or an initiative recognised so.

    Not where what lies between says otherwise: put off, asked for more, declined.
    """
    for route, entries in case.duties.logs:
        first: int | None = None
        for number, update in enumerate(entries):
            if update.status in _BACK:
                first = None
            if update.status not in _OUTCOMES or update.corrects:
                continue
            if first is not None and entries[first].status == update.status:
                related = Related(case.place(*route, first), "first")
                values: dict[str, str | int] = {
                    "status": str(update.status),
                    "date": str(update.date),
                    "before": str(entries[first].date),
                }
                yield Fault(case.place(*route, number, "status"), values, (related,))
            else:
                first = number


@rule("unit-not-inspected", "warning")
def unit_not_inspected(case: PlanCase) -> Iterator[Fault]:
    """A shortcoming of a unit that the inspection does not go to."""
    for route, remedy in case.duties.shortcomings:
        unit = remedy.shortcoming.unit
        bodies = {one.unit for one in remedy.inspection.units or ()}
        if unit not in case.book.with_members(bodies):
            values: dict[str, str | int] = {
                "shortcoming": remedy.ref,
                "name": case.register.name(unit),
                "inspection": remedy.inspection.id,
            }
            yield Fault(case.place(*route, "unit"), values)


@rule("person-in-shortcoming", "warning")
def person_in_shortcoming(case: PlanCase) -> Iterator[Fault]:
    """A shortcoming that names a person: it is a body's, whoever answers for it there."""
    for route, remedy in case.duties.shortcomings:
        for key in ("text", "recommendation", "note"):
            name = person_in(getattr(remedy.shortcoming, key) or "")
            if name:
                yield Fault(case.place(*route, key), {"shortcoming": remedy.ref, "name": name})


@rule("recognised-without-decision", "warning")
def recognised_without_decision(case: PlanCase) -> Iterator[Fault]:
    """An initiative that its kind or its log calls recognised, by no decision with number, date."""
    for route, initiative in case.duties.initiatives:
        if _has_decision(initiative.decision):
            continue
        if initiative.kind == "recognised":
            yield Fault(case.place(*route, "kind"), {"initiative": initiative.id})
        for entry in replayed(initiative.updates or (), dt.date.max):
            if entry.update.status == "recognised" and not _has_decision(entry.update.document):
                place = case.place(*route, "updates", entry.position)
                yield Fault(place, {"initiative": initiative.id})


@rule("decision-differs", "warning")
def decision_differs(case: PlanCase) -> Iterator[Fault]:
    """An initiative recognised by an entry's paper, and by a decision of another number or day."""
    for route, initiative in case.duties.initiatives:
        decision = initiative.decision
        for entry in replayed(initiative.updates or (), dt.date.max):
            paper = entry.update.document
            if entry.update.status != "recognised" or paper is None or decision is None:
                continue
            days = {decision.date, paper.date} - {None}
            if paper.number == decision.number and len(days) < 2:
                continue
            place = case.place(*route, "updates", entry.position, "document")
            related = Related(case.place(*route, "decision"), "decision")
            values: dict[str, str | int] = {
                "initiative": initiative.id,
                "number": paper.number,
                "decision": decision.number,
            }
            yield Fault(place, values, (related,))


def _has_decision(paper: Document | Decision | None) -> bool:
    return paper is not None and bool(paper.number) and paper.date is not None


@rule("effect-without-source", "warning")
def effect_without_source(case: PlanCase) -> Iterator[Fault]:
    """An effect of an initiative that nobody can check."""
    for route, initiative in case.duties.initiatives:
        if initiative.effect and initiative.effect_source is None:
            yield Fault(case.place(*route, "effect"), {"initiative": initiative.id})
