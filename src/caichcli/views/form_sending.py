"""What a form says of its own making, hidden in the file."""

import datetime as dt

from msgspec import Struct

from caichcli.plan.model import Id


class Sending(Struct, frozen=True):
    """The period that is reported on, the state of the plan, and who else was asked.

    ``period`` is its key (``2020-Q2``), ``label`` its words; ``digest`` of the
    plan's file, ``tool`` the version of the program, ``revision`` the commit
    where git knows one. ``reply_by`` is the day before which figures are to be agreed, where the
    form is sent out for that.
    """

    period: str
    label: str
    last: dt.date
    digest: str
    tool: str
    revision: str = ""
    batch: tuple[Id, ...] = ()
    reply_by: dt.date | None = None
