"""What ``caich.toml`` says of the rules, of drafts and of papers, and what is wrong in it.

    [rules]
    done-without-result = "off"
    deadline-outside-period = "error"

    [draft]
    tasks-in-a-week = 15

    [paper]
    provenance = true
    body = "Sở Nội vụ"
    letter = {symbol = "SNV-CCHC"}

    [week]
    papers = ["weekly.docx", "brief.html"]
    folder = "bao-cao/{week}"
    eml = true

A rule of whose faults no figure can be made keeps its level.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast, get_args, get_type_hints

import msgspec

from caichcli.language.spelling import nearest
from caichcli.plan.finding import Finding, Place
from caichcli.plan.plan_settings import PaperFace, PaperSettings
from caichcli.rules.rule import DraftLimits, Fault, Level, Rule, Settings, WeekSettings, rule

TABLES = ("rules", "draft", "paper", "week", "cascade")
LIMITS = ("tasks-in-a-week",)
LEVELS: tuple[Level, ...] = get_args(Level)
_TABLES_OF_PAPER = ("report", "letter")
# What may stand under a key of [paper] that takes more than a text.
_ALLOWED = {
    "provenance": "true, false",
    "ranking": "true, false",
    "draft": "true, false",
    "reconcile_days": "0, 1, 2, …",
    "eml": "true, false",
    "signatory": '["…", "…"]',
    "recipients": '["…", "…"]',
    "papers": '["weekly.docx", "brief.html"]',
    "report": "[paper.report]",
    "letter": "[paper.letter]",
}
MOST = 1000  # tasks due in a week; more is no limit

Where = Callable[..., Place]  # from a key's names, the outer first, to its place in the file


@rule("settings-syntax", "error", kind="settings")
def settings_syntax(why: str, place: Place, problem: str) -> Iterator[Fault]:
    """A file that is no TOML in UTF-8, or that is not read; ``why`` is the reader's reason."""
    yield Fault(place, {"why": why, "problem": problem})


@rule("unknown-setting", "error", kind="settings")
def unknown_setting(key: str, names: tuple[str, ...], place: Place) -> Iterator[Fault]:
    """A key that is none of the names that may stand there."""
    if key not in names:
        yield Fault(place, {"key": key, "near": nearest(key, names)[0]})


@rule("wrong-setting", "error", kind="settings")
def wrong_setting(key: str, value: object, allowed: str, place: Place) -> Iterator[Fault]:
    """A value that a key may not have."""
    yield Fault(place, {"key": key, "written": str(value), "allowed": allowed})


@rule("fixed-severity", "error", kind="settings")
def fixed_severity(one: Rule, level: Level, place: Place) -> Iterator[Fault]:
    """A level for a rule that keeps its own."""
    if one.essential and level != one.severity:
        yield Fault(place, {"rule": one.name, "level": level})


def read(
    data: Mapping[str, Any], where: Where, rules: Mapping[str, Rule]
) -> tuple[Settings, list[Finding]]:
    """Return what the file's tables say of the ``rules``, as far as it is right, and the faults."""
    findings: list[Finding] = []
    for key in data:
        findings += unknown_setting.findings(key, TABLES, where(key))
    tables: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
    for name in TABLES:
        table = data.get(name, {})
        if isinstance(table, dict):
            tables[name] = table
        else:
            findings += wrong_setting.findings(name, table, f"[{name}]", where(name))
    levels: dict[str, Level] = {}
    for name, level in tables["rules"].items():
        faults = list(_level_faults(name, level, where("rules", name), rules))
        if not faults:
            levels[name] = level
        findings += faults
    limits, faults = _limits(tables["draft"], where)
    paper, paper_faults = _paper(tables["paper"], where)
    week, week_faults = _week(tables["week"], where)
    folders, folder_faults = _folders(tables["cascade"], where)
    return Settings(levels, limits, paper, week, folders), [
        *findings,
        *folder_faults,
        *faults,
        *paper_faults,
        *week_faults,
    ]


@rule("folder-missing", "warning", kind="settings")
def folder_missing(folder: str, place: Place) -> Iterator[Fault]:
    """A folder of plans above or below that is not there, or holds none."""
    yield Fault(place, {"folder": folder})


@rule("folder-rewound", "warning", kind="settings")
def folder_rewound(folder: str, place: Place) -> Iterator[Fault]:
    """A clone that does not hold the commit at which it was pinned, or stands before it."""
    yield Fault(place, {"folder": folder})


