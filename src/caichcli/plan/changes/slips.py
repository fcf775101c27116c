"""Slips of transcription mended: what a statement made since the base says was copied wrongly.

The statement (``slips``) stands in the mapping whose keys it names, with the
document and the page that have the right content.
"""

from typing import TypeVar

from msgspec import structs

from caichcli.plan.agencies import Register
from caichcli.plan.model import Agency, Group, PlanHead, RegisterFile, Task

T = TypeVar("T", Task, PlanHead, Agency, Group)


def mended_keys(old: T, new: T) -> frozenset[str]:
    """Return the keys, by their names in the YAML, that statements made since the base name."""
    before = old.slips or ()
    return frozenset(
        key for slip in new.slips or () if slip not in before for key in map(str, slip.keys)
    )


def mended(old: T, new: T) -> T:
    """Return the mapping as it was, with what such statements mend."""
    keys = mended_keys(old, new)
    names = zip(old.__struct_fields__, old.__struct_encode_fields__, strict=True)
    return structs.replace(old, **{name: getattr(new, name) for name, key in names if key in keys})


def mended_register(old: Register, new: Register) -> Register:
    """Return the register as it was, with what such statements mend."""

    def each(before: dict[str, T], after: dict[str, T]) -> list[T]:
        return [mended(one, after[id_]) if id_ in after else one for id_, one in before.items()]

    agencies, groups = each(old.agencies, new.agencies), each(old.groups, new.groups)
    return Register(RegisterFile(1, agencies, groups))
