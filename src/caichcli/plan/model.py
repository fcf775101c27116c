"""The one contract: what a plan file and the register of agencies may hold.

Every key of the YAML stands here once. The JSON Schema that editors use, the
walk that reports structural faults and the pages of documentation are all
made from these classes, so they cannot disagree.

What each key means, in words: ``keys.`` in the sentences of :mod:`caichcli.language.messages`.
"""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, field

from caichcli.plan import records
from caichcli.plan.initiative_record import Initiative
from caichcli.plan.kinds import (
    COMPLETION_PATTERN,
    EMAIL_PATTERN,
    AgencyKind,
    Assignment,
    InspectionForm,
    LeadBasis,
    RemedyStatus,
    SlipKey,
    VisitStatus,
)
from caichcli.plan.plan_settings import FollowUp, PaperSettings, Reporting, WorkCalendar
from caichcli.plan.records import (
    AgencyPlan,
    Assessment,
    Document,
    EntryRef,
    Parent,
    PlanAbove,
    Record,
    Text,
    one_or_more,
)

Id = records.Id
Email = Annotated[str, Meta(pattern=EMAIL_PATTERN)]
CompletionText = Annotated[str, Meta(pattern=COMPLETION_PATTERN)]
CompletionWord = Literal["on-time", "late", "unknown"]
Percent = Annotated[float, Meta(ge=0, le=100)]
Milestone = Annotated[int, Meta(ge=1, le=99)]

Status = Literal[
    "not-started", "in-progress", "submitted", "done", "returned", "suspended", "cancelled"
]
Answer = Literal["considering", "agreed", "partly-agreed", "not-agreed", "referred"]


class PlanDocument(Record, frozen=True):
    number: Text | None = None
    date: dt.date | None = None
    issuer: Text | None = None
    title: Text | None = None
    url: Text | None = None


class TaskDocument(Record, frozen=True):
    number: Text
    date: dt.date | None = None
    assigned: dt.date | None = None
    issuer: Text | None = None
    title: Text | None = None
    url: Text | None = None


class Slip(Record, frozen=True):
    """A slip of transcription mended (đính chính chỗ chép sai): what the document really says."""

    date: dt.date
    keys: list[SlipKey]
    document: Document
    page: Text
    by: Text | None = None
    note: Text | None = None


class Period(Record, frozen=True):
    start: dt.date = field(name="from")
    end: dt.date = field(name="to")


class PlanHead(Record, frozen=True, kw_only=True):
    id: Id
    title: Text
    document: PlanDocument | None = None
    period: Period
    illustrative: bool | None = None
    standing_agency: Id | None = None
    implements: PlanAbove | list[PlanAbove] | None = None
    source: Text | None = None
    bases: list[Document] | None = None
    objectives: list[Text] | None = None
    reporting: Reporting | None = None
    calendar: WorkCalendar | None = None
    follow_up: FollowUp | None = None
    paper: PaperSettings | None = None
    slips: list[Slip] | None = None
    agency_plans: list[AgencyPlan] | None = None
    plan_requests: "list[Reminder] | None" = None

    @property
    def plans_above(self) -> tuple[PlanAbove, ...]:
        """The plans that it breaks down."""
        return tuple(one for _, one in one_or_more(self.implements))


class Area(Record, frozen=True):
    id: Id
    name: Text
    source: Text | None = None


class Concern(Record, frozen=True):
    """A problem met or a proposal made, and whom it is put to."""

    text: Text
    to: Id | None = None


class Update(Record, frozen=True):
    date: dt.date
    by: Id | None = None
    agency: Id | None = None
    recorded_by: Text | None = None
    status: Status | None = None
    progress: Percent | None = None
    note: Text | None = None
    nothing_new: bool | None = None
    reconciles: dt.date | None = None
    results: list[Document] | None = None
    completed: CompletionText | None = None
    occurrence: Text | None = field(name="for", default=None)
    milestone: Milestone | None = None
    document: Document | None = None
    reason: Text | None = None
    problems: list[Concern] | None = None
    proposals: list[Concern] | None = None
    corrects: EntryRef | None = None
    withdraws: EntryRef | None = None
    resolves: EntryRef | None = None
    answer: Answer | None = None
    referred_to: Id | None = None

    @property
    def completed_on(self) -> dt.date | None:
        """The day of completion that it states; None also where it states a word instead."""
        text = self.completed
        return dt.date.fromisoformat(text) if text and text[0].isdigit() else None


class WordedTerm(Record, frozen=True):
    """A term in words that the grammar need not know, and what somebody reads them as."""

    words: Text
    read_as: Text | None = None
    by: Text | None = None
    date: dt.date | None = None
    basis: Document | None = None


Written = str | WordedTerm | None  # a term as a plan has it


def words_of(term: Written) -> str | None:
    """Return a term in the document's words."""
    return term.words if isinstance(term, WordedTerm) else term


class LeadMove(Record, frozen=True, kw_only=True):
    """Who leads in place of whom (chuyển cơ quan chủ trì); without ``from`` in place of all."""

    former: list[Id] | None = field(name="from", default=None)
    to: list[Id]


class Adjustment(Record, frozen=True):
    date: dt.date
    to: Text | WordedTerm | None = None
    lead: LeadMove | None = None
    document: Document | None = None
    authority: Document | None = None
    occurrence: Text | None = field(name="for", default=None)
    note: Text | None = None


