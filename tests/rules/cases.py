"""Plans and registers in a few lines of YAML, read and judged as the tool does."""

import datetime as dt

from caichcli.files.yaml import reader
from caichcli.plan.finding import Finding, Place
from caichcli.rules import engine, pages
from caichcli.rules.engine import Input, InputKind, Judgement
from caichcli.rules.rule import DraftLimits

LANGUAGES: tuple[pages.Lang, ...] = ("vi", "en")
TODAY = dt.date(2026, 6, 30)

HEAD = """\
schema: 1
plan:
  id: vi-du
  title: Kế hoạch minh họa
  document: {number: 01/QĐ-VD, date: 2026-01-15}
  period: {from: 2026-01-01, to: 2026-12-31}
  standing_agency: bo-a
areas:
  - {id: I, name: Công tác chỉ đạo}
"""
REGISTER = """\
schema: 1
agencies:
  - {id: bo-a, name: Bộ A, kind: ministry, abbreviations: [BA]}
  - {id: bo-b, name: Bộ B, kind: ministry, abbreviations: [BB]}
  - {id: so-c, name: Sở C, kind: provincial-agency, abbreviations: [SỞ], from: 2025-07-01}
  - {id: so-d, name: Sở D, kind: provincial-agency, abbreviations: [SỞ], to: 2025-06-30,
     successors: [so-c, bo-b]}
groups:
  - {id: cac-bo, name: Các bộ, members: [bo-a, bo-b]}
  - {id: cac-so, name: Các sở, members: [so-c], complete: false}
"""
PLAN_FILE = "plans/2026.yaml"
REGISTER_FILE = "plans/agencies.yaml"


def plan(*tasks: str) -> str:
    """A plan of tasks in flow style, each without its braces, title and area."""
    if not tasks:
        return HEAD + "tasks: []\n"
    return HEAD + "tasks:\n" + "".join(map(_task, tasks))


def _task(keys: str) -> str:
    area = "" if "area:" in keys else "area: I, "
    return f"  - {{title: Nhiệm vụ, {area}{keys}}}\n"


def as_input(text: str, file: str = PLAN_FILE) -> Input:
    """A file as the reader gives it."""
    kind: InputKind = "register" if file == REGISTER_FILE else "plan"
    return Input(file, kind, reader.load(text.encode(), file).data)


def check(
    text: str,
    register: str = REGISTER,
    today: dt.date = TODAY,
    *,
    draft: DraftLimits | None = None,
) -> Judgement:
    """One plan judged beside a register; whatever is found can be told in both languages."""
    judgement = engine.check(
        [as_input(text), as_input(register, REGISTER_FILE)], today, draft=draft
    )
    for finding in judgement.findings:
        for lang in LANGUAGES:
            assert all(pages.words(finding, lang))
            assert all(pages.label(finding, related, lang) for related in finding.related)
    return judgement


def dotted(place: Place) -> str:
    """A place as one word: ``tasks.0.lead.1``; of the register: ``@agencies.0.id``."""
    mark = "@" if place.file == REGISTER_FILE else ""
    return mark + ".".join(map(str, place.route)) + ("!" if place.on_key else "")


def of(rule: str, judgement: Judgement) -> list[Finding]:
    return [finding for finding in judgement.findings if finding.rule == rule]


def places(rule: str, judgement: Judgement) -> list[str]:
    """Where one rule found its fault."""
    return [dotted(finding.place) for finding in of(rule, judgement)]