@rule("unreadable-lock", "warning", kind="settings")
def unreadable_lock(file: str, place: Place) -> Iterator[Fault]:
    """The file of pins is damaged: nobody can say whether a clone was rewound."""
    yield Fault(place, {"written": file})


def _folders(table: Mapping[str, Any], where: Where) -> tuple[dict[str, Place], list[Finding]]:
    """The folders of plans above and below, on this disk, each with the place that names it."""
    folders: dict[str, Place] = {}
    findings: list[Finding] = []
    for key, value in table.items():
        place = where("cascade", key)
        if key != "folders":
            findings += unknown_setting.findings(key, ("folders",), place)
        elif not isinstance(value, list) or not all(map(_is_folder, value)):
            findings += wrong_setting.findings(key, value, '["../so-b"]', place)
        else:
            folders = dict.fromkeys(value, place)
    return folders, findings


def _is_folder(name: object) -> bool:
    """Whether a text may name a folder of this disk: no address, no share of another machine."""
    if not isinstance(name, str) or not name or "://" in name or not name.isprintable():
        return False
    return not name.startswith(("//", "\\\\"))


def _level_faults(
    name: str, level: Any, place: Place, rules: Mapping[str, Rule]
) -> Iterator[Finding]:
    if name not in rules:
        return unknown_setting.findings(name, tuple(rules), place)
    if level not in LEVELS:
        return wrong_setting.findings(name, level, ", ".join(LEVELS), place)
    return fixed_severity.findings(rules[name], level, place)


def _limits(table: Mapping[str, Any], where: Where) -> tuple[DraftLimits, list[Finding]]:
    limits = DraftLimits()
    findings: list[Finding] = []
    for key, value in table.items():
        place = where("draft", key)
        if key not in LIMITS:
            findings += unknown_setting.findings(key, LIMITS, place)
        elif type(value) is not int or not 1 <= value <= MOST:
            findings += wrong_setting.findings(key, value, f"1–{MOST}", place)
        else:
            limits = DraftLimits(value)
    return limits, findings


def _week(table: Mapping[str, Any], where: Where) -> tuple[WeekSettings, list[Finding]]:
    """What ``[week]`` says; whether a paper of such a name can be made is asked when it is."""
    values: dict[str, Any] = {}
    findings: list[Finding] = []
    types = get_type_hints(WeekSettings)
    for key, value in table.items():
        place = where("week", key)
        if key not in types:
            findings += unknown_setting.findings(key, tuple(types), place)
        elif (setting := _setting(value, types[key])) is None:
            findings += wrong_setting.findings(key, value, _ALLOWED.get(key, '"…"'), place)
        else:
            values[key] = setting
    return WeekSettings(**values), findings


def _paper(table: Mapping[str, Any], where: Where) -> tuple[PaperSettings, list[Finding]]:
    """What ``[paper]`` says, key by key: the model's own types are what may stand there."""
    if not table:
        return PaperSettings(), []
    values, findings = _face(PaperSettings, table, where, "paper")
    for kind in ("report", "letter"):
        if isinstance(of_kind := table.get(kind), Mapping):
            face, faults = _face(PaperFace, of_kind, where, "paper", kind)
            values[kind] = PaperFace(**face) if face else None
            findings += faults
    return PaperSettings(**values), findings


def _face(
    model: type[PaperFace], table: Mapping[str, Any], where: Where, *tables: str
) -> tuple[dict[str, Any], list[Finding]]:
    values: dict[str, Any] = {}
    findings: list[Finding] = []
    types = get_type_hints(model, include_extras=True)
    for key, value in table.items():
        place = where(*tables, key)
        if key not in types:
            findings += unknown_setting.findings(key, tuple(types), place)
        elif key in _TABLES_OF_PAPER and isinstance(value, Mapping):
            continue
        elif (setting := _setting(value, types[key])) is None:
            findings += wrong_setting.findings(key, value, _ALLOWED.get(key, '"…"'), place)
        else:
            values[key] = setting
    return values, findings


def _setting(value: object, type_: object) -> object:
    """The value as a key of this type has it; None where it may not stand there."""
    try:
        return msgspec.convert(value, cast(type[object], type_))
    except msgspec.ValidationError:
        return None
