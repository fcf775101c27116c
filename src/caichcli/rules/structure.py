"""Every structural fault of a file's data, told against the model.

``msgspec.convert`` stops at the first fault; this walk finds them all. It is
driven by msgspec's own description of the same model and goes only into
mappings that ``convert`` refuses, so the two cannot disagree. It is loaded
only when ``convert`` has refused a file.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec
from msgspec import Struct, inspect, structs

from caichcli.plan import kinds
from caichcli.plan.agencies import NotFound, Register
from caichcli.plan.completion import WORDS
from caichcli.plan.finding import MOST_FINDINGS, Finding, Fix, Place
from caichcli.plan.keys import described, keys
from caichcli.plan.model import Id
from caichcli.rules import meanings
from caichcli.rules.register_case import SUGGESTED
from caichcli.rules.rule import Fault, rule

LONG_NUMBER = 10**15

DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})")
YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[/.-](?P<month>[0-9]{1,2})[/.-](?P<day>[0-9]{1,2})")

# The keys of plans and registers that name agencies and groups.
AGENCY_KEYS = frozenset(
    (
        *("standing_agency", "lead", "support", "agency", "by", "to", "parent", "members"),
        *("successors", "team", "unit", "owner"),
    )
)


def find(data: object, model: type[Struct], file: str, most: int = MOST_FINDINGS) -> list[Finding]:
    """Return every structural fault of ``data``, read from ``file``, in the file's order.

    ``data`` is JSON-shaped (str, int, float, bool, None, list, dict with text
    for keys). The list is empty exactly where ``msgspec.convert(data, model)``
    succeeds.
    """
    return list(islice(_mapping(data, described(model), Place(file)), most))


def with_names_mended(findings: Iterable[Finding], register: Register) -> list[Finding]:
    """Return the findings; one of agencies' names in place of ids gets the ids as its fix.

    No id can be written as a name is, so the name is an ``invalid-id``, or a
    text where a list should be, but the register may know whose it is. Only
    the first few names are looked up.
    """
    finder = _IdFinder(register)
    return [_with_names_mended(finding, finder) for finding in findings]


def _with_names_mended(finding: Finding, finder: "_IdFinder") -> Finding:
    name = finding.values.get("written")
    if finding.values.get("key") not in AGENCY_KEYS or not isinstance(name, str):
        return finding
    fix = None
    ids: list[Id] = []
    if finding.rule == invalid_id.name and (id_ := finder.find(name)):
        fix = Fix(finding.place, id_)
    elif finding.rule == wrong_type.name and (ids := finder.find_each(name)):
        fix = Fix(finding.place, data=ids)
    if fix is None:
        return finding
    suggestion = fix.text or f"[{', '.join(ids)}]"
    return structs.replace(finding, fix=fix, values={**finding.values, "suggestion": suggestion})


class _IdFinder:
    """Looks up the ids of names, no more of them than are worth it."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.ids: dict[str, Id | None] = {}

    def find(self, name: str) -> Id | None:
        if name not in self.ids:
            few = len(self.ids) < SUGGESTED
            answer = self.register.find(name) if few else NotFound(name, ())
            self.ids[name] = None if isinstance(answer, NotFound) else answer
        return self.ids[name]

    def find_each(self, names: str) -> list[Id]:
        """Return the ids of names in one text; none where one of them is nobody's."""
        whole = self.find(names)
        ids = (
            [whole] if whole else [self.find(name) for name in meanings.BETWEEN_NAMES.split(names)]
        )
        return [id_ for id_ in ids if id_] if all(ids) else []


@rule("unknown-key", "error", kind="structure")
def unknown_key(
    name: str, absent: tuple[str, ...], place: Place, whole: Fix | None = None
) -> Iterator[Fault]:
    """A key that the model does not have; it may be meant for one that is absent.

    In flow style it may be the rest of a text that a comma cut: ``whole`` puts it together.
    """
    suggestion, certain = meanings.word(name, absent, ("key",))
    fix = whole or (Fix(place, suggestion) if certain else None)
    cut = str(whole.place.route[-1]) if whole else ""
    yield Fault(place, {"key": name, "suggestion": suggestion, "cut": cut}, fix=fix)


@rule("missing-key", "error", kind="structure")
def missing_key(name: str, place: Place) -> Iterator[Fault]:
    """A key that the model asks for and that is absent or without a value."""
    yield Fault(place, {"key": name})


@rule("wrong-type", "error", kind="structure")
def wrong_type(value: object, expected: str, place: Place, meaning: Any = None) -> Iterator[Fault]:
    """A value that is a list where a text is expected, and the like; ``meaning`` is of its type."""
    fix = None if meaning is None else Fix(place, data=meaning)
    extra = {"written": value} if isinstance(value, str) and expected == "list" else {}
    yield _fault(place, fix, expected=expected, got=_name(value), **extra)


