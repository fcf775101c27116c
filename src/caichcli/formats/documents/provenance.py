"""What a document says of its own making."""

import datetime as dt

from msgspec import Struct

CHANGED_MARK = "+"


class Provenance(Struct, frozen=True):
    """What a document says of its own making: tool, state of the plan, digest of inputs, day.

    ``revision`` is the short name of the last commit that touched the plan or
    the register, ``+`` behind it where the files have changed since; None
    where git does not know them. ``shown`` is whether the office wants it on paper: the file bears
    it in any case.
    """

    version: str
    revision: str | None
    digest: str
    day: dt.date
    shown: bool = False

    @property
    def changed(self) -> bool:
        """Whether the plan's files differ from the revision."""
        return self.revision is not None and self.revision.endswith(CHANGED_MARK)
