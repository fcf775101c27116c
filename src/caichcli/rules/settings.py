"""What ``caich.toml`` says of the rules, and what is wrong in it.

    [rules]
    done-without-result = "off"
    deadline-outside-period = "error"

Rules: ``settings-syntax``, ``unknown-setting``, ``wrong-setting``, ``fixed-severity``.
A rule of whose faults no figure can be made keeps its level.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

from caichcli.language.spelling import nearest
from caichcli.plan.finding import Finding, Place
from caichcli.rules.levels import Level
from caichcli.rules.registry import RULES

TABLE = "rules"
LEVELS: tuple[Level, ...] = get_args(Level)

Where = Callable[..., Place]  # from a key's names, the outer first, to its place in the file


def read(data: Mapping[str, Any], where: Where) -> tuple[dict[str, Level], list[Finding]]:
    """The levels that the file's tables give to rules, and every fault of theirs."""
    findings = [_unknown(key, (TABLE,), where(key)) for key in data if key != TABLE]
    table = data.get(TABLE, {})
    if not isinstance(table, dict):
        return {}, [*findings, _wrong(TABLE, table, "[rules]", where(TABLE))]
    levels: dict[str, Level] = {}
    for name, level in table.items():
        faults = list(_faults(name, level, where(TABLE, name)))
        if not faults:
            levels[name] = level
        findings += faults
    return levels, findings


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
