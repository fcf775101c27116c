"""How ids, references and completions are written, and the choices that keys leave."""

from typing import Literal

ID_PATTERN = r"^[0-9A-Za-zÀ-ỹ][0-9A-Za-zÀ-ỹ._-]*$(?!\n)"
ENTRY_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(#[1-9][0-9]*(/[1-9][0-9]*)?)?$(?!\n)"
EMAIL_PATTERN = r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+$(?!\n)"

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
# The fingerprint of a task of a plan above, with the version of how it was made.
Rating = Literal["on-course", "watch", "likely-late"]
SEEN_PATTERN = r"^(v[1-9][0-9]*-)?[0-9a-f]{8}$(?!\n)"
COMPLETION_PATTERN = rf"^(?:{DAY}|on-time|late|unknown)$(?!\n)"


InspectionForm = Literal["direct", "by-report", "unannounced", "self"]
VisitStatus = Literal["planned", "announced", "inspected", "concluded", "postponed", "not-held"]
RemedyStatus = Literal["in-progress", "submitted", "returned", "done", "closed"]
LeadBasis = Literal["stated", "carried", "unstated"]
Assignment = Literal["each", "joint"]
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
