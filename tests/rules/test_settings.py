"""The levels of rules in caich.toml: what is taken, and what is refused where."""

import datetime as dt
import tomllib

import pytest

from caichcli.plan.finding import Finding, Place
from caichcli.plan.plan_settings import PaperFace, PaperSettings
from caichcli.rules import engine, settings
from caichcli.rules.registry import RULES
from caichcli.rules.rule import Levels, Settings, WeekSettings, at_levels
from tests.rules.cases import REGISTER, REGISTER_FILE, as_input, plan

RIGHT = {
    "": {},
    "[rules]": {},
    '[rules]\nmissing-lead = "off"': {"missing-lead": "off"},
    '[rules]\nmissing-lead = "error"': {"missing-lead": "error"},
    '[rules]\nunknown-agency = "warning"': {"unknown-agency": "warning"},
    '[rules]\nrewritten-entry = "warning"': {"rewritten-entry": "warning"},
    '[rules]\nunused-ignore = "error"': {"unused-ignore": "error"},
    '[rules]\nduplicate-task = "error"': {"duplicate-task": "error"},
}
LIMITS = {
    "": 10,
    "[draft]": 10,
    "[draft]\ntasks-in-a-week = 1": 1,
    "[draft]\ntasks-in-a-week = 1000": 1000,
    '[rules]\nno-product = "off"\n[draft]\ntasks-in-a-week = 25': 25,
}
PAPERS = {
    "": PaperSettings(),
    "[paper]\nprovenance = true": PaperSettings(provenance=True),
    '[paper]\nbody = "Sở Nội vụ"\n[paper.letter]\nsymbol = "SNV-CCHC"': PaperSettings(
        body="Sở Nội vụ", letter=PaperFace(symbol="SNV-CCHC")
    ),
    '[paper]\nletter = {symbol = "SNV-CCHC"}\nbody = "Sở Nội vụ"': PaperSettings(
        body="Sở Nội vụ", letter=PaperFace(symbol="SNV-CCHC")
    ),
    '[paper]\nsignatory = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]': PaperSettings(
        signatory=["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    ),
}
WEEKS = {
    "": WeekSettings(("weekly.docx",), "{week}", eml=False),
    '[week]\npapers = ["brief.html"]': WeekSettings(papers=("brief.html",)),
    '[week]\nfolder = "tuan"': WeekSettings(folder="tuan"),
    "[week]\neml = true": WeekSettings(eml=True),
}
WRONG = {
    'rule = "x"': ("unknown-setting", "rule", {"near": "rules"}),
    '[rule]\nmissing-lead = "off"': ("unknown-setting", "rule", {"near": "rules"}),
    '[rules]\nmising-lead = "off"': ("unknown-setting", "rules.mising-lead",
                                     {"near": "missing-lead"}),
    '[rules]\nmissing-lead = "warn"': ("wrong-setting", "rules.missing-lead",
                                       {"allowed": "error, warning, off"}),
    "[rules]\nmissing-lead = false": ("wrong-setting", "rules.missing-lead", {"written": "False"}),
    "[rules]\nmissing-lead = [1]": ("wrong-setting", "rules.missing-lead", {"written": "[1]"}),
    "[draft]\ntask-in-a-week = 5": ("unknown-setting", "draft.task-in-a-week",
                                    {"near": "tasks-in-a-week"}),
    "[draft]\ntasks-in-a-week = 0": ("wrong-setting", "draft.tasks-in-a-week",
                                     {"allowed": "1–1000"}),
    "[draft]\ntasks-in-a-week = 1001": ("wrong-setting", "draft.tasks-in-a-week", {}),
    "[draft]\ntasks-in-a-week = true": ("wrong-setting", "draft.tasks-in-a-week", {}),
    '[draft]\ntasks-in-a-week = "5"': ("wrong-setting", "draft.tasks-in-a-week", {}),
    "draft = 5": ("wrong-setting", "draft", {"allowed": "[draft]"}),
    "rules = 1": ("wrong-setting", "rules", {"allowed": "[rules]"}),
    "[paper]\nsymbl = 1": ("unknown-setting", "paper.symbl", {"near": "symbol"}),
    "[week]\npaper = 1": ("unknown-setting", "week.paper", {"near": "papers"}),
    '[week]\npapers = "weekly.docx"': ("wrong-setting", "week.papers", {}),
    "[week]\npapers = [1]": ("wrong-setting", "week.papers", {}),
    '[cascade]\nfolders = "../so-b"': ("wrong-setting", "cascade.folders", {}),
    '[cascade]\nfolders = ["../so-b", 1]': ("wrong-setting", "cascade.folders", {}),
    '[cascade]\nfolders = ["../so-b", "ssh://so-c"]': ("wrong-setting", "cascade.folders", {}),
    "[paper]\nprovenance = 1": ("wrong-setting", "paper.provenance", {"allowed": "true, false"}),
    '[paper]\nsignatory = "GIÁM ĐỐC"': ("wrong-setting", "paper.signatory", {}),
    '[paper]\nplace = ""': ("wrong-setting", "paper.place", {}),
    "[paper]\nletter = 1": ("wrong-setting", "paper.letter", {"allowed": "[paper.letter]"}),
    "[paper.letter]\nrank = 1": ("unknown-setting", "paper.letter.rank", {}),
    '[rules]\nduplicate-task = "warning"': ("fixed-severity", "rules.duplicate-task",
                                            {"level": "warning"}),
    '[rules]\nsyntax = "off"': ("fixed-severity", "rules.syntax", {"level": "off"}),
    '[rules]\nunsuppressible = "off"': ("fixed-severity", "rules.unsuppressible", {}),
    '[rules]\nunknown-setting = "off"': ("fixed-severity", "rules.unknown-setting", {}),
}  # fmt: skip


def where(*keys: str) -> Place:
    return Place(".".join(keys))


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_taken(text: str) -> None:
    answer, faults = settings.read(tomllib.loads(text), where, RULES)
    assert (answer.levels, faults) == (RIGHT[text], [])


@pytest.mark.parametrize("text", LIMITS)
def test_the_limits_of_drafts(text: str) -> None:
    answer, faults = settings.read(tomllib.loads(text), where, RULES)
    assert (answer.limits.tasks_in_a_week, faults) == (LIMITS[text], [])


@pytest.mark.parametrize("text", PAPERS)
def test_what_papers_bear(text: str) -> None:
    answer, faults = settings.read(tomllib.loads(text), where, RULES)
    assert (answer.paper, faults) == (PAPERS[text], [])


@pytest.mark.parametrize("text", WEEKS)
def test_what_a_week_is_made_of(text: str) -> None:
    answer, faults = settings.read(tomllib.loads(text), where, RULES)
    assert (answer.week, faults) == (WEEKS[text], [])


@pytest.mark.parametrize("text", WRONG)
def test_what_is_refused(text: str) -> None:
    rule, place, values = WRONG[text]
    answer, (fault,) = settings.read(tomllib.loads(text), where, RULES)
    assert answer == Settings()
    assert (fault.rule, fault.place.file) == (rule, place)
    assert values.items() <= fault.values.items()


def test_one_fault_leaves_the_rest_in_force() -> None:
    text = '[rules]\nmissing-lead = "off"\nxyz = "off"\n[further]\n'
    answer, faults = settings.read(tomllib.loads(text), where, RULES)
    assert answer.levels == {"missing-lead": "off"}
    assert [fault.rule for fault in faults] == ["unknown-setting", "unknown-setting"]


def test_findings_take_their_rule_s_level() -> None:
    findings = [Finding("missing-lead", Place("a"), "warning"), Finding("syntax", Place("a"))]
    assert at_levels(findings, {}) == findings
    assert at_levels(findings, {"missing-lead": "off"}) == findings[1:]
    (raised, _) = at_levels(findings, {"missing-lead": "error"})
    assert raised == Finding("missing-lead", Place("a"), "error")


OUT_OF_PERIOD, UNKNOWN_AGENCY = "deadline-outside-period", "unknown-agency"
LATE = plan("id: I.1, deadline: Quý II/2027, lead: [bo-x]")


@pytest.mark.parametrize(
    ("levels", "errors_only", "expected"),
    [
        ({}, False, {OUT_OF_PERIOD: "warning", UNKNOWN_AGENCY: "error"}),
        ({}, True, {UNKNOWN_AGENCY: "error"}),
        ({OUT_OF_PERIOD: "error"}, True, {OUT_OF_PERIOD: "error", UNKNOWN_AGENCY: "error"}),
        ({OUT_OF_PERIOD: "off"}, False, {UNKNOWN_AGENCY: "error"}),
        ({UNKNOWN_AGENCY: "warning"}, False, {OUT_OF_PERIOD: "warning", UNKNOWN_AGENCY: "warning"}),
        ({UNKNOWN_AGENCY: "warning"}, True, {}),
    ],
)
def test_a_level_decides_what_is_looked_for(
    levels: Levels, errors_only: bool, expected: dict[str, str]
) -> None:
    inputs = [as_input(LATE), as_input(REGISTER, REGISTER_FILE)]
    today = dt.date(2026, 6, 30)
    judgement = engine.check(inputs, today, errors_only=errors_only, levels=levels)
    levels_of = {finding.rule: finding.severity for finding in judgement.findings}
    assert {
        rule: levels_of[rule] for rule in (OUT_OF_PERIOD, UNKNOWN_AGENCY) if rule in levels_of
    } == expected
    errors = {rule for rule, level in expected.items() if level == "error"}
    assert {rule for rule, level in levels_of.items() if level == "error"} == errors
