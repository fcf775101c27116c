"""What each format makes of the same findings, whole: one snapshot a format and language."""

import json
from pathlib import Path

import pytest
from msgspec import structs
from syrupy.assertion import SnapshotAssertion

from caichcli.formats import findings
from caichcli.language.wording import Language
from tests.formats.findings.samples import FILES, HEAD, REGISTER, lay_out, report_on


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", [name for name in findings.FORMATS if name != "sarif"])
def test_findings(tmp_path: Path, snapshot: SnapshotAssertion, name: str, lang: Language) -> None:
    report = report_on(lay_out(FILES, tmp_path), lang)
    assert findings.write(name, report, lang) == snapshot


def test_findings_as_sarif(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    """All but the list of rules: a new rule moves no snapshot of what was found."""
    log = json.loads(findings.write("sarif", report_on(lay_out(FILES, tmp_path)), "vi"))
    driver = log["runs"][0]["tool"]["driver"]
    del driver["rules"], driver["version"]
    for result in log["runs"][0]["results"]:
        del result["ruleIndex"]
    assert json.dumps(log, ensure_ascii=False, indent=2) == snapshot


def test_findings_in_colour(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    report = structs.replace(report_on(lay_out(FILES, tmp_path)), colour=True)
    assert findings.write("text", report, "vi") == snapshot


@pytest.mark.parametrize("name", findings.FORMATS)
def test_nothing_found(tmp_path: Path, snapshot: SnapshotAssertion, name: str) -> None:
    clean = {"plans/2026.yaml": HEAD + "  []\n", "plans/agencies.yaml": REGISTER}
    written = findings.write(name, report_on(lay_out(clean, tmp_path)), "vi")
    if name == "sarif":
        assert json.loads(written)["runs"][0]["results"] == []
    else:
        assert written == snapshot


def test_only_a_report_in_colour_has_colour(tmp_path: Path) -> None:
    report = report_on(lay_out(FILES, tmp_path))
    for name in findings.FORMATS:
        assert "\x1b" not in findings.write(name, report, "vi")
