"""What ``caich.toml`` says of the rules and of drafts, and what is wrong in it.

    [rules]
    done-without-result = "off"
    deadline-outside-period = "error"

    [draft]
    tasks-in-a-week = 15

Rules: ``settings-syntax``, ``unknown-setting``, ``wrong-setting``, ``fixed-severity``.
A rule of whose faults no figure can be made keeps its level.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

from msgspec import Struct

from caichcli.language.spelling import nearest
from caichcli.plan.finding import Finding, Place
from caichcli.rules.case import Limits
from caichcli.rules.levels import Level, Levels
from caichcli.rules.registry import RULES

TABLES = ("rules", "draft")
LIMITS = ("tasks-in-a-week",)
LEVELS: tuple[Level, ...] = get_args(Level)
MOST = 1000  # tasks due in a week; more is no limit

Where = Callable[..., Place]  # from a key's names, the outer first, to its place in the file


class Settings(Struct, frozen=True):
    """The levels of rules, and the limits that drafts are held to."""

    levels: Levels = {}
    limits: Limits = Limits()


def read(data: Mapping[str, Any], where: Where) -> tuple[Settings, list[Finding]]:
    """What the file's tables say, as far as it is right, and every fault of theirs."""
    findings = [_unknown(key, TABLES, where(key)) for key in data if key not in TABLES]
    tables: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
    for name in TABLES:
        table = data.get(name, {})
        if isinstance(table, dict):
            tables[name] = table
        else:
            findings.append(_wrong(name, table, f"[{name}]", where(name)))
    levels: dict[str, Level] = {}
    for name, level in tables["rules"].items():
        faults = list(_faults(name, level, where("rules", name)))
        if not faults:
            levels[name] = level
        findings += faults
    limits, faults = _limits(tables["draft"], where)
    return Settings(levels, limits), [*findings, *faults]


def _limits(table: Mapping[str, Any], where: Where) -> tuple[Limits, list[Finding]]:
    limits, findings = Limits(), []
    for key, value in table.items():
        place = where("draft", key)
        if key not in LIMITS:
            findings.append(_unknown(key, LIMITS, place))
        elif type(value) is not int or not 1 <= value <= MOST:
            findings.append(_wrong(key, value, f"1–{MOST}", place))
        else:
            limits = Limits(value)
    return limits, findings


def unreadable(why: str, place: Place) -> Finding:
    """A file that is no TOML in UTF-8; ``why`` is its reader's reason, if it gives one."""
    return Finding("settings-syntax", place, values={"why": why})


def _faults(name: str, level: object, place: Place) -> Iterator[Finding]:
    rule = RULES.get(name)
    if rule is None:
        yield _unknown(name, tuple(RULES), place)
    elif level not in LEVELS:
        yield _wrong(name, level, ", ".join(LEVELS), place)
    elif rule.essential and level != rule.severity:
        yield Finding("fixed-severity", place, values={"rule": name, "level": str(level)})


def _unknown(key: str, known: tuple[str, ...], place: Place) -> Finding:
    return Finding("unknown-setting", place, values={"key": key, "near": nearest(key, known)[0]})


def _wrong(key: str, written: object, allowed: str, place: Place) -> Finding:
    values: dict[str, str | int] = {"key": key, "written": str(written), "allowed": allowed}
    return Finding("wrong-setting", place, values=values)
