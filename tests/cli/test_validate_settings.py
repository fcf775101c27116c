"""What a workspace says of its rules: comments beside lines, and caich.toml."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ask
from tests.formats.findings.samples import HEAD, REGISTER, lay_out

OUTSIDE = "  - {id: I.1, title: Tập huấn, area: I, deadline: Quý II/2027}"
REASON = "# caich: ignore[deadline-outside-period] văn bản giao sang năm 2027"
UNKNOWN = "  - {id: I.1, title: Tập huấn, area: I, lead: [bo-x]}"


def files(*lines: str, settings: str = "") -> dict[str, str]:
    plan = {"plans/2026.yaml": HEAD + "".join(f"{line}\n" for line in lines)}
    more = {"caich.toml": settings} if settings else {}
    return {**plan, "plans/agencies.yaml": REGISTER, **more}


# The warnings that are told here; the levels of rules are tried, not which rules there are.
WARNINGS = ("deadline-outside-period", "unknown-agency", "unused-ignore", "rewritten-entry")


def spots(ask: Ask, at: Path, *words: str) -> list[str]:
    """Return each finding as rule@line."""
    return [f"{one['rule']}@{one['line']}" for one in findings(ask, at, *words)]


def findings(ask: Ask, at: Path, *words: str) -> list[Any]:
    """Return the errors of any rule, and the warnings that are told here."""
    return [
        one
        for one in answer(ask, at, *words)["findings"]
        if one["severity"] == "error" or one["rule"] in WARNINGS
    ]


def answer(ask: Ask, at: Path, *words: str) -> Any:
    return json.loads(ask("validate", "--format", "json", *words, at=at).out)


COMMENTS = {
    # lines from line 11 on -> what is told
    "none": ([OUTSIDE], ["deadline-outside-period@11"]),
    "beside": ([f"{OUTSIDE}  {REASON}"], []),
    "above": ([f"  {REASON}", OUTSIDE], []),
    "above another comment": ([f"  {REASON}", "  # Quyết định số 5", OUTSIDE], []),
    "above an empty line": (
        [f"  {REASON}", "", OUTSIDE],
        ["unused-ignore@11", "deadline-outside-period@13"],
    ),
    "below": ([OUTSIDE, f"  {REASON}"], ["deadline-outside-period@11", "unused-ignore@12"]),
    "in a text": (
        [OUTSIDE.replace("Tập huấn", f'"Tập huấn {REASON}"')],
        ["deadline-outside-period@11"],
    ),
    "of a file with a fault of structure: nobody knows what is unused": (
        [OUTSIDE.replace("title", "titel") + f"  {REASON}"],
        ["unknown-key@11"],
    ),
    "no reason": (
        [f"{OUTSIDE}  # caich: ignore[deadline-outside-period]"],
        ["deadline-outside-period@11", "ignore-without-reason@11"],
    ),
    "a rule of the edit, without a base": (
        [OUTSIDE.replace("2027", "2026") + "  # caich: ignore[rewritten-entry] gõ nhầm"],
        [],
    ),
}


@pytest.mark.parametrize("what", COMMENTS)
def test_comments_ignore_findings(ask: Ask, tmp_path: Path, what: str) -> None:
    lines, expected = COMMENTS[what]
    assert spots(ask, lay_out(files(*lines), tmp_path)) == expected


def test_what_is_ignored_is_listed_and_counted(ask: Ask, tmp_path: Path) -> None:
    raised = '[rules]\ndeadline-outside-period = "error"\n'
    at = lay_out(files(f"{OUTSIDE}  {REASON}", settings=raised), tmp_path)
    (ignored,) = answer(ask, at)["suppressed"]
    assert ignored == {
        "rule": "deadline-outside-period",
        "path": "plans/2026.yaml",
        "line": 11,
        "column": 51,
        "reason": "văn bản giao sang năm 2027",
    }
    text = ask("validate", at=at)
    assert text.code == 0
    assert "“caich: ignore” trong tệp: 1." in text.out


SETTINGS = {
    # caich.toml, the tasks -> what is told and how grave, the exit code of validate and of status
    "nothing said": ("", OUTSIDE, {"deadline-outside-period": "warning"}, 0, 0),
    "raised": (
        '[rules]\ndeadline-outside-period = "error"\n',
        OUTSIDE,
        {"deadline-outside-period": "error"},
        1,
        3,
    ),
    "off": ('[rules]\ndeadline-outside-period = "off"\n', OUTSIDE, {}, 0, 0),
    "raised, and ignored here": (
        '[rules]\ndeadline-outside-period = "error"\n',
        f"{OUTSIDE}  {REASON}",
        {},
        0,
        0,
    ),
    "off, and ignored too": (
        '[rules]\ndeadline-outside-period = "off"\n',
        f"{OUTSIDE}  {REASON}",
        {},
        0,
        0,
    ),
    "an error lowered": (
        '[rules]\nunknown-agency = "warning"\n',
        UNKNOWN,
        {"unknown-agency": "warning"},
        0,
        0,
    ),
    "an error off": ('[rules]\nunknown-agency = "off"\n', UNKNOWN, {}, 0, 0),
    "comments themselves": (
        '[rules]\nunused-ignore = "error"\n',
        f"  {REASON}\n" + OUTSIDE.replace("2027", "2026"),
        {"unused-ignore": "error"},
        1,
        0,
    ),
    "what cannot be lowered": (
        '[rules]\nunknown-key = "off"\n',
        OUTSIDE.replace("2027", "2026"),
        {"fixed-severity": "error"},
        1,
        3,
    ),
    "a faulty file": (
        "[rules\n",
        OUTSIDE,
        {"settings-syntax": "error", "deadline-outside-period": "warning"},
        1,
        3,
    ),
}


@pytest.mark.parametrize("what", SETTINGS)
def test_a_workspace_sets_the_levels_of_rules(ask: Ask, tmp_path: Path, what: str) -> None:
    settings, tasks, expected, code, status = SETTINGS[what]
    at = lay_out(files(tasks, settings=settings), tmp_path)
    levels = {finding["rule"]: finding["severity"] for finding in findings(ask, at)}
    assert levels == expected
    assert ask("validate", at=at).code == code
    assert ask("status", at=at).code == status


def test_a_fault_in_the_settings_is_told_where_it_stands(ask: Ask, tmp_path: Path) -> None:
    settings = '# mức\n[rules]\ndeadline-outside-perod = "off"\n'
    at = lay_out(files(OUTSIDE, settings=settings), tmp_path)
    out = ask("validate", "plans/2026.yaml", at=at).out
    assert "caich.toml:3:1: lỗi[unknown-setting]" in out
    assert '3 | deadline-outside-perod = "off"' in out
    assert "deadline-outside-period" in out.split("cách sửa:")[1]


def test_settings_that_cannot_be_read(ask: Ask, tmp_path: Path) -> None:
    at = lay_out(files(OUTSIDE), tmp_path)
    (at / "caich.toml").mkdir()
    found = ask("validate", at=at)
    assert found.code == 3
    assert "caich.toml:1:1: lỗi[unreadable-file]" in found.out


def test_settings_are_of_their_own_workspace(ask: Ask, tmp_path: Path) -> None:
    quiet = files(OUTSIDE, settings='[rules]\ndeadline-outside-period = "off"\n')
    lay_out({f"a/{name}": text for name, text in quiet.items()}, tmp_path)
    lay_out({f"b/{name}": text for name, text in files(OUTSIDE).items()}, tmp_path)
    paths = [finding["path"] for finding in findings(ask, tmp_path, "a", "b")]
    assert paths == ["b/plans/2026.yaml"]


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """A workspace whose log was rewritten, with what it was in a folder beside it."""
    task = "  - {{id: I.1, title: a, area: I, updates: [{{date: 2026-02-01, progress: {}}}]}}"
    lay_out({f"before/{name}": text for name, text in files(task.format(10)).items()}, tmp_path)
    return lay_out(files(task.format(20) + "  {comment}", settings="{settings}"), tmp_path / "now")


EDITED = {
    # the comment beside the entry, the base's settings, the edit's own -> what is told of the edit
    ("", "", ""): {"rewritten-entry": "error"},
    ("# caich: ignore[rewritten-entry] gõ nhầm", "", ""): {},
    ("# caich: ignore[rewritten-entry]", "", ""): {
        "rewritten-entry": "error",
        "ignore-without-reason": "error",
    },
    ("# caich: ignore[removed-entry] gõ nhầm", "", ""): {
        "rewritten-entry": "error",
        "unused-ignore": "warning",
    },
    ("", 'rewritten-entry = "warning"', ""): {"rewritten-entry": "warning"},
    ("", 'rewritten-entry = "off"', 'rewritten-entry = "error"'): {},
    ("", "", 'rewritten-entry = "off"'): {"rewritten-entry": "error"},
}


@pytest.mark.parametrize(("comment", "before", "own"), EDITED)
def test_the_edit_is_judged_by_the_settings_that_it_found(
    ask: Ask, edited: Path, comment: str, before: str, own: str
) -> None:
    plan = edited / "plans/2026.yaml"
    plan.write_text(plan.read_text("utf-8").replace("{comment}", comment), "utf-8")
    (edited / "caich.toml").write_text(f"[rules]\n{own}\n", "utf-8")
    (edited.parent / "before/caich.toml").write_text(f"[rules]\n{before}\n", "utf-8")
    levels = {
        finding["rule"]: finding["severity"]
        for finding in findings(ask, edited, "--base", "../before")
    }
    assert levels == EDITED[comment, before, own]
