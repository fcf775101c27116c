"""Reports to write: of workspaces in a few lines of YAML, and of findings made up."""

import datetime as dt
from collections.abc import Collection
from pathlib import Path

from msgspec import structs

from caichcli.files.disk import workspace
from caichcli.formats.findings.report import Report, ReportItem, SecondPlace
from caichcli.language.wording import Language
from caichcli.plan.finding import Finding, Place, Severity, Span
from caichcli.services import checks
from caichcli.services.checks import Standard, Target
from caichcli.services.session import Session

FIRST = Span(1, 1, 1, 2)
TODAY = dt.date(2026, 6, 30)
REGISTER = """\
schema: 1
agencies:
  - {id: bo-a, name: Bộ A, kind: ministry, abbreviations: [BA]}
  - {id: bo-b, name: Bộ B, kind: ministry}
"""
HEAD = """\
schema: 1
plan:
  id: vi-du
  title: Kế hoạch minh họa năm 2026
  illustrative: true
  document: {number: 01/QĐ-VD, date: 2026-01-15, issuer: Cơ quan ví dụ}
  period: {from: 2026-01-01, to: 2026-12-31}
areas:
  - {id: I, name: Công tác chỉ đạo}
tasks:
"""
# Two errors, one that can be mended and one with a related place; two warnings, one ignored.
TASKS = """\
  - {id: I.1, title: Ban hành kế hoạch kiểm tra 😀, area: I, lead: [BA], deadline: Quý II/2026}
  - id: I.1
    title: Tổng hợp, báo cáo kết quả
    area: I
    lead: [bo-b]
    deadline: Quý II/2027
  - id: I.2
    title: Tập huấn
    area: I
    lead: [bo-b]
    deadline: Quý III/2027  # caich: ignore[deadline-outside-period] văn bản giao sang năm 2027
"""
WARNINGS = ("deadline-outside-period", "decomposed-text")
FILES = {"plans/2026.yaml": HEAD + TASKS, "plans/agencies.yaml": REGISTER}


def lay_out(files: dict[str, str], root: Path) -> Path:
    """Write the files of a workspace, to the byte."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root


def report_on(
    root: Path,
    lang: Language = "vi",
    *,
    warnings: Collection[str] = WARNINGS,
    draft: bool = False,
) -> Report:
    """Return what ``validate`` finds in a workspace, with all that any format needs.

    Of warnings, those of the rules named: the formats are tried here, not which rules there are.
    """
    place = workspace.at(root)
    assert place
    session = Session(root, TODAY, lang)
    verdict = checks.judge(session, Target(place), Standard(draft=draft))
    findings = tuple(
        finding
        for finding in verdict.survey.findings
        if finding.severity == "error" or finding.rule in warnings
    )
    survey = structs.replace(verdict.survey, findings=findings)
    return checks.report(session, [structs.replace(verdict, survey=survey)], names=True)


def made_up(
    message: str,
    *,
    path: str = "plans/2026.yaml",
    span: Span = FIRST,
    repair: str = "",
    severity: Severity = "error",
    rule: str = "unknown-agency",
    text: str = "x",
    related: str = "",
) -> Report:
    """A report of one finding in any words."""
    place = Place(path, span=span)
    others = (SecondPlace(place, path, span, related),) if related else ()
    finding = Finding(rule, place, severity)
    item = ReportItem(finding, path, span, message, repair, others)
    return Report((item,), {path: text}, 1)