class Reminder(Record, frozen=True):
    date: dt.date
    document: Document | None = None
    agency: Id | None = None
    reply_by: dt.date | None = None
    note: Text | None = None


class Task(Record, frozen=True):
    id: Id
    title: Text
    area: Id
    lead: list[Id] | None = None
    lead_basis: LeadBasis | None = None
    support: list[Id] | None = None
    unit: Text | None = None
    officer: Text | None = None
    assignment: Assignment | None = None
    deadline: Text | WordedTerm | None = None
    product: Text | None = None
    document: TaskDocument | None = None
    source: Text | None = None
    priority: bool | None = None
    implements: Text | Parent | list[Text | Parent] | None = None
    note: Text | None = None
    assessment: Assessment | list[Assessment] | None = None
    slips: list[Slip] | None = None
    adjustments: list[Adjustment] | None = None
    reminders: list[Reminder] | None = None
    updates: list[Update] | None = None

    @property
    def term_words(self) -> str | None:
        """The deadline in the document's words."""
        return words_of(self.deadline)

    @property
    def parents(self) -> tuple[Parent, ...]:
        """The tasks of other plans that it breaks down; those named by a text are not watched.

        One that is named twice is one, watched where either is.
        """
        by_name: dict[str, Parent] = {}
        for _, one in one_or_more(self.implements):
            parent = one if isinstance(one, Parent) else Parent(one)
            if by_name.get(parent.task, Parent("")).seen is None:
                by_name[parent.task] = parent
        return tuple(by_name.values())

    @property
    def reading(self) -> WordedTerm | None:
        """How the deadline's words are read, where somebody said so."""
        term = self.deadline
        return term if isinstance(term, WordedTerm) and term.read_as else None


class VisitUpdate(Record, frozen=True):
    """What became of one unit's inspection; ``to`` is the time that it was put off to."""

    date: dt.date
    by: Id | None = None
    recorded_by: Text | None = None
    status: VisitStatus | None = None
    document: PlanDocument | None = None
    to: Text | WordedTerm | None = None
    note: Text | None = None
    corrects: EntryRef | None = None
    withdraws: EntryRef | None = None


class InspectedUnit(Record, frozen=True):
    """An agency or group that an inspection goes to, and when, in the paper's words."""

    unit: Id
    parts: list[Text] | None = None
    time: Text | WordedTerm | None = None
    form: InspectionForm | None = None
    unplanned: bool | None = None
    source: Text | None = None
    note: Text | None = None
    updates: list[VisitUpdate] | None = None


class RemedyUpdate(Record, frozen=True):
    """What became of a shortcoming."""

    date: dt.date
    by: Id | None = None
    recorded_by: Text | None = None
    status: RemedyStatus | None = None
    completed: dt.date | None = None
    document: Document | None = None
    note: Text | None = None
    corrects: EntryRef | None = None
    withdraws: EntryRef | None = None


class Shortcoming(Record, frozen=True):
    """What an inspection found wanting (tồn tại, hạn chế), followed as a task is."""

    id: Id
    unit: Id
    text: Text
    recommendation: Text | None = None
    owner: Id | None = None
    conclusion: Document | None = None
    received: dt.date | None = None
    deadline: Text | WordedTerm | None = None
    note: Text | None = None
    adjustments: list[Adjustment] | None = None
    reminders: list[Reminder] | None = None
    updates: list[RemedyUpdate] | None = None


class Inspection(Record, frozen=True):
    """An inspection by theme (kiểm tra theo chuyên đề) and what came of it."""

    id: Id
    theme: Text
    document: Document | None = None
    lead: Id | None = None
    team: list[Id] | None = None
    team_document: Document | None = None
    form: InspectionForm | None = None
    inspected_period: Text | None = None
    source: Text | None = None
    note: Text | None = None
    units: list[InspectedUnit] | None = None
    shortcomings: list[Shortcoming] | None = None


class PlanFile(Record, frozen=True):
    """A file ``plans/<year>.yaml``: one plan."""

    schema_version: Literal[1] = field(name="schema")
    plan: PlanHead
    areas: list[Area]
    tasks: list[Task]
    inspections: list[Inspection] | None = None
    initiatives: list[Initiative] | None = None


class Agency(Record, frozen=True):
    id: Id
    name: Text
    kind: AgencyKind
    abbreviations: list[Text] | None = None
    aliases: list[Text] | None = None
    start: dt.date | None = field(name="from", default=None)
    end: dt.date | None = field(name="to", default=None)
    successors: list[Id] | None = None
    parent: Id | None = None
    emails: list[Email] | None = None
    source: Text | None = None
    slips: list[Slip] | None = None


class Group(Record, frozen=True):
    id: Id
    name: Text
    abbreviations: list[Text] | None = None
    aliases: list[Text] | None = None
    members: list[Id] | None = None
    kinds: list[AgencyKind] | None = None
    reference: Text | None = None
    complete: bool | None = None
    source: Text | None = None
    slips: list[Slip] | None = None


class RegisterFile(Record, frozen=True):
    """The file ``plans/agencies.yaml``: the agencies and groups that every plan shares."""

    schema_version: Literal[1] = field(name="schema")
    agencies: list[Agency]
    groups: list[Group] | None = None
