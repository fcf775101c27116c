"""The model described key by key."""

from msgspec import Struct, inspect

from caichcli.plan.keys import described, keys
from caichcli.plan.kinds import AgencyKind, Weekday
from caichcli.plan.model import Group, Period, Task, Update
from caichcli.plan.plan_settings import FollowUp, Reporting
from tests.full_files import MAPPINGS


def test_keys_have_the_names_of_the_yaml_in_the_models_order() -> None:
    assert list(keys(Period)) == ["from", "to"]
    assert list(keys(Task))[:4] == ["id", "title", "area", "lead"]


def test_a_key_is_required_or_may_stand_empty() -> None:
    assert [key.name for key in keys(Task).values() if key.required] == ["id", "title", "area"]


def test_allowed_values_keep_the_models_order() -> None:
    assert values(Reporting, "closing_day") == Weekday.__args__  # type: ignore[attr-defined]
    assert values(Group, "kinds") == AgencyKind.__args__  # type: ignore[attr-defined]


def values(model: type[Struct], key: str) -> tuple[object, ...]:
    kind = keys(model)[key].kind
    if isinstance(kind, inspect.ListType):
        kind = kind.item_type
    assert isinstance(kind, inspect.LiteralType)
    return kind.values


def test_days_and_percents_are_bounded() -> None:
    days, bands = (keys(FollowUp)[key].kind for key in ("due_soon", "bands"))
    assert isinstance(bands, inspect.ListType)
    for kind in (days, bands.item_type):
        assert isinstance(kind, inspect.IntType)
        assert (kind.ge, kind.le) == (0, 3660)
    percent = keys(Update)["progress"].kind
    assert isinstance(percent, inspect.FloatType)
    assert (percent.ge, percent.le) == (0, 100)


def test_a_mapping_is_described_once() -> None:
    assert keys(Task) is keys(Task)
    assert described(Task) is described(Task)


def test_no_kind_says_that_null_is_allowed() -> None:
    kinds = [key.kind for model in MAPPINGS for key in keys(model).values()]

    kinds += [one for kind in kinds if isinstance(kind, inspect.UnionType) for one in kind.types]
    assert not any(isinstance(kind, inspect.NoneType) for kind in kinds)
