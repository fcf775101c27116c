"""SARIF: valid by the published schema, places and mends that fit the text to the character."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema_rs
import pytest
from msgspec import structs

from caichcli.files.yaml import editor, reader
from caichcli.formats.findings import sarif
from caichcli.formats.findings.report import Report
from caichcli.rules.registry import RULES
from tests.formats.findings.samples import FILES, HEAD, REGISTER, lay_out, made_up, report_on

DATA = Path(__file__).parents[2] / "data"


# A pattern of the published schema whose bracket was never opened, and what it means.
BROKEN, MEANT = '"^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$"', '"^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"'


def published() -> Any:
    text = (DATA / "sarif-2.1.0-rtm.5.json").read_text("utf-8")
    assert BROKEN in text
    return json.loads(text.replace(BROKEN, MEANT))


VALIDATOR = jsonschema_rs.validator_for(published(), validate_formats=True)


def run(report: Report, lang: Any = "vi") -> Any:
    """The one run of a report, which the published schema accepts."""
    log = json.loads(sarif.write(report, lang))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    return log["runs"][0]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_published_schema_accepts_it(tmp_path: Path, lang: Any) -> None:
    answer = run(report_on(lay_out(FILES, tmp_path), lang), lang)
    assert len(answer["results"]) == 3
    assert answer["language"] == lang


def test_the_schema_would_tell() -> None:
    log = json.loads(sarif.write(made_up("a"), "vi"))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert list(VALIDATOR.iter_errors(log))


def test_every_rule_is_listed_with_its_help(tmp_path: Path) -> None:
    answer = run(report_on(lay_out(FILES, tmp_path)))
    rules = answer["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    for rule in rules:
        assert rule["defaultConfiguration"]["level"] == RULES[rule["id"]].severity
        assert rule["help"]["text"]
        assert "```" in rule["help"]["markdown"]
    for result in answer["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_file_that_cannot_be_read_is_no_success() -> None:
    assert run(made_up("a"))["invocations"] == [{"executionSuccessful": True}]
    unread = run(made_up("a", rule="unreadable-file"))
    assert unread["invocations"] == [{"executionSuccessful": False}]


def test_a_path_is_a_uri_from_the_top_of_the_repository() -> None:
    path = "plans/kế hoạch 100%#1.yaml"
    (result,) = run(structs.replace(made_up("a", path=path), top="sở/"))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert unquote(artifact["uri"]) == f"sở/{path}"
    assert artifact["uri"].isascii()


def test_a_second_place_is_related(tmp_path: Path) -> None:
    results = run(report_on(lay_out(FILES, tmp_path)))["results"]
    (twice,) = (result for result in results if result["ruleId"] == "duplicate-task")
    (related,) = twice["relatedLocations"]
    assert related["message"]["text"] == "Mã được dùng lần đầu ở đây"
    assert related["physicalLocation"]["region"]["startLine"] == 11


def test_a_place_has_a_name(tmp_path: Path) -> None:
    results = run(report_on(lay_out(FILES, tmp_path)))["results"]
    (unknown,) = (result for result in results if result["ruleId"] == "unknown-agency")
    (name,) = unknown["locations"][0]["logicalLocations"]
    assert name["fullyQualifiedName"] == "tasks/I.1/lead/BA"


def test_findings_have_different_fingerprints(tmp_path: Path) -> None:
    results = run(report_on(lay_out(FILES, tmp_path)))["results"]
    hashes = {result["partialFingerprints"]["caich/v1"] for result in results}
    assert len(hashes) == len(results)


MENDABLE = (
    HEAD
    + """\
  - {id: 1.10, titel: 'Ban hành 😀 kế hoạch', area: I, lead: [BA], deadline: 2026}
  - {id: I.2, title: Tập huấn, area: I, lead: [Bộ A, bo-b]}
"""
)
TEXTS = {
    "as it is": MENDABLE,
    "lines of Windows": MENDABLE.replace("\n", "\r\n"),
    "with a byte order mark": "\ufeff" + MENDABLE,
}


@pytest.mark.parametrize("what", TEXTS)
def test_the_mends_make_the_text_that_the_editor_makes(tmp_path: Path, what: str) -> None:
    text = TEXTS[what]
    files = {"plans/2026.yaml": text, "plans/agencies.yaml": REGISTER}
    report = report_on(lay_out(files, tmp_path))
    fixes = [item.finding.fix for item in report.findings if item.finding.fix]
    expected = editor.fix(reader.read(text, ""), fixes)
    assert isinstance(expected, editor.Edited)
    body = text.removeprefix("\ufeff")
    replacements = [replacement(result) for result in run(report)["results"] if "fixes" in result]
    assert len(replacements) == len(fixes) == 4
    by_lines = by_offsets = body
    for one in reversed(replacements):
        region, new = one["deletedRegion"], one["insertedContent"]["text"]
        start = region["charOffset"]
        by_offsets = by_offsets[:start] + new + by_offsets[start + region["charLength"] :]
        by_lines = replaced(by_lines, region, new)
    assert by_offsets == by_lines == expected.document.text.removeprefix("\ufeff")


def replacement(result: Any) -> Any:
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    (only,) = change["replacements"]
    return only


def replaced(text: str, region: Any, new: str) -> str:
    """The text with a region of one line replaced, by line and columns in code points."""
    lines = text.split("\n")
    assert region["startLine"] == region["endLine"]
    line = lines[region["startLine"] - 1]
    start, end = region["startColumn"] - 1, region["endColumn"] - 1
    lines[region["startLine"] - 1] = line[:start] + new + line[end:]
    return "\n".join(lines)


def test_of_two_mends_for_one_place_the_first_is_told(tmp_path: Path) -> None:
    """A name with its marks apart, where an id belongs: composed first, then replaced."""
    task = "  - {id: I.1, title: Tập huấn, area: I, lead: [Bo\u0323\u0302A]}\n"
    register = REGISTER.replace("name: Bộ A", "name: Bộ A, aliases: [BộA]")
    files = {"plans/2026.yaml": HEAD + task, "plans/agencies.yaml": register}
    results = run(report_on(lay_out(files, tmp_path)))["results"]
    assert [result["ruleId"] for result in results] == ["decomposed-text", "unknown-agency"]
    assert [replacement(one)["insertedContent"]["text"] for one in results if "fixes" in one] == [
        "BộA"
    ]


def test_a_mend_says_whether_it_is_safe(tmp_path: Path) -> None:
    tasks = """\
  - {id: I.1, title: Tập huấn, area: I, deadline: Quuý II/2026}
  - {id: I.2, title: Tập huấn, area: I, lead: [BA]}
"""
    files = {"plans/2026.yaml": HEAD + tasks, "plans/agencies.yaml": REGISTER}
    results = run(report_on(lay_out(files, tmp_path)))["results"]
    assert [
        (replacement(result)["insertedContent"]["text"], result["fixes"][0]["properties"]["safe"])
        for result in results
    ] == [("{words: Quuý II/2026}", True), ("bo-a", True)]