@rule("wrong-value", "error", kind="structure")
def wrong_value(value: str | int, kind: inspect.LiteralType, place: Place) -> Iterator[Fault]:
    """A value that is none of those to choose from."""
    allowed = tuple(str(one) for one in kind.values)
    suggestion, certain = meanings.word(_as_yaml(value), allowed, meanings.VALUES)
    # A mend is text: it cannot make a number.
    fix = Fix(place, suggestion) if certain and isinstance(kind.values[0], str) else None
    yield _fault(
        place, fix, written=_as_yaml(value), allowed=", ".join(allowed), suggestion=suggestion
    )


@rule("number-as-text", "error", kind="structure")
def number_as_text(value: float, place: Place) -> Iterator[Fault]:
    """A text that YAML reads as a number, or as true or false."""
    # The spelling in the file matters (1.10, not 1.1), so the fix gives no
    # text of its own: it quotes what stands there.
    yield _fault(place, Fix(place, ""), got=_name(value))


@rule("invalid-date", "error", kind="structure")
def invalid_date(value: str, place: Place) -> Iterator[Fault]:
    """A text that is no day in the ISO form; a day as offices write it can be mended."""
    suggestion = _iso(value)
    fix = Fix(place, suggestion) if suggestion else None
    yield _fault(place, fix, written=value, suggestion=suggestion)


@rule("invalid-id", "error", kind="structure")
def invalid_id(value: str, place: Place) -> Iterator[Fault]:
    """An id with signs that no id may have; quotes and blanks of Word's around it can go."""
    bare = value.strip(meanings.WORD_SIGNS)
    fix = Fix(place, bare) if bare != value and re.search(kinds.ID_PATTERN, bare) else None
    yield _fault(place, fix, written=value, **({"suggestion": bare} if fix else {}))


@rule("invalid-entry", "error", kind="structure")
def invalid_entry(value: str, place: Place) -> Iterator[Fault]:
    """A reference to an entry of the log that is not written as one."""
    yield _fault(place, written=value)


@rule("invalid-email", "error", kind="structure")
def invalid_email(value: str, place: Place) -> Iterator[Fault]:
    """An address that e-mail could not be sent to; what people write around one can go."""
    address = meanings.as_address(value)
    fix = Fix(place, address) if address else None
    yield _fault(place, fix, written=value, **({"suggestion": address} if fix else {}))


@rule("invalid-completion", "error", kind="structure")
def invalid_completion(value: str, place: Place) -> Iterator[Fault]:
    """A completion that is neither a day nor a word in place of one; usual words can be mended."""
    word, certain = meanings.word(value, WORDS, ("completed",))
    suggestion = _iso(value) or word
    fix = Fix(place, suggestion) if suggestion and (certain or suggestion != word) else None
    yield _fault(place, fix, written=value, suggestion=suggestion)


@rule("invalid-seen", "error", kind="structure")
def invalid_seen(value: str, place: Place) -> Iterator[Fault]:
    """A fingerprint of a task above that is not written as one."""
    yield _fault(place, written=value)


@rule("out-of-range", "error", kind="structure")
def out_of_range(
    value: float, kind: inspect.IntType | inspect.FloatType, place: Place
) -> Iterator[Fault]:
    """A number outside of the bounds that the model sets; every number has two."""
    assert kind.ge is not None
    assert kind.le is not None
    if not kind.ge <= value <= kind.le:
        yield _fault(place, written=_as_yaml(value), minimum=str(kind.ge), maximum=str(kind.le))


@rule("empty-text", "error", kind="structure")
def empty_text(place: Place) -> Iterator[Fault]:
    """A text of no characters."""
    yield _fault(place)


PATTERN_RULES = {
    kinds.ID_PATTERN: invalid_id,
    kinds.ENTRY_PATTERN: invalid_entry,
    kinds.COMPLETION_PATTERN: invalid_completion,
    kinds.SEEN_PATTERN: invalid_seen,
    kinds.EMAIL_PATTERN: invalid_email,
}


def _findings(value: object, kind: inspect.Type, place: Place) -> Iterator[Finding]:
    return _WALKS[type(kind)](value, kind, place)


def _mapping(value: object, kind: inspect.StructType, place: Place) -> Iterator[Finding]:
    if not isinstance(value, dict):
        yield from wrong_type.findings(value, "mapping", place, meanings.as_record(value, kind.cls))
        return
    if _is_accepted(value, kind.cls):
        return
    model_keys = keys(kind.cls)
    absent = tuple(name for name in model_keys if name not in value)
    whole_texts = meanings.whole_texts(value, model_keys, place)
    suggestions = set()
    for name, item in value.items():
        key = model_keys.get(name)
        if key is None:
            on_key = _within(place, name, on_key=True)
            for finding in unknown_key.findings(name, absent, on_key, whole_texts.get(name)):
                suggestions.add(finding.fix.text if finding.fix else "")
                yield finding
        elif item is not None:
            yield from _findings(item, key.kind, _within(place, name))
        elif key.required:
            yield from missing_key.findings(name, _within(place, name, on_key=True))
    for name in absent:
        if model_keys[name].required and name not in suggestions:
            yield from missing_key.findings(name, place)


