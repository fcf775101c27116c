"""What a plan says of how it is followed up and printed: part of the contract of ``model``."""

import datetime as dt

from caichcli.plan.kinds import Before, Cutoff, Every, NonWorking, Weekday
from caichcli.plan.records import Days, Document, Record, Text


class Reporting(Record, frozen=True):
    every: Every | None = None
    cutoff: Cutoff | None = None
    closing_day: Weekday | None = None


class IssueLimit(Record, frozen=True):
    """How soon plans below must be issued, and the document that says so."""

    days: Days
    document: Document


class FollowUp(Record, frozen=True):
    due_soon: Days | None = None
    bands: list[Days] | None = None
    reminders: Days | None = None
    non_working: NonWorking | None = None
    before: Before | None = None
    before_from: dt.date | None = None
    plans_below: IssueLimit | None = None


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
    reconcile_days: Days | None = None
