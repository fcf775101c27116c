"""A draft as the text of a new plan file; what nobody gave stands as a comment, never invented."""

import datetime as dt

from msgspec import Struct

from caichcli.files.yaml import writer
from caichcli.files.yaml.writer import Style
from caichcli.importers.drafts.draft import Draft
from caichcli.plan.model import Id

SCHEMA = "# yaml-language-server: $schema=../.caich/plan.schema.json"


class Head(Struct, frozen=True):
    """What is known of the new plan besides its tasks."""

    id: Id
    title: str | None = None
    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys that a plan must have and nobody gave."""
        values = {
            "title": self.title,
            "document.number": self.number,
            "document.date": self.date,
            "period.from": self.start,
            "period.to": self.end,
        }
        return tuple(key for key, value in values.items() if value is None)


def write(head: Head, draft: Draft, lacking: str, origin: str) -> str:
    """The file's text. ``lacking`` is said beside each key without a value, ``origin`` on top."""
    lines = [SCHEMA, "#", *(f"# {line}" for line in origin.split("\n")), "schema: 1", "plan:"]
    lines += _key("  ", "id", head.id, lacking)
    lines += _key("  ", "title", head.title, lacking)
    lines.append("  document:")
    lines += _key("    ", "number", head.number, lacking)
    lines += _key("    ", "date", _iso(head.date), lacking)
    if head.issuer:
        lines += _key("    ", "issuer", head.issuer, lacking)
    lines.append("  period:")
    lines += _key("    ", "from", _iso(head.start), lacking)
    lines += _key("    ", "to", _iso(head.end), lacking)
    lines.append("")
    lines += writer.entry("areas", list(draft.areas), Style())
    lines.append("")
    lines += writer.entry("tasks", list(draft.tasks), Style(block=True))
    if draft.inspections:
        lines.append("")
        lines += writer.entry("inspections", list(draft.inspections), Style(block=True))
    if draft.initiatives:
        lines.append("")
        lines += writer.entry("initiatives", list(draft.initiatives), Style(block=True))
    return "\n".join(lines) + "\n"


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _key(indent: str, key: str, value: str | None, lacking: str) -> list[str]:
    if value is None:
        return [f"{indent}# {key}:   # {lacking}"]
    return [indent + line for line in writer.entry(key, value, Style(literal=False))]
