"""Every structural fault of a file's data, told against the model.

``msgspec.convert`` stops at the first fault; this walk finds them all. It is
driven by msgspec's own description of the same model and goes only into
mappings that ``convert`` refuses, so the two cannot disagree. It is loaded
only when ``convert`` has refused a file.

Rules: ``unknown-key``, ``missing-key``, ``wrong-type``, ``wrong-value``,
``number-as-text``, ``invalid-date``, ``invalid-id``, ``invalid-entry``,
``out-of-range``, ``empty-text``. All are errors.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

import msgspec
from msgspec import Struct, inspect

from caichcli.language.spelling import nearest
from caichcli.plan.finding import MOST_FINDINGS, Finding, Fix, Place
from caichcli.plan.keys import described, keys
from caichcli.plan.model import ENTRY_PATTERN, ID_PATTERN

# One slip made in ten thousand tasks is looked up once.
_nearest = lru_cache(maxsize=1024)(nearest)

PATTERN_RULES = {ID_PATTERN: "invalid-id", ENTRY_PATTERN: "invalid-entry"}

LONG_NUMBER = 10**15

DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})")
YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[/.-](?P<month>[0-9]{1,2})[/.-](?P<day>[0-9]{1,2})")


def find(data: object, model: type[Struct], file: str) -> list[Finding]:
    """Every structural fault of ``data``, read from ``file``, in the file's order.

    ``data`` is JSON-shaped (str, int, float, bool, None, list, dict with text
    for keys). The list is empty exactly where ``msgspec.convert(data, model)``
    succeeds.
    """
    return list(islice(_mapping(data, described(model), Place(file)), MOST_FINDINGS))


def _faults(value: object, kind: inspect.Type, place: Place) -> Iterator[Finding]:
    return _CHECKS[type(kind)](value, kind, place)


def _mapping(value: object, kind: inspect.StructType, place: Place) -> Iterator[Finding]:
    if not isinstance(value, dict):
        yield _wrong_type(value, "mapping", place)
        return
    if _accepted(value, kind.cls):
        return
    known = keys(kind.cls)
    absent = tuple(name for name in known if name not in value)
    meant = set()
    for name, item in value.items():
        key = known.get(name)
        if key is None:
            finding = _unknown_key(name, absent, _within(place, name, on_key=True))
            if finding.fix:
                meant.add(finding.fix.text)
            yield finding
        elif item is not None:
            yield from _faults(item, key.kind, _within(place, name))
        elif key.required:
            yield Finding("missing-key", _within(place, name, on_key=True), values={"key": name})
    for name in absent:
        if known[name].required and name not in meant:
            yield Finding("missing-key", place, values={"key": name})


def _accepted(value: dict[str, Any], model: type[Struct]) -> bool:
    try:
        msgspec.convert(value, model)
    except msgspec.ValidationError:
        return False
    return True


def _unknown_key(name: str, absent: tuple[str, ...], place: Place) -> Finding:
    suggestion, certain = _nearest(name, absent)
    return Finding(
        "unknown-key",
        place,
        values={"key": name, "suggestion": suggestion},
        fix=Fix(place, suggestion) if certain else None,
    )


def _list(value: object, kind: inspect.ListType, place: Place) -> Iterator[Finding]:
    if not isinstance(value, list):
        yield _wrong_type(value, "list", place)
        return
    for position, item in enumerate(value):
        yield from _faults(item, kind.item_type, _within(place, position))


def _text(value: object, kind: inspect.StrType, place: Place) -> Iterator[Finding]:
    if isinstance(value, int | float):
        # The spelling in the file matters (1.10, not 1.1), so the fix gives no
        # text of its own: it quotes what stands there.
        yield _fault("number-as-text", place, fix=Fix(place, ""), got=_name(value))
    elif not isinstance(value, str):
        yield _wrong_type(value, "text", place)
    elif not value:
        yield _fault("empty-text", place)
    elif kind.pattern and not re.search(kind.pattern, value):
        yield _fault(PATTERN_RULES[kind.pattern], place, written=value)


def _date(value: object, _kind: inspect.DateType, place: Place) -> Iterator[Finding]:
    if not isinstance(value, str):
        yield _wrong_type(value, "date", place)
    elif not value:
        yield _fault("empty-text", place)
    elif not _is_iso(value):
        suggestion = _iso(value)
        fix = Fix(place, suggestion) if suggestion else None
        yield _fault("invalid-date", place, fix=fix, written=value, suggestion=suggestion)


def _is_iso(text: str) -> bool:
    try:
        msgspec.convert(text, dt.date)
    except msgspec.ValidationError:
        return False
    return True


def _iso(text: str) -> str:
    """The ISO form of a real date written 30/6/2020, 30.6.2020 or 2020-6-30; else nothing."""
    match = DAY_FIRST.fullmatch(text) or YEAR_FIRST.fullmatch(text)
    if match is None:
        return ""
    try:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return ""


def _choice(value: object, kind: inspect.LiteralType, place: Place) -> Iterator[Finding]:
    texts = isinstance(kind.values[0], str)
    if isinstance(value, list | dict | None) or not (texts or type(value) is int):
        yield _wrong_type(value, "text" if texts else "whole-number", place)
    elif value == "":
        yield _fault("empty-text", place)
    elif value not in kind.values:
        allowed = tuple(str(one) for one in kind.values)
        suggestion, certain = _nearest(_written(value), allowed)
        yield _fault(
            "wrong-value",
            place,
            # A mend is text: it cannot make a number.
            fix=Fix(place, suggestion) if certain and texts else None,
            written=_written(value),
            allowed=", ".join(allowed),
            suggestion=suggestion,
        )


def _whole_number(value: object, kind: inspect.IntType, place: Place) -> Iterator[Finding]:
    if type(value) is not int:
        yield _wrong_type(value, "whole-number", place)
    else:
        yield from _range(value, kind, place)


def _number(value: object, kind: inspect.FloatType, place: Place) -> Iterator[Finding]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield _wrong_type(value, "number", place)
    else:
        yield from _range(value, kind, place)


def _range(
    value: float, kind: inspect.IntType | inspect.FloatType, place: Place
) -> Iterator[Finding]:
    assert kind.ge is not None
    assert kind.le is not None
    if not kind.ge <= value <= kind.le:
        yield _fault(
            "out-of-range",
            place,
            written=_written(value),
            minimum=str(kind.ge),
            maximum=str(kind.le),
        )


def _yes_no(value: object, _kind: inspect.BoolType, place: Place) -> Iterator[Finding]:
    if not isinstance(value, bool):
        yield _wrong_type(value, "yes-no", place)


_CHECKS: dict[type[inspect.Type], Callable[[Any, Any, Place], Iterator[Finding]]] = {
    inspect.StructType: _mapping,
    inspect.ListType: _list,
    inspect.StrType: _text,
    inspect.DateType: _date,
    inspect.LiteralType: _choice,
    inspect.IntType: _whole_number,
    inspect.FloatType: _number,
    inspect.BoolType: _yes_no,
}

_NAMES: dict[type, str] = {
    type(None): "nothing",
    bool: "yes-no",
    int: "whole-number",
    float: "number",
    str: "text",
    list: "list",
    dict: "mapping",
}


def _name(value: object) -> str:
    """What a value is, as a stable key of the messages."""
    return _NAMES[type(value)]


def _written(value: object) -> str:
    """A scalar as YAML writes it; of a number too long to be meant, only that it is long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float) and not abs(value) < LONG_NUMBER:
        return "…"
    return str(value)


def _wrong_type(value: object, expected: str, place: Place) -> Finding:
    return _fault("wrong-type", place, expected=expected, got=_name(value))


def _fault(rule: str, place: Place, fix: Fix | None = None, **values: str) -> Finding:
    """A finding at a value; ``key`` is the key under which it stands, or nothing at the top."""
    names = [step for step in place.route if isinstance(step, str)]
    key = names[-1] if names else ""
    return Finding(rule, place, values={"key": key, **values}, fix=fix)


def _within(place: Place, step: str | int, on_key: bool = False) -> Place:
    return Place(place.file, (*place.route, step), on_key)
