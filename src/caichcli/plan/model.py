"""The one contract: what a plan file and the register of agencies may hold.

Every key of the YAML stands here once. The JSON Schema that editors use, the
walk that reports structural faults and the pages of documentation are all
made from these classes, so they cannot disagree.

What each key means, in words: ``keys.`` in the sentences of :mod:`caichcli.language.messages`.
"""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

ID_PATTERN = r"^[0-9A-Za-zÀ-ỹ][0-9A-Za-zÀ-ỹ._-]*$(?!\n)"
ENTRY_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(#[1-9][0-9]*(/[1-9][0-9]*)?)?$(?!\n)"

# A real day from 0001-01-01 to 9999-12-31. Without look-ahead, which not every checker has.
_YEAR = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
_LEAP = "[02468][48]|[2468]0|[13579][26]"
DAY = (
    f"{_YEAR}-(?:"
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8])"
    f")|(?:[0-9]{{2}}(?:{_LEAP})|(?:{_LEAP})00)-02-29"
)
COMPLETION_PATTERN = rf"^(?:{DAY}|on-time|late|unknown)$(?!\n)"

EMAIL_PATTERN = r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+$(?!\n)"

Id = Annotated[str, Meta(pattern=ID_PATTERN)]
Text = Annotated[str, Meta(min_length=1)]
EntryRef = Annotated[str, Meta(pattern=ENTRY_PATTERN)]
Email = Annotated[str, Meta(pattern=EMAIL_PATTERN)]
CompletionText = Annotated[str, Meta(pattern=COMPLETION_PATTERN)]
CompletionWord = Literal["on-time", "late", "unknown"]
Percent = Annotated[float, Meta(ge=0, le=100)]
Days = Annotated[int, Meta(ge=0, le=3660)]
Milestone = Annotated[int, Meta(ge=1, le=99)]

Status = Literal[
    "not-started", "in-progress", "submitted", "done", "returned", "suspended", "cancelled"
]
LeadBasis = Literal["stated", "carried", "unstated"]
Assignment = Literal["each", "joint"]
Answer = Literal["considering", "agreed", "partly-agreed", "not-agreed", "referred"]
Before = Literal["that-day", "day-before"]
Cutoff = Literal["administrative", "calendar"]
NonWorking = Literal["shown", "next-day"]
Every = Literal["week", "month", "quarter", "half-year", "year"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SlipKey = Literal[
    "deadline",
    "lead",
    "assignment",
    "document",
    "adjustments",
    "standing_agency",
    "period",
    "reporting",
    "calendar",
    "follow_up",
    "members",
    "kinds",
    "complete",
    "kind",
    "from",
    "to",
]
AgencyKind = Literal[
    "ministry",
    "ministerial-agency",
    "government-agency",
    "province",
    "provincial-agency",
    "district",
    "commune",
    "committee",
    "authority",
    "party",
    "organisation",
    "enterprise",
    "other",
]


class Record(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A mapping of the YAML file: known keys only, never changed in memory."""


class Document(Record, frozen=True):
    number: Text
    date: dt.date | None = None
    issuer: Text | None = None
    title: Text | None = None
    url: Text | None = None


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


class Reporting(Record, frozen=True):
    every: Every | None = None
    cutoff: Cutoff | None = None
    closing_day: Weekday | None = None


class FollowUp(Record, frozen=True):
    due_soon: Days | None = None
    bands: list[Days] | None = None
    reminders: Days | None = None
    non_working: NonWorking | None = None
    before: Before | None = None
    before_from: dt.date | None = None


class WorkCalendar(Record, frozen=True):
    """Days swapped by those who run the plan (hoán đổi ngày làm việc): off, or worked instead."""

    days_off: list[dt.date] | None = None
    working_days: list[dt.date] | None = None


class PaperFace(Record, frozen=True):
    """What papers bear at their head and their foot: what is left out is a blank to fill in."""

    superior: Text | None = None
    body: Text | None = None
    symbol: Text | None = None
    place: Text | None = None
    signatory: list[Text] | None = None
    signer: Text | None = None
    recipients: list[Text] | None = None


class PaperSettings(PaperFace, frozen=True):
    """What papers of every kind bear; of one kind ``report`` and ``letter`` say so, key by key."""

    report: PaperFace | None = None
    letter: PaperFace | None = None
    provenance: bool | None = None
    ranking: bool | None = None
    draft: bool | None = None


class PlanHead(Record, frozen=True, kw_only=True):
    id: Id
    title: Text
    document: PlanDocument | None = None
    period: Period
    illustrative: bool | None = None
    standing_agency: Id | None = None
    source: Text | None = None
    bases: list[Document] | None = None
    objectives: list[Text] | None = None
    reporting: Reporting | None = None
    calendar: WorkCalendar | None = None
    follow_up: FollowUp | None = None
    paper: PaperSettings | None = None
    slips: list[Slip] | None = None


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
    implements: Text | None = None
    note: Text | None = None
    slips: list[Slip] | None = None
    adjustments: list[Adjustment] | None = None
    reminders: list[Reminder] | None = None
    updates: list[Update] | None = None

    @property
    def term_words(self) -> str | None:
        """The deadline in the document's words."""
        return words_of(self.deadline)

    @property
    def reading(self) -> WordedTerm | None:
        """How the deadline's words are read, where somebody said so."""
        term = self.deadline
        return term if isinstance(term, WordedTerm) and term.read_as else None


class PlanFile(Record, frozen=True):
    """A file ``plans/<year>.yaml``: one plan."""

    schema_version: Literal[1] = field(name="schema")
    plan: PlanHead
    areas: list[Area]
    tasks: list[Task]


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
