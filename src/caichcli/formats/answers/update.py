"""``caich update`` and all that write to a plan: what they recorded, as JSON.

In words they print the change itself, as a patch.
"""

from msgspec import Struct

from caichcli.plan.model import Id


class Changed(Struct, frozen=True):
    """A record that was added: its file, its task, and of a log entry its name."""

    file: str
    task: Id
    ref: str | None


class RecordAnswer(Struct, frozen=True):
    """``caich update --format json``, and of ``add``, ``adjust``, ``remind`` and the others.

    ``written`` is False of a dry run; ``commit`` is the full name of the commit
    that was asked for.
    """

    changed: list[Changed]
    diff: str
    written: bool
    commit: str | None