def _is_accepted(value: dict[str, Any], model: type[Struct]) -> bool:
    try:
        msgspec.convert(value, model)
    except msgspec.ValidationError:
        return False
    return True


def _list(value: object, kind: inspect.ListType, place: Place) -> Iterator[Finding]:
    if not isinstance(value, list):
        yield from wrong_type.findings(
            value, "list", place, meanings.as_list(value, kind.item_type)
        )
        return
    for position, item in enumerate(value):
        yield from _findings(item, kind.item_type, _within(place, position))


def _text(value: object, kind: inspect.StrType, place: Place) -> Iterator[Finding]:
    if isinstance(value, int | float):
        yield from number_as_text.findings(value, place)
    elif not isinstance(value, str):
        yield from wrong_type.findings(value, "text", place)
    elif not value:
        yield from empty_text.findings(place)
    elif kind.pattern and not re.search(kind.pattern, value):
        yield from PATTERN_RULES[kind.pattern].findings(value, place)


def _date(value: object, _kind: inspect.DateType, place: Place) -> Iterator[Finding]:
    if not isinstance(value, str):
        yield from wrong_type.findings(value, "date", place)
    elif not value:
        yield from empty_text.findings(place)
    elif not _is_iso(value):
        yield from invalid_date.findings(value, place)


def _is_iso(text: str) -> bool:
    try:
        msgspec.convert(text, dt.date)
    except msgspec.ValidationError:
        return False
    return True


def _iso(text: str) -> str:
    """Return the ISO form of a real date written 30/6/2020, 30.6.2020 or 2020-6-30; else ""."""
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
        yield from wrong_type.findings(value, "text" if texts else "whole-number", place)
    elif value == "":
        yield from empty_text.findings(place)
    elif value not in kind.values:
        yield from wrong_value.findings(value, kind, place)


def _either(value: object, kind: inspect.UnionType, place: Place) -> Iterator[Finding]:
    """A text, or a mapping or a list in its place."""
    shapes: dict[type, inspect.Type] = {_SHAPES[type(one)]: one for one in kind.types}
    yield from _findings(value, shapes.get(type(value), kind.types[0]), place)


def _whole_number(value: object, kind: inspect.IntType, place: Place) -> Iterator[Finding]:
    if type(value) is not int:
        yield from wrong_type.findings(value, "whole-number", place, meanings.as_number(value, int))
    else:
        yield from out_of_range.findings(value, kind, place)


def _number(value: object, kind: inspect.FloatType, place: Place) -> Iterator[Finding]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield from wrong_type.findings(value, "number", place, meanings.as_number(value, float))
    else:
        yield from out_of_range.findings(value, kind, place)


def _yes_no(value: object, _kind: inspect.BoolType, place: Place) -> Iterator[Finding]:
    if not isinstance(value, bool):
        yield from wrong_type.findings(value, "yes-no", place, meanings.as_yes_no(value))


_WALKS: dict[type[inspect.Type], Callable[[Any, Any, Place], Iterator[Finding]]] = {
    inspect.StructType: _mapping,
    inspect.ListType: _list,
    inspect.StrType: _text,
    inspect.DateType: _date,
    inspect.LiteralType: _choice,
    inspect.IntType: _whole_number,
    inspect.FloatType: _number,
    inspect.BoolType: _yes_no,
    inspect.UnionType: _either,
}

_SHAPES: dict[type[inspect.Type], type] = {
    inspect.StrType: str,
    inspect.StructType: dict,
    inspect.ListType: list,
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
    """Return what a value is, as a stable key of the messages."""
    return _NAMES[type(value)]


def _as_yaml(value: object) -> str:
    """Return a scalar as YAML writes it; of a number too long to be meant, only that it is long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float) and not abs(value) < LONG_NUMBER:
        return "…"
    return str(value)


def _fault(place: Place, fix: Fix | None = None, **values: str) -> Fault:
    """Return a fault at a value; ``key`` is the key it stands under, or "" at the top."""
    names = [step for step in place.route if isinstance(step, str)]
    key = names[-1] if names else ""
    return Fault(place, {"key": key, **values}, fix=fix)


def _within(place: Place, step: str | int, on_key: bool = False) -> Place:
    return Place(place.file, (*place.route, step), on_key)
