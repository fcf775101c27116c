"""Which agencies and groups are there? The answer of ``caich agencies``."""

import datetime as dt

from caichcli.language.vietnamese import fold, sort_key
from caichcli.plan.agencies import Register, exists, spellings
from caichcli.plan.model import Agency, Group


def entries(
    register: Register, search: str = "", on: dt.date | None = None
) -> tuple[Agency | Group, ...]:
    """Agencies then groups whose id or any spelling holds ``search``, in alphabetical order.

    ``on`` leaves out the agencies that do not exist on that day.
    """
    key = fold(search)
    holders: list[Agency | Group] = [
        agency for agency in register.agencies.values() if on is None or exists(agency, on)
    ]
    holders += register.groups.values()
    kept = [holder for holder in holders if key in fold("\n".join((holder.id, *spellings(holder))))]
    return tuple(sorted(kept, key=lambda x: (isinstance(x, Group), sort_key(x.name))))
